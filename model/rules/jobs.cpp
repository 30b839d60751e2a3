// SPDX-License-Identifier: Apache-2.0
#include "rules/core.h"
#include "rules/message.h"
#include "rules/objects.h"

#include <algorithm>

namespace lensboard {

namespace {

const cel::Symbol symNode = cel::symbol("node");
const cel::Symbol symEdge = cel::symbol("edge");
const cel::Symbol symBoundary = cel::symbol("boundary");

std::string hex(std::uint64_t number)
{
    std::string text(16, '0');
    for (std::size_t i = text.size(); number != 0; number >>= 4U)
        text[--i] = "0123456789abcdef"[number & 15U];
    return text;
}

// The id of the record behind an object; empty for anything else.
Id idOf(const World &world, const cel::Value &value)
{
    if (const Handle node = nodeOf(value); node != noHandle)
        return world.node(node).id;
    if (const Handle edge = edgeOf(value); edge != noHandle)
        return world.edge(edge).id;
    if (value.kind() == cel::Kind::Object) {
        if (const auto *boundary = dynamic_cast<const BoundaryObject *>(value.asObject()))
            return world.boundary(boundary->handle()).id;
    }
    return {};
}

void collectIds(const World &world, const cel::Value &value, std::vector<Id> &ids, bool repeat)
{
    if (value.kind() == cel::Kind::List) {
        for (const cel::Value &item : value.items())
            collectIds(world, item, ids, repeat);
        return;
    }
    Id id = idOf(world, value);
    if (!id.empty() && (repeat || std::find(ids.begin(), ids.end(), id) == ids.end()))
        ids.push_back(std::move(id));
}

// The subject itself comes first, so that two findings of one rule never share a key.
std::string keyOf(const std::string &rule, const std::vector<Id> &subjects)
{
    std::vector<Id> rest(subjects.begin() + 1, subjects.end());
    std::sort(rest.begin(), rest.end());
    std::string key;
    key.reserve(rule.size() + 1 + subjects.front().text.size());
    key.append(rule).append(1, '|').append(subjects.front().text);
    for (const Id &id : rest)
        key += ',' + id.text;
    return key;
}

std::string asksFor(const std::vector<OpenPoint> &open)
{
    constexpr std::size_t shown = 3;
    std::string text;
    text.reserve(120);
    text += "Not known yet: ";
    for (std::size_t i = 0; i < open.size() && i < shown; ++i)
        text.append(i > 0 ? "; " : "").append(open[i].text);
    if (open.size() > shown)
        text += "; and " + std::to_string(open.size() - shown) + " more";
    return text + '.';
}

} // namespace

void Evaluator::Core::timedRun(Job job)
{
    if (!m_timed) {
        run(job);
        return;
    }
    RuleTiming &timing = m_timings[m_jobs[job].rule];
    const auto start = std::chrono::steady_clock::now();
    run(job);
    timing.time += std::chrono::steady_clock::now() - start;
    ++timing.runs;
}

void Evaluator::Core::run(Job id)
{
    JobState &job = m_jobs[id];
    count(job, -1);
    if (job.outcome == Outcome::Fault)
        m_faultTexts.erase(id);
    Finding finding;
    m_world.dependencies().begin(id);
    const Outcome outcome = m_off[job.rule] ? Outcome::Skipped : judge(job, finding);
    m_world.dependencies().end();
    if (outcome == Outcome::Fault)
        m_faultTexts[id] = finding.message;
    store(job, outcome, std::move(finding));
    count(job, 1);
}

Evaluator::Core::Outcome Evaluator::Core::judge(const JobState &job, Finding &finding)
{
    const Rule &rule = *m_rules[job.rule];
    m_world.startHash();
    cel::Scope &scope = scopeOf(job);
    std::string problem;
    const auto settle = [&](const cel::Value &value, const char *part) {
        if (value.isUnknown()) {
            finding.verdict = FindingVerdict::Ask;
            finding.factsHash = hex(m_world.hash());
            describe(job, finding, &problem);
            addAsk(job, value.reasons(), finding, &problem);
            return problem.empty() ? Outcome::Ask : Outcome::Fault;
        }
        problem = std::string(part) + ": " +
                  (value.isError() ? value.asError().message
                                   : "gives " + std::string(cel::typeName(value.kind())) + " instead of true or false");
        return Outcome::Fault;
    };
    const auto decideOutcome = [&]() -> Outcome {
        const cel::Value where = cel::evaluate(rule.where, scope);
        if (where.isFalse())
            return Outcome::NotApplicable;
        if (!where.isTrue())
            return settle(where, "where");
        const cel::Value expect = cel::evaluate(rule.expect, scope);
        if (expect.isTrue()) {
            describePass(job, finding);
            return Outcome::Pass;
        }
        if (!expect.isFalse())
            return settle(expect, "expect");
        finding.verdict = FindingVerdict::Fail;
        finding.factsHash = hex(m_world.hash());
        describe(job, finding, &problem);
        finding.message = renderMessage(rule.message, m_world, scope, &problem);
        return problem.empty() ? Outcome::Fail : Outcome::Fault;
    };
    const Outcome outcome = decideOutcome();
    if (outcome == Outcome::Fault)
        finding.message = problem;
    return outcome;
}

cel::Value Evaluator::Core::subjectValue(const JobState &job) const
{
    switch (job.kind) {
    case SubjectKind::Node:
        return m_world.nodeValue(job.subject);
    case SubjectKind::Edge:
        return m_world.edgeValue(job.subject);
    case SubjectKind::Boundary:
        return m_world.boundaryValue(job.subject);
    default:
        return m_world.workloadValue();
    }
}

cel::Scope &Evaluator::Core::scopeOf(const JobState &job)
{
    cel::Scope &scope = m_scopes[static_cast<std::size_t>(job.kind)];
    m_facts.setSubject(job.kind == SubjectKind::Node ? job.subject : noHandle);
    if (job.kind == SubjectKind::Node)
        scope.bind(symNode, subjectValue(job));
    else if (job.kind == SubjectKind::Edge)
        scope.bind(symEdge, subjectValue(job));
    else if (job.kind == SubjectKind::Boundary)
        scope.bind(symBoundary, subjectValue(job));
    return scope;
}

const Id &Evaluator::Core::subjectId(const JobState &job) const
{
    const Graph &graph = m_world.graph();
    switch (job.kind) {
    case SubjectKind::Node:
        return graph.node(job.subject).id;
    case SubjectKind::Edge:
        return graph.edge(job.subject).id;
    case SubjectKind::Boundary:
        return graph.boundary(job.subject).id;
    default:
        return m_document->workload().id;
    }
}

// Everything but the sentence, which differs between fails and asks.
void Evaluator::Core::describe(const JobState &job, Finding &finding, std::string *problem)
{
    const Rule &rule = *m_rules[job.rule];
    const cel::Scope &scope = scopeOf(job);
    const auto gather = [&](const cel::Expression &expression, std::vector<Id> &ids, bool repeat) {
        const cel::Value value = cel::evaluate(expression, scope);
        if (value.isError() && problem->empty())
            *problem = value.asError().message;
        collectIds(m_world, value, ids, repeat);
    };
    finding.subjects.push_back(subjectId(job));
    if (finding.verdict == FindingVerdict::Fail && rule.subjects)
        gather(*rule.subjects, finding.subjects, false);
    if (finding.verdict == FindingVerdict::Fail && rule.path)
        gather(*rule.path, finding.path, true);
    finding.key = keyOf(rule.id, finding.subjects);
    finding.rule = rule.id;
    finding.title = m_titleOf[job.rule];
    finding.practices = m_practicesOf[job.rule];
    finding.severity = severityOf(job, scope);
    finding.fixable = finding.verdict == FindingVerdict::Fail && !fixesFor(job).empty();
    finding.leadingEdge = rule.leading;
    decide(finding);
}

// Passes are many: they carry little, and what they carry costs little.
void Evaluator::Core::describePass(const JobState &job, Finding &finding) const
{
    const Rule &rule = *m_rules[job.rule];
    finding.verdict = FindingVerdict::Pass;
    finding.subjects.push_back(subjectId(job));
    finding.key = keyOf(rule.id, finding.subjects);
    finding.rule = rule.id;
    finding.severity = rule.severity.empty() ? Severity::Medium : rule.severity.back().severity;
    finding.title = m_titleOf[job.rule];
    finding.message = "As it should";
    finding.practices = m_practicesOf[job.rule];
    finding.leadingEdge = rule.leading;
}

// The question that names what is open and nothing that is known.
const MessageTemplate &Evaluator::Core::askFor(const JobState &job, std::span<const OpenPoint> open) const
{
    const Rule &rule = *m_rules[job.rule];
    const auto covers = [&](const Rule::Asking &asking) {
        return std::all_of(open.begin(), open.end(), [&](const OpenPoint &point) {
            return std::any_of(asking.open.begin(), asking.open.end(),
                               [&](const std::string &name) { return names(job, name, point); });
        });
    };
    const auto found = std::find_if(rule.asks.begin(), rule.asks.end(), covers);
    return found == rule.asks.end() ? rule.ask : found->text;
}

// "timeoutS" of anything, "source.timeoutS" of the source of the edge that the job is about.
bool Evaluator::Core::names(const JobState &job, const std::string &name, const OpenPoint &point) const
{
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos || job.kind != SubjectKind::Edge)
        return name.substr(dot == std::string::npos ? 0 : dot + 1) == point.property;
    const std::string end = name.substr(0, dot);
    const Graph &graph = m_world.graph();
    const Id &owner = end == "edge"     ? graph.edge(job.subject).id
                      : end == "source" ? graph.node(graph.source(job.subject)).id
                                        : graph.node(graph.target(job.subject)).id;
    return name.substr(dot + 1) == point.property && owner == point.subject;
}

