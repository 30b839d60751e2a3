// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/transaction.h"

#include <optional>
#include <string>
#include <vector>

// Edits of edges. Kind and mode come from the pair of services (edges.md); what the catalogue does not permit is
// refused with its sentence.
namespace lensboard {

// Connects two nodes with the default kinds and mode of the pair; `kinds` and `mode` choose another permitted one.
// Errors: "edge.missing" (an end does not exist), "edge.refused" (the catalogue's reason), "edge.exists" (these nodes
// are connected so already).
[[nodiscard]] Result<Id> connect(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &source,
                                 const Id &target, const std::vector<EdgeKind> &kinds = {},
                                 EdgeMode mode = EdgeMode::Unknown);

// Sets the kinds; at least one must stay. Adjusts the mode when the pair does not permit it with the new kinds.
void setEdgeKinds(Transaction &transaction, const Catalog &catalog, const Id &edge, std::vector<EdgeKind> kinds);
void setEdgeMode(Transaction &transaction, const Id &edge, EdgeMode mode);
void setBends(Transaction &transaction, const Id &edge, std::vector<Point> bends);

// Puts a node of that type on the edge: source → new node → target. The edge keeps its id on the first half. Errors as
// for connect.
[[nodiscard]] Result<Id> insertOnEdge(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &edge,
                                      const std::string &type, Point center);
// The same with a node that is there already.
[[nodiscard]] Result<Id> insertOnEdge(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &edge,
                                      const Id &node);
// Why a node of that type cannot stand on the edge; nothing when it can.
[[nodiscard]] std::optional<Error> whyNotOnEdge(const Transaction &transaction, const Catalog &catalog, const Id &edge,
                                                const std::string &type);

// Kinds and mode of a catalogue choice in the document's terms.
[[nodiscard]] std::vector<EdgeKind> edgeKindsOf(const std::vector<std::string> &words);

} // namespace lensboard
