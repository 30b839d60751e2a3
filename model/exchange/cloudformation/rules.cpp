// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include <charconv>

// EventBridge: rules with their buses and targets, schedules, pipes.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

void applyDelivery(Context &context, const std::string &from, const Tree &target, EdgeDraft &edge,
                   const std::string &what)
{
    const auto queues = context.targetsAt(target, "DeadLetterConfig.Arn", {"sqs"});
    if (queues.empty())
        edge.properties["targetDlq"] = PropertyValue::absent(fromTemplate);
    for (const Target &queue : queues) {
        edge.properties["targetDlq"] = PropertyValue::stated(context.graph.node(queue.node)->name, fromTemplate);
        context.graph.addEdge(context.edge(from, queue.node, EdgeKind::DeadLetters, EdgeMode::Async,
                                           "DeadLetterConfig of the " + what + queue.via, queue.tree));
    }
    context.set(edge.properties, "retryAttempts", target, "RetryPolicy.MaximumRetryAttempts", PropertyType::Integer);
    context.set(edge.properties, "retryAgeS", target, "RetryPolicy.MaximumEventAgeInSeconds", PropertyType::Integer);
    if (context.resolver.first(target, "RetryPolicy") != nullptr)
        edge.properties["retryPolicy"] = PropertyValue::stated(true, fromTemplate);
}

// A rule's dead-letter queues are told on the rule as well: absent only when no target has one.
void noteOnNode(Context &context, const std::string &node, const EdgeDraft &edge)
{
    Node *rule = context.graph.node(node);
    const auto queue = edge.properties.find("targetDlq");
    if (rule == nullptr || queue == edge.properties.end())
        return;
    PropertyValue &value = rule->properties["dlq"];
    if (value.state != PropertyValue::State::Absent)
        value = queue->second;
}

// "arn:aws:scheduler:::aws-sdk:sqs:sendMessage" names what it works on in its input, beside other things: the first
// resource counts.
std::vector<Target> inputTargets(const Context &context, const Tree &target)
{
    const Tree *input = context.resolver.first(target, "Input");
    if (input == nullptr)
        return {};
    const Value value = context.resolver.value(*input);
    if (value.resource() == nullptr)
        return {};
    Target found = context.target(value, {"", false, false});
    return found.node.empty() ? std::vector<Target>() : std::vector<Target>{std::move(found)};
}

// A target is a store, a channel or something that computes; a rule triggers all of them.
void addTarget(Context &context, const std::string &from, const Found &place, std::string_view arnPath,
               const std::string &what, const std::string &condition)
{
    auto targets = context.targetsAt(*place.tree, arnPath);
    // The container is named beside the cluster's ARN.
    const auto tasks = context.targetsAt(*place.tree, "EcsParameters.TaskDefinitionArn", {"fargate"});
    if (!tasks.empty())
        targets = tasks;
    if (context.resolver.text(*place.tree, arnPath).find(":aws-sdk:") != std::string::npos)
        targets = inputTargets(context, *place.tree);
    for (const Target &target : targets) {
        EdgeDraft edge = context.edge(from, target.node, EdgeKind::Triggers, EdgeMode::Async,
                                      what + " target" + target.via, place.tree);
        edge.condition = !condition.empty() ? condition : place.condition;
        applyDelivery(context, from, *place.tree, edge, what);
        noteOnNode(context, from, edge);
        context.graph.addEdge(std::move(edge));
    }
}

// Buckets and other local resources that a pattern names: their events arrive over the bus.
void patternSources(Context &context, const Resource &rule)
{
    const Tree *pattern = context.resolver.first(*rule.properties, "EventPattern");
    if (pattern == nullptr)
        return;
    for (const char *path : {"detail.bucket.name[]", "detail.requestParameters.bucketName[]",
                             "detail.stateMachineArn[]", "detail.pipeline[]", "resources[]"}) {
        for (const Target &source : context.targetsAt(*pattern, path, {"", false, true})) {
            EdgeDraft edge = context.edge(source.node, rule.id, EdgeKind::Triggers, EdgeMode::Async,
                                          "event pattern" + source.via, pattern);
            edge.condition = rule.condition;
            context.graph.addEdge(std::move(edge));
        }
    }
}

