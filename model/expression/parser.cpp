// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.h"

namespace lensboard::cel {

namespace {

constexpr std::uint32_t maxNesting = 250;

std::optional<Op> relationNamed(const Lexeme &lexeme)
{
    static constexpr std::pair<std::string_view, Op> relations[] = {{"==", Op::Equal},  {"!=", Op::NotEqual},
                                                                    {"<", Op::Less},    {"<=", Op::LessOrEqual},
                                                                    {">", Op::Greater}, {">=", Op::GreaterOrEqual}};
    if (lexeme.isName("in"))
        return Op::In;
    for (const auto &[sign, op] : relations) {
        if (lexeme.isSign(sign))
            return op;
    }
    return std::nullopt;
}

std::optional<Op> arithmeticNamed(const Lexeme &lexeme, bool multiplicative)
{
    static constexpr std::pair<std::string_view, Op> sums[] = {{"+", Op::Add}, {"-", Op::Subtract}};
    static constexpr std::pair<std::string_view, Op> products[] = {
        {"*", Op::Multiply}, {"/", Op::Divide}, {"%", Op::Remainder}};
    const auto candidates = multiplicative ? std::span<const std::pair<std::string_view, Op>>(products)
                                           : std::span<const std::pair<std::string_view, Op>>(sums);
    for (const auto &[sign, op] : candidates) {
        if (lexeme.isSign(sign))
            return op;
    }
    return std::nullopt;
}

} // namespace

Parser::Parser(std::string_view text, std::vector<Lexeme> lexemes)
    : m_lexemes(std::move(lexemes))
    , m_program(std::make_unique<Program>())
{
    m_program->text = text;
}

Result<std::shared_ptr<const Program>> Parser::run()
{
    if (current().token == Token::End)
        return makeError("expression.syntax", "The expression is empty.").at(1, 1);
    const NodeId root = expression();
    if (root != noNode && current().token != Token::End)
        failExpecting("an operator or the end");
    if (m_error)
        return *m_error;
    m_program->root = root;
    return std::shared_ptr<const Program>(std::move(m_program));
}

NodeId Parser::expression()
{
    if (++m_nesting > maxNesting)
        return fail(current(), "The expression is nested more than " + std::to_string(maxNesting) + " levels deep.",
                    "expression.size");
    const std::uint32_t begin = current().begin;
    NodeId result = logical(Op::Or);
    if (result != noNode && accept("?")) {
        Node node;
        node.op = Op::Conditional;
        node.a = result;
        node.b = logical(Op::Or);
        if (node.b == noNode || !expect(":"))
            return noNode;
        node.c = expression();
        result = node.c == noNode ? noNode : add(std::move(node), begin);
    }
    --m_nesting;
    return result;
}

// || of && of relations. Operands in a row become children of one node.
NodeId Parser::logical(Op op)
{
    const bool isOr = op == Op::Or;
    const std::uint32_t begin = current().begin;
    std::vector<NodeId> operands;
    do {
        const NodeId operand = isOr ? logical(Op::And) : relation();
        if (operand == noNode)
            return noNode;
        operands.push_back(operand);
    } while (accept(isOr ? "||" : "&&"));
    if (operands.size() == 1)
        return operands.front();
    Node node;
    node.op = op;
    return addWithChildren(std::move(node), operands, begin);
}

NodeId Parser::relation()
{
    const std::uint32_t begin = current().begin;
    NodeId left = binary(false);
    while (left != noNode) {
        const std::optional<Op> op = relationNamed(current());
        if (!op)
            break;
        ++m_at;
        Node node;
        node.op = *op;
        node.a = left;
        node.b = binary(false);
        left = node.b == noNode ? noNode : add(std::move(node), begin);
    }
    return left;
}

NodeId Parser::binary(bool multiplicative)
{
    const std::uint32_t begin = current().begin;
    NodeId left = multiplicative ? unary() : binary(true);
    while (left != noNode) {
        const std::optional<Op> op = arithmeticNamed(current(), multiplicative);
        if (!op)
            break;
        ++m_at;
        Node node;
        node.op = *op;
        node.a = left;
        node.b = multiplicative ? unary() : binary(true);
        left = node.b == noNode ? noNode : add(std::move(node), begin);
    }
    return left;
}

// Any number of ! or of -, not mixed; a minus directly before a number belongs to the number.
NodeId Parser::unary()
{
    const char *sign = current().isSign("!") ? "!" : "-";
    std::vector<std::uint32_t> begins;
    while (current().isSign(sign)) {
        begins.push_back(current().begin);
        ++m_at;
    }
    const bool isNumber = current().token == Token::Integer || current().token == Token::Real;
    NodeId operand = noNode;
    if (*sign == '-' && !begins.empty() && isNumber) {
        operand = number(true);
        operand = operand == noNode ? noNode : suffixes(operand, begins.back());
        begins.pop_back();
    } else {
        operand = member();
    }
    // Two negations in a row cancel, but one pair is kept: it still asks for a bool.
    while (*sign == '!' && begins.size() > 2)
        begins.erase(begins.end() - 2, begins.end());
    for (auto begin = begins.rbegin(); operand != noNode && begin != begins.rend(); ++begin) {
        Node node;
        node.op = *sign == '!' ? Op::Not : Op::Negate;
        node.a = operand;
        operand = add(std::move(node), *begin);
    }
    return operand;
}

NodeId Parser::member()
{
    const std::uint32_t begin = current().begin;
    const NodeId operand = primary();
    return operand == noNode ? noNode : suffixes(operand, begin);
}

NodeId Parser::suffixes(NodeId operand, std::uint32_t begin)
{
    while (operand != noNode) {
        if (accept(".")) {
            operand = select(operand, begin);
        } else if (accept("[")) {
            Node node;
            node.op = Op::Index;
            node.a = operand;
            node.b = expression();
            if (node.b == noNode || !expect("]"))
                return noNode;
            operand = add(std::move(node), begin);
        } else if (current().isSign("{")) {
            return fail(current(), "Messages are not part of this language: write a map, {'name': value}.",
                        "expression.unsupported");
        } else {
            break;
        }
    }
    return operand;
}

NodeId Parser::select(NodeId operand, std::uint32_t begin)
{
    const Lexeme name = current();
    if (name.token != Token::Name && name.token != Token::QuotedName)
        return failExpecting("the name of a property");
    if (name.token == Token::Name && isKeyword(name.text))
        return fail(name, "'" + name.text + "' is a reserved word.");
    ++m_at;
    if (name.token == Token::Name && current().isSign("("))
        return memberCall(operand, name, begin);
    Node node;
    node.op = Op::Select;
    node.a = operand;
    node.symbol = symbol(name.text);
    node.constant = Value::string(name.text);
    if (name.token == Token::Name)
        node.dotted = dottedName(node);
    return add(std::move(node), begin);
}

} // namespace lensboard::cel
