// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/evaluator.h"
#include "expression/explain.h"

// Sub-expressions with their values as fragments of sentences; for this folder only. Statements say what is the case,
// whichever way the expression asked: "auth of Shop is NONE" for `shop.auth != 'NONE'` that failed.
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

    // A whole statement about a node that is a leaf of an explanation (render.cpp).
    [[nodiscard]] std::string statement(NodeId id, const Value &value);
    // That a list has no elements: "nothing uses Orders".
    [[nodiscard]] std::string emptiness(NodeId id);

    // What a node is called, without its value: "timeout of Orders", "connections to Shop" (operands.cpp).
    [[nodiscard]] std::string name(NodeId id);

    // A condition on the variable of a macro in words, without values: "mode is sync and target is a function"
    // (phrases.cpp). The variable must be set to some element.
    [[nodiscard]] std::string phrase(NodeId id, bool positive = true);

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

    // render.cpp
    [[nodiscard]] NodeId countedList(const Node &node);
    [[nodiscard]] std::string comparison(const Node &node, const Value &value);
    [[nodiscard]] std::string equality(const Node &node, const Value &value);
    [[nodiscard]] std::string membership(const Node &node, const Value &value);
    [[nodiscard]] std::string test(NodeId id, const Value &value);
    [[nodiscard]] std::string fact(NodeId id, const Value &value);

    // operands.cpp
    [[nodiscard]] std::string operand(NodeId id, const Origin &other);
    [[nodiscard]] std::string functionOperand(const Node &node, const Value &value, const Origin &other);
    [[nodiscard]] std::string sum(NodeId id, const Value &value, const Origin &other);
    [[nodiscard]] std::string memberName(const Value &object, const Node &node) const;
    [[nodiscard]] std::string callName(const Node &node);
    [[nodiscard]] std::vector<std::string> argumentTexts(const Node &node);
    [[nodiscard]] Origin origin(NodeId id);
    [[nodiscard]] std::string format(const Value &value, const Origin &origin) const;
    [[nodiscard]] bool isLiteral(NodeId id) const;
    // The same without a factor that only turns seconds into milliseconds or minutes into seconds.
    [[nodiscard]] NodeId withoutUnits(NodeId id) const;

    // phrases.cpp
    [[nodiscard]] std::string shortName(NodeId id);
    [[nodiscard]] std::string joinedPhrases(const Node &node, bool positive);
    [[nodiscard]] std::string comparisonPhrase(const Node &node, bool positive);
    [[nodiscard]] std::string membershipPhrase(const Node &node, bool positive);
    [[nodiscard]] std::string quantifierPhrase(const Node &node, bool positive);

    const Program &m_program;
    Evaluator &m_evaluator;
    const ExplainStyle &m_style;
};

// "is more than" for an order relation, turned round when it does not hold.
[[nodiscard]] const char *orderWords(Op op, bool holds);

// What a macro runs over; nothing when that is not settled.
[[nodiscard]] std::vector<Value> elementsIn(const Value &range);

[[nodiscard]] bool isArithmetic(Op op);
[[nodiscard]] bool isOrder(Op op);

// "a", "a and b", "a, b and c", "a, b and 4 more"; the last two are bound by `word`.
[[nodiscard]] std::string joined(const std::vector<std::string> &texts, std::size_t limit, const char *word = "and");

} // namespace lensboard::cel
