// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <vector>

// Putting several elements in order: on one line, with equal gaps, in front or behind. A boundary takes along what
// stands inside it. Ids without a place on the board are passed over.
namespace lensboard {

enum class Alignment { Left, Center, Right, Top, Middle, Bottom };
enum class Axis { Horizontal, Vertical };
enum class Depth { Front, Back };

// Lines the elements up with the outermost of them (Left, Right, Top, Bottom) or with the middle of all.
void align(Transaction &transaction, const std::vector<Id> &ids, Alignment alignment);

// Moves what stands between the first and the last along the axis so that all gaps are equal; with fewer than three
// elements nothing happens.
void distribute(Transaction &transaction, const std::vector<Id> &ids, Axis axis);

// Draws nodes, notes, strokes and images above or below all others, in the order they have among themselves.
void bringTo(Transaction &transaction, const std::vector<Id> &ids, Depth depth);

// A pinned node stays where it is when the board is arranged.
void setPinned(Transaction &transaction, const std::vector<Id> &ids, bool pinned);

} // namespace lensboard
