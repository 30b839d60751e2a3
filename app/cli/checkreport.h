// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "baseline.h"
#include "board.h"
#include "judge.h"

#include <string>
#include <vector>

// What `check` found, and the forms in which it is written. Each form is a pure function of the report.
namespace lensboard::cli {

struct InputReport
{
    Board board;
    Judgement judgement;
    std::set<std::string> known;             // keys of the findings that the baseline has
    std::vector<Baseline::Entry> noLonger{}; // entries of the baseline that nothing stands behind any more
};

struct CheckReport
{
    std::vector<InputReport> inputs;
    std::vector<const Rule *> rules; // every rule that was run on some input, by id
    bool passes = false;             // --all
    bool baseline = false;           // --baseline
    std::vector<std::string> lost;   // inputs of the baseline that are no longer there
};

[[nodiscard]] std::string textReport(const CheckReport &report);
[[nodiscard]] std::string jsonReport(const CheckReport &report);
[[nodiscard]] std::string markdownReport(const CheckReport &report);
[[nodiscard]] std::string junitReport(const CheckReport &report);
[[nodiscard]] std::string sarifReport(const CheckReport &report);
[[nodiscard]] std::string htmlReport(const CheckReport &report);

// --- what the forms share ------------------------------------------------------------------------------------------
struct Place
{
    std::string file;
    int line = 0;
    int column = 0;
};

// Where the first subject that has a place stands; the input itself when none has one.
[[nodiscard]] Place placeOf(const Finding &finding, const Board &board);

// Fails before open points before passes, what counts before what is decided or known, worst first, then by place and
// key.
[[nodiscard]] std::vector<const Finding *> inOrder(const InputReport &input, bool passes);

// The sentence for a person: the message, or the question to answer when the verdict is open.
[[nodiscard]] std::string sentenceOf(const Finding &finding);

// "Orders, Shipping": the names of the subjects.
[[nodiscard]] std::string subjectNames(const Finding &finding, const Document &document);

// Nullptr when no decision covers it.
[[nodiscard]] const Decision *decisionOn(const Finding &finding, const Document &document);

// "API → Orders → Payments": the nodes of the path, in order; "" when the finding is not about one.
[[nodiscard]] std::string pathNames(const Finding &finding, const Document &document);

// What people decided, for the end of a line: "accepted: reason", "reopened, the facts have changed since", or "".
[[nodiscard]] std::string decisionNote(const Finding &finding, const Document &document);

[[nodiscard]] bool isKnown(const Finding &finding, const InputReport &input);

// Why a finding counts otherwise than it did, or no longer: what was decided, or that the baseline has it; or "".
[[nodiscard]] std::string noteOn(const Finding &finding, const InputReport &input);

// Sentences about the baseline: entries of the input that are stale. Inputs that are gone are the report's.
[[nodiscard]] std::vector<std::string> staleEntries(const InputReport &input);
[[nodiscard]] std::vector<std::string> lostEntries(const CheckReport &report);

// The fewest answers that settle a question: "Idempotency and Retries, or 2 other sets"; "" when it is settled.
[[nodiscard]] std::string settleText(const QuestionResult &question);

// "2 HIGH, 1 UNANSWERED", what is not zero.
[[nodiscard]] std::string countsText(const RiskCounts &counts);

// One line per setting of the document that makes it be judged otherwise than by default: "SLS-REL-001 is rated low",
// "restTimeoutS is 20", "strict risk rules".
[[nodiscard]] std::vector<std::string> adjustments(const Workload &workload);

// "REL 2" of the lens.
[[nodiscard]] std::string questionName(const QuestionResult &question);

} // namespace lensboard::cli
