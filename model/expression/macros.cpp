// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.h"

#include <algorithm>

namespace lensboard::cel {

namespace {

std::optional<Op> macroNamed(std::string_view name)
{
    static constexpr std::pair<std::string_view, Op> macros[] = {
        {"all", Op::All},       {"exists", Op::Exists}, {"exists_one", Op::ExistsOne}, {"existsOne", Op::ExistsOne},
        {"map", Op::Transform}, {"filter", Op::Filter}};
    for (const auto &[macro, op] : macros) {
        if (macro == name)
            return op;
    }
    return std::nullopt;
}

} // namespace

NodeId Parser::hasMacro(const Lexeme &name)
{
    std::vector<NodeId> items;
    if (!arguments(items, ")"))
        return noNode;
    if (items.size() != 1 || m_program->at(items.front()).op != Op::Select)
        return fail(name, "'has' takes one property, as in has(node.timeoutS).");
    Node node = m_program->at(items.front());
    node.op = Op::Has;
    node.dotted = Symbol::None;
    return add(std::move(node), name.begin);
}

// Behind the opening parenthesis of target.name(
bool Parser::startsMacro(const Lexeme &name) const
{
    return macroNamed(name.text).has_value();
}

NodeId Parser::macro(NodeId range, const Lexeme &name, std::uint32_t begin)
{
    const Lexeme variable = current();
    if (variable.token != Token::Name || isReserved(variable.text) || !ahead(1).isSign(","))
        return fail(variable, "'" + name.text + "' takes the name of a variable and a condition, as in outgoing." +
                                  name.text + "(e, e.mode == 'sync').");
    m_at += 2;
    const auto slot = static_cast<std::uint32_t>(m_variables.size());
    m_program->slots = std::max(m_program->slots, slot + 1);
    m_variables.push_back({variable.text, slot});
    std::vector<NodeId> items;
    const bool complete = arguments(items, ")");
    m_variables.pop_back();
    if (!complete)
        return noNode;
    Node node;
    node.op = *macroNamed(name.text);
    node.symbol = symbol(variable.text);
    node.slot = slot;
    node.a = range;
    return finishMacro(std::move(node), name, items, begin);
}

NodeId Parser::finishMacro(Node node, const Lexeme &name, const std::vector<NodeId> &items, std::uint32_t begin)
{
    const bool isMap = node.op == Op::Transform;
    if (items.empty() || items.size() > (isMap ? 2U : 1U))
        return fail(name,
                    "'" + name.text + "' has " + (items.empty() ? "nothing after its variable." : "too many parts."));
    if (!isMap || items.size() == 2)
        node.b = items.front();
    if (isMap)
        node.c = items.back();
    return add(std::move(node), begin);
}

} // namespace lensboard::cel
