// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <string>
#include <vector>

// Taking a part out of a board and putting it into the same or another one. The part is a document of its own, so that
// it can travel as a `.lensboard` text. Verdicts, answers and decisions stay where they are.
namespace lensboard {

// The elements, what stands inside the boundaries among them, and every edge between two of the nodes.
[[nodiscard]] Document fragmentOf(const Document &document, const std::vector<Id> &ids);

// The frame around everything in the document; empty when there is nothing.
[[nodiscard]] Rect extentOf(const Document &document);

// Adds everything of `part` with new ids, moved by `delta`. What had no parent in the part becomes a child of the
// innermost boundary under its new centre. Gives the new ids of all that has a place.
std::vector<Id> paste(Transaction &transaction, IdSource &ids, const Document &part, Point delta);

} // namespace lensboard
