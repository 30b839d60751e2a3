// SPDX-License-Identifier: Apache-2.0
#include "tilestore.h"

#include "Lensboard/Painter/scenepainter.h"

#include <QPainter>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lensboard {

namespace {

constexpr int overviewPixels = 1600;       // longest side of the overview
constexpr double tooCoarse = 1.6;          // a level is shown at most so much enlarged or reduced while zooming
constexpr qint64 immediatePixels = 700000; // of an edit, repainted at once; more is painted in the background
constexpr std::size_t immediateParts = 24; // each costs more than its pixels
constexpr double antialiasMargin = 2;      // device pixels

Rect toRect(const QRectF &r)
{
    return {r.x(), r.y(), r.width(), r.height()};
}

QRectF toQRectF(const Rect &r)
{
    return {r.x, r.y, r.width, r.height};
}

QImage paintArea(const SceneItems &items, const QRectF &area, QSize size, double scale, const Palette &palette,
                 bool grid, const std::set<Id> &faded)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    PaintOptions options;
    options.grid = grid;
    options.pale = &faded;
    ScenePainter::paint(painter, items, area, scale, palette, options);
    return image;
}

} // namespace

TileStore::TileStore(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
}

TileStore::~TileStore()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QRectF TileStore::areaOf(const QPoint &key, double scale)
{
    const double side = tileSize / scale;
    return {key.x() * side, key.y() * side, side, side};
}

void TileStore::setScene(const Scene *scene)
{
    m_scene = scene;
    clear();
}

void TileStore::setPalette(const Palette &palette)
{
    if (m_palette.theme() == palette.theme())
        return;
    m_palette = palette;
    clear();
}

void TileStore::clear()
{
    abandonJobs();
    m_front.tiles.clear();
    m_back = {0, {}};
    m_overview = {};
    m_overviewStale = true;
    ++m_overviewVersion;
    requestVisible();
    Q_EMIT changed();
}

TileStore::Overview TileStore::takeOverview()
{
    if (m_overviewStale || m_overviewPending)
        return {};
    return {std::exchange(m_overview, {}), m_overviewArea, static_cast<int>(m_palette.theme())};
}

void TileStore::putOverview(Overview overview)
{
    if (overview.image.isNull() || overview.theme != static_cast<int>(m_palette.theme()))
        return;
    m_overview = std::move(overview.image);
    m_overviewArea = overview.area;
    ++m_overviewSerial;
    Q_EMIT changed();
}

void TileStore::setHidden(const std::set<Id> &hidden)
{
    std::vector<Rect> areas;
    const auto note = [&](const Id &id) {
        if (const SceneItemPtr item = m_scene ? m_scene->item(id) : nullptr)
            areas.push_back(item->bounds);
    };
    for (const Id &id : hidden) {
        if (m_hidden.count(id) == 0)
            note(id);
    }
    for (const Id &id : m_hidden) {
        if (hidden.count(id) == 0)
            note(id);
    }
    m_hidden = hidden;
    damage(areas);
}

// In the background: the tiles show the board as it was until the new ones are there.
void TileStore::setFaded(std::set<Id> faded)
{
    if (faded == *m_faded)
        return;
    m_faded = std::make_shared<const std::set<Id>>(std::move(faded));
    m_overviewStale = true;
    ++m_overviewVersion;
    for (Tile &tile : m_front.tiles) {
        ++tile.version;
        tile.stale = true;
    }
    m_back = {0, {}};
    requestVisible();
}

void TileStore::setView(const QRectF &area, double scale, bool settled)
{
    m_area = area;
    const double ratio = scale / m_front.scale;
    if ((settled && std::abs(ratio - 1) > 1e-9) || ratio > tooCoarse || ratio < 1 / tooCoarse)
        startLevel(scale);
    dropFarTiles();
    requestVisible();
}

