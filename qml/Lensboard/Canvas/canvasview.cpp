// SPDX-License-Identifier: Apache-2.0
#include "canvasview.h"

#include "edit/edges.h"
#include "edit/lock.h"
#include "edit/nodes.h"

#include <QNativeGestureEvent>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

constexpr int settleMs = 90;           // after the last zoom step the sharp tiles are painted
constexpr double refinedZoom = 0.1;    // below it routes stay plain
constexpr double readableZoom = 0.5;   // below it names are hard to read
constexpr double fitMargin = 60;       // view pixels around the whole picture
constexpr int veilAlpha = 150;         // of 255: how much a focused finding dims the rest
constexpr std::size_t refineStep = 60; // plain routes made good per slice

QRectF toQRectF(const Rect &r)
{
    return {r.x, r.y, r.width, r.height};
}

QColor toQColor(const Colour &colour, int alpha = 255)
{
    return {colour.red, colour.green, colour.blue, alpha};
}

Id toId(const QString &text)
{
    return Id(text.toStdString());
}

} // namespace

CanvasView::CanvasView(QQuickItem *parent)
    : QQuickItem(parent)
    , m_input(*this)
{
    setFlag(ItemHasContents);
    setFlag(ItemIsFocusScope, false);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton | Qt::RightButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    m_refine.setSingleShot(true);
    m_refine.setInterval(0);
    m_glide.setDuration(220);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_settle, &QTimer::timeout, this, [this] { viewportMoved(false); });
    connect(&m_refine, &QTimer::timeout, this, &CanvasView::refineVisible);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_viewport.setOrigin(value.toPointF());
        viewportMoved(false);
    });
    connect(&m_tiles, &TileStore::changed, this, [this] {
        update();
        Q_EMIT pictureChanged();
    });
    m_tiles.setScene(&m_scene);
}

CanvasView::~CanvasView() = default;

double CanvasView::ratio() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1;
}

void CanvasView::setTheme(int theme)
{
    const auto wanted = static_cast<Theme>(std::clamp(theme, 0, 2));
    if (wanted == m_palette.theme())
        return;
    m_palette = Palette(wanted);
    m_tiles.setPalette(m_palette);
    refreshLive();
    Q_EMIT themeChanged();
}

void CanvasView::rebuild()
{
    m_input.reset();
    m_preview.clear();
    m_dragged.clear();
    m_sketch.clear();
    m_marks.clear();
    m_mark = {};
    m_tiles.setFaded({});
    if (m_session)
        m_scene.build(m_session->document(), m_session->findings(), sceneOptions());
    else
        m_scene = Scene();
    m_tiles.setHidden({});
    m_tiles.clear();
    m_fitPending = true;
    if (width() > 0 && height() > 0)
        showFirst();
    refreshLive();
    m_refine.start();
    Q_EMIT pictureChanged();
}

void CanvasView::applyChange(const ChangeSet &change)
{
    applyDiff(m_scene.update(m_session->document(), change, {}, m_session->findings()));
}

void CanvasView::applyFindings(const FindingDiff &diff)
{
    applyDiff(m_scene.update(m_session->document(), {}, diff, m_session->findings()));
}

void CanvasView::applyDiff(const SceneDiff &diff)
{
    if (diff.empty() && diff.damaged.empty())
        return;
    m_tiles.damage(diff.damaged);
    refreshLive();
    m_refine.start();
    Q_EMIT pictureChanged();
    Q_EMIT hoverChanged();
}

// Plain routes that are in view are made good, a slice at a time, so that the window stays quick. Seen from afar, with
// thousands of lines in view, they stay plain: nobody could tell them apart, and each step would look at all of them.
void CanvasView::refineVisible()
{
    if (!m_session || !m_scene.hasPlainRoutes() || m_viewport.zoom() < refinedZoom)
        return;
    const QRectF area = m_viewport.area();
    const SceneDiff diff =
        m_scene.refine(m_session->document(), {area.x(), area.y(), area.width(), area.height()}, refineStep);
    m_tiles.damage(diff.damaged);
    if (!diff.empty())
        m_refine.start();
}

QRectF CanvasView::pictureArea() const
{
    return toQRectF(m_scene.bounds());
}

void CanvasView::viewportMoved(bool zooming)
{
    if (zooming)
        m_settle.start();
    m_tiles.setView(m_viewport.area(), m_viewport.zoom() * ratio(), !zooming);
    if (!zooming && (!m_liveSeen.contains(m_viewport.area()) || m_liveZoom != m_viewport.zoom()))
        refreshLive();
    if (m_scene.hasPlainRoutes())
        m_refine.start();
    if (m_session) {
        const QPointF center = m_viewport.area().center();
        m_session->setViewCenter(center.x(), center.y());
    }
    update();
    Q_EMIT viewChanged();
    Q_EMIT hoverChanged();
    Q_EMIT handlesChanged();
}

