// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include "markup.h"

#include <algorithm>

// One page that needs nothing else: no script, no font, no picture from elsewhere. What was found about one rule stands
// together, so that forty functions without tracing are one card with forty lines. Colours follow the reader's scheme;
// severity is told by a word and a shape as well.
namespace lensboard::cli {

namespace {

constexpr const char *style = R"(
:root{color-scheme:light dark;--canvas:#f5f6f8;--panel:#fff;--line:#e3e6eb;--text:#1b2330;--quiet:#5b6675;--accent:#3d5afe;
--high:#c8281e;--medium:#b45309;--low:#475467;--ask:#6d3fc4;--pass:#0b7a53}
@media(prefers-color-scheme:dark){:root{--canvas:#15181d;--panel:#1c2026;--line:#2c323b;--text:#e8ebf0;--quiet:#9aa4b2;
--accent:#8c9eff;--high:#ff7b72;--medium:#f0b35a;--low:#aab4c2;--ask:#c3a6ff;--pass:#5bd6a2}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);font:15px/1.5 Inter,system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.125rem;margin:2rem 0 .75rem}h3{font-size:1rem;margin:0}
p{margin:.25rem 0}a{color:var(--accent)}.quiet{color:var(--quiet);font-size:.875rem}
code{font:.8125rem/1.5 ui-monospace,monospace}
section.input+section.input{border-top:1px solid var(--line);margin-top:3rem;padding-top:2rem}
.card{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:1rem 1.25rem;margin:.75rem 0}
.card ul{margin:.5rem 0 0;padding:0;list-style:none}.card li{border-top:1px solid var(--line);padding:.5rem 0}
.card li:last-child{padding-bottom:0}
.head{display:flex;gap:.75rem;align-items:baseline;flex-wrap:wrap}.head h3{flex:1 1 16rem}
.mark{font-weight:600;font-size:.8125rem;white-space:nowrap}
.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.ask{color:var(--ask)}.pass{color:var(--pass)}
.gate{border-left:4px solid var(--high)}.gate.ready{border-left-color:var(--pass)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-size:.8125rem;color:var(--quiet);font-weight:600}
summary{cursor:pointer;font-weight:600}details{margin:1rem 0}
@media print{body{background:none}.card{break-inside:avoid}}
)";

std::string element(const std::string &name, const std::string &classes, const std::string &inner)
{
    return '<' + name + (classes.empty() ? "" : " class=\"" + classes + '"') + '>' + inner + "</" + name + '>';
}

std::string text(const std::string &name, const std::string &classes, std::string_view words)
{
    return element(name, classes, escapedMarkup(words));
}

// A shape and a word, never colour alone.
std::string mark(FindingVerdict verdict, Severity severity)
{
    if (verdict == FindingVerdict::Ask)
        return element("span", "mark ask", "? To ask");
    if (verdict == FindingVerdict::Pass)
        return element("span", "mark pass", "✓ Pass");
    switch (severity) {
    case Severity::High:
        return element("span", "mark high", "⬣ High");
    case Severity::Medium:
        return element("span", "mark medium", "▲ Medium");
    case Severity::Low:
        break;
    }
    return element("span", "mark low", "● Low");
}

std::string riskCell(Risk risk)
{
    const std::string word(riskWord(risk));
    const std::string classes = risk == Risk::High     ? "mark high"
                                : risk == Risk::Medium ? "mark medium"
                                : risk == Risk::None   ? "mark pass"
                                                       : "mark low";
    return "<td>" + text("span", classes, word) + "</td>";
}

std::string gateCard(const Gate &gate)
{
    if (gate.ready)
        return element("div", "card gate ready", text("h3", "", "Ready for production"));
    std::string inner = text("h3", "", "Not ready for production");
    for (const GateBlocker &blocker : gate.blockers)
        inner += text("p", "", blocker.sentence);
    return element("div", "card gate", inner);
}

std::string questionTable(const Assessment &assessment)
{
    std::string rows;
    for (const QuestionResult &question : assessment.questions)
        rows += "<tr>" + text("td", "", questionName(question)) + riskCell(question.verdict.now) +
                riskCell(question.verdict.best) + riskCell(question.verdict.worst) +
                text("td", "quiet", settleText(question)) + "</tr>\n";
    return element("div", "scroll",
                   "<table><thead><tr><th>Question</th><th>Risk now</th><th>Best</th><th>Worst</th><th>Settled by "
                   "answering</th></tr></thead><tbody>\n" +
                       rows + "</tbody></table>");
}

std::string pillarTable(const Assessment &assessment)
{
    std::string rows;
    for (const PillarResult &pillar : assessment.pillars)
        rows += "<tr>" + text("td", "", pillar.name) + text("td", "", countsText(pillar.questions)) + "</tr>\n";
    return element("div", "scroll",
                   "<table><thead><tr><th>Pillar</th><th>Questions</th></tr></thead><tbody>\n" + rows +
                       "</tbody></table>");
}

std::string contradictions(const Assessment &assessment)
{
    std::string text;
    for (const QuestionResult &question : assessment.questions) {
        for (const PracticeResult &practice : question.practices) {
            if (practice.verdict.contradicted)
                text +=
                    "<p>" +
                    escapedMarkup(questionName(question) + ", " + practice.label + ": answered " +
                                  std::string(practiceStateWord(practice.verdict.state)) + ", but the drawing says " +
                                  std::string(practiceStateWord(practice.verdict.drawing))) +
                    "</p>\n";
        }
    }
    return text.empty() ? text : "<h3>Answers that the drawing contradicts</h3>\n" + text;
}

std::string findingLine(const Finding &finding, const InputReport &input)
{
    const Document &document = input.board.document;
    const bool settled = decisionOn(finding, document) || isKnown(finding, input);
    std::string inner = text(settled ? "s" : "span", "", sentenceOf(finding));
    const Decision *decision = decisionOn(finding, document);
    if (const std::string note = decision ? decisionSentence(*decision) : noteOn(finding, input); !note.empty())
        inner += text("p", "quiet", note);
    if (const std::string path = pathNames(finding, document); !path.empty())
        inner += text("p", "quiet", "Path: " + path);
    const Place place = placeOf(finding, input.board);
    if (place.line > 0)
        inner += element(
            "p", "quiet",
            text("code", "", place.file + ':' + std::to_string(place.line) + ':' + std::to_string(place.column)));
    return element("li", "", inner) + '\n';
}

std::string sourcesLine(const Rule &rule)
{
    std::string links;
    for (const std::string &source : rule.sources) {
        const bool safe = source.starts_with("https://") || source.starts_with("http://");
        links += (links.empty() ? "" : ", ") +
                 (safe ? "<a href=\"" + escapedMarkup(source) + "\">" + escapedMarkup(source) + "</a>"
                       : escapedMarkup(source));
    }
    if (links.empty())
        return {};
    const std::string date = rule.checkedOn.empty() ? std::string() : ", checked on " + escapedMarkup(rule.checkedOn);
    return element("p", "quiet", "Sources: " + links + date);
}

// What one rule found, worst first.
struct Group
{
    const Rule *rule = nullptr;
    std::vector<const Finding *> findings;
};

std::vector<Group> grouped(const InputReport &input, const CheckReport &report, FindingVerdict verdict)
{
    std::vector<Group> groups;
    for (const Finding *finding : inOrder(input, verdict == FindingVerdict::Pass)) {
        if (finding->verdict != verdict)
            continue;
        const auto rule = std::ranges::find(report.rules, finding->rule, &Rule::id);
        const Rule *known = rule == report.rules.end() ? nullptr : *rule;
        const auto group = std::ranges::find_if(
            groups, [&](const Group &other) { return other.findings.front()->rule == finding->rule; });
        if (group == groups.end())
            groups.push_back({known, {finding}});
        else
            group->findings.push_back(finding);
    }
    return groups;
}

std::string groupCard(const Group &group, const InputReport &input)
{
    const Finding &first = *group.findings.front();
    std::string head = mark(first.verdict, first.severity) + text("h3", "", first.title.get()) +
                       element("span", "quiet", text("code", "", first.rule));
    std::string inner = element("div", "head", head);
    if (group.rule && !group.rule->why.empty())
        inner += text("p", "quiet", group.rule->why);
    std::string lines;
    for (const Finding *finding : group.findings)
        lines += findingLine(*finding, input);
    inner += element("ul", "", lines);
    if (group.rule) {
        for (const Fix &fix : group.rule->fixes)
            inner += text("p", "quiet", "Fix: " + fix.title);
        inner += sourcesLine(*group.rule);
    }
    return element("article", "card", inner) + '\n';
}

std::string cards(const std::vector<Group> &groups, const InputReport &input)
{
    std::string html;
    for (const Group &group : groups)
        html += groupCard(group, input);
    return html;
}

// Open points and passes can be many: they are folded.
std::string folded(const std::string &title, const std::vector<Group> &groups, const InputReport &input)
{
    if (groups.empty())
        return {};
    std::size_t count = 0;
    for (const Group &group : groups)
        count += group.findings.size();
    return "<details><summary>" + title + " (" + std::to_string(count) + ")</summary>\n" + cards(groups, input) +
           "</details>\n";
}

std::string remarks(const InputReport &input)
{
    const Judgement &judgement = input.judgement;
    std::vector<std::string> lines = adjustments(input.board.document.workload());
    for (const StaleDecision &stale : judgement.stale)
        lines.push_back("Stale decision: " + stale.decision.findingKey + ": " + stale.why);
    for (const std::string &line : staleEntries(input))
        lines.push_back("Stale: " + line);
    for (const auto &[rule, why] : judgement.rulesBroken)
        lines.push_back("Broken rule: " + rule + (why.empty() ? why : ": " + why));
    for (const RuleFault &fault : judgement.faults)
        lines.push_back("Failed rule: " + fault.rule + ": " + fault.message);
    std::string html;
    for (const std::string &line : lines)
        html += text("p", "", line) + '\n';
    const std::string counts = std::to_string(judgement.rulesRun.size()) + " rules run, " +
                               std::to_string(judgement.rulesSkipped.size()) + " switched off";
    return "<h2>How it was judged</h2>\n" + html + text("p", "quiet", counts) + '\n';
}

std::string one(const InputReport &input, const CheckReport &report)
{
    const Document &document = input.board.document;
    const std::string &name = document.workload().name;
    std::string html = text("h1", "", name.empty() ? input.board.file : name) + '\n';
    html += element("p", "quiet",
                    text("code", "", input.board.file) +
                        escapedMarkup(", " + std::to_string(document.nodes().size()) + " services and " +
                                      std::to_string(document.edges().size()) + " connections")) +
            '\n';
    for (std::size_t i = 0; i < input.judgement.assessments.size(); ++i) {
        const Assessment &assessment = input.judgement.assessments[i];
        html += text("h2", "", input.judgement.lenses[i]->lens().name) + '\n' + gateCard(assessment.gate) + '\n' +
                questionTable(assessment) + '\n' + pillarTable(assessment) + '\n' + contradictions(assessment);
    }
    html += "<h2>Findings</h2>\n";
    const auto failing = grouped(input, report, FindingVerdict::Fail);
    html += failing.empty() ? "<p>Nothing is wrong as far as the drawing tells.</p>\n" : cards(failing, input);
    html += folded("To ask", grouped(input, report, FindingVerdict::Ask), input);
    if (report.passes)
        html += folded("What holds", grouped(input, report, FindingVerdict::Pass), input);
    return element("section", "input", '\n' + html + remarks(input)) + '\n';
}

} // namespace

std::string htmlReport(const CheckReport &report)
{
    std::string body;
    for (const InputReport &input : report.inputs)
        body += one(input, report);
    for (const std::string &line : lostEntries(report))
        body += text("p", "quiet", line) + '\n';
    const std::string title = report.inputs.size() == 1 ? report.inputs.front().board.file : "Review";
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
           text("title", "", title + " · Lensboard") + "\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n" +
           body + "</main>\n</body>\n</html>\n";
}

} // namespace lensboard::cli
