// SPDX-License-Identifier: Apache-2.0
#include "document/property.h"

#include <charconv>
#include <cmath>

namespace lensboard {

const PropertyValue *findProperty(const Properties &properties, std::string_view name)
{
    const auto found = properties.find(name);
    return found == properties.end() ? nullptr : &found->second;
}

namespace {

template <typename T>
const T *statedAs(const Properties &properties, std::string_view name)
{
    const PropertyValue *value = findProperty(properties, name);
    return value && value->isStated() ? std::get_if<T>(&value->data) : nullptr;
}

} // namespace

const std::string *statedString(const Properties &properties, std::string_view name)
{
    return statedAs<std::string>(properties, name);
}

const bool *statedBool(const Properties &properties, std::string_view name)
{
    return statedAs<bool>(properties, name);
}

bool statedNumber(const Properties &properties, std::string_view name, double &out)
{
    if (const auto *integer = statedAs<std::int64_t>(properties, name)) {
        out = static_cast<double>(*integer);
        return true;
    }
    if (const auto *number = statedAs<double>(properties, name)) {
        out = *number;
        return true;
    }
    return false;
}

std::string numberText(double value)
{
    if (std::isfinite(value) && value == std::floor(value) && std::abs(value) < 1e15)
        return std::to_string(static_cast<std::int64_t>(value));
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return {buffer, end};
}

std::string toText(const PropertyData &data)
{
    struct Visitor
    {
        std::string operator()(bool value) const { return value ? "true" : "false"; }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(double value) const { return numberText(value); }
        std::string operator()(const std::string &value) const { return value; }
        std::string operator()(const std::vector<std::string> &values) const
        {
            std::string text;
            for (const std::string &value : values)
                text += (text.empty() ? "" : ", ") + value;
            return text;
        }
    };
    return std::visit(Visitor{}, data);
}

} // namespace lensboard
