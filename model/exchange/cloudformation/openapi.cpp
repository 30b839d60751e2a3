// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// OpenAPI bodies of APIs, inline or in a local file.
namespace lensboard::cfn {

namespace {

using Schemes = std::map<std::string, std::string>; // security scheme → how it authenticates

void authorizes(Context &context, const std::string &who, const std::string &api, const std::string &auth,
                const Tree &at)
{
    EdgeDraft edge = context.edge(who, api, EdgeKind::Authorizes, EdgeMode::Sync, "OpenAPI security scheme", &at);
    edge.properties["auth"] = PropertyValue::stated(auth, PropertyValue::Origin::Template);
    context.graph.addEdge(std::move(edge));
}

// How a scheme authenticates; its authorizer becomes an edge.
std::string readScheme(Context &context, const Resource &api, const Tree &scheme)
{
    const std::string way = context.resolver.text(scheme, "x-amazon-apigateway-authtype");
    if (way == "awsSigv4")
        return "AWS_IAM";
    const Tree *authorizer = context.resolver.first(scheme, "x-amazon-apigateway-authorizer");
    if (authorizer == nullptr)
        return context.resolver.text(scheme, "name") == "x-api-key" ? "API_KEY" : "";
    std::string kind;
    for (const Target &pool : context.targetsAt(*authorizer, "providerARNs[]", {"cognito-user-pool"})) {
        authorizes(context, pool.node, api.id, "COGNITO", *authorizer);
        kind = "COGNITO";
    }
    for (const Target &function : context.targetsAt(*authorizer, "authorizerUri", {"lambda"})) {
        authorizes(context, function.node, api.id, "LAMBDA", *authorizer);
        kind = "LAMBDA";
    }
    const Tree *issuer = context.resolver.first(*authorizer, "jwtConfiguration.issuer");
    if (issuer == nullptr)
        return kind;
    const Target pool = context.target(context.resolver.value(*issuer), {"", false, false});
    authorizes(context, pool.node.empty() ? context.graph.external("Identity provider", "external-idp") : pool.node,
               api.id, "JWT", *authorizer);
    return "JWT";
}

Schemes readSchemes(Context &context, const Resource &api, const Tree &body)
{
    Schemes schemes;
    for (const char *place : {"components.securitySchemes.*", "securityDefinitions.*"}) {
        for (const Found &scheme : context.resolver.select(body, place))
            schemes[scheme.key] = readScheme(context, api, *scheme.tree);
    }
    return schemes;
}

// What an operation asks for: its own security, else that of the whole body; "NONE" when that is nothing.
std::string authOf(const Context &context, const Tree &operation, const Tree &body, const Schemes &schemes)
{
    const Tree *own = context.resolver.first(operation, "security");
    const Tree *security = own != nullptr ? own : context.resolver.first(body, "security");
    bool unknown = false;
    for (std::size_t i = 0; security != nullptr && i < security->items.size(); ++i) {
        for (const Tree::Key &key : security->items[i].keys) {
            const auto scheme = schemes.find(key.text);
            if (scheme != schemes.end() && !scheme->second.empty())
                return scheme->second;
            unknown = true;
        }
    }
    return unknown ? "" : "NONE";
}

void readBody(Context &context, const Resource &api, const Tree &body)
{
    const Schemes schemes = readSchemes(context, api, body);
    const Tree *paths = context.resolver.first(body, "paths");
    const std::string place = "Resources/" + api.id;
    if (paths == nullptr)
        return;
    if (!paths->isMap()) {
        context.warn("openapi.paths", "paths must be a mapping, is " + std::string(paths->kindName()), *paths, place);
        return;
    }
    std::int64_t routes = 0;
    std::string strongest;
    for (const Found &path : context.resolver.select(*paths, "*")) {
        if (!path.tree->isMap())
            continue;
        for (const Found &method : context.resolver.select(*path.tree, "*")) {
            if (!method.tree->isMap() || method.key == "parameters" || method.key == "servers")
                continue;
            ++routes;
            // Without schemes SAM's Auth or a resource of its own may say it.
            const std::string auth = schemes.empty() ? std::string() : authOf(context, *method.tree, body, schemes);
            if (!auth.empty() && auth != "NONE" && strongest.empty())
                strongest = auth;
            const Tree *integration = method.tree->find("x-amazon-apigateway-integration");
            if (integration == nullptr)
                continue;
            if (!integration->isMap()) {
                context.warn("openapi.integration",
                             "x-amazon-apigateway-integration must be a mapping, is " +
                                 std::string(integration->kindName()),
                             *integration, place);
                continue;
            }
            addIntegration(context, api.id, *integration, routeText(method.key, path.key), auth, "OpenAPI body",
                           *integration);
        }
    }
    Node *node = context.graph.node(api.id);
    if (node == nullptr || routes == 0)
        return;
    node->properties["routes"] = PropertyValue::stated(routes, PropertyValue::Origin::Template);
    if (!schemes.empty())
        node->properties["authorizers"] =
            PropertyValue::stated(static_cast<std::int64_t>(schemes.size()), PropertyValue::Origin::Template);
    if (!strongest.empty())
        node->properties["auth"] = PropertyValue::stated(strongest, PropertyValue::Origin::Template);
}

void readFile(Context &context, const Resource &api, const Tree &place)
{
    const auto text = context.files.read(place.text);
    std::vector<ImportIssue> inner;
    auto tree = text ? readTree(*text, place.text, inner) : Result<Tree>(text.error());
    if (!tree || !tree->isMap()) {
        context.warn(tree ? "openapi.invalid" : tree.error().code,
                     "the description of " + api.id + ": " +
                         (tree ? std::string("expected a mapping") : tree.error().message),
                     place, "Resources/" + api.id);
        context.notUnderstood(api, "its OpenAPI description was not read");
        return;
    }
    readBody(context, api, *tree);
}

} // namespace

void collectOpenApi(Context &context)
{
    for (const Resource *api : context.ofTypes({"AWS::Serverless::Api", "AWS::Serverless::HttpApi",
                                                "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"})) {
        for (const char *path : {"DefinitionBody", "Body"}) {
            for (const Found &body : context.resolver.select(*api->properties, path))
                readBody(context, *api, *body.tree);
        }
        for (const Found &place : context.resolver.select(*api->properties, "DefinitionUri")) {
            if (place.tree->isScalar())
                readFile(context, *api, *place.tree);
            else
                context.notUnderstood(*api, "its OpenAPI description lies in a bucket");
        }
    }
}

} // namespace lensboard::cfn
