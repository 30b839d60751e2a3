// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

// A small drawing from SVG path data on a square grid (24 by default), stroked with round ends or filled, scaled to the
// item. Looks the same with the software renderer and on the graphics card. Draws nothing else and takes no input.
namespace lensboard {

class PathIcon : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList paths READ paths WRITE setPaths NOTIFY changed)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)
    Q_PROPERTY(QColor fill READ fill WRITE setFill NOTIFY changed)
    Q_PROPERTY(qreal strokeWidth READ strokeWidth WRITE setStrokeWidth NOTIFY changed)
    Q_PROPERTY(qreal grid READ grid WRITE setGrid NOTIFY changed)

public:
    explicit PathIcon(QQuickItem *parent = nullptr);

    [[nodiscard]] QStringList paths() const { return m_paths; }
    void setPaths(const QStringList &paths);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);
    [[nodiscard]] QColor fill() const { return m_fill; }
    void setFill(const QColor &fill);
    // In units of the grid; 0 strokes nothing.
    [[nodiscard]] qreal strokeWidth() const { return m_strokeWidth; }
    void setStrokeWidth(qreal width);
    [[nodiscard]] qreal grid() const { return m_grid; }
    void setGrid(qreal grid);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    void refresh();

    QStringList m_paths;
    QColor m_color{Qt::black};
    QColor m_fill{Qt::transparent};
    qreal m_strokeWidth = 1.7;
    qreal m_grid = 24;
};

} // namespace lensboard
