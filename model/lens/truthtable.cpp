// SPDX-License-Identifier: Apache-2.0
#include "lens/truthtable.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace lensboard {

namespace {

constexpr int wordVariables = 6;
constexpr std::array<std::uint64_t, wordVariables> patterns{0xAAAAAAAAAAAAAAAAU, 0xCCCCCCCCCCCCCCCCU,
                                                            0xF0F0F0F0F0F0F0F0U, 0xFF00FF00FF00FF00U,
                                                            0xFFFF0000FFFF0000U, 0xFFFFFFFF00000000U};

std::size_t wordBit(int index)
{
    return std::size_t{1} << (index - wordVariables);
}

} // namespace

TruthTable::TruthTable(int variables, std::uint64_t fill)
    : m_words(variables > wordVariables ? wordBit(variables) : 1, fill)
{
    assert(variables <= maxVariables);
}

TruthTable TruthTable::constant(int variables, bool value)
{
    return TruthTable(variables, value ? ~std::uint64_t{0} : 0);
}

TruthTable TruthTable::variable(int variables, int index)
{
    assert(index < variables);
    if (index < wordVariables)
        return TruthTable(variables, patterns[static_cast<std::size_t>(index)]);
    TruthTable table(variables, 0);
    for (std::size_t i = 0; i < table.m_words.size(); ++i) {
        if (i & wordBit(index))
            table.m_words[i] = ~std::uint64_t{0};
    }
    return table;
}

TruthTable &TruthTable::operator&=(const TruthTable &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

TruthTable &TruthTable::operator|=(const TruthTable &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

TruthTable &TruthTable::flip()
{
    for (std::uint64_t &word : m_words)
        word = ~word;
    return *this;
}

TruthTable &TruthTable::subtract(const TruthTable &other)
{
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= ~other.m_words[i];
    return *this;
}

bool TruthTable::any() const
{
    return std::ranges::any_of(m_words, [](std::uint64_t word) { return word != 0; });
}

bool TruthTable::all() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == ~std::uint64_t{0}; });
}

bool TruthTable::anyWhere(int index, bool value) const
{
    if (index < wordVariables) {
        const std::uint64_t pattern = patterns[static_cast<std::size_t>(index)];
        const std::uint64_t mask = value ? pattern : ~pattern;
        return std::ranges::any_of(m_words, [mask](std::uint64_t word) { return (word & mask) != 0; });
    }
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (((i & wordBit(index)) != 0) == value && m_words[i] != 0)
            return true;
    }
    return false;
}

bool TruthTable::dependsOn(int index) const
{
    if (index < wordVariables) {
        const std::uint64_t low = ~patterns[static_cast<std::size_t>(index)];
        return std::ranges::any_of(
            m_words, [low, index](std::uint64_t word) { return (((word >> (1U << index)) ^ word) & low) != 0; });
    }
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (!(i & wordBit(index)) && m_words[i] != m_words[i | wordBit(index)])
            return true;
    }
    return false;
}

bool TruthTable::at(std::size_t assignment) const
{
    return (m_words[(assignment >> wordVariables) % m_words.size()] >> (assignment & 63U)) & 1U;
}

std::size_t TruthTable::firstTrue() const
{
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (m_words[i] != 0)
            return (i << wordVariables) + static_cast<std::size_t>(std::countr_zero(m_words[i]));
    }
    assert(false);
    return 0;
}

} // namespace lensboard
