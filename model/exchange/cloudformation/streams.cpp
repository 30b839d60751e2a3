// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// Firehose, Kinesis Analytics, IoT rules, log subscriptions, tables that copy their changes.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

void link(Context &context, const std::string &from, const Target &to, EdgeKind kind, EdgeMode mode,
          const std::string &via)
{
    EdgeDraft edge = context.edge(from, to.node, kind, mode, via + to.via, to.tree);
    edge.condition = to.condition;
    context.graph.addEdge(std::move(edge));
}

void addTransform(Context &context, const Resource &firehose, const Found &destination)
{
    for (const Found &found :
         context.resolver.select(*destination.tree, "ProcessingConfiguration.Processors[].Parameters[]")) {
        if (context.resolver.text(*found.tree, "ParameterName") != "LambdaArn")
            continue;
        for (const Target &function : context.targetsAt(*found.tree, "ParameterValue", {"lambda"})) {
            link(context, firehose.id, function, EdgeKind::Invokes, EdgeMode::Sync, "ProcessingConfiguration");
            context.graph.node(firehose.id)->properties["transform"] = PropertyValue::stated(true, fromTemplate);
        }
    }
}

void addFirehose(Context &context, const Resource &firehose)
{
    const Tree &p = *firehose.properties;
    for (const Target &stream : context.targetsAt(p, "KinesisStreamSourceConfiguration.KinesisStreamARN", {"kinesis"}))
        link(context, stream.node, {firehose.id, {}, {}, {}, stream.via, stream.tree}, EdgeKind::Triggers,
             EdgeMode::Stream, "KinesisStreamSourceConfiguration");
    for (const Target &topic : context.targetsAt(p, "MSKSourceConfiguration.MSKClusterARN", {"msk"}))
        link(context, topic.node, {firehose.id, {}, {}, {}, topic.via, topic.tree}, EdgeKind::Triggers,
             EdgeMode::Stream, "MSKSourceConfiguration");
    for (const Found &destination : context.resolver.select(p, "*")) {
        if (destination.key.find("DestinationConfiguration") == std::string::npos)
            continue;
        const std::string via = destination.key;
        for (const char *path : {"BucketARN", "S3Configuration.BucketARN", "S3BackupConfiguration.BucketARN"}) {
            for (const Target &bucket : context.targetsAt(*destination.tree, path, {"s3"}))
                link(context, firehose.id, bucket, EdgeKind::Writes, EdgeMode::Async, via);
        }
        for (const char *path : {"DomainARN", "CollectionEndpoint"}) {
            for (const Target &search : context.targetsAt(*destination.tree, path, {"opensearch"}))
                link(context, firehose.id, search, EdgeKind::Writes, EdgeMode::Async, via);
        }
        for (const Target &store : context.targetsAt(*destination.tree, "ClusterJDBCURL", {"redshift", false, false}))
            link(context, firehose.id, store, EdgeKind::Writes, EdgeMode::Async, via);
        const std::string address = context.resolver.text(*destination.tree, "EndpointConfiguration.Url");
        if (address.find("://") != std::string::npos)
            context.graph.addEdge(context.edge(firehose.id, context.graph.external(address, "third-party"),
                                               EdgeKind::Publishes, EdgeMode::Async, via, destination.tree));
        addTransform(context, firehose, destination);
    }
}

// Applications of both generations and the outputs that are resources of their own.
void addAnalytics(Context &context)
{
    const auto sources = [&](const std::string &application, const Tree &p, const std::string &prefix) {
        for (const char *path :
             {"Inputs[].KinesisFirehoseInput.ResourceARN", "Inputs[].KinesisStreamsInput.ResourceARN"}) {
            for (const Target &source : context.targetsAt(p, prefix + path))
                link(context, source.node, {application, {}, {}, {}, source.via, source.tree}, EdgeKind::Triggers,
                     EdgeMode::Stream, "input of the application");
        }
        for (const Target &function : context.targetsAt(
                 p, prefix + "Inputs[].InputProcessingConfiguration.InputLambdaProcessor.ResourceARN", {"lambda"}))
            link(context, application, function, EdgeKind::Invokes, EdgeMode::Sync, "input processor");
    };
    const auto outputs = [&](const std::string &application, const Tree &p, const std::string &prefix) {
        for (const Target &function : context.targetsAt(p, prefix + "LambdaOutput.ResourceARN", {"lambda"}))
            link(context, application, function, EdgeKind::Invokes, EdgeMode::Sync, "output of the application");
        for (const char *path : {"KinesisStreamsOutput.ResourceARN", "KinesisFirehoseOutput.ResourceARN"}) {
            for (const Target &stream : context.targetsAt(p, prefix + path))
                link(context, application, stream, EdgeKind::Publishes, EdgeMode::Async, "output of the application");
        }
    };
    for (const Resource *application : context.ofType("AWS::KinesisAnalytics::Application"))
        sources(application->id, *application->properties, "");
    for (const Resource *application : context.ofType("AWS::KinesisAnalyticsV2::Application"))
        sources(application->id, *application->properties, "ApplicationConfiguration.SqlApplicationConfiguration.");
    for (const Resource *output :
         context.ofTypes({"AWS::KinesisAnalytics::ApplicationOutput", "AWS::KinesisAnalyticsV2::ApplicationOutput"})) {
        for (const Target &application :
             context.targetsAt(*output->properties, "ApplicationName", {"kinesis-analytics"}))
            outputs(application.node, *output->properties, "Output.");
    }
}

