// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/id.h"

#include <cstddef>
#include <vector>

// Keeps lines apart that would be drawn on one another: legs of several edges on the same upright (or level) line are
// given offsets across it. A pure function of the set of legs, whatever their order.
namespace lensboard {

struct SharedLeg
{
    Id edge;
    std::size_t index = 0; // of the leg in its route
    double from = 0;       // extent along the line, from < to
    double to = 0;
    double order = 0;  // wished order across the line, see crossingOrder
    double room = 0;   // largest offset
    double offset = 0; // the answer
    friend bool operator==(const SharedLeg &, const SharedLeg &) = default;
};

// Order in which legs of steps do not cross each other: `enter` and `leave` are where the line comes to and goes from
// the leg, measured along it; `forward` when it runs towards larger coordinates across it.
[[nodiscard]] double crossingOrder(double enter, double leave, bool forward);

// Legs that overlap or nearly do, directly or through others.
struct LegGroup
{
    std::vector<SharedLeg> legs;
    double from = 0;
    double to = 0;
};
constexpr double legTouch = 4; // legs that end this close to each other count as overlapping
[[nodiscard]] std::vector<LegGroup> overlappingGroups(std::vector<SharedLeg> legs);

// Gives the legs of one group their offsets.
void separateGroup(std::vector<SharedLeg> &legs);

} // namespace lensboard
