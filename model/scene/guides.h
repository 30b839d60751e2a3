// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <vector>

// Where a moved frame lines up with what rests around it: edges and middles in one line, and equal gaps in a row or
// column. Plain geometry, in canvas units.
namespace lensboard {

struct Guide
{
    Point from;
    Point to;
    bool gap = false; // measures a gap rather than showing a common line
    friend bool operator==(const Guide &, const Guide &) = default;
};

struct GuideSnap
{
    Point shift;          // to be added to the frame; 0 on an axis without a guide
    bool level = false;   // shift.x was decided by a guide
    bool upright = false; // shift.y was
    std::vector<Guide> guides;
};

// The nearest alignment within `reach` on each axis; an alignment wins over an equal gap that is as near.
[[nodiscard]] GuideSnap snapToGuides(const Rect &moved, const std::vector<Rect> &resting, double reach);

} // namespace lensboard
