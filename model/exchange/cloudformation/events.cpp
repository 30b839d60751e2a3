// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// The Events of SAM functions and state machines.
namespace lensboard::cfn {

namespace {

struct SamEvent
{
    const Resource *holder = nullptr;
    std::string name;
    std::string type;
    const Tree *properties = nullptr;
    const Tree *tree = nullptr;
    std::string condition;
};

using Stated = PropertyValue;

void setText(Properties &properties, const char *name, const std::string &text)
{
    if (!text.empty())
        properties[name] = Stated::stated(text, Stated::Origin::Template);
}

EdgeMode callMode(const Context &context, const SamEvent &event)
{
    // An API starts a workflow and answers at once.
    return context.typeOf(event.holder->id) == "step-functions" ? EdgeMode::Async : EdgeMode::Sync;
}

// How a route checks its callers, where it says so itself.
std::string authOf(const Context &context, const SamEvent &event, const std::string &api)
{
    const std::string name = context.resolver.text(*event.properties, "Auth.Authorizer");
    if (name == "NONE" || name == "AWS_IAM")
        return name;
    const Resource *resource = context.tmpl.resource(api);
    const Tree *authorizer = resource != nullptr && !name.empty()
                                 ? context.resolver.first(*resource->properties, "Auth.Authorizers." + name)
                                 : nullptr;
    if (authorizer != nullptr)
        return authorizer->find("UserPoolArn") != nullptr        ? "COGNITO"
               : authorizer->find("JwtConfiguration") != nullptr ? "JWT"
                                                                 : "LAMBDA";
    const bool key = context.resolver.text(*event.properties, "Auth.ApiKeyRequired") == "true";
    return key && name.empty() ? "API_KEY" : std::string();
}

void countRoute(Context &context, const std::string &api)
{
    Node *node = context.graph.node(api);
    if (node == nullptr || node->external)
        return;
    PropertyValue &value = node->properties["routes"];
    const auto *before = std::get_if<std::int64_t>(&value.data);
    value =
        Stated::stated(value.isStated() && before != nullptr ? *before + 1 : std::int64_t(1), Stated::Origin::Template);
}

void addApi(Context &context, const SamEvent &event)
{
    const bool rest = event.type == "Api";
    const Tree *named = event.properties->find(rest ? "RestApiId" : "ApiId");
    std::vector<Target> apis;
    if (named != nullptr)
        apis = context.targets(*named, {rest ? "rest-api" : "http-api", true, false});
    else if (context.tmpl.resource(rest ? "ServerlessRestApi" : "ServerlessHttpApi") != nullptr)
        apis.push_back({rest ? "ServerlessRestApi" : "ServerlessHttpApi", {}, {}, {}, {}, nullptr});
    for (const Target &api : apis) {
        EdgeDraft edge = context.edge(api.node, event.holder->id, EdgeKind::Invokes, callMode(context, event),
                                      "SAM event " + event.name, event.tree);
        edge.condition = event.condition;
        std::string path = context.resolver.text(*event.properties, "Path");
        if (path.empty())
            path = rest ? "" : "$default";
        const std::string route = routeText(context.resolver.text(*event.properties, "Method"), path);
        if (!route.empty())
            edge.properties["routes"] = Stated::stated(std::vector<std::string>{route}, Stated::Origin::Template);
        edge.properties["integration"] = Stated::stated(std::string("proxy"), Stated::Origin::Template);
        setText(edge.properties, "auth", authOf(context, event, api.node));
        countRoute(context, api.node);
        context.graph.addEdge(std::move(edge));
    }
}

void addStore(Context &context, const SamEvent &event)
{
    const auto buckets = context.targetsAt(*event.properties, "Bucket", {"s3"});
    for (const Target &bucket : buckets) {
        EdgeDraft edge = context.edge(bucket.node, event.holder->id, EdgeKind::Triggers, EdgeMode::Async,
                                      "SAM event " + event.name, event.tree);
        edge.condition = event.condition;
        std::vector<std::string> kinds;
        for (const Found &found : context.resolver.select(*event.properties, "Events[]"))
            kinds.push_back(context.resolver.value(*found.tree).text());
        if (!kinds.empty())
            edge.properties["events"] = Stated::stated(kinds, Stated::Origin::Template);
        for (const Found &rule : context.resolver.select(*event.properties, "Filter.S3Key.Rules[]")) {
            const std::string name(rule.tree->textAt("Name"));
            if (name == "prefix" || name == "suffix")
                setText(edge.properties, name.c_str(), context.resolver.text(*rule.tree, "Value"));
        }
        context.graph.addEdge(std::move(edge));
    }
}

// The queue of "SqsSubscription", which the function polls instead; empty when there is none.
std::string queueBetween(Context &context, const SamEvent &event)
{
    const auto queues = context.targetsAt(*event.properties, "SqsSubscription.QueueArn", {"sqs"});
    if (queues.empty())
        return {};
    EdgeDraft edge = context.edge(queues.front().node, event.holder->id, EdgeKind::Triggers, EdgeMode::Poll,
                                  "SAM event " + event.name, event.tree);
    edge.condition = event.condition;
    if (const Tree *settings = event.properties->find("SqsSubscription"); settings != nullptr)
        applyMapping(context, edge, *settings);
    context.graph.addEdge(std::move(edge));
    return queues.front().node;
}

void addTopic(Context &context, const SamEvent &event)
{
    const std::string between = queueBetween(context, event);
    for (const Target &topic : context.targetsAt(*event.properties, "Topic", {"sns"})) {
        EdgeDraft edge = context.edge(topic.node, between.empty() ? event.holder->id : between, EdgeKind::Subscribes,
                                      EdgeMode::Async, "SAM event " + event.name, event.tree);
        edge.condition = event.condition;
        setText(edge.properties, "protocol", between.empty() ? "lambda" : "sqs");
        if (event.properties->find("FilterPolicy") != nullptr)
            setText(edge.properties, "filter", "set");
        const auto dlq = context.targetsAt(*event.properties, "RedrivePolicy.deadLetterTargetArn", {"sqs"});
        if (dlq.empty())
            edge.properties["subscriptionDlq"] = Stated::absent(Stated::Origin::Template);
        for (const Target &queue : dlq) {
            setText(edge.properties, "subscriptionDlq", context.graph.node(queue.node)->name);
            context.graph.addEdge(context.edge(topic.node, queue.node, EdgeKind::DeadLetters, EdgeMode::Async,
                                               "RedrivePolicy of SAM event " + event.name, queue.tree));
        }
        context.graph.addEdge(std::move(edge));
    }
}

struct SourceKind
{
    const char *property;
    const char *type;
    EdgeMode mode;
};

// SAM event types that are event source mappings.
const SourceKind *sourceKind(std::string_view type)
{
    static const std::map<std::string_view, SourceKind> kinds{
        {"SQS", {"Queue", "sqs", EdgeMode::Poll}},
        {"Kinesis", {"Stream", "kinesis", EdgeMode::Stream}},
        {"DynamoDB", {"Stream", "dynamodb", EdgeMode::Stream}},
        {"MSK", {"Stream", "msk", EdgeMode::Stream}},
        {"MQ", {"Broker", "mq", EdgeMode::Poll}},
        {"DocumentDB", {"Cluster", "documentdb", EdgeMode::Stream}},
        {"SelfManagedKafka", {"KafkaBootstrapServers", "on-premises", EdgeMode::Stream}}};
    const auto found = kinds.find(type);
    return found == kinds.end() ? nullptr : &found->second;
}

void addSource(Context &context, const SamEvent &event, const SourceKind &kind)
{
    auto sources = context.targetsAt(*event.properties, kind.property, {kind.type});
    if (sources.empty() && event.type == "SelfManagedKafka")
        sources.push_back({context.graph.external("Kafka", "on-premises"), {}, {}, {}, {}, nullptr});
    for (const Target &source : sources) {
        EdgeDraft edge = context.edge(source.node, event.holder->id, EdgeKind::Triggers, kind.mode,
                                      "SAM event " + event.name + source.via, event.tree);
        edge.condition = event.condition.empty() ? source.condition : event.condition;
        applyMapping(context, edge, *event.properties);
        context.graph.addEdge(std::move(edge));
    }
}

void applyDelivery(Context &context, const SamEvent &event, EdgeDraft &edge, const std::string &from)
{
    context.set(edge.properties, "retryAttempts", *event.properties, "RetryPolicy.MaximumRetryAttempts",
                PropertyType::Integer);
    context.set(edge.properties, "retryAgeS", *event.properties, "RetryPolicy.MaximumEventAgeInSeconds",
                PropertyType::Integer);
    auto dlqs = context.targetsAt(*event.properties, "DeadLetterConfig.Arn", {"sqs"});
    const std::string type = context.resolver.text(*event.properties, "DeadLetterConfig.Type");
    if (dlqs.empty() && type == "SQS") {
        edge.properties["targetDlq"] = Stated::stated(std::string("made by SAM"), Stated::Origin::Template);
        return;
    }
    if (dlqs.empty())
        edge.properties["targetDlq"] = Stated::absent(Stated::Origin::Template);
    for (const Target &queue : dlqs) {
        setText(edge.properties, "targetDlq", context.graph.node(queue.node)->name);
        context.graph.addEdge(context.edge(from, queue.node, EdgeKind::DeadLetters, EdgeMode::Async,
                                           "DeadLetterConfig of SAM event " + event.name, queue.tree));
    }
}

void addRule(Context &context, const SamEvent &event)
{
    const Tree *named = event.properties->find("EventBusName");
    std::vector<Target> buses;
    if (named != nullptr)
        buses = context.targets(*named, {"eventbridge"});
    if (buses.empty())
        buses.push_back(
            {context.graph.external("default-event-bus", "eventbridge", "Default event bus"), {}, {}, {}, {}, nullptr});
    for (const Target &bus : buses) {
        EdgeDraft edge = context.edge(bus.node, event.holder->id, EdgeKind::Triggers, EdgeMode::Async,
                                      "SAM event " + event.name, event.tree);
        edge.condition = event.condition;
        if (event.properties->find("Pattern") != nullptr || event.properties->find("EventPattern") != nullptr)
            setText(edge.properties, "pattern", "set");
        applyDelivery(context, event, edge, bus.node);
        context.graph.addEdge(std::move(edge));
    }
}

void addSchedule(Context &context, const SamEvent &event)
{
    const std::string key = event.holder->id + event.name;
    Node node;
    node.type = event.type == "ScheduleV2" ? "scheduler" : "event-rule";
    node.name = event.name;
    node.origin.logicalId = key;
    node.origin.iacType = event.type == "ScheduleV2" ? "AWS::Scheduler::Schedule" : "AWS::Events::Rule";
    node.origin.line = event.tree->line;
    node.origin.column = event.tree->column;
    node.origin.condition = event.condition;
    context.set(node.properties, "schedule", *event.properties,
                event.type == "ScheduleV2" ? "ScheduleExpression" : "Schedule", PropertyType::String);
    context.graph.addNode(key, std::move(node));
    EdgeDraft edge =
        context.edge(key, event.holder->id, EdgeKind::Triggers, EdgeMode::Async, "SAM event " + event.name, event.tree);
    context.set(edge.properties, "enabled", *event.properties, "Enabled", PropertyType::Boolean);
    applyDelivery(context, event, edge, key);
    context.graph.addEdge(std::move(edge));
}

void addOther(Context &context, const SamEvent &event)
{
    if (event.type == "Cognito") {
        for (const Target &pool : context.targetsAt(*event.properties, "UserPool", {"cognito-user-pool"}))
            context.graph.addEdge(context.edge(pool.node, event.holder->id, EdgeKind::Invokes, EdgeMode::Sync,
                                               "SAM event " + event.name, event.tree));
    } else if (event.type == "CloudWatchLogs") {
        for (const Target &group : context.targetsAt(*event.properties, "LogGroupName", {"cloudwatch-logs"}))
            context.graph.addEdge(context.edge(group.node, event.holder->id, EdgeKind::Triggers, EdgeMode::Async,
                                               "SAM event " + event.name, event.tree));
    } else if (event.type == "IoTRule") {
        context.graph.addEdge(context.edge(context.graph.external("IoT Core", "iot-core"), event.holder->id,
                                           EdgeKind::Triggers, EdgeMode::Async, "SAM event " + event.name, event.tree));
    } else if (event.type == "AlexaSkill") {
        context.graph.addEdge(context.edge(context.graph.external("Alexa", "alexa"), event.holder->id,
                                           EdgeKind::Invokes, EdgeMode::Sync, "SAM event " + event.name, event.tree));
    } else {
        context.warn("sam.event", "the event type \"" + event.type + "\" of " + event.holder->id + " is not known",
                     *event.tree, "Resources/" + event.holder->id + "/Properties/Events/" + event.name);
    }
}

void addEvent(Context &context, const SamEvent &event)
{
    if (event.type == "Api" || event.type == "HttpApi")
        addApi(context, event);
    else if (event.type == "S3")
        addStore(context, event);
    else if (event.type == "SNS")
        addTopic(context, event);
    else if (const SourceKind *kind = sourceKind(event.type); kind != nullptr)
        addSource(context, event, *kind);
    else if (event.type == "EventBridgeRule" || event.type == "CloudWatchEvent")
        addRule(context, event);
    else if (event.type == "Schedule" || event.type == "ScheduleV2")
        addSchedule(context, event);
    else
        addOther(context, event);
}

} // namespace

std::string routeText(std::string_view method, std::string_view path)
{
    std::string out(method);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::toupper(c); });
    if (out.empty() || out == "X-AMAZON-APIGATEWAY-ANY-METHOD")
        out = "ANY";
    return path.empty() ? std::string() : out + " " + std::string(path);
}

void collectSamEvents(Context &context)
{
    for (const Resource *holder : context.ofTypes({"AWS::Serverless::Function", "AWS::Serverless::StateMachine"})) {
        const Tree *events = holder->properties->find("Events");
        if (events != nullptr && !events->isMap() && !events->isNull())
            context.warn("sam.events", "Events must be a mapping, is " + std::string(events->kindName()), *events,
                         "Resources/" + holder->id + "/Properties/Events");
        for (const Found &found : context.resolver.select(*holder->properties, "Events.*")) {
            const Tree *properties = found.tree->find("Properties");
            SamEvent event{holder,
                           found.key,
                           std::string(found.tree->textAt("Type")),
                           properties != nullptr && properties->isMap() ? properties : &emptyMap(),
                           found.tree,
                           found.condition};
            addEvent(context, event);
        }
    }
}

} // namespace lensboard::cfn
