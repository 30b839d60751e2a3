// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// Who decides about the calls of an API: authorizers as resources, SAM's Auth, the settings of stages.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

void authorizes(Context &context, const std::string &who, const std::string &api, const std::string &auth,
                const std::string &via, const Tree &at, const Tree *settings)
{
    EdgeDraft edge = context.edge(who, api, EdgeKind::Authorizes, EdgeMode::Sync, via, &at);
    edge.properties["auth"] = PropertyValue::stated(auth, fromTemplate);
    if (settings != nullptr)
        context.set(edge.properties, "cacheTtlS", *settings, "AuthorizerResultTtlInSeconds", PropertyType::Integer);
    context.graph.addEdge(std::move(edge));
}

// The strongest statement about an API: what its routes need by default.
void stateAuth(Context &context, const std::string &api, const std::string &auth)
{
    Node *node = context.graph.node(api);
    if (node != nullptr && !auth.empty())
        node->properties["auth"] = PropertyValue::stated(auth, fromTemplate);
}

void addAuthorizer(Context &context, const Resource &authorizer, const std::string &api)
{
    const Tree &properties = *authorizer.properties;
    const std::string via = "authorizer " + authorizer.id;
    for (const Target &pool : context.targetsAt(properties, "ProviderARNs[]", {"cognito-user-pool"}))
        authorizes(context, pool.node, api, "COGNITO", via, *authorizer.body, &properties);
    for (const Target &function : context.targetsAt(properties, "AuthorizerUri", {"lambda"}))
        authorizes(context, function.node, api, "LAMBDA", via, *authorizer.body, &properties);
    const Tree *issuer = context.resolver.first(properties, "JwtConfiguration.Issuer");
    if (issuer == nullptr)
        return;
    const Target pool = context.target(context.resolver.value(*issuer), {"", false, false});
    const std::string who = pool.node.empty() ? context.graph.external("Identity provider", "external-idp") : pool.node;
    authorizes(context, who, api, "JWT", via, *authorizer.body, nullptr);
}

struct Counted
{
    std::set<std::string> kinds;
    std::int64_t routes = 0;
    std::int64_t open = 0;
    std::int64_t keyed = 0;
};

// What the routes of an API say together: one way, or NONE when one of them is open.
void stateFromRoutes(Context &context, const std::map<std::string, Counted> &apis)
{
    for (const auto &[api, counted] : apis) {
        Node *node = context.graph.node(api);
        if (node == nullptr || counted.routes == 0)
            continue;
        if (counted.open > 0 && counted.kinds.empty())
            stateAuth(context, api, counted.keyed == counted.routes ? "API_KEY" : "NONE");
        else if (!counted.kinds.empty())
            stateAuth(context, api, *counted.kinds.begin());
        if (counted.keyed > 0)
            node->properties["apiKeyRequired"] = PropertyValue::stated(true, fromTemplate);
    }
}

void count(Counted &counted, const std::string &type, const std::string &method)
{
    // CORS preflight has no credentials by design.
    if (method == "OPTIONS")
        return;
    ++counted.routes;
    if (type.empty() || type == "NONE")
        ++counted.open;
    else
        counted.kinds.insert(type == "COGNITO_USER_POOLS" ? "COGNITO" : type == "CUSTOM" ? "LAMBDA" : type);
}

void readMethods(Context &context)
{
    std::map<std::string, Counted> apis;
    for (const Resource *method : context.ofType("AWS::ApiGateway::Method")) {
        const std::string api = context.nodeOf(method->id);
        const std::string verb = context.resolver.text(*method->properties, "HttpMethod");
        count(apis[api], context.resolver.text(*method->properties, "AuthorizationType"), verb);
        if (context.resolver.text(*method->properties, "ApiKeyRequired") == "true")
            ++apis[api].keyed;
    }
    for (const Resource *route : context.ofType("AWS::ApiGatewayV2::Route")) {
        const std::string key = context.resolver.text(*route->properties, "RouteKey");
        // Only $connect can be guarded on a WebSocket API.
        if (key.empty() || (key.front() == '$' && key != "$connect" && key != "$default"))
            continue;
        const std::string api = context.nodeOf(route->id);
        if (context.typeOf(api) == "websocket-api" && key != "$connect")
            continue;
        count(apis[api], context.resolver.text(*route->properties, "AuthorizationType"), key.substr(0, key.find(' ')));
    }
    stateFromRoutes(context, apis);
}

