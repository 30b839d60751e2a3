// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluator.h"
#include "expression/operators.h"
#include "expression/parser.h"
#include "expression/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lensboard::cel {

namespace {

constexpr std::size_t maxTextInMessage = 40;

Value cannotConvert(const char *to, const Value &value)
{
    std::string shown = toText(value);
    if (shown.size() > maxTextInMessage)
        shown = std::string("this ") + typeName(value.kind());
    return Value::error(shown + " cannot be converted to " + to);
}

// Towards zero. The two ends of the range do not convert, as a double cannot tell them from what lies beyond.
Value toInt(const Value &value)
{
    constexpr double limit = 9223372036854775808.0;
    if (value.kind() == Kind::Int)
        return value;
    if (value.kind() == Kind::Double && value.asDouble() > -limit && value.asDouble() < limit)
        return Value::integer(static_cast<std::int64_t>(value.asDouble()));
    if (value.kind() == Kind::String) {
        if (const auto number = parseInteger(value.asString()))
            return Value::integer(*number);
    }
    return cannotConvert("int", value);
}

Value toDouble(const Value &value)
{
    if (value.kind() == Kind::Double)
        return value;
    if (value.kind() == Kind::Int)
        return Value::real(static_cast<double>(value.asInt()));
    if (value.kind() == Kind::String) {
        if (const auto number = parseDouble(value.asString()))
            return Value::real(*number);
    }
    return cannotConvert("double", value);
}

Value toBool(const Value &value)
{
    static constexpr std::array<std::string_view, 5> yes = {"1", "t", "true", "TRUE", "True"};
    static constexpr std::array<std::string_view, 5> no = {"0", "f", "false", "FALSE", "False"};
    if (value.kind() == Kind::Bool)
        return value;
    if (value.kind() == Kind::String) {
        if (std::find(yes.begin(), yes.end(), value.asString()) != yes.end())
            return Value::boolean(true);
        if (std::find(no.begin(), no.end(), value.asString()) != no.end())
            return Value::boolean(false);
    }
    return cannotConvert("bool", value);
}

Value toString(const Value &value)
{
    switch (value.kind()) {
    case Kind::String:
        return value;
    case Kind::Double:
        return Value::string(doubleText(value.asDouble()));
    case Kind::Int:
    case Kind::Bool:
        return Value::string(toText(value));
    default:
        return cannotConvert("string", value);
    }
}

Value matches(const std::string &text, const Value &pattern, const re2::RE2 *compiled)
{
    std::unique_ptr<re2::RE2> own;
    if (!compiled) {
        own = compilePattern(pattern.asString());
        compiled = own.get();
    }
    if (!compiled->ok())
        return Value::error("the pattern " + toText(pattern) + " is not valid: " + compiled->error());
    return Value::boolean(re2::RE2::PartialMatch(text, *compiled));
}

Value wrongArguments(const Node &node, std::span<const Value> arguments)
{
    std::string types;
    for (const Value &argument : arguments)
        types += (types.empty() ? "" : ", ") + std::string(typeName(argument.kind()));
    return Value::error("'" + symbolText(node.symbol) + "' cannot be called " +
                        (node.memberStyle ? "on a value with " : "with ") + "(" + types + ")");
}

Value stringFunction(const Node &node, std::span<const Value> arguments, const re2::RE2 *pattern)
{
    if (arguments[0].kind() != Kind::String || arguments[1].kind() != Kind::String)
        return wrongArguments(node, arguments);
    const std::string &text = arguments[0].asString();
    const std::string &part = arguments[1].asString();
    switch (node.function) {
    case Function::Contains:
        return Value::boolean(text.find(part) != std::string::npos);
    case Function::StartsWith:
        return Value::boolean(text.starts_with(part));
    case Function::EndsWith:
        return Value::boolean(text.ends_with(part));
    default:
        return matches(text, arguments[1], pattern);
    }
}

} // namespace

bool isTypeName(std::string_view name)
{
    static constexpr std::array<std::string_view, 8> names = {"bool", "int",       "double", "string",
                                                              "list", "null_type", "map",    "type"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

Value callFunction(const Node &node, std::span<const Value> arguments, const re2::RE2 *pattern)
{
    if (!acceptsCall(node.function, node.memberStyle, arguments.size()))
        return wrongArguments(node, arguments);
    switch (node.function) {
    case Function::Size:
        return sizeOf(arguments[0]);
    case Function::Int:
        return toInt(arguments[0]);
    case Function::Double:
        return toDouble(arguments[0]);
    case Function::String:
        return toString(arguments[0]);
    case Function::Bool:
        return toBool(arguments[0]);
    case Function::Type:
        return Value::type(symbol(typeName(arguments[0].kind())));
    case Function::Dyn:
        return arguments[0];
    case Function::Contains:
    case Function::StartsWith:
    case Function::EndsWith:
    case Function::Matches:
        return stringFunction(node, arguments, pattern);
    case Function::None:
        break;
    }
    return {};
}

} // namespace lensboard::cel
