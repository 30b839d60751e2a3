// SPDX-License-Identifier: Apache-2.0
#include "rules/wording.h"

#include "rules/message.h"
#include "rules/objects.h"

#include <map>

namespace lensboard {

namespace {

using cel::Symbol;
using cel::Value;

const Symbol symType = cel::symbol("type");
const Symbol symTraits = cel::symbol("traits");
const Symbol symKind = cel::symbol("kind");
const Symbol symKinds = cel::symbol("kinds");
const Symbol symMode = cel::symbol("mode");
const Symbol symProperties = cel::symbol("properties");
const Symbol symExternal = cel::symbol("external");
const Symbol symImported = cel::symbol("imported");
const Symbol symIncoming = cel::symbol("incoming");
const Symbol symOutgoing = cel::symbol("outgoing");
const Symbol symStance = cel::symbol("stance");

// "Timeout" is "timeout" within a sentence, "API key needed" stays.
std::string inSentence(std::string title)
{
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (title.size() > 1 && isUpper(title[0]) && !isUpper(title[1]))
        title[0] = static_cast<char>(title[0] - 'A' + 'a');
    return title;
}

// "provisionedConcurrency" is "provisioned concurrency" where nothing has a title for it.
std::string apart(const std::string &name)
{
    std::string text;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper)
            text += ' ';
        text += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text.ends_with(" s") ? text.substr(0, text.size() - 2) : text;
}

std::string fixedName(Symbol member)
{
    static const std::map<std::string, std::string> names{{"incoming", "connections to {}"},
                                                          {"outgoing", "connections from {}"},
                                                          {"neighbours", "elements connected to {}"},
                                                          {"boundaries", "places around {}"},
                                                          {"nodes", "elements in {}"},
                                                          {"kinds", "what {} does"},
                                                          {"kind", "what {} does"},
                                                          {"env", "environment"},
                                                          {"context", "bounded context"},
                                                          {"vpc", "VPC"},
                                                          {"via", "way"}};
    const auto found = names.find(cel::symbolText(member));
    return found == names.end() ? std::string() : found->second;
}

// What a call says of itself where an expression names a mode or a sort of place.
std::string argumentWords(const std::string &argument)
{
    static const std::map<std::string, std::string> words{{"sync", "by a caller that waits"},
                                                          {"async", "by something that does not wait"},
                                                          {"poll", "from a queue"},
                                                          {"stream", "from a stream"},
                                                          {"env", "environment"},
                                                          {"vpc", "VPC"}};
    const auto found = words.find(argument);
    return found == words.end() ? argument : found->second;
}

class Wording
{
public:
    Wording(const World &world, const FactTable &facts)
        : m_world(world)
        , m_facts(facts)
    {
    }

    [[nodiscard]] std::string noun(const std::string &type) const
    {
        const ServiceType &info = m_world.catalog().type(type);
        return info.noun.empty() ? info.name : info.noun;
    }

    // A text that may be the id of a type of element.
    [[nodiscard]] std::string word(const std::string &text) const
    {
        return m_world.catalog().hasType(text) ? noun(text) : text;
    }

    [[nodiscard]] std::string value(const cel::Object &object, Symbol member, const Value &value) const
    {
        if (member == symType && value.kind() == cel::Kind::String)
            return word(value.asString());
        if (member == symKind || member == symKinds) {
            const EdgeKindInfo *info =
                value.kind() == cel::Kind::String ? m_world.catalog().edgeKind(value.asString()) : nullptr;
            if (info)
                return info->verb;
        }
        if (dynamic_cast<const LimitsObject *>(&object)) {
            const Limit *limit = m_world.catalog().limit(cel::symbolText(member));
            return valueText(value, limit ? limit->unit : std::string());
        }
        const PropertyDefinition *definition = m_world.definition(object, member);
        return definition && value.kind() != cel::Kind::List ? valueText(value, definition->unit) : std::string();
    }

    [[nodiscard]] std::string memberName(const cel::Object &object, Symbol member) const
    {
        if (dynamic_cast<const LimitsObject *>(&object)) {
            const Limit *limit = m_world.catalog().limit(cel::symbolText(member));
            return inSentence(limit ? limit->title : apart(cel::symbolText(member)));
        }
        const PropertyDefinition *definition = m_world.definition(object, member);
        if (definition && !definition->title.empty())
            return inSentence(definition->title);
        std::string text = fixedName(member);
        return text.empty() ? apart(cel::symbolText(member)) : text;
    }

    [[nodiscard]] std::string memberStatement(const cel::Object &object, Symbol member, const Value &value) const
    {
        if (nodeOf(Value::object(&object)) != noHandle)
            return nodeStatement(object, member, value);
        if (const Handle edge = edgeOf(Value::object(&object)); edge != noHandle)
            return value.kind() == cel::Kind::String ? edgeStatement(edge, member, value.asString()) : std::string();
        if (dynamic_cast<const BoundaryObject *>(&object) && member == symKind && value.kind() == cel::Kind::String) {
            const BoundaryKindInfo *kind = m_world.catalog().boundaryKind(value.asString());
            return object.label() + " is of the kind: " + (kind ? inSentence(kind->title) : value.asString());
        }
        if (!dynamic_cast<const WorkloadObject *>(&object))
            return {};
        if (member == symStance && value.kind() == cel::Kind::String)
            return value.asString() == "sketch" ? "the board is a sketch" : "the board is declared complete";
        if (member == symImported && value.isBool())
            return value.asBool() ? "the board comes from a template" : "the board was drawn";
        return {};
    }

