// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/transaction.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

// Edits of nodes, boundaries and notes, and what all of them share: names, places, containment, properties. Each
// writes whole records into a Transaction and decides nothing about undo or pictures. An edit of something that does
// not exist has no effect.
namespace lensboard {

// Adds a node of the catalogue type, centred on `center` as far as the grid of 20 lets it, named after the type and
// numbered when that name is taken. It becomes a child of the innermost boundary that contains its centre.
Id addNode(Transaction &transaction, IdSource &ids, const Catalog &catalog, const std::string &type, Point center);

// Adds a boundary of that kind; nodes, boundaries and notes that lie wholly inside and had the same parent move into
// it.
Id addBoundary(Transaction &transaction, IdSource &ids, BoundaryKind kind, const std::string &name, Rect frame);
Id addNote(Transaction &transaction, IdSource &ids, const std::string &text, Point topLeft);

// Name of a node, boundary or the workload, label of an edge, text of a note.
void rename(Transaction &transaction, const Id &id, const std::string &name);

// Moves elements; a boundary takes everything inside it along, a node the notes that are tied to it. Locked elements
// stay. With `reparent` the innermost boundary under an
// element's new centre becomes its parent.
void move(Transaction &transaction, const std::vector<Id> &ids, Point delta, bool reparent = true);
// The points of a stroke stretch with its frame.
void resize(Transaction &transaction, const Id &id, Rect frame);
// Makes `parent` (empty: none) the parent; refuses silently to put a boundary into itself.
void moveInto(Transaction &transaction, const std::vector<Id> &ids, const Id &parent);
void remove(Transaction &transaction, const std::vector<Id> &ids);
// The ids and, for boundaries, everything inside them; each once.
[[nodiscard]] std::set<Id> withContents(const Transaction &transaction, const std::vector<Id> &ids);

// States a property of a node, edge, boundary or the workload; nothing takes the statement back to unknown.
void setProperty(Transaction &transaction, const Id &id, const std::string &property,
                 std::optional<PropertyValue> value);

// The innermost boundary of the document that contains the point, or an empty id. `besides` and what is in it are
// left out.
[[nodiscard]] Id boundaryAt(const Transaction &transaction, Point point, const Id &besides = {});

// A name that no node bears yet: "Lambda", "Lambda 2", …
[[nodiscard]] std::string freeName(const Transaction &transaction, const std::string &base);

} // namespace lensboard