double minutesOf(const std::string &schedule)
{
    // rate(5 minutes)
    const std::size_t open = schedule.find("rate(");
    if (open == std::string::npos)
        return 0;
    double value = 0;
    const char *begin = schedule.data() + open + 5;
    const auto read = std::from_chars(begin, schedule.data() + schedule.size(), value);
    if (read.ec != std::errc())
        return 0;
    const std::string_view unit(read.ptr, static_cast<std::size_t>(schedule.data() + schedule.size() - read.ptr));
    if (unit.find("hour") != std::string_view::npos)
        return value * 60;
    return unit.find("day") != std::string_view::npos ? value * 1440 : value;
}

void noteSchedule(Context &context, const std::string &key, const Tree &from, std::string_view path)
{
    Node *node = context.graph.node(key);
    if (node == nullptr)
        return;
    context.set(node->properties, "schedule", from, path, PropertyType::String);
    const double minutes = minutesOf(context.resolver.text(from, path));
    if (minutes > 0)
        node->properties["scheduleMinutes"] = PropertyValue::stated(minutes, fromTemplate);
}

void addRule(Context &context, const Resource &rule)
{
    const Tree &properties = *rule.properties;
    const bool scheduled = properties.find("ScheduleExpression") != nullptr;
    const Tree *named = properties.find("EventBusName");
    std::vector<Target> buses;
    if (named != nullptr && context.resolver.value(*named).text() != "default")
        buses = context.targets(*named, {"eventbridge"});
    if (buses.empty() && !(scheduled && properties.find("EventPattern") == nullptr))
        buses.push_back({context.graph.external("default-event-bus", "eventbridge", "Default event bus"),
                         {},
                         {},
                         {},
                         {},
                         rule.body});
    for (const Target &bus : buses) {
        EdgeDraft edge = context.edge(bus.node, rule.id, EdgeKind::Triggers, EdgeMode::Async,
                                      "bus of the rule" + bus.via, rule.body);
        edge.condition = rule.condition;
        context.graph.addEdge(std::move(edge));
    }
    Node *node = context.graph.node(rule.id);
    if (node != nullptr && properties.find("EventPattern") != nullptr)
        node->properties["pattern"] = PropertyValue::stated(std::string("set"), fromTemplate);
    if (scheduled)
        noteSchedule(context, rule.id, properties, "ScheduleExpression");
    const auto targets = context.resolver.select(properties, "Targets[]");
    if (node != nullptr)
        node->properties["targets"] = PropertyValue::stated(static_cast<std::int64_t>(targets.size()), fromTemplate);
    for (const Found &place : targets)
        addTarget(context, rule.id, place, "Arn", "rule", rule.condition);
    patternSources(context, rule);
}

void addSchedule(Context &context, const Resource &schedule)
{
    noteSchedule(context, schedule.id, *schedule.properties, "ScheduleExpression");
    for (const Found &place : context.resolver.select(*schedule.properties, "Target"))
        addTarget(context, schedule.id, place, "Arn", "schedule", schedule.condition);
}

} // namespace

void collectRules(Context &context)
{
    for (const Resource *rule : context.ofType("AWS::Events::Rule"))
        addRule(context, *rule);
    for (const Resource *schedule : context.ofType("AWS::Scheduler::Schedule"))
        addSchedule(context, *schedule);
    for (const Resource *destination : context.ofType("AWS::Events::ApiDestination")) {
        const std::string address = context.resolver.text(*destination->properties, "InvocationEndpoint");
        if (address.empty() || context.nodeOf(destination->id).empty())
            continue;
        const std::string end = context.graph.external(address, "third-party");
        context.graph.addEdge(context.edge(destination->id, end, EdgeKind::Invokes, EdgeMode::Sync,
                                           "InvocationEndpoint", destination->body));
    }
}

} // namespace lensboard::cfn
