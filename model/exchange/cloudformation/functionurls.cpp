// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Addresses of functions: a resource of their own, or a setting of a SAM function.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

void call(Context &context, const std::string &url, const std::string &function, const std::string &via, const Tree &at,
          const std::string &condition)
{
    EdgeDraft edge = context.edge(url, function, EdgeKind::Invokes, EdgeMode::Sync, via, &at);
    edge.condition = condition;
    context.graph.addEdge(std::move(edge));
}

// SAM makes the resource FnUrl of the setting.
void addSetting(Context &context, const Resource &function, const Found &setting)
{
    const std::string key = function.id + "Url";
    if (!setting.tree->isMap() || context.graph.node(key) != nullptr)
        return;
    Node node;
    node.type = "function-url";
    node.name = function.ownId + "Url";
    node.origin.logicalId = function.ownId + "Url";
    node.origin.iacType = "AWS::Lambda::Url";
    node.origin.file = function.file;
    node.origin.line = setting.tree->line;
    node.origin.column = setting.tree->column;
    node.origin.condition = setting.condition.empty() ? function.condition : setting.condition;
    node.properties["iac"] = PropertyValue::stated(std::string("sam"), fromTemplate);
    context.set(node.properties, "auth", *setting.tree, "AuthType", PropertyType::String);
    context.set(node.properties, "invokeMode", *setting.tree, "InvokeMode", PropertyType::String);
    if (context.resolver.first(*setting.tree, "Cors") != nullptr)
        node.properties["cors"] = PropertyValue::stated(std::string("listed"), fromTemplate);
    context.graph.addNode(key, std::move(node));
    context.nodeKeys[key] = key;
    call(context, key, function.id, "FunctionUrlConfig", *setting.tree, setting.condition);
}

} // namespace

void collectFunctionUrls(Context &context)
{
    for (const Resource *url : context.ofType("AWS::Lambda::Url")) {
        for (const Target &function : context.targetsAt(*url->properties, "TargetFunctionArn", {"lambda", true, true}))
            call(context, url->id, function.node, "function URL", *url->body, url->condition);
    }
    for (const Resource *function : context.ofType("AWS::Serverless::Function")) {
        if (context.nodeOf(function->id).empty())
            continue;
        for (const Found &setting : context.resolver.select(*function->properties, "FunctionUrlConfig"))
            addSetting(context, *function, setting);
    }
}

} // namespace lensboard::cfn
