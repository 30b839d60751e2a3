// SPDX-License-Identifier: Apache-2.0
//
// How an element is set off, from the edges drawn to it that invoke, trigger or deliver (subscribes):
//   invokedBy(node, mode)    one of them has this mode ("sync", "async", "poll", "stream"); false only when every other
//                            way is ruled out: unknown when the drawing is open or an edge's mode is not stated
//   drawnAs(node, mode)      the same as drawn: true or false
//   triggerTypes(node)       types of what sets it off, each once, in order
//   fedAtLeastOnce(node)     something that may deliver twice sets it off: an async, poll or stream edge, as drawn
//   consumers(node)          what takes from a queue, topic, bus, stream or table, as drawn
//   users(node)              elements that call, feed, read or write it, each once, by id, as drawn
//   isEntry(node)            first element behind people and clients, or one that is public by type, as drawn
//   functionCalls(node)      count of functions that it calls and waits for
//   calls(node)              count of elements that it calls, publishes to, reads or writes, as drawn

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

#include <algorithm>

namespace lensboard {

namespace {

bool setsOff(const World &world, Handle edge)
{
    return world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Triggers, EdgeKind::Subscribes));
}

cel::Value drawnAs(const World &world, std::span<const cel::Value> arguments)
{
    const std::string &mode = arguments[1].asString();
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        if (setsOff(world, edge) && toWord(world.mode(edge)) == mode)
            return cel::Value::boolean(true);
    }
    return cel::Value::boolean(false);
}

cel::Value invokedBy(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    if (drawnAs(world, arguments).isTrue())
        return cel::Value::boolean(true);
    cel::Reasons reasons;
    if (!world.isClosed(node))
        addReasons(reasons, {world.relationReason(node, "incoming", "what else calls or feeds ")});
    for (const Handle edge : world.incoming(node)) {
        if (!setsOff(world, edge) || world.mode(edge) != EdgeMode::Unknown)
            continue;
        (void)world.node(world.source(edge)); // its name stands in the reason
        addReasons(reasons, {std::make_shared<const cel::UnknownReason>(
                                cel::UnknownReason{world.edge(edge).id.text, "mode",
                                                   "whether " + world.edgeName(edge) + " waits for the answer"})});
    }
    return reasons.empty() ? cel::Value::boolean(false) : cel::Value::unknown(std::move(reasons));
}

cel::Value triggerTypes(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<const TypeInfo *> types;
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        if (setsOff(world, edge))
            types.push_back(&world.type(world.source(edge)));
    }
    std::sort(types.begin(), types.end(), [](const TypeInfo *a, const TypeInfo *b) { return a->id < b->id; });
    types.erase(std::unique(types.begin(), types.end()), types.end());
    std::vector<cel::Value> items;
    items.reserve(types.size());
    for (const TypeInfo *type : types)
        items.push_back(type->idValue);
    return cel::Value::list(std::move(items));
}

cel::Value fedAtLeastOnce(const World &world, std::span<const cel::Value> arguments)
{
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        const EdgeMode mode = world.mode(edge);
        if (setsOff(world, edge) && (mode == EdgeMode::Async || mode == EdgeMode::Poll || mode == EdgeMode::Stream))
            return cel::Value::boolean(true);
    }
    return cel::Value::boolean(false);
}

cel::Value consumers(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<cel::Value> items;
    for (const Handle edge : world.outgoing(nodeOf(arguments[0]))) {
        if (world.hasKind(edge, EdgeKind::Triggers) || world.hasKind(edge, EdgeKind::Subscribes))
            items.push_back(world.nodeValue(world.target(edge)));
    }
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        if (world.hasKind(edge, EdgeKind::Reads))
            items.push_back(world.nodeValue(world.source(edge)));
    }
    return cel::Value::list(std::move(items));
}

