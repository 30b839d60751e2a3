// SPDX-License-Identifier: Apache-2.0
#include "expression/explain.h"

#include "expression/render.h"

#include <algorithm>

namespace lensboard::cel {

namespace {

constexpr std::size_t shownElements = 10;
constexpr std::size_t shownTexts = 3;

class Explainer
{
public:
    Explainer(const Program &program, const Scope &scope, const ExplainStyle &style)
        : m_program(program)
        , m_evaluator(program, scope)
        , m_renderer(program, m_evaluator, style)
    {
    }

    Explanation explain(NodeId id)
    {
        const Node &node = m_program.at(id);
        Explanation result;
        result.source = m_program.source(node);
        result.value = m_evaluator.value(id);
        switch (node.op) {
        case Op::And:
        case Op::Or:
            logical(node, result);
            break;
        case Op::Not:
            negation(node, result);
            break;
        case Op::Conditional:
            conditional(node, result);
            break;
        case Op::All:
        case Op::Exists:
        case Op::ExistsOne:
            quantifier(id, result);
            break;
        default:
            break;
        }
        if (result.text.empty())
            result.text = textOf(id, result);
        return result;
    }

private:
    std::string textOf(NodeId id, const Explanation &result)
    {
        if (result.parts.empty())
            return m_renderer.statement(id, result.value);
        std::vector<std::string> texts;
        for (const Explanation &part : result.parts) {
            if (std::find(texts.begin(), texts.end(), part.text) == texts.end())
                texts.push_back(part.text);
        }
        return joined(texts, shownTexts);
    }

    // Whether an operand's outcome is of the sort that made the whole what it is.
    static bool decides(const Value &operand, const Value &whole)
    {
        if (whole.isBool())
            return operand.isBool() && operand.asBool() == whole.asBool();
        if (whole.isUnknown())
            return operand.isUnknown();
        return !operand.isBool() && !operand.isUnknown();
    }

    void logical(const Node &node, Explanation &result)
    {
        for (const NodeId child : m_program.childrenOf(node)) {
            if (decides(m_evaluator.value(child), result.value))
                result.parts.push_back(explain(child));
        }
    }

    // Says what holds, so the words are those of the operand.
    void negation(const Node &node, Explanation &result)
    {
        if (!result.value.isBool())
            return;
        Explanation inner = explain(node.a);
        result.text = std::move(inner.text);
        result.parts = std::move(inner.parts);
    }

    void conditional(const Node &node, Explanation &result)
    {
        Explanation condition = explain(node.a);
        if (condition.value.isBool()) {
            Explanation taken = explain(condition.value.asBool() ? node.b : node.c);
            result.text = taken.text;
            result.parts.push_back(std::move(condition));
            result.parts.push_back(std::move(taken));
        } else if (result.value.isUnknown()) {
            result.parts.push_back(std::move(condition));
        }
    }

    // The elements for which the condition came out as `wanted` says.
    template <typename Wanted>
    void addElements(const Node &node, const std::vector<Value> &elements, Explanation &result, const Wanted &wanted)
    {
        for (const Value &element : elements) {
            m_evaluator.local(node.slot) = element;
            if (!wanted(m_evaluator.value(node.b)))
                continue;
            m_evaluator.local(node.slot) = element;
            result.parts.push_back(explain(node.b));
            result.parts.back().subject = toText(element);
            if (result.parts.size() == shownElements)
                return;
        }
    }

    void quantifier(NodeId id, Explanation &result)
    {
        const Node &node = m_program.at(id);
        const Value range = m_evaluator.value(node.a);
        if (range.kind() != Kind::List && range.kind() != Kind::Map)
            return;
        const std::vector<Value> elements = Evaluator::elementsOf(range);
        const Value &whole = result.value;
        const bool undecided = !whole.isBool();
        if (!undecided && std::any_of(elements.begin(), elements.end(), isPlain)) {
            result.text = m_renderer.statement(node.a, range); // words tell nothing one by one
            return;
        }
        const bool single = node.op == Op::ExistsOne || (node.op == Op::Exists ? whole.isTrue() : whole.isFalse());
        if (undecided)
            addElements(node, elements, result, [&whole](const Value &holds) { return decides(holds, whole); });
        else if (single)
            addElements(node, elements, result,
                        [&node](const Value &holds) { return node.op == Op::All ? holds.isFalse() : holds.isTrue(); });
        if (undecided && range.isOpen())
            result.parts.push_back(openness(node, range));
        if (undecided)
            result.text = m_renderer.statement(id, whole);
        else if (!single || result.parts.empty() || node.op == Op::ExistsOne)
            result.text = summary(node, elements, result);
    }

    static bool isPlain(const Value &element) { return element.kind() != Kind::Object; }

    Explanation openness(const Node &node, const Value &range)
    {
        Explanation part;
        part.source = m_program.source(m_program.at(node.a));
        part.text = Renderer::reasonsText(range.reasons());
        part.value = Value::unknown(range.reasons());
        return part;
    }

    // About all elements together: none is singled out.
    std::string summary(const Node &node, const std::vector<Value> &elements, const Explanation &result)
    {
        if (elements.empty())
            return m_renderer.emptiness(node.a);
        const std::string range = m_renderer.name(node.a);
        std::string who = Renderer::labels(elements);
        who = range + (who.empty() ? " (" + std::to_string(elements.size()) + ")" : " (" + who + ")");
        m_evaluator.local(node.slot) = elements.front();
        const std::string condition = m_renderer.phrase(node.b);
        if (node.op == Op::All)
            return "all of the " + who + ": " + condition;
        if (node.op == Op::ExistsOne && result.value.isTrue())
            return "one of the " + who + ": " + condition;
        if (node.op == Op::ExistsOne && !result.parts.empty())
            return "more than one of the " + who + ": " + condition;
        return "none of the " + who + ": " + condition;
    }

    const Program &m_program;
    Evaluator m_evaluator;
    Renderer m_renderer;
};

void collectLeaves(const Explanation &explanation, std::vector<std::string> &texts)
{
    for (const Explanation &part : explanation.parts)
        collectLeaves(part, texts);
    const bool known = std::find(texts.begin(), texts.end(), explanation.text) != texts.end();
    if (explanation.parts.empty() && !known && !explanation.text.empty())
        texts.push_back(explanation.text);
}

} // namespace

Explanation explain(const Expression &expression, const Scope &scope, const ExplainStyle &style)
{
    return Explainer(expression.program(), scope, style).explain(expression.program().root);
}

std::string sentence(const Explanation &explanation, std::size_t limit)
{
    std::vector<std::string> texts;
    collectLeaves(explanation, texts);
    return joined(texts, limit);
}

} // namespace lensboard::cel
