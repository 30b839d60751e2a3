// SPDX-License-Identifier: Apache-2.0
#include "expression/render.h"

#include "expression/text.h"

#include <algorithm>

namespace lensboard::cel {

namespace {

constexpr std::size_t shownLabels = 5;
constexpr std::size_t shownReasons = 3;
constexpr std::size_t longestSource = 80; // bytes; longer sub-expressions are cut

bool isBinary(Op op)
{
    return op >= Op::Add && op <= Op::In;
}

bool isArithmetic(Op op)
{
    return op >= Op::Add && op <= Op::Remainder;
}

std::string shortened(std::string source)
{
    if (source.size() <= longestSource)
        return source;
    std::size_t end = longestSource;
    while (end > 0 && (static_cast<unsigned char>(source[end]) & 0xC0U) == 0x80U)
        --end;
    return source.substr(0, end) + "…";
}

const char *verbOf(Function function)
{
    switch (function) {
    case Function::Contains:
        return " contains ";
    case Function::StartsWith:
        return " starts with ";
    case Function::EndsWith:
        return " ends with ";
    case Function::Matches:
        return " matches ";
    default:
        return nullptr;
    }
}

} // namespace

std::string joined(const std::vector<std::string> &texts, std::size_t limit)
{
    std::string result;
    const bool cut = texts.size() > limit;
    const std::size_t shown = cut ? std::max<std::size_t>(limit, 2) - 1 : texts.size();
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            result += !cut && i + 1 == shown ? " and " : ", ";
        result += texts[i];
    }
    return cut ? result + " and " + std::to_string(texts.size() - shown) + " more" : result;
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
        texts.push_back(reason->text.empty() ? reason->name + " of " + reason->subject + " is not known"
                                             : reason->text);
    return joined(texts, shownReasons);
}

std::string Renderer::statement(const Node &node, const Value &value)
{
    if (value.isError())
        return "this cannot be worked out: " + value.asError().message;
    if (value.isUnknown())
        return reasonsText(value.reasons());
    if (isBinary(node.op) && !isArithmetic(node.op))
        return relation(node, value);
    const auto id = static_cast<NodeId>(&node - m_program.nodes.data());
    if (!value.isBool() || node.op == Op::Literal)
        return operand(id);
    return test(node, value);
}

std::string Renderer::relation(const Node &node, const Value &value)
{
    if (node.op == Op::Equal || node.op == Op::NotEqual) {
        std::string plain = plainEquality(node);
        if (!plain.empty())
            return plain;
    }
    return operand(node.a, origin(node.b)) + ' ' + signOf(node.op) + ' ' + operand(node.b, origin(node.a)) +
           (value.isTrue() ? " is true" : " is false");
}

// Compared with null, true or false: "dlq of Orders is none", whichever way the comparison goes.
std::string Renderer::plainEquality(const Node &node)
{
    const auto isPlain = [this](NodeId id) {
        const Node &side = m_program.at(id);
        return side.op == Op::Literal && (side.constant.isNull() || side.constant.isBool());
    };
    if (isPlain(node.a) == isPlain(node.b))
        return {};
    const NodeId side = isPlain(node.a) ? node.b : node.a;
    return name(side) + " is " + format(m_evaluator.value(side), origin(side));
}

// A bool that is not a comparison.
std::string Renderer::test(const Node &node, const Value &value)
{
    const std::string ending = value.isTrue() ? " is true" : " is false";
    if (node.op == Op::Has) {
        const Value object = m_evaluator.value(node.a);
        return memberName(object, node) + (value.isTrue() ? " is stated" : " is none");
    }
    if (const char *verb = node.op == Op::Function ? verbOf(node.function) : nullptr) {
        const auto children = m_program.childrenOf(node);
        return operand(children[0]) + verb + operand(children[1]) + ending;
    }
    return name(static_cast<NodeId>(&node - m_program.nodes.data())) + ending;
}

