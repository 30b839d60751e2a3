// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

#include "base/json.h"

#include <algorithm>
#include <cmath>

// Properties of boxes, by the table in resources/exchange/cloudformation-properties.json.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

struct Rule
{
    std::string property;
    std::string path;
    std::vector<std::string> is;            // true when the value is one of these
    std::map<std::string, std::string> map; // value in the template → value here
    bool exists = false;                    // true when the place is there
    bool count = false;                     // number of places
    bool absent = false;                    // stated as none when the place is not there
    bool target = false;                    // name of the element that is named there
    double scale = 0;
    std::string value;     // with `exists`: this instead of true
    std::string unless;    // with `exists`: not when the text begins so
    std::string otherwise; // value when the place is not there
};

Rule ruleOf(const std::string &property, const Json &json)
{
    Rule rule;
    rule.property = property;
    if (json.is_string()) {
        rule.path = json.get<std::string>();
        return rule;
    }
    rule.path = stringAt(json, "path");
    rule.is = stringsAt(json, "is");
    rule.exists = boolAt(json, "exists");
    rule.count = boolAt(json, "count");
    rule.absent = boolAt(json, "absent");
    rule.target = boolAt(json, "target");
    rule.scale = numberAt(json, "scale");
    rule.value = stringAt(json, "value");
    rule.unless = stringAt(json, "unless");
    rule.otherwise = stringAt(json, "otherwise");
    if (const Json *map = memberAt(json, "map"); map != nullptr) {
        for (const auto &[from, to] : map->items())
            rule.map[from] = to.get<std::string>();
    }
    return rule;
}

using Table = std::map<std::string, std::vector<Rule>, std::less<>>;

Table loadTable()
{
    Table table;
    const auto data = readResourceJson("exchange/cloudformation-properties.json");
    const Json *types = data ? memberAt(*data, "types") : nullptr;
    if (types == nullptr)
        return table;
    for (const Json &entry : *types) {
        const Json *rules = memberAt(entry, "properties");
        for (const std::string &type : stringsAt(entry, "for")) {
            for (const auto &[property, rule] : rules->items()) {
                if (rule.is_array()) {
                    for (const Json &one : rule)
                        table[type].push_back(ruleOf(property, one));
                } else {
                    table[type].push_back(ruleOf(property, rule));
                }
            }
        }
    }
    return table;
}

const Table &table()
{
    static const Table loaded = loadTable();
    return loaded;
}

PropertyData asData(const std::string &text, PropertyType type)
{
    if (type == PropertyType::Boolean)
        return text == "true";
    if (type == PropertyType::Integer)
        return static_cast<std::int64_t>(std::stoll(text));
    return text;
}

// Whether the place is there: known, or hanging on something.
std::optional<bool> present(const Context &context, const Tree &from, const std::string &path, std::string &reason)
{
    const auto places = context.resolver.select(from, path);
    for (const Found &place : places) {
        if (place.tree->isNull())
            continue;
        const auto state = place.condition.empty() ? std::optional(true) : context.resolver.condition(place.condition);
        if (state && *state)
            return true;
        if (!state) {
            reason = "depends on condition " + place.condition;
            return std::nullopt;
        }
    }
    return false;
}

void applyPresence(const Context &context, Properties &out, const Rule &rule, const Tree &from)
{
    std::string reason;
    const auto there = present(context, from, rule.path, reason);
    if (!there)
        out[rule.property] = PropertyValue::unknown(reason);
    else if (*there && (rule.unless.empty() || context.resolver.text(from, rule.path).find(rule.unless) != 0))
        out[rule.property] = rule.value.empty() ? PropertyValue::stated(true, fromTemplate)
                                                : PropertyValue::stated(rule.value, fromTemplate);
}

