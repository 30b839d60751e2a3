// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/value.h"

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

// The parsed form of an expression, for this folder only. Nodes stand in one array, children before their parents, the
// root last. Immutable once parsed.
namespace lensboard::cel {

using NodeId = std::uint32_t;

enum class Op : std::uint8_t {
    Literal,  // constant
    Variable, // symbol
    Local,    // symbol, slot: the variable of a macro
    Select,   // a.symbol
    Has,      // has(a.symbol)
    Index,    // a[b]
    List,     // children
    Map,      // children: key, value, key, value …
    Not,      // a
    Negate,   // a
    Add,      // a, b; so are the next ones
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    And,         // children, at least two
    Or,          // children, at least two
    Conditional, // a ? b : c
    Function,    // function; children
    HostCall,    // symbol; children
    All,         // range a, predicate b, slot, symbol: the variable; so are the next ones
    Exists,
    ExistsOne,
    Filter,
    Transform, // map: range a, predicate b (noNode when left out), result c
};

inline constexpr NodeId noNode = UINT32_MAX;

// The functions of CEL itself.
enum class Function : std::uint8_t {
    None,
    Size,
    Contains,
    StartsWith,
    EndsWith,
    Matches,
    Int,
    Double,
    String,
    Bool,
    Type,
    Dyn
};

struct Node
{
    Op op = Op::Literal;
    Function function = Function::None;
    bool memberStyle = false; // x.f() rather than f(x)
    bool enclosed = false;    // stands in parentheses
    std::uint32_t slot = 0;
    NodeId a = noNode;
    NodeId b = noNode;
    NodeId c = noNode;
    std::uint32_t firstChild = 0;
    std::uint32_t childCount = 0;
    Symbol symbol = Symbol::None;
    Symbol dotted = Symbol::None; // of Select: the whole as one name ("a.b.c"), when it is made of plain names only
    std::uint32_t begin = 0;      // bytes of the source, without enclosing parentheses
    std::uint32_t end = 0;
    std::uint32_t pattern = 0; // 1-based into Program::patterns; 0: none
    Value constant;            // Literal; the name of Select and Has as a key of maps
};

struct Program
{
    std::string text;
    std::vector<Node> nodes;
    std::vector<NodeId> children;
    std::vector<std::unique_ptr<re2::RE2>> patterns; // of constant arguments of matches; may be invalid
    std::uint32_t slots = 0;
    NodeId root = 0;

    [[nodiscard]] const Node &at(NodeId id) const { return nodes[id]; }
    [[nodiscard]] std::span<const NodeId> childrenOf(const Node &node) const
    {
        return {children.data() + node.firstChild, node.childCount};
    }
    [[nodiscard]] std::string source(const Node &node) const { return text.substr(node.begin, node.end - node.begin); }
};

struct Position
{
    int line = 1;
    int column = 1; // in code points
};
[[nodiscard]] Position positionOf(std::string_view text, std::size_t offset);

// A pattern for matches: linear time, UTF-8, quiet about errors.
[[nodiscard]] std::unique_ptr<re2::RE2> compilePattern(const std::string &pattern);

// The sign of a binary operator or relation: "+", "<=", "in".
[[nodiscard]] const char *signOf(Op op);

} // namespace lensboard::cel
