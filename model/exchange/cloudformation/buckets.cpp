// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Buckets: notifications, access logs, copies.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

struct Kind
{
    const char *list;
    const char *target;
    const char *type;
};

constexpr Kind kinds[] = {
    {"LambdaConfigurations", "Function", "lambda"}, {"LambdaFunctionConfigurations", "LambdaFunctionArn", "lambda"},
    {"QueueConfigurations", "Queue", "sqs"},        {"QueueConfigurations", "QueueArn", "sqs"},
    {"TopicConfigurations", "Topic", "sns"},        {"TopicConfigurations", "TopicArn", "sns"}};

void applyFilter(const Context &context, const Tree &entry, EdgeDraft &edge)
{
    std::vector<std::string> events;
    for (const char *path : {"Event", "Events[]"}) {
        for (const Found &found : context.resolver.select(entry, path))
            events.push_back(context.resolver.value(*found.tree).text());
    }
    if (!events.empty())
        edge.properties["events"] = PropertyValue::stated(events, fromTemplate);
    for (const char *path : {"Filter.S3Key.Rules[]", "Filter.Key.FilterRules[]"}) {
        for (const Found &rule : context.resolver.select(entry, path)) {
            std::string name = context.resolver.text(*rule.tree, "Name");
            if (!name.empty())
                name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
            if (name == "prefix" || name == "suffix")
                edge.properties[name] = PropertyValue::stated(context.resolver.text(*rule.tree, "Value"), fromTemplate);
        }
    }
}

void addNotifications(Context &context, const std::string &bucket, const Tree &configuration, const std::string &via)
{
    for (const Kind &kind : kinds) {
        for (const Found &entry : context.resolver.select(configuration, std::string(kind.list) + "[]")) {
            for (const Target &target : context.targetsAt(*entry.tree, kind.target, {kind.type})) {
                EdgeDraft edge = context.edge(bucket, target.node, EdgeKind::Triggers, EdgeMode::Async,
                                              via + target.via, entry.tree);
                edge.condition = entry.condition;
                applyFilter(context, *entry.tree, edge);
                context.graph.addEdge(std::move(edge));
            }
        }
    }
    if (context.resolver.first(configuration, "EventBridgeConfiguration") != nullptr) {
        if (Node *node = context.graph.node(bucket); node != nullptr)
            node->properties["eventBridgeEvents"] = PropertyValue::stated(true, fromTemplate);
    }
}

} // namespace

void collectBuckets(Context &context)
{
    for (const Resource *bucket : context.ofType("AWS::S3::Bucket")) {
        const Tree &p = *bucket->properties;
        for (const Found &found : context.resolver.select(p, "NotificationConfiguration"))
            addNotifications(context, bucket->id, *found.tree, "NotificationConfiguration");
        for (const Target &log : context.targetsAt(p, "LoggingConfiguration.DestinationBucketName", {"s3"}))
            context.graph.addEdge(context.edge(bucket->id, log.node, EdgeKind::Logs, EdgeMode::Async,
                                               "LoggingConfiguration" + log.via, log.tree));
        for (const Target &copy : context.targetsAt(p, "ReplicationConfiguration.Rules[].Destination.Bucket", {"s3"}))
            context.graph.addEdge(context.edge(bucket->id, copy.node, EdgeKind::Writes, EdgeMode::Async,
                                               "ReplicationConfiguration" + copy.via, copy.tree));
    }
    // CDK sets notifications through a resource of its own.
    for (const Resource *resource : context.ofType("Custom::S3BucketNotifications")) {
        for (const Target &bucket : context.targetsAt(*resource->properties, "BucketName", {"s3"})) {
            for (const Found &found : context.resolver.select(*resource->properties, "NotificationConfiguration"))
                addNotifications(context, bucket.node, *found.tree, "bucket notifications");
        }
    }
}

} // namespace lensboard::cfn
