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
{
    registerFacts(m_facts);
    m_faultsOf.resize(m_rules.size());
    m_timings.resize(m_rules.size());
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        std::vector<PracticeTally *> &tallies = m_talliesOf.emplace_back();
        for (const std::string &practice : m_rules[i]->practices)
            tallies.push_back(&m_practices[practice]);
        m_timings[i].rule = m_rules[i]->id;
    }
    for (int kind = 0; kind < 4; ++kind)
        m_scopes.emplace_back(&m_facts);
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
    m_touched.clear();
    m_faultTexts.clear();
    std::fill(m_faultsOf.begin(), m_faultsOf.end(), 0);
    for (auto &[practice, tally] : m_practices)
        tally = PracticeTally();
    m_world.build(document);
    m_facts.build();
    readDecisions();
    readSwitches();
    createJobs(SubjectKind::Workload, 0);
    for (const Handle boundary : m_world.graph().boundaries())
        createJobs(SubjectKind::Boundary, boundary);
    for (const Handle node : m_world.graph().nodes())
        createJobs(SubjectKind::Node, node);
    for (const Handle edge : m_world.graph().edges())
        createJobs(SubjectKind::Edge, edge);
    orderByKey();
    m_fromNothing = true;
    work(std::chrono::microseconds(0));
    m_fromNothing = false;
    return difference(before, m_findings);
}

// Rule by rule, as the keys of the findings are ordered, so that each finding is put at the end of the list.
void Evaluator::Core::orderByKey()
{
    std::vector<RuleIndexNumber> rules(m_rules.size());
    std::iota(rules.begin(), rules.end(), RuleIndexNumber(0));
    std::sort(rules.begin(), rules.end(),
              [this](RuleIndexNumber a, RuleIndexNumber b) { return m_rules[a]->id < m_rules[b]->id; });
    std::vector<std::vector<Job>> byRule(m_rules.size());
    for (const Job job : m_queue)
        byRule[m_jobs[job].rule].push_back(job);
    m_queue.clear();
    for (const RuleIndexNumber rule : rules)
        m_queue.insert(m_queue.end(), byRule[rule].begin(), byRule[rule].end());
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

void Evaluator::Core::follow(const World::Update &update)
{
    const GraphChange &graph = update.graph;
    for (const Handle edge : graph.edgesRemoved)
        dropJobs(jobsOf(SubjectKind::Edge, edge));
    for (const Handle node : graph.nodesRemoved)
        dropJobs(jobsOf(SubjectKind::Node, node));
    for (const Handle boundary : graph.boundariesRemoved)
        dropJobs(jobsOf(SubjectKind::Boundary, boundary));
    for (const Handle node : update.retypedNodes)
        rebuild(SubjectKind::Node, node);
    for (const Handle edge : update.retypedEdges)
        rebuild(SubjectKind::Edge, edge);
    for (const Handle boundary : graph.boundariesChanged)
        rebuild(SubjectKind::Boundary, boundary);
    for (const Handle node : graph.nodesAdded)
        createJobs(SubjectKind::Node, node);
    for (const Handle edge : graph.edgesAdded)
        createJobs(SubjectKind::Edge, edge);
    for (const Handle boundary : graph.boundariesAdded)
        createJobs(SubjectKind::Boundary, boundary);
    if (update.rulesChanged)
        switchRules();
    for (const Cell cell : update.cells)
        m_world.dependencies().forReaders(cell, [this](Job job) { wake(job); });
    for (const Job job : update.jobs)
        wake(job);
}

void Evaluator::Core::rebuild(SubjectKind kind, Handle subject)
{
    dropJobs(jobsOf(kind, subject));
    createJobs(kind, subject);
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
    const Cell cell = m_world.setToday(date);
    if (!m_document)
        return {};
    m_world.dependencies().forReaders(cell, [this](Job job) { wake(job); });
    redecide();
    return work(m_slice);
}

std::vector<Job> &Evaluator::Core::jobsOf(SubjectKind kind, Handle subject)
{
    if (kind == SubjectKind::Workload)
        return m_workloadJobs;
    auto &lists = kind == SubjectKind::Node ? m_nodeJobs : kind == SubjectKind::Edge ? m_edgeJobs : m_boundaryJobs;
    if (lists.size() <= subject)
        lists.resize(subject + 1);
    return lists[subject];
}

void Evaluator::Core::createJobs(SubjectKind kind, Handle subject)
{
    const Graph &graph = m_world.graph();
    const RuleList *rules = &m_index.forWorkload();
    if (kind == SubjectKind::Node)
        rules = &m_index.forNode(m_world.typeOf(subject));
    else if (kind == SubjectKind::Edge)
        rules = &m_index.forEdge(m_world.signatureOf(subject), graph.edge(subject),
                                 m_world.typeOf(graph.source(subject)), m_world.typeOf(graph.target(subject)));
    else if (kind == SubjectKind::Boundary)
        rules = &m_index.forBoundary(graph.boundary(subject).kind);
    std::vector<Job> &jobs = jobsOf(kind, subject);
    for (const RuleIndexNumber rule : *rules) {
        Job job = static_cast<Job>(m_jobs.size());
        if (m_freeJobs.empty()) {
            m_jobs.emplace_back();
        } else {
            job = m_freeJobs.back();
            m_freeJobs.pop_back();
        }
        m_jobs[job] = {rule, kind, Outcome::None, false, true, subject, nullptr};
        jobs.push_back(job);
        wake(job);
    }
}

void Evaluator::Core::dropJobs(std::vector<Job> &jobs)
{
    for (const Job job : jobs) {
        JobState &state = m_jobs[job];
        count(state, -1);
        erase(state);
        m_faultTexts.erase(job);
        m_world.dependencies().forget(job);
        if (state.dirty)
            m_queue.erase(std::remove(m_queue.begin(), m_queue.end(), job), m_queue.end());
        state = JobState();
        m_freeJobs.push_back(job);
    }
    jobs.clear();
}

void Evaluator::Core::wake(Job job)
{
    JobState &state = m_jobs[job];
    if (state.dirty || !state.used)
        return;
    state.dirty = true;
    m_queue.push_back(job);
}

FindingDiff Evaluator::Core::work(std::chrono::microseconds budget)
{
    const auto start = std::chrono::steady_clock::now();
    int left = 16;
    while (!m_queue.empty()) {
        const Job job = m_queue.front();
        m_queue.pop_front();
        m_jobs[job].dirty = false;
        timedRun(job);
        if (budget.count() > 0 && --left == 0) {
            left = 16;
            if (std::chrono::steady_clock::now() - start >= budget)
                break;
        }
    }
    return takeDiff();
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
