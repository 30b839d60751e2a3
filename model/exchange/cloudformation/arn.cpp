// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/context.h"

#include <algorithm>

namespace lensboard::cfn {

namespace {

// Cut at a character outside ${…}.
std::vector<std::string> fields(std::string_view text, char at, std::size_t most)
{
    std::vector<std::string> out(1);
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{')
            ++depth;
        else if (text[i] == '}' && depth > 0)
            --depth;
        if (text[i] == at && depth == 0 && out.size() < most)
            out.emplace_back();
        else
            out.back() += text[i];
    }
    return out;
}

std::string bareName(const std::string &service, const std::string &resource)
{
    // "table/Orders/index/*", "function:Work:alias", "event-bus/orders", "secret:db-x", "deliverystream/in"
    static const std::vector<std::string> prefixes{
        "table/",          "function:", "stateMachine:",    "event-bus/", "stream/",
        "deliverystream/", "secret:",   "parameter/",       "userpool/",  "log-group:",
        "domain/",         "cluster/",  "task-definition/", "rule/",      "identity/",
        "stateMachine/",   "express:",  "application/",     "apis/",      "identitypool/",
        "workgroup/",      "job/",      "project/",         "topic/",     "pipe/",
        "endpoint/",       "key/",      "distribution/",    "cluster:"};
    std::string name = resource;
    for (const std::string &prefix : prefixes) {
        if (resource.compare(0, prefix.size(), prefix) == 0) {
            name = resource.substr(prefix.size());
            break;
        }
    }
    if (service == "ssm")
        return "/" + name;
    if (service == "secretsmanager" && name.size() > 7 && name.compare(name.size() - 7, 7, "-??????") == 0)
        name.resize(name.size() - 7);
    if (service == "logs")
        return fields(name, ':', 2).front();
    return fields(fields(name, '/', 2).front(), ':', 2).front();
}

} // namespace

std::string typeOfService(std::string_view service)
{
    static const std::map<std::string_view, std::string_view> types{{"dynamodb", "dynamodb"},
                                                                    {"sqs", "sqs"},
                                                                    {"sns", "sns"},
                                                                    {"s3", "s3"},
                                                                    {"lambda", "lambda"},
                                                                    {"states", "step-functions"},
                                                                    {"events", "eventbridge"},
                                                                    {"kinesis", "kinesis"},
                                                                    {"firehose", "firehose"},
                                                                    {"secretsmanager", "secrets-manager"},
                                                                    {"ssm", "parameter-store"},
                                                                    {"cognito-idp", "cognito-user-pool"},
                                                                    {"kms", "kms-key"},
                                                                    {"es", "opensearch"},
                                                                    {"aoss", "opensearch"},
                                                                    {"rds", "rds"},
                                                                    {"rds-data", "aurora"},
                                                                    {"rds-db", "rds"},
                                                                    {"elasticache", "elasticache"},
                                                                    {"appsync", "appsync"},
                                                                    {"execute-api", "rest-api"},
                                                                    {"ses", "ses"},
                                                                    {"mobiletargeting", "pinpoint"},
                                                                    {"glue", "glue-job"},
                                                                    {"batch", "batch"},
                                                                    {"codebuild", "codebuild"},
                                                                    {"ecs", "fargate"},
                                                                    {"sagemaker", "sagemaker"},
                                                                    {"bedrock", "bedrock"},
                                                                    {"iot", "iot-core"},
                                                                    {"kafka", "msk"},
                                                                    {"kafka-cluster", "msk"},
                                                                    {"mq", "mq"},
                                                                    {"redshift", "redshift"},
                                                                    {"redshift-data", "redshift"},
                                                                    {"athena", "athena"},
                                                                    {"timestream", "timestream"},
                                                                    {"neptune-db", "neptune"},
                                                                    {"elasticfilesystem", "efs"},
                                                                    {"logs", "cloudwatch-logs"},
                                                                    {"scheduler", "scheduler"},
                                                                    {"pipes", "pipe"},
                                                                    {"cloudfront", "cloudfront"},
                                                                    {"dax", "dax"},
                                                                    {"appconfig", "appconfig"},
                                                                    {"cassandra", "keyspaces"}};
    const auto found = types.find(service);
    return found == types.end() ? std::string() : std::string(found->second);
}

Arn parseArn(std::string_view text)
{
    Arn arn;
    // The last one: an API's integration names the function's ARN inside its own.
    const std::size_t at = text.rfind("arn:");
    if (at == std::string_view::npos) {
        // https://sqs.REGION.amazonaws.com/ACCOUNT/NAME
        if (text.find("://sqs.") != std::string_view::npos && text.rfind('/') != std::string_view::npos) {
            arn.service = "sqs";
            arn.type = "sqs";
            arn.name = text.substr(text.rfind('/') + 1);
        }
        return arn;
    }
    const auto parts = fields(text.substr(at), ':', 6);
    if (parts.size() < 6)
        return arn;
    arn.service = parts[2];
    arn.resource = parts[5];
    arn.name = bareName(arn.service, arn.resource);
    if (arn.service == "lambda" && arn.name.size() > 11) {
        const std::size_t tail = arn.name.rfind("/invocations");
        if (tail != std::string::npos)
            arn.name.resize(tail);
    }
    if (arn.service == "events" && arn.resource.compare(0, 5, "rule/") == 0)
        arn.type = "event-rule";
    else if (arn.service == "cognito-identity")
        arn.type = "cognito-identity-pool";
    else
        arn.type = typeOfService(arn.service);
    return arn;
}

} // namespace lensboard::cfn
