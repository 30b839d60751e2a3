// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"
#include "exchange/iamactions.h"

#include <algorithm>

// IAM statements and SAM's policies: who may do what to which resource.
namespace lensboard::cfn {

namespace {

// Other services use their role only for what they are configured to do.
bool runsCode(const Context &context, const std::string &node)
{
    const ServiceType &type = context.catalog.type(context.typeOf(node));
    return type.has("code") || type.has("container") || type.has("workflow") || type.has("job") ||
           type.has("builder") || type.has("agent") || type.has("server");
}

std::vector<std::string> texts(const Context &context, const Tree &from, std::string_view path)
{
    std::vector<std::string> out;
    for (const Found &found : context.resolver.select(from, path)) {
        for (const Value &value : context.resolver.values(*found.tree))
            out.push_back(value.text());
    }
    return out;
}

// The catalogue type that an action works on; tells a table's ARN from a parameter that holds a bare name.
TargetQuery queryFor(const std::string &service)
{
    thread_local std::map<std::string, std::string> kept;
    const std::string &type = kept.try_emplace(service, typeOfService(service)).first->second;
    return {type, true, true};
}

class StatementReader
{
public:
    StatementReader(Context &context, std::string holder, std::string via)
        : m_context(context)
        , m_holder(std::move(holder))
        , m_via(std::move(via))
    {
    }

    void read(const Found &statement)
    {
        const Tree &tree = *statement.tree;
        if (!tree.isMap() || m_context.resolver.text(tree, "Effect") == "Deny")
            return;
        if (tree.find("NotAction") != nullptr || tree.find("NotResource") != nullptr) {
            m_context.issue(ImportIssue::Severity::Info, "iam.negated",
                            "a statement with NotAction or NotResource gives no edge", tree);
            return;
        }
        const auto actions = texts(m_context, tree, "Action");
        noteWildcards(tree, actions);
        for (const Found &place : m_context.resolver.select(tree, "Resource")) {
            for (const Value &value : m_context.resolver.values(*place.tree))
                grant(actions, value, statement.condition);
        }
    }

private:
    void noteWildcards(const Tree &tree, const std::vector<std::string> &actions)
    {
        bool all = std::find(actions.begin(), actions.end(), "*") != actions.end();
        for (const std::string &resource : texts(m_context, tree, "Resource"))
            all = all || (resource == "*" && !onlyNeedsStar(actions));
        Node *node = m_context.graph.node(m_holder);
        if (all && node != nullptr && m_context.catalog.property(node->type, "rolePolicyWildcard") != nullptr)
            node->properties["rolePolicyWildcard"] = PropertyValue::stated(true, PropertyValue::Origin::Template);
    }

    // Actions that IAM cannot restrict to a resource, or that only observe.
    static bool onlyNeedsStar(const std::vector<std::string> &actions)
    {
        static constexpr std::string_view free[] = {"xray:*",
                                                    "logs:*",
                                                    "cloudwatch:PutMetricData",
                                                    "ec2:*NetworkInterface*",
                                                    "*:Describe*",
                                                    "*:List*",
                                                    "sts:GetCallerIdentity",
                                                    "cognito-idp:*Token*",
                                                    "*:Get*Token",
                                                    "ecr:GetAuthorizationToken"};
        return std::all_of(actions.begin(), actions.end(), [](const std::string &action) {
            return std::any_of(std::begin(free), std::end(free),
                               [&](std::string_view pattern) { return globMatches(pattern, action); });
        });
    }

    void grant(const std::vector<std::string> &actions, const Value &resource, const std::string &condition)
    {
        const std::string text = resource.text();
        for (const std::string &action : actions) {
            const std::string service = actionService(action);
            if (text == "*") {
                eventsOnAnyBus(action, condition);
                continue;
            }
            if (action == "${?}") {
                unknownUse(resource, condition);
                continue;
            }
            const auto effects = actionEffects(action);
            if (effects.empty())
                continue;
            Target found = m_context.target(resource, queryFor(service));
            if (found.node.empty())
                continue;
            for (const ActionEffect &effect : effects)
                add(found, effect, action, resource, condition);
        }
    }

    // A permission whose actions are not known yet: counts where nothing else joins the two.
    void unknownUse(const Value &resource, const std::string &condition)
    {
        const Target found = m_context.target(resource, {"", false, true});
        if (found.node.empty())
            return;
        EdgeDraft edge = m_context.edge(m_holder, found.node, EdgeKind::Grants, EdgeMode::None,
                                        m_via + ", actions not known yet", resource.tree);
        edge.evidence = Evidence::Named;
        edge.condition = condition;
        m_context.graph.addEdge(std::move(edge));
    }

