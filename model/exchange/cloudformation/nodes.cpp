// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// Which resources become boxes, and what the others belong to.
namespace lensboard::cfn {

namespace {

// Provider functions that CDK adds to run its custom resources: named by a ServiceToken and made by CDK itself.
std::set<std::string> deploymentFunctions(const Context &context)
{
    std::set<std::string> tokens;
    for (const Resource &resource : context.tmpl.resources()) {
        if (resource.type.compare(0, 8, "Custom::") == 0 || resource.type == "AWS::CloudFormation::CustomResource")
            tokens.insert(context.referred(*resource.properties, "ServiceToken"));
    }
    static constexpr std::string_view made[] = {"BucketNotificationsHandler",
                                                "AutoDeleteObjects",
                                                "LogRetention",
                                                "framework-on",
                                                "framework-isComplete",
                                                "CustomCDKBucketDeployment",
                                                "AWS679f53fac002430cb0da5b7982bd2287",
                                                "CustomResourceProvider",
                                                "Custom::"};
    std::set<std::string> out;
    for (const Resource *function : context.functions()) {
        const Tree *metadata = function->body->find("Metadata");
        const std::string path = metadata != nullptr ? std::string(metadata->textAt("aws:cdk:path")) : std::string();
        const bool byCdk = std::any_of(std::begin(made), std::end(made), [&](std::string_view name) {
            return path.find(name) != std::string::npos || function->id.find(name) != std::string::npos;
        });
        if (byCdk && (tokens.count(function->id) != 0 || context.tmpl.isCdk()))
            out.insert(function->id);
    }
    return out;
}

std::string typeFor(const Context &context, const Resource &resource)
{
    const auto text = [&](std::string_view property) { return context.resolver.text(*resource.properties, property); };
    const ServiceType *type = context.catalog.typeForIac("cloudformation", resource.type, text);
    return type != nullptr ? type->id : std::string();
}

// Helpers that are boxes when nothing else stands for them.
bool standsAlone(const Context &context, const Resource &resource)
{
    if (resource.type == "AWS::ECS::TaskDefinition") {
        for (const Resource *service : context.ofType("AWS::ECS::Service")) {
            if (context.referred(*service->properties, "TaskDefinition") == resource.id)
                return false;
        }
        return true;
    }
    if (resource.type == "AWS::Logs::LogGroup") {
        for (const Resource *filter : context.ofType("AWS::Logs::SubscriptionFilter")) {
            if (context.referred(*filter->properties, "LogGroupName") == resource.id)
                return true;
        }
    }
    return false;
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
    if (!context.tmpl.isCdk())
        return resource.id;
    // CDK appends a hash of eight hexadecimal digits to what the author wrote.
    std::string name = resource.id;
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
    node.origin.logicalId = resource.id;
    node.origin.iacType = resource.type;
    node.origin.line = resource.line;
    node.origin.column = resource.column;
    node.origin.condition = resource.condition;
    context.graph.addNode(resource.id, std::move(node));
    context.nodeKeys[resource.id] = resource.id;
}

void addImplicitApi(Context &context, const char *id, const char *type, std::string_view eventType,
                    std::string_view apiProperty)
{
    for (const Resource *holder : context.ofTypes({"AWS::Serverless::Function", "AWS::Serverless::StateMachine"})) {
        for (const Found &event : context.resolver.select(*holder->properties, "Events.*")) {
            const Tree *properties = event.tree->find("Properties");
            const bool named = properties != nullptr && properties->find(apiProperty) != nullptr;
            if (event.tree->textAt("Type") != eventType || named || context.tmpl.resource(id) != nullptr)
                continue;
            Node node;
            node.type = type;
            node.name = id;
            node.origin.logicalId = id;
            node.origin.iacType = eventType == "Api" ? "AWS::Serverless::Api" : "AWS::Serverless::HttpApi";
            node.origin.line = event.tree->line;
            node.origin.column = event.tree->column;
            context.graph.addNode(id, std::move(node));
            context.nodeKeys[id] = id;
            return;
        }
    }
}

void classify(Context &context, const Resource &resource)
{
    if (context.hidden.count(resource.id) != 0 || isPlumbing(resource.type)) {
        context.nodeKeys[resource.id] = "";
        return;
    }
    const IacHelper *helper = context.catalog.iacHelper(resource.type);
    const std::string type = typeFor(context, resource);
    if (helper != nullptr && standsAlone(context, resource)) {
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
    for (const Resource &resource : context.tmpl.resources())
        classify(context, resource);
    addImplicitApi(context, "ServerlessRestApi", "rest-api", "Api", "RestApiId");
    addImplicitApi(context, "ServerlessHttpApi", "http-api", "HttpApi", "ApiId");
    // Helpers point at their owners, which may be helpers themselves.
    for (int round = 0; round < budgets::helperHops; ++round) {
        bool changed = false;
        for (const Resource &resource : context.tmpl.resources()) {
            if (context.nodeKeys.count(resource.id) != 0)
                continue;
            const IacHelper *helper = context.catalog.iacHelper(resource.type);
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
