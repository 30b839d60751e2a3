// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluator.h"
#include "expression/operators.h"

// The macros over lists and maps: all, exists, exists_one, filter, map.
namespace lensboard::cel {

std::vector<Value> Evaluator::elementsOf(const Value &range)
{
    if (range.kind() == Kind::List)
        return range.items();
    std::vector<Value> keys;
    keys.reserve(range.entries().size());
    for (const Value::Entry &entry : range.entries())
        keys.push_back(entry.first);
    return keys;
}

Value Evaluator::comprehension(const Node &node)
{
    Value range = value(node.a);
    if (range.isOutcome())
        return range;
    if (range.kind() == Kind::Map)
        range = Value::list(elementsOf(range));
    if (range.kind() != Kind::List)
        return fault(node, std::string("only lists and maps have elements, not ") + typeName(range.kind()));
    switch (node.op) {
    case Op::All:
        return quantifier(node, range, false);
    case Op::Exists:
        return quantifier(node, range, true);
    case Op::ExistsOne:
        return existsOne(node, range);
    default:
        return transform(node, range);
    }
}

// all (deciding: false) and exists (deciding: true): && and || over the elements.
Value Evaluator::quantifier(const Node &node, const Value &range, bool deciding)
{
    Unsettled unknown;
    Value error;
    for (const Value &item : range.items()) {
        m_locals[node.slot] = item;
        Value holds = value(node.b);
        if (holds.isBool()) {
            if (holds.asBool() == deciding)
                return holds;
        } else if (holds.isUnknown()) {
            unknown.add(std::move(holds));
        } else if (!error.isError()) {
            error = holds.isError() ? std::move(holds) : fault(m_program.at(node.b), "the condition must be a bool");
        }
    }
    unknown.add(range.reasons());
    if (unknown.any())
        return unknown.result();
    return error.isError() ? error : Value::boolean(!deciding);
}

Value Evaluator::existsOne(const Node &node, const Value &range)
{
    Reasons unknown = range.reasons();
    std::int64_t matching = 0;
    for (const Value &item : range.items()) {
        m_locals[node.slot] = item;
        Value holds = value(node.b);
        if (holds.isError())
            return holds;
        if (holds.isUnknown())
            addReasons(unknown, holds.reasons());
        else if (!holds.isBool())
            return fault(m_program.at(node.b), "the condition must be a bool");
        else if (holds.asBool())
            ++matching;
    }
    if (matching > 1 || unknown.empty())
        return Value::boolean(matching == 1);
    return Value::unknown(std::move(unknown));
}

// filter and map. An element of which nobody knows whether it belongs leaves the result open.
Value Evaluator::transform(const Node &node, const Value &range)
{
    std::vector<Value> items;
    Reasons why = range.reasons();
    for (const Value &item : range.items()) {
        m_locals[node.slot] = item;
        if (node.b != noNode) {
            Value holds = value(node.b);
            if (holds.isError())
                return holds;
            if (holds.isUnknown())
                addReasons(why, holds.reasons());
            else if (!holds.isBool())
                return fault(m_program.at(node.b), "the condition must be a bool");
            if (!holds.isTrue())
                continue;
        }
        items.push_back(node.c == noNode ? item : value(node.c));
        if (items.back().isError())
            return items.back();
    }
    return why.empty() ? Value::list(std::move(items)) : Value::openList(std::move(items), std::move(why));
}

} // namespace lensboard::cel
