// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// What stands before the architecture: distributions, firewalls, balancers, names, user pools.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

void addOrigin(Context &context, const Resource &front, const Found &origin)
{
    const Tree *domain = context.resolver.first(*origin.tree, "DomainName");
    if (domain == nullptr)
        return;
    for (const Value &value : context.resolver.values(*domain)) {
        Target target = context.target(value, {"", false, false});
        const std::string text = value.text();
        if (target.node.empty() && value.isText() && text.find('.') != std::string::npos)
            target.node = context.graph.external(text, text.find(".s3") != std::string::npos ? "s3" : "third-party");
        if (target.node.empty())
            continue;
        EdgeDraft edge = context.edge(front.id, target.node, EdgeKind::Serves, EdgeMode::Sync, "origin", origin.tree);
        edge.condition = value.condition;
        const bool oac = !context.resolver.text(*origin.tree, "OriginAccessControlId").empty() ||
                         !context.resolver.text(*origin.tree, "S3OriginConfig.OriginAccessIdentity").empty();
        edge.properties["oac"] = PropertyValue::stated(oac, fromTemplate);
        if (Node *node = context.graph.node(front.id); node != nullptr && context.typeOf(target.node) == "s3")
            node->properties["oac"] = PropertyValue::stated(oac, fromTemplate);
        context.set(edge.properties, "originReadTimeoutS", *origin.tree, "CustomOriginConfig.OriginReadTimeout",
                    PropertyType::Integer);
        context.graph.addEdge(std::move(edge));
    }
}

void addDistribution(Context &context, const Resource &front)
{
    const Tree &p = *front.properties;
    for (const Found &origin : context.resolver.select(p, "DistributionConfig.Origins[]"))
        addOrigin(context, front, origin);
    for (const Target &bucket : context.targetsAt(p, "DistributionConfig.Logging.Bucket", {"s3"})) {
        context.graph.addEdge(
            context.edge(front.id, bucket.node, EdgeKind::Logs, EdgeMode::Async, "Logging" + bucket.via, bucket.tree));
        context.graph.node(front.id)->properties["accessLog"] =
            PropertyValue::stated(std::string("text"), fromTemplate);
    }
    for (const Target &acl : context.targetsAt(p, "DistributionConfig.WebACLId", {"waf"})) {
        context.graph.addEdge(
            context.edge(acl.node, front.id, EdgeKind::Protects, EdgeMode::None, "WebACLId", acl.tree));
        context.graph.node(front.id)->properties["waf"] = PropertyValue::stated(true, fromTemplate);
    }
    for (const char *path : {"DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations[].LambdaFunctionARN",
                             "DistributionConfig.CacheBehaviors[].LambdaFunctionAssociations[].LambdaFunctionARN",
                             "DistributionConfig.DefaultCacheBehavior.FunctionAssociations[].FunctionARN",
                             "DistributionConfig.CacheBehaviors[].FunctionAssociations[].FunctionARN"}) {
        for (const Target &function : context.targetsAt(p, path, {"lambda"}))
            context.graph.addEdge(context.edge(front.id, function.node, EdgeKind::Invokes, EdgeMode::Sync,
                                               "function association", function.tree));
    }
}

void addFirewalls(Context &context)
{
    for (const Resource *link :
         context.ofTypes({"AWS::WAFv2::WebACLAssociation", "AWS::WAFRegional::WebACLAssociation"})) {
        for (const Target &guarded : context.targetsAt(*link->properties, "ResourceArn")) {
            for (const char *path : {"WebACLArn", "WebACLId"}) {
                for (const Target &acl : context.targetsAt(*link->properties, path, {"waf"}))
                    context.graph.addEdge(context.edge(acl.node, guarded.node, EdgeKind::Protects, EdgeMode::None,
                                                       "association " + link->id, link->body));
            }
            if (Node *node = context.graph.node(guarded.node);
                node != nullptr && context.catalog.property(node->type, "waf") != nullptr)
                node->properties["waf"] = PropertyValue::stated(true, fromTemplate);
        }
    }
}

