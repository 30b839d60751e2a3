// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

#include <map>
#include <optional>
#include <vector>

// Parts of planReimport: which records are the same, and where new ones stand.
namespace lensboard {

// Imported id → id in the document. Only what can be nothing else: two candidates are none.
[[nodiscard]] std::map<Id, Id> sameRecords(const Document &document, const std::vector<Node> &nodes,
                                           const std::vector<Boundary> &boundaries);

// Free room on a board for new nodes, one after the other.
class FreePlaces
{
public:
    struct Neighbour
    {
        Rect frame;
        bool before = true; // leads to the new node
    };

    explicit FreePlaces(const Document &document)
        : m_document(document)
    {
    }

    // From now on nodes keep their places among each other, below everything that is on the board; no effect when they
    // have none.
    void standApart(const std::vector<Node> &nodes, bool framed);
    // Right of what leads to it, left of what it leads to, below everything when it stands alone.
    [[nodiscard]] Rect placeFor(const Node &node, const std::vector<Neighbour> &neighbours);

private:
    [[nodiscard]] bool isFree(const Rect &frame) const;
    [[nodiscard]] Point belowAll() const;

    const Document &m_document;
    std::vector<Rect> m_placed;
    std::optional<Point> m_apart;
};

// A boundary's frame that holds `inner`, grown from `old` if there is one.
[[nodiscard]] Rect frameAround(const Rect *old, const Rect &inner);

} // namespace lensboard
