// SPDX-License-Identifier: Apache-2.0
#include "scene/linework.h"

#include <algorithm>
#include <cmath>

namespace lensboard {
namespace {

constexpr double headLength = 10;
constexpr double headHalfWidth = 4.8;

double distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

Point towards(Point from, Point to, double by)
{
    const double length = distance(from, to);
    if (length <= 0)
        return from;
    return {from.x + (to.x - from.x) * by / length, from.y + (to.y - from.y) * by / length};
}

HeadOutline headAt(Point tip, Point before, ArrowHead head, double width)
{
    const double grow = width > 1.5 ? 1.1 : 1;
    const Point base = towards(tip, before, headLength * grow);
    const double length = std::max(distance(tip, base), 0.001);
    const Point across{-(tip.y - base.y) / length * headHalfWidth * grow,
                       (tip.x - base.x) / length * headHalfWidth * grow};
    return {head, {tip, {base.x + across.x, base.y + across.y}, {base.x - across.x, base.y - across.y}}};
}

// Moves the end back so that the line stops inside its head.
void cutForHead(std::vector<Point> &points, bool atEnd)
{
    Point &tip = atEnd ? points.back() : points.front();
    const Point before = atEnd ? points[points.size() - 2] : points[1];
    tip = towards(tip, before, std::min(headLength - 1, distance(tip, before)));
}

} // namespace

LineWork lineWork(const LineShape &line)
{
    LineWork work;
    if (line.points.size() < 2)
        return work;
    auto points = line.points;
    if (line.endHead != ArrowHead::None) {
        work.heads.push_back(headAt(points.back(), points[points.size() - 2], line.endHead, line.width));
        cutForHead(points, true);
    }
    if (line.startHead != ArrowHead::None) {
        work.heads.push_back(headAt(points.front(), points[1], line.startHead, line.width));
        cutForHead(points, false);
    }
    work.steps.push_back({PathStep::Kind::Move, {}, points.front()});
    for (std::size_t index = 1; index + 1 < points.size(); ++index) {
        const Point corner = points[index];
        const double radius =
            std::min({line.radius, distance(points[index - 1], corner) / 2, distance(corner, points[index + 1]) / 2});
        work.steps.push_back({PathStep::Kind::Line, {}, towards(corner, points[index - 1], radius)});
        work.steps.push_back({PathStep::Kind::Quad, corner, towards(corner, points[index + 1], radius)});
    }
    work.steps.push_back({PathStep::Kind::Line, {}, points.back()});
    return work;
}

std::vector<double> dashLengths(Dash dash)
{
    switch (dash) {
    case Dash::Dashed:
        return {6, 4};
    case Dash::Dotted:
        return {0.1, 4.5};
    case Dash::Solid:
        break;
    }
    return {};
}

double strokeWidth(Dash dash, double width)
{
    return dash == Dash::Dotted ? width * 1.4 : width;
}

} // namespace lensboard