struct Action
{
    const char *path;
    const char *type;
    EdgeKind kind;
    EdgeMode mode;
};

void addDeviceRules(Context &context)
{
    static constexpr Action actions[] = {
        {"Lambda.FunctionArn", "lambda", EdgeKind::Triggers, EdgeMode::Async},
        {"Sqs.QueueUrl", "sqs", EdgeKind::Triggers, EdgeMode::Async},
        {"Sns.TargetArn", "sns", EdgeKind::Triggers, EdgeMode::Async},
        {"Kinesis.StreamName", "kinesis", EdgeKind::Triggers, EdgeMode::Async},
        {"Firehose.DeliveryStreamName", "firehose", EdgeKind::Triggers, EdgeMode::Async},
        {"StepFunctions.StateMachineName", "step-functions", EdgeKind::Triggers, EdgeMode::Async},
        {"DynamoDB.TableName", "dynamodb", EdgeKind::Writes, EdgeMode::Async},
        {"DynamoDBv2.PutItem.TableName", "dynamodb", EdgeKind::Writes, EdgeMode::Async},
        {"S3.BucketName", "s3", EdgeKind::Writes, EdgeMode::Async},
        {"Timestream.TableName", "timestream", EdgeKind::Writes, EdgeMode::Async}};
    for (const Resource *rule : context.ofType("AWS::IoT::TopicRule")) {
        context.graph.addEdge(context.edge(context.graph.external("IoT Core", "iot-core"), rule->id, EdgeKind::Triggers,
                                           EdgeMode::Async, "topic rule", rule->body));
        for (const Action &action : actions) {
            for (const Target &target : context.targetsAt(
                     *rule->properties, std::string("TopicRulePayload.Actions[].") + action.path, {action.type}))
                link(context, rule->id, target, action.kind, action.mode, "action of the topic rule");
            for (const Target &target : context.targetsAt(
                     *rule->properties, std::string("TopicRulePayload.ErrorAction.") + action.path, {action.type}))
                link(context, rule->id, target, EdgeKind::DeadLetters, EdgeMode::Async, "error action");
        }
    }
}

void addLogFilters(Context &context)
{
    for (const Resource *filter : context.ofType("AWS::Logs::SubscriptionFilter")) {
        const auto groups = context.targetsAt(*filter->properties, "LogGroupName", {"cloudwatch-logs"});
        for (const Target &target : context.targetsAt(*filter->properties, "DestinationArn")) {
            const bool function = context.typeOf(target.node) == "lambda";
            for (const Target &group : groups) {
                link(context, group.node, target, function ? EdgeKind::Triggers : EdgeKind::Publishes, EdgeMode::Async,
                     "subscription filter " + filter->id);
                if (Node *node = context.graph.node(group.node); node != nullptr && node->type == "cloudwatch-logs")
                    node->properties["subscriptionFilter"] = PropertyValue::stated(true, fromTemplate);
            }
        }
    }
}

} // namespace

void collectStreams(Context &context)
{
    for (const Resource *firehose : context.ofType("AWS::KinesisFirehose::DeliveryStream"))
        addFirehose(context, *firehose);
    addAnalytics(context);
    addDeviceRules(context);
    addLogFilters(context);
    for (const Resource *table : context.ofType("AWS::DynamoDB::Table")) {
        for (const Target &stream :
             context.targetsAt(*table->properties, "KinesisStreamSpecification.StreamArn", {"kinesis"}))
            link(context, table->id, stream, EdgeKind::Publishes, EdgeMode::Async, "KinesisStreamSpecification");
    }
}

} // namespace lensboard::cfn
