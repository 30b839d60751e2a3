// SPDX-License-Identifier: Apache-2.0
//
// Who looks, and where nobody does.
//   isWatched(node)    an alarm covers it: a monitors edge from an alarm, or a metric in `alarms`; unknown while an
//   alarm
//                      that is not drawn may exist
//   tellsSomeone(node) an alarm leads to a person or channel: a notifies edge, or `notify`; unknown likewise
//   traceGap(node)     it is untraced between two traced neighbours on a way of calls and events, as drawn
//   readsSecrets(node) it reads a secret or parameter store; unknown while the drawing is open
//   unwatchedPath(node) for an entry: the shortest way along calls, events and writes to an element that leads nowhere
//                      further, without any alarm on it, as drawn and stated: its elements; empty when there is none
//   unwatchedWay(node) the same with the edges between them

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>

namespace lensboard {

namespace {

const cel::Symbol symAlarms = cel::symbol("alarms");
const cel::Symbol symNotify = cel::symbol("notify");
const cel::Symbol symWay = cel::symbol("unwatchedWay");
const cel::Symbol symTracing = cel::symbol("tracing");

bool acts(const World &world, Handle edge)
{
    return world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Triggers, EdgeKind::Subscribes,
                                           EdgeKind::Publishes, EdgeKind::Serves));
}

bool holdsSomething(const cel::Value &value)
{
    if (value.kind() == cel::Kind::List)
        return !value.items().empty();
    return !value.isUnknown() && !value.isNull() && !value.isFalse();
}

bool watchedAsDrawn(const World &world, Handle node)
{
    for (const Handle edge : world.incoming(node)) {
        if (world.hasKind(edge, EdgeKind::Monitors) && world.has(world.source(edge), Trait::Alarm))
            return true;
    }
    return holdsSomething(world.nodeProperty(node, symAlarms));
}

// True when drawn or stated; else unknown when a relation may be missing from the drawing and nobody stated that there
// is none.
cel::Value settled(const World &world, Handle node, bool found, const cel::Value &property, std::string_view relation,
                   std::string_view text)
{
    if (found || holdsSomething(property))
        return cel::Value::boolean(true);
    if (world.isClosed(node) || !property.isUnknown())
        return cel::Value::boolean(false);
    return cel::Value::unknown(world.relationReason(node, relation, text));
}

cel::Value isWatched(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    return settled(world, node, watchedAsDrawn(world, node), world.nodeProperty(node, symAlarms), "alarms",
                   "which alarms watch ");
}

cel::Value tellsSomeone(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    bool found = false;
    for (const Handle edge : world.outgoing(node))
        found = found || world.hasKind(edge, EdgeKind::Notifies) || world.hasKind(edge, EdgeKind::Publishes) ||
                world.hasKind(edge, EdgeKind::Triggers);
    return settled(world, node, found, world.nodeProperty(node, symNotify), "outgoing", "whom to notify: ");
}

cel::Value traceGap(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    if (!world.nodeProperty(node, symTracing).isFalse())
        return cel::Value::boolean(false);
    bool before = false;
    for (const Handle edge : world.incoming(node))
        before = before || (acts(world, edge) && world.nodeProperty(world.source(edge), symTracing).isTrue());
    if (!before)
        return cel::Value::boolean(false);
    bool after = false;
    for (const Handle edge : world.outgoing(node))
        after = after || (acts(world, edge) && world.nodeProperty(world.target(edge), symTracing).isTrue());
    return cel::Value::boolean(after);
}

cel::Value readsSecrets(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    for (const Handle edge : world.outgoing(node)) {
        if (world.has(world.target(edge), Trait::SecretStore))
            return cel::Value::boolean(true);
    }
    if (world.isClosed(node))
        return cel::Value::boolean(false);
    return cel::Value::unknown(world.relationReason(node, "outgoing", "where secrets are kept that are used by "));
}

class UnwatchedFact final : public GraphFact
{
public:
    bool takeNode(const World &world, Handle node) override
    {
        const TypeInfo &type = world.type(node);
        NodeExtract extract;
        extract.used = true;
        extract.entry = type.has(Trait::Entry) && type.has(Trait::Api);
        extract.countable = !type.has(Trait::External) && !type.has(Trait::Monitoring);
        extract.stated = holdsSomething(world.nodeProperty(node, symAlarms));
        return m_nodes.put(node, extract);
    }
    bool takeEdge(const World &world, Handle edge) override
    {
        EdgeExtract extract;
        extract.acts = acts(world, edge) || world.hasKind(edge, EdgeKind::Writes);
        extract.watches = world.hasKind(edge, EdgeKind::Monitors) && world.has(world.source(edge), Trait::Alarm);
        if (extract.acts || extract.watches)
            extract.target = world.target(edge);
        return m_edges.put(edge, extract);
    }
    bool dropNode(Handle node) override { return m_nodes.drop(node); }
    bool dropEdge(Handle edge) override { return m_edges.drop(edge); }

