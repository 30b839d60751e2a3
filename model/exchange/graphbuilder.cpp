// SPDX-License-Identifier: Apache-2.0
#include "exchange/graphbuilder.h"

#include <algorithm>
#include <map>
#include <set>

namespace lensboard {

namespace {

using Ends = std::pair<std::string, std::string>;

PropertyData propertyData(const PropertyDefinition &definition)
{
    switch (definition.defaultValue.index()) {
    case 1:
        return std::get<bool>(definition.defaultValue);
    case 2: {
        const double number = std::get<double>(definition.defaultValue);
        if (definition.type == PropertyType::Integer)
            return static_cast<std::int64_t>(number);
        return number;
    }
    case 3:
        return std::get<std::string>(definition.defaultValue);
    default:
        return std::get<std::vector<std::string>>(definition.defaultValue);
    }
}

void joinVia(std::string &via, const std::string &more)
{
    if (more.empty() || via.find(more) != std::string::npos || std::count(via.begin(), via.end(), ';') > 1)
        return;
    via += (via.empty() ? "" : "; ") + more;
}

// Values of the stronger draft win; lists of both are joined.
void joinProperties(Properties &into, const Properties &from)
{
    for (const auto &[name, value] : from) {
        const auto [at, fresh] = into.try_emplace(name, value);
        auto *list = std::get_if<std::vector<std::string>>(&at->second.data);
        const auto *more = std::get_if<std::vector<std::string>>(&value.data);
        if (fresh || list == nullptr || more == nullptr)
            continue;
        for (const std::string &item : *more) {
            if (std::find(list->begin(), list->end(), item) == list->end())
                list->push_back(item);
        }
    }
}

bool combinable(EdgeKind kind)
{
    return kind == EdgeKind::Reads || kind == EdgeKind::Writes;
}

} // namespace

GraphBuilder::GraphBuilder(const Catalog &catalog, std::string origin, std::string file)
    : m_catalog(catalog)
    , m_origin(std::move(origin))
    , m_file(std::move(file))
{
}

Node &GraphBuilder::addNode(const std::string &key, Node node)
{
    const auto [at, fresh] = m_nodes.try_emplace(key, std::move(node));
    if (fresh) {
        m_order.push_back(key);
        at->second.id = importedId('n', m_origin, key);
        if (at->second.origin.file.empty())
            at->second.origin.file = m_file;
    }
    return at->second;
}

Node *GraphBuilder::node(const std::string &key)
{
    const auto found = m_nodes.find(key);
    return found == m_nodes.end() ? nullptr : &found->second;
}

std::string GraphBuilder::external(const std::string &name, const std::string &type, const std::string &label)
{
    const std::string key = "ext:" + name;
    const std::string known = m_catalog.hasType(type) ? type : std::string("other-stack");
    if (Node *old = node(key); old != nullptr) {
        if (old->type == "other-stack")
            old->type = known;
        return key;
    }
    Node fresh;
    fresh.type = known;
    fresh.name = label.empty() ? name : label;
    fresh.external = true;
    fresh.origin.logicalId = name;
    addNode(key, std::move(fresh));
    return key;
}

void GraphBuilder::addEdge(EdgeDraft edge)
{
    if (edge.from.empty() || edge.to.empty())
        return;
    m_edges.push_back(std::move(edge));
}

std::vector<EdgeDraft> GraphBuilder::settled() const
{
    std::set<Ends> fetched;             // consumer, source
    std::set<Ends> gives;               // who gives up, where to
    std::map<Ends, Evidence> strongest; // of a pair, whichever way
    std::set<Ends> granted;             // this way
    const auto unordered = [](const EdgeDraft &e) { return e.from < e.to ? Ends(e.from, e.to) : Ends(e.to, e.from); };
    for (const EdgeDraft &edge : m_edges) {
        if (edge.kind == EdgeKind::Triggers)
            fetched.insert({edge.to, edge.from});
        if (edge.kind == EdgeKind::DeadLetters)
            gives.insert({edge.from, edge.to});
        if (edge.evidence == Evidence::Granted)
            granted.insert({edge.from, edge.to});
        if (!edge.polling) {
            Evidence &best = strongest.try_emplace(unordered(edge), edge.evidence).first->second;
            best = std::max(best, edge.evidence);
        }
    }
    std::set<Ends> used; // pairs that something else than a bare permission joins
    for (const EdgeDraft &edge : m_edges) {
        if (edge.kind != EdgeKind::Grants)
            used.insert({edge.from, edge.to});
    }
    std::set<Ends> named; // pairs that an environment variable joins besides
    for (const EdgeDraft &edge : m_edges) {
        if (edge.evidence == Evidence::Named)
            named.insert({edge.from, edge.to});
    }
    std::vector<EdgeDraft> kept;
    for (const EdgeDraft &edge : m_edges) {
        if (m_nodes.count(edge.from) == 0 || m_nodes.count(edge.to) == 0)
            continue;
        if (edge.from == edge.to && edge.evidence != Evidence::Stated)
            continue;
        if (edge.kind == EdgeKind::Grants && used.count({edge.from, edge.to}) != 0)
            continue;
        if (edge.polling && fetched.count({edge.from, edge.to}) != 0)
            continue;
        const Evidence best = strongest[unordered(edge)];
        if (edge.evidence == Evidence::Named && best > Evidence::Named)
            continue;
        // What a function may do with its source says nothing about how it is started.
        if (edge.evidence == Evidence::Policy && (best == Evidence::Stated || granted.count({edge.from, edge.to}) != 0))
            continue;
        // The permission to send belongs to the dead-letter queue unless the code knows the queue's name as well.
        if (edge.evidence == Evidence::Granted && edge.kind == EdgeKind::Publishes &&
            gives.count({edge.from, edge.to}) != 0 && named.count({edge.from, edge.to}) == 0)
            continue;
        kept.push_back(edge);
    }
    return kept;
}

std::vector<EdgeDraft> GraphBuilder::combined(std::vector<EdgeDraft> drafts) const
{
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const EdgeDraft &a, const EdgeDraft &b) { return a.evidence > b.evidence; });
    std::map<std::tuple<std::string, std::string, EdgeKind, std::string>, std::size_t> index;
    std::vector<EdgeDraft> out;
    for (EdgeDraft &draft : drafts) {
        // Routes with another authentication than the API's stay apart; the API's own is not repeated.
        const std::string *auth = statedString(draft.properties, "auth");
        const std::string *usual = statedString(m_nodes.at(draft.from).properties, "auth");
        if (auth != nullptr && usual != nullptr && *auth == *usual && draft.kind == EdgeKind::Invokes) {
            draft.properties.erase("auth");
            auth = nullptr;
        }
        const bool apart = auth != nullptr && draft.kind == EdgeKind::Invokes;
        const auto [at, fresh] =
            index.try_emplace({draft.from, draft.to, draft.kind, apart ? *auth : std::string()}, out.size());
        if (fresh) {
            out.push_back(std::move(draft));
            continue;
        }
        EdgeDraft &first = out[at->second];
        joinVia(first.via, draft.via);
        joinProperties(first.properties, draft.properties);
        if (draft.condition.empty())
            first.condition.clear();
        if (first.mode == EdgeMode::Unknown)
            first.mode = draft.mode;
    }
    return out;
}

