// SPDX-License-Identifier: Apache-2.0
#include "layout/route.h"

#include "layout/routerdata.h"

#include <algorithm>
#include <cmath>

namespace lensboard {
namespace {

bool sameEnd(const PathEnd &a, const PathEnd &b)
{
    return a.port == b.port && a.side == b.side && a.frame == b.frame && a.alone == b.alone;
}

} // namespace

std::vector<Rect> legRects(const Route &route)
{
    std::vector<Rect> legs;
    for (std::size_t index = 0; index + 1 < route.size(); ++index) {
        const Point a = route[index];
        const Point b = route[index + 1];
        legs.push_back({std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)});
    }
    return legs;
}

std::vector<InnerLeg> innerLegs(const RoutedEdge &edge)
{
    std::vector<InnerLeg> legs;
    if (edge.room <= 0)
        return legs;
    for (std::size_t index = 1; index + 2 < edge.raw.size(); ++index) {
        const Point a = edge.raw[index];
        const Point b = edge.raw[index + 1];
        const bool upright = a.x == b.x;
        const double enter = upright ? a.y : a.x;
        const double leave = upright ? b.y : b.x;
        const Point before = edge.raw[index - 1];
        const Point after = edge.raw[index + 2];
        const double in = upright ? a.x - before.x : a.y - before.y;
        const double out = upright ? after.x - b.x : after.y - b.y;
        InnerLeg inner{{upright, upright ? a.x : a.y}, {}};
        inner.leg.edge = edge.id;
        inner.leg.index = index;
        inner.leg.from = std::min(enter, leave);
        inner.leg.to = std::max(enter, leave);
        inner.leg.order = in * out > 0 ? crossingOrder(enter, leave, in > 0) : 0;
        inner.leg.room = edge.room;
        legs.push_back(std::move(inner));
    }
    return legs;
}

BoxesIn Router::Data::boxesIn(const Frames &moved) const
{
    return [this, &moved](const Rect &area) {
        std::vector<Rect> found;
        for (const auto handle : boxGrid.query(area)) {
            if (moved.empty() || !moved.contains(boxIds[handle]))
                found.push_back(boxFrames[handle]);
        }
        for (const auto &[id, frame] : moved) {
            if (frame.x <= area.right() && area.x <= frame.right() && frame.y <= area.bottom() &&
                area.y <= frame.bottom() && boxes.contains(id))
                found.push_back(frame);
        }
        return found;
    };
}

FoundPath Router::Data::find(const RoutedEdge &edge, const PathEnd &from, const PathEnd &to, const Frames &moved,
                             bool plainOnly) const
{
    if (!edge.bends.empty())
        return bentPath(frameOf(edge.source, moved), frameOf(edge.target, moved), edge.bends);
    if (edge.source == edge.target)
        return loopPath(frameOf(edge.source, moved), edge.loopIndex);
    return plainOnly ? plainPath(from, to) : findPath(from, to, boxesIn(moved));
}

void Router::Data::removeLegs(const RoutedEdge &edge, Stretches &touched)
{
    for (const auto &inner : innerLegs(edge)) {
        const auto line = lines.find(inner.line);
        if (line == lines.end())
            continue;
        std::erase_if(line->second, [&edge](const SharedLeg &leg) { return leg.edge == edge.id; });
        if (line->second.empty())
            lines.erase(line);
        touched.push_back({inner.line, inner.leg.from, inner.leg.to});
    }
}

void Router::Data::addLegs(const RoutedEdge &edge, Stretches &touched)
{
    for (const auto &inner : innerLegs(edge)) {
        lines[inner.line].push_back(inner.leg);
        touched.push_back({inner.line, inner.leg.from, inner.leg.to});
    }
}

void Router::Data::reroute(RoutedEdge &edge, bool force, bool plainOnly, Stretches &touched)
{
    const auto [from, to] = pathEnds(edge, {});
    if (edge.routed && !force && sameEnd(from, edge.from) && sameEnd(to, edge.to))
        return;
    auto found = find(edge, from, to, {}, plainOnly);
    const auto handle = edgeHandles.at(edge.id);
    if (edge.dependsOn != found.dependsOn) {
        for (const auto &area : edge.dependsOn)
            dependencies.removeThin(handle, area);
        edge.dependsOn = std::move(found.dependsOn);
        for (const auto &area : edge.dependsOn)
            dependencies.insertThin(handle, area);
    }
    edge.from = from;
    edge.to = to;
    if (edge.raw != found.points || edge.room != found.room) {
        removeLegs(edge, touched);
        edge.raw = std::move(found.points);
        edge.offsets.clear();
        edge.room = found.room;
        addLegs(edge, touched);
    }
    edge.routed = true;
    edge.plain = plainOnly && edge.bends.empty() && edge.source != edge.target;
    if (edge.plain)
        plain.insert(edge.id);
    else
        plain.erase(edge.id);
}

Route Router::Data::drawn(const RoutedEdge &edge)
{
    Route route = edge.raw;
    for (const auto &[index, offset] : edge.offsets) {
        const bool upright = edge.raw[index].x == edge.raw[index + 1].x;
        for (const auto point : {index, index + 1})
            (upright ? route[point].x : route[point].y) += offset;
    }
    return route;
}

