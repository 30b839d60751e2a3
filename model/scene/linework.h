// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/primitives.h"

#include <vector>

// The outlines behind a LineShape, worked out once for painter and SVG: the line with rounded bends, cut where its
// heads begin, and the heads.
namespace lensboard {

struct PathStep
{
    enum class Kind : std::uint8_t { Move, Line, Quad };
    Kind kind = Kind::Move;
    Point control; // Quad only
    Point to;
};

struct HeadOutline
{
    ArrowHead head = ArrowHead::Filled;
    std::vector<Point> corners; // closed
};

struct LineWork
{
    std::vector<PathStep> steps;
    std::vector<HeadOutline> heads;
};

[[nodiscard]] LineWork lineWork(const LineShape &line);

// Lengths of dash and gap, in canvas units; empty for a solid line. Dotted lines are drawn with round caps.
[[nodiscard]] std::vector<double> dashLengths(Dash dash);
// Dots are drawn a little wider than lines, so that they read as strongly.
[[nodiscard]] double strokeWidth(Dash dash, double width);

} // namespace lensboard
