// SPDX-License-Identifier: Apache-2.0
#include "expression/parser.h"

#include <algorithm>
#include <array>

namespace lensboard::cel {

namespace {

// Chains such as a + a + … nest to the left without nesting in the text; evaluation recurses over them.
constexpr std::uint32_t maxDepth = 500;

struct Signature
{
    std::string_view name;
    Function function;
    std::size_t arguments; // including the receiver
    bool global;
    bool member;
};

constexpr std::array<Signature, 11> signatures = {{{"size", Function::Size, 1, true, true},
                                                   {"contains", Function::Contains, 2, false, true},
                                                   {"startsWith", Function::StartsWith, 2, false, true},
                                                   {"endsWith", Function::EndsWith, 2, false, true},
                                                   {"matches", Function::Matches, 2, true, true},
                                                   {"int", Function::Int, 1, true, false},
                                                   {"double", Function::Double, 1, true, false},
                                                   {"string", Function::String, 1, true, false},
                                                   {"bool", Function::Bool, 1, true, false},
                                                   {"type", Function::Type, 1, true, false},
                                                   {"dyn", Function::Dyn, 1, true, false}}};

} // namespace

Function functionNamed(std::string_view name)
{
    for (const Signature &signature : signatures) {
        if (signature.name == name)
            return signature.function;
    }
    return Function::None;
}

bool acceptsCall(Function function, bool memberStyle, std::size_t arguments)
{
    return std::any_of(signatures.begin(), signatures.end(), [&](const Signature &signature) {
        return signature.function == function && signature.arguments == arguments &&
               (memberStyle ? signature.member : signature.global);
    });
}

bool isKeyword(std::string_view name)
{
    return name == "in" || name == "true" || name == "false" || name == "null";
}

bool isReserved(std::string_view name)
{
    static constexpr std::array<std::string_view, 17> words = {
        "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
        "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};
    return isKeyword(name) || std::find(words.begin(), words.end(), name) != words.end();
}

NodeId Parser::add(Node node, std::uint32_t begin)
{
    std::uint32_t depth = std::max({depthOf(node.a), depthOf(node.b), depthOf(node.c)});
    for (const NodeId child : m_program->childrenOf(node))
        depth = std::max(depth, depthOf(child));
    if (++depth > maxDepth)
        return fail(current(), "The expression has more than " + std::to_string(maxDepth) + " operations in a row.",
                    "expression.size");
    node.begin = begin;
    node.end = previousEnd();
    m_program->nodes.push_back(std::move(node));
    m_depths.push_back(depth);
    return static_cast<NodeId>(m_program->nodes.size() - 1);
}

NodeId Parser::addWithChildren(Node node, const std::vector<NodeId> &children, std::uint32_t begin)
{
    node.firstChild = static_cast<std::uint32_t>(m_program->children.size());
    node.childCount = static_cast<std::uint32_t>(children.size());
    m_program->children.insert(m_program->children.end(), children.begin(), children.end());
    return add(std::move(node), begin);
}

// "a.b.c" when everything before the last dot is a free variable or such a name itself.
Symbol Parser::dottedName(const Node &select) const
{
    const Node &operand = m_program->at(select.a);
    Symbol prefix = Symbol::None;
    if (operand.enclosed)
        return Symbol::None; // (a.b).c selects from a.b: it is never the one name "a.b.c"
    if (operand.op == Op::Variable)
        prefix = operand.symbol;
    else if (operand.op == Op::Select)
        prefix = operand.dotted;
    return prefix == Symbol::None ? Symbol::None : symbol(symbolText(prefix) + '.' + symbolText(select.symbol));
}

// A list of literals is one constant value; its children stay for explanations and checks.
void Parser::foldList(Node &node, const std::vector<NodeId> &children) const
{
    std::vector<Value> items;
    for (const NodeId child : children) {
        if (m_program->at(child).op != Op::Literal)
            return;
        items.push_back(m_program->at(child).constant);
    }
    node.op = Op::Literal;
    node.constant = Value::list(std::move(items));
}

NodeId Parser::fail(const Lexeme &at, std::string message, const char *code)
{
    if (!m_error)
        m_error = errorAt(m_program->text, at.begin, code, std::move(message));
    return noNode;
}

NodeId Parser::failExpecting(const std::string &what)
{
    const Lexeme &found = current();
    if (found.token == Token::End)
        return fail(found, "The expression ends where " + what + " is expected.");
    const std::string written = m_program->text.substr(found.begin, found.end - found.begin);
    return fail(found,
                "Expected " + what + ", found " + (written.size() > 40 ? written.substr(0, 1) + "…" : written) + ".");
}

bool Parser::accept(std::string_view sign)
{
    if (!current().isSign(sign))
        return false;
    ++m_at;
    return true;
}

bool Parser::expect(std::string_view sign)
{
    return accept(sign) || failExpecting("'" + std::string(sign) + "'") != noNode;
}

} // namespace lensboard::cel
