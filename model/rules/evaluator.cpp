// SPDX-License-Identifier: Apache-2.0
#include "rules/evaluator.h"

#include "rules/core.h"

#include <algorithm>
#include <set>

namespace lensboard {

Evaluator::Evaluator(const Catalog &catalog, RulePacks packs)
    : m_core(std::make_unique<Core>(catalog, std::move(packs)))
{
}

Evaluator::Evaluator(Evaluator &&) noexcept = default;
Evaluator &Evaluator::operator=(Evaluator &&) noexcept = default;
Evaluator::~Evaluator() = default;

FindingDiff Evaluator::setToday(const std::string &date)
{
    return m_core->setToday(date);
}

void Evaluator::setSlice(std::chrono::microseconds slice)
{
    m_core->m_slice = slice;
}

FindingDiff Evaluator::evaluateAll(const Document &document)
{
    return m_core->evaluateAll(document);
}

FindingDiff Evaluator::evaluateAll(const Document &document, const std::string &today)
{
    (void)m_core->m_world.setToday(today);
    return m_core->evaluateAll(document);
}

std::size_t Evaluator::runs() const
{
    return m_core->m_runs;
}

FindingDiff Evaluator::update(const Document &document, const ChangeSet &change)
{
    return m_core->update(document, change);
}

bool Evaluator::pending() const
{
    return m_core->m_waiting > 0 || m_core->m_facts.isStale();
}

std::vector<Id> Evaluator::pendingSubjects() const
{
    std::set<Id> ids;
    for (const Job job : m_core->m_queue) {
        if (m_core->m_jobs[job].dirty)
            ids.insert(m_core->subjectId(m_core->m_jobs[job]));
    }
    return {ids.begin(), ids.end()};
}

FindingDiff Evaluator::continueSlice(std::chrono::microseconds budget)
{
    return m_core->work(budget);
}

const Findings &Evaluator::findings() const
{
    return m_core->m_findings;
}

const std::map<std::string, PracticeTally> &Evaluator::practices() const
{
    for (auto &[practice, tally] : m_core->m_practices)
        tally.faults = false;
    for (std::size_t i = 0; i < m_core->m_rules.size(); ++i) {
        for (PracticeTally *tally : m_core->m_talliesOf[i])
            tally->faults = tally->faults || m_core->m_faultsOf[i] > 0;
    }
    return m_core->m_practices;
}

std::vector<std::string> Evaluator::rulesRun() const
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < m_core->m_rules.size(); ++i) {
        if (m_core->m_off.empty() || !m_core->m_off[i])
            ids.push_back(m_core->m_rules[i]->id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<std::string> Evaluator::rulesSkipped() const
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < m_core->m_off.size(); ++i) {
        if (m_core->m_off[i])
            ids.push_back(m_core->m_rules[i]->id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<std::string> Evaluator::rulesFailed() const
{
    std::set<std::string> ids(m_core->m_packs.broken.begin(), m_core->m_packs.broken.end());
    for (std::size_t i = 0; i < m_core->m_rules.size(); ++i) {
        if (m_core->m_faultsOf[i] > 0)
            ids.insert(m_core->m_rules[i]->id);
    }
    return {ids.begin(), ids.end()};
}

std::vector<RuleFault> Evaluator::faults() const
{
    std::vector<RuleFault> faults;
    for (const auto &[job, text] : m_core->m_faultTexts) {
        const Core::JobState &state = m_core->m_jobs[job];
        faults.push_back({m_core->m_rules[state.rule]->id, m_core->subjectId(state), text});
    }
    std::sort(faults.begin(), faults.end(), [](const RuleFault &a, const RuleFault &b) {
        return std::tie(a.rule, a.subject) < std::tie(b.rule, b.subject);
    });
    return faults;
}

const RulePacks &Evaluator::packs() const
{
    return m_core->m_packs;
}

const Rule *Evaluator::rule(const std::string &id) const
{
    return m_core->m_packs.find(id);
}

void Evaluator::setTimings(bool on)
{
    m_core->m_timed = on;
}

std::vector<RuleTiming> Evaluator::timings() const
{
    std::vector<RuleTiming> timings = m_core->m_timings;
    std::sort(timings.begin(), timings.end(), [](const RuleTiming &a, const RuleTiming &b) { return a.time > b.time; });
    return timings;
}

Result<FindingExplanation> Evaluator::explain(const std::string &key) const
{
    return m_core->explain(key);
}

Result<ChangeSet> Evaluator::applyFix(const std::string &key, IdSource &ids, std::size_t fix) const
{
    return m_core->applyFix(key, ids, fix);
}

} // namespace lensboard
