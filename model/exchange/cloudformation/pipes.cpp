// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// EventBridge Pipes: a source, perhaps an enrichment, a target.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

// The block of source parameters that fits the source ("SqsQueueParameters" and the like).
const Tree *sourceBlock(const Context &context, const Tree &pipe)
{
    for (const Found &found : context.resolver.select(pipe, "SourceParameters.*")) {
        if (found.key.find("Parameters") != std::string::npos && found.tree->isMap())
            return found.tree;
    }
    return nullptr;
}

void addSource(Context &context, const Resource &pipe)
{
    for (const Target &source : context.targetsAt(*pipe.properties, "Source")) {
        const ServiceType &type = context.catalog.type(context.typeOf(source.node));
        EdgeDraft edge = context.edge(source.node, pipe.id, EdgeKind::Triggers,
                                      type.has("queue") ? EdgeMode::Poll : EdgeMode::Stream,
                                      "source of the pipe" + source.via, pipe.body);
        edge.condition = pipe.condition;
        Node *node = context.graph.node(pipe.id);
        if (const Tree *block = sourceBlock(context, *pipe.properties); block != nullptr) {
            applyMapping(context, edge, *block);
            const auto queues = context.targetsAt(*block, "DeadLetterConfig.Arn", {"sqs"});
            for (const Target &queue : queues) {
                context.graph.addEdge(context.edge(pipe.id, queue.node, EdgeKind::DeadLetters, EdgeMode::Async,
                                                   "DeadLetterConfig of the pipe" + queue.via, queue.tree));
                edge.properties["onFailure"] =
                    PropertyValue::stated(context.graph.node(queue.node)->name, fromTemplate);
            }
            if (node != nullptr && edge.mode == EdgeMode::Stream)
                node->properties["dlq"] =
                    queues.empty() ? PropertyValue::absent(fromTemplate) : edge.properties.at("onFailure");
        }
        const auto filters = context.resolver.select(*pipe.properties, "SourceParameters.FilterCriteria.Filters[]");
        if (!filters.empty()) {
            edge.properties["filter"] = PropertyValue::stated(std::string("set"), fromTemplate);
            if (node != nullptr)
                node->properties["filter"] = PropertyValue::stated(std::string("set"), fromTemplate);
        }
        context.graph.addEdge(std::move(edge));
    }
}

std::pair<EdgeKind, EdgeMode> act(const Context &context, const Tree &pipe, const ServiceType &type)
{
    const bool waits =
        context.resolver.text(pipe, "TargetParameters.LambdaFunctionParameters.InvocationType") == "REQUEST_RESPONSE" ||
        context.resolver.text(pipe, "TargetParameters.StepFunctionStateMachineParameters.InvocationType") ==
            "REQUEST_RESPONSE";
    const bool tells =
        context.resolver.first(pipe, "TargetParameters.LambdaFunctionParameters.InvocationType") != nullptr;
    if (type.has("workflow"))
        return {EdgeKind::Invokes, waits ? EdgeMode::Sync : EdgeMode::Async};
    if (type.has("function"))
        return {EdgeKind::Invokes, waits || !tells ? EdgeMode::Sync : EdgeMode::Async};
    if (type.has("compute"))
        return {EdgeKind::Invokes, EdgeMode::Async};
    if (type.has("store"))
        return {EdgeKind::Writes, EdgeMode::Sync};
    return {EdgeKind::Publishes, EdgeMode::Async};
}

} // namespace

void collectPipes(Context &context)
{
    for (const Resource *pipe : context.ofType("AWS::Pipes::Pipe")) {
        if (context.nodeOf(pipe->id).empty())
            continue;
        addSource(context, *pipe);
        for (const Target &step : context.targetsAt(*pipe->properties, "Enrichment")) {
            context.graph.addEdge(context.edge(pipe->id, step.node, EdgeKind::Invokes, EdgeMode::Sync,
                                               "enrichment of the pipe" + step.via, step.tree));
            context.graph.node(pipe->id)->properties["enrichment"] = PropertyValue::stated(true, fromTemplate);
        }
        auto targets =
            context.targetsAt(*pipe->properties, "TargetParameters.EcsTaskParameters.TaskDefinitionArn", {"fargate"});
        if (targets.empty())
            targets = context.targetsAt(*pipe->properties, "Target");
        for (const Target &target : targets) {
            const auto [kind, mode] =
                act(context, *pipe->properties, context.catalog.type(context.typeOf(target.node)));
            EdgeDraft edge =
                context.edge(pipe->id, target.node, kind, mode, "target of the pipe" + target.via, target.tree);
            edge.condition = pipe->condition;
            context.graph.addEdge(std::move(edge));
        }
    }
}

} // namespace lensboard::cfn