void readStages(Context &context)
{
    for (const Resource *stage :
         context.ofTypes({"AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage", "AWS::Serverless::Api",
                          "AWS::Serverless::HttpApi", "AWS::ApiGateway::Deployment"})) {
        Node *node = context.graph.node(context.nodeOf(stage->id));
        if (node == nullptr)
            continue;
        const Tree &p = *stage->properties;
        Properties &out = node->properties;
        for (const char *path : {"MethodSettings[].ThrottlingRateLimit", "DefaultRouteSettings.ThrottlingRateLimit",
                                 "StageDescription.ThrottlingRateLimit"})
            context.set(out, "throttleRate", p, path, PropertyType::Number);
        for (const char *path : {"MethodSettings[].ThrottlingBurstLimit", "DefaultRouteSettings.ThrottlingBurstLimit"})
            context.set(out, "throttleBurst", p, path, PropertyType::Integer);
        context.set(out, "dataTrace", p, "MethodSettings[].DataTraceEnabled", PropertyType::Boolean);
        context.set(out, "tracing", p, "TracingEnabled", PropertyType::Boolean);
        if (context.resolver.text(p, "CacheClusterEnabled") == "true") {
            out["cacheTtlS"] = PropertyValue::awsDefault(std::int64_t(300));
            context.set(out, "cacheTtlS", p, "MethodSettings[].CacheTtlInSeconds", PropertyType::Integer);
        }
        if (context.resolver.first(p, "CanarySetting") != nullptr)
            out["canary"] = PropertyValue::stated(true, fromTemplate);
        const Tree *format = context.resolver.first(p, "AccessLogSetting.Format");
        if (format == nullptr)
            format = context.resolver.first(p, "AccessLogSettings.Format");
        if (format != nullptr) {
            const std::string text = context.resolver.value(*format).text();
            const bool json = text.find('{') != std::string::npos && text.find("\":") != std::string::npos;
            out["accessLog"] = PropertyValue::stated(std::string(json ? "json" : "text"), fromTemplate);
        }
    }
    for (const Resource *plan : context.ofType("AWS::ApiGateway::UsagePlan")) {
        for (const Target &api :
             context.targetsAt(*plan->properties, "ApiStages[].ApiId", {"rest-api", false, false})) {
            Node *node = context.graph.node(api.node);
            node->properties["usagePlan"] = PropertyValue::stated(true, fromTemplate);
            context.set(node->properties, "quota", *plan->properties, "Quota.Limit", PropertyType::Integer);
            context.set(node->properties, "quotaPeriod", *plan->properties, "Quota.Period", PropertyType::String);
        }
    }
}

// SAM's Auth of an API: named authorizers, and which of them holds where a route says nothing.
void readSamAuth(Context &context, const Resource &api)
{
    const Tree *auth = context.resolver.first(*api.properties, "Auth");
    Node *node = context.graph.node(api.id);
    if (auth == nullptr || node == nullptr)
        return;
    std::map<std::string, std::string> kinds;
    for (const Found &found : context.resolver.select(*auth, "Authorizers.*")) {
        const std::string via = "SAM authorizer " + found.key;
        auto pools = context.targetsAt(*found.tree, "UserPoolArn[]", {"cognito-user-pool"});
        for (const Target &pool : pools)
            authorizes(context, pool.node, api.id, "COGNITO", via, *found.tree, nullptr);
        auto functions = context.targetsAt(*found.tree, "FunctionArn", {"lambda"});
        for (const Target &function : functions)
            authorizes(context, function.node, api.id, "LAMBDA", via, *found.tree, nullptr);
        kinds[found.key] = !pools.empty() ? "COGNITO" : "LAMBDA";
        if (const Tree *issuer = context.resolver.first(*found.tree, "JwtConfiguration.issuer"); issuer != nullptr) {
            const Target pool = context.target(context.resolver.value(*issuer), {"", false, false});
            authorizes(context,
                       pool.node.empty() ? context.graph.external("Identity provider", "external-idp") : pool.node,
                       api.id, "JWT", via, *found.tree, nullptr);
            kinds[found.key] = "JWT";
        }
    }
    if (!kinds.empty())
        node->properties["authorizers"] = PropertyValue::stated(static_cast<std::int64_t>(kinds.size()), fromTemplate);
    const std::string standard = context.resolver.text(*auth, "DefaultAuthorizer");
    if (standard == "AWS_IAM" || context.resolver.text(*auth, "EnableIamAuthorizer") == "true")
        stateAuth(context, api.id, "AWS_IAM");
    else if (const auto kind = kinds.find(standard); kind != kinds.end())
        stateAuth(context, api.id, kind->second);
    if (context.resolver.text(*auth, "ApiKeyRequired") == "true") {
        node->properties["apiKeyRequired"] = PropertyValue::stated(true, fromTemplate);
        if (standard.empty())
            stateAuth(context, api.id, "API_KEY");
    }
    if (context.resolver.first(*auth, "UsagePlan") != nullptr)
        node->properties["usagePlan"] = PropertyValue::stated(true, fromTemplate);
    if (context.resolver.first(*auth, "ResourcePolicy") != nullptr)
        node->properties["resourcePolicy"] = PropertyValue::stated(std::string("named-callers"), fromTemplate);
}

} // namespace

void collectSamApiAuth(Context &context)
{
    for (const Resource *authorizer : context.ofType("AWS::ApiGateway::Authorizer")) {
        for (const Target &api : context.targetsAt(*authorizer->properties, "RestApiId", {"rest-api"}))
            addAuthorizer(context, *authorizer, api.node);
    }
    for (const Resource *authorizer : context.ofType("AWS::ApiGatewayV2::Authorizer")) {
        for (const Target &api : context.targetsAt(*authorizer->properties, "ApiId", {"http-api"}))
            addAuthorizer(context, *authorizer, api.node);
    }
    readMethods(context);
    readStages(context);
    for (const Resource *api : context.ofTypes({"AWS::Serverless::Api", "AWS::Serverless::HttpApi"}))
        readSamAuth(context, *api);
}

} // namespace lensboard::cfn
