// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/object.h"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

// What the names in an expression stand for during one evaluation: a few bound variables, and a host for names that are
// worked out on demand and for functions (facts). Not shared between threads.
namespace lensboard::cel {

// Supplies functions, and variables that are too dear to bind beforehand.
class Host
{
public:
    Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;
    virtual ~Host() = default;

    // Called as f(x, y) or x.f(y): both arrive as (x, y). Arguments are never Unknown or Error themselves (the call is
    // then not made and the outcome passed on), but lists may be open or hold Unknown elements. Gives noSuchFunction()
    // for a name or arguments it does not have.
    [[nodiscard]] virtual Value call(Symbol name, std::span<const Value> arguments) const;

    // Asked for each name that is not bound; nullopt: there is no such variable.
    [[nodiscard]] virtual std::optional<Value> variable(Symbol name) const;

protected:
    [[nodiscard]] static Value noSuchFunction(Symbol name, std::span<const Value> arguments);
};

class Scope
{
public:
    Scope() = default;
    explicit Scope(const Host *host)
        : m_host(host)
    {
    }

    // Binds or rebinds. A dotted name ("a.b") counts as one name and wins over selecting b from a.
    void bind(Symbol name, Value value);
    void bind(std::string_view name, Value value) { bind(symbol(name), std::move(value)); }

    // The bound value, valid until the next bind(); null when not bound.
    [[nodiscard]] const Value *find(Symbol name) const
    {
        for (const auto &[bound, value] : m_variables) {
            if (bound == name)
                return &value;
        }
        return nullptr;
    }

    [[nodiscard]] bool hasDottedNames() const { return m_hasDottedNames; }
    [[nodiscard]] const Host *host() const { return m_host; }

    // Evaluation gives an Error after so many steps (a step is a sub-expression, or an element or 16 bytes of text
    // handled), so that nested macros cannot hang the program.
    [[nodiscard]] std::int64_t maxSteps() const { return m_maxSteps; }
    void setMaxSteps(std::int64_t steps) { m_maxSteps = steps; }

private:
    std::vector<std::pair<Symbol, Value>> m_variables;
    const Host *m_host = nullptr;
    std::int64_t m_maxSteps = 10'000'000;
    bool m_hasDottedNames = false;
};

} // namespace lensboard::cel
