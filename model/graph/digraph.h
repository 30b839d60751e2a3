// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

// A directed graph of numbers in compressed form, and the linear algorithms that facts need. No recursion anywhere, so
// the depth of a drawing cannot exhaust the stack.
namespace lensboard {

class Digraph
{
public:
    struct Arc
    {
        std::uint32_t target;
        std::uint32_t label; // whatever the caller wants back
    };

    explicit Digraph(std::size_t nodes)
        : m_begin(nodes, 0)
        , m_end(nodes, 0)
    {
    }
    // All arcs of one node are added in a row and closed with finish(node).
    void add(std::uint32_t /*node*/, std::uint32_t target, std::uint32_t label) { m_arcs.push_back({target, label}); }
    void finish(std::uint32_t node)
    {
        m_begin[node] = m_open;
        m_end[node] = static_cast<std::uint32_t>(m_arcs.size());
        m_open = m_end[node];
    }

    void reserve(std::size_t arcs) { m_arcs.reserve(arcs); }
    [[nodiscard]] std::size_t arcs() const { return m_arcs.size(); }
    [[nodiscard]] std::size_t size() const { return m_begin.size(); }
    [[nodiscard]] std::span<const Arc> from(std::uint32_t node) const
    {
        return {m_arcs.data() + m_begin[node], m_end[node] - m_begin[node]};
    }
    // Arcs turned round, with their labels.
    [[nodiscard]] Digraph reversed() const;

private:
    std::vector<Arc> m_arcs;
    std::vector<std::uint32_t> m_begin, m_end;
    std::uint32_t m_open = 0;
};

// Strongly connected components (Tarjan, Depth-first search and linear graph algorithms, 1972). Components are numbered
// in reverse topological order: an arc between two components leads to the smaller number.
struct Components
{
    std::vector<std::uint32_t> of; // component of each node
    std::uint32_t count = 0;
};

// The nodes of each component without a list of its own for every one: most have a single node.
class ComponentMembers
{
public:
    // `nodes` in the order in which those of a component are to stand.
    ComponentMembers(const Components &components, const std::vector<std::uint32_t> &nodes);
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t component) const
    {
        return {m_nodes.data() + m_begin[component], m_begin[component + 1] - m_begin[component]};
    }

private:
    std::vector<std::uint32_t> m_nodes, m_begin;
};
[[nodiscard]] Components stronglyConnected(const Digraph &graph);

// Breadth first from several nodes at once, in the given order; nodes for which `stop` is set are reached but not left.
struct Reach
{
    static constexpr std::uint32_t none = 0xffffffffU;
    std::vector<std::uint32_t> parent; // the node before; itself for a start; none when not reached
    std::vector<std::uint32_t> label;  // of the arc that led here
    [[nodiscard]] bool reached(std::uint32_t node) const { return parent[node] != none; }
    // Nodes and labels from the start to `node`: n0, l1, n1, l2, n2 …
    [[nodiscard]] std::vector<std::uint32_t> pathTo(std::uint32_t node) const;
};
[[nodiscard]] Reach reachFrom(const Digraph &graph, const std::vector<std::uint32_t> &starts,
                              const std::vector<bool> &stop = {});

} // namespace lensboard
