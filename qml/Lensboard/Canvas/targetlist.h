// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvasview.h"

#include <QAbstractListModel>
#include <QPointer>

// The services that an edge from `source` can lead to, for connecting by keys: permitted ones first, the nearest of
// them first, then those that are refused, with the sentence that says why. The one looked at is shown on the canvas.
namespace lensboard {

class TargetList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::CanvasView *canvas READ canvas WRITE setCanvas NOTIFY changed REQUIRED)
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY changed) // empty: nothing is connected
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int legalCount READ legalCount NOTIFY changed)

public:
    enum Role { TargetName = Qt::UserRole + 1, TargetNote, TargetLayer, TargetGlyph, TargetLegal };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] CanvasView *canvas() const { return m_canvas; }
    void setCanvas(CanvasView *canvas);
    [[nodiscard]] QString source() const { return QString::fromStdString(m_source.text); }
    void setSource(const QString &source);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int legalCount() const;

    // Marks the row's service on the canvas with the line that would lead there, and brings it into view; -1: none.
    Q_INVOKABLE void show(int row);
    // Makes the edge; false, and the session says why, when it is refused.
    Q_INVOKABLE bool connectTo(int row);
    // The row of the service that lies next in that direction from the one in `row`, or `row` itself.
    Q_INVOKABLE int rowTowards(int row, int dx, int dy) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        Id id;
        bool legal = false;
        double distance = 0;
        QString note;
    };
    void fill();
    [[nodiscard]] const Node *nodeAt(int row) const;

    QPointer<CanvasView> m_canvas;
    Id m_source;
    QString m_filter;
    std::vector<Row> m_rows;
};

} // namespace lensboard
