// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board.h"
#include "command.h"
#include "lens/lensset.h"
#include "review/assessment.h"
#include "review/decisions.h"
#include "rules/evaluator.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

// Lenses and rules as the command line names them, and the judgement of boards by them. Shared by check, explain and
// export.
namespace lensboard::cli {

// What was found on one board. Findings hold fails, asks and passes.
struct Judgement
{
    Findings findings;
    std::vector<std::shared_ptr<const LensPackage>> lenses;
    std::vector<Assessment> assessments; // one per lens
    std::vector<StaleDecision> stale;
    std::vector<std::string> rulesRun;
    std::vector<std::string> rulesSkipped;
    std::vector<std::pair<std::string, std::string>> rulesBroken; // and why
    std::vector<RuleFault> faults;
    std::vector<RuleTiming> timings;
    std::map<std::string, PracticeTally> practices; // what the rules counted, by "question.choice"
};

class Judge
{
public:
    // Reads the built-in lens and rules and the files of --lens and --rules. Everything wrong with these is reported;
    // a file that cannot be used at all is an error.
    [[nodiscard]] static Result<Judge> make(const Arguments &arguments, Console &console);
    // --lens, --rules, --no-user-rules and --stance.
    [[nodiscard]] static std::vector<OptionSpec> options();

    // Sets the stance asked for, then judges.
    // Lenses of the board that cannot be used are reported and left out.
    [[nodiscard]] Judgement judge(Board &board, Console &console, bool timings = false);

    // The two halves of `judge`. The rules of one board cost the time; they may run in a thread of their own with a
    // judge of their own. The lenses are opened once and say what is wrong with them, in order of the boards.
    [[nodiscard]] Judgement runRules(Board &board, bool timings = false);
    void assess(const Board &board, Judgement &judgement, Console &console);
    // Another judge with the same rules, for another thread. Can only run rules.
    [[nodiscard]] Judge forThread() const;

    // Of the board whose rules were run last.
    [[nodiscard]] const Evaluator &evaluator() const { return *m_evaluator; }

    // The lenses of the command line and of the board; what is wrong with them is told once.
    [[nodiscard]] const LensSet &lensesFor(const Board &board, Console &console);

private:
    std::vector<std::string> m_lensFiles;
    std::map<std::string, LensSet> m_lensSets; // by files and risk rules
    std::unique_ptr<Evaluator> m_evaluator;
    std::optional<Workload::Stance> m_stance;
};

// Today as an ISO date, for the review dates of decisions.
[[nodiscard]] std::string today();

} // namespace lensboard::cli
