// SPDX-License-Identifier: Apache-2.0
#include "expression/object.h"

namespace lensboard::cel {

Value Object::has(Symbol name) const
{
    Value value = member(name);
    return value.isOutcome() ? value : Value::boolean(!value.isNull());
}

Value Object::noSuchMember(Symbol name) const
{
    return Value::error(label() + " has no property '" + symbolText(name) + "'");
}

} // namespace lensboard::cel
