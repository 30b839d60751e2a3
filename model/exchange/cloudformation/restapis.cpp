// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"
#include "exchange/iamactions.h"

// API Gateway, both versions: what the methods and routes call, who authorizes, what the stages say.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

std::string authWord(const std::string &type)
{
    static const std::map<std::string, std::string> words{
        {"NONE", "NONE"},     {"AWS_IAM", "AWS_IAM"}, {"COGNITO_USER_POOLS", "COGNITO"},
        {"CUSTOM", "LAMBDA"}, {"TOKEN", "LAMBDA"},    {"REQUEST", "LAMBDA"},
        {"JWT", "JWT"}};
    const auto found = words.find(type);
    return found == words.end() ? std::string() : found->second;
}

// The path of a method: the parts of its resources, outermost first.
std::string pathOf(const Context &context, const std::string &resourceId)
{
    std::string path;
    std::string at = resourceId;
    for (int hops = 0; hops < 16; ++hops) {
        const Resource *resource = context.tmpl.resource(at);
        if (resource == nullptr || resource->type != "AWS::ApiGateway::Resource")
            break;
        path = "/" + context.resolver.text(*resource->properties, "PathPart") + path;
        at = context.referred(*resource->properties, "ParentId");
    }
    return path.empty() ? "/" : path;
}

// The action that a service integration performs, as an IAM action: "sqs:SendMessage". A path names none: then the
// method tells.
std::string serviceAction(const std::string &uri, const std::string &subtype, const std::string &method)
{
    if (!subtype.empty()) {
        // "SQS-SendMessage", "StepFunctions-StartExecution", "EventBridge-PutEvents"
        static const std::map<std::string, std::string> names{{"SQS", "sqs"},
                                                              {"StepFunctions", "states"},
                                                              {"EventBridge", "events"},
                                                              {"Kinesis", "kinesis"},
                                                              {"AppConfig", "appconfig"}};
        const std::size_t dash = subtype.find('-');
        const auto found = names.find(subtype.substr(0, dash));
        return found == names.end() ? std::string() : found->second + ":" + subtype.substr(dash + 1);
    }
    // arn:aws:apigateway:REGION:SERVICE:action/NAME or …:path/…
    const std::size_t at = uri.find(":apigateway:");
    if (at == std::string::npos)
        return {};
    const std::size_t end = uri.find(":action/", at);
    const std::size_t pathEnd = uri.find(":path/", at);
    const std::size_t stop = end != std::string::npos ? end : pathEnd;
    if (stop == std::string::npos)
        return {};
    const std::string service = uri.substr(uri.rfind(':', stop - 1) + 1, stop - uri.rfind(':', stop - 1) - 1);
    if (end != std::string::npos)
        return service + ":" + uri.substr(end + 8);
    if (service == "s3" && (method == "PUT" || method == "POST"))
        return "s3:PutObject";
    if (service == "s3" && method == "DELETE")
        return "s3:DeleteObject";
    static const std::map<std::string, std::string> usual{
        {"sqs", "sqs:SendMessage"}, {"s3", "s3:GetObject"}, {"sns", "sns:Publish"}, {"kinesis", "kinesis:PutRecord"}};
    const auto found = usual.find(service);
    return found == usual.end() ? service + ":" : found->second;
}

const Tree *member(const Context &context, const Tree &tree, const char *upper, const char *lower)
{
    const Tree *found = context.resolver.first(tree, upper);
    return found != nullptr ? found : context.resolver.first(tree, lower);
}

// The value of a member that names a resource in the text of a request template; empty when there is none.
std::string nameInTemplate(const std::string &text)
{
    for (const char *key : {"\"TableName\"", "\"QueueUrl\"", "\"stateMachineArn\"", "\"StreamName\"", "\"TopicArn\"",
                            "\"DeliveryStreamName\"", "\"EventBusName\""}) {
        const std::size_t at = text.find(key);
        const std::size_t open = at == std::string::npos ? at : text.find('"', at + std::string_view(key).size());
        const std::size_t close = open == std::string::npos ? open : text.find('"', open + 1);
        if (close != std::string::npos)
            return text.substr(open + 1, close - open - 1);
    }
    return {};
}

