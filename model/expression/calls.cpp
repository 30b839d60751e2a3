// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluator.h"
#include "expression/operators.h"

namespace lensboard::cel {

// The arguments of one call; few need no memory of their own.
class Evaluator::Arguments
{
public:
    explicit Arguments(std::size_t count)
        : m_many(count > m_few.size() ? count : 0)
        , m_count(count)
    {
    }
    [[nodiscard]] std::span<Value> all() { return {m_many.empty() ? m_few.data() : m_many.data(), m_count}; }

private:
    std::array<Value, 2> m_few;
    std::vector<Value> m_many;
    std::size_t m_count;
};

std::optional<Value> Evaluator::arguments(const Node &node, Arguments &values)
{
    Unsettled unknown;
    std::optional<Value> error;
    const std::span<const NodeId> children = m_program.childrenOf(node);
    for (std::size_t i = 0; i < children.size(); ++i) {
        Value &argument = values.all()[i];
        argument = value(children[i]);
        if (argument.isUnknown())
            unknown.add(argument);
        else if (argument.isError() && !error)
            error = argument;
    }
    if (error || !unknown.any())
        return error;
    return unknown.result();
}

Value Evaluator::function(const Node &node)
{
    Arguments values(node.childCount);
    if (std::optional<Value> stop = arguments(node, values))
        return std::move(*stop);
    for (const Value &argument : values.all())
        spendOn(argument);
    const re2::RE2 *pattern = node.pattern ? m_program.patterns[node.pattern - 1].get() : nullptr;
    return located(node, callFunction(node, values.all(), pattern));
}

Value Evaluator::hostCall(const Node &node)
{
    Arguments values(node.childCount);
    if (std::optional<Value> stop = arguments(node, values))
        return std::move(*stop);
    if (!m_scope.host())
        return fault(node, "there is no function '" + symbolText(node.symbol) + "'");
    return located(node, m_scope.host()->call(node.symbol, values.all()));
}

} // namespace lensboard::cel
