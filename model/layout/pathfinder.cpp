// SPDX-License-Identifier: Apache-2.0
#include "layout/pathfinder.h"

#include "layout/gridsearch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lensboard {
namespace {

constexpr double clearance = 9;
constexpr double stub = 20; // the straight piece at a port, arrow head included
constexpr double windowMargin = 120;
constexpr std::size_t mostBoxes = 48;
constexpr double channelEdge = 14; // a shifted leg stays this far from the boxes beside its channel
constexpr double detourRoom = 6;
constexpr double laneStub = 30; // from an end to where the way to its lane begins
constexpr double laneAway = 35; // from a node to the lane beside it
constexpr double laneRoom = 10;

Rect legArea(Point a, Point b, double grow)
{
    const double left = std::min(a.x, b.x) - grow;
    const double top = std::min(a.y, b.y) - grow;
    return {left, top, std::max(a.x, b.x) + grow - left, std::max(a.y, b.y) + grow - top};
}

bool overlaps(const Rect &a, const Rect &b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect shrunk(const Rect &rect, double by)
{
    return {rect.x + by, rect.y + by, std::max(rect.width - 2 * by, 0.0), std::max(rect.height - 2 * by, 0.0)};
}

double snapped(double value)
{
    return std::round(value / 5) * 5;
}

// Simple shapes from port to port. All are thought of as running from left to right; upright ones are mirrored on the
// diagonal before and after.
Point mirrored(Point point, bool mirror)
{
    return mirror ? Point{point.y, point.x} : point;
}

struct Shape
{
    std::vector<Point> points;
    double room = 0;
};

Shape stepShape(Point a, Point b, double channel, bool mirror)
{
    Shape shape;
    shape.points = {mirrored(a, mirror), mirrored({channel, a.y}, mirror), mirrored({channel, b.y}, mirror),
                    mirrored(b, mirror)};
    shape.room = std::max(std::min(std::abs(channel - a.x), std::abs(b.x - channel)) - channelEdge, 0.0);
    return shape;
}

// Around what lies between two far ends: along a lane above or below one of them.
void addLaneShapes(const PathEnd &from, const PathEnd &to, bool mirror, std::vector<Shape> &shapes)
{
    const Point a = mirrored(from.port, mirror);
    const Point b = mirrored(to.port, mirror);
    const double sign = b.x < a.x ? -1 : 1;
    const double out = snapped(a.x + sign * laneStub);
    const double in = snapped(b.x - sign * laneStub);
    const auto top = [mirror](const Rect &frame) { return mirror ? frame.x : frame.y; };
    const auto bottom = [mirror](const Rect &frame) { return mirror ? frame.right() : frame.bottom(); };
    for (const double lane : {top(to.frame) - laneAway, bottom(to.frame) + laneAway, top(from.frame) - laneAway,
                              bottom(from.frame) + laneAway}) {
        Shape shape;
        for (const auto &point : {a, Point{out, a.y}, Point{out, lane}, Point{in, lane}, Point{in, b.y}, b})
            shape.points.push_back(mirrored(point, mirror));
        shape.room = laneRoom;
        shapes.push_back(std::move(shape));
    }
}

std::vector<Shape> simpleShapes(const PathEnd &from, const PathEnd &to)
{
    const bool mirror = !isLevel(from.side);
    const Point a = mirrored(from.port, mirror);
    const Point b = mirrored(to.port, mirror);
    const double span = b.x - a.x;
    if (std::abs(a.y - b.y) < 0.01) {
        std::vector<Shape> straight{{{from.port, to.port}, 0}};
        if (std::abs(span) > 300)
            addLaneShapes(from, to, mirror, straight);
        return straight;
    }
    const double sign = span < 0 ? -1 : 1;
    // The step is nearer to where several lines meet: that keeps a long straight piece for the label.
    const double part = from.alone == to.alone ? 0.5 : from.alone ? 0.7 : 0.3;
    const double channel = std::abs(span) < 300 ? a.x + span * part : from.alone ? b.x - sign * 80 : a.x + sign * 80;
    std::vector<Shape> shapes{stepShape(a, b, snapped(part == 0.5 ? a.x + span / 2 : channel), mirror)};
    if (std::abs(span) < 4 * stub)
        return shapes;
    const double near = std::min(50.0, std::abs(span) / 4);
    shapes.push_back(stepShape(a, b, snapped(b.x - sign * near), mirror));
    shapes.push_back(stepShape(a, b, snapped(a.x + sign * near), mirror));
    if (std::abs(span) > 300) {
        shapes.push_back(stepShape(a, b, snapped(a.x + span / 4), mirror));
        shapes.push_back(stepShape(a, b, snapped(a.x + 3 * span / 4), mirror));
        addLaneShapes(from, to, mirror, shapes);
    }
    return shapes;
}

// The two sides must look at each other for the simple shapes to make sense.
bool facesOther(const PathEnd &from, const PathEnd &to)
{
    const auto beyond = [](const PathEnd &end, Point other) {
        switch (end.side) {
        case Side::Left:
            return other.x < end.port.x;
        case Side::Right:
            return other.x > end.port.x;
        case Side::Top:
            return other.y < end.port.y;
        case Side::Bottom:
            break;
        }
        return other.y > end.port.y;
    };
    return isLevel(from.side) == isLevel(to.side) && beyond(from, to.port) && beyond(to, from.port);
}

// How many boxes the shape runs through or too close to; its own ends only count where it runs through them.
int hits(const Shape &shape, const PathEnd &from, const PathEnd &to, const BoxesIn &boxesIn, std::vector<Rect> &areas)
{
    int count = 0;
    for (std::size_t index = 0; index + 1 < shape.points.size(); ++index) {
        const auto area = legArea(shape.points[index], shape.points[index + 1], clearance);
        areas.push_back(area);
        const auto line = legArea(shape.points[index], shape.points[index + 1], 0.5);
        for (const auto &box : boxesIn(area)) {
            const bool own = box == from.frame || box == to.frame;
            if (own ? overlaps(shrunk(box, 1), line) : overlaps(box, area))
                ++count;
        }
    }
    return count;
}

// The simple shapes that were tried all lie inside the window.
FoundPath detour(const PathEnd &from, const PathEnd &to, const BoxesIn &boxesIn)
{
    Rect window = legArea(from.frame.center(), to.frame.center(), 0);
    for (const auto &frame : {from.frame, to.frame}) {
        const double right = std::max(window.right(), frame.right());
        const double bottom = std::max(window.bottom(), frame.bottom());
        window.x = std::min(window.x, frame.x);
        window.y = std::min(window.y, frame.y);
        window.width = right - window.x;
        window.height = bottom - window.y;
    }
    window = {window.x - windowMargin, window.y - windowMargin, window.width + 2 * windowMargin,
              window.height + 2 * windowMargin};
    FoundPath found;
    found.dependsOn = {window};
    const auto boxes = boxesIn(window);
    if (boxes.size() > mostBoxes)
        return found;
    const Point start = outward(from.port, from.side, stub);
    const Point end = outward(to.port, to.side, stub);
    auto inner = searchGrid({start, from.side, end, to.side, window, boxes, clearance});
    if (inner.empty())
        return found;
    inner.insert(inner.begin(), from.port);
    inner.push_back(to.port);
    found.points = simplified(inner);
    found.room = detourRoom;
    return found;
}

} // namespace

std::vector<Point> simplified(const std::vector<Point> &points)
{
    std::vector<Point> kept;
    for (const auto &point : points) {
        if (!kept.empty() && kept.back() == point)
            continue;
        const auto size = kept.size();
        if (size >= 2) {
            const bool level = kept[size - 2].y == kept[size - 1].y && kept[size - 1].y == point.y;
            const bool upright = kept[size - 2].x == kept[size - 1].x && kept[size - 1].x == point.x;
            if (level || upright)
                kept.pop_back();
        }
        kept.push_back(point);
    }
    return kept;
}

FoundPath plainPath(const PathEnd &from, const PathEnd &to)
{
    auto shape = simpleShapes(from, to).front();
    return {simplified(shape.points), {}, shape.room};
}

FoundPath findPath(const PathEnd &from, const PathEnd &to, const BoxesIn &boxesIn)
{
    std::vector<Rect> areas;
    const auto shapes = simpleShapes(from, to);
    std::size_t best = 0;
    int fewest = -1;
    const bool faces = facesOther(from, to);
    for (std::size_t index = 0; index < shapes.size(); ++index) {
        const int count = hits(shapes[index], from, to, boxesIn, areas);
        if (count == 0 && faces)
            return {simplified(shapes[index].points), areas, shapes[index].room};
        if (fewest < 0 || count < fewest) {
            fewest = count;
            best = index;
        }
    }
    auto found = detour(from, to, boxesIn);
    if (found.points.empty()) {
        found.points = simplified(shapes[best].points);
        found.room = shapes[best].room;
    }
    return found;
}

FoundPath loopPath(const Rect &frame, int index)
{
    const double reach = 24 + 10 * std::min(index, 4);
    const double inset = 14 + 8 * std::min(index, 2);
    const Point out{frame.right(), frame.y + std::min(inset + 8, frame.height / 2)};
    const Point in{frame.right() - inset - 26, frame.y};
    return {{out, {out.x + reach, out.y}, {out.x + reach, in.y - reach}, {in.x, in.y - reach}, in}, {}, 0};
}

FoundPath bentPath(const Rect &from, const Rect &to, const std::vector<Point> &bends)
{
    const Side out = sideTowards(from, bends.front());
    const Side in = sideTowards(to, bends.back());
    std::vector<Point> points{portAt(from, out, along(bends.front(), out))};
    bool level = isLevel(out);
    const auto lineTo = [&](Point next) {
        const Point last = points.back();
        if (last.x != next.x && last.y != next.y)
            points.push_back(level ? Point{next.x, last.y} : Point{last.x, next.y});
        points.push_back(next);
        const Point before = points[points.size() - 2];
        level = before.y == next.y;
    };
    for (const auto &bend : bends)
        lineTo(bend);
    const Point end = portAt(to, in, along(bends.back(), in));
    level = !isLevel(in); // so that the last leg is straight to the port
    lineTo(end);
    return {simplified(points), {}, 0};
}

} // namespace lensboard
