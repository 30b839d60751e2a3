// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluator.h"
#include "expression/expression.h"
#include "expression/lexer.h"
#include "expression/parser.h"

#include <algorithm>
#include <array>

namespace lensboard::cel {

namespace {

// Number of single-character insertions, deletions and replacements between two words.
std::size_t distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

// " Did you mean 'x'?" for the nearest name, when one is near.
std::string suggestion(const std::string &name, const std::vector<std::string> &known)
{
    constexpr std::size_t longestName = 64;
    const std::string *best = nullptr;
    std::size_t bestDistance = std::min<std::size_t>(3, name.size() / 2 + 1);
    for (const std::string &candidate : known) {
        if (candidate.size() > longestName || name.size() > longestName)
            continue;
        const std::size_t d = distance(name, candidate);
        if (d < bestDistance) {
            bestDistance = d;
            best = &candidate;
        }
    }
    return best ? " Did you mean '" + *best + "'?" : std::string();
}

bool isLeftOut(std::string_view function)
{
    static constexpr std::array<std::string_view, 4> names = {"bytes", "duration", "timestamp", "uint"};
    return std::find(names.begin(), names.end(), function) != names.end();
}

// The lists are short and an expression asks a few times: searching beats making a set for each expression.
bool declares(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Checker
{
public:
    Checker(const Program &program, const Declarations &declarations)
        : m_program(program)
        , m_declarations(declarations)
    {
    }

    std::vector<Error> run()
    {
        visit(m_program.root);
        std::stable_sort(m_errors.begin(), m_errors.end(), [](const Error &a, const Error &b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        return std::move(m_errors);
    }

private:
    void visit(NodeId id)
    {
        const Node &node = m_program.at(id);
        switch (node.op) {
        case Op::Variable:
            checkVariable(node);
            break;
        case Op::Function:
            checkFunction(node);
            break;
        case Op::HostCall:
            checkHostCall(node);
            break;
        case Op::Select:
            if (node.dotted != Symbol::None && declares(m_declarations.variables, symbolText(node.dotted)))
                return; // one declared name: what it is made of need not be declared
            break;
        default:
            break;
        }
        for (const NodeId part : {node.a, node.b, node.c}) {
            if (part != noNode)
                visit(part);
        }
        for (const NodeId child : m_program.childrenOf(node))
            visit(child);
    }

    void checkVariable(const Node &node)
    {
        const std::string &name = symbolText(node.symbol);
        if (!declares(m_declarations.variables, name) && !isTypeName(name))
            report(node, "expression.unknownName",
                   "There is no variable '" + name + "'." + suggestion(name, m_declarations.variables));
    }

    void checkFunction(const Node &node)
    {
        if (!acceptsCall(node.function, node.memberStyle, node.childCount)) {
            report(node, "expression.arguments",
                   "'" + symbolText(node.symbol) + "' cannot be called like this: check the number of arguments" +
                       (node.memberStyle ? ", or call it before the value, as in f(x)." : ", or call it as x.f(…)."));
        }
        if (node.pattern && !m_program.patterns[node.pattern - 1]->ok())
            report(node, "expression.pattern",
                   "The pattern is not a valid RE2 expression: " + m_program.patterns[node.pattern - 1]->error() + ".");
    }

    void checkHostCall(const Node &node)
    {
        const std::string &name = symbolText(node.symbol);
        if (declares(m_declarations.functions, name))
            return;
        if (isLeftOut(name))
            report(node, "expression.unknownFunction", "'" + name + "' is not part of this language.");
        else
            report(node, "expression.unknownFunction",
                   "There is no function '" + name + "'." + suggestion(name, m_declarations.functions));
    }

    void report(const Node &node, const char *code, std::string message)
    {
        m_errors.push_back(errorAt(m_program.text, node.begin, code, std::move(message)));
    }

    const Program &m_program;
    const Declarations &m_declarations;
    std::vector<Error> m_errors;
};

} // namespace

std::vector<Error> check(const Expression &expression, const Declarations &declarations)
{
    return Checker(expression.program(), declarations).run();
}

} // namespace lensboard::cel
