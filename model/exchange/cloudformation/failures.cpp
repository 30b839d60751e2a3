// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Where events are kept that could not be handled.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

void deadLetters(Context &context, const std::string &from, const Target &to, const std::string &via,
                 const std::string &condition)
{
    EdgeDraft edge = context.edge(from, to.node, EdgeKind::DeadLetters, EdgeMode::Async, via + to.via, to.tree);
    edge.condition = condition.empty() ? to.condition : condition;
    context.graph.addEdge(std::move(edge));
}

void statePlace(Context &context, Properties &properties, const std::string &name, const std::vector<Target> &targets)
{
    const std::string condition = targets.empty() ? std::string() : targets.front().condition;
    const auto holds = condition.empty() ? std::optional(true) : context.resolver.condition(condition);
    if (targets.empty())
        properties[name] = PropertyValue::absent(fromTemplate);
    else if (!holds)
        properties[name] = PropertyValue::unknown("depends on condition " + condition);
    else
        properties[name] = PropertyValue::stated(context.graph.node(targets.front().node)->name, fromTemplate);
}

void functionQueues(Context &context, const Resource &function)
{
    Node *node = context.graph.node(function.id);
    if (node == nullptr)
        return;
    auto queues = context.targetsAt(*function.properties, "DeadLetterConfig.TargetArn");
    for (Target &queue : context.targetsAt(*function.properties, "DeadLetterQueue.TargetArn"))
        queues.push_back(std::move(queue));
    for (const Target &queue : queues)
        deadLetters(context, function.id, queue, "dead-letter queue of the function", queue.condition);
    statePlace(context, node->properties, "dlq", queues);
    node->properties.try_emplace("onFailure", PropertyValue::absent(fromTemplate));
}

// EventInvokeConfig of a SAM function, or a resource of that type.
void invokeConfig(Context &context, const std::string &function, const Tree &config, const std::string &condition)
{
    Node *node = context.graph.node(function);
    if (node == nullptr)
        return;
    const auto failed = context.targetsAt(config, "DestinationConfig.OnFailure.Destination");
    for (const Target &target : failed)
        deadLetters(context, function, target, "on-failure destination", condition);
    const std::string made = context.resolver.text(config, "DestinationConfig.OnFailure.Type");
    if (failed.empty() && !made.empty())
        node->properties["onFailure"] = PropertyValue::stated("made by SAM", fromTemplate);
    else
        statePlace(context, node->properties, "onFailure", failed);
    for (const Target &target : context.targetsAt(config, "DestinationConfig.OnSuccess.Destination")) {
        const ServiceType &type = context.catalog.type(context.typeOf(target.node));
        EdgeDraft edge =
            context.edge(function, target.node, type.has("compute") ? EdgeKind::Invokes : EdgeKind::Publishes,
                         EdgeMode::Async, "on-success destination", target.tree);
        edge.condition = condition;
        context.graph.addEdge(std::move(edge));
        node->properties["onSuccess"] = PropertyValue::stated(context.graph.node(target.node)->name, fromTemplate);
    }
    context.set(node->properties, "maxRetry", config, "MaximumRetryAttempts", PropertyType::Integer);
    context.set(node->properties, "maxEventAgeS", config, "MaximumEventAgeInSeconds", PropertyType::Integer);
}

void queueRedrive(Context &context, const Resource &queue)
{
    Node *node = context.graph.node(queue.id);
    if (node == nullptr)
        return;
    const auto targets = context.targetsAt(*queue.properties, "RedrivePolicy.deadLetterTargetArn", {"sqs"});
    context.set(node->properties, "maxReceive", *queue.properties, "RedrivePolicy.maxReceiveCount",
                PropertyType::Integer);
    for (const Target &target : targets) {
        EdgeDraft edge =
            context.edge(queue.id, target.node, EdgeKind::DeadLetters, EdgeMode::Async, "RedrivePolicy", target.tree);
        edge.condition = target.condition;
        context.set(edge.properties, "maxReceive", *queue.properties, "RedrivePolicy.maxReceiveCount",
                    PropertyType::Integer);
        context.graph.addEdge(std::move(edge));
    }
    statePlace(context, node->properties, "dlq", targets);
}

} // namespace

void collectFailureTargets(Context &context)
{
    for (const Resource *function : context.functions()) {
        functionQueues(context, *function);
        for (const Found &config : context.resolver.select(*function->properties, "EventInvokeConfig"))
            invokeConfig(context, function->id, *config.tree, config.condition);
    }
    for (const Resource *config : context.ofType("AWS::Lambda::EventInvokeConfig")) {
        for (const Target &function : context.targetsAt(*config->properties, "FunctionName", {"lambda"}))
            invokeConfig(context, function.node, *config->properties, config->condition);
    }
    for (const Resource *queue : context.ofType("AWS::SQS::Queue"))
        queueRedrive(context, *queue);
}

} // namespace lensboard::cfn
