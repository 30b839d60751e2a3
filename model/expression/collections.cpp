// SPDX-License-Identifier: Apache-2.0
#include "expression/object.h"
#include "expression/operators.h"
#include "expression/text.h"

namespace lensboard::cel {

namespace {

Value isInList(const Value &element, const Value &list)
{
    Reasons reasons;
    for (const Value &item : list.items()) {
        if (item.isUnknown()) {
            addReasons(reasons, item.reasons());
            continue;
        }
        const Value equal = equals(item, element);
        if (equal.isTrue())
            return equal;
        if (equal.isUnknown())
            addReasons(reasons, equal.reasons());
    }
    addReasons(reasons, list.reasons());
    return reasons.empty() ? Value::boolean(false) : Value::unknown(std::move(reasons));
}

bool canBeKey(const Value &key)
{
    return key.kind() == Kind::String || key.kind() == Kind::Int || key.kind() == Kind::Bool ||
           key.kind() == Kind::Double;
}

Value listElement(const Value &list, const Value &key)
{
    std::optional<std::int64_t> position;
    if (key.kind() == Kind::Int)
        position = key.asInt();
    else if (key.kind() == Kind::Double)
        position = exactInteger(key.asDouble());
    if (!position)
        return Value::error("a list is indexed by a whole number, not by " + toText(key));
    if (list.isOpen())
        return unsettled(list);
    const auto size = static_cast<std::int64_t>(list.items().size());
    if (*position < 0 || *position >= size)
        return Value::error("index " + std::to_string(*position) + " is outside the list of " + std::to_string(size));
    return list.items()[static_cast<std::size_t>(*position)];
}

} // namespace

Value isIn(const Value &element, const Value &collection)
{
    if (collection.kind() == Kind::List)
        return isInList(element, collection);
    if (collection.kind() == Kind::Map && canBeKey(element))
        return Value::boolean(collection.find(element) != nullptr);
    return Value::error(std::string("'in' cannot be applied to ") + typeName(element.kind()) + " and " +
                        typeName(collection.kind()));
}

Value index(const Value &collection, const Value &key)
{
    if (collection.kind() == Kind::List)
        return listElement(collection, key);
    if (collection.kind() == Kind::Map && canBeKey(key)) {
        const Value *found = collection.find(key);
        return found ? *found : Value::error("the map has no key " + toText(key));
    }
    if (collection.kind() == Kind::Object && key.kind() == Kind::String)
        return collection.asObject()->member(symbol(key.asString()));
    return Value::error(std::string(typeName(collection.kind())) + " cannot be indexed by " + typeName(key.kind()));
}

Value sizeOf(const Value &value)
{
    if (value.isOpen())
        return unsettled(value);
    switch (value.kind()) {
    case Kind::String:
        return Value::integer(codePoints(value.asString()));
    case Kind::List:
        return Value::integer(static_cast<std::int64_t>(value.items().size()));
    case Kind::Map:
        return Value::integer(static_cast<std::int64_t>(value.entries().size()));
    default:
        return Value::error(std::string("'size' cannot be applied to ") + typeName(value.kind()));
    }
}

} // namespace lensboard::cel
