// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// What is attached by configuration alone: file systems, secrets of containers, databases behind a proxy, rotation,
// what a crawler reads.
namespace lensboard::cfn {

namespace {

struct Attachment
{
    std::string_view type; // of the resource that says it
    std::string_view path;
    std::string_view expected; // catalogue type
    std::string_view via;
};

void addKinds(Context &context, const std::string &from, const Target &to, const std::vector<EdgeKind> &kinds,
              EdgeMode mode, std::string_view via)
{
    if (from.empty() || from == to.node)
        return;
    for (const EdgeKind kind : kinds) {
        EdgeDraft edge = context.edge(from, to.node, kind, mode, std::string(via) + to.via, to.tree);
        edge.condition = to.condition;
        context.graph.addEdge(std::move(edge));
    }
}

void readAttachments(Context &context)
{
    static constexpr Attachment both[] = {
        {"AWS::Serverless::Function", "FileSystemConfigs[].Arn", "efs", "FileSystemConfigs"},
        {"AWS::Lambda::Function", "FileSystemConfigs[].Arn", "efs", "FileSystemConfigs"},
        {"AWS::ECS::TaskDefinition", "Volumes[].EFSVolumeConfiguration.FilesystemId", "efs", "volume of the task"}};
    static constexpr Attachment reads[] = {
        {"AWS::ECS::TaskDefinition", "ContainerDefinitions[].Secrets[].ValueFrom", "secrets-manager",
         "secret of the container"},
        {"AWS::RDS::DBProxy", "Auth[].SecretArn", "secrets-manager", "Auth of the proxy"},
        {"AWS::Glue::Crawler", "Targets.S3Targets[].Path", "s3", "target of the crawler"},
        {"AWS::Glue::Crawler", "Targets.DynamoDBTargets[].Path", "dynamodb", "target of the crawler"}};
    const auto read = [&](const Attachment &one, const std::vector<EdgeKind> &kinds) {
        for (const Resource *resource : context.ofType(one.type)) {
            for (const Target &target : context.targetsAt(*resource->properties, one.path, {one.expected}))
                addKinds(context, context.nodeOf(resource->id), target, kinds, EdgeMode::Sync, one.via);
        }
    };
    for (const Attachment &one : both)
        read(one, {EdgeKind::Reads, EdgeKind::Writes});
    for (const Attachment &one : reads)
        read(one, {EdgeKind::Reads});
}

} // namespace

void collectAttachments(Context &context)
{
    readAttachments(context);
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