// Jobs that wait are dropped, what those under way paint is thrown away.
void TileStore::abandonJobs()
{
    ++m_epoch;
    m_pool.clear();
    m_overviewStale = m_overviewStale || m_overviewPending;
    m_overviewPending = false;
}

void TileStore::startLevel(double scale)
{
    abandonJobs();
    const bool useful = std::any_of(m_front.tiles.cbegin(), m_front.tiles.cend(),
                                    [](const Tile &tile) { return !tile.image.isNull(); });
    if (useful)
        m_back = std::move(m_front);
    m_front = {scale, {}};
}

QRect TileStore::visibleKeys(int ring) const
{
    const double side = tileSize / m_front.scale;
    const int left = static_cast<int>(std::floor(m_area.left() / side)) - ring;
    const int top = static_cast<int>(std::floor(m_area.top() / side)) - ring;
    const int right = static_cast<int>(std::ceil(m_area.right() / side)) + ring;
    const int bottom = static_cast<int>(std::ceil(m_area.bottom() / side)) + ring;
    return {left, top, right - left, bottom - top};
}

void TileStore::requestVisible()
{
    if (!m_scene || m_area.isEmpty())
        return;
    requestOverview();
    const QRect visible = visibleKeys(0);
    const QRect ring = visibleKeys(1);
    for (int y = visible.top(); y <= visible.bottom(); ++y) {
        for (int x = visible.left(); x <= visible.right(); ++x)
            request({x, y});
    }
    for (int y = ring.top(); y <= ring.bottom(); ++y) {
        for (int x = ring.left(); x <= ring.right(); ++x) {
            if (!visible.contains(x, y))
                request({x, y});
        }
    }
}

SceneItems TileStore::itemsIn(const QRectF &area) const
{
    SceneItems items = m_scene->query(toRect(area));
    if (!m_hidden.empty())
        std::erase_if(items, [this](const SceneItemPtr &item) { return m_hidden.count(item->record) > 0; });
    return items;
}

void TileStore::request(const QPoint &key)
{
    Tile &tile = m_front.tiles[key];
    if (tile.pending || (!tile.image.isNull() && !tile.stale))
        return;
    tile.pending = true;
    const double scale = m_front.scale;
    const QRectF area = areaOf(key, scale);
    const double margin = antialiasMargin / scale;
    // The destructor waits for the pool, so `this` outlives the job; late results are dropped with the object.
    m_pool.start([this, key, scale, area, version = tile.version, epoch = m_epoch, palette = m_palette, faded = m_faded,
                  items = itemsIn(area.adjusted(-margin, -margin, margin, margin))] {
        const QImage image = paintArea(items, area, {tileSize, tileSize}, scale, palette, true, *faded);
        QMetaObject::invokeMethod(
            this,
            [this, key, scale, version, epoch, image] {
                if (epoch == m_epoch)
                    finishTile(key, scale, version, image);
            },
            Qt::QueuedConnection);
    });
}

void TileStore::finishTile(const QPoint &key, double scale, quint64 version, const QImage &image)
{
    const auto tile = m_front.tiles.find(key);
    if (tile == m_front.tiles.end() || std::abs(scale - m_front.scale) > 1e-12)
        return;
    tile->pending = false;
    if (tile->version != version) {
        tile->stale = true;
        request(key);
        return;
    }
    tile->image = image;
    tile->stale = false;
    tile->serial = ++m_serial;
    retireBackIfComplete();
    Q_EMIT changed();
}

bool TileStore::isSharp() const
{
    const QRect visible = visibleKeys(0);
    for (int y = visible.top(); y <= visible.bottom(); ++y) {
        for (int x = visible.left(); x <= visible.right(); ++x) {
            const auto tile = m_front.tiles.constFind({x, y});
            if (tile == m_front.tiles.cend() || tile->image.isNull() || tile->stale)
                return false;
        }
    }
    return true;
}

void TileStore::retireBackIfComplete()
{
    if (m_back.scale > 0 && isSharp())
        m_back = {0, {}};
}

