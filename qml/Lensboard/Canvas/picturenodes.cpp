// SPDX-License-Identifier: Apache-2.0
#include "picturenodes.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>

#include <cmath>

namespace lensboard {

namespace {

qint64 scaleKey(double scale)
{
    return std::llround(scale * 65536);
}

} // namespace

PictureNodes::PictureNodes(QQuickWindow *window)
    : m_background(window->createRectangleNode())
    , m_overviewLayer(new QSGTransformNode)
    , m_backLayer(new QSGTransformNode)
    , m_frontLayer(new QSGTransformNode)
    , m_veil(window->createRectangleNode())
    , m_liveLayer(new QSGTransformNode)
{
    appendChildNode(m_background);
    appendChildNode(m_overviewLayer);
    appendChildNode(m_backLayer);
    appendChildNode(m_frontLayer);
    appendChildNode(m_veil);
    appendChildNode(m_liveLayer);
}

void PictureNodes::update(QQuickWindow *window, const TileStore &store, const Viewport &viewport, QColor canvas,
                          const QColor &veil, const LiveLayer &live)
{
    const QRectF all(QPointF(0, 0), viewport.size());
    m_background->setRect(all);
    m_background->setColor(canvas);
    m_veil->setRect(veil.alpha() > 0 ? all : QRectF());
    m_veil->setColor(veil);
    if (!store.isSharp() && !store.overview().isNull()) {
        showImage(window, m_overview[{}], m_overviewLayer, store.overview(), store.overviewSerial(),
                  viewport.toView(store.overviewArea()), true);
    }
    dropUnused(m_overview);
    if (store.back().scale > 0)
        showLevel(window, store.back(), viewport, m_backLayer, m_back);
    dropUnused(m_back);
    showLevel(window, store.front(), viewport, m_frontLayer, m_front);
    dropUnused(m_front);
    if (!live.image.isNull())
        showImage(window, m_live[{}], m_liveLayer, live.image, live.serial, viewport.toView(live.area), false);
    dropUnused(m_live);
}

void PictureNodes::showLevel(QQuickWindow *window, const TileStore::Level &level, const Viewport &viewport,
                             QSGNode *parent, QHash<Key, Shown> &shown)
{
    const QRectF seen = viewport.area();
    for (auto tile = level.tiles.cbegin(); tile != level.tiles.cend(); ++tile) {
        const QRectF area = TileStore::areaOf(tile.key(), level.scale);
        if (tile->image.isNull() || !area.intersects(seen))
            continue;
        showImage(window, shown[{scaleKey(level.scale), tile.key()}], parent, tile->image, tile->serial,
                  viewport.toView(area), false);
    }
}

void PictureNodes::showImage(QQuickWindow *window, Shown &shown, QSGNode *parent, const QImage &image, quint64 serial,
                             const QRectF &rect, bool smooth)
{
    const bool isNew = !shown.node;
    if (isNew) {
        shown.node = window->createImageNode();
        shown.node->setOwnsTexture(true);
        shown.serial = serial + 1;
    }
    if (shown.serial != serial) {
        shown.node->setTexture(window->createTextureFromImage(image));
        shown.serial = serial;
    }
    shown.node->setFiltering(smooth ? QSGTexture::Linear : QSGTexture::Nearest);
    if (shown.node->rect() != rect)
        shown.node->setRect(rect);
    if (isNew) // only now: the software renderer looks at the texture at once
        parent->appendChildNode(shown.node);
    shown.used = true;
}

void PictureNodes::dropUnused(QHash<Key, Shown> &shown)
{
    shown.removeIf([](auto entry) {
        Shown &value = entry.value();
        if (std::exchange(value.used, false))
            return false;
        delete value.node; // leaves its parent and frees its texture
        return true;
    });
}

} // namespace lensboard
