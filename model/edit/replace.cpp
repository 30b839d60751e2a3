// SPDX-License-Identifier: Apache-2.0
#include "edit/replace.h"

#include "edit/edges.h"
#include "edit/nodes.h"

#include <algorithm>

namespace lensboard {

namespace {

// "Lambda" and "Lambda 2" are names that nobody gave.
bool isNameOfType(const std::string &name, const std::string &typeName)
{
    if (name.empty() || name == typeName)
        return true;
    if (!name.starts_with(typeName + ' '))
        return false;
    return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(typeName.size()) + 1, name.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

void adapt(Edge &edge, const Catalog &catalog, const std::string &from, const std::string &to,
           const Connection &connection)
{
    const bool fits = std::all_of(edge.kinds.begin(), edge.kinds.end(), [&](EdgeKind kind) {
        return catalog.permits(from, to, toWord(kind),
                               edge.mode == EdgeMode::Unknown ? std::string_view() : toWord(edge.mode));
    });
    if (fits)
        return;
    edge.kinds = edgeKindsOf(connection.kinds);
    edge.mode = edgeMode(connection.mode).value_or(EdgeMode::Unknown);
}

} // namespace

Result<void> replaceType(Transaction &transaction, const Catalog &catalog, const Id &id, const std::string &type)
{
    auto node = transaction.as<Node>(id);
    if (!node)
        return makeError("node.missing", "There is no such element any more.");
    if (!catalog.hasType(type))
        return makeError("node.type", "There is no service called " + type + " in the catalogue.");
    std::vector<Edge> edges;
    for (const auto &[edgeId, record] : transaction.document().edges()) {
        auto edge = transaction.as<Edge>(edgeId);
        if (!edge || (edge->source != id && edge->target != id))
            continue;
        const auto typeOf = [&](const Id &end) { return end == id ? type : transaction.as<Node>(end)->type; };
        const std::string from = typeOf(edge->source);
        const std::string to = typeOf(edge->target);
        const Connection connection = catalog.connection(from, to, edge->source == edge->target);
        if (!connection.legal)
            return makeError("edge.refused", connection.refusal);
        adapt(*edge, catalog, from, to, connection);
        edges.push_back(std::move(*edge));
    }
    if (isNameOfType(node->name, catalog.type(node->type).name))
        node->name = freeName(transaction, catalog.type(type).name);
    node->type = type;
    std::erase_if(node->properties, [&](const auto &entry) { return !catalog.property(type, entry.first); });
    transaction.put(std::move(*node));
    for (Edge &edge : edges)
        transaction.put(std::move(edge));
    return {};
}

} // namespace lensboard
