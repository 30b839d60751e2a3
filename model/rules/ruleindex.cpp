// SPDX-License-Identifier: Apache-2.0
#include "rules/ruleindex.h"

#include <algorithm>

namespace lensboard {

namespace {

bool takes(const std::vector<std::string> &words, std::string_view word)
{
    return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

// Two conditions on one path: both must hold.
void narrow(std::vector<std::string> &list, const std::vector<cel::Value> &literals)
{
    std::vector<std::string> words;
    for (const cel::Value &literal : literals) {
        if (literal.kind() == cel::Kind::String && takes(list, literal.asString()))
            words.push_back(literal.asString());
    }
    if (words.empty())
        words.emplace_back(); // nothing has this type
    list = std::move(words);
}

} // namespace

void indexRule(Rule &rule)
{
    for (const cel::Conjunct &conjunct : cel::constantConjuncts(rule.where)) {
        std::string path = cel::symbolText(conjunct.variable);
        for (const cel::Symbol member : conjunct.members)
            path += '.' + cel::symbolText(member);
        if (path == "node.type")
            narrow(rule.nodeTypes, conjunct.literals);
        else if (path == "edge.kind")
            narrow(rule.edgeKinds, conjunct.literals);
        else if (path == "edge.mode")
            narrow(rule.edgeModes, conjunct.literals);
        else if (path == "edge.source.type")
            narrow(rule.sourceTypes, conjunct.literals);
        else if (path == "edge.target.type")
            narrow(rule.targetTypes, conjunct.literals);
        else if (path == "boundary.kind")
            narrow(rule.boundaryKinds, conjunct.literals);
    }
}

RuleIndex::RuleIndex(const std::vector<std::shared_ptr<const Rule>> &rules)
    : m_rules(rules)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto number = static_cast<RuleIndexNumber>(i);
        switch (rules[i]->on) {
        case SubjectKind::Node:
            m_node.push_back(number);
            break;
        case SubjectKind::Edge:
            m_edge.push_back(number);
            break;
        case SubjectKind::Boundary:
            m_boundary.push_back(number);
            break;
        case SubjectKind::Workload:
            m_workload.push_back(number);
            break;
        }
    }
}

const RuleList &RuleIndex::forNode(const TypeInfo &type)
{
    const auto [entry, inserted] = m_byType.try_emplace(&type);
    if (inserted) {
        for (const RuleIndexNumber number : m_node) {
            if (takes(m_rules[number]->nodeTypes, type.id))
                entry->second.push_back(number);
        }
    }
    return entry->second;
}

const RuleList &RuleIndex::forEdge(const EdgeTypeInfo &signature, const Edge &edge, const TypeInfo &from,
                                   const TypeInfo &to)
{
    const auto [entry, inserted] = m_bySignature.try_emplace(&signature);
    if (!inserted)
        return entry->second;
    for (const RuleIndexNumber number : m_edge) {
        const Rule &rule = *m_rules[number];
        // An unknown mode may turn out to be any.
        const bool mode = edge.mode == EdgeMode::Unknown || takes(rule.edgeModes, toWord(edge.mode));
        if (mode && takes(rule.edgeKinds, toWord(edge.kinds.front())) && takes(rule.sourceTypes, from.id) &&
            takes(rule.targetTypes, to.id))
            entry->second.push_back(number);
    }
    return entry->second;
}

const RuleList &RuleIndex::forBoundary(BoundaryKind kind)
{
    const auto [entry, inserted] = m_byBoundary.try_emplace(static_cast<int>(kind));
    if (inserted) {
        for (const RuleIndexNumber number : m_boundary) {
            if (takes(m_rules[number]->boundaryKinds, toWord(kind)))
                entry->second.push_back(number);
        }
    }
    return entry->second;
}

} // namespace lensboard
