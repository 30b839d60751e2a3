// SPDX-License-Identifier: Apache-2.0
#include "expression/evaluator.h"

#include "expression/object.h"
#include "expression/operators.h"

namespace lensboard::cel {

namespace {

constexpr std::int64_t bytesPerStep = 16;

// What an operator gives when an operand is not a value: the Error, else all that is unknown. Null: both are values.
std::optional<Value> outcome(const Value &left, const Value &right)
{
    if (left.isError())
        return left;
    if (right.isError())
        return right;
    if (left.isUnknown())
        return right.isUnknown() ? unsettled(left, &right) : left;
    if (right.isUnknown())
        return right;
    return std::nullopt;
}

} // namespace

Evaluator::Evaluator(const Program &program, const Scope &scope)
    : m_program(program)
    , m_scope(scope)
    , m_many(program.slots > m_few.size() ? program.slots : 0)
    , m_locals(m_many.empty() ? m_few.data() : m_many.data())
    , m_steps(scope.maxSteps())
{
}

Value Evaluator::value(NodeId id)
{
    const Node &node = m_program.at(id);
    if (!spend(1))
        return fault(node, "the expression takes too many steps");
    return dispatch(node);
}

Value Evaluator::dispatch(const Node &node)
{
    switch (node.op) {
    case Op::Literal:
        return node.constant;
    case Op::Variable:
        return variable(node);
    case Op::Local:
        return m_locals[node.slot];
    case Op::Select:
        return select(node);
    case Op::Has:
        return has(node);
    case Op::List:
        return listLiteral(node);
    case Op::Map:
        return mapLiteral(node);
    case Op::Not:
    case Op::Negate:
        return negation(node);
    case Op::And:
        return logical(node, false);
    case Op::Or:
        return logical(node, true);
    case Op::Conditional:
        return conditional(node);
    case Op::Function:
        return function(node);
    case Op::HostCall:
        return hostCall(node);
    case Op::All:
    case Op::Exists:
    case Op::ExistsOne:
    case Op::Filter:
    case Op::Transform:
        return comprehension(node);
    default:
        return binary(node);
    }
}

// The value of a node that needs no work, without copying it; null when there is work to do.
const Value *Evaluator::peekLasting(const Node &node) const
{
    switch (node.op) {
    case Op::Literal:
        return &node.constant;
    case Op::Local:
        return &m_locals[node.slot];
    case Op::Variable:
        return m_scope.find(node.symbol);
    default:
        return nullptr;
    }
}

// The same, and what objects keep: for reading at once, before anything else is evaluated.
const Value *Evaluator::peek(const Node &node) const
{
    if (node.op != Op::Select)
        return peekLasting(node);
    if (m_scope.hasDottedNames() && node.dotted != Symbol::None)
        return nullptr;
    const Value *operand = peek(m_program.at(node.a));
    return operand && operand->kind() == Kind::Object ? operand->asObject()->kept(node.symbol) : nullptr;
}

// 'key' in object.member, where the object can tell without handing out the whole list or map.
std::optional<bool> Evaluator::isInMember(const Node &node) const
{
    const Node &key = m_program.at(node.a);
    const Node &select = m_program.at(node.b);
    if (key.op != Op::Literal || key.constant.kind() != Kind::String || select.op != Op::Select)
        return std::nullopt;
    if (m_scope.hasDottedNames() && select.dotted != Symbol::None)
        return std::nullopt;
    const Value *operand = peek(m_program.at(select.a));
    if (!operand || operand->kind() != Kind::Object)
        return std::nullopt;
    return operand->asObject()->contains(select.symbol, key.constant.asString());
}

Value Evaluator::variable(const Node &node)
{
    if (const Value *bound = m_scope.find(node.symbol))
        return *bound;
    if (m_scope.host()) {
        if (std::optional<Value> value = m_scope.host()->variable(node.symbol))
            return located(node, std::move(*value));
    }
    const std::string &name = symbolText(node.symbol);
    return isTypeName(name) ? Value::type(node.symbol) : fault(node, "there is no variable '" + name + "'");
}

Value Evaluator::select(const Node &node)
{
    if (m_scope.hasDottedNames() && node.dotted != Symbol::None) {
        if (const Value *bound = m_scope.find(node.dotted))
            return *bound;
    }
    const Node &operand = m_program.at(node.a);
    if (const Value *known = peek(operand))
        return selectFrom(node, *known);
    return selectFrom(node, value(node.a));
}

Value Evaluator::selectFrom(const Node &node, const Value &operand)
{
    switch (operand.kind()) {
    case Kind::Object: {
        const Object &object = *operand.asObject();
        if (const Value *kept = object.kept(node.symbol))
            return *kept;
        Value result = object.member(node.symbol);
        return result.isError() ? located(node, std::move(result)) : result;
    }
    case Kind::Map: {
        const Value *found = operand.find(node.constant);
        return found ? *found : fault(node, "the map has no key '" + symbolText(node.symbol) + "'");
    }
    case Kind::Unknown:
    case Kind::Error:
        return operand;
    default:
        return fault(node,
                     std::string(typeName(operand.kind())) + " has no property '" + symbolText(node.symbol) + "'");
    }
}

Value Evaluator::has(const Node &node)
{
    const Value operand = value(node.a);
    switch (operand.kind()) {
    case Kind::Object:
        return located(node, operand.asObject()->has(node.symbol));
    case Kind::Map:
        return Value::boolean(operand.find(node.constant) != nullptr);
    case Kind::Unknown:
    case Kind::Error:
        return operand;
    default:
        return fault(node, std::string("'has' cannot look into ") + typeName(operand.kind()));
    }
}

// && (deciding: false) and || (deciding: true) over any number of operands.
Value Evaluator::logical(const Node &node, bool deciding)
{
    Unsettled unknown;
    Value error;
    for (const NodeId child : m_program.childrenOf(node)) {
        Value operand = value(child);
        if (operand.isBool()) {
            if (operand.asBool() == deciding)
                return operand;
        } else if (operand.isUnknown()) {
            unknown.add(std::move(operand));
        } else if (!error.isError()) {
            error = operand.isError()
                        ? std::move(operand)
                        : fault(m_program.at(child),
                                std::string("'") + signOf(node.op) + "' needs bools, not " + typeName(operand.kind()));
        }
    }
    if (unknown.any())
        return unknown.result();
    return error.isError() ? error : Value::boolean(!deciding);
}

Value Evaluator::negation(const Node &node)
{
    Value operand = value(node.a);
    if (operand.isOutcome())
        return operand;
    if (node.op == Op::Negate)
        return located(node, negate(operand));
    if (!operand.isBool())
        return fault(node, std::string("'!' needs a bool, not ") + typeName(operand.kind()));
    return Value::boolean(!operand.asBool());
}

Value Evaluator::conditional(const Node &node)
{
    Value condition = value(node.a);
    if (condition.isBool())
        return value(condition.asBool() ? node.b : node.c);
    if (condition.isError())
        return condition;
    if (!condition.isUnknown())
        return fault(m_program.at(node.a), std::string("'?' needs a bool, not ") + typeName(condition.kind()));
    Value yes = value(node.b);
    const Value no = value(node.c);
    if (!yes.isOutcome() && identical(yes, no))
        return yes;
    Reasons reasons = condition.reasons();
    if (yes.isUnknown())
        addReasons(reasons, yes.reasons());
    if (no.isUnknown())
        addReasons(reasons, no.reasons());
    return Value::unknown(std::move(reasons));
}

Value Evaluator::listLiteral(const Node &node)
{
    std::vector<Value> items;
    items.reserve(node.childCount);
    for (const NodeId child : m_program.childrenOf(node)) {
        items.push_back(value(child));
        if (items.back().isError())
            return items.back();
    }
    return Value::list(std::move(items));
}

Value Evaluator::mapLiteral(const Node &node)
{
    const auto children = m_program.childrenOf(node);
    std::vector<Value::Entry> entries;
    Reasons unknownKeys;
    for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
        Value key = value(children[i]);
        Value entry = value(children[i + 1]);
        if (key.isError() || entry.isError())
            return key.isError() ? key : entry;
        if (key.isUnknown())
            addReasons(unknownKeys, key.reasons());
        entries.emplace_back(std::move(key), std::move(entry));
    }
    return unknownKeys.empty() ? located(node, makeMap(std::move(entries))) : Value::unknown(std::move(unknownKeys));
}

