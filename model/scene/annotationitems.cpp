// SPDX-License-Identifier: Apache-2.0
// How notes, strokes, images and the marks of comments look.
#include "scene/items.h"
#include "scene/markdown.h"

#include <algorithm>
#include <cmath>

namespace lensboard {
namespace {

constexpr double notePadding = 12;
constexpr double endless = 1e6; // of the rounding of a pen's corners: as round as the legs allow

ColourRole inkOf(const Note &note)
{
    if (note.style == NoteStyle::Text)
        return note.ink == Ink::Yellow || note.ink == Ink::Grey ? ColourRole::Text : strokeRole(note.ink);
    return note.ink == Ink::Yellow ? ColourRole::NoteText : ColourRole::Text;
}

double paddingOf(const Note &note)
{
    return note.style == NoteStyle::Text ? 4 : notePadding;
}

// From the middle of the note towards the middle of the node, between their borders.
Point borderPoint(const Rect &frame, Point towards)
{
    const Point from = frame.center();
    const double dx = towards.x - from.x;
    const double dy = towards.y - from.y;
    const double across = dx != 0 ? frame.width / 2 / std::abs(dx) : endless;
    const double down = dy != 0 ? frame.height / 2 / std::abs(dy) : endless;
    const double part = std::min({across, down, 1.0});
    return {from.x + dx * part, from.y + dy * part};
}

void addTie(SceneItem &item, const Note &note, const Rect &node)
{
    if (note.frame.intersects(node))
        return;
    LineShape line;
    line.points = {borderPoint(note.frame, node.center()), borderPoint(node, note.frame.center())};
    line.colour = note.ink == Ink::Yellow ? ColourRole::InkYellow : strokeRole(note.ink);
    line.width = 1.5;
    line.dash = Dash::Dotted;
    item.shapes.emplace_back(line);
    item.shapes.emplace_back(
        BoxShape{{line.points[1].x - 3, line.points[1].y - 3, 6, 6}, 3, line.colour, ColourRole::None, 0, Dash::Solid});
}

void keepBounds(SceneItem &item)
{
    item.bounds = item.shapes.empty() ? item.body : united(item.body, shapesBounds(item.shapes));
}

// Where the mark goes: the upper left corner of a card, the right end of a note's or image's upper side, the label of
// an edge, beside the title of a boundary.
Point placeOf(const SceneItem &item, const std::vector<Point> &route)
{
    const Rect &body = item.body;
    switch (item.kind) {
    case ItemKind::Node:
        return {body.x, body.y};
    case ItemKind::Boundary:
        return {body.right() - 46, body.y};
    case ItemKind::Edge:
        if (body.width > 0)
            return {body.x - 8, body.y};
        return route.empty() ? body.center() : route[route.size() / 2];
    case ItemKind::Note:
    case ItemKind::Image:
    case ItemKind::Stroke:
    case ItemKind::Extra:
        break;
    }
    return {body.right(), body.y};
}

} // namespace

double noteHeight(const Note &note)
{
    const double padding = paddingOf(note);
    const double room = note.frame.width - 2 * padding;
    return room > 0 ? markdownHeight(note.text, room) + 2 * padding : note.frame.height;
}

SceneItem noteItem(const Note &note, const std::optional<Rect> &tiedTo)
{
    SceneItem item;
    item.record = note.id;
    item.kind = ItemKind::Note;
    item.z = note.z;
    item.body = note.frame;
    if (tiedTo)
        addTie(item, note, *tiedTo);
    if (note.style == NoteStyle::Card)
        item.shapes.emplace_back(BoxShape{note.frame, 4, noteRole(note.ink), noteLineRole(note.ink), 1, Dash::Solid});
    const double padding = paddingOf(note);
    const Rect room{note.frame.x + padding, note.frame.y + padding, note.frame.width - 2 * padding,
                    note.frame.height - 2 * padding};
    for (auto &shape : markdownShapes(note.text, room, inkOf(note), noteLineRole(note.ink)))
        item.shapes.push_back(std::move(shape));
    keepBounds(item);
    return item;
}

SceneItem strokeItem(const Stroke &stroke)
{
    SceneItem item;
    item.record = stroke.id;
    item.kind = ItemKind::Stroke;
    item.z = stroke.z;
    item.body = stroke.frame;
    LineShape line;
    for (const Point point : stroke.points)
        line.points.push_back({stroke.frame.x + point.x, stroke.frame.y + point.y});
    line.radius = endless;
    line.colour = strokeRole(stroke.ink);
    line.width = stroke.width;
    line.roundEnds = true;
    item.shapes.emplace_back(std::move(line));
    keepBounds(item);
    return item;
}

SceneItem imageItem(const Image &image, const Picture *picture)
{
    SceneItem item;
    item.record = image.id;
    item.kind = ItemKind::Image;
    item.z = image.z;
    item.body = image.frame;
    PictureShape shape;
    shape.picture = image.picture;
    shape.frame = image.frame;
    if (picture) {
        shape.mime = picture->mime;
        shape.data = picture->data;
    }
    item.shapes.emplace_back(std::move(shape));
    keepBounds(item);
    return item;
}

void addCommentMark(SceneItem &item, const CommentInfo &comments, const std::vector<Point> &route)
{
    if (!comments.any())
        return;
    item.shapes.emplace_back(CommentMark{placeOf(item, route), comments.open, 18});
    keepBounds(item);
    if (item.kind == ItemKind::Edge)
        item.bounds = shapesBounds(item.shapes);
}

} // namespace lensboard
