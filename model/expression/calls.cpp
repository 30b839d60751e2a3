// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluator.h"

namespace lensboard::cel {

std::optional<Value> Evaluator::arguments(const Node &node, std::vector<Value> &values)
{
    Reasons unknown;
    std::optional<Value> error;
    values.reserve(node.childCount);
    for (const NodeId child : m_program.childrenOf(node)) {
        values.push_back(value(child));
        if (values.back().isUnknown())
            addReasons(unknown, values.back().reasons());
        else if (values.back().isError() && !error)
            error = values.back();
    }
    if (error || unknown.empty())
        return error;
    return Value::unknown(std::move(unknown));
}

Value Evaluator::function(const Node &node)
{
    std::vector<Value> values;
    if (std::optional<Value> stop = arguments(node, values))
        return std::move(*stop);
    for (const Value &argument : values)
        spendOn(argument);
    const re2::RE2 *pattern = node.pattern ? m_program.patterns[node.pattern - 1].get() : nullptr;
    return located(node, callFunction(node, values, pattern));
}

Value Evaluator::hostCall(const Node &node)
{
    std::vector<Value> values;
    if (std::optional<Value> stop = arguments(node, values))
        return std::move(*stop);
    if (!m_scope.host())
        return fault(node, "there is no function '" + symbolText(node.symbol) + "'");
    return located(node, m_scope.host()->call(node.symbol, values));
}

} // namespace lensboard::cel