    void add(const Target &found, const ActionEffect &effect, const std::string &action, const Value &resource,
             const std::string &condition)
    {
        if (!fits(found.node, action))
            return;
        EdgeDraft edge =
            m_context.edge(m_holder, found.node, effect.kind, effect.mode, m_via + found.via, resource.tree);
        edge.evidence = Evidence::Granted;
        // A stream of a table: reading it is polling, whatever else the pattern permits.
        edge.polling = effect.polling || found.attribute == "StreamArn";
        edge.condition = condition;
        if (!edge.polling || effect.polling)
            edge.properties["actions"] =
                PropertyValue::stated(std::vector<std::string>{action}, PropertyValue::Origin::Template);
        if (found.attribute == "StreamArn" && effect.kind != EdgeKind::Reads)
            return;
        m_context.graph.addEdge(std::move(edge));
    }

    // An action on a resource of another service says nothing ("kinesis:Put*" on a Firehose stream).
    bool fits(const std::string &node, const std::string &action) const
    {
        const std::string service = actionService(action);
        const std::string type = m_context.typeOf(node);
        const std::string wanted = typeOfService(service);
        if (wanted.empty() || wanted == type || type == "unknown-resource" || type == "other-stack")
            return true;
        const Node *target = m_context.graph.node(node);
        if (target != nullptr && target->external)
            return true;
        if (service == "execute-api")
            return type == "http-api" || type == "websocket-api";
        if (service == "ecs" || service == "rds-data" || service == "rds-db" || service == "lambda")
            return m_context.catalog.type(type).has(service == "ecs"      ? "container"
                                                    : service == "lambda" ? "function"
                                                                          : "relational");
        if (service == "bedrock")
            return type == "bedrock-agent";
        return false;
    }

    // PutEvents is mostly granted on "*"; then the events go to the default bus if somebody listens there.
    void eventsOnAnyBus(const std::string &action, const std::string &condition)
    {
        if (actionService(action) != "events" || m_context.graph.node("ext:default-event-bus") == nullptr)
            return;
        for (const ActionEffect &effect : actionEffects(action)) {
            EdgeDraft edge =
                m_context.edge(m_holder, "ext:default-event-bus", effect.kind, effect.mode, m_via + " on every bus");
            edge.evidence = Evidence::Granted;
            edge.condition = condition;
            m_context.graph.addEdge(std::move(edge));
        }
    }

