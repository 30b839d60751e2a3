// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/value.h"

#include <optional>

// Something an expression can look into: a node, an edge, a boundary, the workload, a table of limits. The owner
// implements it, records in member() and has() what was read, and keeps it alive as long as values refer to it.
// Two references are equal when they are the same object.
namespace lensboard::cel {

class Object
{
public:
    Object() = default;
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    virtual ~Object() = default;

    // The member's value: Unknown when nobody has stated it, null when stated as absent, noSuchMember() when this kind
    // of object never has it.
    [[nodiscard]] virtual Value member(Symbol name) const = 0;

    // member(name) where the object keeps that value anyway, for reading at once: any later call may end its life.
    // Null: ask member(). Never an Error.
    [[nodiscard]] virtual const Value *kept(Symbol /*name*/) const { return nullptr; }

    // Whether `key` is among the elements or keys of member(name); nullopt: look into member().
    [[nodiscard]] virtual std::optional<bool> contains(Symbol /*name*/, const std::string & /*key*/) const
    {
        return std::nullopt;
    }

    // What has(object.name) gives. By default what member() says: false for null, Unknown and Error as they are.
    [[nodiscard]] virtual Value has(Symbol name) const;

    // The name people know it by, for explanations.
    [[nodiscard]] virtual std::string label() const = 0;

protected:
    [[nodiscard]] Value noSuchMember(Symbol name) const;
};

} // namespace lensboard::cel
