// SPDX-License-Identifier: Apache-2.0
#include "expression/conformance.h"

#include "expression/expression.h"
#include "expression/text.h"

#include <cmath>
#include <limits>

namespace lensboard::cel {

namespace {

std::optional<Value> readValue(const Json &json);

std::optional<Value> readDouble(const Json &json)
{
    if (json.is_number())
        return Value::real(json.get<double>());
    if (!json.is_string())
        return std::nullopt;
    const auto number = parseDouble(json.get_ref<const std::string &>());
    return number ? std::optional(Value::real(*number)) : std::nullopt;
}

std::optional<Value> readInt(const Json &json)
{
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return std::nullopt;
    if (json.is_number_integer())
        return Value::integer(json.get<std::int64_t>());
    if (!json.is_string())
        return std::nullopt;
    const auto number = parseInteger(json.get_ref<const std::string &>());
    return number ? std::optional(Value::integer(*number)) : std::nullopt;
}

std::optional<Value> readList(const Json &json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<Value> items;
    for (const Json &element : json) {
        std::optional<Value> item = readValue(element);
        if (!item)
            return std::nullopt;
        items.push_back(std::move(*item));
    }
    return Value::list(std::move(items));
}

std::optional<Value> readMap(const Json &json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<Value::Entry> entries;
    for (const Json &element : json) {
        if (!element.is_array() || element.size() != 2)
            return std::nullopt;
        std::optional<Value> key = readValue(element[0]);
        std::optional<Value> value = readValue(element[1]);
        if (!key || !value)
            return std::nullopt;
        entries.emplace_back(std::move(*key), std::move(*value));
    }
    Value map = makeMap(std::move(entries));
    return map.isError() ? std::nullopt : std::optional(std::move(map));
}

// A tagged value: an object with one member that names the type.
std::optional<Value> readValue(const Json &json)
{
    if (!json.is_object() || json.size() != 1)
        return std::nullopt;
    const std::string &tag = json.begin().key();
    const Json &content = json.begin().value();
    if (tag == "null")
        return Value();
    if (tag == "bool" && content.is_boolean())
        return Value::boolean(content.get<bool>());
    if (tag == "int")
        return readInt(content);
    if (tag == "double")
        return readDouble(content);
    if (tag == "string" && content.is_string())
        return Value::string(content.get<std::string>());
    if (tag == "type" && content.is_string())
        return Value::type(symbol(content.get<std::string>()));
    if (tag == "list")
        return readList(content);
    if (tag == "map")
        return readMap(content);
    return std::nullopt;
}

Value evaluateText(const std::string &text, const Scope &scope)
{
    const Result<Expression> expression = parse(text);
    if (!expression)
        return Value::error(expression.error().toString());
    return evaluate(*expression, scope);
}

// Empty when the case passes, else what is wrong with it.
std::string runCase(const Json &json)
{
    const Json *text = memberAt(json, "expr");
    if (!text || !text->is_string())
        return "the case has no 'expr'";
    Scope scope;
    if (const Json *bindings = memberAt(json, "bindings")) {
        if (!bindings->is_object())
            return "'bindings' is not an object";
        for (const auto &[name, tagged] : bindings->items()) {
            std::optional<Value> value = readValue(tagged);
            if (!value)
                return "the binding of '" + name + "' is not a tagged value";
            scope.bind(name, std::move(*value));
        }
    }
    const Value found = evaluateText(text->get<std::string>(), scope);
    if (boolAt(json, "error"))
        return found.isError() ? "" : "expected an error, got " + toText(found);
    const Json *tagged = memberAt(json, "value");
    const std::optional<Value> expected = tagged ? readValue(*tagged) : std::nullopt;
    if (!expected)
        return "the case has neither a tagged 'value' nor 'error': true";
    return identical(*expected, found) ? "" : "expected " + toText(*expected) + ", got " + toText(found);
}

std::string nameOf(const Json &json)
{
    std::string name;
    for (const char *key : {"file", "section", "name"}) {
        const std::string part = stringAt(json, key);
        if (!part.empty())
            name += (name.empty() ? "" : "/") + part;
    }
    return name;
}

} // namespace

Result<CaseReport> runExpressionCases(const Json &cases)
{
    const Json *list = cases.is_array() ? &cases : memberAt(cases, "cases");
    if (!list || !list->is_array())
        return makeError("expression.cases", "The file has no list of cases: expected {\"cases\": […]}.");
    CaseReport report;
    for (const Json &json : *list) {
        const std::string problem = runCase(json);
        if (problem.empty()) {
            ++report.passed;
        } else {
            ++report.failed;
            report.failures.push_back(nameOf(json) + ": " + stringAt(json, "expr") + ": " + problem);
        }
    }
    return report;
}

} // namespace lensboard::cel
