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

std::string findingRow(const Finding &finding, const Board &board)
{
    const Place place = placeOf(finding, board);
    std::string level(toWord(finding.severity));
    if (finding.verdict == FindingVerdict::Ask)
        level = "to ask";
    else if (finding.verdict == FindingVerdict::Pass)
        level = "pass";
    std::string text = escaped(sentenceOf(finding));
    if (const Decision *decision = decisionOn(finding, board.document)) {
        text = "~~" + text + "~~ " + escaped(std::string(toWord(decision->status)) + ": " + decision->reason);
    }
    const std::string where = place.line > 0 ? std::to_string(place.line) : "";
    return "| " + level + " | " + escaped(finding.rule) + " | " + escaped(subjectNames(finding, board.document)) +
           " | " + text + " | " + where + " |\n";
}

std::string questionTable(const Assessment &assessment)
{
    std::string text = "| Question | Risk now | Best | Worst |\n|---|---|---|---|\n";
    for (const QuestionResult &question : assessment.questions)
        text += "| " + escaped(questionName(question)) + " | " + escaped(std::string(riskWord(question.verdict.now))) +
                " | " + escaped(std::string(riskWord(question.verdict.best))) + " | " +
                escaped(std::string(riskWord(question.verdict.worst))) + " |\n";
    return text;
}

std::string one(const InputReport &input, const CheckReport &report)
{
    const Board &board = input.board;
    std::string text = "# " + escaped(board.file) + "\n\n";
    for (std::size_t i = 0; i < input.judgement.assessments.size(); ++i) {
        const Assessment &assessment = input.judgement.assessments[i];
        text += "## " + escaped(report.lenses[i]->lens().name) + "\n\n";
        text += assessment.gate.ready ? "**Ready for production.**\n\n" : "**Not ready for production:**\n\n";
        for (const GateBlocker &blocker : assessment.gate.blockers)
            text += "- " + escaped(blocker.sentence) + '\n';
        text += (assessment.gate.blockers.empty() ? "" : "\n") + questionTable(assessment) + '\n';
    }
    text += "## Findings\n\n";
    const auto findings = inOrder(input, report.passes);
    if (findings.empty())
        return text + "None.\n";
    text += "| Severity | Rule | Subject | Finding | Line |\n|---|---|---|---|---|\n";
    for (const Finding *finding : findings)
        text += findingRow(*finding, board);
    return text;
}

} // namespace

std::string markdownReport(const CheckReport &report)
{
    std::string text;
    for (const InputReport &input : report.inputs)
        text += (text.empty() ? "" : "\n") + one(input, report);
    return text;
}

} // namespace lensboard::cli
