// SPDX-License-Identifier: Apache-2.0
#include "expression/render.h"

#include <algorithm>

namespace lensboard::cel {

namespace {

constexpr std::size_t shownLabels = 5;
constexpr std::size_t shownReasons = 3;
constexpr std::size_t shownChoices = 3;

const char *verbOf(Function function, bool holds)
{
    switch (function) {
    case Function::Contains:
        return holds ? " contains " : " does not contain ";
    case Function::StartsWith:
        return holds ? " starts with " : " does not start with ";
    case Function::EndsWith:
        return holds ? " ends with " : " does not end with ";
    case Function::Matches:
        return holds ? " has the form that is looked for" : " has another form than is looked for";
    default:
        return nullptr;
    }
}

} // namespace

bool isArithmetic(Op op)
{
    return op >= Op::Add && op <= Op::Remainder;
}

bool isOrder(Op op)
{
    return op >= Op::Less && op <= Op::GreaterOrEqual;
}

std::vector<Value> elementsIn(const Value &range)
{
    const bool settled = range.kind() == Kind::List || range.kind() == Kind::Map;
    return settled ? Evaluator::elementsOf(range) : std::vector<Value>();
}

const char *orderWords(Op op, bool holds)
{
    const bool less = op == Op::Less || op == Op::LessOrEqual;
    const bool orEqual = op == Op::LessOrEqual || op == Op::GreaterOrEqual;
    if (less == holds)
        return orEqual == holds ? "is at most" : "is less than";
    return orEqual == holds ? "is at least" : "is more than";
}

std::string joined(const std::vector<std::string> &texts, std::size_t limit, const char *word)
{
    std::string result;
    const bool cut = texts.size() > limit;
    const std::size_t shown = cut ? std::max<std::size_t>(limit, 2) - 1 : texts.size();
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            result += !cut && i + 1 == shown ? std::string(" ") + word + ' ' : ", ";
        result += texts[i];
    }
    return cut ? result + ' ' + word + ' ' + std::to_string(texts.size() - shown) + " more" : result;
}

std::string Renderer::labels(const std::vector<Value> &items)
{
    std::vector<std::string> texts;
    for (const Value &item : items) {
        if (item.kind() != Kind::Object)
            return {};
        texts.push_back(item.asObject()->label());
    }
    return joined(texts, shownLabels);
}

std::string Renderer::reasonsText(const Reasons &reasons)
{
    std::vector<std::string> texts;
    for (const ReasonPtr &reason : reasons)
        texts.push_back(reason->text.empty() ? reason->name + " of " + reason->subject : reason->text);
    return "not stated: " + joined(texts, shownReasons);
}

std::string Renderer::statement(NodeId id, const Value &value)
{
    const Node &node = m_program.at(id);
    if (value.isError())
        return "this cannot be worked out: " + value.asError().message;
    if (value.isUnknown())
        return reasonsText(value.reasons());
    if (node.op == Op::Equal || node.op == Op::NotEqual)
        return equality(node, value);
    if (isOrder(node.op))
        return comparison(node, value);
    if (node.op == Op::In)
        return membership(node, value);
    return value.isBool() ? test(id, value) : fact(id, value);
}

std::string Renderer::emptiness(NodeId id)
{
    return fact(id, Value::list({}));
}

// `size(list) > 0` and the like ask whether there is anything: then the list says it best. noNode: it is not that.
NodeId Renderer::countedList(const Node &node)
{
    const Node &left = m_program.at(node.a);
    const bool counts = left.op == Op::Function && left.function == Function::Size && left.childCount == 1;
    const Value right = m_evaluator.value(node.b);
    if (!counts || right.kind() != Kind::Int || (right.asInt() != 0 && right.asInt() != 1))
        return noNode;
    const NodeId list = m_program.childrenOf(left)[0];
    return m_evaluator.value(list).kind() == Kind::List ? list : noNode;
}

std::string Renderer::comparison(const Node &node, const Value &value)
{
    if (const NodeId list = countedList(node); list != noNode)
        return fact(list, m_evaluator.value(list));
    const Node &left = m_program.at(node.a);
    const Value first = m_evaluator.value(node.a);
    if (left.op == Op::Select && first.kind() == Kind::String) // an order of ids only keeps one finding of several
        return "it is told once, with another element";
    NodeId a = node.a;
    NodeId b = node.b;
    Op op = node.op;
    if (isLiteral(a) && !isLiteral(b)) {
        std::swap(a, b);
        op = op == Op::Less             ? Op::Greater
             : op == Op::Greater        ? Op::Less
             : op == Op::LessOrEqual    ? Op::GreaterOrEqual
             : op == Op::GreaterOrEqual ? Op::LessOrEqual
                                        : op;
    }
    return operand(a, origin(b)) + ' ' + orderWords(op, value.isTrue()) + ' ' + operand(b, origin(a));
}

