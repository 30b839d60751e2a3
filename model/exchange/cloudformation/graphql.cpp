// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// AppSync: data sources, and resolvers that tell what is done with them.
namespace lensboard::cfn {

namespace {

struct Use
{
    bool reads = false;
    bool writes = false;
};

bool mentions(const std::string &text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

Use useIn(const std::string &code)
{
    Use use;
    use.reads = mentions(code, {"GetItem", "\"Query\"", "'Query'", "\"Scan\"", "'Scan'", "BatchGetItem",
                                "TransactGetItems", ".get(", ".query(", ".scan(", "select ", "SELECT "});
    use.writes =
        mentions(code, {"PutItem", "UpdateItem", "DeleteItem", "BatchDeleteItem", "TransactWriteItems", ".put(",
                        ".update(", ".remove(", "insert ", "INSERT ", "update ", "UPDATE ", "DELETE "});
    return use;
}

// What the code or the mapping template of a resolver does; where it cannot be read, what its type suggests.
Use useOf(const Context &context, const Resource &step)
{
    const Tree &p = *step.properties;
    std::string code = context.resolver.text(p, "RequestMappingTemplate") + context.resolver.text(p, "Code");
    for (const char *path : {"RequestMappingTemplateS3Location", "CodeS3Location"}) {
        const std::string location = context.resolver.text(p, path);
        if (location.empty())
            continue;
        if (const auto text = context.files.read(location); text)
            code += *text;
    }
    Use use = useIn(code);
    if (use.reads || use.writes)
        return use;
    use.writes = context.resolver.text(p, "TypeName") == "Mutation";
    use.reads = !use.writes;
    return use;
}

struct Source
{
    const Resource *resource = nullptr;
    std::string api;
    Use use;
    bool used = false;
};

std::vector<Target> stores(Context &context, const Tree &p)
{
    std::vector<Target> out;
    for (const auto &[path, type] : std::initializer_list<std::pair<const char *, const char *>>{
             {"DynamoDBConfig.TableName", "dynamodb"},
             {"OpenSearchServiceConfig.Endpoint", "opensearch"},
             {"ElasticsearchConfig.Endpoint", "opensearch"},
             {"RelationalDatabaseConfig.RdsHttpEndpointConfig.DbClusterIdentifier", "aurora"}}) {
        for (Target &target : context.targetsAt(p, path, {type}))
            out.push_back(std::move(target));
    }
    return out;
}

void addWeb(Context &context, const Source &source)
{
    const std::string address = context.resolver.text(*source.resource->properties, "HttpConfig.Endpoint");
    const std::size_t start = address.find("://");
    if (start == std::string::npos)
        return;
    // An address of AWS itself: the role tells which resources are meant.
    if (address.find("amazonaws") != std::string::npos) {
        addRoleGrants(context, context.referred(*source.resource->properties, "ServiceRoleArn"), source.api);
        return;
    }
    const std::string host = address.substr(start + 3, address.find('/', start + 3) - start - 3);
    context.graph.addEdge(context.edge(source.api, context.graph.external(host, "third-party"), EdgeKind::Invokes,
                                       EdgeMode::Sync, "data source " + source.resource->id, source.resource->body));
}

void addSource(Context &context, const Source &source)
{
    const Tree &p = *source.resource->properties;
    const std::string via = "data source " + source.resource->id;
    for (const Target &function : context.targetsAt(p, "LambdaConfig.LambdaFunctionArn", {"lambda"}))
        context.graph.addEdge(context.edge(source.api, function.node, EdgeKind::Invokes, EdgeMode::Sync,
                                           via + function.via, source.resource->body));
    for (const Target &bus : context.targetsAt(p, "EventBridgeConfig.EventBusArn", {"eventbridge"}))
        context.graph.addEdge(context.edge(source.api, bus.node, EdgeKind::Publishes, EdgeMode::Async, via + bus.via,
                                           source.resource->body));
    for (const Target &store : stores(context, p)) {
        if (source.use.reads || !source.used)
            context.graph.addEdge(context.edge(source.api, store.node, EdgeKind::Reads, EdgeMode::Sync, via + store.via,
                                               source.resource->body));
        if (source.use.writes)
            context.graph.addEdge(context.edge(source.api, store.node, EdgeKind::Writes, EdgeMode::Sync,
                                               via + store.via, source.resource->body));
    }
    addWeb(context, source);
}

std::vector<Source> dataSources(Context &context)
{
    std::vector<Source> sources;
    for (const Resource *resource : context.ofType("AWS::AppSync::DataSource")) {
        for (const Target &api : context.targetsAt(*resource->properties, "ApiId", {"appsync"}))
            sources.push_back({resource, api.node, {}, false});
    }
    for (const Resource *step : context.ofTypes({"AWS::AppSync::Resolver", "AWS::AppSync::FunctionConfiguration"})) {
        const std::string named = context.referred(*step->properties, "DataSourceName");
        const std::string name = context.resolver.text(*step->properties, "DataSourceName");
        for (Source &source : sources) {
            if (source.resource->id != named &&
                (name.empty() || name != context.resolver.text(*source.resource->properties, "Name")))
                continue;
            const Use use = useOf(context, *step);
            source.used = true;
            source.use.reads = source.use.reads || use.reads;
            source.use.writes = source.use.writes || use.writes;
        }
    }
    return sources;
}

void addAuthorizers(Context &context, const Resource &api)
{
    for (const char *path :
         {"UserPoolConfig.UserPoolId", "AdditionalAuthenticationProviders[].UserPoolConfig.UserPoolId",
          "Auth.UserPool.UserPoolId"}) {
        for (const Target &pool : context.targetsAt(*api.properties, path, {"cognito-user-pool"}))
            context.graph.addEdge(
                context.edge(pool.node, api.id, EdgeKind::Authorizes, EdgeMode::Sync, "UserPoolConfig", pool.tree));
    }
    for (const char *path : {"LambdaAuthorizerConfig.AuthorizerUri",
                             "AdditionalAuthenticationProviders[].LambdaAuthorizerConfig.AuthorizerUri"}) {
        for (const Target &function : context.targetsAt(*api.properties, path, {"lambda"}))
            context.graph.addEdge(context.edge(function.node, api.id, EdgeKind::Authorizes, EdgeMode::Sync,
                                               "LambdaAuthorizerConfig", function.tree));
    }
    if (context.resolver.first(*api.properties, "OpenIDConnectConfig") != nullptr)
        context.graph.addEdge(context.edge(context.graph.external("Identity provider", "external-idp"), api.id,
                                           EdgeKind::Authorizes, EdgeMode::Sync, "OpenIDConnectConfig", api.body));
}

// SAM's GraphQLApi holds its data sources itself.
void addSamSources(Context &context, const Resource &api)
{
    for (const Target &table : context.targetsAt(*api.properties, "DataSources.DynamoDb.*.TableName", {"dynamodb"})) {
        for (const EdgeKind kind : {EdgeKind::Reads, EdgeKind::Writes})
            context.graph.addEdge(context.edge(api.id, table.node, kind, EdgeMode::Sync, "DataSources", table.tree));
    }
    for (const Target &function : context.targetsAt(*api.properties, "DataSources.Lambda.*.FunctionArn", {"lambda"}))
        context.graph.addEdge(
            context.edge(api.id, function.node, EdgeKind::Invokes, EdgeMode::Sync, "DataSources", function.tree));
}

} // namespace

void collectGraphQl(Context &context)
{
    for (const Source &source : dataSources(context))
        addSource(context, source);
    for (const Resource *api : context.ofTypes({"AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi"})) {
        addAuthorizers(context, *api);
        addSamSources(context, *api);
    }
}

} // namespace lensboard::cfn