void Evaluator::Core::addAsk(const JobState &job, const cel::Reasons &reasons, Finding &finding, std::string *problem)
{
    const Rule &rule = *m_rules[job.rule];
    for (const cel::ReasonPtr &reason : reasons)
        finding.open.push_back({Id(reason->subject), reason->name, reason->text, {}});
    const cel::Scope &scope = scopeOf(job);
    finding.question = renderMessage(askFor(job, finding.open), m_world, scope, problem);
    finding.message = asksFor(finding.open);
    if (rule.asks.empty() || finding.open.size() < 2)
        return;
    for (OpenPoint &point : finding.open) {
        std::string question = renderMessage(askFor(job, {&point, 1}), m_world, scope, problem);
        if (question != finding.question)
            point.question = std::move(question);
    }
}

Severity Evaluator::Core::severityOf(const JobState &job, const cel::Scope &scope)
{
    if (m_overrides[job.rule])
        return *m_overrides[job.rule];
    const Rule &rule = *m_rules[job.rule];
    Severity severity = Severity::Medium;
    for (const Rule::Grade &grade : rule.severity) {
        if (grade.when && !cel::evaluate(*grade.when, scope).isTrue())
            continue;
        severity = grade.severity;
        break;
    }
    if (rule.eases && severity != Severity::Low && isEased(job))
        severity = severity == Severity::High ? Severity::Medium : Severity::Low;
    return severity;
}