std::string Renderer::name(NodeId id)
{
    const Node &node = m_program.at(id);
    if (node.op == Op::HostCall)
        return callName(node);
    if (node.op == Op::Select) {
        const Value object = m_evaluator.value(node.a);
        if (object.kind() == Kind::Object)
            return memberName(object, node);
    }
    if (node.op == Op::Local || node.op == Op::Variable) {
        const Value value = m_evaluator.value(id);
        if (value.kind() == Kind::Object)
            return value.asObject()->label();
        if (node.op == Op::Local && !value.isOutcome())
            return toText(value);
    }
    return shortened(m_program.source(node));
}

std::string Renderer::memberName(const Value &object, const Node &node) const
{
    if (object.kind() != Kind::Object)
        return shortened(m_program.source(node));
    const Object &owner = *object.asObject();
    std::string text = m_style.memberName ? m_style.memberName(owner, node.symbol) : std::string();
    if (text.empty())
        text = symbolText(node.symbol);
    const std::string label = owner.label();
    return label.empty() ? text : text + " of " + label;
}

std::string Renderer::callName(const Node &node)
{
    std::string text = m_style.functionName ? m_style.functionName(node.symbol) : std::string();
    if (text.empty())
        text = symbolText(node.symbol);
    std::vector<std::string> arguments;
    for (const NodeId child : m_program.childrenOf(node)) {
        const bool literal = m_program.at(child).op == Op::Literal;
        arguments.push_back(literal ? toText(m_program.at(child).constant) : name(child));
    }
    return arguments.empty() ? text : text + " of " + joined(arguments, arguments.size());
}

// A name with its value behind it, or the value alone where it says enough. `other`: what it is compared with.
std::string Renderer::operand(NodeId id, const Origin &other)
{
    const Node &node = m_program.at(id);
    const Value value = m_evaluator.value(id);
    if (value.kind() == Kind::Object)
        return value.asObject()->label();
    switch (node.op) {
    case Op::Literal:
    case Op::Local:
        return format(value, other);
    case Op::Conditional: {
        const Value condition = m_evaluator.value(node.a);
        return condition.isBool() ? operand(condition.asBool() ? node.b : node.c, other)
                                  : shortened(m_program.source(node));
    }
    case Op::Function:
        return functionOperand(node, value);
    default:
        break;
    }
    if (isArithmetic(node.op)) {
        const Origin own = origin(id);
        return operand(node.a, origin(node.b)) + ' ' + signOf(node.op) + ' ' + operand(node.b, origin(node.a)) + " (" +
               format(value, own.known() ? own : other) + ')';
    }
    return name(id) + " (" + format(value, origin(id)) + ')';
}

std::string Renderer::functionOperand(const Node &node, const Value &value)
{
    const auto children = m_program.childrenOf(node);
    if (node.function == Function::Size && children.size() == 1) {
        const Value counted = m_evaluator.value(children[0]);
        const std::string who = counted.kind() == Kind::List ? labels(counted.items()) : std::string();
        return (counted.kind() == Kind::String ? "length of " : "number of ") + name(children[0]) + " (" +
               toText(value) + (who.empty() ? "" : ": " + who) + ')';
    }
    const bool converts =
        node.function >= Function::Int && node.function <= Function::Dyn && node.function != Function::Type;
    if (converts && children.size() == 1)
        return operand(children[0]);
    return shortened(m_program.source(node)) + " (" + toText(value) + ')';
}

Renderer::Origin Renderer::origin(NodeId id)
{
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
    } else if (isArithmetic(node.op)) {
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
    if (value.kind() == Kind::List && !value.items().empty()) {
        std::string text = labels(value.items());
        if (!text.empty())
            return text;
        for (const Value &item : value.items())
            text += (text.empty() ? "[" : ", ") + format(item, origin);
        return text + (value.isOpen() ? ", …]" : "]");
    }
    std::string text;
    if (origin.object && m_style.value)
        text = m_style.value(*origin.object, origin.member, value);
    else if (origin.function != Symbol::None && m_style.functionValue)
        text = m_style.functionValue(origin.function, value);
    if (!text.empty())
        return text;
    return value.kind() == Kind::Double ? doubleText(value.asDouble()) : toText(value);
}

} // namespace lensboard::cel
