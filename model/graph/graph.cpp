// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.h"

#include <algorithm>
#include <cassert>

namespace lensboard {

namespace {

Handle lookUp(const std::unordered_map<Id, Handle> &ids, const Id &id)
{
    const auto found = ids.find(id);
    return found == ids.end() ? noHandle : found->second;
}

template <typename Slots>
Handle allocate(Slots &slots, std::vector<Handle> &free)
{
    if (!free.empty()) {
        const Handle handle = free.back();
        free.pop_back();
        return handle;
    }
    slots.emplace_back();
    return static_cast<Handle>(slots.size() - 1);
}

// Lists are in order of id. Appending at the end is the common case while building.
template <typename Slots>
void insertSorted(std::vector<Handle> &list, Handle handle, const Slots &slots)
{
    const Id &id = slots[handle].id;
    if (list.empty() || slots[list.back()].id < id) {
        list.push_back(handle);
        return;
    }
    const auto at = std::lower_bound(list.begin(), list.end(), id,
                                     [&slots](Handle entry, const Id &wanted) { return slots[entry].id < wanted; });
    list.insert(at, handle);
}

template <typename Slots>
void eraseSorted(std::vector<Handle> &list, Handle handle, const Slots &slots)
{
    const auto at = std::lower_bound(list.begin(), list.end(), slots[handle].id,
                                     [&slots](Handle entry, const Id &wanted) { return slots[entry].id < wanted; });
    assert(at != list.end() && *at == handle);
    list.erase(at);
}

template <typename T>
const T *as(const Record &record)
{
    return std::get_if<T>(&record);
}

} // namespace

void Graph::build(const Document &document)
{
    // Lists keep their memory: large blocks that come and go make the allocator tidy up each time.
    m_nodes.clear();
    m_edges.clear();
    m_boundaries.clear();
    m_freeNodes.clear();
    m_freeEdges.clear();
    m_freeBoundaries.clear();
    m_nodeOrder.clear();
    m_edgeOrder.clear();
    m_boundaryOrder.clear();
    m_nodeIds.clear();
    m_edgeIds.clear();
    m_boundaryIds.clear();
    m_types.clear();
    m_document = &document;
    m_nodes.reserve(document.nodes().size());
    m_edges.reserve(document.edges().size());
    m_nodeIds.reserve(document.nodes().size());
    m_edgeIds.reserve(document.edges().size());
    for (const auto &[id, boundary] : document.boundaries())
        addBoundary(boundary);
    for (const auto &[id, boundary] : document.boundaries())
        m_boundaries[findBoundary(id)].parent = findBoundary(boundary.parent);
    for (const auto &[id, node] : document.nodes())
        setParent(addNode(node), findBoundary(node.parent));
    for (const auto &[id, edge] : document.edges())
        addEdge(edge);
}

GraphChange Graph::update(const Document &document, const ChangeSet &change)
{
    assert(m_document == &document);
    GraphChange out;
    applyEdges(document, change, out);
    applyNodes(document, change, out);
    applyBoundaries(document, change, out);
    settle(change, out);
    release(out);
    return out;
}

// Removals and replacements of edges come first, while both ends still exist; additions wait until the nodes are there.
void Graph::applyEdges(const Document &document, const ChangeSet &change, GraphChange &out)
{
    const auto drop = [this, &out](const Id &id) {
        const Handle edge = findEdge(id);
        out.edgesRemoved.push_back(edge);
        out.outgoingChanged.push_back(m_edges[edge].source);
        out.incomingChanged.push_back(m_edges[edge].target);
        dropEdge(edge);
    };
    for (const auto &[id, record] : change.removed) {
        if (as<Edge>(record))
            drop(id);
    }
    for (const auto &[id, update] : change.updated) {
        const Edge *before = as<Edge>(update.before);
        const Edge *after = as<Edge>(update.after);
        if (!before || !after)
            continue;
        if (before->source != after->source || before->target != after->target) {
            drop(id);
            continue;
        }
        const Handle edge = findEdge(id);
        m_edges[edge].record = document.edge(id);
        if (!sameMeaning(update.before, update.after))
            out.edgesChanged.push_back(edge);
    }
}

void Graph::applyNodes(const Document &document, const ChangeSet &change, GraphChange &out)
{
    for (const auto &[id, record] : change.removed) {
        if (!as<Node>(record))
            continue;
        const Handle node = findNode(id);
        out.nodesRemoved.push_back(node);
        if (m_nodes[node].parent != noHandle)
            out.membersChanged.push_back(m_nodes[node].parent);
        dropNode(node);
    }
    for (const auto &[id, record] : change.added) {
        if (as<Node>(record))
            out.nodesAdded.push_back(addNode(*document.node(id)));
    }
    for (const auto &[id, update] : change.updated) {
        if (!as<Node>(update.after))
            continue;
        const Handle node = findNode(id);
        NodeSlot &slot = m_nodes[node];
        slot.record = document.node(id);
        if (slot.type != slot.record->type) {
            eraseSorted(m_types[slot.type], node, m_nodes);
            slot.type = slot.record->type;
            insertSorted(m_types[slot.type], node, m_nodes);
        }
        if (!sameMeaning(update.before, update.after))
            out.nodesChanged.push_back(node);
    }
}

void Graph::applyBoundaries(const Document &document, const ChangeSet &change, GraphChange &out)
{
    for (const auto &[id, record] : change.added) {
        if (as<Boundary>(record))
            out.boundariesAdded.push_back(addBoundary(*document.boundary(id)));
    }
    for (const auto &[id, update] : change.updated) {
        if (!as<Boundary>(update.after))
            continue;
        const Handle boundary = findBoundary(id);
        m_boundaries[boundary].record = document.boundary(id);
        if (!sameMeaning(update.before, update.after))
            out.boundariesChanged.push_back(boundary);
    }
    for (const auto &[id, record] : change.removed) {
        if (!as<Boundary>(record))
            continue;
        const Handle boundary = findBoundary(id);
        out.boundariesRemoved.push_back(boundary);
        eraseSorted(m_boundaryOrder, boundary, m_boundaries);
        m_boundaryIds.erase(id);
        m_boundaries[boundary].record = nullptr;
    }
}

// Containment and new edges, now that everything they refer to is there.
void Graph::settle(const ChangeSet &change, GraphChange &out)
{
    const Document &document = *m_document;
    for (const Handle boundary : out.boundariesAdded)
        m_boundaries[boundary].parent = findBoundary(m_boundaries[boundary].record->parent);
    for (const Handle boundary : out.boundariesChanged)
        m_boundaries[boundary].parent = findBoundary(m_boundaries[boundary].record->parent);
    const auto place = [this, &out](Handle node) {
        const Handle before = m_nodes[node].parent;
        const Handle after = findBoundary(m_nodes[node].record->parent);
        if (before == after)
            return;
        for (const Handle boundary : {before, after}) {
            if (boundary != noHandle)
                out.membersChanged.push_back(boundary);
        }
        setParent(node, after);
    };
    std::for_each(out.nodesAdded.begin(), out.nodesAdded.end(), place);
    std::for_each(out.nodesChanged.begin(), out.nodesChanged.end(), place);
    const auto add = [this, &out](const Edge &edge) {
        const Handle handle = addEdge(edge);
        out.edgesAdded.push_back(handle);
        out.outgoingChanged.push_back(m_edges[handle].source);
        out.incomingChanged.push_back(m_edges[handle].target);
    };
    for (const auto &[id, record] : change.added) {
        if (as<Edge>(record))
            add(*document.edge(id));
    }
    for (const auto &[id, update] : change.updated) {
        if (as<Edge>(update.after) && findEdge(id) == noHandle)
            add(*document.edge(id));
    }
    const auto isDecision = [](const auto &entry) { return std::holds_alternative<Decision>(entry.second); };
    out.decisionsChanged = std::any_of(change.added.begin(), change.added.end(), isDecision) ||
                           std::any_of(change.removed.begin(), change.removed.end(), isDecision) ||
                           std::any_of(change.updated.begin(), change.updated.end(), [](const auto &entry) {
                               return std::holds_alternative<Decision>(entry.second.after);
                           });
    out.workloadChanged = std::any_of(change.updated.begin(), change.updated.end(), [](const auto &entry) {
        return std::holds_alternative<Workload>(entry.second.after);
    });
}

void Graph::release(const GraphChange &change)
{
    m_freeNodes.insert(m_freeNodes.end(), change.nodesRemoved.begin(), change.nodesRemoved.end());
    m_freeEdges.insert(m_freeEdges.end(), change.edgesRemoved.begin(), change.edgesRemoved.end());
    m_freeBoundaries.insert(m_freeBoundaries.end(), change.boundariesRemoved.begin(), change.boundariesRemoved.end());
    for (const Handle boundary : change.boundariesRemoved)
        m_boundaries[boundary] = BoundarySlot();
}

Handle Graph::addNode(const Node &node)
{
    const Handle handle = allocate(m_nodes, m_freeNodes);
    NodeSlot &slot = m_nodes[handle];
    slot = NodeSlot();
    slot.record = &node;
    slot.id = node.id;
    slot.type = node.type;
    m_nodeIds.emplace(node.id, handle);
    insertSorted(m_nodeOrder, handle, m_nodes);
    insertSorted(m_types[node.type], handle, m_nodes);
    return handle;
}

Handle Graph::addEdge(const Edge &edge)
{
    const Handle handle = allocate(m_edges, m_freeEdges);
    EdgeSlot &slot = m_edges[handle];
    slot.record = &edge;
    slot.id = edge.id;
    slot.source = findNode(edge.source);
    slot.target = findNode(edge.target);
    m_edgeIds.emplace(edge.id, handle);
    insertSorted(m_edgeOrder, handle, m_edges);
    insertSorted(m_nodes[slot.source].out, handle, m_edges);
    insertSorted(m_nodes[slot.target].in, handle, m_edges);
    return handle;
}

Handle Graph::addBoundary(const Boundary &boundary)
{
    const Handle handle = allocate(m_boundaries, m_freeBoundaries);
    BoundarySlot &slot = m_boundaries[handle];
    slot = BoundarySlot();
    slot.record = &boundary;
    slot.id = boundary.id;
    m_boundaryIds.emplace(boundary.id, handle);
    insertSorted(m_boundaryOrder, handle, m_boundaries);
    return handle;
}

void Graph::dropNode(Handle node)
{
    NodeSlot &slot = m_nodes[node];
    setParent(node, noHandle);
    eraseSorted(m_nodeOrder, node, m_nodes);
    eraseSorted(m_types[slot.type], node, m_nodes);
    m_nodeIds.erase(slot.id);
    slot.record = nullptr;
}

void Graph::dropEdge(Handle edge)
{
    EdgeSlot &slot = m_edges[edge];
    eraseSorted(m_edgeOrder, edge, m_edges);
    eraseSorted(m_nodes[slot.source].out, edge, m_edges);
    eraseSorted(m_nodes[slot.target].in, edge, m_edges);
    m_edgeIds.erase(slot.id);
    slot.record = nullptr;
}

void Graph::setParent(Handle node, Handle parent)
{
    Handle &current = m_nodes[node].parent;
    if (current != noHandle)
        eraseSorted(m_boundaries[current].nodes, node, m_nodes);
    current = parent;
    if (parent != noHandle)
        insertSorted(m_boundaries[parent].nodes, node, m_nodes);
}

std::vector<Handle> Graph::boundariesAround(Handle node) const
{
    std::vector<Handle> chain;
    for (Handle at = m_nodes[node].parent; at != noHandle; at = m_boundaries[at].parent)
        chain.push_back(at);
    return chain;
}

Handle Graph::findNode(const Id &id) const
{
    return lookUp(m_nodeIds, id);
}

Handle Graph::findEdge(const Id &id) const
{
    return lookUp(m_edgeIds, id);
}

Handle Graph::findBoundary(const Id &id) const
{
    return id.empty() ? noHandle : lookUp(m_boundaryIds, id);
}

const std::vector<Handle> &Graph::nodesOfType(std::string_view type) const
{
    static const std::vector<Handle> none;
    const auto found = m_types.find(std::string(type));
    return found == m_types.end() ? none : found->second;
}

} // namespace lensboard
