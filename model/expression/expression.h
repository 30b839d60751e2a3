// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "expression/scope.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The subset of CEL (Common Expression Language, github.com/google/cel-spec) in which rules are written: parse, check,
// evaluate. An Expression is immutable, cheap to copy and safe to share between threads.
//
// Unknown and Error
//  - `false && x` is false and `true || x` is true whatever x is. Otherwise && and || give Unknown once a side is
//    Unknown (as other implementations of CEL do: the outcome may yet be decided), else the Error.
//  - `unknown ? a : b` is a when a and b are identical, even if the condition may turn out to be an Error.
//  - Every other operator and function gives the Error if an operand is one (no answer can mend it), else Unknown if
//    an operand is Unknown.
//
// Open lists
//  - exists is true or Unknown, all false or Unknown, `in` true or Unknown; exists_one is false once two match, else
//    Unknown.
//  - size, indexing and == are Unknown; map, filter and + give open lists.
//  - filter with an Unknown predicate gives an open list without that element.
//
// Left out: bytes, unsigned, timestamps, durations, messages.
namespace lensboard::cel {

struct Program;

class Expression
{
public:
    Expression(); // the literal `true`
    explicit Expression(std::shared_ptr<const Program> program)
        : m_program(std::move(program))
    {
    }

    [[nodiscard]] const std::string &text() const;
    [[nodiscard]] const Program &program() const { return *m_program; }

private:
    std::shared_ptr<const Program> m_program;
};

// Errors have code "expression.syntax", "expression.unsupported" or "expression.size", and line and column (from 1, in
// code points). At most 65,536 bytes and 250 levels of nesting, so hostile text cannot exhaust the stack.
[[nodiscard]] Result<Expression> parse(std::string_view text);

[[nodiscard]] Value evaluate(const Expression &expression, const Scope &scope);

// The names that rules may use. Functions are those of the host; CEL's own are always known.
struct Declarations
{
    std::vector<std::string> variables;
    std::vector<std::string> functions;
};

// Finds at load time what could only fail: names and functions that are not declared ("expression.unknownName",
// "expression.unknownFunction", with the nearest declared name), wrong numbers of arguments ("expression.arguments")
// and invalid constant patterns ("expression.pattern"), in the order of the text. Empty: nothing found.
[[nodiscard]] std::vector<Error> check(const Expression &expression, const Declarations &declarations);

// What an expression refers to; each list sorted by text, without repetition.
struct Names
{
    std::vector<std::string> variables; // free ones: `node`, `limits`
    std::vector<std::string> members;   // every selected or tested name: `timeoutS`
    std::vector<std::string> functions; // of the host
    std::vector<std::string> paths;     // the longest selections from a variable: `limits.restTimeoutS`
};
[[nodiscard]] Names namesUsed(const Expression &expression);

// A condition that must hold for the whole to be true: the path, as `node.type`, equals one of `literals`.
struct Conjunct
{
    Symbol variable = Symbol::None;
    std::vector<Symbol> members;
    std::vector<Value> literals;
};

// The top-level conditions of the forms x.y == literal (either way round) and x.y in [literals], for indexing rules.
// When such a path has a value equal to none of the literals, the expression is false.
[[nodiscard]] std::vector<Conjunct> constantConjuncts(const Expression &expression);

// Something that is so or is not: `'key' in path` or, without a key, `path` itself, as `node.external`.
struct Statement
{
    Symbol variable = Symbol::None;
    std::vector<Symbol> members;
    Symbol key = Symbol::None;
    bool holds = true; // as it is wanted
};
using Clause = std::vector<Statement>; // any of them

// Conditions on such statements alone. When all statements of one clause are bools and none is as wanted, the
// expression is false, whatever else is in it.
[[nodiscard]] std::vector<Clause> necessaryClauses(const Expression &expression);

} // namespace lensboard::cel
