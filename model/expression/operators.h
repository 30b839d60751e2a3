// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/value.h"

#include <compare>
#include <cstdint>
#include <optional>

// The operators of CEL on values that are neither Unknown nor Error. Each gives an Error (without a place) for operands
// that it does not take, and for overflow and division by zero of ints. Arithmetic never mixes int and double;
// comparison and equality do, exactly.
namespace lensboard::cel {

enum class Arithmetic : std::uint8_t { Add, Subtract, Multiply, Divide, Remainder };
enum class Relation : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual };

[[nodiscard]] Value arithmetic(Arithmetic operation, const Value &left, const Value &right);
[[nodiscard]] Value negate(const Value &operand);

// Bool; Unknown when Unknown elements or an open list leave it unsettled. Never an Error: different types are unequal.
[[nodiscard]] Value equals(const Value &left, const Value &right);
[[nodiscard]] Value compare(Relation relation, const Value &left, const Value &right);

[[nodiscard]] Value isIn(const Value &element, const Value &collection); // a list or the keys of a map
[[nodiscard]] Value index(const Value &collection, const Value &key);    // list[int], map[key], object['name']
[[nodiscard]] Value sizeOf(const Value &value);

// The number as int64 when it is whole and within range.
[[nodiscard]] std::optional<std::int64_t> exactInteger(double value);

// Exact order of an int and a double; unordered for NaN.
[[nodiscard]] std::partial_ordering compareNumbers(std::int64_t left, double right);

// Unknown of the reasons in `value` (Unknown or open list) and, when given, of `other`.
[[nodiscard]] Value unsettled(const Value &value, const Value *other = nullptr);

// What several operands leave open. A single one is passed on as it is.
class Unsettled
{
public:
    void add(Value unknown)
    {
        if (m_only.isNull() && m_all.empty())
            m_only = std::move(unknown);
        else
            add(unknown.reasons());
    }
    void add(const Reasons &reasons)
    {
        if (m_all.empty() && m_only.isUnknown() && !reasons.empty())
            m_all = m_only.reasons();
        addReasons(m_all, reasons);
    }
    [[nodiscard]] bool any() const { return m_only.isUnknown() || !m_all.empty(); }
    [[nodiscard]] Value result() { return m_all.empty() ? std::move(m_only) : Value::unknown(std::move(m_all)); }

private:
    Value m_only;
    Reasons m_all;
};

} // namespace lensboard::cel
