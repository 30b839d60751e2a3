// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// Environment variables: the weakest sign that one thing uses another.
namespace lensboard::cfn {

namespace {

// An address of something is not a call of it (redirect targets, site names), unless it is a database's.
bool isAddress(const Context &context, const Value &value, const std::string &node)
{
    const Piece *piece = value.resource();
    const bool address = value.text().find("://") != std::string::npos ||
                         (piece != nullptr && piece->attribute.find("Url") != std::string::npos);
    const ServiceType &type = context.catalog.type(context.typeOf(node));
    return address && !(type.has("store") && !type.has("object-store"));
}

// Addresses that a browser is sent to are not called by the function.
bool isRedirect(const std::string &name)
{
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    static constexpr std::string_view words[] = {"REDIRECT", "CALLBACK", "SITE", "ORIGIN",  "FRONTEND", "RETURN",
                                                 "LOGOUT",   "ISSUER",   "JWKS", "WEBSITE", "DOCS"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return upper.find(word) != std::string::npos; });
}

// The outside system behind a variable such as PAYMENT_URL: a literal address, or a parameter that must be given.
std::string outsideSystem(Context &context, const std::string &name, const Value &value)
{
    const auto ends = [&](std::string_view tail) {
        return name.size() > tail.size() && name.compare(name.size() - tail.size(), tail.size(), tail) == 0;
    };
    if (isRedirect(name) || value.pieces.size() != 1)
        return {};
    const Piece &piece = value.pieces.front();
    const std::string text = value.text();
    if (piece.kind == Piece::Kind::Text && text.compare(0, 8, "https://") == 0 &&
        text.find("amazonaws.com") == std::string::npos) {
        const std::string host = text.substr(8, text.find_first_of("/:?", 8) - 8);
        return host.find('.') == std::string::npos ? std::string() : context.graph.external(host, "third-party");
    }
    if (piece.kind == Piece::Kind::Parameter && (ends("_URL") || ends("_ENDPOINT") || ends("Url")))
        return context.graph.external(piece.text, "third-party");
    return {};
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
            const Target found = context.target(value, {"", false, value.text().size() > 3});
            // What Globals give to every function says nothing about this one; a name alone says less than a reference.
            const std::string outside =
                found.node.empty() && !common ? outsideSystem(context, name, value) : std::string();
            if (!outside.empty()) {
                EdgeDraft call = context.edge(resource.id, outside, EdgeKind::Invokes, EdgeMode::Sync,
                                              "environment variable " + name, &variables.items[i]);
                call.evidence = Evidence::Named;
                context.graph.addEdge(std::move(call));
            }
            if (found.node.empty() || common || !isUsable(context, found.node) || isAddress(context, value, found.node))
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

void addNamedUse(Context &context, const std::string &from, const Tree &named, const std::string &via)
{
    for (const Target &found : context.targets(named, {"", false, true})) {
        if (!isUsable(context, found.node))
            continue;
        const auto [kind, mode] = usualUse(context, found.node);
        EdgeDraft edge = context.edge(from, found.node, kind, mode, via, &named);
        edge.evidence = Evidence::Granted;
        context.graph.addEdge(std::move(edge));
    }
}

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
                if (node.empty() || found.node.empty() || isAddress(context, value, found.node) ||
                    !isUsable(context, found.node))
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