// A service integration names its resource in the request template or parameters, else only in the role's grants.
std::vector<Target> serviceTargets(Context &context, const Tree &integration, const Value &uri,
                                   const std::string &action)
{
    const std::string type = typeOfService(actionService(action));
    std::vector<Target> out;
    if (uri.resource() != nullptr) {
        Target named = context.target(uri, {type, false, false});
        if (!named.node.empty())
            out.push_back(std::move(named));
    }
    for (const char *path :
         {"RequestTemplates.*", "requestTemplates.*", "RequestParameters.*", "requestParameters.*"}) {
        for (const Found &found : context.resolver.select(integration, path)) {
            const Value value = context.resolver.value(*found.tree);
            for (const Piece &piece : value.pieces) {
                const std::string node =
                    piece.kind == Piece::Kind::Resource ? context.nodeOf(piece.text) : std::string();
                if (!node.empty() && (type.empty() || context.typeOf(node) == type))
                    out.push_back({node, piece.text, piece.attribute, {}, {}, found.tree});
            }
            if (out.empty() && value.isText()) {
                Target named = context.target(value, {type, false, true});
                if (named.node.empty()) {
                    Value name;
                    name.tree = found.tree;
                    name.pieces.push_back({Piece::Kind::Text, nameInTemplate(value.text()), {}, {}});
                    named = context.target(name, {type, false, true});
                }
                if (!named.node.empty())
                    out.push_back(std::move(named));
            }
        }
    }
    if (out.empty() && actionService(action) == "events")
        out.push_back({context.graph.external("default-event-bus", "eventbridge", "Default event bus"),
                       {},
                       {},
                       {},
                       {},
                       &integration});
    return out;
}

void setRoute(EdgeDraft &edge, const std::string &route, const std::string &auth, const char *how)
{
    // Preflight requests carry no credentials by design and say nothing of their own.
    if (route.compare(0, 8, "OPTIONS ") == 0) {
        edge.evidence = Evidence::Policy;
        return;
    }
    if (!route.empty())
        edge.properties["routes"] = PropertyValue::stated(std::vector<std::string>{route}, fromTemplate);
    if (!auth.empty())
        edge.properties["auth"] = PropertyValue::stated(auth, fromTemplate);
    edge.properties["integration"] = PropertyValue::stated(std::string(how), fromTemplate);
}

void addWeb(Context &context, const std::string &api, const std::string &address, const std::string &route,
            const std::string &auth, const std::string &via, const Tree &at)
{
    const std::size_t start = address.find("://");
    if (start == std::string::npos || address.find("${") == start + 3)
        return;
    const std::string host = address.substr(start + 3, address.find_first_of("/:", start + 3) - start - 3);
    EdgeDraft edge =
        context.edge(api, context.graph.external(host, "third-party"), EdgeKind::Invokes, EdgeMode::Sync, via, &at);
    setRoute(edge, route, auth, "http");
    context.graph.addEdge(std::move(edge));
}

void addService(Context &context, const std::string &api, const Tree &integration, const Value &uri,
                const std::string &action, const std::string &route, const std::string &auth, const std::string &via,
                const Tree &at)
{
    const auto effects = actionEffects(action);
    const auto targets = serviceTargets(context, integration, uri, action);
    if (targets.empty()) {
        const Tree *credentials = member(context, integration, "Credentials", "credentials");
        const std::string role = credentials != nullptr ? context.referred(*credentials, {}) : std::string();
        if (!role.empty())
            addRoleGrants(context, role, api);
    }
    for (const Target &target : targets) {
        for (const ActionEffect &effect : effects) {
            EdgeDraft edge = context.edge(api, target.node, effect.kind, effect.mode, via + target.via, &at);
            setRoute(edge, route, auth, "direct");
            context.graph.addEdge(std::move(edge));
        }
    }
}

} // namespace

