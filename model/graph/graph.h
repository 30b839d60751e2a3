// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"
#include "document/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// A read-only index over a Document: handles instead of ids, adjacency both ways, containment, nodes by type. Built
// from scratch or kept up to date from ChangeSets; both give the same graph (a test compares them). Handles are dense
// and stay the same until their record is removed; lists are in order of id, so that nothing depends on history. It
// points into the document and must be updated with every change of it.
namespace lensboard {

using Handle = std::uint32_t;
inline constexpr Handle noHandle = 0xffffffffU;

// What an update did, as handles. An edge with another end counts as removed and added. Handles of
// removed records are not reused within the same update.
struct GraphChange
{
    std::vector<Handle> nodesAdded, nodesChanged, nodesRemoved;
    std::vector<Handle> edgesAdded, edgesChanged, edgesRemoved;
    std::vector<Handle> boundariesAdded, boundariesChanged, boundariesRemoved;
    std::vector<Handle> incomingChanged, outgoingChanged; // nodes that won or lost an edge; may repeat
    std::vector<Handle> membersChanged;                   // boundaries that won or lost a member; may repeat
    bool workloadChanged = false;
    bool decisionsChanged = false;
};

class Graph
{
public:
    // Forgets everything and reads the document.
    void build(const Document &document);
    // Follows a change that was just applied to the document this was built from.
    GraphChange update(const Document &document, const ChangeSet &change);
    [[nodiscard]] const Document *document() const { return m_document; }

    // Handles are below these bounds; some may be free.
    [[nodiscard]] std::size_t nodeBound() const { return m_nodes.size(); }
    [[nodiscard]] std::size_t edgeBound() const { return m_edges.size(); }
    [[nodiscard]] std::size_t boundaryBound() const { return m_boundaries.size(); }

    // Nullptr for a free handle.
    [[nodiscard]] const Node *nodeAt(Handle node) const { return m_nodes[node].record; }
    [[nodiscard]] const Edge *edgeAt(Handle edge) const { return m_edges[edge].record; }
    [[nodiscard]] const Boundary *boundaryAt(Handle boundary) const { return m_boundaries[boundary].record; }

    // Only for handles in use.
    [[nodiscard]] const Node &node(Handle node) const { return *m_nodes[node].record; }
    [[nodiscard]] const Edge &edge(Handle edge) const { return *m_edges[edge].record; }
    [[nodiscard]] const Boundary &boundary(Handle boundary) const { return *m_boundaries[boundary].record; }
    [[nodiscard]] const std::vector<Handle> &incoming(Handle node) const { return m_nodes[node].in; }
    [[nodiscard]] const std::vector<Handle> &outgoing(Handle node) const { return m_nodes[node].out; }
    [[nodiscard]] Handle source(Handle edge) const { return m_edges[edge].source; }
    [[nodiscard]] Handle target(Handle edge) const { return m_edges[edge].target; }
    [[nodiscard]] Handle parentOfNode(Handle node) const { return m_nodes[node].parent; }
    [[nodiscard]] Handle parentOfBoundary(Handle boundary) const { return m_boundaries[boundary].parent; }
    // The boundaries around a node, innermost first.
    [[nodiscard]] std::vector<Handle> boundariesAround(Handle node) const;
    [[nodiscard]] const std::vector<Handle> &nodesIn(Handle boundary) const { return m_boundaries[boundary].nodes; }

    // noHandle when there is no such record.
    [[nodiscard]] Handle findNode(const Id &id) const;
    [[nodiscard]] Handle findEdge(const Id &id) const;
    [[nodiscard]] Handle findBoundary(const Id &id) const;

    // All nodes, edges and boundaries, and the nodes of one type, in order of id.
    [[nodiscard]] const std::vector<Handle> &nodes() const { return m_nodeOrder; }
    [[nodiscard]] const std::vector<Handle> &edges() const { return m_edgeOrder; }
    [[nodiscard]] const std::vector<Handle> &boundaries() const { return m_boundaryOrder; }
    [[nodiscard]] const std::vector<Handle> &nodesOfType(std::string_view type) const;

private:
    struct NodeSlot
    {
        const Node *record = nullptr;
        Id id;
        std::string type;
        Handle parent = noHandle;
        std::vector<Handle> in, out;
    };
    struct EdgeSlot
    {
        const Edge *record = nullptr;
        Id id;
        Handle source = noHandle, target = noHandle;
    };
    struct BoundarySlot
    {
        const Boundary *record = nullptr;
        Id id;
        Handle parent = noHandle;
        std::vector<Handle> nodes;
    };
    using Ids = std::unordered_map<Id, Handle>;

    Handle addNode(const Node &node);
    Handle addEdge(const Edge &edge);
    Handle addBoundary(const Boundary &boundary);
    void dropNode(Handle node);
    void dropEdge(Handle edge);
    void setParent(Handle node, Handle parent);
    void applyNodes(const Document &document, const ChangeSet &change, GraphChange &out);
    void applyEdges(const Document &document, const ChangeSet &change, GraphChange &out);
    void applyBoundaries(const Document &document, const ChangeSet &change, GraphChange &out);
    void settle(const ChangeSet &change, GraphChange &out);
    void release(const GraphChange &change);

    const Document *m_document = nullptr;
    std::vector<NodeSlot> m_nodes;
    std::vector<EdgeSlot> m_edges;
    std::vector<BoundarySlot> m_boundaries;
    std::vector<Handle> m_freeNodes, m_freeEdges, m_freeBoundaries;
    std::vector<Handle> m_nodeOrder, m_edgeOrder, m_boundaryOrder;
    Ids m_nodeIds, m_edgeIds, m_boundaryIds;
    std::unordered_map<std::string, std::vector<Handle>> m_types;
};

} // namespace lensboard
