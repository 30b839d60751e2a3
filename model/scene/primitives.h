// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/palette.h"
#include "scene/text.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

// What a picture is made of: a few plain shapes in canvas units with colour roles. An item groups the shapes of one
// record, so that a change re-makes only what it touched. Items never change once made and are shared by pointer, so a
// painter on another thread keeps a consistent picture while the scene moves on.
namespace lensboard {

enum class Dash : std::uint8_t { Solid, Dashed, Dotted };
enum class ArrowHead : std::uint8_t { None, Filled, Open };
enum class BadgeShape : std::uint8_t { Octagon, Triangle, Circle, AskSquare, Ring };

struct BoxShape
{
    Rect rect;
    double radius = 0;
    ColourRole fill = ColourRole::None;
    ColourRole stroke = ColourRole::None;
    double width = 1;
    Dash dash = Dash::Solid;
    friend bool operator==(const BoxShape &, const BoxShape &) = default;
};

// Bends are rounded by `radius` where the legs are long enough. The tip of a head lies on the end point.
struct LineShape
{
    std::vector<Point> points;
    double radius = 0;
    ColourRole colour = ColourRole::Edge;
    double width = 1.5;
    Dash dash = Dash::Solid;
    ArrowHead startHead = ArrowHead::None;
    ArrowHead endHead = ArrowHead::None;
    bool roundEnds = false;
    friend bool operator==(const LineShape &, const LineShape &) = default;
};

struct TextShape
{
    Point baseline; // left end of the base line
    std::string text;
    double size = 13;
    TextWeight weight = TextWeight::Regular;
    ColourRole colour = ColourRole::Text;
    double width = 0; // measured; what is drawn is fitted into it
    TextFace face = TextFace::Upright;
    friend bool operator==(const TextShape &, const TextShape &) = default;
};

// A glyph of the catalogue, drawn on a 24 grid with strokes of 1.7, in the middle of its tile.
struct GlyphShape
{
    std::string glyph;
    Rect frame; // of the 24 grid
    ColourRole colour = ColourRole::OnTile;
    std::string type = {}; // of the catalogue; an icon package may have its icon, which then covers the whole tile
    friend bool operator==(const GlyphShape &, const GlyphShape &) = default;
};

struct BadgeMark
{
    Point center;
    BadgeShape shape = BadgeShape::Octagon;
    int count = 0; // 0: no number
    double size = 22;
    friend bool operator==(const BadgeMark &, const BadgeMark &) = default;
};

// The numbers that tie a place in an exported picture to the list beside it.
struct CalloutMark
{
    Point center;
    int number = 1;
    double size = 16;
    ColourRole colour = ColourRole::High;
    friend bool operator==(const CalloutMark &, const CalloutMark &) = default;
};

// The bytes of a picture, fitted into the frame. Without bytes the place of a picture that is missing.
struct PictureShape
{
    Id picture; // names the content
    std::string mime;
    Blob data;
    Rect frame;
    friend bool operator==(const PictureShape &, const PictureShape &) = default;
};

// Says that people have remarked on a record, and how many remarks are open. 0: all are resolved.
struct CommentMark
{
    Point center;
    int count = 1;
    double size = 18;
    friend bool operator==(const CommentMark &, const CommentMark &) = default;
};

using Primitive =
    std::variant<BoxShape, LineShape, TextShape, GlyphShape, BadgeMark, CalloutMark, PictureShape, CommentMark>;

enum class ItemKind : std::uint8_t { Boundary, Image, Edge, Note, Node, Stroke, Extra };

struct SceneItem
{
    Id record; // empty for extras (legend, lists)
    ItemKind kind = ItemKind::Extra;
    int z = 0;   // depth of a boundary; of what people put in front (above 0) or behind (below) everything else
    Rect bounds; // everything it draws, strokes and badges included
    Rect body;   // of node, note and boundary: the frame; of edges: its label and badge together (may be empty)
    std::vector<Primitive> shapes;
    friend bool operator==(const SceneItem &, const SceneItem &) = default;
};

using SceneItemPtr = std::shared_ptr<const SceneItem>;
using SceneItems = std::vector<SceneItemPtr>;

// True when `a` is drawn before (below) `b`: boundaries, what was sent to the back, images, edges, the rest, what was
// brought to the front, extras.
[[nodiscard]] bool drawnBefore(const SceneItem &a, const SceneItem &b);

// The tile around a glyph.
[[nodiscard]] Rect tileOf(const GlyphShape &glyph);
[[nodiscard]] Rect grown(const Rect &rect, double by);
[[nodiscard]] Rect united(const Rect &a, const Rect &b);
// All that the shape draws, strokes and arrow heads included.
[[nodiscard]] Rect shapeBounds(const Primitive &shape);
[[nodiscard]] Rect shapesBounds(const std::vector<Primitive> &shapes);

// Size of a badge on the picture and the kind of badge for a severity.
constexpr double badgeSize = 22;
[[nodiscard]] BadgeShape badgeShape(Severity severity);
[[nodiscard]] ColourRole badgeRole(BadgeShape shape);
// The rounded bubble of a comment with its tail, as a polygon.
[[nodiscard]] std::vector<Point> bubbleOutline(const CommentMark &mark);
// Corners of octagon and triangle, for painter and SVG alike; empty for the others.
[[nodiscard]] std::vector<Point> badgeOutline(BadgeShape shape, Point center, double size);
[[nodiscard]] std::vector<Point> tickOutline(Point center, double size); // open, for the ring
[[nodiscard]] std::string badgeText(const BadgeMark &badge);             // "3", "99+", "?"; may be empty
[[nodiscard]] Point badgeTextCenter(const BadgeMark &badge);
[[nodiscard]] double badgeTextSize(const BadgeMark &badge);
constexpr double badgeRim = 3; // stroke in the canvas colour around a badge, half of it visible

} // namespace lensboard
