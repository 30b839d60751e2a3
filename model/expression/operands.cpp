// SPDX-License-Identifier: Apache-2.0
#include "expression/render.h"
#include "expression/text.h"

namespace lensboard::cel {

namespace {

const Symbol symId = symbol("id");

bool isConversion(const Value &value)
{
    const double number = value.kind() == Kind::Int      ? static_cast<double>(value.asInt())
                          : value.kind() == Kind::Double ? value.asDouble()
                                                         : 0;
    return number == 1000 || number == 60;
}

const char *arithmeticSign(Op op)
{
    switch (op) {
    case Op::Add:
        return " + ";
    case Op::Subtract:
        return " − ";
    case Op::Multiply:
        return " × ";
    default:
        return " / ";
    }
}

} // namespace

bool Renderer::isLiteral(NodeId id) const
{
    const Node &node = m_program.at(id);
    return node.op == Op::Literal || (node.op == Op::Negate && m_program.at(node.a).op == Op::Literal);
}

NodeId Renderer::withoutUnits(NodeId id) const
{
    const Node &node = m_program.at(id);
    const bool converts = node.op == Op::Function && node.function >= Function::Int && node.function <= Function::Dyn &&
                          node.function != Function::Type && node.childCount == 1;
    if (converts)
        return withoutUnits(m_program.childrenOf(node)[0]);
    if (node.op == Op::Multiply && m_program.at(node.a).op == Op::Literal &&
        isConversion(m_program.at(node.a).constant))
        return withoutUnits(node.b);
    const bool byLiteral = node.op == Op::Multiply || node.op == Op::Divide;
    if (byLiteral && m_program.at(node.b).op == Op::Literal && isConversion(m_program.at(node.b).constant))
        return withoutUnits(node.a);
    return id;
}

std::string Renderer::name(NodeId id)
{
    const Node &node = m_program.at(id);
    switch (node.op) {
    case Op::HostCall:
        return callName(node);
    case Op::Select: {
        const Value object = m_evaluator.value(node.a);
        if (node.symbol == symId && object.kind() == Kind::Object)
            return object.asObject()->label();
        return memberName(object, node);
    }
    case Op::Local:
    case Op::Variable: {
        const Value value = m_evaluator.value(id);
        if (value.kind() == Kind::Object)
            return value.asObject()->label();
        if (value.kind() == Kind::String && node.op == Op::Local)
            return value.asString();
        return symbolText(node.symbol);
    }
    case Op::Filter: {
        const std::vector<Value> elements = elementsIn(m_evaluator.value(node.a));
        if (elements.empty())
            return name(node.a);
        m_evaluator.local(node.slot) = elements.front();
        return name(node.a) + " where " + phrase(node.b);
    }
    case Op::Transform:
    case Op::Index:
        return name(node.a);
    case Op::Function: {
        const auto children = m_program.childrenOf(node);
        if (node.function == Function::Size && children.size() == 1)
            return "number of " + name(children[0]);
        return children.empty() ? std::string("a value") : name(children[0]);
    }
    case Op::Conditional: {
        const Value condition = m_evaluator.value(node.a);
        return condition.isBool() ? name(condition.asBool() ? node.b : node.c) : name(node.b);
    }
    default:
        return isArithmetic(node.op) ? name(node.a) : format(m_evaluator.value(id), {});
    }
}

std::string Renderer::memberName(const Value &object, const Node &node) const
{
    if (object.kind() != Kind::Object)
        return symbolText(node.symbol);
    const Object &owner = *object.asObject();
    std::string text = m_style.memberName ? m_style.memberName(owner, node.symbol) : std::string();
    if (text.empty())
        text = symbolText(node.symbol);
    const std::string label = owner.label();
    const std::size_t hole = text.find("{}");
    if (hole != std::string::npos)
        return text.replace(hole, 2, label);
    return label.empty() ? text : text + " of " + label;
}

std::vector<std::string> Renderer::argumentTexts(const Node &node)
{
    std::vector<std::string> arguments;
    for (const NodeId child : m_program.childrenOf(node))
        arguments.push_back(m_program.at(child).op == Op::Literal ? format(m_program.at(child).constant, {})
                                                                  : name(child));
    return arguments;
}

std::string Renderer::callName(const Node &node)
{
    std::string text = m_style.functionName ? m_style.functionName(node.symbol) : std::string();
    const std::vector<std::string> arguments = argumentTexts(node);
    if (text.empty())
        text = symbolText(node.symbol) + (arguments.empty() ? "" : " of");
    return arguments.empty() ? text : text + ' ' + joined(arguments, arguments.size());
}

// A name with its value behind it, or the value alone where it says enough. `other`: what it is compared with.
std::string Renderer::operand(NodeId whole, const Origin &other)
{
    const Value value = m_evaluator.value(whole);
    if (value.kind() == Kind::Object)
        return value.asObject()->label();
    const NodeId id = withoutUnits(whole);
    const Node &node = m_program.at(id);
    switch (node.op) {
    case Op::Literal:
    case Op::Negate:
    case Op::Local:
        return format(value, other);
    case Op::Conditional: {
        const Value condition = m_evaluator.value(node.a);
        return operand(condition.isBool() && !condition.asBool() ? node.c : node.b, other);
    }
    case Op::Function:
        return functionOperand(node, m_evaluator.value(id), other);
    case Op::Select: {
        const Value owner = m_evaluator.value(node.a);
        if (owner.kind() == Kind::Object && node.symbol == symId)
            return owner.asObject()->label();
        const Value own = m_evaluator.value(id);
        if (owner.kind() == Kind::Object && owner.asObject()->label().empty()) // a limit: the number comes first
            return format(own, origin(id)) + " (" + memberName(owner, node) + ')';
        return name(id) + " (" + format(own, origin(id)) + ')';
    }
    default:
        break;
    }
    if (isArithmetic(node.op))
        return sum(id, value, other);
    return name(id) + " (" + format(m_evaluator.value(id), origin(id)) + ')';
}

// "6 × timeout of Orders (30 s) + batch window of Jobs → Orders (0 s), that is 180 s".
std::string Renderer::sum(NodeId id, const Value &value, const Origin &other)
{
    const Node &node = m_program.at(id);
    const bool product = node.op == Op::Multiply || node.op == Op::Divide;
    const auto side = [&](NodeId part, NodeId counterpart) {
        part = withoutUnits(part);
        const Node &inner = m_program.at(part);
        if (!isArithmetic(inner.op))
            return operand(part, product ? Origin() : origin(counterpart));
        const bool innerProduct = inner.op == Op::Multiply || inner.op == Op::Divide;
        const std::string text = operand(inner.a, innerProduct ? Origin() : origin(inner.b)) +
                                 arithmeticSign(inner.op) + operand(inner.b, innerProduct ? Origin() : origin(inner.a));
        return product && !innerProduct ? '(' + text + ')' : text;
    };
    const Origin own = origin(id);
    return side(node.a, node.b) + arithmeticSign(node.op) + side(node.b, node.a) + ", that is " +
           format(value, other.known() ? other : own);
}

std::string Renderer::functionOperand(const Node &node, const Value &value, const Origin &other)
{
    const auto children = m_program.childrenOf(node);
    if (node.function == Function::Size && children.size() == 1) {
        const Value counted = m_evaluator.value(children[0]);
        const std::string who = counted.kind() == Kind::List ? labels(counted.items()) : std::string();
        return (counted.kind() == Kind::String ? "length of " : "number of ") + name(children[0]) + " (" +
               toText(value) + (who.empty() ? "" : ": " + who) + ')';
    }
    return children.empty() ? format(value, other) : operand(children[0], other);
}

Renderer::Origin Renderer::origin(NodeId whole)
{
    const NodeId id = withoutUnits(whole);
    const Node &node = m_program.at(id);
    Origin result;
    if (node.op == Op::HostCall) {
        result.function = node.symbol;
    } else if (node.op == Op::Select) {
        const Value object = m_evaluator.value(node.a);
        if (object.kind() == Kind::Object) {
            result.object = object.asObject();
            result.member = node.symbol;
        }
    } else if (node.op == Op::Conditional) {
        const Value condition = m_evaluator.value(node.a);
        result = origin(condition.isBool() && !condition.asBool() ? node.c : node.b);
    } else if (node.op == Op::Add || node.op == Op::Subtract) {
        result = origin(node.a);
        if (!result.known())
            result = origin(node.b);
    }
    return result;
}

std::string Renderer::format(const Value &value, const Origin &origin) const
{
    if (value.isNull())
        return "none";
    if (value.isBool())
        return value.asBool() ? "yes" : "no";
    if (value.isUnknown())
        return "not stated";
    std::string text;
    if (origin.object && m_style.value)
        text = m_style.value(*origin.object, origin.member, value);
    else if (origin.function != Symbol::None && m_style.functionValue)
        text = m_style.functionValue(origin.function, value);
    if (!text.empty())
        return text;
    if (value.kind() == Kind::List) {
        if (value.items().empty())
            return "none";
        constexpr std::size_t shown = 5;
        std::vector<std::string> texts;
        for (const Value &item : value.items())
            texts.push_back(item.kind() == Kind::Object ? item.asObject()->label() : format(item, origin));
        return joined(texts, shown);
    }
    if (value.kind() == Kind::String)
        return value.asString().empty() ? "empty" : value.asString();
    if (value.kind() == Kind::Map)
        return std::to_string(value.entries().size()) + " entries";
    return value.kind() == Kind::Double ? doubleText(value.asDouble()) : toText(value);
}

} // namespace lensboard::cel