// Only the groups of legs that a touched stretch can belong to are worked out again.
void Router::Data::separate(const Stretches &touched, std::set<Id> &candidates)
{
    std::map<LineKey, std::vector<std::pair<double, double>>> ranges;
    for (const auto &stretch : touched)
        ranges[stretch.line].push_back({stretch.from, stretch.to});
    for (const auto &[key, wanted] : ranges) {
        const auto line = lines.find(key);
        if (line == lines.end())
            continue;
        for (auto &group : overlappingGroups(line->second)) {
            const bool concerned = std::any_of(wanted.begin(), wanted.end(), [&group](const auto &range) {
                return range.first <= group.to + legTouch && group.from <= range.second + legTouch;
            });
            if (!concerned)
                continue;
            separateGroup(group.legs);
            for (const auto &leg : group.legs) {
                edge(leg.edge)->offsets[leg.index] = leg.offset;
                candidates.insert(leg.edge);
            }
        }
    }
}

RouteChange Router::Data::finish(const Stretches &touched, std::set<Id> candidates, std::vector<Rect> gone)
{
    separate(touched, candidates);
    RouteChange change;
    change.legs = std::move(gone);
    for (const auto &id : candidates) {
        auto *state = edge(id);
        if (!state)
            continue;
        auto route = drawn(*state);
        if (route == state->route)
            continue;
        const auto handle = edgeHandles.at(id);
        for (const auto &leg : legRects(state->route)) {
            legs.removeThin(handle, leg);
            change.legs.push_back(leg);
        }
        state->route = std::move(route);
        for (const auto &leg : legRects(state->route)) {
            legs.insertThin(handle, leg);
            change.legs.push_back(leg);
        }
        change.edges.insert(id);
    }
    return change;
}

Router::Router()
    : m_data(std::make_unique<Data>())
{
}

Router::~Router() = default;
Router::Router(Router &&) noexcept = default;
Router &Router::operator=(Router &&) noexcept = default;

void Router::build(const Document &document, std::size_t plainAbove)
{
    m_data = std::make_unique<Data>();
    for (const auto &[id, node] : document.nodes())
        m_data->putBox(id, node.frame);
    for (const auto &[id, note] : document.notes())
        m_data->putBox(id, note.frame);
    std::set<Id> all;
    std::map<Id, int> loops;
    for (const auto &[id, edge] : document.edges()) {
        m_data->putEdge(edge);
        if (edge.source == edge.target)
            m_data->edge(id)->loopIndex = loops[edge.source]++;
        all.insert(id);
    }
    for (const auto &[id, node] : document.nodes())
        m_data->spreadEnds(id);
    Stretches touched;
    const bool plainOnly = document.edges().size() > plainAbove;
    for (const auto &id : all)
        m_data->reroute(*m_data->edge(id), true, plainOnly, touched);
    m_data->finish(touched, std::move(all));
}

RouteChange Router::refine(const Rect &area, std::size_t limit)
{
    Stretches touched;
    std::set<Id> done;
    for (const auto &id : std::set<Id>(m_data->plain)) {
        if (done.size() >= limit)
            break;
        auto &edge = *m_data->edge(id);
        const auto all = legRects(edge.route);
        const auto crosses = [&area](const Rect &leg) {
            return Rect{leg.x, leg.y, leg.width + 1, leg.height + 1}.intersects(area);
        };
        if (std::none_of(all.begin(), all.end(), crosses))
            continue;
        m_data->reroute(edge, true, false, touched);
        done.insert(id);
    }
    return m_data->finish(touched, std::move(done));
}

RouteChange Router::refineAll()
{
    Stretches touched;
    const auto all = m_data->plain;
    for (const auto &id : all)
        m_data->reroute(*m_data->edge(id), true, false, touched);
    return m_data->finish(touched, all);
}

bool Router::hasPlainRoutes() const
{
    return !m_data->plain.empty();
}

std::vector<Id> Router::edgesNear(const Rect &area) const
{
    std::vector<Id> ids;
    for (const auto handle : m_data->legs.query(area))
        ids.push_back(m_data->edges[handle].id);
    return ids;
}

const Route &Router::route(const Id &edge) const
{
    static const Route nothing;
    const auto *state = m_data->edge(edge);
    return state ? state->route : nothing;
}

std::map<Id, Route> Router::preview(const std::map<Id, Rect> &frames) const
{
    std::set<Id> affected;
    std::set<Id> nodes;
    for (const auto &[id, frame] : frames) {
        const auto box = m_data->boxes.find(id);
        if (box == m_data->boxes.end())
            continue;
        for (const auto &edge : box->second.edges) {
            affected.insert(edge);
            nodes.insert(m_data->edge(edge)->source);
            nodes.insert(m_data->edge(edge)->target);
        }
    }
    std::map<Id, RoutedEdge> states;
    for (const auto &id : affected)
        states.emplace(id, *m_data->edge(id));
    for (const auto &node : nodes) {
        for (const auto &found : m_data->endsAt(node, frames)) {
            if (const auto state = states.find(found.edge); state != states.end())
                (found.atSource ? state->second.sourceEnd : state->second.targetEnd) = found.end;
        }
    }
    std::map<Id, Route> routes;
    for (const auto &[id, state] : states) {
        const auto [from, to] = m_data->pathEnds(state, frames);
        routes[id] = m_data->find(state, from, to, frames, false).points;
    }
    return routes;
}

} // namespace lensboard
