// SPDX-License-Identifier: Apache-2.0
#include "rules/core.h"

#include <algorithm>

// Which jobs there are, and which of them a change wakes.
namespace lensboard {

void Evaluator::Core::follow(const World::Update &update)
{
    const GraphChange &graph = update.graph;
    for (const Handle edge : graph.edgesRemoved)
        dropJobs(jobsOf(SubjectKind::Edge, edge));
    for (const Handle node : graph.nodesRemoved)
        dropJobs(jobsOf(SubjectKind::Node, node));
    for (const Handle boundary : graph.boundariesRemoved)
        dropJobs(jobsOf(SubjectKind::Boundary, boundary));
    followMarks(graph);
    for (const Handle node : update.retypedNodes)
        rebuild(SubjectKind::Node, node);
    for (const Handle edge : update.retypedEdges)
        rebuild(SubjectKind::Edge, edge);
    for (const Handle boundary : graph.boundariesChanged)
        rebuild(SubjectKind::Boundary, boundary);
    for (const Handle edge : graph.edgesChanged)
        assignJobs(SubjectKind::Edge, edge);
    for (const Handle node : graph.nodesAdded)
        assignJobs(SubjectKind::Node, node);
    for (const Handle edge : graph.edgesAdded)
        assignJobs(SubjectKind::Edge, edge);
    for (const Handle boundary : graph.boundariesAdded)
        assignJobs(SubjectKind::Boundary, boundary);
    if (update.rulesChanged)
        switchRules();
    for (const Cell cell : update.cells)
        m_world.dependencies().forReaders(cell, [this](Job job) { wake(job); });
    for (const Job job : update.jobs)
        wake(job);
}

// What a node states decides which rules concern it and its edges.
void Evaluator::Core::followMarks(const GraphChange &graph)
{
    for (const Handle node : graph.nodesAdded)
        markNode(node);
    for (const Handle node : graph.nodesChanged) {
        if (!markNode(node))
            continue;
        assignJobs(SubjectKind::Node, node);
        for (const std::vector<Handle> *edges : {&m_world.graph().incoming(node), &m_world.graph().outgoing(node)}) {
            for (const Handle edge : *edges)
                assignJobs(SubjectKind::Edge, edge);
        }
    }
}

// True when they are others than before.
bool Evaluator::Core::markNode(Handle node)
{
    const std::size_t width = m_guards.width();
    if (m_marks.size() < (node + 1) * width)
        m_marks.resize(m_world.graph().nodeBound() * width);
    const std::span<std::uint64_t> marks(m_marks.data() + node * width, width);
    const std::vector<std::uint64_t> before(marks.begin(), marks.end());
    m_guards.mark(m_world.graph().node(node), marks);
    return !std::equal(marks.begin(), marks.end(), before.begin());
}

Guards::Seen Evaluator::Core::marksOf(Handle node) const
{
    return {m_marks.data() + node * m_guards.width(), m_guards.width()};
}

void Evaluator::Core::rebuild(SubjectKind kind, Handle subject)
{
    dropJobs(jobsOf(kind, subject));
    assignJobs(kind, subject);
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

// Rules that may concern the subject as it is now, in order.
const RuleList &Evaluator::Core::rulesFor(SubjectKind kind, Handle subject)
{
    const Graph &graph = m_world.graph();
    if (kind == SubjectKind::Workload)
        return m_index.forWorkload();
    if (kind == SubjectKind::Boundary)
        return m_index.forBoundary(graph.boundary(subject).kind);
    m_admitted.clear();
    if (kind == SubjectKind::Node) {
        const Guards::Seen marks = marksOf(subject);
        for (const RuleIndexNumber rule : m_index.forNode(m_world.typeOf(subject))) {
            if (m_guards.admitsNode(rule, marks))
                m_admitted.push_back(rule);
        }
        return m_admitted;
    }
    m_edgeMarks.resize(m_guards.width());
    m_guards.mark(graph.edge(subject), m_edgeMarks);
    const Handle source = graph.source(subject);
    const Handle target = graph.target(subject);
    for (const RuleIndexNumber rule : m_index.forEdge(m_world.signatureOf(subject), graph.edge(subject),
                                                      m_world.typeOf(source), m_world.typeOf(target))) {
        if (m_guards.admitsEdge(rule, m_edgeMarks, marksOf(source), marksOf(target)))
            m_admitted.push_back(rule);
    }
    return m_admitted;
}

// Makes the jobs of a subject those of the rules that may concern it; what is there already stays.
void Evaluator::Core::assignJobs(SubjectKind kind, Handle subject)
{
    const RuleList &rules = rulesFor(kind, subject);
    std::vector<Job> &jobs = jobsOf(kind, subject);
    const auto gone = std::stable_partition(jobs.begin(), jobs.end(), [&](Job job) {
        return std::binary_search(rules.begin(), rules.end(), m_jobs[job].rule);
    });
    for (auto job = gone; job != jobs.end(); ++job)
        dropJob(*job);
    jobs.erase(gone, jobs.end());
    const std::size_t kept = jobs.size();
    for (const RuleIndexNumber rule : rules) {
        const auto known = std::find_if(jobs.begin(), jobs.begin() + static_cast<std::ptrdiff_t>(kept),
                                        [&](Job job) { return m_jobs[job].rule == rule; });
        if (known == jobs.begin() + static_cast<std::ptrdiff_t>(kept))
            jobs.push_back(createJob(kind, subject, rule));
    }
}

Job Evaluator::Core::createJob(SubjectKind kind, Handle subject, RuleIndexNumber rule)
{
    Job job = static_cast<Job>(m_jobs.size());
    if (m_freeJobs.empty()) {
        m_jobs.emplace_back();
    } else {
        job = m_freeJobs.back();
        m_freeJobs.pop_back();
    }
    m_jobs[job] = {rule, kind, Outcome::None, false, true, subject, nullptr};
    wake(job);
    return job;
}

void Evaluator::Core::dropJob(Job job)
{
    JobState &state = m_jobs[job];
    count(state, -1);
    erase(state);
    m_faultTexts.erase(job);
    m_world.dependencies().forget(job);
    m_waiting -= state.dirty ? 1 : 0; // what stands in the queue for it is passed over
    state = JobState();
    m_freeJobs.push_back(job);
}

void Evaluator::Core::dropJobs(std::vector<Job> &jobs)
{
    for (const Job job : jobs)
        dropJob(job);
    jobs.clear();
}

void Evaluator::Core::wake(Job job)
{
    JobState &state = m_jobs[job];
    if (state.dirty || !state.used)
        return;
    state.dirty = true;
    ++m_waiting;
    m_queue.push_back(job);
}

} // namespace lensboard
