// SPDX-License-Identifier: Apache-2.0
//
// isOffered(edge)      the platform offers this connection: the catalogue permits one of its kinds between the two
// types
//                      in this mode; true for generic elements and for edges without a mode
// refusalOf(edge)      why the catalogue refuses it, as a sentence; empty when it gives no reason

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

namespace lensboard {

namespace {

Connection connectionOf(const World &world, Handle edge)
{
    return world.catalog().connection(world.type(world.source(edge)).id, world.type(world.target(edge)).id,
                                      world.source(edge) == world.target(edge));
}

cel::Value isOffered(const World &world, std::span<const cel::Value> arguments)
{
    const Handle edge = edgeOf(arguments[0]);
    // The answer hangs on the types of the ends, kinds and mode only, so it is kept with those.
    const bool toItself = world.source(edge) == world.target(edge);
    std::optional<bool> &offered = world.edgeType(edge).offered[toItself ? 1 : 0];
    (void)world.type(world.source(edge));
    (void)world.type(world.target(edge));
    if (offered)
        return cel::Value::boolean(*offered);
    const Connection connection = connectionOf(world, edge);
    const EdgeMode mode = world.mode(edge);
    const std::string_view word = mode == EdgeMode::Unknown ? std::string_view() : toWord(mode);
    const std::vector<EdgeKind> &kinds = world.edge(edge).kinds;
    offered =
        std::any_of(kinds.begin(), kinds.end(), [&](EdgeKind kind) { return connection.permits(toWord(kind), word); });
    return cel::Value::boolean(*offered);
}

cel::Value refusalOf(const World &world, std::span<const cel::Value> arguments)
{
    return cel::Value::string(connectionOf(world, edgeOf(arguments[0])).refusal);
}

} // namespace

void registerLegalityFacts(FactTable &table)
{
    table.add(
        {"isOffered", "", "AWS offers", {"edge"}, isOffered, nullptr, "AWS offers {0}", "AWS does not offer {0}"});
    table.add({"refusalOf", "", "why AWS does not offer", {"edge"}, refusalOf, nullptr, "{=}", ""});
}

} // namespace lensboard
