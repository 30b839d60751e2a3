// SPDX-License-Identifier: Apache-2.0
//
// How far somebody from the Internet gets, as drawn. Walks start at clients that are not said to be trusted and at
// public entries (APIs, function URLs, balancers, distributions, …), follow what acts on or asks for data (invokes,
// triggers, subscribes, publishes, reads, writes, serves), end at stores and stop at the first hop that authenticates:
// an `auth` of the element or the edge other than NONE and API_KEY, an authoriser drawn to it, a private or internal
// endpoint, signed addresses, `authn` of an edge that comes straight from a client. `publicByDesign` ends a walk too:
// somebody wants it so. A website bucket behind its distribution is public by nature and no store in this sense.
//   exposure(node)      "open": reached with no lock at all; "key": only an API key stands in between; "none"
//   otherwise;
//                       unknown when it hangs on an authentication that nobody has stated
//   keyOnly(node)       exposure(node) is "key" for certain
//   exposurePath(node)  nodes and edges from the first to the last, the shortest walk with the weakest lock; for stores
//   exposureStart(node) the element where that walk begins; null without one
//   exposureEntry(node) the first element on that walk that is not a client; null when there is none before the store
//   exposedStores(node) stores that are open because of this element: it is their exposureEntry; by id

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>
#include <array>

namespace lensboard {

namespace {

const cel::Symbol symExposure = cel::symbol("exposure");
const cel::Symbol symKeyOnly = cel::symbol("keyOnly");
const cel::Symbol symStart = cel::symbol("exposureStart");
const cel::Symbol symEntry = cel::symbol("exposureEntry");
const cel::Symbol symStores = cel::symbol("exposedStores");
const cel::Symbol symAuth = cel::symbol("auth");
const cel::Symbol symAuthn = cel::symbol("authn");
const cel::Symbol symEndpoint = cel::symbol("endpoint");
const cel::Symbol symInternal = cel::symbol("internal");
const cel::Symbol symPublicByDesign = cel::symbol("publicByDesign");
const cel::Symbol symSignedUrls = cel::symbol("signedUrls");
const cel::Symbol symApiKey = cel::symbol("apiKeyRequired");
const cel::Symbol symTrusted = cel::symbol("trusted");

// In order of strength; a walk of some level passes every lock up to it.
enum Lock : std::uint8_t { Open, Key, Unsaid, Guarded };

bool isText(const cel::Value &value, std::string_view text)
{
    return value.kind() == cel::Kind::String && value.asString() == text;
}

Lock lockOfAuth(const cel::Value &auth)
{
    if (auth.isUnknown())
        return Unsaid;
    if (auth.isNull() || isText(auth, "NONE"))
        return Open;
    return isText(auth, "API_KEY") ? Key : Guarded;
}

class ExposureFact final : public GraphFact
{
public:
    bool takeNode(const World &world, Handle node) override
    {
        const TypeInfo &type = world.type(node);
        NodeExtract extract;
        extract.client =
            type.has(Trait::Client) && !type.has(Trait::Operator) && !world.nodeProperty(node, symTrusted).isTrue();
        extract.entry = type.has(Trait::Entry);
        extract.store = type.has(Trait::Store) && !type.has(Trait::Proxy);
        extract.bucket = type.has(Trait::ObjectStore);
        extract.authenticates = type.slots.find(symAuth) != PropertySlots::none;
        extract.lock = lockOf(world, node, type);
        return m_nodes.put(node, extract);
    }

    bool takeEdge(const World &world, Handle edge) override
    {
        EdgeExtract extract;
        extract.serves = world.hasKind(edge, EdgeKind::Serves);
        extract.authorizes = world.hasKind(edge, EdgeKind::Authorizes);
        extract.acts =
            world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Triggers, EdgeKind::Subscribes,
                                            EdgeKind::Publishes, EdgeKind::Reads, EdgeKind::Writes, EdgeKind::Serves));
        if (extract.acts || extract.authorizes) {
            extract.source = world.source(edge);
            extract.target = world.target(edge);
            const cel::Value auth = world.edgeProperty(edge, symAuth);
            if (!auth.isUnknown() && !auth.isNull()) {
                extract.lock = lockOfAuth(auth);
                extract.stated = true;
            }
            extract.authn = lockOfAuthn(world.edgeProperty(edge, symAuthn));
        }
        return m_edges.put(edge, extract);
    }

    bool dropNode(Handle node) override { return m_nodes.drop(node); }
    bool dropEdge(Handle edge) override { return m_edges.drop(edge); }