// The first view of a document: all of it when its names can still be read then, else its beginning, which is at the
// left because flow goes from left to right.
void CanvasView::showFirst()
{
    zoomToFit();
    const QRectF picture = pictureArea();
    m_shownFirst.reset();
    if (picture.isEmpty())
        return;
    if (m_viewport.zoom() < readableZoom)
        showReadable(picture);
    m_shownFirst = {m_viewport.origin(), m_viewport.zoom()};
}

// The picture's beginning, or its middle where there is room for it, at a zoom where names can be read.
void CanvasView::showReadable(const QRectF &picture)
{
    m_viewport.zoomAt({0, 0}, readableZoom);
    const double margin = fitMargin / readableZoom; // the tools beside the board stand in it
    const QSizeF seen = m_viewport.area().size();
    const auto from = [margin](double start, double length, double room) {
        return length + 2 * margin > room ? start - margin : start - (room - length) / 2;
    };
    m_viewport.setOrigin(
        {from(picture.x(), picture.width(), seen.width()), from(picture.y(), picture.height(), seen.height())});
    viewportMoved(false);
}

void CanvasView::zoomToFit()
{
    m_glide.stop();
    m_fitPending = false;
    const QRectF picture = pictureArea();
    if (picture.isEmpty()) {
        m_viewport = Viewport();
        m_viewport.setSize(size());
        m_viewport.setDevicePixelRatio(ratio());
    } else {
        m_viewport.fit(picture, fitMargin);
    }
    viewportMoved(false);
}

void CanvasView::zoomBy(double factor)
{
    zoomTo(m_viewport.zoom() * factor);
}

void CanvasView::zoomTo(double zoom)
{
    m_glide.stop();
    m_viewport.zoomAt({width() / 2, height() / 2}, zoom);
    viewportMoved(true);
}

void CanvasView::panBy(double dx, double dy)
{
    m_glide.stop();
    m_viewport.panBy({dx, dy});
    viewportMoved(false);
}

void CanvasView::centerOn(double canvasX, double canvasY)
{
    m_glide.stop();
    m_viewport.centerOn({canvasX, canvasY});
    viewportMoved(false);
}

void CanvasView::reveal(const QStringList &ids)
{
    if (ids.isEmpty())
        return zoomToFit();
    QRectF all;
    for (const QString &id : ids) {
        if (const SceneItemPtr item = m_scene.item(toId(id)))
            all |= toQRectF(item->bounds);
    }
    revealArea(all);
}

void CanvasView::revealArea(const QRectF &all)
{
    m_glide.stop(); // it might lead away
    const QRectF seen = m_viewport.area();
    const double margin = 24 / m_viewport.zoom();
    if (all.isEmpty() || seen.contains(all.adjusted(-margin, -margin, margin, margin)))
        return;
    Viewport goal = m_viewport;
    if (all.width() > seen.width() * 0.9 || all.height() > seen.height() * 0.9) {
        goal.fit(all, fitMargin, m_viewport.zoom());
        m_viewport = goal;
        viewportMoved(false);
        return;
    }
    goal.centerOn(all.center());
    animateTo(goal.origin());
}

void CanvasView::animateTo(const QPointF &origin)
{
    m_glide.stop();
    m_glide.setStartValue(m_viewport.origin());
    m_glide.setEndValue(origin);
    m_glide.start();
}

QRectF CanvasView::viewRectOf(const QString &id) const
{
    const SceneItemPtr item = m_scene.item(toId(id));
    return item ? m_viewport.toView(toQRectF(item->body)) : QRectF();
}

QStringList CanvasView::badgeFindings() const
{
    QStringList keys;
    for (const std::string &key : m_scene.findingsOn(toId(m_input.badgeRecord())))
        keys << QString::fromStdString(key);
    return keys;
}

QRectF CanvasView::badgeRect() const
{
    const SceneItemPtr item = m_scene.item(toId(m_input.badgeRecord()));
    if (!item)
        return {};
    for (const Primitive &shape : item->shapes) {
        if (const auto *badge = std::get_if<BadgeMark>(&shape)) {
            const double half = badge->size / 2;
            return m_viewport.toView(QRectF(badge->center.x - half, badge->center.y - half, badge->size, badge->size));
        }
    }
    return {};
}

QVariantMap CanvasView::findingInfo(const QString &key) const
{
    QVariantMap info{{QStringLiteral("title"), QString()},
                     {QStringLiteral("message"), QString()},
                     {QStringLiteral("kind"), QStringLiteral("ask")}};
    if (!m_session)
        return info;
    const auto found = m_session->findings().find(key.toStdString());
    if (found == m_session->findings().end())
        return info;
    const Finding &finding = found->second;
    const bool asks = finding.verdict == FindingVerdict::Ask;
    info[QStringLiteral("title")] = QString::fromStdString(finding.title);
    info[QStringLiteral("message")] = QString::fromStdString(asks ? finding.question : finding.message);
    if (finding.verdict == FindingVerdict::Fail)
        info[QStringLiteral("kind")] = QString::fromUtf8(toWord(finding.severity).data());
    else if (finding.verdict == FindingVerdict::Pass)
        info[QStringLiteral("kind")] = QStringLiteral("proved");
    return info;
}

