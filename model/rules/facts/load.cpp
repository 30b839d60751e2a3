// SPDX-License-Identifier: Apache-2.0
//
// Load that nothing slows down before it reaches something that cannot grow.
//   floodPath(node)        for a bounded element (relational database, cache, search, on-premises, third party with a
//                          limit): the shortest way there from something that sends as much as comes in (API without a
//                          stated limit, topic, bucket events, bus, client); nodes and edges; empty when there is none.
//                          A queue, a stream, a proxy, a reserve or a cap on the way bounds it; so does a table with
//                          its own capacity
//   floodUnsaid(node)      functions and APIs on such a way of which nobody has said whether a reserve or a limit
//   bounds
//                          them
//   floods(node)           the bounded elements whose floodPath begins at this element, or comes by it right after a
//                          client; by id
//   unreservedFrontDoors() functions that an API calls and waits for and that have neither a reserve nor provisioned
//                          concurrency, as stated; by id, at most eight
//   neededConcurrency(node) count: requests per second times average duration, where both are stated: rps of the edges
//                          that lead there (the greater of rps and peakRps, added up), else of the workload

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

const cel::Symbol symReserved = cel::symbol("reservedConcurrency");
const cel::Symbol symThrottle = cel::symbol("throttleRate");
const cel::Symbol symMaxConcurrency = cel::symbol("maxConcurrency");
const cel::Symbol symMapConcurrency = cel::symbol("mapConcurrency");
const cel::Symbol symBounded = cel::symbol("bounded");
const cel::Symbol symServerlessCapacity = cel::symbol("serverlessCapacity");
const cel::Symbol symServerless = cel::symbol("serverless");
const cel::Symbol symPath = cel::symbol("floodPath");
const cel::Symbol symFloods = cel::symbol("floods");
const cel::Symbol symProvisioned = cel::symbol("provisionedConcurrency");
const cel::Symbol symRps = cel::symbol("rps");
const cel::Symbol symPeakRps = cel::symbol("peakRps");
const cel::Symbol symAvgMs = cel::symbol("avgMs");

class FloodFact final : public GraphFact
{
public:
    bool takeNode(const World &world, Handle node) override
    {
        const TypeInfo &type = world.type(node);
        NodeExtract extract;
        extract.source = type.has(Trait::Api) || type.has(Trait::Client) || type.has(Trait::Topic) ||
                         type.has(Trait::Bus) || type.has(Trait::ObjectStore) || type.has(Trait::Rule);
        extract.client = type.has(Trait::Client);
        extract.sink =
            (type.has(Trait::Bounded) && !type.has(Trait::Compute)) || world.nodeProperty(node, symBounded).isTrue();
        if (world.nodeProperty(node, symServerless).isTrue() && !type.has(Trait::ConnectionBound))
            extract.sink = false;
        extract.bounds = type.has(Trait::Queue) || type.has(Trait::Stream) || type.has(Trait::Buffer) ||
                         type.has(Trait::Proxy) || type.has(Trait::Store) || type.has(Trait::Server) ||
                         type.has(Trait::Workflow);
        if (type.has(Trait::Function)) {
            const cel::Value reserved = world.nodeProperty(node, symReserved);
            extract.bounds = extract.bounds || reserved.kind() == cel::Kind::Int;
        }
        extract.bounds = extract.bounds && !type.has(Trait::ObjectStore);
        if (isLimited(world, node)) { // what comes in is bounded there already
            extract.bounds = true;
            extract.source = false;
        }
        return m_nodes.put(node, extract);
    }

