// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Alarms: what they watch and whom they tell.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

// The type of element that a dimension names.
const char *typeOfDimension(const std::string &name)
{
    static const std::map<std::string, const char *> types{{"FunctionName", "lambda"},
                                                           {"TableName", "dynamodb"},
                                                           {"QueueName", "sqs"},
                                                           {"TopicName", "sns"},
                                                           {"ApiName", "rest-api"},
                                                           {"ApiId", "http-api"},
                                                           {"GraphQLAPIId", "appsync"},
                                                           {"StateMachineArn", "step-functions"},
                                                           {"StreamName", "kinesis"},
                                                           {"DeliveryStreamName", "firehose"},
                                                           {"RuleName", "event-rule"},
                                                           {"EventBusName", "eventbridge"},
                                                           {"BucketName", "s3"},
                                                           {"LoadBalancer", "alb"},
                                                           {"DistributionId", "cloudfront"},
                                                           {"ServiceName", "fargate"},
                                                           {"DBInstanceIdentifier", "rds"},
                                                           {"DBClusterIdentifier", "aurora"},
                                                           {"UserPool", "cognito-user-pool"}};
    const auto found = types.find(name);
    return found == types.end() ? nullptr : found->second;
}

void watch(Context &context, const Resource &alarm, const Tree &metric, const std::string &name)
{
    for (const Found &dimension : context.resolver.select(metric, "Dimensions[]")) {
        const char *type = typeOfDimension(context.resolver.text(*dimension.tree, "Name"));
        for (const Target &target :
             context.targetsAt(*dimension.tree, "Value", {type != nullptr ? type : "", false, true})) {
            EdgeDraft edge = context.edge(alarm.id, target.node, EdgeKind::Monitors, EdgeMode::None,
                                          "dimension of the alarm" + target.via, dimension.tree);
            edge.condition = alarm.condition;
            if (!name.empty())
                edge.properties["metric"] = PropertyValue::stated(std::vector<std::string>{name}, fromTemplate);
            context.set(edge.properties, "threshold", *alarm.properties, "Threshold", PropertyType::Number);
            context.graph.addEdge(std::move(edge));
        }
    }
}

void tell(Context &context, const Resource &alarm)
{
    std::vector<Target> told;
    for (const char *path : {"AlarmActions[]", "InsufficientDataActions[]", "OKActions[]"}) {
        for (Target &target : context.targetsAt(*alarm.properties, path, {"sns"}))
            told.push_back(std::move(target));
    }
    for (const Target &target : told) {
        EdgeDraft edge =
            context.edge(alarm.id, target.node, EdgeKind::Notifies, EdgeMode::Async, "alarm action", target.tree);
        edge.condition = target.condition.empty() ? alarm.condition : target.condition;
        context.graph.addEdge(std::move(edge));
    }
    Node *node = context.graph.node(alarm.id);
    if (node != nullptr && told.empty())
        node->properties["notify"] = PropertyValue::absent(fromTemplate);
}

} // namespace

void collectAlarms(Context &context)
{
    for (const Resource *alarm : context.ofType("AWS::CloudWatch::Alarm")) {
        watch(context, *alarm, *alarm->properties, context.resolver.text(*alarm->properties, "MetricName"));
        for (const Found &found : context.resolver.select(*alarm->properties, "Metrics[].MetricStat.Metric"))
            watch(context, *alarm, *found.tree, context.resolver.text(*found.tree, "MetricName"));
        tell(context, *alarm);
    }
    for (const Resource *alarm : context.ofType("AWS::CloudWatch::CompositeAlarm"))
        tell(context, *alarm);
}

} // namespace lensboard::cfn
