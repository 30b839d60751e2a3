// SPDX-License-Identifier: Apache-2.0
#include "cases.h"
#include "commands.h"
#include "review/conformance.h"

#include <limits>

namespace lensboard::cli {

namespace {

Result<CaseReport> runner(const Json &cases)
{
    const bool list = cases.is_array();
    const Json *member = memberAt(cases, "cases");
    if (!list && !(member && member->is_array()))
        return makeError("verdict.cases", "expected an object with a list \"cases\"");
    return runVerdictCases(cases);
}

ExitCode run(const Arguments &arguments, Console &console)
{
    return runCaseFiles(arguments, console, runner);
}

} // namespace

Command verdictTestCommand()
{
    Command command;
    command.name = "verdict test";
    command.synopsis = "CASES.json…";
    command.summary = "runs cases for the step from practices to the risk of a question";
    command.help =
        "Each case holds risk rules and the state of every practice, and the risk now, best and worst that are\n"
        "expected of them. Prints each case that fails, then \"N passed, N failed\". Exit code 1 when one fails.\n";
    command.leastWords = 1;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name a file of cases";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
