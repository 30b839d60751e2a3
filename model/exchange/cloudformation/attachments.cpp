// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// What services use by configuration alone: file systems, secrets of containers, databases behind a proxy, rotation,
// knowledge bases, what pipelines and rules of other services start.
namespace lensboard::cfn {

namespace {

struct Attachment
{
    std::string_view type; // of the resource that says it
    std::string_view path;
    std::string_view expected; // catalogue type
    std::string_view via;
};

using Kinds = std::vector<EdgeKind>;

void addKinds(Context &context, const std::string &from, const Target &to, const Kinds &kinds, EdgeMode mode,
              std::string_view via)
{
    if (from.empty() || from == to.node)
        return;
    for (const EdgeKind kind : kinds) {
        EdgeDraft edge = context.edge(from, to.node, kind, mode, std::string(via) + to.via, to.tree);
        edge.condition = to.condition;
        context.graph.addEdge(std::move(edge));
    }
}

// Files and databases that are mounted or opened for reading and writing.
constexpr Attachment opened[] = {
    {"AWS::Serverless::Function", "FileSystemConfigs[].Arn", "efs", "FileSystemConfigs"},
    {"AWS::Lambda::Function", "FileSystemConfigs[].Arn", "efs", "FileSystemConfigs"},
    {"AWS::ECS::TaskDefinition", "Volumes[].EFSVolumeConfiguration.FilesystemId", "efs", "volume of the task"},
    {"AWS::Bedrock::KnowledgeBase", "StorageConfiguration.OpensearchServerlessConfiguration.CollectionArn",
     "opensearch", "storage of the knowledge base"},
    {"AWS::Bedrock::KnowledgeBase", "StorageConfiguration.RdsConfiguration.ResourceArn", "aurora",
     "storage of the knowledge base"}};
constexpr Attachment readOnly[] = {
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions[].Secrets[].ValueFrom", "secrets-manager",
     "secret of the container"},
    {"AWS::RDS::DBProxy", "Auth[].SecretArn", "secrets-manager", "Auth of the proxy"},
    {"AWS::Glue::Crawler", "Targets.S3Targets[].Path", "s3", "target of the crawler"},
    {"AWS::Glue::Crawler", "Targets.DynamoDBTargets[].Path", "dynamodb", "target of the crawler"},
    {"AWS::Bedrock::Agent", "KnowledgeBases[].KnowledgeBaseId", "bedrock", "knowledge base of the agent"}};
constexpr Attachment called[] = {
    {"AWS::Bedrock::Agent", "ActionGroups[].ActionGroupExecutor.Lambda", "lambda", "action group of the agent"}};
constexpr Attachment started[] = {
    {"AWS::CodePipeline::Pipeline", "Stages[].Actions[].Configuration.ProjectName", "codebuild", "action"},
    {"AWS::CodePipeline::Pipeline", "Stages[].Actions[].Configuration.FunctionName", "lambda", "action"},
    {"AWS::Config::ConfigRule", "Source.SourceIdentifier", "lambda", "source of the rule"}};
constexpr Attachment triggered[] = {
    {"AWS::SES::ReceiptRule", "Rule.Actions[].LambdaAction.FunctionArn", "lambda", "action of the receipt rule"}};
constexpr Attachment sent[] = {
    {"AWS::SES::ReceiptRule", "Rule.Actions[].SNSAction.TopicArn", "sns", "action of the receipt rule"}};
constexpr Attachment kept[] = {
    {"AWS::SES::ReceiptRule", "Rule.Actions[].S3Action.BucketName", "s3", "action of the receipt rule"}};

template <std::size_t N>
void read(Context &context, const Attachment (&table)[N], const Kinds &kinds, EdgeMode mode)
{
    for (const Attachment &one : table) {
        for (const Resource *resource : context.ofType(one.type)) {
            for (const Target &target : context.targetsAt(*resource->properties, one.path, {one.expected, false, true}))
                addKinds(context, context.nodeOf(resource->id), target, kinds, mode, one.via);
        }
    }
}

// What a knowledge base reads is said by a resource of its own.
void readSources(Context &context)
{
    for (const Resource *source : context.ofType("AWS::Bedrock::DataSource")) {
        const std::string base = context.nodeOf(context.referred(*source->properties, "KnowledgeBaseId"));
        for (const Target &bucket : context.targetsAt(
                 *source->properties, "DataSourceConfiguration.S3Configuration.BucketArn", {"s3", true, true}))
            addKinds(context, base, bucket, {EdgeKind::Reads}, EdgeMode::Sync, "data source of the knowledge base");
    }
}

} // namespace

void collectAttachments(Context &context)
{
    read(context, opened, {EdgeKind::Reads, EdgeKind::Writes}, EdgeMode::Sync);
    read(context, readOnly, {EdgeKind::Reads}, EdgeMode::Sync);
    read(context, called, {EdgeKind::Invokes}, EdgeMode::Sync);
    read(context, started, {EdgeKind::Invokes}, EdgeMode::Async);
    read(context, triggered, {EdgeKind::Triggers}, EdgeMode::Async);
    read(context, sent, {EdgeKind::Publishes}, EdgeMode::Async);
    read(context, kept, {EdgeKind::Writes}, EdgeMode::Async);
    readSources(context);
    for (const Resource *group : context.ofType("AWS::RDS::DBProxyTargetGroup")) {
        const std::string proxy = context.nodeOf(context.referred(*group->properties, "DBProxyName"));
        for (const char *path : {"DBClusterIdentifiers[]", "DBInstanceIdentifiers[]"}) {
            for (const Target &database : context.targetsAt(*group->properties, path, {"", false, true}))
                addKinds(context, proxy, database, {EdgeKind::Reads, EdgeKind::Writes}, EdgeMode::Sync,
                         "target group of the proxy");
        }
    }
    for (const Resource *rotation : context.ofType("AWS::SecretsManager::RotationSchedule")) {
        const std::string secret = context.nodeOf(context.referred(*rotation->properties, "SecretId"));
        for (const Target &function : context.targetsAt(*rotation->properties, "RotationLambdaARN", {"lambda"}))
            addKinds(context, secret, function, {EdgeKind::Invokes}, EdgeMode::Async, "rotation of the secret");
    }
}

} // namespace lensboard::cfn
