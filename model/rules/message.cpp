// SPDX-License-Identifier: Apache-2.0
#include "rules/message.h"

#include <cmath>

namespace lensboard {

namespace {

std::string durationText(double seconds)
{
    const auto whole = [seconds](double of) { return seconds >= of && std::fmod(seconds, of) == 0; };
    const auto text = [seconds](double of, const char *one, const char *many) {
        const double count = seconds / of;
        return numberText(count) + ' ' + (count == 1 ? one : many);
    };
    if (whole(86400))
        return text(86400, "day", "days");
    if (whole(3600))
        return text(3600, "hour", "hours");
    if (seconds >= 600 && whole(60))
        return text(60, "min", "min");
    return numberText(seconds) + " s";
}

std::string quantityText(double number, const std::string &unit)
{
    if (unit.empty() || unit == "count")
        return numberText(number);
    if (unit == "s")
        return durationText(number);
    if (unit == "ms")
        return number >= 1000 && std::fmod(number, 1000) == 0 ? durationText(number / 1000)
                                                              : numberText(number) + " ms";
    if (unit == "%")
        return numberText(number) + " %";
    if (unit == "days" && number == 1)
        return "1 day";
    return numberText(number) + ' ' + unit;
}

std::string listText(const std::vector<cel::Value> &items, const std::string &unit)
{
    constexpr std::size_t shown = 4;
    std::string text;
    const std::size_t count = items.size() > shown + 1 ? shown : items.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            text += i + 1 == items.size() ? " and " : ", ";
        text += valueText(items[i], unit);
    }
    if (count < items.size())
        text += " and " + std::to_string(items.size() - count) + " more";
    return text;
}

bool isWordChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// "edge.target.timeoutS": only names and dots, at least one dot.
bool isPlainSelection(const std::string &text)
{
    bool dotted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.' && i > 0 && i + 1 < text.size() && text[i - 1] != '.')
            dotted = true;
        else if (!isWordChar(text[i]))
            return false;
    }
    return dotted;
}

// The end of a placeholder: its closing brace, past quoted texts and inner braces.
std::size_t closingBrace(const std::string &text, std::size_t from)
{
    int depth = 0;
    char quote = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && depth-- == 0) {
            return i;
        }
    }
    return std::string::npos;
}

// The unit after a single '|', cut off from the expression.
std::string cutUnit(std::string &expression)
{
    const std::size_t at = expression.rfind('|');
    if (at == std::string::npos || at == 0 || expression[at - 1] == '|')
        return {};
    std::string unit = expression.substr(at + 1);
    expression.resize(at);
    return unit;
}

Result<MessageTemplate::Part> parsePlaceholder(std::string text)
{
    MessageTemplate::Part part;
    part.unit = cutUnit(text);
    if (part.unit.empty() && isPlainSelection(text)) {
        const std::size_t dot = text.rfind('.');
        part.member = cel::symbol(text.substr(dot + 1));
        text.resize(dot);
    }
    auto parsed = cel::parse(text);
    if (!parsed)
        return parsed.error();
    part.expression = *std::move(parsed);
    return part;
}

} // namespace

Result<MessageTemplate> parseMessage(const std::string &text)
{
    MessageTemplate message;
    message.source = text;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t brace = text.find('{', at);
        if (brace != at) {
            MessageTemplate::Part part;
            part.text = text.substr(at, brace == std::string::npos ? brace : brace - at);
            message.parts.push_back(std::move(part));
        }
        if (brace == std::string::npos)
            break;
        const std::size_t end = closingBrace(text, brace + 1);
        const int column = static_cast<int>(brace) + 1;
        if (end == std::string::npos)
            return makeError("rule.message", "the brace is never closed").at(1, column);
        auto part = parsePlaceholder(text.substr(brace + 1, end - brace - 1));
        if (!part)
            return makeError("rule.message", part.error().message).at(1, column + std::max(part.error().column, 1));
        message.parts.push_back(*std::move(part));
        at = end + 1;
    }
    return message;
}

std::string valueText(const cel::Value &value, const std::string &unit)
{
    switch (value.kind()) {
    case cel::Kind::Null:
        return "none";
    case cel::Kind::Bool:
        return value.asBool() ? "yes" : "no";
    case cel::Kind::Int:
        return quantityText(static_cast<double>(value.asInt()), unit);
    case cel::Kind::Double:
        return quantityText(value.asDouble(), unit);
    case cel::Kind::String:
        return value.asString();
    case cel::Kind::Object:
        return value.asObject()->label();
    case cel::Kind::List:
        return listText(value.items(), unit);
    case cel::Kind::Unknown:
        return "unknown";
    default:
        return cel::toText(value);
    }
}

std::string renderMessage(const MessageTemplate &message, const World &world, const cel::Scope &scope,
                          std::string *fault)
{
    std::string text;
    for (const MessageTemplate::Part &part : message.parts) {
        if (!part.expression) {
            text += part.text;
            continue;
        }
        cel::Value value = cel::evaluate(*part.expression, scope);
        std::string unit = part.unit;
        if (part.member != cel::Symbol::None && value.kind() == cel::Kind::Object) {
            const cel::Object &object = *value.asObject();
            if (const PropertyDefinition *definition = world.definition(object, part.member))
                unit = definition->unit;
            value = object.member(part.member);
        }
        if (value.isError()) {
            if (fault && fault->empty())
                *fault = value.asError().message;
            text += '?';
            continue;
        }
        text += valueText(value, unit);
    }
    return text;
}

} // namespace lensboard
