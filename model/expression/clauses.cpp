// SPDX-License-Identifier: Apache-2.0
#include "expression/expression.h"
#include "expression/program.h"

namespace lensboard::cel {

namespace {

constexpr std::size_t maxClauses = 32; // of one disjunction; more are not worth their memory

// variable.member.member…; false for anything else.
bool readPath(const Program &program, const Node &node, Statement &statement)
{
    if (node.op == Op::Variable) {
        statement.variable = node.symbol;
        return true;
    }
    if (node.op != Op::Select || !readPath(program, program.at(node.a), statement))
        return false;
    statement.members.push_back(node.symbol);
    return true;
}

std::vector<Clause> single(const Program &program, const Node &node, bool holds)
{
    Statement statement;
    statement.holds = holds;
    const Node *path = &node;
    if (node.op == Op::In) {
        const Node &key = program.at(node.a);
        if (key.op != Op::Literal || key.constant.kind() != Kind::String || key.constant.asString().empty())
            return {};
        statement.key = symbol(key.constant.asString());
        path = &program.at(node.b);
    }
    if (path->op != Op::Select || !readPath(program, *path, statement))
        return {};
    return {{std::move(statement)}};
}

// (a && b) || (c && d) as clauses: every pairing of one from either side.
std::vector<Clause> paired(const std::vector<Clause> &left, const std::vector<Clause> &right)
{
    std::vector<Clause> result;
    if (left.size() * right.size() > maxClauses)
        return result;
    for (const Clause &one : left) {
        for (const Clause &other : right) {
            result.push_back(one);
            result.back().insert(result.back().end(), other.begin(), other.end());
        }
    }
    return result;
}

// Empty: nothing can be told, the node may well be as wanted.
std::vector<Clause> gather(const Program &program, const Node &node, bool wanted)
{
    if (node.op == Op::Not)
        return gather(program, program.at(node.a), !wanted);
    if (node.op == Op::In || node.op == Op::Select)
        return single(program, node, wanted);
    if (node.op != Op::And && node.op != Op::Or)
        return {};
    const bool everyOne = (node.op == Op::And) == wanted;
    std::vector<Clause> clauses;
    bool first = true;
    for (const NodeId child : program.childrenOf(node)) {
        std::vector<Clause> more = gather(program, program.at(child), wanted);
        if (everyOne)
            clauses.insert(clauses.end(), more.begin(), more.end());
        else
            clauses = first ? std::move(more) : paired(clauses, more);
        if (!everyOne && clauses.empty())
            return clauses;
        first = false;
    }
    return clauses;
}

} // namespace

std::vector<Clause> necessaryClauses(const Expression &expression)
{
    const Program &program = expression.program();
    return gather(program, program.at(program.root), true);
}

} // namespace lensboard::cel
