// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/digraph.h"
#include "rules/fact.h"
#include "rules/objects.h"

#include <algorithm>
#include <vector>

// What several facts need: extracts kept per node and edge, and the directed graph of the edges that a fact follows.
namespace lensboard {

// One small value per handle; `put` tells whether it differs from what was there.
template <typename T>
class Extract
{
public:
    bool put(Handle handle, const T &value)
    {
        if (m_values.size() <= handle)
            m_values.resize(handle + 1);
        if (m_values[handle] == value)
            return false;
        m_values[handle] = value;
        return true;
    }
    bool drop(Handle handle) { return handle < m_values.size() && put(handle, T()); }
    [[nodiscard]] const T &at(Handle handle) const
    {
        static const T none{};
        return handle < m_values.size() ? m_values[handle] : none;
    }

private:
    std::vector<T> m_values;
};

// The edges for which `follows` holds, in the order of the skeleton.
template <typename Follows>
Digraph digraphOf(const Digraph &skeleton, const Graph &graph, Follows follows)
{
    Digraph arcs(skeleton.size());
    arcs.reserve(skeleton.arcs());
    for (const Handle node : graph.nodes()) {
        for (const Digraph::Arc &arc : skeleton.from(node)) {
            if (follows(arc.label))
                arcs.add(node, arc.target, arc.label);
        }
        arcs.finish(node);
    }
    return arcs;
}

// The nodes as values, each once, by id.
inline cel::Value nodeList(const World &world, std::vector<Handle> handles)
{
    const Graph &graph = world.graph();
    std::sort(handles.begin(), handles.end(), [&](Handle a, Handle b) { return graph.node(a).id < graph.node(b).id; });
    handles.erase(std::unique(handles.begin(), handles.end()), handles.end());
    std::vector<cel::Value> items;
    items.reserve(handles.size());
    for (const Handle handle : handles)
        items.push_back(world.nodeValue(handle));
    return cel::Value::list(std::move(items));
}

} // namespace lensboard
