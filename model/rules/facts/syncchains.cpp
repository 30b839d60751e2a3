// SPDX-License-Identifier: Apache-2.0
//
// Chains in which each waits for the next: edges that invoke (or serve) synchronously. Cycles count once with all of
// their members.
//   syncDepth(node)      count of compute elements and APIs on the longest such chain that starts here, this one
//   included syncPath(node)       nodes and edges of that chain; of equally long ones the first by edge id
//   syncTimeouts(node)   seconds: timeouts of the elements after this one on that chain added up; unknown when one is
//   syncAvailability(node) %: service level agreements of the elements on that chain (this one included) and of the
//                        stores that they read or write, multiplied; an element without one of its own has that of its
//                        service (limits slaLambda, …); unknown when a system of somebody else has none, and elements
//                        of services without agreement do not count
//   onUserPath(node)     a chain of this kind leads here from an API, function URL, balancer or client, as drawn

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lensboard {

namespace {

const cel::Symbol symDepth = cel::symbol("syncDepth");
const cel::Symbol symPath = cel::symbol("syncPath");
const cel::Symbol symOnUserPath = cel::symbol("onUserPath");
const cel::Symbol symTimeoutS = cel::symbol("timeoutS");
const cel::Symbol symAvailability = cel::symbol("syncAvailability");
const cel::Symbol symSla = cel::symbol("sla");

// Which limit holds the service level agreement of a type.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> agreements{
    {{"lambda", "lambdaSlaPct"},
     {"rest-api", "apiGatewaySlaPct"},
     {"http-api", "apiGatewaySlaPct"},
     {"websocket-api", "apiGatewaySlaPct"},
     {"appsync", "appsyncSlaPct"},
     {"function-url", "lambdaSlaPct"},
     {"alb", "albSlaPct"},
     {"cloudfront", "cloudfrontSlaPct"},
     {"step-functions", "stepFunctionsSlaPct"},
     {"dynamodb", "dynamodbSlaPct"},
     {"s3", "s3SlaPct"},
     {"rds", "rdsSlaPct"},
     {"aurora", "auroraSlaPct"},
     {"opensearch", "opensearchSlaPct"},
     {"elasticache", "elasticacheSlaPct"},
     {"documentdb", "documentdbSlaPct"},
     {"neptune", "neptuneSlaPct"},
     {"redshift", "redshiftSlaPct"},
     {"efs", "efsSlaPct"},
     {"fargate", "fargateSlaPct"},
     {"ec2", "ec2SlaPct"},
     {"eks", "eksSlaPct"},
     {"secrets-manager", "secretsManagerSlaPct"},
     {"bedrock", "bedrockSlaPct"}}};

class SyncFact final : public GraphFact
{
public:
    bool takeNode(const World &world, Handle node) override
    {
        const TypeInfo &type = world.type(node);
        const bool counts = type.has(Trait::Compute) || type.has(Trait::Api);
        const bool entry = (type.has(Trait::Entry) && !type.has(Trait::Store)) || type.has(Trait::Client);
        return m_nodes.put(node, static_cast<std::uint8_t>((counts ? 1U : 0U) | (entry ? 2U : 0U)));
    }
    bool takeEdge(const World &world, Handle edge) override
    {
        const bool waits = world.mode(edge) == EdgeMode::Sync &&
                           (world.hasKind(edge, EdgeKind::Invokes) || world.hasKind(edge, EdgeKind::Serves));
        return m_edges.put(edge, waits ? Ends{world.source(edge), world.target(edge)} : Ends{});
    }
    bool dropNode(Handle node) override { return m_nodes.drop(node); }
    bool dropEdge(Handle edge) override { return m_edges.drop(edge); }

    void compute(const World &world, const Digraph &skeleton, std::vector<Handle> &changed) override
    {
        const Graph &graph = world.graph();
        const Digraph arcs =
            digraphOf(skeleton, graph, [this](Handle edge) { return m_edges.at(edge).source != noHandle; });
        const Components components = stronglyConnected(arcs);
        const ComponentMembers members(components, graph.nodes());
        std::vector<std::int64_t> longest(components.count, 0);
        std::vector<Value> values(graph.nodeBound());
        // Arcs lead to smaller component numbers, so what follows is known already.
        for (std::uint32_t component = 0; component < components.count; ++component)
            longest[component] = solve(graph, arcs, components, members.of(component), longest, values);
        std::vector<std::uint32_t> starts;
        for (const Handle node : graph.nodes()) {
            if ((m_nodes.at(node) & 2U) != 0)
                starts.push_back(node);
        }
        const Reach reach = reachFrom(arcs, starts);
        for (const Handle node : graph.nodes())
            values[node].onUserPath = reach.reached(node);
        store(std::move(values), changed);
    }

    cel::Value value(const World &world, cel::Symbol function, Handle node) const override
    {
        static const Value none;
        const Value &value = node < m_values.size() ? m_values[node] : none;
        if (function == symDepth)
            return cel::Value::integer(value.depth);
        if (function == symOnUserPath)
            return cel::Value::boolean(value.onUserPath);
        if (function == symAvailability)
            return availability(world, node);
        std::vector<cel::Value> path{world.nodeValue(node)};
        cel::Value sum = cel::Value::integer(0);
        for (const Handle edge : chain(world.graph(), node)) {
            path.push_back(world.edgeValue(edge));
            path.push_back(world.nodeValue(world.target(edge)));
            sum = added(sum, world.nodeProperty(world.target(edge), symTimeoutS));
        }
        return function == symPath ? cel::Value::list(std::move(path)) : sum;
    }

private:
    struct Ends
    {
        Handle source = noHandle, target = noHandle;
        friend bool operator==(const Ends &, const Ends &) = default;
    };
    struct Value
    {
        std::int64_t depth = 0;
        Handle next = noHandle;     // edge to follow
        std::uint64_t pathHash = 0; // of the whole chain, so that a change further on is seen here
        bool onUserPath = false;
        friend bool operator==(const Value &, const Value &) = default;
    };

    // Percent; unknown when the type has such a setting and nobody stated it.
    static cel::Value slaOf(const World &world, Handle node)
    {
        const TypeInfo &type = world.type(node);
        if (type.slots.find(symSla) != PropertySlots::none)
            return world.nodeProperty(node, symSla);
        const auto agreement = std::find_if(agreements.begin(), agreements.end(),
                                            [&type](const auto &entry) { return entry.first == type.id; });
        return agreement == agreements.end() ? cel::Value() : world.limit(cel::symbol(std::string(agreement->second)));
    }

    static double factor(const cel::Value &percent)
    {
        return (percent.kind() == cel::Kind::Int ? static_cast<double>(percent.asInt()) : percent.asDouble()) / 100;
    }

    cel::Value availability(const World &world, Handle node) const
    {
        std::vector<Handle> members{node};
        for (const Handle edge : chain(world.graph(), node))
            members.push_back(world.target(edge));
        const std::size_t length = members.size();
        for (std::size_t i = 0; i < length; ++i) {
            for (const Handle edge : world.outgoing(members[i])) {
                const bool uses = world.hasKind(edge, EdgeKind::Reads) || world.hasKind(edge, EdgeKind::Writes);
                const Handle target = world.target(edge);
                if (uses && std::find(members.begin(), members.end(), target) == members.end())
                    members.push_back(target);
            }
        }
        double product = 1;
        cel::Reasons reasons;
        for (const Handle member : members) {
            const cel::Value percent = slaOf(world, member);
            if (percent.isUnknown())
                addReasons(reasons, percent.reasons());
            else if (percent.kind() == cel::Kind::Int || percent.kind() == cel::Kind::Double)
                product *= factor(percent);
        }
        if (!reasons.empty())
            return cel::Value::unknown(std::move(reasons));
        return cel::Value::real(std::round(product * 100000) / 1000);
    }

    static cel::Value added(const cel::Value &sum, const cel::Value &seconds)
    {
        if (sum.isUnknown())
            return sum;
        if (seconds.isUnknown())
            return seconds;
        return seconds.kind() == cel::Kind::Int ? cel::Value::integer(sum.asInt() + seconds.asInt()) : sum;
    }

    std::int64_t solve(const Graph &graph, const Digraph &arcs, const Components &components,
                       std::span<const Handle> members, const std::vector<std::int64_t> &longest,
                       std::vector<Value> &values) const
    {
        std::int64_t own = 0;
        std::int64_t best = 0;
        for (const Handle node : members)
            own += (m_nodes.at(node) & 1U) != 0 ? 1 : 0;
        for (const Handle node : members) {
            Value &value = values[node];
            for (const Digraph::Arc &arc : arcs.from(node)) {
                const std::uint32_t to = components.of[arc.target];
                if (to == components.of[node] || (value.next != noHandle && longest[to] <= value.depth))
                    continue;
                value.depth = longest[to];
                value.next = arc.label;
            }
            best = std::max(best, value.depth);
        }
        for (const Handle node : members) {
            Value &value = values[node];
            value.depth = own + (members.size() > 1 ? best : value.depth);
            if (value.next != noHandle)
                value.pathHash =
                    (values[graph.target(value.next)].pathHash ^ stableHash(graph.edge(value.next).id.text)) * 31;
        }
        return own + best;
    }

    std::vector<Handle> chain(const Graph &graph, Handle node) const
    {
        std::vector<Handle> edges;
        while (node < m_values.size() && m_values[node].next != noHandle) {
            edges.push_back(m_values[node].next);
            node = graph.target(edges.back());
        }
        return edges;
    }

    void store(std::vector<Value> &&values, std::vector<Handle> &changed)
    {
        static const Value none;
        const std::size_t count = std::max(values.size(), m_values.size());
        for (Handle node = 0; node < count; ++node) {
            if ((node < values.size() ? values[node] : none) != (node < m_values.size() ? m_values[node] : none))
                changed.push_back(node);
        }
        m_values = std::move(values);
    }

    Extract<std::uint8_t> m_nodes;
    Extract<Ends> m_edges;
    std::vector<Value> m_values;
};

} // namespace

void registerSyncFact(FactTable &table)
{
    table.add(std::make_unique<SyncFact>(),
              {{"syncDepth", "count", "length of the longest chain of waiting calls from", {"node"}, nullptr, nullptr},
               {"syncPath",
                "",
                "the chain of waiting calls from",
                {"node"},
                nullptr,
                nullptr,
                "calls that wait: {=}",
                "nothing waits behind {0}"},
               {"syncTimeouts", "s", "sum of the timeouts along the calls from", {"node"}, nullptr, nullptr},
               {"syncAvailability", "%", "agreed availability of the calls from", {"node"}, nullptr, nullptr},
               {"onUserPath",
                "",
                "a user waits for",
                {"node"},
                nullptr,
                nullptr,
                "a user waits for {0}",
                "no user waits for {0}"}});
}

} // namespace lensboard
