// SPDX-License-Identifier: Apache-2.0
#include "expression/render.h"

namespace lensboard::cel {

namespace {

constexpr std::size_t shownChoices = 4;
constexpr std::size_t shownPhrases = 4;

const Symbol symProperties = symbol("properties");
const Symbol symKinds = symbol("kinds");
const Symbol symSource = symbol("source");
const Symbol symTarget = symbol("target");

} // namespace

// A member by its name alone when it is one of the variable or of its ends: "type of the target".
std::string Renderer::shortName(NodeId whole)
{
    const NodeId id = withoutUnits(whole);
    const Node &node = m_program.at(id);
    if (node.op == Op::Local)
        return "it";
    if (node.op != Op::Select)
        return name(id);
    const Node &owner = m_program.at(node.a);
    const bool ofVariable = owner.op == Op::Local;
    const bool ofEnd = owner.op == Op::Select && (owner.symbol == symSource || owner.symbol == symTarget) &&
                       m_program.at(owner.a).op == Op::Local;
    if (!ofVariable && !ofEnd)
        return name(id);
    const Value object = m_evaluator.value(node.a);
    std::string text;
    if (object.kind() == Kind::Object && m_style.memberName)
        text = m_style.memberName(*object.asObject(), node.symbol);
    if (text.empty() || text.find("{}") != std::string::npos)
        text = symbolText(node.symbol);
    return ofEnd ? text + " of the " + symbolText(owner.symbol) : text;
}

std::string Renderer::phrase(NodeId id, bool positive)
{
    const Node &node = m_program.at(id);
    switch (node.op) {
    case Op::Not:
        return phrase(node.a, !positive);
    case Op::And:
    case Op::Or:
        return joinedPhrases(node, positive);
    case Op::Conditional:
        return "if " + phrase(node.a) + ", then " + phrase(node.b, positive) + ", else " + phrase(node.c, positive);
    case Op::Equal:
    case Op::NotEqual:
        return comparisonPhrase(node, positive);
    case Op::In:
        return membershipPhrase(node, positive);
    case Op::All:
    case Op::Exists:
    case Op::ExistsOne:
        return quantifierPhrase(node, positive);
    case Op::Literal:
        return node.constant.isBool() && node.constant.asBool() == positive ? "it exists" : "nothing can be so";
    default:
        break;
    }
    if (isOrder(node.op))
        return shortName(node.a) + ' ' + orderWords(node.op, positive) + ' ' +
               (isLiteral(node.b) ? format(m_evaluator.value(node.b), origin(node.a)) : shortName(node.b));
    if (node.op == Op::Function && node.childCount > 0)
        return shortName(m_program.childrenOf(node)[0]) + (positive ? " fits" : " does not fit");
    return (positive ? "" : "not ") + shortName(id);
}

std::string Renderer::joinedPhrases(const Node &node, bool positive)
{
    std::vector<std::string> texts;
    for (const NodeId child : m_program.childrenOf(node)) {
        const Op op = m_program.at(child).op;
        std::string text = phrase(child, positive);
        if ((op == Op::And || op == Op::Or) && op != node.op)
            text = '(' + text + ')';
        texts.push_back(std::move(text));
    }
    return joined(texts, shownPhrases, (node.op == Op::And) == positive ? "and" : "or");
}

std::string Renderer::comparisonPhrase(const Node &node, bool positive)
{
    const bool alike = (node.op == Op::Equal) == positive;
    if (!isLiteral(node.b))
        return shortName(node.a) + (alike ? " is " : " is not ") + shortName(node.b);
    const Value other = m_evaluator.value(node.b);
    if (other.isNull())
        return shortName(node.a) + (alike ? " is not set" : " is set");
    if (other.isBool())
        return shortName(node.a) + ": " + (other.asBool() == alike ? "yes" : "no");
    return shortName(node.a) + (alike ? " is " : " is not ") + format(other, origin(node.a));
}

std::string Renderer::membershipPhrase(const Node &node, bool positive)
{
    const Node &list = m_program.at(node.b);
    if (list.op == Op::Select && isLiteral(node.a)) {
        const Value item = m_evaluator.value(node.a);
        if (list.symbol == symProperties && item.kind() == Kind::String) {
            const Value owner = m_evaluator.value(list.a);
            std::string title;
            if (owner.kind() == Kind::Object && m_style.memberName)
                title = m_style.memberName(*owner.asObject(), symbol(item.asString()));
            return (title.empty() ? item.asString() : title) + (positive ? " is stated" : " is not stated");
        }
        if (list.symbol == symKinds)
            return (positive ? "it " : "it is not that it ") + format(item, origin(node.b));
        return shortName(node.b) + (positive ? " include " : " do not include ") + format(item, origin(node.b));
    }
    const Value items = m_evaluator.value(node.b);
    if ((list.op != Op::List && list.op != Op::Literal) || items.kind() != Kind::List)
        return shortName(node.a) + (positive ? " is among " : " is not among ") + shortName(node.b);
    std::vector<std::string> choices;
    for (const Value &item : items.items())
        choices.push_back(format(item, origin(node.a)));
    return shortName(node.a) + (positive ? " is " : " is not ") + joined(choices, shownChoices, "or");
}

std::string Renderer::quantifierPhrase(const Node &node, bool positive)
{
    const bool every = (node.op == Op::All) == positive;
    const std::vector<Value> elements = elementsIn(m_evaluator.value(node.a));
    const std::string who = std::string(every ? "all of " : "one of ") + shortName(node.a);
    if (elements.empty() || elements.front().kind() != Kind::Object)
        return who;
    m_evaluator.local(node.slot) = elements.front();
    return who + " (" + phrase(node.b, positive) + ')';
}

} // namespace lensboard::cel
