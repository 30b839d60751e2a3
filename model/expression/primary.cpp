// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.h"
#include "expression/text.h"

#include <charconv>

namespace lensboard::cel {

NodeId Parser::primary()
{
    const Lexeme &lexeme = current();
    switch (lexeme.token) {
    case Token::Integer:
    case Token::Real:
        return number(false);
    case Token::Text: {
        Node node;
        node.constant = Value::string(lexeme.text);
        const std::uint32_t begin = lexeme.begin;
        ++m_at;
        return add(std::move(node), begin);
    }
    case Token::Name:
        return name(false);
    case Token::QuotedName:
        return fail(lexeme, "A name in backticks can only follow a dot.");
    case Token::Sign:
    case Token::End:
        break;
    }
    if (accept("("))
        return parenthesized();
    if (accept("["))
        return listLiteral();
    if (accept("{"))
        return mapLiteral();
    if (accept("."))
        return current().token == Token::Name ? name(true) : failExpecting("a name");
    return failExpecting("a value");
}

NodeId Parser::parenthesized()
{
    const NodeId inner = expression();
    if (inner == noNode || !expect(")"))
        return noNode;
    m_program->nodes[inner].enclosed = true;
    return inner;
}

NodeId Parser::name(bool absolute)
{
    const Lexeme lexeme = current();
    const std::uint32_t begin = absolute ? m_lexemes[m_at - 1].begin : lexeme.begin;
    ++m_at;
    Node node;
    if (!absolute && (lexeme.text == "true" || lexeme.text == "false")) {
        node.constant = Value::boolean(lexeme.text == "true");
        return add(std::move(node), begin);
    }
    if (!absolute && lexeme.text == "null")
        return add(std::move(node), begin);
    if (isReserved(lexeme.text))
        return fail(lexeme, "'" + lexeme.text + "' is a reserved word and cannot name a variable.");
    if (current().isSign("("))
        return globalCall(lexeme);
    node.op = Op::Variable;
    node.symbol = symbol(lexeme.text);
    for (auto variable = m_variables.rbegin(); !absolute && variable != m_variables.rend(); ++variable) {
        if (variable->name == lexeme.text) {
            node.op = Op::Local;
            node.slot = variable->slot;
            break;
        }
    }
    return add(std::move(node), begin);
}

NodeId Parser::number(bool negative)
{
    const Lexeme lexeme = current();
    const std::uint32_t begin = negative ? m_lexemes[m_at - 1].begin : lexeme.begin;
    ++m_at;
    Node node;
    if (lexeme.token == Token::Real) {
        const std::optional<double> value = parseDouble(lexeme.text);
        node.constant = Value::real(negative ? -value.value_or(0) : value.value_or(0));
        return add(std::move(node), begin);
    }
    const bool hex = lexeme.text.size() > 2 && (lexeme.text[1] == 'x' || lexeme.text[1] == 'X');
    const std::string digits = (negative ? "-" : "") + lexeme.text.substr(hex ? 2 : 0);
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (fault != std::errc() || end != digits.data() + digits.size())
        return fail(lexeme, "This number is outside the range of an int (64 bits). Add '.0' for a double.");
    node.constant = Value::integer(value);
    return add(std::move(node), begin);
}

// Up to the closing sign, which is consumed. In a list a comma may follow the last one.
bool Parser::arguments(std::vector<NodeId> &items, const char *closing)
{
    while (!accept(closing)) {
        const NodeId item = expression();
        if (item == noNode)
            return false;
        items.push_back(item);
        if (current().isSign(closing))
            continue;
        if (!accept(","))
            return failExpecting(std::string("',' or '") + closing + "'") != noNode;
        if (*closing == ')' && current().isSign(closing))
            return failExpecting("another argument") != noNode;
    }
    return true;
}

NodeId Parser::listLiteral()
{
    const std::uint32_t begin = m_lexemes[m_at - 1].begin;
    std::vector<NodeId> items;
    if (!arguments(items, "]"))
        return noNode;
    Node node;
    node.op = Op::List;
    foldList(node, items);
    return addWithChildren(std::move(node), items, begin);
}

bool Parser::entries(std::vector<NodeId> &items)
{
    while (!accept("}")) {
        const NodeId key = expression();
        if (key == noNode || !expect(":"))
            return false;
        const NodeId value = expression();
        if (value == noNode)
            return false;
        items.push_back(key);
        items.push_back(value);
        if (current().isSign("}"))
            continue;
        if (!accept(","))
            return failExpecting("',' or '}'") != noNode;
    }
    return true;
}

NodeId Parser::mapLiteral()
{
    const std::uint32_t begin = m_lexemes[m_at - 1].begin;
    std::vector<NodeId> items;
    if (!entries(items))
        return noNode;
    Node node;
    node.op = Op::Map;
    return addWithChildren(std::move(node), items, begin);
}

NodeId Parser::globalCall(const Lexeme &name)
{
    ++m_at;
    if (name.text == "has")
        return hasMacro(name);
    std::vector<NodeId> items;
    if (!arguments(items, ")"))
        return noNode;
    return call(name, std::move(items), false, name.begin);
}

NodeId Parser::memberCall(NodeId target, const Lexeme &name, std::uint32_t begin)
{
    ++m_at;
    if (startsMacro(name))
        return macro(target, name, begin);
    std::vector<NodeId> items{target};
    if (!arguments(items, ")"))
        return noNode;
    return call(name, std::move(items), true, begin);
}

NodeId Parser::call(const Lexeme &name, std::vector<NodeId> items, bool memberStyle, std::uint32_t begin)
{
    Node node;
    node.memberStyle = memberStyle;
    node.symbol = symbol(name.text);
    node.function = functionNamed(name.text);
    node.op = node.function == Function::None ? Op::HostCall : Op::Function;
    if (node.function == Function::Matches && items.size() == 2) {
        const Node &pattern = m_program->at(items[1]);
        if (pattern.op == Op::Literal && pattern.constant.kind() == Kind::String) {
            m_program->patterns.push_back(compilePattern(pattern.constant.asString()));
            node.pattern = static_cast<std::uint32_t>(m_program->patterns.size());
        }
    }
    return addWithChildren(std::move(node), items, begin);
}

} // namespace lensboard::cel
