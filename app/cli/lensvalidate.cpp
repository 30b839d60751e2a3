// SPDX-License-Identifier: Apache-2.0
#include "base/jsonposition.h"
#include "command.h"
#include "commands.h"
#include "inputs.h"
#include "lens/lens.h"

#include <limits>

namespace lensboard::cli {

namespace {

struct Outcome
{
    bool usable = false;
    Json json;
};

std::string countText(int count, const char *thing)
{
    return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

Outcome unreadable(const std::string &file, const Error &error, Console &console)
{
    console.report(error);
    Json issue = {{"severity", "error"}, {"code", error.code}, {"message", error.message}};
    if (error.line > 0) {
        issue["line"] = error.line;
        issue["column"] = error.column;
    }
    return {false, {{"file", file}, {"usable", false}, {"issues", Json::array({std::move(issue)})}}};
}

// One issue, told and as JSON.
Json tell(const LensIssue &issue, const std::string &text, const std::string &file, Console &console)
{
    const bool isError = issue.severity == LensIssue::Severity::Error;
    const TextPosition position = positionInJson(text, issue.pointer);
    const std::string where = issue.pointer.empty() ? std::string() : " (at " + issue.pointer + ')';
    console.report(makeError(issue.code, (isError ? "" : "warning: ") + issue.message + where)
                       .at(position.line, position.column)
                       .inFile(file));
    return {{"severity", isError ? "error" : "warning"},
            {"code", issue.code},
            {"message", issue.message},
            {"pointer", issue.pointer},
            {"line", position.line},
            {"column", position.column}};
}

Outcome validate(const std::string &path, Reading reading, bool plain, Console &console)
{
    const std::string file = inputName(path);
    const auto text = readInput(path);
    if (!text)
        return unreadable(file, text.error(), console);
    const auto loaded = loadLens(*text, file, reading);
    if (!loaded)
        return unreadable(file, loaded.error().inFile(file), console);
    Json issues = Json::array();
    for (const LensIssue &issue : loaded->issues)
        issues.push_back(tell(issue, *text, file, console));
    const int errors = loaded->count(LensIssue::Severity::Error);
    const int warnings = loaded->count(LensIssue::Severity::Warning);
    if (plain) {
        const std::string verdict = loaded->usable() ? "can be used" : "cannot be used";
        const std::string found = errors + warnings == 0
                                      ? std::string("nothing wrong")
                                      : countText(errors, "error") + ", " + countText(warnings, "warning");
        console.outLine(printable(file) + ": " + verdict + ": " + found);
    }
    return {loaded->usable(),
            {{"file", file}, {"usable", loaded->usable()}, {"name", loaded->lens.name}, {"issues", std::move(issues)}}};
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const Reading reading = arguments.has("--strict") ? Reading::Strict : Reading::Lenient;
    const bool text = arguments.value("--format", "text") == "text";
    Json files = Json::array();
    bool allUsable = true;
    for (const std::string &file : arguments.words()) {
        Outcome outcome = validate(file, reading, text, console);
        allUsable = allUsable && outcome.usable;
        files.push_back(std::move(outcome.json));
    }
    if (!text)
        console.out(toJsonText({{"format", "lensboard-lens-validation"}, {"version", 1}, {"files", std::move(files)}}));
    return allUsable ? ExitCode::Fine : ExitCode::BadInput;
}

} // namespace

Command lensValidateCommand()
{
    Command command;
    command.name = "lens validate";
    command.synopsis = "FILE… [--strict] [--format text|json]";
    command.summary = "checks lens files";
    command.help =
        "Reads files in the public custom-lens format of the AWS Well-Architected Tool and names what is wrong\n"
        "in them. By default it accepts what lens files in use really do and warns of it; with --strict each\n"
        "breach of the published format is an error. Exit code 3 when a file cannot be used.\n";
    command.options = {{"--strict", "", "accept only what the published format allows", {}, false},
                       {"--format", "FORMAT", "how to print the outcome (default: text)", {"text", "json"}, false}};
    command.leastWords = 1;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name a lens file";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
