// SPDX-License-Identifier: Apache-2.0
#include "layout/ports.h"

#include <algorithm>
#include <cmath>

namespace lensboard {
namespace {

constexpr double roomyGap = 40;  // wide enough for a line with a bend between two columns
constexpr double usableGap = 24; // the same between two rows
constexpr double cornerInset = 12;
constexpr double levelSpacing = 16;   // ports above one another
constexpr double uprightSpacing = 28; // ports side by side

} // namespace

std::pair<Side, Side> facingSides(const Rect &source, const Rect &target)
{
    const double toRight = target.x - source.right();
    const double toLeft = source.x - target.right();
    const double below = target.y - source.bottom();
    const double above = source.y - target.bottom();
    const double levelGap = std::max(toRight, toLeft);
    const double uprightGap = std::max(below, above);
    const auto level = toRight >= toLeft ? std::pair{Side::Right, Side::Left} : std::pair{Side::Left, Side::Right};
    const auto upright = below >= above ? std::pair{Side::Bottom, Side::Top} : std::pair{Side::Top, Side::Bottom};
    if (levelGap >= roomyGap)
        return level;
    if (uprightGap >= usableGap)
        return upright;
    return levelGap > 0 || uprightGap <= 0 ? level : upright;
}

Side sideTowards(const Rect &frame, Point point)
{
    const Point center = frame.center();
    const double level = (point.x - center.x) / std::max(frame.width, 1.0);
    const double upright = (point.y - center.y) / std::max(frame.height, 1.0);
    // A point straight above or below stays there even when it is far to the side of the middle.
    if (std::abs(level) <= 0.5 && std::abs(upright) > 0.5)
        return upright > 0 ? Side::Bottom : Side::Top;
    if (std::abs(upright) <= 0.5 || std::abs(level) >= std::abs(upright))
        return level > 0 ? Side::Right : Side::Left;
    return upright > 0 ? Side::Bottom : Side::Top;
}

double middleOf(const Rect &frame, Side side)
{
    return along(frame.center(), side);
}

Point portAt(const Rect &frame, Side side, double coordinate)
{
    const double middle = middleOf(frame, side);
    const double half = (isLevel(side) ? frame.height : frame.width) / 2;
    const double room = std::max(half - cornerInset, 0.0);
    const double kept = std::clamp(coordinate, middle - room, middle + room);
    switch (side) {
    case Side::Left:
        return {frame.x, kept};
    case Side::Right:
        return {frame.right(), kept};
    case Side::Top:
        return {kept, frame.y};
    case Side::Bottom:
        break;
    }
    return {kept, frame.bottom()};
}

std::vector<double> spreadPorts(const Rect &frame, Side side, std::size_t count)
{
    std::vector<double> ports;
    const double length = (isLevel(side) ? frame.height : frame.width) - 2 * cornerInset;
    const double wished = isLevel(side) ? levelSpacing : uprightSpacing;
    const double gaps = count > 1 ? static_cast<double>(count - 1) : 1;
    const double spacing = std::min(wished, std::max(length, 0.0) / gaps);
    const double first = middleOf(frame, side) - spacing * static_cast<double>(count - 1) / 2;
    for (std::size_t index = 0; index < count; ++index)
        ports.push_back(first + spacing * static_cast<double>(index));
    return ports;
}

Point outward(Point port, Side side, double distance)
{
    switch (side) {
    case Side::Left:
        return {port.x - distance, port.y};
    case Side::Right:
        return {port.x + distance, port.y};
    case Side::Top:
        return {port.x, port.y - distance};
    case Side::Bottom:
        break;
    }
    return {port.x, port.y + distance};
}

} // namespace lensboard
