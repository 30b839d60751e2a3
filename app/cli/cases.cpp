// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include "inputs.h"

namespace lensboard::cli {

ExitCode runCaseFiles(const Arguments &arguments, Console &console, CaseRunner runner)
{
    int passed = 0;
    int failed = 0;
    bool unreadable = false;
    for (const std::string &file : arguments.words()) {
        const auto text = readInput(file);
        if (!text) {
            console.report(text.error());
            unreadable = true;
            continue;
        }
        const auto json = parseJson(*text, inputName(file));
        if (!json) {
            console.report(json.error());
            unreadable = true;
            continue;
        }
        const auto report = runner(*json);
        if (!report) {
            console.report(report.error().inFile(inputName(file)));
            unreadable = true;
            continue;
        }
        for (const std::string &failure : report->failures)
            console.outLine(printable(inputName(file) + ": " + failure));
        passed += report->passed;
        failed += report->failed;
    }
    console.outLine(std::to_string(passed) + " passed, " + std::to_string(failed) + " failed");
    if (unreadable)
        return ExitCode::BadInput;
    return failed > 0 ? ExitCode::Findings : ExitCode::Fine;
}

} // namespace lensboard::cli