    bool takeEdge(const World &world, Handle edge) override
    {
        EdgeExtract extract;
        extract.acts = world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Triggers, EdgeKind::Subscribes,
                                                       EdgeKind::Publishes, EdgeKind::Reads, EdgeKind::Writes));
        // Reading and writing an object does not set anything off by itself.
        if (extract.acts && world.has(world.target(edge), Trait::ObjectStore) &&
            !world.hasKind(edge, EdgeKind::Triggers))
            extract.acts = world.hasKind(edge, EdgeKind::Writes);
        const cel::Value cap = world.edgeProperty(edge, symMaxConcurrency);
        const cel::Value map = world.edgeProperty(edge, symMapConcurrency);
        extract.capped = cap.kind() == cel::Kind::Int || (map.kind() == cel::Kind::Int && map.asInt() > 0);
        return m_edges.put(edge, extract);
    }
    bool dropNode(Handle node) override { return m_nodes.drop(node); }
    bool dropEdge(Handle edge) override { return m_edges.drop(edge); }

    void compute(const World &world, const Digraph &skeleton, std::vector<Handle> &changed) override
    {
        const Graph &graph = world.graph();
        std::vector<bool> stop(graph.nodeBound());
        std::vector<std::uint32_t> starts;
        for (const Handle node : graph.nodes()) {
            const NodeExtract &extract = m_nodes.at(node);
            stop[node] = extract.bounds || (extract.sink && !extract.source);
            if (extract.source)
                starts.push_back(node);
        }
        const Digraph arcs = digraphOf(
            skeleton, graph, [this](Handle edge) { return m_edges.at(edge).acts && !m_edges.at(edge).capped; });
        const Reach reach = reachFrom(arcs, starts, stop);
        std::vector<std::vector<std::uint32_t>> paths(graph.nodeBound());
        for (const Handle node : graph.nodes()) {
            if (m_nodes.at(node).sink && reach.reached(node) && reach.parent[node] != node)
                paths[node] = reach.pathTo(node);
        }
        std::vector<std::vector<Handle>> sinks(graph.nodeBound());
        for (const Handle node : graph.nodes()) {
            if (paths[node].empty())
                continue;
            sinks[paths[node].front()].push_back(node);
            if (paths[node].size() > 2 && m_nodes.at(paths[node].front()).client)
                sinks[paths[node][2]].push_back(node);
        }
        static const std::vector<std::uint32_t> none;
        const auto differs = [](const auto &now, const auto &before, Handle node) {
            return (node < now.size() ? now[node] : none) != (node < before.size() ? before[node] : none);
        };
        const std::size_t count = std::max(paths.size(), m_paths.size());
        for (Handle node = 0; node < count; ++node) {
            if (differs(paths, m_paths, node) || differs(sinks, m_sinks, node))
                changed.push_back(node);
        }
        m_paths = std::move(paths);
        m_sinks = std::move(sinks);
    }

    cel::Value value(const World &world, cel::Symbol function, Handle node) const override
    {
        if (function == symFloods)
            return nodeList(world, node < m_sinks.size() ? m_sinks[node] : std::vector<Handle>());
        std::vector<cel::Value> items;
        const std::size_t length = node < m_paths.size() ? m_paths[node].size() : 0;
        for (std::size_t i = 0; i < length; ++i) {
            const std::uint32_t at = m_paths[node][i];
            if (function == symPath)
                items.push_back(i % 2 == 0 ? world.nodeValue(at) : world.edgeValue(at));
            else if (i % 2 == 0 && isUnsaid(world, at))
                items.push_back(world.nodeValue(at));
        }
        return cel::Value::list(std::move(items));
    }

private:
    // A limit that somebody stated for an API; what AWS allows an account by itself is none.
    static bool isLimited(const World &world, Handle node)
    {
        if (!world.has(node, Trait::Api))
            return false;
        const cel::Value *rate = world.nodeProperties(node).find("throttleRate");
        return rate && (rate->kind() == cel::Kind::Double || rate->kind() == cel::Kind::Int);
    }
    // Nobody has said whether something bounds the load here: a reserve of a function, a limit of an API.
    static bool isUnsaid(const World &world, Handle node)
    {
        if (world.isImported(node))
            return false;
        return (world.has(node, Trait::Function) && world.nodeProperty(node, symReserved).isUnknown()) ||
               (world.has(node, Trait::Api) && world.nodeProperty(node, symThrottle).isUnknown());
    }

    struct NodeExtract
    {
        bool source = false, sink = false, bounds = false, client = false;
        friend bool operator==(const NodeExtract &, const NodeExtract &) = default;
    };
    struct EdgeExtract
    {
        bool acts = false, capped = false;
        friend bool operator==(const EdgeExtract &, const EdgeExtract &) = default;
    };
    Extract<NodeExtract> m_nodes;
    Extract<EdgeExtract> m_edges;
    std::vector<std::vector<std::uint32_t>> m_paths;
    std::vector<std::vector<Handle>> m_sinks;
};