    [[nodiscard]] std::string contains(const cel::Object &object, Symbol member, const Value &item, bool holds) const
    {
        if (item.kind() != cel::Kind::String)
            return {};
        if (member == symProperties)
            return memberName(object, cel::symbol(item.asString())) + " of " + object.label() +
                   (holds ? " is stated" : " is not stated");
        if (member == symTraits)
            return nodeStatement(object, symType, object.member(symType));
        const Handle edge = edgeOf(Value::object(&object));
        if (member != symKinds || edge == noHandle)
            return {};
        const EdgeKindInfo *info = m_world.catalog().edgeKind(item.asString());
        const std::string verb = info ? info->verb : item.asString();
        return holds ? ends(edge, verb) : "not so: " + ends(edge, verb);
    }

    [[nodiscard]] std::string functionValue(Symbol function, const Value &value) const
    {
        const FactInfo *info = m_facts.find(function);
        if (value.kind() == cel::Kind::String)
            return word(value.asString());
        if (value.kind() == cel::Kind::List) {
            std::vector<Value> items;
            for (const Value &item : value.items())
                items.push_back(item.kind() == cel::Kind::String ? Value::string(word(item.asString())) : item);
            return items.empty() ? std::string("none") : valueText(Value::list(std::move(items)), {});
        }
        return info ? valueText(value, info->unit) : std::string();
    }

    [[nodiscard]] std::string functionStatement(Symbol function, std::span<const std::string> arguments,
                                                const Value &value) const
    {
        const FactInfo *info = m_facts.find(function);
        if (!info)
            return {};
        const bool none = value.isNull() || value.isFalse() || (value.kind() == cel::Kind::Int && value.asInt() == 0) ||
                          (value.kind() == cel::Kind::List && value.items().empty());
        const std::string &pattern = none ? info->otherwise : info->holds;
        std::vector<std::string> words;
        for (const std::string &argument : arguments)
            words.push_back(argumentWords(argument));
        return pattern.empty() ? std::string() : filled(pattern, words, functionValue(function, value));
    }

    [[nodiscard]] std::string functionName(Symbol function) const
    {
        const FactInfo *info = m_facts.find(function);
        return info ? info->people : std::string();
    }

private:
    [[nodiscard]] std::string ends(Handle edge, const std::string &verb) const
    {
        return m_world.nameOf(m_world.source(edge)) + ' ' + verb + ' ' + m_world.nameOf(m_world.target(edge));
    }

    [[nodiscard]] std::string nodeStatement(const cel::Object &object, Symbol member, const Value &value) const
    {
        const std::string who = object.label();
        if (member == symType && value.kind() == cel::Kind::String)
            return who + " is " + noun(value.asString());
        if (member == symExternal && value.isBool())
            return who + (value.asBool() ? " is outside of the workload" : " is part of the workload");
        if (member == symImported && value.isBool())
            return who + (value.asBool() ? " comes from a template" : " was drawn");
        const bool empty = value.kind() == cel::Kind::List && value.items().empty();
        if (member == symIncoming && empty)
            return "nothing calls or feeds " + who;
        return member == symOutgoing && empty ? who + " uses nothing" : std::string();
    }

    [[nodiscard]] std::string edgeStatement(Handle edge, Symbol member, const std::string &value) const
    {
        if (member == symKind) {
            const EdgeKindInfo *info = m_world.catalog().edgeKind(value);
            return ends(edge, info ? info->verb : value);
        }
        if (member != symMode)
            return {};
        const std::string &source = m_world.nameOf(m_world.source(edge));
        const std::string &target = m_world.nameOf(m_world.target(edge));
        if (value == "poll")
            return target + " fetches from " + source;
        if (value == "stream")
            return target + " reads the stream of " + source;
        return value == "sync" || value == "async"
                   ? source + (value == "sync" ? " waits for " : " does not wait for ") + target
                   : std::string();
    }

    const World &m_world;
    const FactTable &m_facts;
};

} // namespace

std::string filled(std::string pattern, std::span<const std::string> arguments, const std::string &value)
{
    const auto replace = [&pattern](const std::string &hole, const std::string &text) {
        const std::size_t at = pattern.find(hole);
        if (at != std::string::npos)
            pattern.replace(at, hole.size(), text);
    };
    replace("{=}", value);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        replace('{' + std::to_string(i) + '}', arguments[i]);
    return pattern;
}

cel::ExplainStyle explainStyle(const World &world, const FactTable &facts)
{
    const auto wording = std::make_shared<const Wording>(world, facts);
    cel::ExplainStyle style;
    style.value = [wording](const cel::Object &object, Symbol member, const Value &value) {
        return wording->value(object, member, value);
    };
    style.memberName = [wording](const cel::Object &object, Symbol member) {
        return wording->memberName(object, member);
    };
    style.memberStatement = [wording](const cel::Object &object, Symbol member, const Value &value) {
        return wording->memberStatement(object, member, value);
    };
    style.contains = [wording](const cel::Object &object, Symbol member, const Value &item, bool holds) {
        return wording->contains(object, member, item, holds);
    };
    style.functionValue = [wording](Symbol function, const Value &value) {
        return wording->functionValue(function, value);
    };
    style.functionName = [wording](Symbol function) { return wording->functionName(function); };
    style.functionStatement = [wording](Symbol function, std::span<const std::string> arguments, const Value &value) {
        return wording->functionStatement(function, arguments, value);
    };
    return style;
}

} // namespace lensboard
