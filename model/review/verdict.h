// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/lens.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The arithmetic from findings to practices, from practices to the risk of a question, and from questions to the
// gate. Pure functions on plain values: nothing is remembered between calls, the same input gives the same verdict,
// and judging a whole lens takes microseconds, so it runs on every edit.
namespace lensboard {

enum class PracticeState { Met, PartlyMet, NotMet, Unknown, NotApplicable };

// "met", "partly", "notMet", "unknown", "notApplicable".
[[nodiscard]] std::string_view practiceStateWord(PracticeState state);
[[nodiscard]] std::optional<PracticeState> practiceStateFromWord(std::string_view word);

// What the rules found about one practice. Failures that a person has decided are left out: they count as if their
// rule had not applied.
struct PracticeEvidence
{
    int failHigh = 0;
    int failMedium = 0;
    int failLow = 0;
    int asks = 0;
    int passes = 0;
    bool faults = false;     // a rule for it could not be evaluated
    bool rulesCover = false; // of the side file: where no rule applies, the practice does not either
    friend bool operator==(const PracticeEvidence &, const PracticeEvidence &) = default;
};

struct PracticeVerdict
{
    PracticeState state = PracticeState::Unknown;   // what counts
    PracticeState drawing = PracticeState::Unknown; // what the drawing alone says
    bool answered = false;                          // a person's answer won
    bool contradicted = false;                      // and the drawing says otherwise
    friend bool operator==(const PracticeVerdict &, const PracticeVerdict &) = default;
};

// A person's answer is Met, NotMet or NotApplicable; it wins.
[[nodiscard]] PracticeVerdict judgePractice(const PracticeEvidence &evidence,
                                            std::optional<PracticeState> answer = std::nullopt);

// Practices by choice id; a missing one is unknown.
using PracticeStates = std::map<std::string, PracticeState, std::less<>>;

// An unknown practice that matters, and the greatest risk left once it is known.
struct OpenPractice
{
    std::string id;
    Risk worstIfMet = Risk::High;
    Risk worstIfNotMet = Risk::High;
    friend bool operator==(const OpenPractice &, const OpenPractice &) = default;
};

struct QuestionVerdict
{
    Risk now = Risk::Unanswered;
    Risk best = Risk::None;
    Risk worst = Risk::High;
    // All smallest sets of unknown practices such that any answers to them make best equal worst, in the lens's order.
    std::vector<std::vector<std::string>> settle;
    std::vector<OpenPractice> open; // the members of settle, the most helpful to ask about first
    std::string remark;             // one sentence, or empty
    friend bool operator==(const QuestionVerdict &, const QuestionVerdict &) = default;
};

// `anythingDrawnOrAnswered` false gives UNANSWERED with the best and worst that are possible. A "none of these" choice
// is selected exactly when nothing else is, unless its state is NotMet: then it is not. Questions with more than
// TruthTable::maxVariables unknown practices (a lens with an error) stay open between NONE and HIGH.
[[nodiscard]] QuestionVerdict judgeQuestion(const Question &question, const PracticeStates &states,
                                            bool anythingDrawnOrAnswered = true);

struct RiskCounts
{
    int high = 0;
    int medium = 0;
    int none = 0;
    int unanswered = 0;
    int notApplicable = 0;

    void add(Risk risk);
    friend bool operator==(const RiskCounts &, const RiskCounts &) = default;
};

struct PillarSummary
{
    std::string pillar;
    std::string name;
    RiskCounts counts;
};

// Counts the risk now of each pillar's questions, in the order of the lens; a question without a verdict is unanswered.
using QuestionVerdicts = std::map<std::string, QuestionVerdict, std::less<>>;
[[nodiscard]] std::vector<PillarSummary> summarizePillars(const Lens &lens, const QuestionVerdicts &verdicts);
[[nodiscard]] RiskCounts countRisks(const QuestionVerdicts &verdicts);

} // namespace lensboard
