// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.h"
#include "expression/scope.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

// Walks a Program with one Scope; for this folder only (evaluate() and explain()). Counts steps over its whole life.
namespace lensboard::cel {

class Evaluator
{
public:
    Evaluator(const Program &program, const Scope &scope);
    Evaluator(const Evaluator &) = delete;
    Evaluator &operator=(const Evaluator &) = delete;

    [[nodiscard]] Value value(NodeId id);

    // The variables of macros, by slot, for walking into their bodies.
    [[nodiscard]] Value &local(std::uint32_t slot) { return m_locals[slot]; }

    // The elements a macro runs over: those of a list, the keys of a map.
    [[nodiscard]] static std::vector<Value> elementsOf(const Value &range);

private:
    [[nodiscard]] Value dispatch(const Node &node);
    [[nodiscard]] const Value *peek(const Node &node) const;
    [[nodiscard]] const Value *peekLasting(const Node &node) const;
    [[nodiscard]] std::optional<bool> isInMember(const Node &node) const;
    [[nodiscard]] Value variable(const Node &node);
    [[nodiscard]] Value select(const Node &node);
    [[nodiscard]] Value selectFrom(const Node &node, const Value &operand);
    [[nodiscard]] Value has(const Node &node);
    [[nodiscard]] Value logical(const Node &node, bool deciding);
    [[nodiscard]] Value negation(const Node &node);
    [[nodiscard]] Value conditional(const Node &node);
    [[nodiscard]] Value listLiteral(const Node &node);
    [[nodiscard]] Value mapLiteral(const Node &node);
    [[nodiscard]] Value binary(const Node &node);
    [[nodiscard]] Value apply(const Node &node, const Value &left, const Value &right);
    [[nodiscard]] Value function(const Node &node);
    [[nodiscard]] Value hostCall(const Node &node);
    class Arguments;
    // Empty, or the outcome that stands for the whole call: the first Error, else all Unknowns merged.
    [[nodiscard]] std::optional<Value> arguments(const Node &node, Arguments &values);

    // comprehensions.cpp
    [[nodiscard]] Value comprehension(const Node &node);
    [[nodiscard]] Value quantifier(const Node &node, const Value &range, bool deciding);
    [[nodiscard]] Value existsOne(const Node &node, const Value &range);
    [[nodiscard]] Value transform(const Node &node, const Value &range);

    [[nodiscard]] Value fault(const Node &node, std::string message);
    [[nodiscard]] Value located(const Node &node, Value value); // an Error gets this place if it has none
    [[nodiscard]] bool spend(std::int64_t steps) { return (m_steps -= steps) >= 0; }
    void spendOn(const Value &handled);

    const Program &m_program;
    const Scope &m_scope;
    std::array<Value, 3> m_few; // the locals of most expressions
    std::vector<Value> m_many;
    Value *m_locals;
    std::int64_t m_steps;
};

// functions.cpp: CEL's own functions on values that are neither Unknown nor Error. `pattern` is the compiled constant
// argument of matches, or null.
[[nodiscard]] Value callFunction(const Node &node, std::span<const Value> arguments, const re2::RE2 *pattern);

// The type that a name stands for when no variable has it: int, string, list …
[[nodiscard]] bool isTypeName(std::string_view name);

} // namespace lensboard::cel
