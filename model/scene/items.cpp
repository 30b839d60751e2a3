// SPDX-License-Identifier: Apache-2.0
#include "scene/items.h"

#include "catalog/catalog.h"
#include "document/gone.h"

#include <algorithm>

namespace lensboard {
namespace {

constexpr double tileSize = 40;
constexpr double tileInset = 10;
constexpr double textInset = 61;
constexpr double textEnd = 5;
constexpr double nameSize = 13;
constexpr double lineSize = 11;
constexpr double titleSize = 11;

TextShape textAt(Point baseline, std::string text, double size, TextWeight weight, ColourRole colour)
{
    const double width = textWidth(text, size, weight);
    return {baseline, std::move(text), size, weight, colour, width};
}

void addBadge(SceneItem &item, const BadgeInfo &badge, Point center)
{
    if (const auto mark = badgeMark(badge, center))
        item.shapes.emplace_back(*mark);
}

void addTile(SceneItem &item, const ServiceType &type, const Rect &frame)
{
    const double side = std::min(tileSize, std::max(frame.height - 2 * 4, 8.0));
    const double inset = std::min(tileInset, (frame.height - side) / 2);
    const Rect tile{frame.x + inset, frame.center().y - side / 2, side, side};
    item.shapes.emplace_back(BoxShape{tile, 9, layerRole(type.layer), ColourRole::None, 0, Dash::Solid});
    const double grid = side * 0.6;
    item.shapes.emplace_back(GlyphShape{
        type.glyph, {tile.center().x - grid / 2, tile.center().y - grid / 2, grid, grid}, ColourRole::OnTile, type.id});
}

// A word above a card.
void addWord(SceneItem &item, std::string word)
{
    constexpr double size = 10;
    constexpr double height = 16;
    const double width = textWidth(word, size, TextWeight::SemiBold);
    const Rect pill{item.body.x + 10, item.body.y - height - 4, width + 12, height}; // clear of the selection
    item.shapes.emplace_back(BoxShape{pill, 5, ColourRole::Quiet, ColourRole::Canvas, 1, Dash::Solid});
    item.shapes.emplace_back(
        textAt({pill.x + 6, pill.center().y + 3.5}, std::move(word), size, TextWeight::SemiBold, ColourRole::Canvas));
}

} // namespace

std::optional<BadgeMark> badgeMark(const BadgeInfo &badge, Point center)
{
    if (badge.failing > 0)
        return BadgeMark{center, badgeShape(badge.worst), badge.failing, badgeSize};
    if (badge.asking > 0)
        return BadgeMark{center, BadgeShape::AskSquare, 0, badgeSize};
    return std::nullopt;
}

SceneItem nodeItem(const Node &node, const BadgeInfo &badge)
{
    const auto &type = catalog().type(node.type);
    SceneItem item;
    item.record = node.id;
    item.kind = ItemKind::Node;
    item.z = node.z;
    item.body = node.frame;
    const bool gone = isGone(node.properties);
    const auto dash = node.external || gone ? Dash::Dashed : Dash::Solid;
    const auto line = gone || node.external ? ColourRole::Quiet : ColourRole::CardLine;
    item.shapes.emplace_back(BoxShape{node.frame, 10, ColourRole::Card, line, 1, dash});
    addTile(item, type, node.frame);
    const double room = node.frame.width - textInset - textEnd;
    const Point start{node.frame.x + textInset, node.frame.center().y};
    auto name = elided(node.name, nameSize, TextWeight::SemiBold, room);
    if (name.empty())
        name = elided(type.name, nameSize, TextWeight::SemiBold, room);
    auto facts = cardLine(node, room);
    if (!name.empty())
        item.shapes.emplace_back(textAt({start.x, start.y - 2.5}, std::move(name), nameSize, TextWeight::SemiBold,
                                        gone ? ColourRole::Quiet : ColourRole::Text));
    if (!facts.empty())
        item.shapes.emplace_back(
            textAt({start.x, start.y + 15}, std::move(facts), lineSize, TextWeight::Regular, ColourRole::Quiet));
    if (gone)
        addWord(item, "gone");
    addBadge(item, badge, {node.frame.right(), node.frame.y});
    item.bounds = shapesBounds(item.shapes);
    return item;
}

std::string boundaryTitle(const Boundary &boundary)
{
    const auto word = toWord(boundary.kind);
    const auto *kind = catalog().boundaryKind(word);
    const std::string title = kind ? kind->title : std::string(word);
    return boundary.name.empty() ? title : title + " \u00B7 " + boundary.name;
}

SceneItem boundaryItem(const Boundary &boundary, int depth, const BadgeInfo &badge)
{
    SceneItem item;
    item.record = boundary.id;
    item.kind = ItemKind::Boundary;
    item.z = depth;
    const auto &frame = boundary.frame;
    item.shapes.emplace_back(BoxShape{frame, 12, ColourRole::None, ColourRole::Boundary, 1, Dash::Dashed});
    auto title = elided(boundaryTitle(boundary), titleSize, TextWeight::SemiBold, frame.width - 48);
    const double width = textWidth(title, titleSize, TextWeight::SemiBold);
    item.body = frame;
    if (width > 0) {
        const Rect pill{frame.x + 18, frame.y - 9, width + 12, 18};
        item.shapes.emplace_back(BoxShape{pill, 4, ColourRole::Canvas, ColourRole::None, 0, Dash::Solid});
        item.shapes.emplace_back(
            textAt({pill.x + 6, frame.y + 4}, std::move(title), titleSize, TextWeight::SemiBold, ColourRole::Quiet));
    }
    addBadge(item, badge, {frame.right() - 18, frame.y});
    item.bounds = shapesBounds(item.shapes);
    return item;
}

} // namespace lensboard
