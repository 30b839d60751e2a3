// SPDX-License-Identifier: Apache-2.0
#include "scene/callouts.h"

#include "layout/spatialgrid.h"

#include <algorithm>
#include <map>

namespace lensboard {
namespace {

constexpr double markSize = 16;
constexpr double step = markSize + 2;

Rect markArea(Point center)
{
    return {center.x - markSize / 2, center.y - markSize / 2, markSize, markSize};
}

// What a number must not lie on. The frame of a node itself is let in at its border: cards keep their text off it.
class Occupancy
{
public:
    void add(const Rect &area)
    {
        m_grid.insert(static_cast<std::uint32_t>(m_areas.size()), area);
        m_areas.push_back(area);
    }
    [[nodiscard]] bool isFree(const Rect &area) const
    {
        for (const auto handle : m_grid.query(area)) {
            if (m_areas[handle].intersects(area))
                return false;
        }
        return true;
    }

private:
    SpatialGrid m_grid;
    std::vector<Rect> m_areas;
};

void occupy(Occupancy &taken, const SceneItem &item)
{
    for (const auto &shape : item.shapes) {
        const bool counts = std::holds_alternative<TextShape>(shape) || std::holds_alternative<BadgeMark>(shape) ||
                            std::holds_alternative<GlyphShape>(shape);
        if (counts)
            taken.add(grown(shapeBounds(shape), -1));
    }
    const bool solid = item.kind == ItemKind::Node || item.kind == ItemKind::Note;
    if (solid)
        taken.add(grown(item.body, -markSize / 2 - 0.5));
}

std::vector<Point> placesAround(const SceneItem &item)
{
    std::vector<Point> places;
    const auto &body = item.body;
    if (item.kind == ItemKind::Edge) {
        for (int ring = 0; ring < 5; ++ring) {
            const double away = ring * step;
            places.push_back({body.right() + markSize / 2 + 2 + away, body.center().y});
            places.push_back({body.center().x + away, body.y - markSize / 2 - 2});
            places.push_back({body.center().x - away, body.y - markSize / 2 - 2});
            places.push_back({body.center().x + away, body.bottom() + markSize / 2 + 2});
            places.push_back({body.center().x - away, body.bottom() + markSize / 2 + 2});
            places.push_back({body.x - markSize / 2 - 2 - away, body.center().y});
        }
        return places;
    }
    const double first = body.right() - 24;
    const double last = item.kind == ItemKind::Boundary ? body.center().x : body.x + markSize;
    for (const double y : {body.y, body.bottom(), body.y - step, body.bottom() + step, body.y - 2 * step}) {
        for (double x = first; x >= last; x -= step)
            places.push_back({x, y});
    }
    return places;
}

} // namespace

std::vector<Primitive> placeCallouts(const SceneItems &items, const std::vector<ListedRule> &listed)
{
    Occupancy taken;
    std::map<Id, const SceneItem *> byRecord;
    for (const auto &item : items) {
        occupy(taken, *item);
        byRecord[item->record] = item.get();
    }
    std::vector<Primitive> marks;
    for (const auto &rule : listed) {
        for (const auto *finding : rule.findings) {
            const auto found = finding->subjects.empty() ? byRecord.end() : byRecord.find(finding->subjects.front());
            if (found == byRecord.end())
                continue;
            const auto places = placesAround(*found->second);
            const auto free = std::find_if(places.begin(), places.end(),
                                           [&taken](Point place) { return taken.isFree(markArea(place)); });
            const Point chosen = free == places.end() ? places.front() : *free;
            taken.add(markArea(chosen));
            const bool ask = finding->verdict == FindingVerdict::Ask;
            const auto colour = ask ? ColourRole::Ask : severityRole(finding->severity);
            marks.emplace_back(CalloutMark{chosen, rule.number, markSize, colour});
        }
    }
    return marks;
}

} // namespace lensboard
