// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"
#include "scene/items.h"

#include <algorithm>

// How edges look.
namespace lensboard {
namespace {

constexpr double labelTextSize = 11;
constexpr double longestLabel = 150;
constexpr double pillPadding = 6;
constexpr double pillHeight = 18;
constexpr double gap = 3; // between label and badge
constexpr double bendRadius = 6;

struct Stroke
{
    Dash dash = Dash::Solid;
    ArrowHead head = ArrowHead::Filled;
};

Stroke strokeOf(const Edge &edge)
{
    switch (edge.mode) {
    case EdgeMode::Async:
        return {Dash::Dashed, ArrowHead::Open};
    case EdgeMode::Poll:
    case EdgeMode::Stream:
        return {Dash::Dotted, ArrowHead::Filled};
    case EdgeMode::None: {
        const bool undirected = edge.kinds.size() == 1 && edge.kinds.front() == EdgeKind::Connects;
        return {Dash::Solid, undirected ? ArrowHead::None : ArrowHead::Open};
    }
    case EdgeMode::Sync:
    case EdgeMode::Unknown:
        break;
    }
    return {};
}

std::string verbOf(EdgeKind kind, const Edge &edge)
{
    if (kind == EdgeKind::Triggers && edge.mode == EdgeMode::Poll) {
        double batch = 0;
        return statedNumber(edge.properties, "batchSize", batch) ? "polls " + numberText(batch) : "polls";
    }
    if (kind == EdgeKind::Triggers && edge.mode == EdgeMode::Stream)
        return "streams";
    const auto *info = catalog().edgeKind(toWord(kind));
    return info && !info->verb.empty() ? info->verb : std::string(toWord(kind));
}

std::string shownLabel(const Edge &edge)
{
    return elided(edgeLabel(edge), labelTextSize, TextWeight::Regular, longestLabel);
}

} // namespace

std::string edgeLabel(const Edge &edge)
{
    if (!edge.name.empty())
        return edge.name;
    std::string label;
    for (const auto kind : edge.kinds) {
        if (!label.empty())
            label += ", ";
        label += verbOf(kind, edge);
    }
    return label;
}

Rect labelSize(const Edge &edge, const BadgeInfo &badge)
{
    const double text = textWidth(shownLabel(edge), labelTextSize);
    const double pill = text > 0 ? text + 2 * pillPadding : 0;
    if (!badge.any())
        return {0, 0, pill, pill > 0 ? pillHeight : 0};
    return {0, 0, pill + (pill > 0 ? gap : 0) + badgeSize, badgeSize};
}

SceneItem edgeItem(const Edge &edge, const std::vector<Point> &route, Point anchor, const BadgeInfo &badge,
                   const EdgeEmphasis &emphasis)
{
    SceneItem item;
    item.record = edge.id;
    item.kind = ItemKind::Edge;
    if (route.size() < 2)
        return item;
    const auto stroke = strokeOf(edge);
    item.shapes.emplace_back(
        LineShape{route, bendRadius, emphasis.colour, emphasis.width, stroke.dash, ArrowHead::None, stroke.head});
    auto label = shownLabel(edge);
    const auto size = labelSize(edge, badge);
    item.body = {anchor.x - size.width / 2, anchor.y - size.height / 2, size.width, size.height};
    if (!label.empty()) {
        const double width = textWidth(label, labelTextSize);
        const Rect pill{item.body.x, anchor.y - pillHeight / 2, width + 2 * pillPadding, pillHeight};
        item.shapes.emplace_back(BoxShape{pill, 5, ColourRole::Canvas, ColourRole::None, 0, Dash::Solid});
        item.shapes.emplace_back(TextShape{{pill.x + pillPadding, anchor.y + 4},
                                           std::move(label),
                                           labelTextSize,
                                           TextWeight::Regular,
                                           ColourRole::Quiet,
                                           width});
    }
    if (const auto mark = badgeMark(badge, {item.body.right() - badgeSize / 2, anchor.y}))
        item.shapes.emplace_back(*mark);
    item.bounds = shapesBounds(item.shapes);
    return item;
}

} // namespace lensboard
