// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/evaluator.h"
#include "rules/fact.h"
#include "rules/guard.h"
#include "rules/ruleindex.h"
#include "rules/world.h"

#include <deque>
#include <span>
#include <unordered_map>

// The inside of the Evaluator: jobs, their outcomes and the findings made of them. A job is one rule on one subject.
// Only the evaluator's own sources include this.
namespace lensboard {

class Evaluator::Core
{
public:
    Core(const Catalog &catalog, RulePacks packs);

    enum class Outcome : std::uint8_t { None, Skipped, NotApplicable, Pass, Fail, Ask, Fault };
    struct JobState
    {
        RuleIndexNumber rule = 0;
        SubjectKind kind = SubjectKind::Node;
        Outcome outcome = Outcome::None;
        bool dirty = false;
        bool used = false;
        Handle subject = noHandle;
        Finding *finding = nullptr; // in m_findings
    };
    struct DecisionRef
    {
        Id id;
        std::string factsHash;
        std::string reviewBy;
    };

    // --- flows (core.cpp)
    FindingDiff evaluateAll(const Document &document);
    FindingDiff update(const Document &document, const ChangeSet &change);
    FindingDiff work(std::chrono::microseconds budget);
    void refreshOneFact();
    FindingDiff setToday(const std::string &date);
    void redecide();
    void groupByRule();
    void collectFresh();
    void readDecisions();
    void readSwitches();
    void switchRules();
    [[nodiscard]] FindingDiff takeDiff();

    // --- which jobs there are (assign.cpp)
    void follow(const World::Update &update);
    void followMarks(const GraphChange &graph);
    bool markNode(Handle node);
    [[nodiscard]] Guards::Seen marksOf(Handle node) const;
    [[nodiscard]] const RuleList &rulesFor(SubjectKind kind, Handle subject);
    void assignJobs(SubjectKind kind, Handle subject);
    void rebuild(SubjectKind kind, Handle subject);
    [[nodiscard]] Job createJob(SubjectKind kind, Handle subject, RuleIndexNumber rule);
    void dropJob(Job job);
    void dropJobs(std::vector<Job> &jobs);
    void wake(Job job);
    [[nodiscard]] std::vector<Job> &jobsOf(SubjectKind kind, Handle subject);

    // --- one job (jobs.cpp)
    void run(Job job);
    void timedRun(Job job);
    Outcome judge(const JobState &job, Finding &finding);
    Outcome fault(const JobState &job, const cel::Value &value, const char *where);
    void store(JobState &job, Outcome outcome, Finding &&finding);
    void erase(JobState &job);
    void touch(const std::string &key);
    void count(const JobState &job, int by);
    void decide(Finding &finding) const;
    cel::Scope &scopeOf(const JobState &job);
    [[nodiscard]] cel::Value subjectValue(const JobState &job) const;
    [[nodiscard]] const Id &subjectId(const JobState &job) const;
    void describe(const JobState &job, Finding &finding, std::string *problem);
    void describePass(const JobState &job, Finding &finding) const;
    [[nodiscard]] const MessageTemplate &askFor(const JobState &job, std::span<const OpenPoint> open) const;
    [[nodiscard]] bool names(const JobState &job, const std::string &name, const OpenPoint &point) const;
    void addAsk(const JobState &job, const cel::Reasons &reasons, Finding &finding, std::string *problem);
    [[nodiscard]] Severity severityOf(const JobState &job, const cel::Scope &scope);
    [[nodiscard]] bool isEased(const JobState &job) const;

    // --- explaining and repairing (explanation.cpp, fixes.cpp)
    [[nodiscard]] Job jobOf(const std::string &key);
    Result<FindingExplanation> explain(const std::string &key);
    // The repairs that fit this subject, in the order of the rule.
    [[nodiscard]] std::vector<const Fix *> fixesFor(const JobState &job);
    Result<ChangeSet> applyFix(const std::string &key, IdSource &ids, std::size_t fix);

    const Catalog &m_catalog;
    RulePacks m_packs;
    std::vector<std::shared_ptr<const Rule>> m_rules;
    World m_world;
    FactTable m_facts;
    RuleIndex m_index;
    Guards m_guards;
    std::vector<std::uint64_t> m_marks, m_edgeMarks; // of all nodes, of one edge
    RuleList m_admitted;
    const Document *m_document = nullptr;

    std::vector<JobState> m_jobs;
    std::vector<Job> m_freeJobs;
    std::vector<std::vector<Job>> m_nodeJobs, m_edgeJobs, m_boundaryJobs;
    std::vector<Job> m_workloadJobs;
    std::deque<Job> m_queue;   // with entries of jobs that are gone or have run since
    std::size_t m_waiting = 0; // dirty jobs

    Findings m_findings;
    std::map<std::string, std::optional<Finding>> m_touched; // as they were before this update
    bool m_fromNothing = false;                              // then touched is not kept
    std::vector<Findings> m_fresh;                           // by rule, while everything is judged from nothing
    std::map<std::string, PracticeTally> m_practices;
    std::vector<std::vector<PracticeTally *>> m_talliesOf; // by rule
    std::vector<SharedText> m_titleOf;                     // by rule, for its findings
    std::vector<SharedTexts> m_practicesOf;
    std::vector<int> m_faultsOf; // by rule
    std::unordered_map<Job, std::string> m_faultTexts;
    std::unordered_map<std::string, std::vector<DecisionRef>> m_decisions; // by finding key
    std::vector<bool> m_off;                                               // by rule
    std::vector<std::optional<Severity>> m_overrides;                      // by rule
    std::chrono::microseconds m_slice{0};
    std::size_t m_runs = 0;
    bool m_timed = false;
    std::vector<RuleTiming> m_timings;
    std::vector<cel::Scope> m_scopes; // by subject kind
};

// Whether `selector` names the rule: its id or a prefix of it at a dash ("SLS", "SLS-REL").
[[nodiscard]] bool selectsRule(std::string_view selector, std::string_view id);

} // namespace lensboard