void applyChoice(const Context &context, Properties &out, const Rule &rule, const Tree &from, PropertyType type)
{
    const Value value = context.resolver.settled(from, rule.path);
    if (value.absent)
        return;
    if (!value.isText()) {
        out[rule.property] = PropertyValue::unknown(value.reason());
        return;
    }
    const std::string text = value.text();
    if (!rule.is.empty()) {
        const bool yes = std::find(rule.is.begin(), rule.is.end(), text) != rule.is.end();
        out[rule.property] = PropertyValue::stated(yes, fromTemplate);
    } else if (const auto mapped = rule.map.find(text); mapped != rule.map.end()) {
        out[rule.property] = PropertyValue::stated(asData(mapped->second, type), fromTemplate);
    }
}

void applyTarget(const Context &context, Properties &out, const Rule &rule, const Tree &from)
{
    const auto targets = context.resolver.select(from, rule.path);
    for (const Found &place : targets) {
        const Value value = context.resolver.value(*place.tree);
        const Piece *piece = value.resource();
        out[rule.property] = PropertyValue::stated(piece != nullptr ? piece->text : value.text(), fromTemplate);
        return;
    }
}

void scaled(Properties &out, const Rule &rule)
{
    const auto found = out.find(rule.property);
    if (rule.scale == 0 || found == out.end() || !found->second.isStated())
        return;
    if (auto *whole = std::get_if<std::int64_t>(&found->second.data))
        *whole = static_cast<std::int64_t>(static_cast<double>(*whole) * rule.scale);
    else if (auto *number = std::get_if<double>(&found->second.data))
        *number *= rule.scale;
}

void apply(const Context &context, Node &node, const Rule &rule, const Tree &from)
{
    const PropertyDefinition *definition = context.catalog.property(node.type, rule.property);
    if (definition == nullptr)
        return;
    if (rule.exists)
        applyPresence(context, node.properties, rule, from);
    else if (rule.count) {
        const auto places = context.resolver.select(from, rule.path);
        if (!places.empty())
            node.properties[rule.property] =
                PropertyValue::stated(static_cast<std::int64_t>(places.size()), fromTemplate);
    } else if (!rule.is.empty() || !rule.map.empty())
        applyChoice(context, node.properties, rule, from, definition->type);
    else if (rule.target)
        applyTarget(context, node.properties, rule, from);
    else
        context.set(node.properties, rule.property, from, rule.path, definition->type);
    scaled(node.properties, rule);
    const bool there = node.properties.count(rule.property) != 0;
    if (!there && rule.absent)
        node.properties[rule.property] = PropertyValue::absent(fromTemplate);
    else if (!there && !rule.otherwise.empty())
        node.properties[rule.property] = PropertyValue::awsDefault(asData(rule.otherwise, definition->type));
}

// A value that cannot be what the property holds is told where it stands.
void checkValue(Context &context, const Resource &resource, const Node &node, const Rule &rule)
{
    const PropertyValue *value = findProperty(node.properties, rule.property);
    const Tree *place = context.resolver.first(*resource.properties, rule.path);
    if (value == nullptr || value->state != PropertyValue::State::Unknown || value->reason.compare(0, 1, "\"") != 0 ||
        place == nullptr)
        return;
    context.warn("template.value", rule.path + " of " + resource.id + ": " + value->reason, *place,
                 "Resources/" + resource.id + "/Properties/" + rule.path);
}

// What every node of the template shares.
void common(const Context &context, const Resource &resource, Node &node)
{
    const char *tool = context.tmpl.isTerraform() ? "terraform"
                       : context.tmpl.isCdk()     ? "cdk"
                       : context.tmpl.isSam()     ? "sam"
                                                  : "cloudformation";
    node.properties["iac"] = PropertyValue::stated(std::string(tool), fromTemplate);
    if (context.catalog.property(node.type, "deletionPolicy") != nullptr)
        context.set(node.properties, "deletionPolicy", *resource.body, "DeletionPolicy", PropertyType::String);
}

