// SPDX-License-Identifier: Apache-2.0
#include "graph/digraph.h"

#include <algorithm>

namespace lensboard {

Digraph Digraph::reversed() const
{
    const std::size_t count = size();
    std::vector<std::uint32_t> degree(count + 1, 0);
    for (const Arc &arc : m_arcs)
        ++degree[arc.target];
    Digraph result(count);
    result.m_arcs.resize(m_arcs.size());
    std::uint32_t at = 0;
    for (std::size_t node = 0; node < count; ++node) {
        result.m_begin[node] = result.m_end[node] = at;
        at += degree[node];
    }
    for (std::uint32_t node = 0; node < count; ++node) {
        for (const Arc &arc : from(node))
            result.m_arcs[result.m_end[arc.target]++] = {node, arc.label};
    }
    result.m_open = at;
    return result;
}

ComponentMembers::ComponentMembers(const Components &components, const std::vector<std::uint32_t> &nodes)
    : m_nodes(nodes.size())
    , m_begin(components.count + 1, 0)
{
    for (const std::uint32_t node : nodes)
        ++m_begin[components.of[node] + 1];
    for (std::uint32_t component = 0; component < components.count; ++component)
        m_begin[component + 1] += m_begin[component];
    std::vector<std::uint32_t> at(m_begin.begin(), m_begin.end() - 1);
    for (const std::uint32_t node : nodes)
        m_nodes[at[components.of[node]]++] = node;
}

Components stronglyConnected(const Digraph &graph)
{
    constexpr std::uint32_t none = 0xffffffffU;
    struct Frame
    {
        std::uint32_t node;
        std::uint32_t next;
    };
    Components result;
    const auto count = static_cast<std::uint32_t>(graph.size());
    result.of.assign(count, none);
    std::vector<std::uint32_t> index(count, none), low(count, 0), stack;
    std::vector<Frame> frames;
    std::uint32_t counter = 0;
    const auto enter = [&](std::uint32_t node) {
        index[node] = low[node] = counter++;
        stack.push_back(node);
        frames.push_back({node, 0});
    };
    const auto close = [&](std::uint32_t node) {
        if (low[node] != index[node])
            return;
        std::uint32_t member = none;
        do {
            member = stack.back();
            stack.pop_back();
            result.of[member] = result.count;
        } while (member != node);
        ++result.count;
    };
    for (std::uint32_t start = 0; start < count; ++start) {
        if (index[start] != none)
            continue;
        enter(start);
        while (!frames.empty()) {
            Frame &frame = frames.back();
            const auto arcs = graph.from(frame.node);
            if (frame.next < arcs.size()) {
                const std::uint32_t target = arcs[frame.next++].target;
                if (index[target] == none)
                    enter(target);
                else if (result.of[target] == none)
                    low[frame.node] = std::min(low[frame.node], index[target]);
                continue;
            }
            const std::uint32_t node = frame.node;
            frames.pop_back();
            close(node);
            if (!frames.empty())
                low[frames.back().node] = std::min(low[frames.back().node], low[node]);
        }
    }
    return result;
}

std::vector<std::uint32_t> Reach::pathTo(std::uint32_t node) const
{
    std::vector<std::uint32_t> path{node};
    while (parent[node] != node) {
        path.push_back(label[node]);
        node = parent[node];
        path.push_back(node);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

Reach reachFrom(const Digraph &graph, const std::vector<std::uint32_t> &starts, const std::vector<bool> &stop)
{
    Reach reach;
    reach.parent.assign(graph.size(), Reach::none);
    reach.label.assign(graph.size(), Reach::none);
    std::vector<std::uint32_t> queue;
    for (const std::uint32_t start : starts) {
        if (reach.reached(start))
            continue;
        reach.parent[start] = start;
        queue.push_back(start);
    }
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const std::uint32_t node = queue[at];
        if (!stop.empty() && stop[node])
            continue;
        for (const Digraph::Arc &arc : graph.from(node)) {
            if (reach.reached(arc.target))
                continue;
            reach.parent[arc.target] = node;
            reach.label[arc.target] = arc.label;
            queue.push_back(arc.target);
        }
    }
    return reach;
}

} // namespace lensboard