void addIntegration(Context &context, const std::string &api, const Tree &integration, const std::string &route,
                    const std::string &auth, const std::string &via, const Tree &at)
{
    const Tree *uri = member(context, integration, "Uri", "uri");
    if (uri == nullptr)
        uri = context.resolver.first(integration, "IntegrationUri");
    std::string type = context.resolver.text(integration, "Type") + context.resolver.text(integration, "type") +
                       context.resolver.text(integration, "IntegrationType");
    for (char &c : type)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const std::string subtype = context.resolver.text(integration, "IntegrationSubtype");
    if (type == "MOCK" || (uri == nullptr && subtype.empty()))
        return;
    const Value value = uri != nullptr ? context.resolver.value(*uri) : Value();
    const std::string text = value.text();
    const std::string method =
        context.resolver.text(integration, "IntegrationHttpMethod") + context.resolver.text(integration, "httpMethod");
    const std::string action = serviceAction(text, subtype, method);
    const Target target = uri != nullptr ? context.target(value, {"lambda", false, true}) : Target();
    const bool function = context.catalog.type(context.typeOf(target.node)).has("function");
    if (function || text.find(":lambda:") != std::string::npos) {
        const Target called = function ? target : context.target(value, {"lambda", true, true});
        if (called.node.empty())
            return;
        const bool event =
            context.resolver.text(integration, "RequestParameters.integration.request.header.X-Amz-Invocation-Type")
                .find("Event") != std::string::npos;
        EdgeDraft edge = context.edge(api, called.node, EdgeKind::Invokes, event ? EdgeMode::Async : EdgeMode::Sync,
                                      via + called.via, &at);
        setRoute(edge, route, auth, "proxy");
        context.set(edge.properties, "timeoutMs", integration, "TimeoutInMillis", PropertyType::Integer);
        context.graph.addEdge(std::move(edge));
    } else if (!action.empty()) {
        addService(context, api, integration, value, action, route, auth, via, at);
    } else if (!target.node.empty()) {
        // A balancer or another API behind a private link.
        EdgeDraft edge = context.edge(api, target.node, EdgeKind::Invokes, EdgeMode::Sync, via + target.via, &at);
        setRoute(edge, route, auth, "http");
        context.graph.addEdge(std::move(edge));
    } else {
        addWeb(context, api, text, route, auth, via, at);
    }
}

void collectRestApis(Context &context)
{
    std::map<std::string, std::int64_t> routes;
    for (const Resource *method : context.ofType("AWS::ApiGateway::Method")) {
        const Tree &properties = *method->properties;
        const std::string route = routeText(context.resolver.text(properties, "HttpMethod"),
                                            pathOf(context, context.referred(properties, "ResourceId")));
        const std::string auth = authWord(context.resolver.text(properties, "AuthorizationType"));
        for (const Target &api : context.targetsAt(properties, "RestApiId", {"rest-api"})) {
            ++routes[api.node];
            for (const Found &integration : context.resolver.select(properties, "Integration"))
                addIntegration(context, api.node, *integration.tree, route, auth, "method " + method->id,
                               *method->body);
        }
    }
    for (const auto &[api, count] : routes) {
        if (Node *node = context.graph.node(api); node != nullptr)
            node->properties["routes"] = PropertyValue::stated(count, fromTemplate);
    }
}

void collectHttpApis(Context &context)
{
    // Routes name their integration in Target: "integrations/ID".
    std::map<std::string, std::vector<const Resource *>> routesOf;
    for (const Resource *route : context.ofType("AWS::ApiGatewayV2::Route"))
        routesOf[context.referred(*route->properties, "Target")].push_back(route);
    for (const Resource *integration : context.ofType("AWS::ApiGatewayV2::Integration")) {
        for (const Target &api : context.targetsAt(*integration->properties, "ApiId", {"http-api"})) {
            const auto &routes = routesOf[integration->id];
            for (const Resource *route : routes)
                addIntegration(context, api.node, *integration->properties,
                               context.resolver.text(*route->properties, "RouteKey"),
                               authWord(context.resolver.text(*route->properties, "AuthorizationType")),
                               "integration " + integration->id, *integration->body);
            if (routes.empty())
                addIntegration(context, api.node, *integration->properties, {}, {}, "integration " + integration->id,
                               *integration->body);
        }
    }
    // Quick create: the API names its one target itself.
    for (const Resource *api : context.ofType("AWS::ApiGatewayV2::Api")) {
        for (const Target &target : context.targetsAt(*api->properties, "Target", {"lambda"})) {
            EdgeDraft edge =
                context.edge(api->id, target.node, EdgeKind::Invokes, EdgeMode::Sync, "target of the API", target.tree);
            setRoute(edge, context.resolver.text(*api->properties, "RouteKey"), {}, "proxy");
            context.graph.addEdge(std::move(edge));
        }
    }
}

} // namespace lensboard::cfn