std::optional<double> numberOf(const cel::Value &value)
{
    if (value.kind() == cel::Kind::Int)
        return static_cast<double>(value.asInt());
    if (value.kind() == cel::Kind::Double)
        return value.asDouble();
    return std::nullopt;
}

// The greater of the two rates, if one is stated.
std::optional<double> greaterRate(const cel::Value &rps, const cel::Value &peak)
{
    const auto steady = numberOf(rps);
    const auto most = numberOf(peak);
    if (steady && most)
        return std::max(*steady, *most);
    return most ? most : steady;
}

bool isFrontDoor(const World &world, Handle node)
{
    for (const Handle edge : world.incoming(node)) {
        if (world.hasKind(edge, EdgeKind::Invokes) && world.mode(edge) == EdgeMode::Sync &&
            world.has(world.source(edge), Trait::Api))
            return true;
    }
    return false;
}

cel::Value unreservedFrontDoors(const World &world, std::span<const cel::Value> /*arguments*/)
{
    constexpr std::size_t shown = 8; // more of them say nothing new
    std::vector<Handle> handles;
    for (const Handle node : world.nodesOfType("lambda")) {
        const cel::Value warm = world.nodeProperty(node, symProvisioned);
        const bool reserved = world.nodeProperty(node, symReserved).kind() == cel::Kind::Int;
        if (!reserved && !(warm.kind() == cel::Kind::Int && warm.asInt() > 0) && isFrontDoor(world, node))
            handles.push_back(node);
    }
    const Graph &graph = world.graph();
    std::sort(handles.begin(), handles.end(), [&](Handle a, Handle b) { return graph.node(a).id < graph.node(b).id; });
    if (handles.size() > shown)
        handles.resize(shown);
    return nodeList(world, std::move(handles));
}

cel::Value neededConcurrency(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    const cel::Value average = world.nodeProperty(node, symAvgMs);
    const auto milliseconds = numberOf(average);
    if (!milliseconds)
        return average;
    double rate = 0;
    bool stated = false;
    for (const Handle edge : world.incoming(node)) {
        if (!world.hasKind(edge, EdgeKind::Invokes) && !world.hasKind(edge, EdgeKind::Triggers) &&
            !world.hasKind(edge, EdgeKind::Subscribes))
            continue;
        if (const auto more = greaterRate(world.edgeProperty(edge, symRps), world.edgeProperty(edge, symPeakRps))) {
            rate += *more;
            stated = true;
        }
    }
    if (!stated) {
        const cel::Value rps = world.workloadProperty(symRps);
        const auto whole = greaterRate(rps, world.workloadProperty(symPeakRps));
        if (!whole)
            return rps;
        rate = *whole;
    }
    return cel::Value::integer(static_cast<std::int64_t>(std::ceil(rate * *milliseconds / 1000)));
}

} // namespace

void registerLoadFacts(FactTable &table)
{
    table.add(std::make_unique<FloodFact>(), {{"floodPath",
                                               "",
                                               "the unbounded way to",
                                               {"node"},
                                               nullptr,
                                               nullptr,
                                               "nothing bounds the load on the way {=}",
                                               "no unbounded load reaches {0}"},
                                              {"floodUnsaid",
                                               "",
                                               "functions without a stated reserve on the way to",
                                               {"node"},
                                               nullptr,
                                               nullptr,
                                               "nobody stated whether a reserve bounds {=}",
                                               "no reserve on the way to {0} is left open"},
                                              {"floods",
                                               "",
                                               "what cannot grow behind",
                                               {"node"},
                                               nullptr,
                                               nullptr,
                                               "the load of {0} reaches {=}, which cannot grow",
                                               "all that {0} reaches can grow"}});
    table.add({"unreservedFrontDoors",
               "",
               "functions behind APIs without a reserve",
               {},
               unreservedFrontDoors,
               nullptr,
               "users wait for functions without a reserve: {=}",
               "every function that users wait for has a reserve"});
    table.add({"neededConcurrency",
               "count",
               "number of runs that the load needs at once of",
               {"node"},
               neededConcurrency,
               nullptr});
}

} // namespace lensboard
