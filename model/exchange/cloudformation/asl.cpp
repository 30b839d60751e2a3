// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/mechanisms.h"
#include "exchange/iamactions.h"

#include <algorithm>

// The tasks of a state machine definition (Amazon States Language) as edges.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

// What a task's argument may be called when it names the resource.
constexpr std::string_view resourceArguments[] = {
    "FunctionName", "TableName",    "TopicArn",   "QueueUrl", "StateMachineArn", "TaskDefinition",     "Bucket",
    "StreamName",   "StreamArn",    "JobName",    "JobQueue", "ProjectName",     "DeliveryStreamName", "SecretId",
    "EventBusName", "EndpointName", "UserPoolId", "Name",     "ApiEndpoint",     "CrawlerName",        "ModelId"};

class DefinitionReader
{
public:
    DefinitionReader(Context &context, const Resource &machine, const Tree *position)
        : m_context(context)
        , m_machine(machine)
        , m_position(position)
    {
        for (const Found &found : context.resolver.select(*machine.properties, "DefinitionSubstitutions.*"))
            m_substitutions[found.key] = found.tree;
    }

    void read(const Tree &definition)
    {
        states(definition, 0);
        Node *node = m_context.graph.node(m_machine.id);
        if (node == nullptr || m_tasks == 0)
            return;
        node->properties["tasks"] = PropertyValue::stated(m_tasks, fromTemplate);
        node->properties["retryCatch"] = PropertyValue::stated(m_guarded == m_tasks, fromTemplate);
        node->properties["taskTimeouts"] =
            PropertyValue::stated(m_timed == m_tasks || definition.find("TimeoutSeconds") != nullptr, fromTemplate);
        node->properties["waitForToken"] = PropertyValue::stated(m_tokens > 0, fromTemplate);
        if (m_tokens > 0)
            node->properties["heartbeat"] = PropertyValue::stated(m_beats >= m_tokens, fromTemplate);
        m_context.set(node->properties, "timeoutS", definition, "TimeoutSeconds", PropertyType::Integer);
    }

private:
    // Only the tree is walked, never Next: a loop of states cannot hang it.
    void states(const Tree &scope, int depth)
    {
        const Tree *all = scope.find("States");
        if (all == nullptr || !all->isMap() || depth > budgets::resolveDepth)
            return;
        for (std::size_t i = 0; i < all->items.size(); ++i)
            state(all->keys[i].text, all->items[i], depth);
    }

    void state(const std::string &name, const Tree &tree, int depth)
    {
        const std::string_view type = tree.textAt("Type");
        if (type == "Task")
            task(name, tree);
        for (const char *nested : {"Iterator", "ItemProcessor"}) {
            if (const Tree *inner = tree.find(nested); inner != nullptr)
                states(*inner, depth + 1);
        }
        if (const Tree *branches = tree.find("Branches"); branches != nullptr) {
            for (const Tree &branch : branches->items)
                states(branch, depth + 1);
        }
        for (const char *store : {"ItemReader", "ResultWriter"}) {
            if (const Tree *access = tree.find(store); access != nullptr)
                task(name, *access);
        }
        if (type == "Map")
            mapConcurrency(tree);
    }

    void mapConcurrency(const Tree &tree)
    {
        Node *node = m_context.graph.node(m_machine.id);
        if (node == nullptr)
            return;
        if (tree.find("MaxConcurrency") != nullptr)
            m_context.set(node->properties, "mapConcurrency", tree, "MaxConcurrency", PropertyType::Integer);
        else
            node->properties.try_emplace("mapConcurrency", PropertyValue::awsDefault(std::int64_t(0)));
    }

