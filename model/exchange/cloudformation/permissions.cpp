// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Resource policies: who is let in, and what they say about encryption and conditions.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

std::pair<EdgeKind, EdgeMode> actOf(const ServiceType &from, const ServiceType &to, const std::string &principal)
{
    if (principal.find("logging.s3") != std::string::npos)
        return {EdgeKind::Logs, EdgeMode::Async};
    if (from.has("topic"))
        return {EdgeKind::Subscribes, EdgeMode::Async};
    if (from.has("front"))
        return {EdgeKind::Serves, EdgeMode::Sync};
    if (from.has("api") || from.has("user-directory"))
        return {EdgeKind::Invokes, EdgeMode::Sync};
    if (from.has("workflow") || from.has("code"))
        return {to.has("messaging") ? EdgeKind::Publishes : EdgeKind::Invokes, EdgeMode::Async};
    if (from.has("alarm"))
        return {EdgeKind::Notifies, EdgeMode::Async};
    return {EdgeKind::Triggers, EdgeMode::Async};
}

void admit(Context &context, const Target &source, const std::string &target, const std::string &principal,
           const std::string &via, const Tree &at)
{
    if (source.node.empty() || target.empty())
        return;
    const auto [kind, mode] = actOf(context.catalog.type(context.typeOf(source.node)),
                                    context.catalog.type(context.typeOf(target)), principal);
    EdgeDraft edge = context.edge(source.node, target, kind, mode, via + source.via, &at);
    edge.evidence = Evidence::Policy;
    edge.properties["conditioned"] = PropertyValue::stated(true, fromTemplate);
    context.graph.addEdge(std::move(edge));
}

void functionPermissions(Context &context)
{
    std::map<std::string, bool> conditioned;
    for (const Resource *permission : context.ofType("AWS::Lambda::Permission")) {
        const Tree &p = *permission->properties;
        const bool bound = p.find("SourceArn") != nullptr || p.find("SourceAccount") != nullptr;
        const std::string principal = context.resolver.text(p, "Principal");
        for (const Target &function : context.targetsAt(p, "FunctionName", {"lambda", false, true})) {
            const auto [at, fresh] = conditioned.try_emplace(function.node, bound);
            at->second = at->second && bound;
            for (const Target &source : context.targetsAt(p, "SourceArn", {"", false, true}))
                admit(context, source, function.node, principal, "permission " + permission->id, *permission->body);
        }
    }
    for (const auto &[function, bound] : conditioned) {
        if (Node *node = context.graph.node(function); node != nullptr) {
            node->properties["resourcePolicyCondition"] = PropertyValue::stated(bound, fromTemplate);
            node->properties.try_emplace("resourcePolicy",
                                         PropertyValue::stated(std::string("named-callers"), fromTemplate));
        }
    }
}

bool refusesPlain(const Context &context, const Tree &statement)
{
    for (const char *path : {"Condition.Bool.aws:SecureTransport[]", "Condition.BoolIfExists.aws:SecureTransport[]"}) {
        if (context.resolver.text(statement, path) == "false")
            return true;
    }
    return false;
}

void readStatement(Context &context, const Tree &statement, const std::vector<std::string> &owners,
                   const std::string &via)
{
    const bool allow = context.resolver.text(statement, "Effect") == "Allow";
    std::string principal = context.resolver.text(statement, "Principal");
    for (const char *path : {"Principal.Service[]", "Principal.AWS[]"})
        principal += context.resolver.text(statement, path);
    bool named = false;
    for (const Found &found : context.resolver.select(statement, "Condition.*.*")) {
        std::string key = found.key;
        for (char &c : key)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (key != "aws:sourcearn")
            continue;
        named = true;
        for (const Target &source : context.targets(*found.tree, {"", false, true})) {
            for (const std::string &owner : owners) {
                if (allow)
                    admit(context, source, owner, principal, via, statement);
            }
        }
    }
    const bool open = allow && !named && principal == "*" && statement.find("Condition") == nullptr;
    for (const std::string &owner : owners) {
        Node *node = context.graph.node(owner);
        if (node == nullptr)
            continue;
        if (!allow && refusesPlain(context, statement) && context.catalog.property(node->type, "tlsOnly") != nullptr)
            node->properties["tlsOnly"] = PropertyValue::stated(true, fromTemplate);
        if (allow && context.catalog.property(node->type, "resourcePolicy") != nullptr) {
            PropertyValue &value = node->properties["resourcePolicy"];
            if (value.state != PropertyValue::State::Stated || open)
                value = PropertyValue::stated(std::string(open ? "any" : "named-callers"), fromTemplate);
        }
        if (allow && named && context.catalog.property(node->type, "resourcePolicyCondition") != nullptr)
            node->properties["resourcePolicyCondition"] = PropertyValue::stated(true, fromTemplate);
    }
}

struct PolicyKind
{
    const char *type;
    const char *owner;
    const char *ownerType;
};

void resourcePolicies(Context &context)
{
    static constexpr PolicyKind policyKinds[] = {{"AWS::SQS::QueuePolicy", "Queues[]", "sqs"},
                                                 {"AWS::SQS::QueueInlinePolicy", "Queue", "sqs"},
                                                 {"AWS::SNS::TopicPolicy", "Topics[]", "sns"},
                                                 {"AWS::S3::BucketPolicy", "Bucket", "s3"}};
    for (const PolicyKind &kind : policyKinds) {
        for (const Resource *policy : context.ofType(kind.type)) {
            std::vector<std::string> owners;
            for (const Target &owner :
                 context.targetsAt(*policy->properties, kind.owner, {kind.ownerType, false, true}))
                owners.push_back(owner.node);
            for (const Found &statement : context.resolver.select(*policy->properties, "PolicyDocument.Statement[]"))
                readStatement(context, *statement.tree, owners, "policy " + policy->id);
        }
    }
}

} // namespace

void collectPermissions(Context &context)
{
    functionPermissions(context);
    resourcePolicies(context);
}

} // namespace lensboard::cfn
