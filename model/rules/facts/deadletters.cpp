// SPDX-License-Identifier: Apache-2.0
//
// keptBy(edge): who keeps an event that could not be handled on this edge, as a text for people; null when nobody does;
// unknown when it hangs on something not stated. It follows from kind, mode and the two ends (lens.md 2.1):
//   synchronous              "the caller"; a function's dead-letter queue plays no part
//   queue → function, poll   the queue's redrive policy: its `dlq` or a dead-letters edge from it
//   stream → function        the mapping's destination: `onFailure` of the edge, or of the function it leads to
//   asynchronous → function  the function's `dlq` or `onFailure`, or a dead-letters edge from it
//   topic → subscriber       `subscriptionDlq` of the edge, or a dead-letters edge from the topic
//   rule, schedule, pipe → target   `targetDlq` of the edge, `dlq` of the sender, or a dead-letters edge from it
//   anything → queue or stream, asynchronous   the queue or stream itself, once it is in
// deliveryKeptBy(edge): the same for the delivery alone (topic, rule, schedule, pipe, bus → target), leaving out what
// the target keeps for itself.
// isDeadLetterTarget(node): something sends its failures there, as drawn.
// deadLetterSources(node): elements that do so, each once, by id, as drawn.
// keepsFailures(node): as keptBy, for a node that gives up events: its own dead-letter queue or on-failure destination.

#include "rules/facts/facts.h"
#include "rules/facts/support.h"

namespace lensboard {

namespace {

const cel::Symbol symDlq = cel::symbol("dlq");
const cel::Symbol symOnFailure = cel::symbol("onFailure");
const cel::Symbol symTargetDlq = cel::symbol("targetDlq");
const cel::Symbol symSubscriptionDlq = cel::symbol("subscriptionDlq");

// The first dead-letters edge that leaves the node, as a value; null when there is none, unknown when the drawing is
// open.
cel::Value drawnKeeper(const World &world, Handle node)
{
    for (const Handle edge : world.outgoing(node)) {
        if (world.hasKind(edge, EdgeKind::DeadLetters)) {
            const Handle target = world.target(edge);
            (void)world.node(target);
            return cel::Value::string(world.nameOf(target));
        }
    }
    return {};
}

// A keeper found wins; else a property not stated leaves it open; else nobody.
class Search
{
public:
    void offer(const cel::Value &value)
    {
        if (value.isUnknown())
            addReasons(m_reasons, value.reasons());
        else if (!value.isNull() && m_found.isNull())
            m_found = value.kind() == cel::Kind::String ? value : cel::Value::string("a dead-letter queue");
    }
    [[nodiscard]] cel::Value result() const
    {
        if (!m_found.isNull())
            return m_found;
        return m_reasons.empty() ? cel::Value() : cel::Value::unknown(m_reasons);
    }

private:
    cel::Value m_found;
    cel::Reasons m_reasons;
};

void offerNode(const World &world, Handle node, Search &search)
{
    search.offer(drawnKeeper(world, node));
    search.offer(world.nodeProperty(node, symDlq));
    if (world.has(node, Trait::Function))
        search.offer(world.nodeProperty(node, symOnFailure));
}

cel::Value keptByNode(const World &world, Handle node)
{
    Search search;
    offerNode(world, node, search);
    return search.result();
}

bool isDelivery(const World &world, Handle source)
{
    return world.has(source, Trait::Topic) || world.has(source, Trait::Rule) || world.has(source, Trait::Schedule) ||
           world.has(source, Trait::Pipe) || world.has(source, Trait::Bus);
}

cel::Value deliveryKeptBy(const World &world, Handle edge)
{
    Search search;
    search.offer(world.edgeProperty(edge, symTargetDlq));
    search.offer(world.edgeProperty(edge, symSubscriptionDlq));
    search.offer(world.edgeProperty(edge, symDlq));
    const Handle source = world.source(edge);
    search.offer(drawnKeeper(world, source));
    if (!world.has(source, Trait::Topic) && !world.has(source, Trait::Bus))
        search.offer(world.nodeProperty(source, symDlq));
    return search.result();
}

cel::Value keptByStream(const World &world, Handle edge)
{
    Search search;
    search.offer(world.edgeProperty(edge, symOnFailure));
    search.offer(world.edgeProperty(edge, symDlq));
    search.offer(drawnKeeper(world, world.target(edge)));
    return search.result();
}

cel::Value keptByAsync(const World &world, Handle edge)
{
    const Handle source = world.source(edge);
    const Handle target = world.target(edge);
    if (world.has(target, Trait::Queue) || world.has(target, Trait::Stream))
        return cel::Value::string(world.nameOf(target));
    Search search;
    if (isDelivery(world, source))
        search.offer(deliveryKeptBy(world, edge));
    if (world.has(target, Trait::Function))
        offerNode(world, target, search);
    return search.result();
}

cel::Value keptBy(const World &world, std::span<const cel::Value> arguments)
{
    const Handle edge = edgeOf(arguments[0]);
    switch (world.mode(edge)) {
    case EdgeMode::Sync:
        return cel::Value::string("the caller");
    case EdgeMode::Poll:
        return keptByNode(world, world.source(edge));
    case EdgeMode::Stream:
        return keptByStream(world, edge);
    case EdgeMode::Async:
        return keptByAsync(world, edge);
    case EdgeMode::None:
        return cel::Value::string("nobody has to");
    case EdgeMode::Unknown:
        break;
    }
    (void)world.node(world.source(edge));
    (void)world.node(world.target(edge));
    return cel::Value::unknown(cel::UnknownReason{world.edge(edge).id.text, "mode",
                                                  "whether " + world.edgeName(edge) + " waits for the answer"});
}

cel::Value deliveryKept(const World &world, std::span<const cel::Value> arguments)
{
    return deliveryKeptBy(world, edgeOf(arguments[0]));
}

cel::Value keepsFailures(const World &world, std::span<const cel::Value> arguments)
{
    return keptByNode(world, nodeOf(arguments[0]));
}

cel::Value hasDeadLetters(const World &world, std::span<const cel::Value> arguments)
{
    const Handle node = nodeOf(arguments[0]);
    const auto stated = [&](cel::Symbol name) {
        const cel::Value value = world.nodeProperty(node, name);
        return !value.isUnknown() && !value.isNull();
    };
    return cel::Value::boolean(!drawnKeeper(world, node).isNull() || stated(symDlq) ||
                               (world.has(node, Trait::Function) && stated(symOnFailure)));
}

cel::Value drainsBack(const World &world, std::span<const cel::Value> arguments)
{
    const Handle queue = nodeOf(arguments[0]);
    const auto failsInto = [&](Handle source) {
        for (const Handle edge : world.outgoing(source)) {
            if (world.hasKind(edge, EdgeKind::DeadLetters) && world.target(edge) == queue)
                return true;
        }
        return false;
    };
    for (const Handle taken : world.outgoing(queue)) {
        if (!world.hasKind(taken, EdgeKind::Triggers))
            continue;
        for (const Handle sent : world.outgoing(world.target(taken))) {
            const bool sends = world.hasKind(sent, EdgeKind::Publishes) || world.hasKind(sent, EdgeKind::Invokes);
            if (sends && failsInto(world.target(sent)))
                return cel::Value::boolean(true);
        }
    }
    return cel::Value::boolean(false);
}

cel::Value isDeadLetterTarget(const World &world, std::span<const cel::Value> arguments)
{
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        if (world.hasKind(edge, EdgeKind::DeadLetters))
            return cel::Value::boolean(true);
    }
    return cel::Value::boolean(false);
}

cel::Value deadLetterSources(const World &world, std::span<const cel::Value> arguments)
{
    std::vector<Handle> handles;
    for (const Handle edge : world.incoming(nodeOf(arguments[0]))) {
        if (world.hasKind(edge, EdgeKind::DeadLetters))
            handles.push_back(world.source(edge));
    }
    return nodeList(world, std::move(handles));
}

} // namespace

