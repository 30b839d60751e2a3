// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/rule.h"
#include "rules/typetable.h"

#include <memory>
#include <unordered_map>

// Which rules concern a subject at all. A rule's `where` is evaluated once per type (or kind of edge between two types)
// with everything else unknown: when it is false even so, no such subject ever becomes a job.
namespace lensboard {

using RuleIndexNumber = std::uint16_t;
using RuleList = std::vector<RuleIndexNumber>;

// Fills the type and kind lists of the rule from the constant conditions of its `where`, for the loader's checks.
void indexRule(Rule &rule);

class RuleIndex
{
public:
    explicit RuleIndex(const std::vector<std::shared_ptr<const Rule>> &rules);

    [[nodiscard]] const RuleList &forNode(const TypeInfo &type);
    [[nodiscard]] const RuleList &forEdge(const EdgeTypeInfo &signature, const Edge &edge, const TypeInfo &from,
                                          const TypeInfo &to);
    [[nodiscard]] const RuleList &forBoundary(BoundaryKind kind);
    [[nodiscard]] const RuleList &forWorkload() const { return m_workload; }

private:
    const std::vector<std::shared_ptr<const Rule>> &m_rules;
    [[nodiscard]] bool mayConcern(const Rule &rule, cel::Symbol name, const cel::Object &subject) const;

    RuleList m_node, m_edge, m_boundary, m_workload;
    std::unordered_map<const TypeInfo *, RuleList> m_byType;
    std::unordered_map<const EdgeTypeInfo *, RuleList> m_bySignature;
    std::unordered_map<int, RuleList> m_byBoundary;
};

} // namespace lensboard
