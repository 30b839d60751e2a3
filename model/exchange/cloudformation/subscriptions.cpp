// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// What topics deliver to.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

std::string typeOfProtocol(const std::string &protocol)
{
    if (protocol == "sqs" || protocol == "lambda" || protocol == "firehose")
        return protocol;
    return {};
}

// People and addresses that a topic tells: mail, text messages, web hooks.
std::string outsideEnd(Context &context, const std::string &protocol, const std::string &endpoint)
{
    if (protocol == "email" || protocol == "email-json" || protocol == "sms")
        return context.graph.external(protocol == "sms" ? "SMS" : "Mail", "person", endpoint);
    if (protocol == "https" || protocol == "http")
        return context.graph.external(endpoint.empty() ? "Web hook" : endpoint, "third-party");
    return {};
}

void addRedrive(Context &context, const std::string &topic, const Tree &subscription, EdgeDraft &edge)
{
    const auto queues = context.targetsAt(subscription, "RedrivePolicy.deadLetterTargetArn", {"sqs"});
    if (queues.empty())
        edge.properties["subscriptionDlq"] = PropertyValue::absent(fromTemplate);
    for (const Target &queue : queues) {
        edge.properties["subscriptionDlq"] = PropertyValue::stated(context.graph.node(queue.node)->name, fromTemplate);
        context.graph.addEdge(context.edge(topic, queue.node, EdgeKind::DeadLetters, EdgeMode::Async,
                                           "RedrivePolicy of the subscription" + queue.via, queue.tree));
    }
}

void subscribe(Context &context, const std::string &topic, const Tree &subscription, const std::string &via,
               const std::string &condition)
{
    const std::string protocol = context.resolver.text(subscription, "Protocol");
    const std::string type = typeOfProtocol(protocol);
    std::vector<std::string> ends;
    for (const Target &end : context.targetsAt(subscription, "Endpoint", {type, !type.empty(), !type.empty()}))
        ends.push_back(end.node);
    if (ends.empty())
        ends.push_back(outsideEnd(context, protocol, context.resolver.text(subscription, "Endpoint")));
    for (const std::string &end : ends) {
        if (end.empty())
            continue;
        const Node *node = context.graph.node(end);
        const bool person = node != nullptr && node->type == "person";
        EdgeDraft edge = context.edge(topic, end, person ? EdgeKind::Notifies : EdgeKind::Subscribes, EdgeMode::Async,
                                      via, &subscription);
        edge.condition = condition;
        if (!person) {
            edge.properties["protocol"] = PropertyValue::stated(protocol, fromTemplate);
            context.set(edge.properties, "rawDelivery", subscription, "RawMessageDelivery", PropertyType::Boolean);
            if (context.resolver.first(subscription, "FilterPolicy") != nullptr)
                edge.properties["filter"] = PropertyValue::stated(std::string("set"), fromTemplate);
            addRedrive(context, topic, subscription, edge);
        }
        context.graph.addEdge(std::move(edge));
    }
}

} // namespace

void collectSubscriptions(Context &context)
{
    for (const Resource *subscription : context.ofType("AWS::SNS::Subscription")) {
        const auto topics = context.targetsAt(*subscription->properties, "TopicArn", {"sns"});
        for (const Target &topic : topics)
            subscribe(context, topic.node, *subscription->properties, "subscription " + subscription->id,
                      subscription->condition);
        if (topics.empty())
            context.notUnderstood(*subscription, "its topic is not known here");
    }
    for (const Resource *topic : context.ofType("AWS::SNS::Topic")) {
        for (const Found &found : context.resolver.select(*topic->properties, "Subscription[]")) {
            if (found.tree->isMap())
                subscribe(context, topic->id, *found.tree, "Subscription of the topic", found.condition);
        }
    }
}

} // namespace lensboard::cfn
