// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// OpenAPI bodies of APIs, inline or in a local file.
namespace lensboard::cfn {

namespace {

void readBody(Context &context, const Resource &api, const Tree &body)
{
    const Tree *paths = context.resolver.first(body, "paths");
    const std::string place = "Resources/" + api.id;
    if (paths == nullptr)
        return;
    if (!paths->isMap()) {
        context.warn("openapi.paths", "paths must be a mapping, is " + std::string(paths->kindName()), *paths, place);
        return;
    }
    std::int64_t routes = 0;
    for (const Found &path : context.resolver.select(*paths, "*")) {
        if (!path.tree->isMap())
            continue;
        for (const Found &method : context.resolver.select(*path.tree, "*")) {
            if (!method.tree->isMap() || method.key == "parameters" || method.key == "servers")
                continue;
            ++routes;
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
            addIntegration(context, api.id, *integration, routeText(method.key, path.key), {}, "OpenAPI body",
                           *integration);
        }
    }
    if (Node *node = context.graph.node(api.id); node != nullptr && routes > 0)
        node->properties["routes"] = PropertyValue::stated(routes, PropertyValue::Origin::Template);
}

// Authorizers stand among the security schemes.
void readSchemes(Context &context, const Resource &api, const Tree &body)
{
    for (const char *place : {"components.securitySchemes.*", "securityDefinitions.*"}) {
        for (const Found &scheme : context.resolver.select(body, place)) {
            const Tree *authorizer = context.resolver.first(*scheme.tree, "x-amazon-apigateway-authorizer");
            if (authorizer == nullptr)
                continue;
            for (const Target &pool : context.targetsAt(*authorizer, "providerARNs[]", {"cognito-user-pool"}))
                context.graph.addEdge(context.edge(pool.node, api.id, EdgeKind::Authorizes, EdgeMode::Sync,
                                                   "OpenAPI security scheme", authorizer));
            for (const Target &function : context.targetsAt(*authorizer, "authorizerUri", {"lambda"}))
                context.graph.addEdge(context.edge(function.node, api.id, EdgeKind::Authorizes, EdgeMode::Sync,
                                                   "OpenAPI security scheme", authorizer));
        }
    }
}

void readAll(Context &context, const Resource &api, const Tree &body)
{
    readBody(context, api, body);
    readSchemes(context, api, body);
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
    readAll(context, api, *tree);
}

} // namespace

void collectOpenApi(Context &context)
{
    for (const Resource *api : context.ofTypes({"AWS::Serverless::Api", "AWS::Serverless::HttpApi",
                                                "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"})) {
        for (const char *path : {"DefinitionBody", "Body"}) {
            for (const Found &body : context.resolver.select(*api->properties, path))
                readAll(context, *api, *body.tree);
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
