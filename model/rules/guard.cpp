// SPDX-License-Identifier: Apache-2.0
#include "rules/guard.h"

#include "rules/world.h"

#include <algorithm>

namespace lensboard {

namespace {

constexpr std::uint16_t externalBit = 0;
constexpr std::uint16_t importedBit = 1;
constexpr std::uint16_t firstPropertyBit = 2;
constexpr std::size_t maxBits = 1024;

const cel::Symbol symNode = cel::symbol("node");
const cel::Symbol symEdge = cel::symbol("edge");
const cel::Symbol symSource = cel::symbol("source");
const cel::Symbol symTarget = cel::symbol("target");
const cel::Symbol symProperties = cel::symbol("properties");
const cel::Symbol symExternal = cel::symbol("external");
const cel::Symbol symImported = cel::symbol("imported");

void set(Guards::Marks marks, std::uint16_t bit)
{
    marks[bit / 64U] |= std::uint64_t(1) << (bit % 64U);
}

} // namespace

Guards::Guards(const std::vector<std::shared_ptr<const Rule>> &rules)
{
    for (const auto &rule : rules) {
        Range &range = m_rules.emplace_back();
        range.first = static_cast<std::uint32_t>(m_tests.size());
        if (rule->on == SubjectKind::Node || rule->on == SubjectKind::Edge) {
            for (const cel::Clause &clause : cel::necessaryClauses(rule->where)) {
                std::vector<Test> tests;
                if (translate(*rule, clause, tests))
                    m_tests.insert(m_tests.end(), tests.begin(), tests.end());
            }
        }
        range.end = static_cast<std::uint32_t>(m_tests.size());
    }
    m_width = (m_bits.size() + firstPropertyBit + 63) / 64;
}

// False: the clause asks for something that marks do not tell.
bool Guards::translate(const Rule &rule, const cel::Clause &clause, std::vector<Test> &tests)
{
    for (const cel::Statement &statement : clause) {
        if (!translate(rule, statement, tests.emplace_back()))
            return false;
    }
    tests.back().last = true;
    return true;
}

bool Guards::translate(const Rule &rule, const cel::Statement &statement, Test &test)
{
    if (statement.variable != (rule.on == SubjectKind::Node ? symNode : symEdge))
        return false;
    std::span<const cel::Symbol> members = statement.members;
    test.holds = statement.holds;
    const bool end = rule.on == SubjectKind::Edge && (members.front() == symSource || members.front() == symTarget);
    if (end) {
        test.place = members.front() == symSource ? Source : Target;
        members = members.subspan(1);
    }
    if (members.size() != 1)
        return false;
    const bool ofNode = end || rule.on == SubjectKind::Node;
    if (statement.key == cel::Symbol::None) {
        test.bit = members.front() == symExternal ? externalBit : importedBit;
        return ofNode && (members.front() == symExternal || members.front() == symImported);
    }
    if (members.front() != symProperties || m_bits.size() + firstPropertyBit >= maxBits)
        return false;
    const auto next = static_cast<std::uint16_t>(m_bits.size() + firstPropertyBit);
    test.bit = m_bits.emplace(cel::symbolText(statement.key), next).first->second;
    return true;
}

void Guards::mark(const Properties &properties, Marks out) const
{
    std::fill(out.begin(), out.end(), 0);
    for (const auto &[name, value] : properties) {
        if (!isSaid(value))
            continue;
        if (const auto bit = m_bits.find(name); bit != m_bits.end())
            set(out, bit->second);
    }
}

void Guards::mark(const Node &node, Marks out) const
{
    mark(node.properties, out);
    if (node.external)
        set(out, externalBit);
    if (isFromTemplate(node))
        set(out, importedBit);
}

void Guards::mark(const Edge &edge, Marks out) const
{
    mark(edge.properties, out);
}

} // namespace lensboard
