// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/context.h"

#include "exchange/budgets.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lensboard::cfn {

Context::Context(const Template &source, const Catalog &knownTypes, const LocalFiles &localFiles, GraphBuilder &builder,
                 ImportResult &importResult)
    : tmpl(source)
    , catalog(knownTypes)
    , files(localFiles)
    , graph(builder)
    , result(importResult)
    , resolver(source)
{
    for (const Resource &resource : source.resources())
        m_byType[resource.type].push_back(&resource);
    indexNames();
    indexPolicies();
}

const std::vector<const Resource *> &Context::ofType(std::string_view type) const
{
    static const std::vector<const Resource *> none;
    const auto found = m_byType.find(std::string(type));
    return found == m_byType.end() ? none : found->second;
}

std::vector<const Resource *> Context::ofTypes(std::initializer_list<std::string_view> types) const
{
    std::vector<const Resource *> out;
    for (const std::string_view type : types) {
        const auto &some = ofType(type);
        out.insert(out.end(), some.begin(), some.end());
    }
    return out;
}

std::vector<const Resource *> Context::functions() const
{
    return ofTypes({"AWS::Serverless::Function", "AWS::Lambda::Function"});
}

std::vector<const Resource *> Context::stateMachines() const
{
    return ofTypes({"AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"});
}

void Context::indexNames()
{
    static constexpr std::string_view names[] = {
        "BucketName",   "TableName",          "QueueName",       "TopicName", "FunctionName", "StateMachineName",
        "StreamName",   "DeliveryStreamName", "LogGroupName",    "RoleName",  "Name",         "ClusterName",
        "UserPoolName", "DomainName",         "ApplicationName", "Family"};
    for (const Resource &resource : tmpl.resources()) {
        for (const std::string_view name : names) {
            const Tree *place = resource.properties->find(name);
            if (place == nullptr)
                continue;
            // Both branches of a condition name it.
            for (const Value &value : resolver.values(*place)) {
                const std::string text = value.text();
                if (text.size() > 2 && text.find("${?}") == std::string::npos)
                    m_byName[text].push_back(resource.id);
            }
            break;
        }
    }
}

void Context::indexPolicies()
{
    std::map<std::string, std::string> roleNames;
    for (const Resource *role : ofType("AWS::IAM::Role")) {
        if (const std::string name = resolver.text(*role->properties, "RoleName"); !name.empty())
            roleNames.emplace(name, role->id);
    }
    for (const Resource *policy : ofTypes({"AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"})) {
        std::set<std::string> roles{referred(*policy->properties, "RoleName")};
        for (const Found &found : resolver.select(*policy->properties, "Roles[]")) {
            for (const Value &value : resolver.values(*found.tree)) {
                if (value.resource() != nullptr)
                    roles.insert(value.resource()->text);
                else if (const auto named = roleNames.find(value.text()); named != roleNames.end())
                    roles.insert(named->second);
            }
        }
        for (const std::string &role : roles)
            m_policies[role].push_back(policy);
    }
}

const std::vector<const Resource *> &Context::policiesOf(const std::string &role) const
{
    static const std::vector<const Resource *> none;
    const auto found = m_policies.find(role);
    return found == m_policies.end() ? none : found->second;
}

std::string Context::byName(const std::string &name, std::string_view type) const
{
    if (name.empty() || name.find('*') == 0)
        return {};
    const auto fits = [&](const std::string &id) {
        const std::string key = nodeOf(id);
        return !key.empty() && (type.empty() || typeOf(key) == type || typeOf(key) == "unknown-resource");
    };
    if (const auto found = m_byName.find(name); found != m_byName.end()) {
        for (const std::string &id : found->second) {
            if (fits(id))
                return id;
        }
    }
    const std::size_t star = name.find('*');
    if (star == std::string::npos || star < 4)
        return {};
    std::string only;
    for (const auto &[known, ids] : m_byName) {
        if (known.compare(0, star, name, 0, star) != 0)
            continue;
        for (const std::string &id : ids) {
            if (fits(id) && !only.empty() && only != id)
                return {};
            if (fits(id))
                only = id;
        }
    }
    return only;
}

std::string Context::typeOf(const std::string &nodeKey) const
{
    const Node *node = graph.node(nodeKey);
    return node != nullptr ? node->type : std::string();
}

std::string Context::nodeOf(const std::string &resourceId) const
{
    const auto found = nodeKeys.find(resourceId);
    if (found != nodeKeys.end())
        return found->second;
    const std::string real = owner(resourceId);
    if (real.empty() || real == resourceId)
        return {};
    const auto again = nodeKeys.find(real);
    return again == nodeKeys.end() ? std::string() : again->second;
}