void registerFailureFacts(FactTable &table)
{
    table.add({"keptBy",
               "",
               "who keeps a failed event of",
               {"edge"},
               keptBy,
               nullptr,
               "{=} keeps an event that fails on {0}",
               "nobody keeps an event that fails on {0}"});
    table.add({"deliveryKeptBy",
               "",
               "who keeps an event that cannot be delivered over",
               {"edge"},
               deliveryKept,
               nullptr,
               "{=} keeps an event that cannot be delivered over {0}",
               "nobody keeps an event that cannot be delivered over {0}"});
    table.add({"keepsFailures",
               "",
               "who keeps the failed events of",
               {"node"},
               keepsFailures,
               nullptr,
               "{=} keeps what {0} cannot handle",
               "nobody keeps what {0} cannot handle"});
    table.add({"hasDeadLetters",
               "",
               "a dead-letter queue is set at",
               {"node"},
               hasDeadLetters,
               nullptr,
               "{0} has a dead-letter queue",
               "{0} has no dead-letter queue"});
    table.add({"drainsBack",
               "",
               "failed messages go round through",
               {"node"},
               drainsBack,
               nullptr,
               "messages of {0} go back to where they failed",
               "no message of {0} goes back to where it failed"});
    table.add({"isDeadLetterTarget",
               "",
               "failed events are sent to",
               {"node"},
               isDeadLetterTarget,
               nullptr,
               "failed events are sent to {0}",
               "no failed events are sent to {0}"});
    table.add({"deadLetterSources",
               "",
               "who sends failed events to",
               {"node"},
               deadLetterSources,
               nullptr,
               "failed events come to {0} from {=}",
               "nothing sends failed events to {0}"});
}

} // namespace lensboard
