// SPDX-License-Identifier: Apache-2.0
#include "expression/scope.h"

#include <algorithm>

namespace lensboard::cel {

void Scope::bind(Symbol name, Value value)
{
    const auto found =
        std::find_if(m_variables.begin(), m_variables.end(), [name](const auto &entry) { return entry.first == name; });
    if (found != m_variables.end()) {
        found->second = std::move(value);
        return;
    }
    m_hasDottedNames = m_hasDottedNames || symbolText(name).find('.') != std::string::npos;
    m_variables.emplace_back(name, std::move(value));
}

Value Host::call(Symbol name, std::span<const Value> arguments) const
{
    return noSuchFunction(name, arguments);
}

std::optional<Value> Host::variable(Symbol) const
{
    return std::nullopt;
}

Value Host::noSuchFunction(Symbol name, std::span<const Value> arguments)
{
    std::string types;
    for (const Value &argument : arguments)
        types += (types.empty() ? "" : ", ") + std::string(typeName(argument.kind()));
    return Value::error("there is no function '" + symbolText(name) + "(" + types + ")'");
}

} // namespace lensboard::cel
