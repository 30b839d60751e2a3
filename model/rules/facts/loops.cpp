// SPDX-License-Identifier: Apache-2.0
//
// Event loops: strongly connected components over edges that make something happen (invokes, triggers, subscribes,
// publishes, and writes, since a written store may raise events), with at least one compute element. An edge whose
// pattern is said to name its sources (`patternPinsSource` of the edge, its rule or its bus) cannot close a loop.
//   loopSize(node)     count of elements on the shortest loop through the element that leads it; 0 when on none
//   loopLeads(node)    this element stands for its loop: the first function by id, else the first compute element
//   loopMembers(node)  the elements of the shortest loop through the leading one, in order
//   loopPath(node)     the same with the edges between them
//   loopStopped(node)  Lambda's own detector sees it: every element is a function, queue, topic or bucket
//   loopFiltered(node) some trigger on the loop has a filter, or a rule whose pattern is not said to match everything,
//   so
//                      it may be that nothing goes round
// The shortest loop is found breadth first, ties by edge id.

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>

namespace lensboard {

namespace {

const cel::Symbol symSize = cel::symbol("loopSize");
const cel::Symbol symLeads = cel::symbol("loopLeads");
const cel::Symbol symPath = cel::symbol("loopPath");
const cel::Symbol symStopped = cel::symbol("loopStopped");
const cel::Symbol symFiltered = cel::symbol("loopFiltered");
const cel::Symbol symPins = cel::symbol("patternPinsSource");
const cel::Symbol symFilter = cel::symbol("filter");
const cel::Symbol symNotificationFilter = cel::symbol("notificationFilter");

bool isStated(const cel::Value &value)
{
    return !value.isUnknown() && !value.isNull() && !value.isFalse();
}

class LoopFact final : public GraphFact
{
public:
    bool takeNode(const World &world, Handle node) override
    {
        const TypeInfo &type = world.type(node);
        NodeExtract extract;
        extract.function = type.has(Trait::Function);
        extract.compute = type.has(Trait::Compute);
        extract.watched = extract.function || type.id == "sqs" || type.id == "sns" || type.id == "s3";
        extract.pinned = (type.has(Trait::Rule) || type.has(Trait::Bus)) && world.nodeProperty(node, symPins).isTrue();
        // Every rule has a pattern; only when it is said to match anything does it stop nothing.
        const bool pattern = type.has(Trait::Rule) && !world.nodeProperty(node, symPins).isFalse();
        extract.filtered = pattern || isStated(world.nodeProperty(node, symFilter)) ||
                           isStated(world.nodeProperty(node, symNotificationFilter));
        return m_nodes.put(node, extract);
    }

    bool takeEdge(const World &world, Handle edge) override
    {
        EdgeExtract extract;
        extract.acts = world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Triggers, EdgeKind::Subscribes,
                                                       EdgeKind::Publishes, EdgeKind::Writes));
        if (extract.acts) {
            extract.source = world.source(edge);
            extract.target = world.target(edge);
            extract.pinned = world.edgeProperty(edge, symPins).isTrue();
            const bool folded = world.has(extract.source, Trait::Bus) && world.hasKind(edge, EdgeKind::Triggers) &&
                                !world.has(extract.target, Trait::Rule) && !world.edgeProperty(edge, symPins).isFalse();
            extract.filtered = folded || isStated(world.edgeProperty(edge, symFilter));
        }
        return m_edges.put(edge, extract);
    }

    bool dropNode(Handle node) override { return m_nodes.drop(node); }
    bool dropEdge(Handle edge) override { return m_edges.drop(edge); }

    void compute(const World &world, const Digraph &skeleton, std::vector<Handle> &changed) override
    {
        const Graph &graph = world.graph();
        const Digraph arcs = digraphOf(skeleton, graph, [this](Handle edge) {
            const EdgeExtract &extract = m_edges.at(edge);
            return extract.acts && !extract.pinned && !m_nodes.at(extract.source).pinned;
        });
        const Components components = stronglyConnected(arcs);
        const ComponentMembers members(components, graph.nodes());
        std::vector<Loop> loops;
        std::vector<std::uint32_t> loopOf(graph.nodeBound(), 0);
        loops.emplace_back();
        for (std::uint32_t component = 0; component < components.count; ++component) {
            const std::span<const Handle> list = members.of(component); // in order of id
            if (list.empty() || (list.size() == 1 && !hasSelfArc(arcs, list.front())))
                continue;
            Loop loop = describe(arcs, components, list);
            if (loop.walk.empty())
                continue;
            for (const Handle node : list)
                loopOf[node] = static_cast<std::uint32_t>(loops.size());
            loops.push_back(std::move(loop));
        }
        compare(loops, loopOf, changed);
        m_loops = std::move(loops);
        m_loopOf = std::move(loopOf);
    }

