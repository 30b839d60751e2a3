// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

// Names of variables, members and functions as small integers. They are interned while an expression is parsed, so that
// nothing compares or hashes a name while it is evaluated. A symbol stays valid, with the same text, until the program
// ends; its number depends on the order of interning and must never be stored or printed.
namespace lensboard::cel {

enum class Symbol : std::uint32_t { None = 0 };

// The symbol of a name; the same name always gives the same symbol. Safe to call from any thread; takes a lock.
[[nodiscard]] Symbol symbol(std::string_view name);

// The name of a symbol; "" for Symbol::None.
[[nodiscard]] const std::string &symbolText(Symbol symbol);

// For arrays indexed by symbol.
[[nodiscard]] constexpr std::size_t indexOf(Symbol symbol)
{
    return static_cast<std::size_t>(symbol);
}

} // namespace lensboard::cel

template <>
struct std::hash<lensboard::cel::Symbol>
{
    std::size_t operator()(lensboard::cel::Symbol symbol) const noexcept { return lensboard::cel::indexOf(symbol); }
};