    void compute(const World &world, const Digraph &skeleton, std::vector<Handle> &changed) override
    {
        const Graph &graph = world.graph();
        std::vector<bool> authorized(graph.nodeBound());
        for (const Handle edge : graph.edges()) {
            if (m_edges.at(edge).authorizes)
                authorized[m_edges.at(edge).target] = true;
        }
        std::vector<bool> stop(graph.nodeBound());
        for (const Handle node : graph.nodes())
            stop[node] = m_nodes.at(node).store;
        std::vector<Reached> values(graph.nodeBound());
        for (const Lock level : {Open, Key, Unsaid})
            walk(graph, skeleton, level, authorized, stop, values);
        groupByEntry(graph, values);
        const std::size_t count = std::max(values.size(), m_values.size());
        static const Reached none;
        for (Handle node = 0; node < count; ++node) {
            if ((node < values.size() ? values[node] : none) != (node < m_values.size() ? m_values[node] : none))
                changed.push_back(node);
        }
        m_values = std::move(values);
    }

    cel::Value value(const World &world, cel::Symbol function, Handle node) const override
    {
        static const Reached none;
        const Reached &reached = node < m_values.size() ? m_values[node] : none;
        if (function == symExposure)
            return exposure(world, reached);
        if (function == symKeyOnly)
            return cel::Value::boolean(reached.level == Key);
        if (function == symStart)
            return reached.path.empty() ? cel::Value() : world.nodeValue(reached.path.front());
        if (function == symEntry)
            return reached.entry == noHandle ? cel::Value() : world.nodeValue(reached.entry);
        std::vector<cel::Value> items;
        if (function == symStores) {
            for (const Handle store : reached.stores)
                items.push_back(world.nodeValue(store));
            return cel::Value::list(std::move(items));
        }
        for (std::size_t i = 0; i < reached.path.size(); ++i)
            items.push_back(i % 2 == 0 ? world.nodeValue(reached.path[i]) : world.edgeValue(reached.path[i]));
        return cel::Value::list(std::move(items));
    }

private:
    struct NodeExtract
    {
        bool client = false, entry = false, store = false, bucket = false, authenticates = false;
        Lock lock = Open;
        friend bool operator==(const NodeExtract &, const NodeExtract &) = default;
    };
    struct EdgeExtract
    {
        bool acts = false, serves = false, authorizes = false, stated = false;
        Lock lock = Open, authn = Open;
        Handle source = noHandle, target = noHandle;
        friend bool operator==(const EdgeExtract &, const EdgeExtract &) = default;
    };
    struct Reached
    {
        Lock level = Guarded;
        Handle unsaidNode = noHandle, unsaidEdge = noHandle; // what has to be stated, for level Unsaid
        std::vector<std::uint32_t> path;                     // for stores
        Handle entry = noHandle;                             // of that path
        std::vector<Handle> stores;                          // for entries
        friend bool operator==(const Reached &, const Reached &) = default;
    };

    static Lock lockOfAuthn(const cel::Value &authn)
    {
        if (authn.isUnknown())
            return Unsaid;
        if (authn.isNull() || isText(authn, "none"))
            return Open;
        return isText(authn, "api-key") || isText(authn, "static-key") ? Key : Guarded;
    }

    static Lock lockOf(const World &world, Handle node, const TypeInfo &type)
    {
        if (world.nodeProperty(node, symPublicByDesign).isTrue() || world.nodeProperty(node, symInternal).isTrue() ||
            world.nodeProperty(node, symSignedUrls).isTrue() ||
            isText(world.nodeProperty(node, symEndpoint), "PRIVATE"))
            return Guarded;
        if (type.slots.find(symAuth) == PropertySlots::none)
            return type.id == "iot-core" ? Guarded : Open; // devices always show a certificate
        const cel::Value auth = world.nodeProperty(node, symAuth);
        if (auth.isUnknown() && type.has(Trait::Front))
            return Open; // a distribution does not authenticate unless somebody made it
        const Lock lock = lockOfAuth(auth);
        return lock == Open && world.nodeProperty(node, symApiKey).isTrue() ? Key : lock;
    }

    // What has to be passed to get over this edge.
    Lock lockOn(Handle edge, const std::vector<bool> &authorized) const
    {
        const EdgeExtract &extract = m_edges.at(edge);
        const NodeExtract &target = m_nodes.at(extract.target);
        if (authorized[extract.target])
            return Guarded;
        if (extract.stated)
            return extract.lock;
        if (m_nodes.at(extract.source).client && !target.authenticates && !target.entry)
            return extract.authn;
        if (target.lock == Unsaid && m_nodes.at(extract.source).client && extract.authn == Guarded)
            return Guarded;
        return target.lock;
    }

    bool passes(Handle edge, Lock level, const std::vector<bool> &authorized) const
    {
        const EdgeExtract &extract = m_edges.at(edge);
        if (!extract.acts || (extract.serves && m_nodes.at(extract.target).bucket))
            return false;
        return lockOn(edge, authorized) <= level;
    }