// Listeners and rules lead to target groups, those to functions or services.
void addBalancers(Context &context)
{
    std::map<std::string, std::set<std::string>> balancersOf; // target group → balancers
    std::map<std::string, std::string> balancerOf;            // listener → balancer
    for (const Resource *listener : context.ofType("AWS::ElasticLoadBalancingV2::Listener"))
        balancerOf[listener->id] = context.nodeOf(context.referred(*listener->properties, "LoadBalancerArn"));
    for (const Resource *part :
         context.ofTypes({"AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule"})) {
        const std::string listener = part->type.back() == 'r' && balancerOf.count(part->id) != 0
                                         ? part->id
                                         : context.referred(*part->properties, "ListenerArn");
        for (const char *path : {"DefaultActions[].TargetGroupArn", "Actions[].TargetGroupArn",
                                 "DefaultActions[].ForwardConfig.TargetGroups[].TargetGroupArn",
                                 "Actions[].ForwardConfig.TargetGroups[].TargetGroupArn"}) {
            const std::string group = context.referred(*part->properties, path);
            if (!group.empty())
                balancersOf[group].insert(balancerOf[listener]);
        }
        for (const Target &pool : context.targetsAt(
                 *part->properties, "DefaultActions[].AuthenticateCognitoConfig.UserPoolArn", {"cognito-user-pool"}))
            context.graph.addEdge(context.edge(pool.node, balancerOf[listener], EdgeKind::Authorizes, EdgeMode::Sync,
                                               "listener", part->body));
    }
    const auto call = [&](const std::string &group, const std::string &target, const Tree *at) {
        for (const std::string &balancer : balancersOf[group])
            context.graph.addEdge(
                context.edge(balancer, target, EdgeKind::Invokes, EdgeMode::Sync, "target group " + group, at));
    };
    for (const Resource *group : context.ofType("AWS::ElasticLoadBalancingV2::TargetGroup")) {
        for (const Target &target : context.targetsAt(*group->properties, "Targets[].Id", {"", false, true}))
            call(group->id, target.node, group->body);
    }
    for (const Resource *service : context.ofType("AWS::ECS::Service")) {
        for (const Found &found : context.resolver.select(*service->properties, "LoadBalancers[].TargetGroupArn"))
            call(context.referred(*found.tree, ""), service->id, service->body);
    }
}

void addRecords(Context &context)
{
    for (const Resource *record : context.ofType("AWS::Route53::RecordSet")) {
        const std::string zone = context.nodeOf(record->id);
        for (const Target &target : context.targetsAt(*record->properties, "AliasTarget.DNSName", {"", false, false})) {
            if (!zone.empty())
                context.graph.addEdge(context.edge(zone, target.node, EdgeKind::Serves, EdgeMode::Sync,
                                                   "record " + record->id, record->body));
        }
    }
}

} // namespace

void collectFronts(Context &context)
{
    for (const Resource *front : context.ofType("AWS::CloudFront::Distribution"))
        addDistribution(context, *front);
    addFirewalls(context);
    addBalancers(context);
    addRecords(context);
}

void collectUserPools(Context &context)
{
    for (const Resource *pool : context.ofType("AWS::Cognito::UserPool")) {
        for (const Found &found : context.resolver.select(*pool->properties, "LambdaConfig.*")) {
            if (found.key == "KMSKeyID") // encrypts what a sender gets
                continue;
            for (const char *path : {"", "LambdaArn"}) {
                for (const Target &function : context.targetsAt(*found.tree, path, {"lambda"}))
                    context.graph.addEdge(context.edge(pool->id, function.node, EdgeKind::Invokes, EdgeMode::Sync,
                                                       found.key + " trigger" + function.via, function.tree));
            }
        }
    }
    for (const Resource *pool : context.ofType("AWS::Cognito::IdentityPool")) {
        for (const Target &users :
             context.targetsAt(*pool->properties, "CognitoIdentityProviders[].ProviderName", {"", false, false}))
            context.graph.addEdge(context.edge(users.node, pool->id, EdgeKind::Authorizes, EdgeMode::Sync,
                                               "CognitoIdentityProviders", users.tree));
    }
}

} // namespace lensboard::cfn
