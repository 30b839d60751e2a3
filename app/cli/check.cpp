// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"
#include "command.h"
#include "commands.h"
#include "judge.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>

namespace lensboard::cli {

namespace {

bool reaches(const Findings &findings, const std::string &failOn)
{
    if (failOn == "none")
        return false;
    const Severity least = failOn == "medium" ? Severity::Medium : Severity::High;
    return std::any_of(findings.begin(), findings.end(), [&](const auto &entry) {
        const Finding &finding = entry.second;
        return finding.verdict == FindingVerdict::Fail && !finding.decided && finding.severity >= least;
    });
}

void tellTimings(const std::vector<InputReport> &inputs, Console &console)
{
    std::map<std::string, RuleTiming> sums;
    for (const InputReport &input : inputs) {
        for (const RuleTiming &timing : input.judgement.timings) {
            RuleTiming &sum = sums[timing.rule];
            sum.rule = timing.rule;
            sum.runs += timing.runs;
            sum.time += timing.time;
        }
    }
    std::vector<RuleTiming> list;
    for (auto &[rule, timing] : sums)
        list.push_back(timing);
    std::stable_sort(list.begin(), list.end(),
                     [](const RuleTiming &a, const RuleTiming &b) { return a.time > b.time; });
    for (const RuleTiming &timing : list) {
        char line[160];
        std::snprintf(line, sizeof line, "%10.3f ms %8zu runs  %s", static_cast<double>(timing.time.count()) / 1e6,
                      timing.runs, timing.rule.c_str());
        console.talk(line);
    }
}

// The rules that ran on at least one input, by id.
std::vector<const Rule *> rulesOf(const Judge &judge, const std::vector<InputReport> &inputs)
{
    std::map<std::string, const Rule *> rules;
    for (const InputReport &input : inputs) {
        for (const std::string &id : input.judgement.rulesRun) {
            if (const Rule *rule = judge.evaluator().rule(id))
                rules[id] = rule;
        }
    }
    std::vector<const Rule *> list;
    for (const auto &[id, rule] : rules)
        list.push_back(rule);
    return list;
}

std::string rendered(const CheckReport &report, const std::string &format)
{
    if (format == "json")
        return jsonReport(report);
    if (format == "markdown")
        return markdownReport(report);
    if (format == "junit")
        return junitReport(report);
    if (format == "sarif")
        return sarifReport(report);
    return textReport(report);
}

ExitCode run(const Arguments &arguments, Console &console)
{
    auto judge = Judge::make(arguments, console);
    if (!judge)
        return badInput(console, judge.error());
    const auto inputs = expandInputs(arguments.words());
    if (!inputs)
        return badInput(console, inputs.error());

    CheckReport report;
    report.passes = arguments.has("--all");
    const bool timings = arguments.has("--timings");
    const std::string failOn = arguments.value("--fail-on", "high");
    ExitCode code = ExitCode::Fine;
    for (const InputFile &input : *inputs) {
        if (input.fromFolder && !looksLikeInput(input.path))
            continue;
        auto board = openBoard(input.path, console);
        if (!board) {
            code = badInput(console, board.error());
            continue;
        }
        Judgement judgement = judge->judge(*board, console, timings);
        if (code == ExitCode::Fine && reaches(judgement.findings, failOn))
            code = ExitCode::Findings;
        report.inputs.push_back({std::move(*board), std::move(judgement)});
    }
    report.rules = rulesOf(*judge, report.inputs);
    if (!report.inputs.empty() || code == ExitCode::Fine)
        console.out(rendered(report, arguments.value("--format", "text")));
    if (timings)
        tellTimings(report.inputs, console);
    return code;
}

} // namespace

Command checkCommand()
{
    Command command;
    command.name = "check";
    command.synopsis = "INPUT… [--format FORMAT] [--fail-on LEVEL] [OPTION]…";
    command.summary = "judges inputs by the lens: findings, questions, the gate";
    command.help =
        "Evaluates every rule on every input and prints what it found: findings with their place, the risk of\n"
        "each question of the lens and what it can still become, and whether the workload may go to\n"
        "production. Exit code 1 when an undecided finding reaches the level of --fail-on, 3 when an input\n"
        "could not be read; the others are judged all the same.\n";
    command.options = {
        {"--format",
         "FORMAT",
         "how to print it (default: text)",
         {"text", "json", "sarif", "junit", "markdown"},
         false},
        {"--fail-on", "LEVEL", "exit with 1 from this severity on (default: high)", {"high", "medium", "none"}, false},
        {"--all", "", "print what passes too", {}, false},
        {"--timings", "", "tell on standard error what each rule cost", {}, false}};
    for (OptionSpec &option : Judge::options())
        command.options.push_back(std::move(option));
    command.planned = {"--baseline", "--write-baseline", "--jobs"};
    command.leastWords = 1;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name at least one input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