cel::Value users(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<Handle> handles;
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        if (world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Triggers, EdgeKind::Subscribes,
                                            EdgeKind::Publishes, EdgeKind::Reads, EdgeKind::Writes, EdgeKind::Serves)))
            handles.push_back(world.source(edge));
    }
    return nodeList(world, std::move(handles));
}

cel::Value messageTargets(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<Handle> handles;
    for (const Handle edge : world.outgoing(nodeOf(arguments[0]))) {
        const bool starts = world.hasKind(edge, EdgeKind::Invokes) && world.mode(edge) == EdgeMode::Async;
        if (starts || world.hasKind(edge, EdgeKind::Publishes))
            handles.push_back(world.target(edge));
    }
    return nodeList(world, std::move(handles));
}

cel::Value isEntry(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    const TypeInfo &type = world.type(node);
    if (type.has(Trait::Entry))
        return cel::Value::boolean(true);
    for (const Handle edge : world.incoming(node)) {
        if (world.has(world.source(edge), Trait::Client) && !type.has(Trait::Client))
            return cel::Value::boolean(true);
    }
    return cel::Value::boolean(false);
}

cel::Value functionCalls(const World &world, std::span<const cel::Value> arguments)
{
    std::int64_t count = 0;
    for (const Handle edge : world.outgoing(nodeOf(arguments[0]))) {
        if (world.hasKind(edge, EdgeKind::Invokes) && world.mode(edge) == EdgeMode::Sync &&
            world.has(world.target(edge), Trait::Function))
            ++count;
    }
    return cel::Value::integer(count);
}

cel::Value calls(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<Handle> targets;
    for (const Handle edge : world.outgoing(nodeOf(arguments[0]))) {
        if (world.hasAnyKind(edge, kindBits(EdgeKind::Invokes, EdgeKind::Publishes, EdgeKind::Reads, EdgeKind::Writes)))
            targets.push_back(world.target(edge));
    }
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    return cel::Value::integer(static_cast<std::int64_t>(targets.size()));
}

} // namespace

void registerInvocationFacts(FactTable &table)
{
    table.add({"invokedBy",
               "",
               "the way it is set off:",
               {"node", "string"},
               invokedBy,
               nullptr,
               "{0} is set off {1}",
               "{0} is not set off {1}"});
    table.add({"drawnAs",
               "",
               "the way it is drawn as set off:",
               {"node", "string"},
               drawnAs,
               nullptr,
               "{0} is set off {1}",
               "nothing is drawn that sets {0} off {1}"});
    table.add({"triggerTypes",
               "",
               "what sets off",
               {"node"},
               triggerTypes,
               nullptr,
               "{0} is set off by {=}",
               "nothing sets {0} off"});
    table.add({"fedAtLeastOnce",
               "",
               "events may come twice to",
               {"node"},
               fedAtLeastOnce,
               nullptr,
               "events may come twice to {0}",
               "no event comes twice to {0}"});
    table.add({"consumers",
               "",
               "what takes from",
               {"node"},
               consumers,
               nullptr,
               "{0} is emptied or read by {=}",
               "nothing takes from {0}"});
    table.add({"users", "", "what uses", {"node"}, users, nullptr, "{0} is used by {=}", "nothing uses {0}"});
    table.add({"messageTargets",
               "",
               "what is told of events by",
               {"node"},
               messageTargets,
               nullptr,
               "{0} tells of events: {=}",
               "{0} tells nobody of events"});
    table.add({"isEntry",
               "",
               "users come in at",
               {"node"},
               isEntry,
               nullptr,
               "users come in at {0}",
               "users do not come in at {0}"});
    table.add({"functionCalls",
               "count",
               "number of functions waited for by",
               {"node"},
               functionCalls,
               nullptr,
               "",
               "{0} waits for no other function"});
    table.add(
        {"calls", "count", "number of elements used by", {"node"}, calls, nullptr, "", "{0} uses no other element"});
}

} // namespace lensboard
