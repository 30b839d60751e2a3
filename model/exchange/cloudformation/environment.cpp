// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Environment variables: the weakest sign that one thing uses another.
namespace lensboard::cfn {

namespace {

// An address of something is not a call of it: redirect targets, site names, documentation.
bool isAddress(const Value &value)
{
    const std::string text = value.text();
    const Piece *piece = value.resource();
    return text.find("://") != std::string::npos ||
           (piece != nullptr && (piece->attribute.find("Domain") != std::string::npos ||
                                 piece->attribute.find("Url") != std::string::npos));
}

std::pair<EdgeKind, EdgeMode> usualUse(const Context &context, const std::string &node)
{
    const ServiceType &type = context.catalog.type(context.typeOf(node));
    if (type.has("queue") || type.has("topic") || type.has("bus") || type.has("delivery") ||
        (type.has("stream") && type.has("messaging")))
        return {EdgeKind::Publishes, EdgeMode::Async};
    if (type.has("workflow") || type.has("job") || type.id == "fargate" || type.id == "ecs")
        return {EdgeKind::Invokes, EdgeMode::Async};
    if (type.has("function") || type.has("api"))
        return {EdgeKind::Invokes, EdgeMode::Sync};
    return {EdgeKind::Reads, EdgeMode::Sync};
}

bool isUsable(const Context &context, const std::string &node)
{
    const ServiceType &type = context.catalog.type(context.typeOf(node));
    return !(type.has("key") || type.has("alarm") || type.has("dashboard") || type.has("front") ||
             type.has("deployer") || type.has("log-store") || type.has("guard") || type.has("certificate") ||
             type.has("network"));
}

void readVariables(Context &context, const Resource &resource, const Tree &variables, const Tree *own)
{
    for (std::size_t i = 0; i < variables.items.size(); ++i) {
        const std::string &name = variables.keys[i].text;
        const bool common = own != &variables && (own == nullptr || own->find(name) == nullptr);
        for (const Value &value : context.resolver.values(variables.items[i])) {
            if (isAddress(value))
                continue;
            const Target found = context.target(value, {"", false, value.text().size() > 3});
            // What Globals give to every function says nothing about this one; a name alone says less than a reference.
            if (found.node.empty() || common || !isUsable(context, found.node))
                continue;
            const auto [kind, mode] = usualUse(context, found.node);
            EdgeDraft edge = context.edge(resource.id, found.node, kind, mode,
                                          "environment variable " + name + found.via, &variables.items[i]);
            edge.evidence = Evidence::Named;
            edge.condition = value.condition;
            context.graph.addEdge(std::move(edge));
        }
    }
}

} // namespace

void collectEnvironment(Context &context)
{
    for (const Resource *function : context.functions()) {
        if (context.nodeOf(function->id).empty())
            continue;
        for (const Found &place : context.resolver.select(*function->properties, "Environment.Variables")) {
            const Tree *own = context.resolver.first(*function->ownProperties, "Environment.Variables");
            readVariables(context, *function, *place.tree, own);
        }
    }
    for (const Resource *task : context.ofType("AWS::ECS::TaskDefinition")) {
        const std::string node = context.nodeOf(task->id);
        for (const Found &variable :
             context.resolver.select(*task->properties, "ContainerDefinitions[].Environment[].Value")) {
            for (const Value &value : context.resolver.values(*variable.tree)) {
                const Target found = context.target(value, {"", false, false});
                if (node.empty() || found.node.empty() || isAddress(value) || !isUsable(context, found.node))
                    continue;
                const auto [kind, mode] = usualUse(context, found.node);
                EdgeDraft edge = context.edge(node, found.node, kind, mode, "environment variable", variable.tree);
                edge.evidence = Evidence::Named;
                context.graph.addEdge(std::move(edge));
            }
        }
    }
}

} // namespace lensboard::cfn
