// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "lens/notes.h"
#include "review/gate.h"
#include "review/verdict.h"
#include "rules/evaluator.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

// Findings and answers on one side, the questions of a lens on the other: per practice its state and what decided it,
// per question the risk and its range, counts per pillar, and the gate. Moved along by finding diffs, so that the cost
// of an edit does not grow with the number of findings; building afresh gives the same.
namespace lensboard {

// The findings that decide a practice. The assessor moves them along; whoever holds them sees them as they are now.
struct PracticeKeys
{
    std::set<std::string> failing;
    std::set<std::string> asking;
    std::uint64_t hash = 0; // of both, whatever the order in which they came

    [[nodiscard]] std::vector<std::string> all() const; // failures, then open points
    [[nodiscard]] std::string first() const;            // of those, or empty
};

struct PracticeResult
{
    std::string id;
    std::string label; // short, for the window
    std::string title; // AWS's, for reports
    PracticeLevel level = PracticeLevel::Good;
    PracticeVerdict verdict;
    std::shared_ptr<const PracticeKeys> by; // never null in an assessment
    std::uint64_t byHash = 0;               // as it was when this was judged
    int failing = 0;
    int asking = 0;
    int passing = 0;
    friend bool operator==(const PracticeResult &a, const PracticeResult &b)
    {
        return std::tie(a.id, a.label, a.title, a.level, a.verdict, a.byHash, a.failing, a.asking, a.passing) ==
               std::tie(b.id, b.label, b.title, b.level, b.verdict, b.byHash, b.failing, b.asking, b.passing);
    }
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
    // What a practice is judged by; a question is judged again only when that of one of its practices has changed.
    struct Input
    {
        PracticeEvidence evidence;
        std::optional<PracticeState> answer;
        std::uint64_t keys = 0;
        friend bool operator==(const Input &, const Input &) = default;
    };
    struct Asked
    {
        const Pillar *pillar;
        const Question *question;
        std::vector<std::string> practices;              // by choice: "question.choice"
        std::vector<std::shared_ptr<PracticeKeys>> keys; // by choice
        std::vector<Input> inputs;                       // by choice, as last judged
        std::optional<QuestionResult> result;
        bool drawn = false;
    };
    struct Known
    {
        SharedTexts practices;
        FindingVerdict verdict = FindingVerdict::Pass;
        Severity severity = Severity::Medium;
        bool decided = false;
        std::string pillar;
        SharedText title;
    };
    void add(const Finding &finding);
    void forget(const std::string &key);
    void count(const Known &known, const std::string &key, int sign);
    void judge(const Document &document, const Tallies &tallies);
    using Answers = std::map<std::string, PracticeState>;
    [[nodiscard]] static std::vector<Input> inputsOf(const Asked &asked, const Answers &answers,
                                                     const Tallies &tallies);
    [[nodiscard]] QuestionResult judgeOne(const Asked &asked, bool drawn) const;

    const LensPackage &m_lens;
    std::unordered_map<std::string, Known> m_known;
    std::vector<Asked> m_asked;
    std::unordered_map<std::string, std::shared_ptr<PracticeKeys>> m_evidence; // by "question.choice"
    std::map<std::string, FindingCounts> m_pillarCounts;
    FindingCounts m_total;
    std::map<std::string, int> m_highTitles;
    Assessment m_assessment;
};

} // namespace lensboard