Edge GraphBuilder::record(const EdgeDraft &draft, const std::vector<EdgeKind> &kinds) const
{
    Edge edge;
    std::string key = draft.from + '\x1f' + draft.to;
    for (const EdgeKind kind : kinds)
        key += '\x1f' + std::string(toWord(kind));
    if (const std::string *auth = statedString(draft.properties, "auth"); auth != nullptr)
        key += '\x1f' + *auth;
    edge.id = importedId('e', m_origin, key);
    edge.source = m_nodes.at(draft.from).id;
    edge.target = m_nodes.at(draft.to).id;
    edge.kinds = kinds;
    edge.mode = draft.mode;
    edge.via = draft.via;
    edge.properties = draft.properties;
    edge.origin.file = m_file;
    edge.origin.line = draft.line;
    edge.origin.column = draft.column;
    edge.origin.condition = draft.condition;
    applyDefaults(edge, m_nodes.at(draft.from).type, m_nodes.at(draft.to).type);
    return edge;
}

void GraphBuilder::applyDefaults(Edge &edge, const std::string &fromType, const std::string &toType) const
{
    for (const EdgeKind kind : edge.kinds) {
        for (const PropertyDefinition *definition :
             m_catalog.edgeProperties(toWord(kind), toWord(edge.mode), fromType, toType)) {
            if (definition->effective && definition->hasDefault())
                edge.properties.try_emplace(definition->id, PropertyValue::awsDefault(propertyData(*definition)));
        }
    }
}

void GraphBuilder::finish(ImportResult &result)
{
    const auto drafts = combined(settled());
    std::map<std::tuple<std::string, std::string, EdgeMode>, std::size_t> stores;
    std::vector<std::pair<EdgeDraft, std::vector<EdgeKind>>> groups;
    for (const EdgeDraft &draft : drafts) {
        if (combinable(draft.kind)) {
            const auto [at, fresh] = stores.try_emplace({draft.from, draft.to, draft.mode}, groups.size());
            if (!fresh) {
                auto &[first, kinds] = groups[at->second];
                kinds.push_back(draft.kind);
                std::sort(kinds.begin(), kinds.end());
                joinVia(first.via, draft.via);
                joinProperties(first.properties, draft.properties);
                continue;
            }
        }
        groups.push_back({draft, {draft.kind}});
    }
    for (const auto &[draft, kinds] : groups)
        result.edges.push_back(record(draft, kinds));
    std::stable_partition(m_order.begin(), m_order.end(),
                          [this](const std::string &key) { return !m_nodes.at(key).external; });
    for (const std::string &key : m_order) {
        Node &node = m_nodes.at(key);
        if (!node.external) {
            for (const PropertyDefinition &definition : m_catalog.properties(node.type)) {
                if (definition.effective && definition.hasDefault())
                    node.properties.try_emplace(definition.id, PropertyValue::awsDefault(propertyData(definition)));
            }
        }
        result.nodes.push_back(std::move(node));
    }
}

} // namespace lensboard
