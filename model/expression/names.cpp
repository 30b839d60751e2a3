// SPDX-License-Identifier: Apache-2.0
#include "expression/expression.h"
#include "expression/program.h"

#include <algorithm>
#include <set>

namespace lensboard::cel {

namespace {

std::vector<std::string> sorted(const std::set<std::string> &texts)
{
    return {texts.begin(), texts.end()};
}

// "limits.restTimeoutS" for selections, one after the other, from a free variable; else "".
std::string pathText(const Program &program, const Node &node)
{
    if (node.op == Op::Variable)
        return symbolText(node.symbol);
    if (node.op != Op::Select && node.op != Op::Has)
        return {};
    const std::string prefix = pathText(program, program.at(node.a));
    return prefix.empty() ? prefix : prefix + '.' + symbolText(node.symbol);
}

// Keeps of "a", "a.b" and "a.b.c" only the last.
std::set<std::string> longestPaths(const std::set<std::string> &paths)
{
    std::set<std::string> result;
    for (const std::string &path : paths) {
        const auto longer = paths.lower_bound(path + '.');
        if (longer == paths.end() || !longer->starts_with(path + '.'))
            result.insert(path);
    }
    return result;
}

bool isLiteralList(const Value &value)
{
    return value.kind() == Kind::List &&
           std::none_of(value.items().begin(), value.items().end(),
                        [](const Value &item) { return item.kind() == Kind::List || item.kind() == Kind::Map; });
}

// variable.member.member…; false for anything else.
bool readPath(const Program &program, const Node &node, Conjunct &conjunct)
{
    if (node.op == Op::Variable) {
        conjunct.variable = node.symbol;
        return true;
    }
    if (node.op != Op::Select || !readPath(program, program.at(node.a), conjunct))
        return false;
    conjunct.members.push_back(node.symbol);
    return true;
}

void addConjunct(const Program &program, const Node &node, std::vector<Conjunct> &conjuncts)
{
    Conjunct conjunct;
    const Node *path = nullptr;
    if (node.op == Op::Equal) {
        const Node &left = program.at(node.a);
        const Node &right = program.at(node.b);
        const Node &literal = left.op == Op::Literal ? left : right;
        path = left.op == Op::Literal ? &right : &left;
        if (literal.op != Op::Literal || literal.constant.kind() == Kind::List)
            return;
        conjunct.literals.push_back(literal.constant);
    } else if (node.op == Op::In) {
        const Node &list = program.at(node.b);
        path = &program.at(node.a);
        if (list.op != Op::Literal || !isLiteralList(list.constant))
            return;
        conjunct.literals = list.constant.items();
    }
    if (path && path->op == Op::Select && readPath(program, *path, conjunct))
        conjuncts.push_back(std::move(conjunct));
}

} // namespace

Names namesUsed(const Expression &expression)
{
    const Program &program = expression.program();
    std::set<std::string> variables;
    std::set<std::string> members;
    std::set<std::string> functions;
    std::set<std::string> paths;
    for (const Node &node : program.nodes) {
        if (node.op == Op::Variable)
            variables.insert(symbolText(node.symbol));
        else if (node.op == Op::Select || node.op == Op::Has)
            members.insert(symbolText(node.symbol));
        else if (node.op == Op::HostCall)
            functions.insert(symbolText(node.symbol));
        const std::string path = pathText(program, node);
        if (!path.empty())
            paths.insert(path);
    }
    return {sorted(variables), sorted(members), sorted(functions), sorted(longestPaths(paths))};
}

std::vector<Conjunct> constantConjuncts(const Expression &expression)
{
    const Program &program = expression.program();
    std::vector<Conjunct> conjuncts;
    std::vector<NodeId> open{program.root};
    while (!open.empty()) {
        const Node &node = program.at(open.back());
        open.pop_back();
        if (node.op == Op::And) {
            const auto children = program.childrenOf(node);
            open.insert(open.end(), children.rbegin(), children.rend());
        } else {
            addConjunct(program, node, conjuncts);
        }
    }
    return conjuncts;
}

} // namespace lensboard::cel
