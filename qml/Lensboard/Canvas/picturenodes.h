// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tilestore.h"
#include "viewport.h"

#include <QColor>
#include <QHash>
#include <QSGNode>

class QQuickWindow;
class QSGImageNode;
class QSGRectangleNode;

// The scene graph of the canvas: background, overview, tiles of two levels, veil and live layer as image and rectangle
// nodes (these draw in the GPU and in the software renderer alike). Lives on the render thread; moving the view only
// moves nodes. The groups are transform nodes because the software renderer hands clip and place down only through
// nodes of that kind when children are added later.
namespace lensboard {

// A picture painted for now: what is dragged, selected or lit up.
struct LiveLayer
{
    QImage image; // device pixels, null for nothing
    QRectF area;  // canvas units
    quint64 serial = 0;
};

class PictureNodes : public QSGTransformNode
{
public:
    explicit PictureNodes(QQuickWindow *window);

    void update(QQuickWindow *window, const TileStore &store, const Viewport &viewport, QColor canvas,
                const QColor &veil, const LiveLayer &live);

private:
    struct Shown
    {
        QSGImageNode *node = nullptr;
        quint64 serial = 0;
        bool used = false;
    };
    using Key = QPair<qint64, QPoint>; // scale in 1/65536, tile

    void showLevel(QQuickWindow *window, const TileStore::Level &level, const Viewport &viewport, QSGNode *parent,
                   QHash<Key, Shown> &shown);
    void showImage(QQuickWindow *window, Shown &shown, QSGNode *parent, const QImage &image, quint64 serial,
                   const QRectF &rect, bool smooth);
    static void dropUnused(QHash<Key, Shown> &shown);

    QSGRectangleNode *m_background;
    QSGTransformNode *m_overviewLayer;
    QSGTransformNode *m_backLayer;
    QSGTransformNode *m_frontLayer;
    QSGRectangleNode *m_veil;
    QSGTransformNode *m_liveLayer;
    QHash<Key, Shown> m_overview;
    QHash<Key, Shown> m_back;
    QHash<Key, Shown> m_front;
    QHash<Key, Shown> m_live;
};

} // namespace lensboard