// What the two sides are, whether they had to be alike or not.
std::string Renderer::equality(const Node &node, const Value &value)
{
    if (const NodeId list = countedList(node); list != noNode)
        return fact(list, m_evaluator.value(list));
    const bool alike = value.isTrue() == (node.op == Op::Equal);
    NodeId a = node.a;
    NodeId b = node.b;
    if (isLiteral(a) && !isLiteral(b))
        std::swap(a, b);
    const Value left = m_evaluator.value(a);
    const Value right = m_evaluator.value(b);
    if (!isLiteral(b))
        return operand(a, origin(b)) + (alike ? " is " : " is not ") + operand(b, origin(a));
    if (right.isNull() || right.isBool() || left.isNull() || left.isBool())
        return fact(a, left);
    const std::string text = fact(a, left);
    const bool counts = left.kind() == Kind::Int || left.kind() == Kind::Double;
    return alike || !counts ? text : text + ", not " + format(right, origin(a));
}

std::string Renderer::membership(const Node &node, const Value &value)
{
    const Node &list = m_program.at(node.b);
    if (list.op == Op::Select) {
        const Value owner = m_evaluator.value(list.a);
        const Value item = m_evaluator.value(node.a);
        if (owner.kind() == Kind::Object && m_style.contains) {
            std::string text = m_style.contains(*owner.asObject(), list.symbol, item, value.isTrue());
            if (!text.empty())
                return text;
        }
    }
    const Value items = m_evaluator.value(node.b);
    if ((list.op != Op::List && list.op != Op::Literal) || items.kind() != Kind::List)
        return operand(node.a, {}) + (value.isTrue() ? " is among " : " is not among ") + name(node.b);
    const std::string text = fact(node.a, m_evaluator.value(node.a));
    if (value.isTrue() || items.items().size() > shownChoices || m_program.at(node.a).op != Op::Select)
        return text;
    std::vector<std::string> choices;
    for (const Value &item : items.items())
        choices.push_back(format(item, origin(node.a)));
    std::string statement;
    const Value owner = m_evaluator.value(m_program.at(node.a).a);
    if (owner.kind() == Kind::Object && m_style.memberStatement)
        statement = m_style.memberStatement(*owner.asObject(), m_program.at(node.a).symbol, m_evaluator.value(node.a));
    return statement.empty() ? text + ", not " + joined(choices, shownChoices, "or") : text;
}

// A bool that is not a comparison.
std::string Renderer::test(NodeId id, const Value &value)
{
    const Node &node = m_program.at(id);
    if (node.op == Op::Literal)
        return value.isTrue() ? "it always holds" : "it never holds";
    if (node.op == Op::Has)
        return memberName(m_evaluator.value(node.a), node) + (value.isTrue() ? " is stated" : " is not stated");
    if (const char *verb = node.op == Op::Function ? verbOf(node.function, value.isTrue()) : nullptr) {
        const auto children = m_program.childrenOf(node);
        const std::string what = node.function == Function::Matches ? std::string() : operand(children[1], {});
        return operand(children[0], {}) + verb + what;
    }
    return fact(id, value);
}

// "timeout of Orders is 60 s", "tracing of Orders: no", "nobody keeps the failed events of Orders".
std::string Renderer::fact(NodeId id, const Value &value)
{
    const Node &node = m_program.at(id);
    std::string text;
    if (node.op == Op::Select && m_style.memberStatement) {
        const Value owner = m_evaluator.value(node.a);
        if (owner.kind() == Kind::Object)
            text = m_style.memberStatement(*owner.asObject(), node.symbol, value);
    } else if (node.op == Op::HostCall && m_style.functionStatement) {
        text = m_style.functionStatement(node.symbol, argumentTexts(node), value);
    }
    if (!text.empty())
        return text;
    if (value.kind() == Kind::Object && node.op != Op::Select && node.op != Op::HostCall)
        return value.asObject()->label();
    if (node.op == Op::Local)
        return format(value, {});
    const bool short_ = value.isNull() || value.isBool() || value.kind() == Kind::List;
    return name(id) + (short_ ? ": " : " is ") + format(value, origin(id));
}

} // namespace lensboard::cel
