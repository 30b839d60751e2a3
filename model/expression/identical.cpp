// SPDX-License-Identifier: Apache-2.0
#include "expression/value.h"

#include <algorithm>
#include <cmath>

namespace lensboard::cel {

namespace {

bool identicalLists(const Value &left, const Value &right)
{
    if (left.items().size() != right.items().size() || left.isOpen() != right.isOpen())
        return false;
    return std::equal(left.items().begin(), left.items().end(), right.items().begin(), identical);
}

bool identicalMaps(const Value &left, const Value &right)
{
    if (left.entries().size() != right.entries().size())
        return false;
    return std::all_of(left.entries().begin(), left.entries().end(), [&right](const Value::Entry &entry) {
        const Value *other = right.find(entry.first);
        return other && identical(entry.second, *other);
    });
}

} // namespace

bool identical(const Value &left, const Value &right)
{
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case Kind::Null:
        return true;
    case Kind::Bool:
        return left.asBool() == right.asBool();
    case Kind::Int:
        return left.asInt() == right.asInt();
    case Kind::Double:
        return left.asDouble() == right.asDouble() || (std::isnan(left.asDouble()) && std::isnan(right.asDouble()));
    case Kind::Type:
        return left.asType() == right.asType();
    case Kind::Object:
        return left.asObject() == right.asObject();
    case Kind::String:
        return left.asString() == right.asString();
    case Kind::List:
        return identicalLists(left, right);
    case Kind::Map:
        return identicalMaps(left, right);
    case Kind::Unknown:
        return std::equal(
            left.reasons().begin(), left.reasons().end(), right.reasons().begin(), right.reasons().end(),
            [](const ReasonPtr &a, const ReasonPtr &b) { return a->subject == b->subject && a->name == b->name; });
    case Kind::Error:
        return left.asError().message == right.asError().message;
    }
    return false;
}

} // namespace lensboard::cel