Value Evaluator::binary(const Node &node)
{
    if (node.op == Op::In) {
        if (const std::optional<bool> known = isInMember(node))
            return Value::boolean(*known);
    }
    const Node &rightNode = m_program.at(node.b);
    Value leftValue;
    Value rightValue;
    const Value *right = peekLasting(rightNode);
    const Value *left = right ? peek(m_program.at(node.a)) : peekLasting(m_program.at(node.a));
    if (!left) {
        leftValue = value(node.a);
        left = &leftValue;
    }
    if (!right)
        right = peek(rightNode);
    if (!right) {
        rightValue = value(node.b);
        right = &rightValue;
    }
    if (left->isOutcome() || right->isOutcome())
        return *outcome(*left, *right);
    if (node.op == Op::In)
        spendOn(*right);
    Value result = apply(node, *left, *right);
    if (result.isError())
        return located(node, std::move(result));
    spendOn(result);
    return result;
}

Value Evaluator::apply(const Node &node, const Value &left, const Value &right)
{
    const bool strings = left.kind() == Kind::String && right.kind() == Kind::String;
    switch (node.op) {
    case Op::Equal:
        return strings ? Value::boolean(left.asString() == right.asString()) : equals(left, right);
    case Op::NotEqual: {
        if (strings)
            return Value::boolean(left.asString() != right.asString());
        const Value equal = equals(left, right);
        return equal.isBool() ? Value::boolean(!equal.asBool()) : equal;
    }
    case Op::Less:
        return compare(Relation::Less, left, right);
    case Op::LessOrEqual:
        return compare(Relation::LessOrEqual, left, right);
    case Op::Greater:
        return compare(Relation::Greater, left, right);
    case Op::GreaterOrEqual:
        return compare(Relation::GreaterOrEqual, left, right);
    case Op::In:
        return isIn(left, right);
    case Op::Index:
        return index(left, right);
    default:
        return arithmetic(static_cast<Arithmetic>(static_cast<int>(node.op) - static_cast<int>(Op::Add)), left, right);
    }
}

// Strings and lists cost by their length, so that doubling or searching them again and again ends soon.
void Evaluator::spendOn(const Value &handled)
{
    if (handled.kind() == Kind::String)
        (void)spend(static_cast<std::int64_t>(handled.asString().size()) / bytesPerStep);
    else if (handled.kind() == Kind::List)
        (void)spend(static_cast<std::int64_t>(handled.items().size()));
}

Value Evaluator::fault(const Node &node, std::string message)
{
    (void)spend(static_cast<std::int64_t>(m_program.text.size()) / bytesPerStep);
    const Position position = positionOf(m_program.text, node.begin);
    return Value::error(std::move(message), position.line, position.column);
}

Value Evaluator::located(const Node &node, Value value)
{
    if (!value.isError() || value.asError().line != 0)
        return value;
    return fault(node, value.asError().message);
}

} // namespace lensboard::cel