    cel::Value value(const World &world, cel::Symbol function, Handle node) const override
    {
        static const Loop none;
        const Loop &loop = node < m_loopOf.size() ? m_loops[m_loopOf[node]] : none;
        if (function == symSize)
            return cel::Value::integer(static_cast<std::int64_t>(loop.walk.size() / 2));
        if (function == symLeads)
            return cel::Value::boolean(!loop.walk.empty() && loop.walk.front() == node);
        if (function == symStopped)
            return cel::Value::boolean(loop.stopped);
        if (function == symFiltered)
            return cel::Value::boolean(loop.filtered);
        std::vector<cel::Value> items;
        for (std::size_t i = 0; i < loop.walk.size(); ++i) {
            if (i % 2 == 0)
                items.push_back(world.nodeValue(loop.walk[i]));
            else if (function == symPath)
                items.push_back(world.edgeValue(loop.walk[i]));
        }
        return cel::Value::list(std::move(items));
    }

private:
    struct NodeExtract
    {
        bool function = false, compute = false, watched = false, pinned = false, filtered = false;
        friend bool operator==(const NodeExtract &, const NodeExtract &) = default;
    };
    struct EdgeExtract
    {
        bool acts = false, pinned = false, filtered = false;
        Handle source = noHandle, target = noHandle;
        friend bool operator==(const EdgeExtract &, const EdgeExtract &) = default;
    };
    struct Loop
    {
        std::vector<std::uint32_t> walk; // node, edge, node, edge …, back to the first node
        bool stopped = false, filtered = false;
        friend bool operator==(const Loop &, const Loop &) = default;
    };

    static bool hasSelfArc(const Digraph &arcs, Handle node)
    {
        const auto from = arcs.from(node);
        return std::any_of(from.begin(), from.end(), [node](const auto &arc) { return arc.target == node; });
    }

    // Breadth first from the leading element, inside its component, until something leads back.
    Loop describe(const Digraph &arcs, const Components &components, std::span<const Handle> members) const
    {
        Loop loop;
        Handle lead = noHandle;
        for (const Handle node : members) {
            if (m_nodes.at(node).function && (lead == noHandle || !m_nodes.at(lead).function))
                lead = node;
            else if (m_nodes.at(node).compute && lead == noHandle)
                lead = node;
        }
        if (lead == noHandle)
            return loop;
        std::unordered_map<Handle, std::pair<Handle, std::uint32_t>> cameBy;
        std::vector<Handle> queue{lead};
        for (std::size_t at = 0; at < queue.size() && loop.walk.empty(); ++at) {
            const Handle node = queue[at];
            for (const Digraph::Arc &arc : arcs.from(node)) {
                if (arc.target == lead) {
                    loop.walk = {arc.label, node};
                    for (Handle back = node; back != lead; back = cameBy[back].first) {
                        loop.walk.push_back(cameBy[back].second);
                        loop.walk.push_back(cameBy[back].first);
                    }
                    break;
                }
                if (components.of[arc.target] == components.of[lead] && cameBy.count(arc.target) == 0) {
                    cameBy[arc.target] = {node, arc.label};
                    queue.push_back(arc.target);
                }
            }
        }
        std::reverse(loop.walk.begin(), loop.walk.end());
        loop.stopped = true;
        for (std::size_t i = 0; i < loop.walk.size(); i += 2) {
            loop.stopped = loop.stopped && m_nodes.at(loop.walk[i]).watched;
            loop.filtered = loop.filtered || m_nodes.at(loop.walk[i]).filtered || m_edges.at(loop.walk[i + 1]).filtered;
        }
        return loop;
    }

    void compare(const std::vector<Loop> &loops, const std::vector<std::uint32_t> &loopOf,
                 std::vector<Handle> &changed) const
    {
        static const Loop none;
        const std::size_t count = std::max(loopOf.size(), m_loopOf.size());
        for (Handle node = 0; node < count; ++node) {
            const Loop &before = node < m_loopOf.size() ? m_loops[m_loopOf[node]] : none;
            const Loop &after = node < loopOf.size() ? loops[loopOf[node]] : none;
            if (before != after)
                changed.push_back(node);
        }
    }

    Extract<NodeExtract> m_nodes;
    Extract<EdgeExtract> m_edges;
    std::vector<Loop> m_loops{Loop()};
    std::vector<std::uint32_t> m_loopOf;
};

} // namespace

void registerLoopFact(FactTable &table)
{
    table.add(
        std::make_unique<LoopFact>(),
        {{"loopSize",
          "count",
          "length of the event loop through",
          {"node"},
          nullptr,
          nullptr,
          "{0} is in an event loop of {=} elements",
          "{0} is in no event loop"},
         {"loopLeads",
          "",
          "an event loop starts at",
          {"node"},
          nullptr,
          nullptr,
          "the loop is told at {0}",
          "the loop is told at another element"},
         {"loopMembers", "", "the event loop through", {"node"}, nullptr, nullptr, "the loop goes through {=}", ""},
         {"loopPath", "", "the event loop through", {"node"}, nullptr, nullptr, "the loop goes {=}", ""},
         {"loopStopped",
          "",
          "Lambda would stop the loop through",
          {"node"},
          nullptr,
          nullptr,
          "Lambda would stop the loop through {0}",
          "Lambda would not notice the loop through {0}"},
         {"loopFiltered",
          "",
          "a filter stands on the loop through",
          {"node"},
          nullptr,
          nullptr,
          "a filter stands on the loop through {0}",
          "no filter stands on the loop through {0}"}});
}

} // namespace lensboard