QRectF CanvasView::resizeRect() const
{
    if (!m_session || m_session->selected().size() != 1)
        return {};
    const Id &id = m_session->selected().front();
    if (const auto record = m_session->document().record(id); !record || isLocked(*record))
        return {};
    if (m_session->document().stroke(id) || m_session->document().image(id))
        return viewRectOf(QString::fromStdString(id.text));
    if (const Boundary *boundary = m_session->document().boundary(id))
        return m_viewport.toView(toQRectF(boundary->frame));
    if (const Note *note = m_session->document().note(id))
        return m_viewport.toView(toQRectF(note->frame));
    return {};
}

void CanvasView::showDragged(std::map<Id, Rect> frames, std::vector<Primitive> sketch)
{
    std::set<Id> hidden;
    for (const auto &[id, frame] : frames)
        hidden.insert(id);
    if (m_session && !frames.empty()) {
        for (const auto &[id, edge] : m_session->document().edges()) {
            if (frames.count(edge.source) > 0 || frames.count(edge.target) > 0)
                hidden.insert(id);
        }
    }
    m_dragged = std::move(frames);
    m_sketch = std::move(sketch);
    m_tiles.setHidden(hidden);
    refreshLive();
}

void CanvasView::showSketch(std::vector<Primitive> shapes)
{
    m_sketch = std::move(shapes);
    refreshLive();
}

void CanvasView::dragType(const QString &type, double viewX, double viewY)
{
    const QPointF center = m_viewport.toCanvas({viewX, viewY});
    Node ghost;
    ghost.type = type.toStdString();
    ghost.name = catalog().type(ghost.type).name;
    ghost.frame = {center.x() - nodeWidth / 2, center.y() - nodeHeight / 2, nodeWidth, nodeHeight};
    m_sketch.clear();
    const Point corner = m_input.placeFor(ghost.frame, m_sketch);
    ghost.frame.x = corner.x;
    ghost.frame.y = corner.y;
    m_ghost = ghost;
    refreshLive();
}

void CanvasView::endDragType()
{
    m_ghost.reset();
    m_sketch.clear();
    refreshLive();
}

QString CanvasView::dropType(const QString &type, double viewX, double viewY)
{
    dragType(type, viewX, viewY);
    const Point there = m_ghost->frame.center();
    endDragType();
    if (!m_session)
        return {};
    const QPointF place = m_viewport.toCanvas({viewX, viewY});
    const auto hit = m_scene.hitTest({place.x(), place.y()}, 6 / m_viewport.zoom());
    if (!hit || (hit->part != HitPart::Edge && hit->part != HitPart::EdgeLabel))
        return m_session->addNode(type, there.x, there.y);
    Id added;
    const QString name = QString::fromStdString(catalog().type(type.toStdString()).name);
    m_session->edit(tr("Insert %1").arg(name), [&](Transaction &transaction) {
        auto inserted = insertOnEdge(transaction, m_session->ids(), catalog(), hit->record, type.toStdString(),
                                     {place.x(), place.y()});
        if (inserted)
            added = *inserted;
    });
    if (added.empty()) // the pair of services does not permit it: put it beside the edge
        return m_session->addNode(type, place.x(), place.y());
    m_session->select({added});
    return QString::fromStdString(added.text);
}

void CanvasView::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    // While nobody has moved the view, a new size shows the picture afresh: windows reach their size in several steps.
    const bool asFirst = m_shownFirst == std::pair(m_viewport.origin(), m_viewport.zoom());
    m_viewport.setSize(now.size());
    m_viewport.setDevicePixelRatio(ratio());
    if ((m_fitPending || asFirst) && now.width() > 0 && now.height() > 0)
        showFirst();
    else
        viewportMoved(false);
}

void CanvasView::itemChange(ItemChange change, const ItemChangeData &value)
{
    QQuickItem::itemChange(change, value);
    if (change != ItemSceneChange && change != ItemDevicePixelRatioHasChanged)
        return;
    m_viewport.setDevicePixelRatio(ratio());
    viewportMoved(false);
}

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_input.pinch(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    return QQuickItem::event(event);
}

QSGNode *CanvasView::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *nodes = static_cast<PictureNodes *>(old);
    if (!nodes)
        nodes = new PictureNodes(window());
    const QColor canvas = toQColor(m_palette.colour(ColourRole::Canvas));
    const QColor veil = toQColor(m_palette.colour(ColourRole::Canvas), m_veiled ? veilAlpha : 0);
    nodes->update(window(), m_tiles, m_viewport, canvas, veil, m_live);
    return nodes;
}

} // namespace lensboard
