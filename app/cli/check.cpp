// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "checkreport.h"
#include "checkwork.h"
#include "command.h"
#include "commands.h"
#include "judge.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>
#include <thread>

namespace lensboard::cli {

namespace {

bool reaches(const InputReport &input, const std::string &failOn)
{
    const Findings &findings = input.judgement.findings;
    if (failOn == "none")
        return false;
    const Severity least = failOn == "medium" ? Severity::Medium : Severity::High;
    return std::any_of(findings.begin(), findings.end(), [&](const auto &entry) {
        const Finding &finding = entry.second;
        return finding.verdict == FindingVerdict::Fail && !finding.decided && !isKnown(finding, input) &&
               finding.severity >= least;
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
    if (format == "html")
        return htmlReport(report);
    return textReport(report);
}

// How many inputs at once; 0 asks for as many as there are processors.
Result<std::size_t> jobsOf(const Arguments &arguments)
{
    const auto number = arguments.number("--jobs", 1, 0, 256);
    if (!number)
        return number.error();
    const auto jobs = static_cast<std::size_t>(*number);
    if (static_cast<double>(jobs) != *number)
        return usageError("--jobs takes a whole number, not \"" + arguments.value("--jobs") + '"');
    return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

// What is known; nothing when no baseline is named.
Result<std::optional<Baseline>> baselineOf(const Arguments &arguments)
{
    if (!arguments.has("--baseline"))
        return std::optional<Baseline>();
    auto baseline = Baseline::read(arguments.value("--baseline"));
    if (!baseline)
        return baseline.error();
    return std::optional<Baseline>(std::move(*baseline));
}

Result<void> writeBaseline(const std::string &path, CheckReport &report, bool compared)
{
    Baseline baseline(path);
    for (InputReport &input : report.inputs) {
        baseline.learn(input.board.file, input.judgement.findings);
        if (!compared)
            input.known = baseline.knownOf(input.board.file, input.judgement.findings);
    }
    return writeFileAtomically(path, baseline.text());
}

// Says what could not be read; the others are judged all the same.
ExitCode gather(std::vector<CheckedInput> checked, Judge &judge, CheckReport &report, Console &console)
{
    ExitCode code = ExitCode::Fine;
    for (CheckedInput &input : checked) {
        if (input.passedOver)
            continue;
        console.replay(input.talk);
        if (input.error) {
            code = badInput(console, *input.error);
            continue;
        }
        judge.assess(*input.board, input.judgement, console);
        report.inputs.push_back({std::move(*input.board), std::move(input.judgement), {}, {}});
    }
    return code;
}

void compare(const Baseline &baseline, CheckReport &report)
{
    report.baseline = true;
    report.lost = baseline.lostInputs();
    for (InputReport &input : report.inputs) {
        input.known = baseline.knownOf(input.board.file, input.judgement.findings);
        input.noLonger = baseline.staleOf(input.board.file, input.judgement.findings);
    }
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const auto jobs = jobsOf(arguments);
    if (!jobs)
        return badUsage(console, "check", jobs.error().message);
    auto judge = Judge::make(arguments, console);
    if (!judge)
        return badInput(console, judge.error());
    const auto baseline = baselineOf(arguments);
    if (!baseline)
        return badInput(console, baseline.error());
    const auto inputs = expandInputs(arguments.words());
    if (!inputs)
        return badInput(console, inputs.error());

    CheckReport report;
    report.passes = arguments.has("--all");
    const bool timings = arguments.has("--timings");
    ExitCode code = gather(runRulesOn(*inputs, *judge, *jobs, timings), *judge, report, console);
    if (*baseline)
        compare(**baseline, report);
    if (arguments.has("--write-baseline") && code != ExitCode::Fine)
        console.report(makeError("baseline.notWritten", "an input could not be read, so no baseline is written"));
    else if (arguments.has("--write-baseline")) {
        if (const auto written = writeBaseline(arguments.value("--write-baseline"), report, baseline->has_value());
            !written)
            return badInput(console, written.error());
    }
    const std::string failOn = arguments.value("--fail-on", "high");
    const auto fails = [&](const InputReport &input) { return reaches(input, failOn); };
    if (code == ExitCode::Fine && std::ranges::any_of(report.inputs, fails))
        code = ExitCode::Findings;
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
        "could not be read; the others are judged all the same.\n"
        "\n"
        "A baseline holds what was found on a day. With --baseline only what is new, or has become more severe,\n"
        "counts for the exit code; the rest is listed as known, and entries that nothing stands behind any more\n"
        "are named, so that they can be written out of it. Decisions made in a document are honoured without it.\n";
    command.options = {
        {"--format",
         "FORMAT",
         "how to print it (default: text)",
         {"text", "json", "sarif", "junit", "markdown", "html"},
         false},
        {"--fail-on", "LEVEL", "exit with 1 from this severity on (default: high)", {"high", "medium", "none"}, false},
        {"--all", "", "print what passes too", {}, false},
        {"--baseline", "FILE", "what this file knows does not count for the exit code", {}, false},
        {"--write-baseline", "FILE", "write what was found as what is known from now on", {}, false},
        {"--jobs", "N", "judge so many inputs at once; 0: one per processor (default: 1)", {}, false},
        {"--timings", "", "tell on standard error what each rule cost", {}, false}};
    for (OptionSpec &option : Judge::options())
        command.options.push_back(std::move(option));
    command.leastWords = 1;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name at least one input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
