// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// Which resources become boxes, and what the others belong to.
namespace lensboard::cfn {

namespace {

// Functions that CDK adds to run its custom resources.
std::set<std::string> deploymentFunctions(const Context &context)
{
    std::set<std::string> out;
    for (const Resource *function : context.functions()) {
        const Tree *metadata = function->body->find("Metadata");
        const std::string path(metadata != nullptr ? metadata->textAt("aws:cdk:path") : std::string_view());
        if (context.tmpl.isCdk() &&
            (context.catalog.isGeneratedFunction(function->id) || context.catalog.isGeneratedFunction(path)))
            out.insert(function->id);
    }
    return out;
}

std::string typeFor(const Context &context, const Resource &resource)
{
    const auto text = [&](std::string_view property) { return context.resolver.text(*resource.properties, property); };
    const ServiceType *type = context.catalog.typeForIac("cloudformation", resource.type, text);
    if (type == nullptr && context.tmpl.isTerraform())
        type = context.catalog.typeForIac("terraform", resource.iacType, text);
    return type != nullptr ? type->id : std::string();
}

const IacHelper *helperFor(const Context &context, const Resource &resource)
{
    return context.catalog.iacHelper(resource.type, [&](std::string_view property) {
        return context.resolver.text(*resource.properties, property);
    });
}

// Helpers that are boxes when nothing else stands for them: tasks that no service runs, logs that start something.
std::set<std::string> standAlone(const Context &context)
{
    std::set<std::string> out;
    for (const Resource *task : context.ofType("AWS::ECS::TaskDefinition"))
        out.insert(task->id);
    for (const Resource *service : context.ofType("AWS::ECS::Service"))
        out.erase(context.referred(*service->properties, "TaskDefinition"));
    for (const Resource *filter : context.ofType("AWS::Logs::SubscriptionFilter")) {
        const std::string group = context.referred(*filter->properties, "LogGroupName");
        const Resource *resource = context.tmpl.resource(group);
        if (resource != nullptr && resource->type == "AWS::Logs::LogGroup")
            out.insert(group);
    }
    for (const Resource *function : context.ofType("AWS::Serverless::Function")) {
        for (const Found &event : context.resolver.select(*function->properties, "Events.*")) {
            const Tree *settings = event.tree->find("Properties");
            if (event.tree->textAt("Type") == "CloudWatchLogs" && settings != nullptr)
                out.insert(context.referred(*settings, "LogGroupName"));
        }
    }
    return out;
}

std::string standInType(const Resource &resource)
{
    return resource.type == "AWS::Logs::LogGroup" ? "cloudwatch-logs" : "fargate";
}

// Parts of a network that its frame stands for.
bool isPlumbing(std::string_view type)
{
    return type == "AWS::EC2::NatGateway" || type == "AWS::EC2::VPCEndpoint";
}

std::string displayName(const Context &context, const Resource &resource)
{
    if (context.tmpl.isTerraform())
        return std::string(resource.body->textAt("Name"));
    if (!context.tmpl.isCdk())
        return resource.ownId;
    // CDK appends a hash of eight hexadecimal digits to what the author wrote.
    std::string name = resource.ownId;
    if (name.size() > 12) {
        const std::string tail = name.substr(name.size() - 8);
        if (tail.find_first_not_of("0123456789ABCDEF") == std::string::npos)
            name.resize(name.size() - 8);
    }
    return name;
}

void addBox(Context &context, const Resource &resource, const std::string &type)
{
    Node node;
    node.type = type;
    node.name = displayName(context, resource);
    node.origin.logicalId = resource.ownId;
    node.origin.file = resource.file;
    node.origin.iacType = resource.iacType;
    node.external = resource.external;
    node.origin.line = resource.line;
    node.origin.column = resource.column;
    node.origin.condition = resource.condition;
    context.graph.addNode(resource.id, std::move(node));
    context.nodeKeys[resource.id] = resource.id;
}

void classify(Context &context, const Resource &resource, const std::set<std::string> &alone)
{
    if (context.hidden.count(resource.id) != 0 || isPlumbing(resource.type)) {
        context.nodeKeys[resource.id] = "";
        return;
    }
    const IacHelper *helper = helperFor(context, resource);
    const std::string type = typeFor(context, resource);
    // A lookup of something that is no service (the region, the account) is no box.
    if (resource.external && type.empty()) {
        context.nodeKeys[resource.id] = "";
        return;
    }
    if (helper != nullptr && alone.count(resource.id) != 0) {
        addBox(context, resource, standInType(resource));
    } else if (!type.empty() && helper == nullptr) {
        addBox(context, resource, type);
    } else if (helper == nullptr) {
        addBox(context, resource, "unknown-resource");
        context.graph.node(resource.id)->properties["customResource"] =
            PropertyValue::stated(resource.type, PropertyValue::Origin::Template);
        context.notUnderstood(resource, "this type of resource is not known here; it is drawn as a plain box");
    } else if (resource.type.compare(0, 8, "Custom::") == 0 && resource.type != "Custom::S3BucketNotifications") {
        context.notUnderstood(resource, "a custom resource runs only while deploying; it is not drawn");
    }
}

} // namespace

void collectNodes(Context &context)
{
    context.hidden = deploymentFunctions(context);
    const auto alone = standAlone(context);
    for (const Resource &resource : context.tmpl.resources())
        classify(context, resource, alone);
    // Helpers point at their owners, which may be helpers themselves.
    for (int round = 0; round < budgets::helperHops; ++round) {
        bool changed = false;
        for (const Resource &resource : context.tmpl.resources()) {
            if (context.nodeKeys.count(resource.id) != 0)
                continue;
            const IacHelper *helper = helperFor(context, resource);
            if (helper == nullptr)
                continue;
            for (const std::string &property : helper->into) {
                const std::string named = context.referred(*resource.properties, property + "[]");
                const std::string key = named.empty() || named == resource.id ? std::string() : context.nodeOf(named);
                if (key.empty())
                    continue;
                context.nodeKeys[resource.id] = key;
                changed = true;
                break;
            }
        }
        if (!changed)
            return;
    }
}

} // namespace lensboard::cfn
