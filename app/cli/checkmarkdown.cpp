// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include "console.h"

namespace lensboard::cli {

namespace {

// Text as text: nothing in a name becomes markup, a link or a new cell.
std::string escaped(const std::string &text)
{
    std::string result;
    for (const char c : printable(text)) {
        if (std::string_view("\\`*_[]<>#|&~").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string findingRow(const Finding &finding, const InputReport &input)
{
    const Board &board = input.board;
    const Place place = placeOf(finding, board);
    std::string level(toWord(finding.severity));
    if (finding.verdict == FindingVerdict::Ask)
        level = "to ask";
    else if (finding.verdict == FindingVerdict::Pass)
        level = "pass";
    std::string text = escaped(sentenceOf(finding));
    if (const Decision *decision = decisionOn(finding, board.document)) {
        text = "~~" + text + "~~ " + escaped(decisionSentence(*decision));
    } else if (const std::string note = noteOn(finding, input); !note.empty()) {
        text += " (" + escaped(note) + ')';
    }
    const std::string where = place.line > 0 ? std::to_string(place.line) : "";
    return "| " + level + " | " + escaped(finding.rule) + " | " + escaped(subjectNames(finding, board.document)) +
           " | " + text + " | " + where + " |\n";
}

std::string questionTable(const Assessment &assessment)
{
    std::string text = "| Question | Risk now | Best | Worst | Settled by answering |\n|---|---|---|---|---|\n";
    for (const QuestionResult &question : assessment.questions)
        text += "| " + escaped(questionName(question)) + " | " + escaped(std::string(riskWord(question.verdict.now))) +
                " | " + escaped(std::string(riskWord(question.verdict.best))) + " | " +
                escaped(std::string(riskWord(question.verdict.worst))) + " | " + escaped(settleText(question)) + " |\n";
    return text;
}

std::string pillarTable(const Assessment &assessment)
{
    std::string text = "| Pillar | Questions |\n|---|---|\n";
    for (const PillarResult &pillar : assessment.pillars)
        text += "| " + escaped(pillar.name) + " | " + escaped(countsText(pillar.questions)) + " |\n";
    return text;
}

std::string contradictions(const Assessment &assessment)
{
    std::string text;
    for (const QuestionResult &question : assessment.questions) {
        for (const PracticeResult &practice : question.practices) {
            if (practice.verdict.contradicted)
                text += "- " +
                        escaped(questionName(question) + ", " + practice.label + ": answered " +
                                std::string(practiceStateWord(practice.verdict.state)) + ", but the drawing says " +
                                std::string(practiceStateWord(practice.verdict.drawing))) +
                        '\n';
        }
    }
    return text.empty() ? text : "Answers that the drawing contradicts:\n\n" + text + '\n';
}

// Stale decisions, rules that did not run, and what the document adjusts.
std::string remarks(const InputReport &input)
{
    std::string text;
    for (const StaleDecision &stale : input.judgement.stale)
        text += "- stale decision: " + escaped(stale.decision.findingKey + ": " + stale.why) + '\n';
    for (const std::string &line : staleEntries(input))
        text += "- stale: " + escaped(line) + '\n';
    for (const std::string &line : adjustments(input.board.document.workload()))
        text += "- adjusted: " + escaped(line) + '\n';
    for (const auto &[rule, why] : input.judgement.rulesBroken)
        text += "- failed rule: " + escaped(rule + ": " + why) + '\n';
    return text.empty() ? text : "\n## Remarks\n\n" + text;
}

std::string one(const InputReport &input, const CheckReport &report)
{
    const Board &board = input.board;
    std::string text = "# " + escaped(board.file) + "\n\n";
    for (std::size_t i = 0; i < input.judgement.assessments.size(); ++i) {
        const Assessment &assessment = input.judgement.assessments[i];
        text += "## " + escaped(input.judgement.lenses[i]->lens().name) + "\n\n";
        text += assessment.gate.ready ? "**Ready for production.**\n\n" : "**Not ready for production:**\n\n";
        for (const GateBlocker &blocker : assessment.gate.blockers)
            text += "- " + escaped(blocker.sentence) + '\n';
        text += (assessment.gate.blockers.empty() ? "" : "\n") + questionTable(assessment) + '\n' +
                pillarTable(assessment) + '\n' + contradictions(assessment);
    }
    text += "## Findings\n\n";
    const auto findings = inOrder(input, report.passes);
    if (findings.empty())
        return text + "None.\n" + remarks(input);
    text += "| Severity | Rule | Subject | Finding | Line |\n|---|---|---|---|---|\n";
    for (const Finding *finding : findings)
        text += findingRow(*finding, input);
    return text + remarks(input);
}

} // namespace

std::string markdownReport(const CheckReport &report)
{
    std::string text;
    for (const InputReport &input : report.inputs)
        text += (text.empty() ? "" : "\n") + one(input, report);
    for (const std::string &line : lostEntries(report))
        text += "\n" + escaped(line) + '\n';
    return text;
}

} // namespace lensboard::cli
