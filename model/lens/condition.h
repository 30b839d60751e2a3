// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The condition of a risk rule: choice ids joined by `&&`, `||`, `!` and brackets, or the single word `default`, which
// is always true. `!` binds tightest, then `&&`, then `||`. A parsed condition is a flat list of steps in postfix
// order, so neither parsing nor evaluating recurses, however deep the brackets go.
namespace lensboard {

enum class Tri : std::uint8_t { False, Unknown, True };

class Condition
{
public:
    struct Step
    {
        enum class Kind : std::uint8_t { Name, Not, And, Or };
        Kind kind = Kind::Name;
        std::uint32_t name = 0; // index into names(), only for Kind::Name
    };

    // Errors: "condition.empty", "condition.syntax" (column counts bytes from 1), "condition.tooComplex" when more
    // than 256 operands would have to be kept at once.
    [[nodiscard]] static Result<Condition> parse(std::string_view text);

    [[nodiscard]] bool isDefault() const { return m_steps.empty(); }
    // The choice ids it mentions, each once, in the order of their first mention.
    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

    // Kleene's three-valued logic. `values` are those of names(), in their order.
    [[nodiscard]] Tri evaluate(const std::vector<Tri> &values) const;

private:
    friend class ConditionParser;
    std::vector<Step> m_steps;
    std::vector<std::string> m_names;
};

} // namespace lensboard
