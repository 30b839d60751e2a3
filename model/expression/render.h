// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/evaluator.h"
#include "expression/explain.h"

// Sub-expressions with their values as fragments of sentences; for this folder only.
namespace lensboard::cel {

class Renderer
{
public:
    Renderer(const Program &program, Evaluator &evaluator, const ExplainStyle &style)
        : m_program(program)
        , m_evaluator(evaluator)
        , m_style(style)
    {
    }

    // A whole statement about a node that is a leaf of an explanation: "timeout of Orders (60 s) <= 29 s is false".
    [[nodiscard]] std::string statement(const Node &node, const Value &value);

    // What a node is called, without its value: "timeout of Orders", "outgoing".
    [[nodiscard]] std::string name(NodeId id);

    // The labels of the elements: "Orders, Shop and 3 more"; "" for a list without objects.
    [[nodiscard]] static std::string labels(const std::vector<Value> &items);

    [[nodiscard]] static std::string reasonsText(const Reasons &reasons);

private:
    // Whose units a value has: a member of an object or a function.
    struct Origin
    {
        const Object *object = nullptr;
        Symbol member = Symbol::None;
        Symbol function = Symbol::None;
        [[nodiscard]] bool known() const { return object || function != Symbol::None; }
    };

    [[nodiscard]] std::string relation(const Node &node, const Value &value);
    [[nodiscard]] std::string test(const Node &node, const Value &value);
    [[nodiscard]] std::string plainEquality(const Node &node);
    [[nodiscard]] std::string operand(NodeId id) { return operand(id, Origin()); }
    [[nodiscard]] std::string operand(NodeId id, const Origin &other);
    [[nodiscard]] std::string functionOperand(const Node &node, const Value &value);
    [[nodiscard]] std::string memberName(const Value &object, const Node &node) const;
    [[nodiscard]] std::string callName(const Node &node);
    [[nodiscard]] Origin origin(NodeId id);
    [[nodiscard]] std::string format(const Value &value, const Origin &origin) const;

    const Program &m_program;
    Evaluator &m_evaluator;
    const ExplainStyle &m_style;
};

// "a", "a and b", "a, b and c", "a, b and 4 more".
[[nodiscard]] std::string joined(const std::vector<std::string> &texts, std::size_t limit);

} // namespace lensboard::cel
