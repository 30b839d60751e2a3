// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "document/gone.h"
#include "document/transaction.h"

#include <string>
#include <vector>

// Holds a board against what an import of its changed template gives. Places, notes, answers, decisions, names and
// whatever people stated stay; what is new stands beside its neighbours; what has gone from the template is marked with
// the property "gone" and left for a person to remove or to keep (`keepGone`). Elements are the same by id, by logical
// id and type, or, when they were drawn by hand, by type and name. Only what came from the same template can have gone,
// so that a board of several templates takes each of them again. One ChangeSet, so one step to undo.
namespace lensboard {

struct Reimport
{
    struct Difference
    {
        std::string property; // id of the catalogue, or "type", "kind"
        std::string before;   // "not stated", "unknown", "none" or the value
        std::string after;
    };
    struct Item
    {
        Id id;            // in the document after the change
        std::string name; // of the node, or "from → to"
        std::string what; // one line: "new", "timeoutS: 3 → 10", "no longer in the template"
        bool edge = false;
        std::vector<Difference> differences; // of what has changed
    };
    std::vector<Item> added;
    std::vector<Item> changed;
    std::vector<Item> gone;
    std::vector<Item> drawnOnly;   // never in a template
    std::vector<Item> contradicts; // a person stated something else than the template; the person's word stays
    std::size_t same = 0;          // nodes found again without a difference
    std::size_t matched = 0;       // nodes found again; 0: the template has nothing to do with this board
    bool compared = false;         // some of them were drawn by hand
    ChangeSet change;

    [[nodiscard]] bool empty() const { return change.empty(); }
};

// The imported records as importTemplate gives them. Nothing is changed; apply `change` after people have seen the
// rest.
[[nodiscard]] Reimport planReimport(const Document &document, const std::vector<Node> &nodes,
                                    const std::vector<Edge> &edges, const std::vector<Boundary> &boundaries);

// What has gone becomes an element drawn by hand: it loses the mark and its origin.
void keepGone(Transaction &transaction, const std::vector<Id> &ids);

} // namespace lensboard
