// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/ports.h"

#include <functional>
#include <vector>

// Finds one orthogonal line between two ports around boxes in the way: first simple shapes with few bends, then A* over
// the coordinates that matter in a window around both ends. A pure function of the ends and the boxes inside the areas
// that it reports as `dependsOn`. Cost is bounded; in a crowd the simple shape that crosses fewest boxes is taken.
namespace lensboard {

struct PathEnd
{
    Point port;
    Side side = Side::Right;
    Rect frame;        // of the node the port is on
    bool alone = true; // no other line on this side
};

struct FoundPath
{
    std::vector<Point> points;
    std::vector<Rect> dependsOn; // boxes that come, go or move outside of these cannot change the path
    double room = 0;             // by how much inner legs may be shifted sideways
};

// Gives the boxes (nodes, notes) that touch an area, the two ends' own included.
using BoxesIn = std::function<std::vector<Rect>(const Rect &)>;

// The simplest shape, whatever is in the way.
[[nodiscard]] FoundPath plainPath(const PathEnd &from, const PathEnd &to);
[[nodiscard]] FoundPath findPath(const PathEnd &from, const PathEnd &to, const BoxesIn &boxesIn);
// A line that leaves and reaches the same box, around its top right corner; `index` keeps several apart.
[[nodiscard]] FoundPath loopPath(const Rect &frame, int index);
// Through points set by a person; corners are put in where two are not above or beside each other.
[[nodiscard]] FoundPath bentPath(const Rect &from, const Rect &to, const std::vector<Point> &bends);

// Without points that lie on the line between their neighbours.
[[nodiscard]] std::vector<Point> simplified(const std::vector<Point> &points);

} // namespace lensboard
