// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"
#include "scene/items.h"

#include <algorithm>
#include <array>

// The words on the second line of a card.
namespace lensboard {
namespace {

constexpr std::string_view separator = " \u00B7 ";
constexpr double lineSize = 11;
constexpr std::size_t mostFacts = 2;
constexpr std::size_t longestFact = 22;

// "Timeout" → "timeout", but "TTL" and "KMS key" stay.
std::string lowered(std::string text)
{
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!text.empty() && upper(text[0]) && !(text.size() > 1 && upper(text[1])))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string firstWord(const std::string &text)
{
    return text.size() <= 12 ? text : text.substr(0, text.find(' '));
}

// Whether a value with this unit needs no word before it.
bool speaksForItself(const PropertyDefinition &definition)
{
    constexpr std::array units{"MB", "GB", "KB", "MiB", "vCPU", "days", "requests/s", "req/s", "/s"};
    if (definition.unit == "s" || definition.unit == "ms" || definition.unit == "min")
        return definition.id.starts_with("timeout");
    return std::find(units.begin(), units.end(), definition.unit) != units.end();
}

std::string words(std::string text)
{
    const bool plain =
        std::none_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
    if (plain)
        std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

std::string numberFact(const PropertyDefinition &definition, const PropertyData &data)
{
    const auto value = toText(data) + (definition.unit.empty() ? std::string() : ' ' + definition.unit);
    return speaksForItself(definition) ? value : lowered(firstWord(definition.title)) + ' ' + value;
}

// Empty when there is nothing worth a place on the card.
std::string factText(const PropertyDefinition &definition, const PropertyValue &value)
{
    if (!value.isStated() || value.origin == PropertyValue::Origin::AwsDefault)
        return {};
    const auto title = lowered(definition.title);
    if (const auto *flag = std::get_if<bool>(&value.data))
        return *flag ? title : "no " + title;
    if (std::holds_alternative<std::int64_t>(value.data) || std::holds_alternative<double>(value.data))
        return numberFact(definition, value.data);
    if (const auto *text = std::get_if<std::string>(&value.data)) {
        if (*text == "none")
            return "no " + firstWord(title);
        return text->size() <= longestFact ? words(*text) : std::string();
    }
    const auto &list = std::get<std::vector<std::string>>(value.data);
    if (list.empty())
        return "no " + title;
    const auto all = toText(value.data);
    return all.size() <= longestFact ? all : std::to_string(list.size()) + ' ' + title;
}

} // namespace

std::string cardLine(const Node &node, double maxWidth)
{
    const auto &types = catalog();
    const auto &type = types.type(node.type);
    std::string line = type.name;
    if (!types.hasType(node.type))
        line = !node.origin.iacType.empty() ? node.origin.iacType : node.type.empty() ? type.name : node.type;
    line = elided(line, lineSize, TextWeight::Regular, maxWidth);
    std::size_t shown = 0;
    for (const auto &id : type.facts) {
        const auto *definition = types.property(node.type, id);
        const auto *value = findProperty(node.properties, id);
        if (!definition || !value || shown == mostFacts)
            continue;
        const auto fact = printable(factText(*definition, *value));
        const auto longer = line + std::string(separator) + fact;
        if (fact.empty() || textWidth(longer, lineSize) > maxWidth)
            continue;
        line = longer;
        ++shown;
    }
    return line;
}

} // namespace lensboard
