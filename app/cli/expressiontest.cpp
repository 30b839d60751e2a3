// SPDX-License-Identifier: Apache-2.0
#include "cases.h"
#include "commands.h"
#include "expression/conformance.h"

#include <limits>

namespace lensboard::cli {

namespace {

Result<CaseReport> runner(const Json &cases)
{
    auto report = cel::runExpressionCases(cases);
    if (!report)
        return report.error();
    return CaseReport{report->passed, report->failed, std::move(report->failures)};
}

ExitCode run(const Arguments &arguments, Console &console)
{
    return runCaseFiles(arguments, console, runner);
}

} // namespace

Command expressionTestCommand()
{
    Command command;
    command.name = "expression test";
    command.synopsis = "CASES.json…";
    command.summary = "runs conformance cases of the expression language";
    command.help =
        "Each case holds an expression, bindings of its variables, and the value or error that is expected.\n"
        "Prints each case that fails, then \"N passed, N failed\". Exit code 1 when one fails.\n";
    command.leastWords = 1;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name a file of cases";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
