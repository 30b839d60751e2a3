// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/rule.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

// Whether a rule's `where` can be anything but false for a subject, told from what its record states at all (of an edge
// also those of its ends): most rules are about a property that most elements do not state. Subjects that a guard turns
// away never become jobs, so nothing is recorded for them: whoever uses this asks again when the marks of a subject or
// of an end change.
namespace lensboard {

class Guards
{
public:
    explicit Guards(const std::vector<std::shared_ptr<const Rule>> &rules);

    // How many numbers the marks of one record take.
    [[nodiscard]] std::size_t width() const { return m_width; }
    // What the record states, as bits. `out` has that width.
    using Marks = std::span<std::uint64_t>;
    void mark(const Node &node, Marks out) const;
    void mark(const Edge &edge, Marks out) const;

    using Seen = std::span<const std::uint64_t>;
    [[nodiscard]] bool admitsNode(std::size_t rule, Seen node) const { return admits(rule, {node, {}, {}}); }
    [[nodiscard]] bool admitsEdge(std::size_t rule, Seen edge, Seen source, Seen target) const
    {
        return admits(rule, {edge, source, target});
    }

private:
    enum Place : std::uint8_t { Subject, Source, Target, Places };
    struct Test
    {
        Place place = Subject;
        bool holds = true;
        bool last = false; // of its clause
        std::uint16_t bit = 0;
    };
    struct Range
    {
        std::uint32_t first = 0, end = 0; // in m_tests
    };

    [[nodiscard]] bool admits(std::size_t rule, const std::array<Seen, Places> &seen) const
    {
        bool any = false;
        for (std::uint32_t at = m_rules[rule].first; at < m_rules[rule].end; ++at) {
            const Test &test = m_tests[at];
            any = any || (((seen[test.place][test.bit / 64U] >> (test.bit % 64U)) & 1U) != 0) == test.holds;
            if (test.last && !any)
                return false;
            any = any && !test.last;
        }
        return true;
    }
    [[nodiscard]] bool translate(const Rule &rule, const cel::Clause &clause, std::vector<Test> &tests);
    [[nodiscard]] bool translate(const Rule &rule, const cel::Statement &statement, Test &test);
    void mark(const Properties &properties, Marks out) const;

    std::unordered_map<std::string, std::uint16_t> m_bits; // of properties
    std::vector<Test> m_tests;
    std::vector<Range> m_rules;
    std::size_t m_width = 1;
};

} // namespace lensboard
