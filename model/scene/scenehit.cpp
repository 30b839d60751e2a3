// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.h"

#include <algorithm>
#include <cmath>

// What lies under the pointer, and pictures that are laid over the scene for a while.
namespace lensboard {
namespace {

double distanceToLeg(Point p, Point a, Point b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double part = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - part * dx, p.y - a.y - part * dy);
}

const BadgeMark *badgeIn(const SceneItem &item)
{
    for (const auto &shape : item.shapes) {
        if (const auto *badge = std::get_if<BadgeMark>(&shape))
            return badge;
    }
    return nullptr;
}

HitPart badgePart(ItemKind kind)
{
    if (kind == ItemKind::Edge)
        return HitPart::EdgeBadge;
    return kind == ItemKind::Boundary ? HitPart::BoundaryBadge : HitPart::NodeBadge;
}

std::optional<SceneHit> hitBadge(const SceneItem &item, Point point, double tolerance)
{
    const auto *badge = badgeIn(item);
    if (!badge || std::hypot(point.x - badge->center.x, point.y - badge->center.y) > badge->size / 2 + tolerance)
        return std::nullopt;
    return SceneHit{item.record, badgePart(item.kind), 0};
}

std::optional<SceneHit> hitMark(const SceneItem &item, Point point, double tolerance)
{
    if (item.shapes.empty())
        return std::nullopt;
    const auto *mark = std::get_if<CommentMark>(&item.shapes.back());
    if (!mark || std::hypot(point.x - mark->center.x, point.y - mark->center.y) > mark->size * 0.55 + tolerance / 2)
        return std::nullopt;
    return SceneHit{item.record, HitPart::CommentMark, 0};
}

std::optional<SceneHit> hitBody(const SceneItem &item, Point point, double tolerance)
{
    if (item.kind == ItemKind::Stroke)
        return isOnStroke(item, point, tolerance) ? std::optional(SceneHit{item.record, HitPart::Stroke, 0})
                                                  : std::nullopt;
    const bool solid = item.kind == ItemKind::Node || item.kind == ItemKind::Note || item.kind == ItemKind::Image;
    if (!solid || !item.body.contains(point))
        return std::nullopt;
    const auto part = item.kind == ItemKind::Node   ? HitPart::NodeBody
                      : item.kind == ItemKind::Note ? HitPart::Note
                                                    : HitPart::Image;
    return SceneHit{item.record, part, 0};
}

std::optional<SceneHit> hitBoundary(const SceneItem &item, Point point, double tolerance)
{
    if (item.kind != ItemKind::Boundary)
        return std::nullopt;
    for (const auto &shape : item.shapes) {
        if (std::holds_alternative<TextShape>(shape) && grown(shapeBounds(shape), 4).contains(point))
            return SceneHit{item.record, HitPart::BoundaryTitle, 0};
    }
    const double band = tolerance + 1;
    const bool near = grown(item.body, band).contains(point) && !grown(item.body, -band).contains(point);
    return near ? std::optional(SceneHit{item.record, HitPart::BoundaryFrame, 0}) : std::nullopt;
}

Stroke stretched(Stroke stroke, const Rect &frame)
{
    const double across = stroke.frame.width > 0 ? frame.width / stroke.frame.width : 1;
    const double down = stroke.frame.height > 0 ? frame.height / stroke.frame.height : 1;
    for (Point &point : stroke.points)
        point = {point.x * across, point.y * down};
    stroke.frame = frame;
    return stroke;
}

bool holds(const Rect &outer, const Rect &inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

} // namespace

bool isOnStroke(const SceneItem &item, Point point, double tolerance)
{
    const auto *line = item.shapes.empty() ? nullptr : std::get_if<LineShape>(&item.shapes.front());
    for (std::size_t leg = 0; line && leg + 1 < line->points.size(); ++leg) {
        if (distanceToLeg(point, line->points[leg], line->points[leg + 1]) <= tolerance + line->width / 2)
            return true;
    }
    return false;
}

std::optional<SceneHit> Scene::hitLine(const SceneItems &near, Point point, double tolerance) const
{
    std::optional<SceneHit> best;
    double closest = tolerance + 1e-9;
    for (const auto &item : near) {
        if (item->kind != ItemKind::Edge)
            continue;
        const auto &route = m_router.route(item->record);
        for (std::size_t index = 0; index + 1 < route.size(); ++index) {
            const double distance = distanceToLeg(point, route[index], route[index + 1]);
            if (distance > closest)
                continue;
            closest = distance;
            best = SceneHit{item->record, HitPart::Edge, index};
        }
    }
    return best;
}

std::optional<SceneHit> Scene::hitTest(Point point, double tolerance) const
{
    auto near = query({point.x - tolerance, point.y - tolerance, 2 * tolerance, 2 * tolerance});
    const auto first = [&near](const auto &test) -> std::optional<SceneHit> {
        for (auto item = near.rbegin(); item != near.rend(); ++item) {
            if (auto hit = test(**item))
                return hit;
        }
        return std::nullopt;
    };
    if (auto hit = first([&](const SceneItem &item) { return hitBadge(item, point, tolerance); }))
        return hit;
    if (auto hit = first([&](const SceneItem &item) { return hitMark(item, point, tolerance); }))
        return hit;
    // An image lies below the edges: these can be picked on it.
    const auto body = first([&](const SceneItem &item) { return hitBody(item, point, tolerance); });
    if (body && body->part != HitPart::Image)
        return body;
    const auto label = first([&](const SceneItem &item) -> std::optional<SceneHit> {
        if (item.kind != ItemKind::Edge || item.body.width <= 0 || !item.body.contains(point))
            return std::nullopt;
        return SceneHit{item.record, HitPart::EdgeLabel, 0};
    });
    if (label)
        return label;
    if (auto hit = hitLine(near, point, tolerance))
        return hit;
    if (body)
        return body;
    return first([&](const SceneItem &item) { return hitBoundary(item, point, tolerance); });
}

std::vector<Id> Scene::inside(const Document &document, const Rect &area) const
{
    std::vector<Id> ids;
    std::set<Id> nodes;
    for (const auto &item : query(area)) {
        if (item->kind == ItemKind::Edge || item->kind == ItemKind::Extra || !holds(area, item->body))
            continue;
        ids.push_back(item->record);
        if (item->kind == ItemKind::Node)
            nodes.insert(item->record);
    }
    for (const auto &[id, edge] : document.edges()) {
        if (nodes.contains(edge.source) && nodes.contains(edge.target))
            ids.push_back(id);
    }
    return ids;
}

SceneItems Scene::preview(const Document &document, const std::map<Id, Rect> &frames) const
{
    SceneItems items;
    const auto add = [&items](SceneItem item) { items.push_back(std::make_shared<const SceneItem>(std::move(item))); };
    for (const auto &[id, frame] : frames) {
        if (const auto *node = document.node(id)) {
            auto moved = *node;
            moved.frame = frame;
            add(nodeItem(moved, badgeOf(id)));
        } else if (const auto *note = document.note(id)) {
            auto moved = *note;
            moved.frame = frame;
            const auto *node = document.node(note->attached);
            const auto along = node ? frames.find(node->id) : frames.end();
            add(noteItem(moved,
                         !node ? std::nullopt : std::optional(along == frames.end() ? node->frame : along->second)));
        } else if (const auto *stroke = document.stroke(id)) {
            add(strokeItem(stretched(*stroke, frame)));
        } else if (const auto *image = document.image(id)) {
            auto moved = *image;
            moved.frame = frame;
            add(imageItem(moved, document.picture(image->picture)));
        } else if (const auto *boundary = document.boundary(id)) {
            auto moved = *boundary;
            moved.frame = frame;
            add(boundaryItem(moved, 1, badgeOf(id)));
        }
    }
    for (const auto &[id, route] : m_router.preview(frames)) {
        const auto *edge = document.edge(id);
        if (!edge)
            continue;
        const auto badge = badgeOf(id);
        const auto size = labelSize(*edge, badge);
        add(edgeItem(*edge, route, m_router.labelPlace(id, route, size.width, size.height), badge));
    }
    std::sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return drawnBefore(*a, *b); });
    return items;
}

SceneItems Scene::focus(const Document &document, const Finding &finding) const
{
    std::set<Id> lit(finding.subjects.begin(), finding.subjects.end());
    lit.insert(finding.path.begin(), finding.path.end());
    const bool ask = finding.verdict == FindingVerdict::Ask;
    const EdgeEmphasis emphasis{ask ? ColourRole::Ask : severityRole(finding.severity), 2};
    SceneItems items;
    for (const auto &id : lit) {
        const auto found = item(id);
        if (!found)
            continue;
        const auto *edge = document.edge(id);
        if (!edge) {
            items.push_back(found);
            continue;
        }
        const auto badge = badgeOf(id);
        const auto size = labelSize(*edge, badge);
        const auto &route = m_router.route(id);
        const auto place = m_router.labelPlace(id, route, size.width, size.height);
        items.push_back(std::make_shared<const SceneItem>(edgeItem(*edge, route, place, badge, emphasis)));
    }
    std::sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return drawnBefore(*a, *b); });
    return items;
}

} // namespace lensboard
