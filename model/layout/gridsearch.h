// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/ports.h"

#include <vector>

// A* for orthogonal lines on the grid of coordinates that matter: beside every box, at both ends and between them.
// Short lines with few bends win; ties fall the same way everywhere.
namespace lensboard {

struct GridQuery
{
    Point start;
    Side startSide; // the line leaves in this direction
    Point end;
    Side endSide; // and arrives against this one
    Rect window;
    std::vector<Rect> boxes;
    double clearance = 0;
};

// Empty when there is no way inside the window.
[[nodiscard]] std::vector<Point> searchGrid(const GridQuery &query);

} // namespace lensboard
