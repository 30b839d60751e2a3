// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Event source mappings, written out or as SAM events.
namespace lensboard::cfn {

namespace {

std::string filterText(const Context &context, const Tree &properties)
{
    std::string out;
    for (const Found &found : context.resolver.select(properties, "FilterCriteria.Filters[].Pattern")) {
        const std::string one = found.tree->isMap() ? std::string() : context.resolver.value(*found.tree).text();
        out += (out.empty() ? "" : " | ") + (one.empty() ? "set" : one);
    }
    return out;
}

void addFailureTarget(Context &context, EdgeDraft &edge, const Tree &properties)
{
    const auto failed = context.targetsAt(properties, "DestinationConfig.OnFailure.Destination");
    if (failed.empty()) {
        if (edge.mode == EdgeMode::Stream)
            edge.properties["onFailure"] = PropertyValue::absent(PropertyValue::Origin::Template);
        return;
    }
    for (const Target &target : failed) {
        edge.properties["onFailure"] =
            PropertyValue::stated(context.graph.node(target.node)->name, PropertyValue::Origin::Template);
        context.graph.addEdge(context.edge(edge.to, target.node, EdgeKind::DeadLetters, EdgeMode::Async,
                                           "OnFailure of the event source" + target.via, target.tree));
    }
}

EdgeMode modeOf(const std::string &type)
{
    return type == "sqs" || type == "mq" ? EdgeMode::Poll : EdgeMode::Stream;
}

} // namespace

void applyMapping(Context &context, EdgeDraft &edge, const Tree &properties)
{
    Properties &out = edge.properties;
    context.set(out, "batchSize", properties, "BatchSize", PropertyType::Integer);
    context.set(out, "windowS", properties, "MaximumBatchingWindowInSeconds", PropertyType::Integer);
    context.set(out, "enabled", properties, "Enabled", PropertyType::Boolean);
    context.set(out, "maxConcurrency", properties, "ScalingConfig.MaximumConcurrency", PropertyType::Integer);
    if (edge.mode == EdgeMode::Stream) {
        context.set(out, "bisect", properties, "BisectBatchOnFunctionError", PropertyType::Boolean);
        context.set(out, "maxRetry", properties, "MaximumRetryAttempts", PropertyType::Integer);
        context.set(out, "maxAgeS", properties, "MaximumRecordAgeInSeconds", PropertyType::Integer);
        context.set(out, "parallelization", properties, "ParallelizationFactor", PropertyType::Integer);
        context.set(out, "tumblingWindowS", properties, "TumblingWindowInSeconds", PropertyType::Integer);
        context.set(out, "startingPosition", properties, "StartingPosition", PropertyType::String);
    }
    if (context.resolver.first(properties, "ProvisionedPollerConfig") != nullptr)
        out["provisionedPollers"] = PropertyValue::stated(true, PropertyValue::Origin::Template);
    const Tree *responses = context.resolver.first(properties, "FunctionResponseTypes");
    if (responses != nullptr) {
        bool partial = false;
        for (const Value &value : context.resolver.values(*responses))
            partial = partial || value.text() == "ReportBatchItemFailures";
        out["partialBatch"] = PropertyValue::stated(partial, PropertyValue::Origin::Template);
    }
    const std::string filter = filterText(context, properties);
    if (!filter.empty())
        out["filter"] = PropertyValue::stated(filter, PropertyValue::Origin::Template);
    addFailureTarget(context, edge, properties);
}

void collectEventSources(Context &context)
{
    for (const Resource *mapping : context.ofType("AWS::Lambda::EventSourceMapping")) {
        const Tree &properties = *mapping->properties;
        const auto functions = context.targetsAt(properties, "FunctionName", {"lambda"});
        auto sources = context.targetsAt(properties, "EventSourceArn");
        if (sources.empty() && properties.find("SelfManagedEventSource") != nullptr)
            sources.push_back({context.graph.external("Kafka", "on-premises"), {}, {}, {}, {}, mapping->body});
        for (const Target &function : functions) {
            for (const Target &source : sources) {
                EdgeDraft edge =
                    context.edge(source.node, function.node, EdgeKind::Triggers, modeOf(context.typeOf(source.node)),
                                 "event source mapping " + mapping->id, mapping->body);
                edge.condition = mapping->condition;
                applyMapping(context, edge, properties);
                context.graph.addEdge(std::move(edge));
            }
        }
        if (functions.empty() || sources.empty())
            context.notUnderstood(*mapping, "its source or its function is not known here");
    }
}

} // namespace lensboard::cfn