bool looksSecret(const std::string &name)
{
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    static constexpr std::string_view words[] = {"PASSWORD", "PASSWD",      "SECRET",     "API_KEY",
                                                 "APIKEY",   "PRIVATE_KEY", "ACCESS_KEY", "AUTH_TOKEN"};
    // The name, place or number of a secret is not the secret.
    for (const char *place : {"_ARN", "_ID", "_NAME", "_PATH", "_URL", "_TABLE", "KEY_PREFIX", "PUBLIC"}) {
        if (upper.find(place) != std::string::npos)
            return false;
    }
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return upper.find(word) != std::string::npos; });
}

// Variables: how much, and whether a secret stands among them in clear text.
void environment(const Context &context, const Resource &function, Node &node)
{
    double bytes = 0;
    bool secret = false;
    for (const Found &found : context.resolver.select(*function.properties, "Environment.Variables.*")) {
        const Value value = context.resolver.value(*found.tree);
        const std::string text = value.text();
        bytes += static_cast<double>(found.key.size() + text.size());
        const bool dynamic = text.find("{{resolve:") != std::string::npos;
        const bool stated = value.isText() && !text.empty();
        const bool parameter = !value.pieces.empty() && value.pieces.front().kind == Piece::Kind::Parameter;
        // A secret that is resolved at deployment stands in the variable all the same.
        secret = secret || dynamic || (looksSecret(found.key) && (stated || parameter));
    }
    node.properties["envKB"] = PropertyValue::stated(std::round(bytes / 1024 * 8) / 8, fromTemplate);
    node.properties["secretInEnv"] = PropertyValue::stated(secret, fromTemplate);
}

void layers(const Context &context, const Resource &function, Node &node)
{
    std::vector<std::string> names;
    for (const Found &found : context.resolver.select(*function.properties, "Layers[]")) {
        for (const Value &value : context.resolver.values(*found.tree))
            names.push_back(value.resource() != nullptr ? value.resource()->text : value.text());
    }
    node.properties["layerCount"] = PropertyValue::stated(static_cast<std::int64_t>(names.size()), fromTemplate);
    if (!names.empty())
        node.properties["layers"] = PropertyValue::stated(std::move(names), fromTemplate);
}

void deployment(const Context &context, const Resource &function, Node &node)
{
    const std::string type = context.resolver.text(*function.properties, "DeploymentPreference.Type");
    if (type.empty())
        return;
    const char *way = type.find("Canary") == 0 ? "canary" : type.find("Linear") == 0 ? "linear" : "allAtOnce";
    node.properties["deploy"] = PropertyValue::stated(std::string(way), fromTemplate);
    node.properties["rollbackAlarm"] = PropertyValue::stated(
        !context.resolver.select(*function.properties, "DeploymentPreference.Alarms[]").empty(), fromTemplate);
}

} // namespace

void collectProperties(Context &context)
{
    for (const Resource &resource : context.tmpl.resources()) {
        Node *node = context.graph.node(resource.id);
        if (node == nullptr)
            continue;
        if (resource.external)
            continue;
        common(context, resource, *node);
        if (context.tmpl.isTerraform())
            context.set(node->properties, "instances", *resource.body, "Count", PropertyType::Integer);
        if (const auto rules = table().find(resource.type); rules != table().end()) {
            for (const Rule &rule : rules->second) {
                apply(context, *node, rule, *resource.properties);
                checkValue(context, resource, *node, rule);
            }
        }
    }
    for (const Resource *function : context.functions()) {
        Node *node = context.graph.node(function->id);
        if (node == nullptr)
            continue;
        // Without a role of its own SAM makes one for each function.
        if (function->type == "AWS::Serverless::Function")
            node->properties.try_emplace("roleId", PropertyValue::stated(function->id + "Role", fromTemplate));
        environment(context, *function, *node);
        layers(context, *function, *node);
        deployment(context, *function, *node);
    }
}

} // namespace lensboard::cfn
