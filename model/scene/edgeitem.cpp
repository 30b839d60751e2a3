// SPDX-License-Identifier: Apache-2.0
#include "scene/items.h"

#include "document/gone.h"

#include <algorithm>

// How edges look.
namespace lensboard {
namespace {

constexpr double labelTextSize = 11;
constexpr double longestLabel = 150;
constexpr double pillPadding = 5;
constexpr double pillHeight = 18;
constexpr double shortestPill = 40;
constexpr double badgeReserve = 24; // the badge reaches this far over the ends of the label, counted on both sides
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

// The words of the kinds are short enough for a line; the catalogue's verbs are for sentences.
std::string verbOf(EdgeKind kind, const Edge &edge)
{
    if (kind == EdgeKind::Triggers && edge.mode == EdgeMode::Poll) {
        double batch = 0;
        return statedNumber(edge.properties, "batchSize", batch) ? "polls " + numberText(batch) : "polls";
    }
    if (kind == EdgeKind::Triggers && edge.mode == EdgeMode::Stream)
        return "streams";
    if (kind == EdgeKind::Connects)
        return {};
    std::string word(toWord(kind));
    std::replace(word.begin(), word.end(), '-', ' ');
    return word;
}

std::string wishedLabel(const Edge &edge)
{
    return elided(edgeLabel(edge), labelTextSize, TextWeight::Regular, longestLabel);
}

double pillWidth(const std::string &label)
{
    return label.empty() ? 0 : textWidth(label, labelTextSize) + 2 * pillPadding;
}

// What there is room for.
std::string shownLabel(const Edge &edge, const LabelPlace &place, bool badge)
{
    auto label = wishedLabel(edge);
    const double free = place.room - (badge ? badgeReserve : 0);
    if (label.empty() || (pillWidth(label) <= free && !place.crowded))
        return label;
    if (edge.name.empty() && !isGone(edge.properties))
        return {};
    const double room = std::max(free, shortestPill) - 2 * pillPadding;
    return elided(label, labelTextSize, TextWeight::Regular, room);
}

} // namespace

std::string edgeLabel(const Edge &edge)
{
    const bool gone = isGone(edge.properties);
    if (!edge.name.empty())
        return gone ? "gone: " + edge.name : edge.name;
    std::string label = gone ? "gone" : "";
    for (const auto kind : edge.kinds) {
        const auto verb = verbOf(kind, edge);
        if (!label.empty() && !verb.empty())
            label += label == "gone" ? ": " : ", ";
        label += verb;
    }
    return label;
}

Rect labelSize(const Edge &edge, const BadgeInfo &badge)
{
    const double pill = pillWidth(wishedLabel(edge));
    if (!badge.any())
        return {0, 0, pill, pill > 0 ? pillHeight : 0};
    return {0, 0, std::max(pill + badgeReserve, badgeSize), badgeSize};
}

SceneItem edgeItem(const Edge &edge, const Route &route, const LabelPlace &place, const BadgeInfo &badge,
                   const EdgeEmphasis &emphasis)
{
    SceneItem item;
    item.record = edge.id;
    item.kind = ItemKind::Edge;
    if (route.size() < 2)
        return item;
    const bool gone = isGone(edge.properties);
    const auto stroke = strokeOf(edge);
    const bool usual = emphasis.colour == ColourRole::Edge;
    item.shapes.emplace_back(LineShape{route, bendRadius, gone && usual ? ColourRole::Quiet : emphasis.colour,
                                       emphasis.width, stroke.dash, ArrowHead::None, stroke.head});
    const auto &anchor = place.anchor;
    auto label = shownLabel(edge, place, badge.any());
    const double pill = pillWidth(label);
    item.body = {anchor.x - pill / 2, anchor.y - pillHeight / 2, pill, pill > 0 ? pillHeight : 0};
    if (!label.empty()) {
        const double width = textWidth(label, labelTextSize);
        item.shapes.emplace_back(BoxShape{item.body, 5, ColourRole::Canvas, ColourRole::None, 0, Dash::Solid});
        item.shapes.emplace_back(TextShape{{item.body.x + pillPadding, anchor.y + 4},
                                           std::move(label),
                                           labelTextSize,
                                           TextWeight::Regular,
                                           ColourRole::Quiet,
                                           width});
    }
    // With a label the badge sits on its shoulder, so that both fit between two columns.
    const Point center = pill > 0 ? Point{item.body.right() + 3, item.body.y - 3} : anchor;
    if (const auto mark = badgeMark(badge, center)) {
        item.shapes.emplace_back(*mark);
        const Rect around{center.x - badgeSize / 2, center.y - badgeSize / 2, badgeSize, badgeSize};
        item.body = pill > 0 ? united(item.body, around) : around;
    }
    item.bounds = shapesBounds(item.shapes);
    return item;
}

} // namespace lensboard