bool Evaluator::Core::isEased(const JobState &job) const
{
    if (m_world.stage() == Workload::Stage::Prototype)
        return true;
    const Graph &graph = m_world.graph();
    switch (job.kind) {
    case SubjectKind::Node:
        return m_world.inTest(job.subject);
    case SubjectKind::Edge:
        return m_world.inTest(graph.source(job.subject)) || m_world.inTest(graph.target(job.subject));
    case SubjectKind::Boundary:
        return m_world.boundaryInTest(job.subject);
    default:
        return m_world.workloadInTest();
    }
}

void Evaluator::Core::decide(Finding &finding) const
{
    finding.decided = false;
    finding.decision = Id();
    if (finding.verdict == FindingVerdict::Pass || m_decisions.empty())
        return;
    const auto found = m_decisions.find(finding.key);
    if (found == m_decisions.end())
        return;
    const std::string &today = m_world.today();
    for (const DecisionRef &decision : found->second) {
        const bool holds = decision.factsHash.empty() || decision.factsHash == finding.factsHash;
        const bool due = !decision.reviewBy.empty() && !today.empty() && decision.reviewBy < today;
        if (holds && !due) {
            finding.decided = true;
            finding.decision = decision.id;
            return;
        }
        finding.decision = decision.id;
    }
}

// Remembers what a finding was before this update, for the difference.
void Evaluator::Core::touch(const std::string &key)
{
    if (m_fromNothing || m_touched.count(key) > 0)
        return;
    const auto now = m_findings.find(key);
    m_touched.emplace(key, now == m_findings.end() ? std::nullopt : std::optional<Finding>(now->second));
}

void Evaluator::Core::store(JobState &job, Outcome outcome, Finding &&finding)
{
    job.outcome = outcome;
    const bool listed = outcome == Outcome::Fail || outcome == Outcome::Ask || outcome == Outcome::Pass;
    if (!listed || (job.finding && job.finding->key != finding.key))
        erase(job);
    if (!listed)
        return;
    if (job.finding) {
        if (*job.finding == finding)
            return;
        touch(finding.key);
        *job.finding = std::move(finding);
        return;
    }
    touch(finding.key);
    std::string key = finding.key;
    Findings &list = m_fromNothing ? m_fresh[job.rule] : m_findings;
    const auto hint = m_fromNothing ? list.end() : list.lower_bound(key);
    job.finding = &list.insert_or_assign(hint, std::move(key), std::move(finding))->second;
}

void Evaluator::Core::erase(JobState &job)
{
    if (!job.finding)
        return;
    const std::string key = job.finding->key;
    touch(key);
    m_findings.erase(key);
    job.finding = nullptr;
}

void Evaluator::Core::count(const JobState &job, int by)
{
    if (job.outcome == Outcome::Fault)
        m_faultsOf[job.rule] += by;
    if (job.outcome != Outcome::Pass && job.outcome != Outcome::Ask && job.outcome != Outcome::Fail)
        return;
    const bool decided = job.finding && job.finding->decided;
    for (PracticeTally *tally : m_talliesOf[job.rule]) {
        switch (job.outcome) {
        case Outcome::Pass:
            tally->passes += by;
            break;
        case Outcome::Ask:
            tally->asks += by;
            break;
        case Outcome::Fail:
            if (decided)
                break;
            (job.finding->severity == Severity::High     ? tally->failHigh
             : job.finding->severity == Severity::Medium ? tally->failMedium
                                                         : tally->failLow) += by;
            break;
        default:
            break;
        }
    }
}

} // namespace lensboard
