// SPDX-License-Identifier: Apache-2.0
#include "rules/core.h"

#include <algorithm>
#include <numeric>

namespace lensboard {

namespace {

std::optional<Severity> severityFromWord(std::string_view word)
{
    if (word == "high")
        return Severity::High;
    if (word == "medium")
        return Severity::Medium;
    if (word == "low")
        return Severity::Low;
    return std::nullopt;
}

FindingDiff difference(const Findings &before, const Findings &after)
{
    FindingDiff diff;
    auto old = before.begin();
    for (const auto &[key, finding] : after) {
        while (old != before.end() && old->first < key)
            diff.removed.push_back((old++)->first);
        if (old == before.end() || old->first != key) {
            diff.added.push_back(key);
            continue;
        }
        if (old->second != finding)
            diff.changed.push_back(key);
        ++old;
    }
    for (; old != before.end(); ++old)
        diff.removed.push_back(old->first);
    return diff;
}

} // namespace

bool selectsRule(std::string_view selector, std::string_view id)
{
    if (!id.starts_with(selector) || selector.empty())
        return false;
    return id.size() == selector.size() || selector.back() == '-' || id[selector.size()] == '-';
}

Evaluator::Core::Core(const Catalog &catalog, RulePacks packs)
    : m_catalog(catalog)
    , m_packs(std::move(packs))
    , m_rules(m_packs.rules())
    , m_world(catalog)
    , m_facts(m_world)
    , m_index(m_rules)
    , m_guards(m_rules)
{
    registerFacts(m_facts);
    m_faultsOf.resize(m_rules.size());
    m_timings.resize(m_rules.size());
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        std::vector<PracticeTally *> &tallies = m_talliesOf.emplace_back();
        for (const std::string &practice : m_rules[i]->practices)
            tallies.push_back(&m_practices[practice]);
        m_timings[i].rule = m_rules[i]->id;
        m_titleOf.emplace_back(m_rules[i]->title);
        m_practicesOf.emplace_back(m_rules[i]->practices);
    }
    for (int kind = 0; kind < 4; ++kind) {
        m_scopes.emplace_back(&m_facts);
        m_scopes.back().bind("workload", m_world.workloadValue());
        m_scopes.back().bind("limits", m_world.limitsValue());
    }
}

FindingDiff Evaluator::Core::evaluateAll(const Document &document)
{
    const Findings before = std::exchange(m_findings, {});
    m_document = &document;
    m_jobs.clear();
    m_freeJobs.clear();
    m_nodeJobs.clear();
    m_edgeJobs.clear();
    m_boundaryJobs.clear();
    m_workloadJobs.clear();
    m_queue.clear();
    m_waiting = 0;
    m_touched.clear();
    m_faultTexts.clear();
    std::fill(m_faultsOf.begin(), m_faultsOf.end(), 0);
    for (auto &[practice, tally] : m_practices)
        tally = PracticeTally();
    m_world.build(document);
    m_facts.build();
    readDecisions();
    readSwitches();
    for (const Handle node : m_world.graph().nodes())
        markNode(node);
    assignJobs(SubjectKind::Workload, 0);
    for (const Handle boundary : m_world.graph().boundaries())
        assignJobs(SubjectKind::Boundary, boundary);
    for (const Handle node : m_world.graph().nodes())
        assignJobs(SubjectKind::Node, node);
    for (const Handle edge : m_world.graph().edges())
        assignJobs(SubjectKind::Edge, edge);
    groupByRule();
    m_fresh.resize(m_rules.size());
    m_fromNothing = true;
    work(std::chrono::microseconds(0));
    m_fromNothing = false;
    collectFresh();
    return difference(before, m_findings);
}

// Neighbouring subjects together, and among them rule by rule: what both read stays near.
void Evaluator::Core::groupByRule()
{
    constexpr std::ptrdiff_t block = 512;
    for (auto at = m_queue.begin(); at != m_queue.end();) {
        const auto end = at + std::min(block, m_queue.end() - at);
        std::stable_sort(at, end, [this](Job a, Job b) { return m_jobs[a].rule < m_jobs[b].rule; });
        at = end;
    }
}

