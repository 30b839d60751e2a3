// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "review/assessment.h"
#include "rules/evaluator.h"

#include <memory>

// Everything that is derived from the drawing for the window: findings, the state of the questions, the gate. Kept in
// step with the document by change sets; says by key which findings moved. A change that reaches nearly everything is
// worked off in slices: while `pending`, call `resume` until it is not.
namespace lensboard {

class Judge
{
public:
    Judge();
    ~Judge();

    void build(const Document &document);
    FindingDiff update(const Document &document, const ChangeSet &change);
    [[nodiscard]] bool pending() const { return m_evaluator.pending(); }
    FindingDiff resume(const Document &document);

    [[nodiscard]] const Findings &findings() const { return m_evaluator.findings(); }
    [[nodiscard]] const Assessment &assessment() const { return m_assessor.assessment(); }
    [[nodiscard]] const LensPackage &lens() const;
    // Empty for a finding that belongs to no pillar.
    [[nodiscard]] std::string pillarOf(const Finding &finding) const { return m_assessor.pillarOf(finding); }
    [[nodiscard]] Result<FindingExplanation> explain(const std::string &key) const { return m_evaluator.explain(key); }
    [[nodiscard]] Result<ChangeSet> fix(const std::string &key, IdSource &ids, std::size_t which) const
    {
        return m_evaluator.applyFix(key, ids, which);
    }

private:
    Evaluator m_evaluator;
    Assessor m_assessor;
};

} // namespace lensboard
