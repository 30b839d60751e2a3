// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvasview.h"

#include <QQuickPaintedItem>

// The whole board in small, with the part that is seen framed; a press or drag moves the view there.
namespace lensboard {

class Minimap : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::CanvasView *canvas READ canvas WRITE setCanvas NOTIFY canvasChanged)
    Q_PROPERTY(QColor nodeColour MEMBER m_nodeColour NOTIFY coloursChanged)
    Q_PROPERTY(QColor frameColour MEMBER m_frameColour NOTIFY coloursChanged)

public:
    explicit Minimap(QQuickItem *parent = nullptr);

    [[nodiscard]] CanvasView *canvas() const { return m_canvas; }
    void setCanvas(CanvasView *canvas);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void canvasChanged();
    void coloursChanged();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void goTo(QPointF position);
    // Canvas units shown, and pixels per unit.
    [[nodiscard]] QRectF shownArea() const;
    [[nodiscard]] double scaleFor(const QRectF &area) const;

    CanvasView *m_canvas = nullptr;
    QColor m_nodeColour{0x98, 0xA2, 0xB3};
    QColor m_frameColour{0x3D, 0x5A, 0xFE};
};

} // namespace lensboard
