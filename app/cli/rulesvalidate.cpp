// SPDX-License-Identifier: Apache-2.0
#include "base/jsonposition.h"
#include "command.h"
#include "commands.h"
#include "inputs.h"
#include "rules/examples.h"
#include "rules/rulepack.h"

#include <limits>

namespace lensboard::cli {

namespace {

struct Outcome
{
    std::size_t rules = 0;
    std::vector<Error> problems;
};

Outcome validate(const std::string &path)
{
    const std::string file = inputName(path);
    Outcome outcome;
    const auto text = readInput(path);
    if (!text) {
        outcome.problems.push_back(text.error());
        return outcome;
    }
    RulePacks packs;
    addRulePack(packs, *text, file, catalog());
    outcome.rules = packs.rules().size();
    std::vector<Error> problems = packs.problems;
    for (Error &failure : runExamples(packs, catalog()).failures)
        problems.push_back(std::move(failure));
    for (const Error &problem : problems)
        outcome.problems.push_back(placedInJson(problem.inFile(file), *text));
    return outcome;
}

// The line counts in the file, the pointer names the member, and the detail the place inside an expression.
void tell(const Error &problem, Console &console)
{
    console.talk(problem.toString() + (problem.pointer.empty() ? std::string() : " (at " + problem.pointer + ')'));
}

Json problemJson(const Error &problem)
{
    return {{"code", problem.code},       {"message", problem.message}, {"detail", problem.detail},
            {"pointer", problem.pointer}, {"line", problem.line},       {"column", problem.column}};
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const bool text = arguments.value("--format", "text") == "text";
    Json files = Json::array();
    bool clean = true;
    for (const std::string &path : arguments.words()) {
        const Outcome outcome = validate(path);
        clean = clean && outcome.problems.empty();
        Json problems = Json::array();
        for (const Error &problem : outcome.problems) {
            tell(problem, console);
            problems.push_back(problemJson(problem));
        }
        if (text)
            console.outLine(printable(inputName(path)) + ": " + std::to_string(outcome.rules) + " rules, " +
                            std::to_string(outcome.problems.size()) + " problems");
        files.push_back({{"file", inputName(path)}, {"rules", outcome.rules}, {"problems", std::move(problems)}});
    }
    if (!text)
        console.out(
            toJsonText({{"format", "lensboard-rules-validation"}, {"version", 1}, {"files", std::move(files)}}));
    return clean ? ExitCode::Fine : ExitCode::BadInput;
}

} // namespace

Command rulesValidateCommand()
{
    Command command;
    command.name = "rules validate";
    command.synopsis = "FILE… [--format text|json]";
    command.summary = "checks rule packs";
    command.help =
        "Reads rule packs and names everything wrong in them: keys, words, properties that a service does not\n"
        "have, expressions, and examples on which a rule does not say what it should. Exit code 3 when there is\n"
        "something wrong.\n";
    command.options = {{"--format", "FORMAT", "how to print the outcome (default: text)", {"text", "json"}, false}};
    command.leastWords = 1;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name a rule pack";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
