// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/transaction.h"

#include <string_view>
#include <vector>

namespace lensboard {

// Draws what a list says: one element per line, "Orders: DynamoDB", "Orders (dynamodb)", "orders table" or just "SQS";
// the words that name a service decide the type, the rest is the name, and a line that names none becomes a plain box.
// Bullets and numbers before a line are passed over. "A -> B -> C" (also "→", "-->") draws elements and the edges
// between them; a name that stands earlier in the list means the same element. Elements stand below each other from
// `topLeft`, those of one line beside each other. Edges that the catalogue refuses are left out and named in `refused`.
struct DrawnLines
{
    std::vector<Id> added;
    std::vector<std::string> refused; // the catalogue's sentences
};
[[nodiscard]] DrawnLines drawLines(Transaction &transaction, IdSource &ids, const Catalog &catalog,
                                   std::string_view text, Point topLeft);

} // namespace lensboard
