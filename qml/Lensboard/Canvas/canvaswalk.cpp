// SPDX-License-Identifier: Apache-2.0
// Walking the board by keys: from element to element, along edges and in directions; and what is marked or pale on it.
#include "canvasview.h"

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

constexpr double markMargin = 5;   // canvas units between an element and the frame that marks it
constexpr double fitMargin = 60;   // view pixels around a selection that is zoomed to
constexpr double closeZoom = 1.5;  // nothing is enlarged beyond this by zooming to it
constexpr double sidewaysCost = 2; // how much worse than ahead it is to lie aside

// How far `to` is when one walks in that direction; nothing when it lies elsewhere.
std::optional<double> distanceTowards(Point from, Point to, int dx, int dy)
{
    const double ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const double aside = std::abs((to.x - from.x) * dy) + std::abs((to.y - from.y) * dx);
    if (ahead <= 0 || aside > 2.5 * ahead)
        return std::nullopt;
    return ahead + sidewaysCost * aside;
}

} // namespace

void CanvasView::walk(int step)
{
    if (!m_session || m_session->document().nodes().empty())
        return;
    std::vector<const Node *> order;
    for (const auto &[id, node] : m_session->document().nodes())
        order.push_back(&node);
    std::sort(order.begin(), order.end(), [](const Node *a, const Node *b) {
        return std::tie(a->frame.x, a->frame.y, a->id) < std::tie(b->frame.x, b->frame.y, b->id);
    });
    const auto &selected = m_session->selected();
    const auto at = std::find_if(order.begin(), order.end(),
                                 [&](const Node *node) { return !selected.empty() && node->id == selected.front(); });
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const std::ptrdiff_t index =
        at == order.end() ? (step > 0 ? 0 : count - 1) : (at - order.begin() + step + count) % count;
    const Id id = order[static_cast<std::size_t>(index)]->id;
    m_session->select({id});
    reveal({QString::fromStdString(id.text)});
}

// Edges count: who follows or leads to the element comes before whoever happens to stand nearer.
void CanvasView::walkTowards(int dx, int dy)
{
    if (!m_session)
        return;
    const Document &document = m_session->document();
    const auto &selected = m_session->selected();
    const SceneItemPtr start = selected.empty() ? nullptr : m_scene.item(selected.back());
    if (!start) {
        walk(1);
        return;
    }
    std::set<Id> neighbours;
    for (const auto &[id, edge] : document.edges()) {
        if (edge.source == start->record)
            neighbours.insert(edge.target);
        if (edge.target == start->record)
            neighbours.insert(edge.source);
    }
    Id best;
    std::pair<bool, double> least; // neighbours first
    for (const auto &[id, node] : document.nodes()) {
        const auto distance = distanceTowards(start->body.center(), node.frame.center(), dx, dy);
        if (!distance || id == start->record)
            continue;
        const std::pair<bool, double> cost{neighbours.count(id) == 0, *distance};
        if (best.empty() || cost < least) {
            best = id;
            least = cost;
        }
    }
    if (best.empty())
        return;
    m_session->select({best});
    reveal({QString::fromStdString(best.text)});
}

void CanvasView::followEdge(bool toTarget)
{
    const Edge *edge = m_session && m_session->selected().size() == 1
                           ? m_session->document().edge(m_session->selected().front())
                           : nullptr;
    if (!edge)
        return;
    const Id end = toTarget ? edge->target : edge->source;
    m_session->select({end});
    reveal({QString::fromStdString(end.text)});
}

void CanvasView::zoomToSelection()
{
    if (!m_session)
        return;
    std::optional<Rect> all;
    for (const Id &id : m_session->selected()) {
        if (const SceneItemPtr item = m_scene.item(id))
            all = all ? united(*all, item->bounds) : item->bounds;
    }
    if (!all)
        return;
    m_glide.stop();
    m_viewport.fit({all->x, all->y, all->width, all->height}, fitMargin, closeZoom);
    viewportMoved(false);
}

void CanvasView::showView(QPointF origin, double zoom)
{
    m_glide.stop();
    m_viewport.zoomAt({0, 0}, zoom);
    m_viewport.setOrigin(origin);
    viewportMoved(false);
}

void CanvasView::setFaded(std::set<Id> faded)
{
    m_tiles.setFaded(std::move(faded));
}

void CanvasView::setMarks(std::vector<Id> marks, const Id &current)
{
    if (marks == m_marks && current == m_mark)
        return;
    m_marks = std::move(marks);
    m_mark = current;
    refreshLive();
}

void CanvasView::addMarks(SceneItem &outlines) const
{
    const auto add = [&](const Id &id, double width) {
        const SceneItemPtr item = m_scene.item(id);
        if (!item)
            return;
        if (item->kind == ItemKind::Edge) {
            LineShape line;
            line.points = m_scene.route(id);
            line.radius = 8;
            line.colour = ColourRole::Accent;
            line.width = width;
            outlines.shapes.emplace_back(line);
            return;
        }
        BoxShape box;
        box.rect = grown(item->body, markMargin);
        box.radius = 14;
        box.stroke = ColourRole::Accent;
        box.width = width;
        outlines.shapes.emplace_back(box);
    };
    for (const Id &id : m_marks)
        add(id, id == m_mark ? 4 : 2);
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    QQuickItem::focusInEvent(event);
    m_keyFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    Q_EMIT keyFocusChanged();
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    QQuickItem::focusOutEvent(event);
    m_keyFocus = false;
    Q_EMIT keyFocusChanged();
}

} // namespace lensboard
