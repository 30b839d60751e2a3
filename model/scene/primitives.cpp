// SPDX-License-Identifier: Apache-2.0
#include "scene/primitives.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace lensboard {
namespace {

constexpr double headRoom = 7; // half the width of an arrow head, with its line

Rect around(Point center, double size)
{
    return {center.x - size / 2, center.y - size / 2, size, size};
}

Rect lineBounds(const LineShape &line)
{
    if (line.points.empty())
        return {};
    double left = line.points.front().x;
    double right = left;
    double top = line.points.front().y;
    double bottom = top;
    for (const auto &point : line.points) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return grown({left, top, right - left, bottom - top}, std::max(headRoom, line.width));
}

} // namespace

namespace {

// What can be brought to the front or sent to the back is drawn over and under the rest of its like.
int layerOf(const SceneItem &item)
{
    switch (item.kind) {
    case ItemKind::Boundary:
        return 0;
    case ItemKind::Edge:
        return 3;
    case ItemKind::Extra:
        return 6;
    case ItemKind::Image:
        return item.z < 0 ? 1 : item.z > 0 ? 5 : 2;
    case ItemKind::Note:
    case ItemKind::Node:
    case ItemKind::Stroke:
        break;
    }
    return item.z < 0 ? 1 : item.z > 0 ? 5 : 4;
}

// Within the front and the back the depth counts before the kind.
int rankOf(const SceneItem &item, int layer)
{
    return layer == 1 || layer == 5 ? 0 : static_cast<int>(item.kind);
}

} // namespace

bool drawnBefore(const SceneItem &a, const SceneItem &b)
{
    const int layerA = layerOf(a);
    const int layerB = layerOf(b);
    const int rankA = rankOf(a, layerA);
    const int rankB = rankOf(b, layerB);
    return std::tie(layerA, rankA, a.z, a.kind, a.record) < std::tie(layerB, rankB, b.z, b.kind, b.record);
}

Rect tileOf(const GlyphShape &glyph)
{
    return grown(glyph.frame, glyph.frame.width / 3); // the grid takes six tenths of the tile
}

Rect grown(const Rect &rect, double by)
{
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect united(const Rect &a, const Rect &b)
{
    const double left = std::min(a.x, b.x);
    const double top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Rect shapeBounds(const Primitive &shape)
{
    struct Visitor
    {
        Rect operator()(const BoxShape &box) const { return grown(box.rect, box.width / 2); }
        Rect operator()(const LineShape &line) const { return lineBounds(line); }
        Rect operator()(const TextShape &text) const
        {
            return {text.baseline.x, text.baseline.y - text.size, text.width, text.size * 1.35};
        }
        Rect operator()(const GlyphShape &glyph) const { return glyph.frame; }
        Rect operator()(const BadgeMark &badge) const { return around(badge.center, badge.size + 6); }
        Rect operator()(const PictureShape &picture) const { return grown(picture.frame, 0.5); }
        Rect operator()(const CommentMark &mark) const { return around(mark.center, mark.size * 1.4 + 4); }
        Rect operator()(const CalloutMark &callout) const { return around(callout.center, callout.size + 4); }
    };
    return std::visit(Visitor{}, shape);
}

Rect shapesBounds(const std::vector<Primitive> &shapes)
{
    if (shapes.empty())
        return {};
    Rect bounds = shapeBounds(shapes.front());
    for (const auto &shape : shapes)
        bounds = united(bounds, shapeBounds(shape));
    return bounds;
}

BadgeShape badgeShape(Severity severity)
{
    switch (severity) {
    case Severity::High:
        return BadgeShape::Octagon;
    case Severity::Medium:
        return BadgeShape::Triangle;
    case Severity::Low:
        break;
    }
    return BadgeShape::Circle;
}

ColourRole badgeRole(BadgeShape shape)
{
    switch (shape) {
    case BadgeShape::Octagon:
        return ColourRole::High;
    case BadgeShape::Triangle:
        return ColourRole::Medium;
    case BadgeShape::Circle:
        return ColourRole::Low;
    case BadgeShape::AskSquare:
        return ColourRole::Ask;
    case BadgeShape::Ring:
        break;
    }
    return ColourRole::Proved;
}

std::vector<Point> badgeOutline(BadgeShape shape, Point center, double size)
{
    if (shape == BadgeShape::Triangle) {
        const double half = size * 0.56;
        return {{center.x, center.y - size * 0.52},
                {center.x + half, center.y + size * 0.42},
                {center.x - half, center.y + size * 0.42}};
    }
    std::vector<Point> corners;
    if (shape != BadgeShape::Octagon)
        return corners;
    const double side = size / 2;
    const double cut = side * (std::numbers::sqrt2 - 1);
    for (const auto &[x, y] : {std::pair{cut, -side},
                               {side, -cut},
                               {side, cut},
                               {cut, side},
                               {-cut, side},
                               {-side, cut},
                               {-side, -cut},
                               {-cut, -side}})
        corners.push_back({center.x + x, center.y + y});
    return corners;
}

std::vector<Point> tickOutline(Point center, double size)
{
    const double unit = size / 22;
    return {{center.x - 3.6 * unit, center.y + 0.2 * unit},
            {center.x - 1.1 * unit, center.y + 2.8 * unit},
            {center.x + 3.8 * unit, center.y - 2.8 * unit}};
}

std::vector<Point> bubbleOutline(const CommentMark &mark)
{
    const double halfWidth = mark.size * 0.6;
    const double halfHeight = mark.size * 0.46;
    const double radius = mark.size * 0.3;
    std::vector<Point> outline;
    for (const auto &[x, y, from] :
         {std::tuple{1.0, -1.0, -90.0}, {1.0, 1.0, 0.0}, {-1.0, 1.0, 90.0}, {-1.0, -1.0, 180.0}}) {
        const Point corner{mark.center.x + x * (halfWidth - radius), mark.center.y + y * (halfHeight - radius)};
        for (int step = 0; step <= 6; ++step) {
            const double angle = (from + step * 15) * std::numbers::pi / 180;
            outline.push_back({corner.x + radius * std::cos(angle), corner.y + radius * std::sin(angle)});
        }
        if (x > 0 && y > 0) { // the tail, at the left of the lower side
            outline.push_back({mark.center.x - mark.size * 0.02, mark.center.y + halfHeight});
            outline.push_back({mark.center.x - mark.size * 0.3, mark.center.y + halfHeight + mark.size * 0.24});
            outline.push_back({mark.center.x - mark.size * 0.3, mark.center.y + halfHeight});
        }
    }
    return outline;
}

std::string badgeText(const BadgeMark &badge)
{
    if (badge.shape == BadgeShape::AskSquare)
        return "?";
    if (badge.count <= 0 || badge.shape == BadgeShape::Ring)
        return {};
    return badge.count > 99 ? "99+" : std::to_string(badge.count);
}

Point badgeTextCenter(const BadgeMark &badge)
{
    const bool triangle = badge.shape == BadgeShape::Triangle;
    return {badge.center.x, badge.center.y + (triangle ? badge.size * 0.12 : 0)};
}

double badgeTextSize(const BadgeMark &badge)
{
    const auto length = badgeText(badge).size();
    const double share = badge.shape == BadgeShape::Triangle ? 0.48 : 0.54;
    return badge.size * (length > 2 ? 0.36 : length > 1 ? share - 0.08 : share);
}

} // namespace lensboard