// The findings of each rule came in the order of their keys, so that each goes to the end of the list.
void Evaluator::Core::collectFresh()
{
    std::vector<RuleIndexNumber> rules(m_rules.size());
    std::iota(rules.begin(), rules.end(), RuleIndexNumber(0));
    std::sort(rules.begin(), rules.end(),
              [this](RuleIndexNumber a, RuleIndexNumber b) { return m_rules[a]->id < m_rules[b]->id; });
    for (const RuleIndexNumber rule : rules) {
        Findings &fresh = m_fresh[rule];
        while (!fresh.empty())
            m_findings.insert(m_findings.end(), fresh.extract(fresh.begin()));
    }
}

FindingDiff Evaluator::Core::update(const Document &document, const ChangeSet &change)
{
    if (m_document != &document)
        return evaluateAll(document);
    World::Update update = m_world.update(document, change);
    m_facts.update(update);
    follow(update);
    if (update.graph.decisionsChanged) {
        readDecisions();
        redecide();
    }
    return work(m_slice);
}

// Rules that were switched on or off, or got another severity.
void Evaluator::Core::switchRules()
{
    const std::vector<bool> off = m_off;
    const std::vector<std::optional<Severity>> overrides = m_overrides;
    readSwitches();
    for (Job job = 0; job < m_jobs.size(); ++job) {
        const RuleIndexNumber rule = m_jobs[job].rule;
        if (m_jobs[job].used && (off[rule] != m_off[rule] || overrides[rule] != m_overrides[rule]))
            wake(job);
    }
}

void Evaluator::Core::readSwitches()
{
    const Workload &workload = m_document->workload();
    m_off.assign(m_rules.size(), false);
    m_overrides.assign(m_rules.size(), std::nullopt);
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const std::string &id = m_rules[i]->id;
        m_off[i] = std::any_of(workload.rulesOff.begin(), workload.rulesOff.end(),
                               [&id](const std::string &selector) { return selectsRule(selector, id); });
        std::size_t longest = 0;
        for (const auto &[selector, word] : workload.severities) {
            if (selector.size() > longest && selectsRule(selector, id)) {
                longest = selector.size();
                m_overrides[i] = severityFromWord(word);
            }
        }
    }
}

void Evaluator::Core::readDecisions()
{
    m_decisions.clear();
    for (const auto &[id, decision] : m_document->decisions())
        m_decisions[decision.findingKey].push_back({id, decision.factsHash, decision.reviewBy});
}

// Decisions do not change verdicts, only whether they count.
void Evaluator::Core::redecide()
{
    for (JobState &job : m_jobs) {
        if (!job.finding)
            continue;
        Finding after = *job.finding;
        decide(after);
        if (after.decided == job.finding->decided && after.decision == job.finding->decision)
            continue;
        touch(after.key);
        count(job, -1);
        *job.finding = std::move(after);
        count(job, 1);
    }
}

FindingDiff Evaluator::Core::setToday(const std::string &date)
{
    const bool same = date == m_world.today();
    const Cell cell = m_world.setToday(date);
    if (!m_document || same)
        return {};
    m_world.dependencies().forReaders(cell, [this](Job job) { wake(job); });
    redecide();
    return work(m_slice);
}

FindingDiff Evaluator::Core::work(std::chrono::microseconds budget)
{
    const auto start = std::chrono::steady_clock::now();
    const auto over = [&] { return budget.count() > 0 && std::chrono::steady_clock::now() - start >= budget; };
    while (m_facts.isStale()) {
        refreshOneFact();
        if (over())
            return takeDiff();
    }
    int left = 16;
    while (!m_queue.empty()) {
        const Job job = m_queue.front();
        m_queue.pop_front();
        if (!m_jobs[job].dirty)
            continue;
        m_jobs[job].dirty = false;
        --m_waiting;
        ++m_runs;
        timedRun(job);
        if (--left == 0) {
            left = 16;
            if (over())
                break;
        }
    }
    return takeDiff();
}

void Evaluator::Core::refreshOneFact()
{
    std::vector<Cell> cells;
    m_facts.refreshOne(cells);
    for (const Cell cell : cells)
        m_world.dependencies().forReaders(cell, [this](Job job) { wake(job); });
}

FindingDiff Evaluator::Core::takeDiff()
{
    FindingDiff diff;
    for (const auto &[key, before] : m_touched) {
        const auto now = m_findings.find(key);
        if (!before && now != m_findings.end())
            diff.added.push_back(key);
        else if (before && now == m_findings.end())
            diff.removed.push_back(key);
        else if (before && *before != now->second)
            diff.changed.push_back(key);
    }
    m_touched.clear();
    return diff;
}

} // namespace lensboard
