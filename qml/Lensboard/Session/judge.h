// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/lensset.h"
#include "review/assessment.h"
#include "review/decisions.h"
#include "rules/evaluator.h"

#include <memory>

// Everything that is derived from the drawing for the window: findings, the state of the questions of every lens, the
// gate. Kept in step with the document by change sets; says by key which findings moved. A change that reaches nearly
// everything is worked off in slices: while `pending`, call `resume` until it is not. Rules are the built-in ones and
// those in the person's own folder; lenses are the built-in one and those that the document names.
namespace lensboard {

class Judge
{
public:
    Judge();
    ~Judge();

    // `folder` is where relative paths of lenses start; empty for a board that was never saved.
    void build(const Document &document, const std::string &folder = {});
    // The board was saved there.
    void setFolder(const std::string &folder) { m_folder = folder; }
    FindingDiff update(const Document &document, const ChangeSet &change);
    [[nodiscard]] bool pending() const { return m_evaluator->pending(); }
    FindingDiff resume(const Document &document);
    // ISO date: decisions whose review date has passed open again. The day of the computer until somebody sets it.
    FindingDiff setToday(const Document &document, const std::string &date);
    [[nodiscard]] const std::string &today() const { return m_today; }
    // Reads the person's rule packs, or the files of the lenses, again.
    FindingDiff reloadRules(const Document &document);
    void reloadLenses(const Document &document);

    [[nodiscard]] const Findings &findings() const { return m_evaluator->findings(); }
    [[nodiscard]] const Evaluator &evaluator() const { return *m_evaluator; }
    // Of the built-in lens.
    [[nodiscard]] const Assessment &assessment() const { return m_assessors.front()->assessment(); }
    [[nodiscard]] const LensPackage &lens() const { return *m_lenses.lenses.front().package; }
    // Of every lens, the built-in one first.
    [[nodiscard]] std::size_t lensCount() const { return m_lenses.lenses.size(); }
    [[nodiscard]] const LensSet &lenses() const { return m_lenses; }
    [[nodiscard]] const LensPackage &lens(std::size_t index) const { return *m_lenses.lenses[index].package; }
    [[nodiscard]] const Assessment &assessment(std::size_t index) const { return m_assessors[index]->assessment(); }
    [[nodiscard]] const LensPackage *lensNamed(std::string_view alias) const;
    // Ready only when no lens stands in the way.
    [[nodiscard]] Gate gate() const;
    [[nodiscard]] RiskCounts risks() const;
    // Empty for a finding that belongs to no pillar.
    [[nodiscard]] std::string pillarOf(const Finding &finding) const;
    [[nodiscard]] Result<FindingExplanation> explain(const std::string &key) const { return m_evaluator->explain(key); }
    [[nodiscard]] Result<ChangeSet> fix(const std::string &key, IdSource &ids, std::size_t which) const
    {
        return m_evaluator->applyFix(key, ids, which);
    }
    // Files whose change asks for `reloadRules` or `reloadLenses`; missing ones included.
    [[nodiscard]] std::vector<std::string> lensFiles(const Document &document) const;

private:
    void openLenses(const Document &document);
    void assess(const Document &document, const FindingDiff &diff);

    std::string m_folder;
    std::string m_today;
    std::unique_ptr<Evaluator> m_evaluator;
    LensSet m_lenses;
    std::vector<std::unique_ptr<Assessor>> m_assessors;
};

} // namespace lensboard
