// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "rules/finding.h"
#include "rules/rulepack.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

// Judges a document against rule packs and keeps the findings in step with every change. Each (rule, subject) records
// what it read, and a change runs exactly the readers of what changed; `evaluateAll` starts from nothing and is the
// reference. Everything happens on the calling thread. It keeps pointers into the document that was evaluated last.
namespace lensboard {

// How a practice stands, counted over findings that no person has decided.
struct PracticeTally
{
    int failHigh = 0, failMedium = 0, failLow = 0;
    int asks = 0;
    int passes = 0;
    bool faults = false; // a rule for it could not be evaluated
    friend bool operator==(const PracticeTally &, const PracticeTally &) = default;
};

// One line of an explanation: a fragment of a sentence, the value it had, and what decided it.
struct ExplanationNode
{
    std::string text;
    std::string value; // "true", "30 s", "unknown"
    std::vector<ExplanationNode> children;
};

struct FindingExplanation
{
    std::string title, message, why, falseAlarm;
    ExplanationNode tree;
    std::vector<Id> path; // as in the finding
    std::vector<std::string> sources;
    std::string checkedOn;
    std::vector<std::string> fixes; // their titles
    std::string where, expect;      // the expressions as written
};

// A rule that could not be evaluated on some subject.
struct RuleFault
{
    std::string rule;
    Id subject;
    std::string message;
    friend bool operator==(const RuleFault &, const RuleFault &) = default;
};

struct RuleTiming
{
    std::string rule;
    std::size_t runs = 0;
    std::chrono::nanoseconds time{0};
};

class Evaluator
{
public:
    Evaluator(const Catalog &catalog, RulePacks packs);
    Evaluator(Evaluator &&) noexcept;
    Evaluator &operator=(Evaluator &&) noexcept;
    ~Evaluator();

    // The ISO date against which the review dates of decisions are held; empty (the default): they never pass. The
    // document that was evaluated last must still be there; with another one give the date to `evaluateAll`.
    FindingDiff setToday(const std::string &date);
    // 0 (the default): every update runs to its end. Otherwise what is left after so long is pending.
    void setSlice(std::chrono::microseconds slice);

    // From nothing; never leaves anything pending. The difference is to what was there before.
    FindingDiff evaluateAll(const Document &document);
    FindingDiff evaluateAll(const Document &document, const std::string &today);
    // After `change` was applied to the document that was evaluated last; with another one it starts from nothing.
    FindingDiff update(const Document &document, const ChangeSet &change);
    [[nodiscard]] bool pending() const;
    // Subjects whose verdicts are not up to date; empty when nothing is pending.
    [[nodiscard]] std::vector<Id> pendingSubjects() const;
    FindingDiff continueSlice(std::chrono::microseconds budget);

    // Fails, asks and passes, by key.
    [[nodiscard]] const Findings &findings() const;
    // By "question.choice"; practices that no rule of the packs names are not in it.
    [[nodiscard]] const std::map<std::string, PracticeTally> &practices() const;

    // Ids of the rules that were evaluated, of those that the document switched off, and of those left out because they
    // are broken; and what went wrong while evaluating.
    [[nodiscard]] std::vector<std::string> rulesRun() const;
    [[nodiscard]] std::vector<std::string> rulesSkipped() const;
    [[nodiscard]] std::vector<std::string> rulesFailed() const;
    [[nodiscard]] std::vector<RuleFault> faults() const;
    [[nodiscard]] const RulePacks &packs() const;
    // Nullptr for an unknown id.
    [[nodiscard]] const Rule *rule(const std::string &id) const;

    // How often a rule was run on a subject so far.
    [[nodiscard]] std::size_t runs() const;

    // Measuring costs a little, so it is off at first. The slowest rule first.
    void setTimings(bool on);
    [[nodiscard]] std::vector<RuleTiming> timings() const;

    // Why a finding is there. Error "finding.unknown".
    [[nodiscard]] Result<FindingExplanation> explain(const std::string &key) const;
    // The change that the rule's n-th fix makes. Errors: "finding.unknown", "fix.none", "fix.impossible".
    [[nodiscard]] Result<ChangeSet> applyFix(const std::string &key, IdSource &ids, std::size_t fix = 0) const;

private:
    class Core;
    std::unique_ptr<Core> m_core;
};

} // namespace lensboard
