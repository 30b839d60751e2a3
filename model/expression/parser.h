// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/lexer.h"
#include "expression/program.h"

#include <optional>

// Recursive descent over the grammar of CEL; builds a Program. For this folder only. A failing function leaves m_error
// set and returns noNode; callers pass that on.
namespace lensboard::cel {

class Parser
{
public:
    explicit Parser(std::string_view text, std::vector<Lexeme> lexemes);
    [[nodiscard]] Result<std::shared_ptr<const Program>> run();

private:
    struct Variable
    {
        std::string name;
        std::uint32_t slot;
    };

    // parser.cpp: from the loosest operator to the tightest
    NodeId expression();
    NodeId logical(Op op);
    NodeId relation();
    NodeId binary(bool multiplicative);
    NodeId unary();
    NodeId member();
    NodeId suffixes(NodeId operand, std::uint32_t begin);
    NodeId select(NodeId operand, std::uint32_t begin);

    // primary.cpp
    NodeId primary();
    NodeId parenthesized();
    NodeId name(bool absolute);
    NodeId number(bool negative);
    NodeId listLiteral();
    NodeId mapLiteral();
    bool entries(std::vector<NodeId> &items);
    bool arguments(std::vector<NodeId> &items, const char *closing);
    NodeId globalCall(const Lexeme &name);
    NodeId memberCall(NodeId target, const Lexeme &name, std::uint32_t begin);
    NodeId call(const Lexeme &name, std::vector<NodeId> items, bool memberStyle, std::uint32_t begin);

    // macros.cpp
    NodeId hasMacro(const Lexeme &name);
    [[nodiscard]] bool startsMacro(const Lexeme &name) const;
    NodeId macro(NodeId range, const Lexeme &name, std::uint32_t begin);
    NodeId finishMacro(Node node, const Lexeme &name, const std::vector<NodeId> &items, std::uint32_t begin);

    // building.cpp
    NodeId add(Node node, std::uint32_t begin);
    NodeId addWithChildren(Node node, const std::vector<NodeId> &children, std::uint32_t begin);
    [[nodiscard]] std::uint32_t depthOf(NodeId id) const { return id == noNode ? 0 : m_depths[id]; }
    [[nodiscard]] Symbol dottedName(const Node &select) const;
    void foldList(Node &node, const std::vector<NodeId> &children) const;
    NodeId fail(const Lexeme &at, std::string message, const char *code = "expression.syntax");
    NodeId failExpecting(const std::string &what);

    [[nodiscard]] const Lexeme &current() const { return m_lexemes[m_at]; }
    [[nodiscard]] const Lexeme &ahead(std::size_t count) const
    {
        return m_lexemes[std::min(m_at + count, m_lexemes.size() - 1)];
    }
    bool accept(std::string_view sign);
    bool expect(std::string_view sign);
    [[nodiscard]] std::uint32_t previousEnd() const { return m_at == 0 ? 0 : m_lexemes[m_at - 1].end; }

    std::vector<Lexeme> m_lexemes;
    std::size_t m_at = 0;
    std::unique_ptr<Program> m_program;
    std::vector<std::uint32_t> m_depths; // of the tree below each node
    std::vector<Variable> m_variables;   // of the macros around the current place, innermost last
    std::uint32_t m_nesting = 0;
    std::optional<Error> m_error;
};

// The function of CEL with this name, or None.
[[nodiscard]] Function functionNamed(std::string_view name);

// Whether it may be called so; the count includes the receiver.
[[nodiscard]] bool acceptsCall(Function function, bool memberStyle, std::size_t arguments);

[[nodiscard]] bool isReserved(std::string_view name); // may not name a variable
[[nodiscard]] bool isKeyword(std::string_view name);  // may not even name a member: in, true, false, null

} // namespace lensboard::cel
