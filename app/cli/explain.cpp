// SPDX-License-Identifier: Apache-2.0
#include "base/ageing.h"
#include "checkreport.h"
#include "command.h"
#include "commands.h"
#include "judge.h"

namespace lensboard::cli {

namespace {

// Expressions may be written over several lines; here they take one.
std::string oneLine(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    return result;
}

std::string section(const std::string &title, const std::string &text)
{
    return text.empty() ? std::string() : title + printable(text) + '\n';
}

std::string list(const std::string &title, const std::vector<std::string> &texts)
{
    std::string result;
    for (const std::string &text : texts)
        result += (result.empty() ? title + "\n" : std::string()) + "  " + printable(text) + '\n';
    return result;
}

std::string tree(const ExplanationNode &node, std::size_t depth)
{
    std::string text(2 * depth, ' ');
    text += printable(node.text) + (node.value.empty() ? "" : ": " + printable(node.value)) + '\n';
    for (const ExplanationNode &child : node.children)
        text += tree(child, depth + 1);
    return text;
}

Json treeJson(const ExplanationNode &node)
{
    Json children = Json::array();
    for (const ExplanationNode &child : node.children)
        children.push_back(treeJson(child));
    return {{"text", node.text}, {"value", node.value}, {"children", std::move(children)}};
}

std::string checkedLine(const std::string &day)
{
    return section("Numbers checked on: ",
                   isAgeing(day, today()) ? day + " (older than a year: check them again)" : day);
}

std::string ruleText(const Rule &rule)
{
    std::string text = printable(rule.id + ": " + rule.title) + "\n" + section("", rule.why);
    text += section("Concerns: ", std::string(toWord(rule.on)) + " where " + oneLine(rule.where.text()));
    text += section("Expects: ", oneLine(rule.expect.text()));
    for (const Rule::Grade &grade : rule.severity)
        text += section("Severity: ", std::string(toWord(grade.severity)) +
                                          (grade.when ? " when " + grade.when->text() : std::string()));
    text += list("Evidence for:", rule.practices);
    text += section("Says: ", rule.message.source) + section("Asks: ", rule.ask.source);
    text += section("May be a false alarm when: ", rule.falseAlarm);
    std::vector<std::string> fixes;
    for (const Fix &fix : rule.fixes)
        fixes.push_back(fix.title);
    text += list("Fixes:", fixes) + list("Sources:", rule.sources);
    return text + checkedLine(rule.checkedOn);
}

ExitCode explainRule(const std::string &id, const Judge &judge, Console &console)
{
    const Rule *rule = judge.evaluator().rule(id);
    if (!rule)
        return badUsage(console, "explain", "there is no rule " + id + "; rules list names them all");
    console.out(ruleText(*rule));
    return ExitCode::Fine;
}

std::string findingText(const FindingExplanation &e, const Finding &finding, const Board &board)
{
    std::string text = section("", finding.rule + ": " + e.title) + section("", sentenceOf(finding));
    text += section("Where: ", subjectNames(finding, board.document));
    const Place place = placeOf(finding, board);
    if (place.line > 0)
        text += section("At: ", place.file + ':' + std::to_string(place.line) + ':' + std::to_string(place.column));
    if (const Decision *decision = decisionOn(finding, board.document))
        text += section("Decided: ", decisionSentence(*decision));
    if (const std::string why = reopenedBecause(finding, board.document); !why.empty())
        text += section("Decided before, but ", why);
    text += section("Path: ", pathNames(finding, board.document));
    text += section("Matters because: ", e.why);
    text += "Decided by:\n" + tree(e.tree, 1);
    text += section("Concerns: ", oneLine(e.where)) + section("Expects: ", oneLine(e.expect));
    text += section("May be a false alarm when: ", e.falseAlarm);
    return text + list("Fixes:", e.fixes) + list("Sources:", e.sources) + checkedLine(e.checkedOn);
}

Json findingJson(const FindingExplanation &e, const Finding &finding)
{
    Json path = Json::array();
    for (const Id &id : e.path)
        path.push_back(id.str());
    return {{"format", "lensboard-explanation"},
            {"version", 1},
            {"key", finding.key},
            {"rule", finding.rule},
            {"verdict", std::string(toWord(finding.verdict))},
            {"severity", std::string(toWord(finding.severity))},
            {"title", e.title},
            {"message", sentenceOf(finding)},
            {"why", e.why},
            {"falseAlarm", e.falseAlarm},
            {"where", e.where},
            {"expect", e.expect},
            {"path", std::move(path)},
            {"tree", treeJson(e.tree)},
            {"fixes", e.fixes},
            {"sources", e.sources},
            {"checkedOn", e.checkedOn}};
}

ExitCode run(const Arguments &arguments, Console &console)
{
    auto judge = Judge::make(arguments, console);
    if (!judge)
        return badInput(console, judge.error());
    const auto &words = arguments.words();
    if (words.size() == 1)
        return explainRule(words[0], *judge, console);
    auto board = openBoard(words[0], console, true);
    if (!board)
        return badInput(console, board.error());
    const Judgement judgement = judge->judge(*board, console);
    const auto found = judgement.findings.find(words[1]);
    if (found == judgement.findings.end())
        return badUsage(console, "explain",
                        "there is no finding " + words[1] + " here; check --format json prints the keys");
    const auto explanation = judge->evaluator().explain(words[1]);
    if (!explanation)
        return badInput(console, explanation.error());
    if (arguments.value("--format", "text") == "json")
        console.out(toJsonText(findingJson(*explanation, found->second)));
    else
        console.out(findingText(*explanation, found->second, *board));
    return ExitCode::Fine;
}

} // namespace

Command explainCommand()
{
    Command command;
    command.name = "explain";
    command.synopsis = "INPUT FINDING-KEY | RULE-ID";
    command.summary = "says why a finding is there, or what a rule wants";
    command.help =
        "With an input and the key of a finding (check --format json prints keys): the facts that decided it,\n"
        "the expression, the fixes and the sources. With the id of a rule alone: what the rule wants and why.\n";
    command.options = {{"--format", "FORMAT", "how to print a finding (default: text)", {"text", "json"}, false}};
    for (OptionSpec &option : Judge::options())
        command.options.push_back(std::move(option));
    command.leastWords = 1;
    command.mostWords = 2;
    command.wordsMissing = "name an input and the key of a finding, or a rule";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
