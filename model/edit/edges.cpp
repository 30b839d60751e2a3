// SPDX-License-Identifier: Apache-2.0
#include "edit/edges.h"

#include "edit/nodes.h"

#include <algorithm>

namespace lensboard {

namespace {

// A mode that every one of the kinds permits between the two types: the wanted one if possible.
EdgeMode permittedMode(const Catalog &catalog, const Connection &connection, const std::vector<EdgeKind> &kinds,
                       EdgeMode wanted)
{
    const auto permitted = [&](EdgeMode mode) {
        return std::all_of(kinds.begin(), kinds.end(),
                           [&](EdgeKind kind) { return connection.permits(toWord(kind), toWord(mode)); });
    };
    if (wanted != EdgeMode::Unknown && permitted(wanted))
        return wanted;
    for (const EdgeKind kind : kinds) {
        const EdgeKindInfo *info = catalog.edgeKind(toWord(kind));
        if (!info)
            continue;
        for (const std::string &word : info->modes) {
            const auto mode = edgeMode(word);
            if (mode && permitted(*mode))
                return *mode;
        }
    }
    return edgeMode(connection.mode).value_or(EdgeMode::Unknown);
}

bool existsAlready(const Transaction &transaction, const Edge &wanted)
{
    for (const auto &[id, edge] : transaction.document().edges()) {
        const auto now = transaction.as<Edge>(id);
        if (now && now->source == wanted.source && now->target == wanted.target && now->kinds == wanted.kinds)
            return true;
    }
    return false;
}

// source → node → target; the edge keeps its id on the first half.
Result<Id> spliced(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &edge, const Id &node)
{
    auto record = *transaction.as<Edge>(edge);
    const auto type = transaction.as<Node>(node)->type;
    const Connection first = catalog.connection(transaction.as<Node>(record.source)->type, type);
    const Id target = record.target;
    record.target = node;
    record.kinds = edgeKindsOf(first.kinds);
    record.mode = edgeMode(first.mode).value_or(EdgeMode::Unknown);
    record.bends.clear();
    transaction.put(std::move(record));
    if (auto second = connect(transaction, ids, catalog, node, target); !second)
        return second.error();
    return node;
}

} // namespace

std::vector<EdgeKind> edgeKindsOf(const std::vector<std::string> &words)
{
    std::vector<EdgeKind> kinds;
    for (const std::string &word : words) {
        if (const auto kind = edgeKind(word))
            kinds.push_back(*kind);
    }
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

Result<Id> connect(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &source, const Id &target,
                   const std::vector<EdgeKind> &kinds, EdgeMode mode)
{
    const auto from = transaction.as<Node>(source);
    const auto to = transaction.as<Node>(target);
    if (!from || !to)
        return makeError("edge.missing", "One end of the connection is gone; draw it between two services.");
    const Connection connection = catalog.connection(from->type, to->type, source == target);
    if (!connection.legal)
        return makeError("edge.refused", connection.refusal);
    for (const EdgeKind kind : kinds) {
        if (!connection.permits(toWord(kind)))
            return makeError("edge.refused", from->name + " and " + to->name + " cannot be connected in this way.");
    }
    Edge edge;
    edge.id = ids.next('e');
    edge.source = source;
    edge.target = target;
    edge.kinds = kinds.empty() ? edgeKindsOf(connection.kinds) : kinds;
    if (edge.kinds.empty())
        edge.kinds = {EdgeKind::Connects};
    std::sort(edge.kinds.begin(), edge.kinds.end());
    const EdgeMode wanted =
        mode == EdgeMode::Unknown && kinds.empty() ? edgeMode(connection.mode).value_or(EdgeMode::Unknown) : mode;
    edge.mode = permittedMode(catalog, connection, edge.kinds, wanted);
    if (existsAlready(transaction, edge))
        return makeError("edge.exists", from->name + " and " + to->name + " are connected like this already.");
    Id id = edge.id;
    transaction.put(std::move(edge));
    return id;
}

void setEdgeKinds(Transaction &transaction, const Catalog &catalog, const Id &edge, std::vector<EdgeKind> kinds)
{
    auto record = transaction.as<Edge>(edge);
    if (!record || kinds.empty())
        return;
    const auto from = transaction.as<Node>(record->source);
    const auto to = transaction.as<Node>(record->target);
    if (!from || !to)
        return;
    std::sort(kinds.begin(), kinds.end());
    const Connection connection = catalog.connection(from->type, to->type, record->source == record->target);
    record->kinds = std::move(kinds);
    record->mode = permittedMode(catalog, connection, record->kinds, record->mode);
    transaction.put(std::move(*record));
}

void setEdgeMode(Transaction &transaction, const Id &edge, EdgeMode mode)
{
    if (auto record = transaction.as<Edge>(edge)) {
        record->mode = mode;
        transaction.put(std::move(*record));
    }
}

void setBends(Transaction &transaction, const Id &edge, std::vector<Point> bends)
{
    if (auto record = transaction.as<Edge>(edge)) {
        record->bends = std::move(bends);
        transaction.put(std::move(*record));
    }
}

std::optional<Error> whyNotOnEdge(const Transaction &transaction, const Catalog &catalog, const Id &edge,
                                  const std::string &type)
{
    const auto record = transaction.as<Edge>(edge);
    const auto from = record ? transaction.as<Node>(record->source) : std::nullopt;
    const auto to = record ? transaction.as<Node>(record->target) : std::nullopt;
    if (!from || !to)
        return makeError("edge.missing", "The connection is gone.");
    if (const Connection first = catalog.connection(from->type, type); !first.legal)
        return makeError("edge.refused", first.refusal);
    if (const Connection second = catalog.connection(type, to->type); !second.legal)
        return makeError("edge.refused", second.refusal);
    return std::nullopt;
}

Result<Id> insertOnEdge(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &edge,
                        const std::string &type, Point center)
{
    if (auto error = whyNotOnEdge(transaction, catalog, edge, type))
        return *error;
    const Id node = addNode(transaction, ids, catalog, type, center);
    return spliced(transaction, ids, catalog, edge, node);
}

Result<Id> insertOnEdge(Transaction &transaction, IdSource &ids, const Catalog &catalog, const Id &edge, const Id &node)
{
    const auto inserted = transaction.as<Node>(node);
    const auto record = transaction.as<Edge>(edge);
    if (!inserted || !record || record->source == node || record->target == node)
        return makeError("edge.missing", "The connection is gone.");
    if (auto error = whyNotOnEdge(transaction, catalog, edge, inserted->type))
        return *error;
    return spliced(transaction, ids, catalog, edge, node);
}

} // namespace lensboard