std::string Context::owner(const std::string &id) const
{
    if (tmpl.resource(id) != nullptr)
        return id;
    if (!tmpl.isSam())
        return {};
    // The longest resource id that this one begins with: FnRole, FnUrl, FnAliaslive, ApiStage, ApiprodStage …
    static constexpr std::string_view suffixes[] = {"Role",    "Url",        "Stage",      "Alias",
                                                    "Version", "Deployment", "Permission", "EventInvokeConfig",
                                                    "Policy",  "Domain"};
    for (std::size_t length = id.empty() ? 0 : id.size() - 1; length > 0; --length) {
        const std::string head = id.substr(0, length);
        const Resource *resource = tmpl.resource(head);
        if (resource == nullptr || resource->type.find("::Serverless::") == std::string::npos)
            continue;
        const std::string_view tail = std::string_view(id).substr(length);
        for (const std::string_view suffix : suffixes) {
            if (tail.find(suffix) != std::string_view::npos)
                return head;
        }
        if (const Tree *events = resource->properties->find("Events"); events != nullptr) {
            for (const Tree::Key &key : events->keys) {
                if (tail.compare(0, key.text.size(), key.text) == 0)
                    return head;
            }
        }
    }
    return {};
}

std::string Context::referred(const Tree &from, std::string_view path) const
{
    for (const Found &found : resolver.select(from, path)) {
        for (const Value &value : resolver.values(*found.tree)) {
            const Piece *piece = value.resource();
            if (piece != nullptr)
                return piece->text;
        }
    }
    return {};
}

// The file that a path of the template ("Resources/Orders/Queue/Properties") stands in.
std::string Context::fileOf(const std::string &path) const
{
    std::string id = path.compare(0, 10, "Resources/") == 0 ? path.substr(10) : std::string();
    while (!id.empty()) {
        if (const Resource *resource = tmpl.resource(id); resource != nullptr)
            return resource->file.empty() ? tmpl.file() : resource->file;
        const std::size_t slash = id.rfind('/');
        id.resize(slash == std::string::npos ? 0 : slash);
    }
    return tmpl.file();
}

void Context::issue(ImportIssue::Severity severity, const std::string &code, const std::string &message, const Tree &at,
                    const std::string &path, const std::string &type)
{
    if (result.issues.size() >= budgets::issues) {
        if (m_dropped++ == 0)
            result.issues.push_back({ImportIssue::Severity::Warning,
                                     "budget.issues",
                                     "more remarks than are kept; the rest is left out",
                                     tmpl.file(),
                                     0,
                                     0,
                                     {},
                                     {}});
        return;
    }
    result.issues.push_back({severity, code, message, fileOf(path), at.line, at.column, path, type});
}

void Context::warn(const std::string &code, const std::string &message, const Tree &at, const std::string &path)
{
    issue(ImportIssue::Severity::Warning, code, message, at, path);
}

void Context::notUnderstood(const Resource &resource, const std::string &reason)
{
    result.notUnderstood.push_back(
        {tmpl.isTerraform() ? resource.id : "Resources/" + resource.id, resource.iacType, reason, resource.line});
}

EdgeDraft Context::edge(const std::string &from, const std::string &to, EdgeKind kind, EdgeMode mode, std::string via,
                        const Tree *at) const
{
    EdgeDraft draft;
    draft.from = from;
    draft.to = to;
    draft.kind = kind;
    draft.mode = mode;
    draft.via = std::move(via);
    if (at != nullptr) {
        draft.line = at->line;
        draft.column = at->column;
    }
    return draft;
}

namespace {

std::optional<bool> asBool(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (lower == "true" || lower == "yes" || lower == "on" || lower == "enabled" || lower == "active")
        return true;
    if (lower == "false" || lower == "no" || lower == "off" || lower == "disabled")
        return false;
    return std::nullopt;
}

std::optional<double> asNumber(const std::string &text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(number) ||
        std::abs(number) > 1e15)
        return std::nullopt;
    return number;
}

std::optional<PropertyData> converted(const std::string &text, PropertyType type)
{
    switch (type) {
    case PropertyType::Boolean:
        if (const auto flag = asBool(text))
            return PropertyData(*flag);
        return std::nullopt;
    case PropertyType::Integer:
    case PropertyType::Number: {
        const auto number = asNumber(text);
        if (!number)
            return std::nullopt;
        if (type == PropertyType::Integer)
            return PropertyData(static_cast<std::int64_t>(std::llround(*number)));
        return PropertyData(*number);
    }
    case PropertyType::List:
        return PropertyData(std::vector<std::string>{text});
    default:
        return PropertyData(text);
    }
}

} // namespace

void Context::set(Properties &properties, const std::string &name, const Tree &from, std::string_view path,
                  PropertyType type) const
{
    const Value value = resolver.settled(from, path);
    if (value.absent)
        return;
    if (!value.isText() && (type != PropertyType::String || value.text().find("${?}") != std::string::npos)) {
        properties[name] = PropertyValue::unknown(value.reason());
        return;
    }
    const auto data = converted(value.text(), type);
    properties[name] = data ? PropertyValue::stated(*data, PropertyValue::Origin::Template)
                            : PropertyValue::unknown("\"" + value.text() + "\" is not what is expected here");
}

} // namespace lensboard::cfn
