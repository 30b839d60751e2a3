// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <cstdint>
#include <utility>
#include <vector>

// Where lines leave and reach boxes: plain geometry, no document. Coordinates "along" a side are y for the left and
// right side and x for top and bottom.
namespace lensboard {

enum class Side : std::uint8_t { Left, Right, Top, Bottom };

[[nodiscard]] constexpr bool isLevel(Side side)
{
    return side == Side::Left || side == Side::Right;
}

// The sides that face each other, for a line from `source` to `target`.
[[nodiscard]] std::pair<Side, Side> facingSides(const Rect &source, const Rect &target);
// The side of the box that a point lies beyond, or the nearest one for a point inside.
[[nodiscard]] Side sideTowards(const Rect &frame, Point point);

// Point on the side with this coordinate along it, kept off the rounded corners.
[[nodiscard]] Point portAt(const Rect &frame, Side side, double along);
[[nodiscard]] double middleOf(const Rect &frame, Side side);
// Coordinates along the side for `count` ports, evenly spread about its middle.
[[nodiscard]] std::vector<double> spreadPorts(const Rect &frame, Side side, std::size_t count);

[[nodiscard]] inline double along(Point point, Side side)
{
    return isLevel(side) ? point.y : point.x;
}
// The point `distance` away from the side, straight out.
[[nodiscard]] Point outward(Point port, Side side, double distance);

} // namespace lensboard