    // Backwards from the ends of all ways, through elements without an alarm.
    void compute(const World &world, const Digraph &skeleton, std::vector<Handle> &changed) override
    {
        const Graph &graph = world.graph();
        std::vector<bool> watched(graph.nodeBound());
        for (const Handle node : graph.nodes())
            watched[node] = m_nodes.at(node).stated;
        for (const Handle edge : graph.edges()) {
            if (m_edges.at(edge).watches)
                watched[m_edges.at(edge).target] = true;
        }
        const auto open = [&](Handle node) { return !watched[node] && m_nodes.at(node).countable; };
        const Digraph arcs = digraphOf(skeleton, graph, [&](Handle edge) {
            return m_edges.at(edge).acts && open(graph.source(edge)) && open(graph.target(edge));
        });
        std::vector<std::uint32_t> ends;
        for (const Handle node : graph.nodes()) {
            const auto &out = graph.outgoing(node);
            const bool leads = std::any_of(out.begin(), out.end(), [&](Handle edge) { return m_edges.at(edge).acts; });
            if (open(node) && !leads)
                ends.push_back(node);
        }
        const Reach reach = reachFrom(arcs.reversed(), ends);
        std::vector<std::vector<std::uint32_t>> paths(graph.nodeBound());
        for (const Handle node : graph.nodes()) {
            if (!m_nodes.at(node).entry || !reach.reached(node) || !open(node))
                continue;
            paths[node] = reach.pathTo(node);
            std::reverse(paths[node].begin(), paths[node].end());
        }
        static const std::vector<std::uint32_t> none;
        const std::size_t count = std::max(paths.size(), m_paths.size());
        for (Handle node = 0; node < count; ++node) {
            if ((node < paths.size() ? paths[node] : none) != (node < m_paths.size() ? m_paths[node] : none))
                changed.push_back(node);
        }
        m_paths = std::move(paths);
    }

    cel::Value value(const World &world, cel::Symbol function, Handle node) const override
    {
        std::vector<cel::Value> items;
        const std::size_t length = node < m_paths.size() ? m_paths[node].size() : 0;
        for (std::size_t i = 0; i < length; ++i) {
            if (i % 2 == 0)
                items.push_back(world.nodeValue(m_paths[node][i]));
            else if (function == symWay)
                items.push_back(world.edgeValue(m_paths[node][i]));
        }
        return cel::Value::list(std::move(items));
    }

private:
    struct NodeExtract
    {
        bool used = false, entry = false, countable = false, stated = false;
        friend bool operator==(const NodeExtract &, const NodeExtract &) = default;
    };
    struct EdgeExtract
    {
        bool acts = false, watches = false;
        Handle target = noHandle;
        friend bool operator==(const EdgeExtract &, const EdgeExtract &) = default;
    };
    Extract<NodeExtract> m_nodes;
    Extract<EdgeExtract> m_edges;
    std::vector<std::vector<std::uint32_t>> m_paths;
};

} // namespace

void registerObservationFacts(FactTable &table)
{
    table.add({"isWatched",
               "",
               "an alarm watches",
               {"node"},
               isWatched,
               nullptr,
               "an alarm watches {0}",
               "no alarm watches {0}"});
    table.add({"tellsSomeone",
               "",
               "somebody hears of",
               {"node"},
               tellsSomeone,
               nullptr,
               "somebody hears of {0}",
               "nobody hears of {0}"});
    table.add({"traceGap",
               "",
               "the trace breaks at",
               {"node"},
               traceGap,
               nullptr,
               "the trace breaks at {0}",
               "the trace does not break at {0}"});
    table.add({"readsSecrets",
               "",
               "a secret store serves",
               {"node"},
               readsSecrets,
               nullptr,
               "{0} reads a secret store",
               "{0} reads no secret store"});
    table.add(std::make_unique<UnwatchedFact>(), {{"unwatchedPath",
                                                   "",
                                                   "elements without an alarm from",
                                                   {"node"},
                                                   nullptr,
                                                   nullptr,
                                                   "no alarm watches {=} on the way from {0}",
                                                   "an alarm watches each way from {0}"},
                                                  {"unwatchedWay",
                                                   "",
                                                   "the way without an alarm from",
                                                   {"node"},
                                                   nullptr,
                                                   nullptr,
                                                   "no alarm watches the way {=}",
                                                   "an alarm watches each way from {0}"}});
}

} // namespace lensboard
