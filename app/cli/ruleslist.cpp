// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "commands.h"
#include "lens/builtin.h"
#include "rulesreference.h"

namespace lensboard::cli {

namespace {

Severity worst(const Rule &rule)
{
    Severity severity = Severity::Low;
    for (const Rule::Grade &grade : rule.severity)
        severity = std::max(severity, grade.severity);
    return severity;
}

Json ruleJson(const Rule &rule, const RulePack &pack)
{
    Json fixes = Json::array();
    for (const Fix &fix : rule.fixes)
        fixes.push_back(fix.title);
    return {{"id", rule.id},
            {"pack", pack.id},
            {"title", rule.title},
            {"why", rule.why},
            {"lens", rule.lens},
            {"practices", rule.practices},
            {"on", std::string(toWord(rule.on))},
            {"where", rule.where.text()},
            {"expect", rule.expect.text()},
            {"severity", std::string(toWord(worst(rule)))},
            {"eases", rule.eases},
            {"maturity", rule.leading ? "leading" : "established"},
            {"fixes", std::move(fixes)},
            {"sources", rule.sources},
            {"checkedOn", rule.checkedOn}};
}

std::string plain(const RulePacks &packs)
{
    std::string text;
    for (const RulePack &pack : packs.packs) {
        text += printable(pack.title) + " (" + std::to_string(pack.rules.size()) + " rules)\n";
        for (const auto &rule : pack.rules)
            text += "  " + printable(rule->id + "  " + std::string(toWord(worst(*rule))) + "  " + rule->title) + '\n';
    }
    return text;
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const RulePacks packs = builtInRulePacks(catalog());
    for (const Error &problem : packs.problems)
        console.report(problem);
    const std::string format = arguments.value("--format", "text");
    if (format == "json") {
        Json rules = Json::array();
        for (const RulePack &pack : packs.packs) {
            for (const auto &rule : pack.rules)
                rules.push_back(ruleJson(*rule, pack));
        }
        console.out(toJsonText({{"format", "lensboard-rules"}, {"version", 1}, {"rules", std::move(rules)}}));
    } else if (format == "markdown") {
        const auto lens = builtinLens("serverless");
        if (!lens)
            return badInput(console, lens.error());
        console.out(rulesReference(packs, *lens));
    } else {
        console.out(plain(packs));
    }
    return packs.problems.empty() ? ExitCode::Fine : ExitCode::Internal;
}

} // namespace

Command rulesListCommand()
{
    Command command;
    command.name = "rules list";
    command.synopsis = "[--format text|markdown|json]";
    command.summary = "the built-in rules";
    command.help =
        "Lists the rules that come with the program: what each looks for, how bad it is, and for which practices\n"
        "of the lens it is evidence. explain RULE-ID tells everything about one.\n"
        "--format markdown writes the whole reference, which is resources/help/rules.md.\n";
    command.options = {
        {"--format", "FORMAT", "how to print them (default: text)", {"text", "markdown", "json"}, false}};
    command.run = run;
    return command;
}

} // namespace lensboard::cli