    // Text of a definition with ${…} replaced by what the template says they are.
    Value resolved(const Tree &tree) const
    {
        Value whole = m_context.resolver.value(tree);
        if (!whole.isText())
            return whole;
        const std::string text = whole.text();
        Value out;
        std::size_t from = 0;
        for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", from)) {
            const std::size_t end = text.find('}', at);
            if (end == std::string::npos)
                break;
            if (at > from)
                out.pieces.push_back({Piece::Kind::Text, text.substr(from, at - from), {}, {}});
            const Value value = substitution(text.substr(at + 2, end - at - 2), tree);
            out.pieces.insert(out.pieces.end(), value.pieces.begin(), value.pieces.end());
            from = end + 1;
        }
        if (from < text.size())
            out.pieces.push_back({Piece::Kind::Text, text.substr(from), {}, {}});
        out.tree = &tree;
        return out;
    }

    // A substitution, or a name that an Fn::Sub around the whole definition would have replaced.
    Value substitution(const std::string &name, const Tree &at) const
    {
        if (const auto found = m_substitutions.find(name); found != m_substitutions.end())
            return m_context.resolver.value(*found->second);
        const std::size_t dot = name.find('.');
        const std::string id = name.substr(0, dot);
        if (m_context.tmpl.resource(id) != nullptr || !m_context.owner(id).empty())
            return {{{Piece::Kind::Resource, id, dot == std::string::npos ? "" : name.substr(dot + 1), {}}},
                    &at,
                    {},
                    false};
        if (m_context.tmpl.parameter(id) != nullptr) {
            Tree reference = emptyMap();
            reference.keys.push_back({"Ref", at.line, at.column});
            reference.items.emplace_back();
            reference.items.back().text = id;
            reference.items.back().kind = Tree::Kind::String;
            return m_context.resolver.value(reference);
        }
        if (name.compare(0, 5, "AWS::") == 0)
            return {{{Piece::Kind::Pseudo, name, {}, {}}}, &at, {}, false};
        m_context.warn("asl.substitution", "nothing is substituted for ${" + name + "} in " + m_machine.id,
                       m_position != nullptr ? *m_position : at, "Resources/" + m_machine.id);
        return {{{Piece::Kind::Unknown, "depends on the substitution " + name, {}, {}}}, &at, {}, false};
    }

    void task(const std::string &name, const Tree &tree)
    {
        const Tree *resource = tree.find("Resource");
        if (resource == nullptr || resource->isNull())
            return;
        if (!resource->isMap() && resource->kind != Tree::Kind::String) {
            m_context.warn("asl.resource",
                           "Resource of the task \"" + name + "\" must be text, is " +
                               std::string(resource->kindName()),
                           m_position != nullptr ? *m_position : *resource, "Resources/" + m_machine.id);
            return;
        }
        ++m_tasks;
        m_guarded += tree.find("Retry") != nullptr && tree.find("Catch") != nullptr ? 1 : 0;
        m_timed += tree.find("TimeoutSeconds") != nullptr || tree.find("TimeoutSecondsPath") != nullptr ? 1 : 0;
        const Value value = resolved(*resource);
        const std::string text = value.text();
        const std::size_t states = text.find(":states:::");
        if (states == std::string::npos)
            direct(tree, value);
        else
            integration(tree, text.substr(states + 10));
    }

    // A Lambda function or an activity named by itself.
    void direct(const Tree &tree, const Value &value)
    {
        const Target target = m_context.target(value, {"lambda", true, true});
        if (target.node.empty())
            return;
        const ServiceType &type = m_context.catalog.type(m_context.typeOf(target.node));
        add(tree, target,
            type.has("workflow") ? ActionEffect{EdgeKind::Invokes, EdgeMode::Async, false}
                                 : ActionEffect{EdgeKind::Invokes, EdgeMode::Sync, false},
            {});
    }

    // "lambda:invoke", "sqs:sendMessage.waitForTaskToken", "aws-sdk:dynamodb:putItem"
    void integration(const Tree &tree, std::string call)
    {
        if (call.compare(0, 8, "aws-sdk:") == 0)
            call.erase(0, 8);
        std::string pattern;
        if (const std::size_t dot = call.find('.'); dot != std::string::npos) {
            pattern = call.substr(dot + 1);
            call.resize(dot);
        }
        const std::size_t colon = call.find(':');
        if (colon == std::string::npos)
            return;
        static const std::map<std::string, std::string> services{
            {"sfn", "states"}, {"eventbridge", "events"}, {"cloudwatchlogs", "logs"}, {"sesv2", "ses"}};
        std::string service = call.substr(0, colon);
        if (const auto renamed = services.find(service); renamed != services.end())
            service = renamed->second;
        std::string action = call.substr(colon + 1);
        if (!action.empty())
            action[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(action[0])));
        if (service == "lambda" && action == "Invoke")
            action = "InvokeFunction";
        if (pattern == "waitForTaskToken") {
            ++m_tokens;
            m_beats += tree.find("HeartbeatSeconds") != nullptr || tree.find("TimeoutSeconds") != nullptr ? 1 : 0;
        }
        for (ActionEffect effect : actionEffects(service + ":" + action)) {
            if (effect.polling)
                continue;
            if (!pattern.empty())
                effect.mode = EdgeMode::Sync; // it waits for the end or for a token
            else if (service == "lambda" && argument(tree, "InvocationType").text() == "Event")
                effect.mode = EdgeMode::Async;
            arguments(tree, service, effect, pattern);
        }
        if (service == "http")
            web(tree);
        // An outside endpoint of an API: "apigateway:invoke".
        if (service == "apigateway")
            for (const Target &api : named(tree, "ApiEndpoint", {"rest-api", true, false}))
                add(tree, api, {EdgeKind::Invokes, EdgeMode::Sync, false}, pattern);
    }

    void web(const Tree &tree)
    {
        const std::string address = argument(tree, "ApiEndpoint").text();
        const std::size_t start = address.find("://");
        if (start == std::string::npos)
            return;
        const std::string host = address.substr(start + 3, address.find('/', start + 3) - start - 3);
        add(tree, {m_context.graph.external(host, "third-party"), {}, {}, {}, {}, &tree},
            {EdgeKind::Invokes, EdgeMode::Sync, false}, {});
    }

    static const Tree *block(const Tree &tree)
    {
        const Tree *parameters = tree.find("Parameters");
        return parameters != nullptr ? parameters : tree.find("Arguments");
    }

    Value argument(const Tree &tree, std::string_view name) const
    {
        const Tree *parameters = block(tree);
        const Tree *found = parameters != nullptr ? parameters->find(name) : nullptr;
        Value none;
        none.absent = true;
        return found != nullptr ? resolved(*found) : none;
    }

    std::vector<Target> named(const Tree &tree, std::string_view name, const TargetQuery &query) const
    {
        const Value value = argument(tree, name);
        std::vector<Target> out;
        // "{% … %}" and "$.…" are worked out while it runs.
        if (!value.absent && value.text().find("{%") == std::string::npos) {
            Target target = m_context.target(value, query);
            if (!target.node.empty())
                out.push_back(std::move(target));
        }
        return out;
    }

    void arguments(const Tree &tree, const std::string &service, const ActionEffect &effect, const std::string &pattern)
    {
        const std::string type = typeOfService(service);
        const TargetQuery query{type, true, true};
        bool any = false;
        for (const std::string_view name : resourceArguments) {
            for (const Target &target : named(tree, name, query)) {
                add(tree, target, effect, pattern);
                any = true;
            }
        }
        const Tree *parameters = block(tree);
        if (service != "events" || parameters == nullptr)
            return;
        for (const Found &entry : m_context.resolver.select(*parameters, "Entries[].EventBusName")) {
            const Target bus = m_context.target(resolved(*entry.tree), query);
            if (!bus.node.empty() && (any = true))
                add(tree, bus, effect, pattern);
        }
        if (!any)
            add(tree,
                {m_context.graph.external("default-event-bus", "eventbridge", "Default event bus"),
                 {},
                 {},
                 {},
                 {},
                 &tree},
                effect, pattern);
    }

    void add(const Tree &tree, const Target &target, const ActionEffect &effect, const std::string &pattern)
    {
        EdgeDraft edge =
            m_context.edge(m_machine.id, target.node, effect.kind, effect.mode, "state machine definition" + target.via,
                           m_position != nullptr ? m_position : &tree);
        edge.condition = m_machine.condition;
        if (effect.kind == EdgeKind::Invokes || effect.kind == EdgeKind::Publishes) {
            const char *waits = pattern == "waitForTaskToken" ? "callback" : pattern.empty() ? "response" : "job";
            edge.properties["waitPattern"] = PropertyValue::stated(std::string(waits), fromTemplate);
        }
        edge.properties["retryCatch"] =
            PropertyValue::stated(tree.find("Retry") != nullptr && tree.find("Catch") != nullptr, fromTemplate);
        if (const Tree *retry = tree.find("Retry"); retry != nullptr && !retry->items.empty()) {
            constexpr std::int64_t usual = 3; // MaxAttempts when a retrier does not name it
            edge.properties["retries"] = PropertyValue::stated(usual, fromTemplate);
            m_context.set(edge.properties, "retries", retry->items.front(), "MaxAttempts", PropertyType::Integer);
        }
        m_context.set(edge.properties, "taskTimeoutS", tree, "TimeoutSeconds", PropertyType::Integer);
        m_context.set(edge.properties, "heartbeatS", tree, "HeartbeatSeconds", PropertyType::Integer);
        m_context.graph.addEdge(std::move(edge));
    }

    Context &m_context;
    const Resource &m_machine;
    const Tree *m_position; // of a definition in a text or file of its own
    std::map<std::string, const Tree *> m_substitutions;
    std::int64_t m_tasks = 0;
    std::int64_t m_guarded = 0;
    std::int64_t m_timed = 0;
    std::int64_t m_tokens = 0;
    std::int64_t m_beats = 0;
};

} // namespace

void readDefinition(Context &context, const Resource &machine, const Tree &definition, const Tree *position)
{
    DefinitionReader(context, machine, position).read(definition);
}

} // namespace lensboard::cfn
