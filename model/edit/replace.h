// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/transaction.h"

#include <string>

namespace lensboard {

// Makes the node another service where it stands. Edges stay: those whose kinds or mode the new pair does not permit
// take the pair's default ones. Properties that the new type has as well stay stated. A name that was only the old
// type's becomes the new type's. Errors: "node.missing", "node.type" (no such service), "edge.refused" when an edge
// could not stay, with the catalogue's sentence; nothing is changed then.
[[nodiscard]] Result<void> replaceType(Transaction &transaction, const Catalog &catalog, const Id &node,
                                       const std::string &type);

} // namespace lensboard
