// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// A Boolean function of up to 20 variables, written out: bit k is its value for the assignment whose variable i is bit
// i of k. One machine word holds 64 assignments, so that all 32,768 selections of a full question (15 choices) are
// judged with a few hundred word operations. Functions combined with each other must have the same variables.
namespace lensboard {

class TruthTable
{
public:
    static constexpr int maxVariables = 20;

    [[nodiscard]] static TruthTable constant(int variables, bool value);
    [[nodiscard]] static TruthTable variable(int variables, int index);

    TruthTable &operator&=(const TruthTable &other);
    TruthTable &operator|=(const TruthTable &other);
    TruthTable &flip();
    // Takes away every assignment that is in `other`.
    TruthTable &subtract(const TruthTable &other);

    // True for some, true for all assignments.
    [[nodiscard]] bool any() const;
    [[nodiscard]] bool all() const;
    // True for some assignment that gives this variable this value.
    [[nodiscard]] bool anyWhere(int index, bool value) const;
    // Does the function ever change with this variable?
    [[nodiscard]] bool dependsOn(int index) const;
    [[nodiscard]] bool at(std::size_t assignment) const;
    // Number of one assignment for which it is true; only after any().
    [[nodiscard]] std::size_t firstTrue() const;

private:
    explicit TruthTable(int variables, std::uint64_t fill);
    std::vector<std::uint64_t> m_words; // at least one; fewer than six variables repeat inside it
};

} // namespace lensboard
