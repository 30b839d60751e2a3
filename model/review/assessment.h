// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "lens/notes.h"
#include "review/gate.h"
#include "review/verdict.h"
#include "rules/evaluator.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

// Findings and answers on one side, the questions of a lens on the other: per practice its state and what decided it,
// per question the risk and its range, counts per pillar, and the gate. Moved along by finding diffs, so that the cost
// of an edit does not grow with the number of findings; building afresh gives the same.
namespace lensboard {

struct PracticeResult
{
    std::string id;
    std::string label; // short, for the window
    std::string title; // AWS's, for reports
    PracticeLevel level = PracticeLevel::Good;
    PracticeVerdict verdict;
    std::vector<std::string> by; // keys of its failures, then of its open points
    int failing = 0;
    int asking = 0;
    int passing = 0;
    friend bool operator==(const PracticeResult &, const PracticeResult &) = default;
};

struct QuestionResult
{
    std::string id;
    std::string code;   // "REL 2"
    std::string label;  // "Resiliency"
    std::string title;  // AWS's
    std::string pillar; // id
    QuestionVerdict verdict;
    std::vector<PracticeResult> practices;
    friend bool operator==(const QuestionResult &, const QuestionResult &) = default;
};

// Undecided findings; the risks are those of the questions now.
struct FindingCounts
{
    int high = 0;
    int medium = 0;
    int low = 0;
    int asking = 0;
    friend bool operator==(const FindingCounts &, const FindingCounts &) = default;
};

struct PillarResult
{
    std::string id;
    std::string name;
    FindingCounts findings;
    RiskCounts questions;
};

struct Assessment
{
    std::vector<QuestionResult> questions; // in the order of the lens
    std::vector<PillarResult> pillars;
    FindingCounts findings;
    RiskCounts risks;
    Gate gate;

    [[nodiscard]] const QuestionResult *question(std::string_view id) const;
};

class Assessor
{
public:
    // The package must outlive the assessor.
    explicit Assessor(const LensPackage &lens);

    // `tallies` as the evaluator keeps them (`Evaluator::practices`): what was proved is counted there, because passes
    // are too many to be handed around. Answers and what is drawn are read from the document.
    using Tallies = std::map<std::string, PracticeTally>;
    void build(const Document &document, const Findings &findings, const Tallies &tallies);
    // `findings` and `tallies` are the state after the diff.
    void update(const Document &document, const Findings &findings, const FindingDiff &diff, const Tallies &tallies);

    [[nodiscard]] const Assessment &assessment() const { return m_assessment; }
    // The pillar that a finding belongs to by its first practice of this lens; empty for a free-standing one.
    [[nodiscard]] std::string pillarOf(const Finding &finding) const;

private:
    struct Evidence
    {
        std::set<std::string> failing;
        std::set<std::string> asking;
    };
    struct Known
    {
        std::vector<std::string> practices;
        FindingVerdict verdict = FindingVerdict::Pass;
        Severity severity = Severity::Medium;
        bool decided = false;
        std::string pillar;
        std::string title;
    };
    void add(const Finding &finding);
    void forget(const std::string &key);
    void count(const Known &known, const std::string &key, int sign);
    void judge(const Document &document, const Tallies &tallies);
    [[nodiscard]] QuestionResult judgeOne(const Pillar &pillar, const Question &question,
                                          const std::map<std::string, PracticeState> &answers, const Tallies &tallies,
                                          bool drawn) const;

    const LensPackage &m_lens;
    std::unordered_map<std::string, Known> m_known;
    std::unordered_map<std::string, Evidence> m_evidence; // by "question.choice"
    std::map<std::string, FindingCounts> m_pillarCounts;
    FindingCounts m_total;
    std::multiset<std::string> m_highTitles;
    Assessment m_assessment;
};

} // namespace lensboard