    Context &m_context;
    std::string m_holder;
    std::string m_via;
};

void readDocument(Context &context, const Tree &from, std::string_view path, const std::string &holder,
                  const std::string &via)
{
    StatementReader reader(context, holder, via);
    for (const Found &statement : context.resolver.select(from, path))
        reader.read(statement);
}

// Properties by which a resource names the role that it acts under.
constexpr std::string_view roleProperties[] = {"Role",
                                               "RoleArn",
                                               "RoleARN",
                                               "TaskRoleArn",
                                               "ServiceRole",
                                               "ServiceRoleArn",
                                               "ExecutionRoleArn",
                                               "ServiceExecutionRole",
                                               "AgentResourceRoleArn",
                                               "InstanceConfiguration.InstanceRoleArn",
                                               "ContainerProperties.JobRoleArn"};

std::map<std::string, std::vector<std::string>> roleUsers(const Context &context)
{
    std::map<std::string, std::vector<std::string>> users;
    for (const Resource &resource : context.tmpl.resources()) {
        const std::string node = context.nodeOf(resource.id);
        if (node.empty() || node != resource.id || !runsCode(context, node))
            continue;
        for (const std::string_view property : roleProperties) {
            // The execution role of a task starts the container; the code runs under the task role.
            if (property == "ExecutionRoleArn" && resource.type.find("ECS") != std::string::npos)
                continue;
            const std::string role = context.referred(*resource.properties, property);
            if (!role.empty())
                users[role].push_back(node);
        }
        if (resource.type.find("::Serverless::") != std::string::npos)
            users[resource.id + "Role"].push_back(node);
    }
    for (const Resource *service : context.ofType("AWS::ECS::Service")) {
        const Resource *task = context.tmpl.resource(context.referred(*service->properties, "TaskDefinition"));
        const std::string role = task != nullptr ? context.referred(*task->properties, "TaskRoleArn") : std::string();
        if (!role.empty())
            users[role].push_back(service->id);
    }
    for (const Resource *profile : context.ofType("AWS::IAM::InstanceProfile")) {
        for (const Resource *server : context.ofType("AWS::EC2::Instance")) {
            if (context.referred(*server->properties, "IamInstanceProfile") == profile->id)
                users[context.referred(*profile->properties, "Roles[]")].push_back(server->id);
        }
    }
    return users;
}

void readPolicies(Context &context, const std::map<std::string, std::vector<std::string>> &users)
{
    for (const auto &[role, holders] : users) {
        for (const std::string &holder : holders)
            addRoleGrants(context, role, holder);
    }
}

// One entry of SAM's Policies: a name, a template with arguments, or a document.
void readSamPolicy(Context &context, const Resource &resource, const Found &place)
{
    const Tree &tree = *place.tree;
    if (!tree.isMap() || tree.items.empty())
        return;
    const Resource *managed = context.tmpl.resource(context.referred(tree, {}));
    if (managed != nullptr && managed->type == "AWS::IAM::ManagedPolicy") {
        readDocument(context, *managed->properties, "PolicyDocument.Statement[]", resource.id, "IAM statement");
        return;
    }
    if (tree.find("Statement") != nullptr) {
        readDocument(context, tree, "Statement[]", resource.id, "IAM statement");
        return;
    }
    for (std::size_t i = 0; i < tree.items.size(); ++i) {
        const std::string &name = tree.keys[i].text;
        if (name == "Ref" || name.compare(0, 4, "Fn::") == 0)
            continue;
        const SamPolicy *policy = samPolicy(name);
        if (policy == nullptr) {
            context.warn("sam.policy", "SAM has no policy template \"" + name + "\"", tree,
                         "Resources/" + resource.id + "/Properties/Policies");
            continue;
        }
        const TargetQuery query = queryFor(policy->service);
        const Tree *argument = policy->parameter.empty() ? nullptr : tree.items[i].find(policy->parameter);
        if (argument == nullptr)
            continue;
        for (const Target &found : context.targets(*argument, query)) {
            for (const std::string &action : policy->actions) {
                for (const ActionEffect &effect : actionEffects(action)) {
                    EdgeDraft edge =
                        context.edge(resource.id, found.node, effect.kind, effect.mode, name + found.via, argument);
                    edge.evidence = Evidence::Granted;
                    edge.polling = effect.polling;
                    edge.condition = place.condition;
                    context.graph.addEdge(std::move(edge));
                }
            }
        }
    }
}

void readSamPolicies(Context &context)
{
    for (const Resource *resource : context.ofTypes({"AWS::Serverless::Function", "AWS::Serverless::StateMachine"})) {
        if (context.nodeOf(resource->id).empty())
            continue;
        const Tree *policies = resource->properties->find("Policies");
        if (policies != nullptr && policies->isScalar() && policies->kind != Tree::Kind::String)
            context.warn("sam.policies", "Policies must be a list, is " + std::string(policies->kindName()), *policies,
                         "Resources/" + resource->id + "/Properties/Policies");
        for (const Found &place : context.resolver.select(*resource->properties, "Policies[]"))
            readSamPolicy(context, *resource, place);
    }
}

} // namespace

void addRoleGrants(Context &context, const std::string &role, const std::string &holder)
{
    const std::string via = "IAM statement";
    if (const Resource *resource = context.tmpl.resource(role); resource != nullptr) {
        readDocument(context, *resource->properties, "Policies[].PolicyDocument.Statement[]", holder, via);
        for (const Found &found : context.resolver.select(*resource->properties, "ManagedPolicyArns[]")) {
            for (const Value &value : context.resolver.values(*found.tree)) {
                const Resource *managed =
                    value.resource() != nullptr ? context.tmpl.resource(value.resource()->text) : nullptr;
                if (managed != nullptr && managed->type == "AWS::IAM::ManagedPolicy")
                    readDocument(context, *managed->properties, "PolicyDocument.Statement[]", holder, via);
            }
        }
    }
    for (const Resource *policy : context.policiesOf(role))
        readDocument(context, *policy->properties, "PolicyDocument.Statement[]", holder, via);
}

void collectGrants(Context &context)
{
    readPolicies(context, roleUsers(context));
    readSamPolicies(context);
}

} // namespace lensboard::cfn
