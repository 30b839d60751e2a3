// SPDX-License-Identifier: Apache-2.0
#include "expression/operators.h"

#include "expression/object.h"
#include "expression/text.h"

#include <cmath>

namespace lensboard::cel {

namespace {

constexpr const char *arithmeticSigns[] = {"+", "-", "*", "/", "%"};
constexpr const char *relationSigns[] = {"<", "<=", ">", ">="};
constexpr double twoTo63 = 9223372036854775808.0;

Value noOverload(const char *sign, const Value &left, const Value &right)
{
    return Value::error(std::string("'") + sign + "' cannot be applied to " + typeName(left.kind()) + " and " +
                        typeName(right.kind()));
}

Value divideIntegers(Arithmetic operation, std::int64_t left, std::int64_t right)
{
    if (right == 0)
        return Value::error(operation == Arithmetic::Divide ? "division by zero" : "remainder of a division by zero");
    if (left == INT64_MIN && right == -1)
        return Value::error("the result is too large for an int");
    return Value::integer(operation == Arithmetic::Divide ? left / right : left % right);
}

Value integerArithmetic(Arithmetic operation, std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    bool overflow = false;
    switch (operation) {
    case Arithmetic::Add:
        overflow = __builtin_add_overflow(left, right, &result);
        break;
    case Arithmetic::Subtract:
        overflow = __builtin_sub_overflow(left, right, &result);
        break;
    case Arithmetic::Multiply:
        overflow = __builtin_mul_overflow(left, right, &result);
        break;
    case Arithmetic::Divide:
    case Arithmetic::Remainder:
        return divideIntegers(operation, left, right);
    }
    return overflow ? Value::error("the result is too large for an int") : Value::integer(result);
}

Value realArithmetic(Arithmetic operation, const Value &left, const Value &right)
{
    const double a = left.asDouble();
    const double b = right.asDouble();
    switch (operation) {
    case Arithmetic::Add:
        return Value::real(a + b);
    case Arithmetic::Subtract:
        return Value::real(a - b);
    case Arithmetic::Multiply:
        return Value::real(a * b);
    case Arithmetic::Divide:
        return Value::real(a / b);
    case Arithmetic::Remainder:
        break;
    }
    return noOverload("%", left, right);
}

Value concatenate(const Value &left, const Value &right)
{
    std::vector<Value> items;
    items.reserve(left.items().size() + right.items().size());
    items.insert(items.end(), left.items().begin(), left.items().end());
    items.insert(items.end(), right.items().begin(), right.items().end());
    Reasons why = left.reasons();
    addReasons(why, right.reasons());
    return why.empty() ? Value::list(std::move(items)) : Value::openList(std::move(items), std::move(why));
}

} // namespace

Value arithmetic(Arithmetic operation, const Value &left, const Value &right)
{
    if (left.kind() == right.kind()) {
        if (left.kind() == Kind::Int)
            return integerArithmetic(operation, left.asInt(), right.asInt());
        if (left.kind() == Kind::Double)
            return realArithmetic(operation, left, right);
        if (operation == Arithmetic::Add && left.kind() == Kind::String)
            return Value::string(left.asString() + right.asString());
        if (operation == Arithmetic::Add && left.kind() == Kind::List)
            return concatenate(left, right);
    }
    return noOverload(arithmeticSigns[static_cast<int>(operation)], left, right);
}

Value negate(const Value &operand)
{
    if (operand.kind() == Kind::Double)
        return Value::real(-operand.asDouble());
    if (operand.kind() != Kind::Int)
        return Value::error(std::string("'-' cannot be applied to ") + typeName(operand.kind()));
    return integerArithmetic(Arithmetic::Subtract, 0, operand.asInt());
}

std::optional<std::int64_t> exactInteger(double value)
{
    if (!(value >= -twoTo63 && value < twoTo63) || value != std::trunc(value))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::partial_ordering compareNumbers(std::int64_t left, double right)
{
    if (std::isnan(right))
        return std::partial_ordering::unordered;
    if (right >= twoTo63)
        return std::partial_ordering::less;
    if (right < -twoTo63)
        return std::partial_ordering::greater;
    const double whole = std::trunc(right);
    const auto integer = static_cast<std::int64_t>(whole);
    if (left != integer)
        return left < integer ? std::partial_ordering::less : std::partial_ordering::greater;
    return 0.0 <=> (right - whole);
}

Value unsettled(const Value &value, const Value *other)
{
    Reasons reasons = value.reasons();
    if (other)
        addReasons(reasons, other->reasons());
    return Value::unknown(std::move(reasons));
}

namespace {

// Conjunction of comparisons of elements: false as soon as one is, Unknown if one is.
class AllEqual
{
public:
    // False: decided.
    bool add(const Value &left, const Value &right)
    {
        if (left.isUnknown() || right.isUnknown()) {
            addReasons(m_reasons, left.isUnknown() ? left.reasons() : right.reasons());
            return true;
        }
        const Value equal = equals(left, right);
        if (equal.isUnknown())
            addReasons(m_reasons, equal.reasons());
        m_different = equal.isFalse();
        return !m_different;
    }
    [[nodiscard]] Value result()
    {
        return m_different || m_reasons.empty() ? Value::boolean(!m_different) : Value::unknown(std::move(m_reasons));
    }

private:
    Reasons m_reasons;
    bool m_different = false;
};

Value equalLists(const Value &left, const Value &right)
{
    if (left.isOpen() || right.isOpen())
        return unsettled(left, &right);
    if (left.items().size() != right.items().size())
        return Value::boolean(false);
    AllEqual all;
    for (std::size_t i = 0; i < left.items().size(); ++i) {
        if (!all.add(left.items()[i], right.items()[i]))
            break;
    }
    return all.result();
}

Value equalMaps(const Value &left, const Value &right)
{
    if (left.entries().size() != right.entries().size())
        return Value::boolean(false);
    AllEqual all;
    for (const auto &[key, value] : left.entries()) {
        const Value *other = right.find(key);
        if (!other)
            return Value::boolean(false);
        if (!all.add(value, *other))
            break;
    }
    return all.result();
}

// Of two numbers, strings or bools; nullopt when they cannot be ordered.
std::optional<std::partial_ordering> order(const Value &left, const Value &right)
{
    if (left.kind() == Kind::Int && right.kind() == Kind::Int)
        return left.asInt() <=> right.asInt();
    if (left.kind() == Kind::Double && right.kind() == Kind::Double)
        return left.asDouble() <=> right.asDouble();
    if (left.kind() == Kind::Int && right.kind() == Kind::Double)
        return compareNumbers(left.asInt(), right.asDouble());
    if (left.kind() == Kind::Double && right.kind() == Kind::Int)
        return 0 <=> compareNumbers(right.asInt(), left.asDouble());
    if (left.kind() == Kind::String && right.kind() == Kind::String)
        return left.asString().compare(right.asString()) <=> 0; // bytes of UTF-8 sort as code points do
    if (left.kind() == Kind::Bool && right.kind() == Kind::Bool)
        return left.asBool() <=> right.asBool();
    return std::nullopt;
}

} // namespace

Value equals(const Value &left, const Value &right)
{
    if (left.kind() != right.kind()) {
        const auto numbers = order(left, right);
        return Value::boolean(numbers && *numbers == std::partial_ordering::equivalent);
    }
    switch (left.kind()) {
    case Kind::Double:
        return Value::boolean(left.asDouble() == right.asDouble());
    case Kind::List:
        return equalLists(left, right);
    case Kind::Map:
        return equalMaps(left, right);
    default:
        return Value::boolean(identical(left, right));
    }
}

Value compare(Relation relation, const Value &left, const Value &right)
{
    const auto ordering = order(left, right);
    if (!ordering)
        return noOverload(relationSigns[static_cast<int>(relation)], left, right);
    switch (relation) {
    case Relation::Less:
        return Value::boolean(*ordering < 0);
    case Relation::LessOrEqual:
        return Value::boolean(*ordering <= 0);
    case Relation::Greater:
        return Value::boolean(*ordering > 0);
    case Relation::GreaterOrEqual:
        return Value::boolean(*ordering >= 0);
    }
    return {};
}

} // namespace lensboard::cel