    void walk(const Graph &graph, const Digraph &skeleton, Lock level, const std::vector<bool> &authorized,
              const std::vector<bool> &stop, std::vector<Reached> &values) const
    {
        const Digraph arcs = digraphOf(skeleton, graph, [&](Handle edge) { return passes(edge, level, authorized); });
        std::vector<std::uint32_t> starts;
        for (const Handle node : graph.nodes()) {
            if (m_nodes.at(node).client)
                starts.push_back(node);
        }
        for (const Handle node : graph.nodes()) {
            const NodeExtract &extract = m_nodes.at(node);
            if (extract.entry && extract.lock <= level && !authorized[node])
                starts.push_back(node);
        }
        const Reach reach = reachFrom(arcs, starts, stop);
        for (const Handle node : graph.nodes()) {
            Reached &value = values[node];
            if (!reach.reached(node) || value.level != Guarded || m_nodes.at(node).client)
                continue;
            value.level = level;
            const bool store = m_nodes.at(node).store;
            if (!store && level != Unsaid)
                continue;
            std::vector<std::uint32_t> path = reach.pathTo(node);
            if (level == Unsaid)
                findUnsaid(path, authorized, value);
            if (store)
                value.path = std::move(path);
        }
    }

    void groupByEntry(const Graph &graph, std::vector<Reached> &values) const
    {
        std::vector<Handle> entries;
        for (const Handle node : graph.nodes()) {
            Reached &value = values[node];
            for (std::size_t i = 0; i + 2 < value.path.size() && value.entry == noHandle; i += 2) {
                if (!m_nodes.at(value.path[i]).client)
                    value.entry = value.path[i];
            }
            if (value.entry == noHandle || value.level != Open)
                continue;
            values[value.entry].stores.push_back(node);
            entries.push_back(value.entry);
        }
        for (const Handle entry : entries)
            std::sort(values[entry].stores.begin(), values[entry].stores.end(),
                      [&graph](Handle a, Handle b) { return graph.node(a).id < graph.node(b).id; });
    }

    void findUnsaid(const std::vector<std::uint32_t> &path, const std::vector<bool> &authorized, Reached &value) const
    {
        if (m_nodes.at(path.front()).lock == Unsaid && !m_nodes.at(path.front()).client) {
            value.unsaidNode = path.front();
            return;
        }
        for (std::size_t i = 1; i < path.size(); i += 2) {
            if (lockOn(path[i], authorized) != Unsaid)
                continue;
            if (m_nodes.at(path[i + 1]).lock == Unsaid)
                value.unsaidNode = path[i + 1];
            else
                value.unsaidEdge = path[i];
            return;
        }
    }

    static cel::Value exposure(const World &world, const Reached &reached)
    {
        if (reached.level == Open)
            return cel::Value::string("open");
        if (reached.level == Key)
            return cel::Value::string("key");
        if (reached.level == Guarded)
            return cel::Value::string("none");
        if (reached.unsaidNode != noHandle) {
            const Node &record = world.node(reached.unsaidNode);
            return cel::Value::unknown(
                cel::UnknownReason{record.id.text, "auth", "Authentication of " + world.nameOf(reached.unsaidNode)});
        }
        (void)world.node(world.source(reached.unsaidEdge)); // their names stand in the reason
        (void)world.node(world.target(reached.unsaidEdge));
        return cel::Value::unknown(cel::UnknownReason{world.edge(reached.unsaidEdge).id.text, "authn",
                                                      "how " + world.edgeName(reached.unsaidEdge) + " signs in"});
    }

    Extract<NodeExtract> m_nodes;
    Extract<EdgeExtract> m_edges;
    std::vector<Reached> m_values;
};

} // namespace

void registerExposureFact(FactTable &table)
{
    table.add(std::make_unique<ExposureFact>(), {{"exposure",
                                                  "",
                                                  "what stands between the Internet and",
                                                  {"node"},
                                                  nullptr,
                                                  nullptr,
                                                  "the way from the Internet to {0} is {=}",
                                                  ""},
                                                 {"keyOnly",
                                                  "",
                                                  "only an API key guards",
                                                  {"node"},
                                                  nullptr,
                                                  nullptr,
                                                  "only an API key guards {0}",
                                                  "an API key is not what guards {0}"},
                                                 {"exposurePath",
                                                  "",
                                                  "the way from the Internet to",
                                                  {"node"},
                                                  nullptr,
                                                  nullptr,
                                                  "the way from the Internet to {0}: {=}",
                                                  "no way leads from the Internet to {0}"},
                                                 {"exposureStart",
                                                  "",
                                                  "where the Internet comes in to",
                                                  {"node"},
                                                  nullptr,
                                                  nullptr,
                                                  "the way from the Internet to {0} begins at {=}",
                                                  "no way leads from the Internet to {0}"},
                                                 {"exposureEntry",
                                                  "",
                                                  "what lets the Internet in to",
                                                  {"node"},
                                                  nullptr,
                                                  nullptr,
                                                  "{=} lets requests of the Internet in to {0}",
                                                  "nothing lets requests of the Internet in to {0}"},
                                                 {"exposedStores",
                                                  "",
                                                  "stores that are open because of",
                                                  {"node"},
                                                  nullptr,
                                                  nullptr,
                                                  "because of {0} these stores are open: {=}",
                                                  "no store is open because of {0}"}});
}

} // namespace lensboard