void TileStore::dropFarTiles()
{
    const QRect keep = visibleKeys(3);
    m_front.tiles.removeIf([&](const auto &entry) { return !keep.contains(entry.key()); });
}

void TileStore::damage(const std::vector<Rect> &areas)
{
    if (areas.empty() || !m_scene)
        return;
    m_overviewStale = true;
    ++m_overviewVersion;
    const QRect visible = visibleKeys(0);
    qint64 spent = 0;
    const bool little = areas.size() <= immediateParts;
    const double margin = antialiasMargin / m_front.scale;
    for (const Rect &rect : areas) {
        const QRectF area = toQRectF(rect).adjusted(-margin, -margin, margin, margin);
        for (auto tile = m_front.tiles.begin(); tile != m_front.tiles.end(); ++tile) {
            if (!areaOf(tile.key(), m_front.scale).intersects(area))
                continue;
            ++tile->version;
            if (tile->image.isNull() || tile->stale)
                continue;
            tile->stale = true;
            if (little && visible.contains(tile.key()) && spent < immediatePixels) {
                spent += repaintPart(tile.key(), area);
                tile->stale = false;
            }
        }
    }
    if (m_back.scale > 0)
        m_back = {0, {}}; // would show the past
    requestVisible();
    Q_EMIT changed();
}

qint64 TileStore::repaintPart(const QPoint &key, const QRectF &area)
{
    Tile &tile = m_front.tiles[key];
    const double scale = m_front.scale;
    const QRectF whole = areaOf(key, scale);
    const QRectF part = area.intersected(whole);
    const QRect pixels = QRectF((part.x() - whole.x()) * scale, (part.y() - whole.y()) * scale, part.width() * scale,
                                part.height() * scale)
                             .toAlignedRect()
                             .intersected(QRect(0, 0, tileSize, tileSize));
    if (pixels.isEmpty())
        return 0;
    const QRectF exact(whole.x() + pixels.x() / scale, whole.y() + pixels.y() / scale, pixels.width() / scale,
                       pixels.height() / scale);
    const double margin = antialiasMargin / scale;
    QPainter painter(&tile.image);
    painter.setClipRect(pixels);
    PaintOptions options;
    options.grid = true;
    options.pale = m_faded.get();
    painter.translate(pixels.topLeft());
    ScenePainter::paint(painter, itemsIn(exact.adjusted(-margin, -margin, margin, margin)), exact, scale, m_palette,
                        options);
    tile.serial = ++m_serial;
    return qint64(pixels.width()) * pixels.height();
}

void TileStore::requestOverview()
{
    if (!m_overviewStale || m_overviewPending || !m_scene)
        return;
    const Rect bounds = m_scene->bounds();
    if (bounds.width <= 0 || bounds.height <= 0) {
        m_overview = {};
        m_overviewStale = false;
        return;
    }
    const QRectF area = toQRectF(bounds).adjusted(-40, -40, 40, 40);
    const double scale = std::min(1.0, overviewPixels / std::max(area.width(), area.height()));
    const QSize size(std::max(1, qRound(area.width() * scale)), std::max(1, qRound(area.height() * scale)));
    m_overviewPending = true;
    m_overviewStale = false;
    m_pool.start(
        [this, area, size, scale, version = m_overviewVersion, palette = m_palette, faded = m_faded,
         items = itemsIn(area)] {
            const QImage image = paintArea(items, area, size, scale, palette, false, *faded);
            QMetaObject::invokeMethod(
                this, [this, image, area, version] { finishOverview(image, area, version); }, Qt::QueuedConnection);
        },
        -1);
}

void TileStore::finishOverview(const QImage &image, const QRectF &area, quint64 version)
{
    m_overviewPending = false;
    if (version != m_overviewVersion) {
        m_overviewStale = true;
        requestOverview();
    }
    m_overview = image;
    m_overviewArea = area;
    ++m_overviewSerial;
    Q_EMIT changed();
}

} // namespace lensboard
