// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include <algorithm>
#include <map>
#include <utility>

namespace lensboard::cli {

namespace {

std::string columnTo(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string count(int number, const std::string &thing)
{
    return std::to_string(number) + ' ' + thing + (number == 1 ? "" : "s");
}

// "file:line:column: RULE: high: sentence"
std::string line(const Finding &finding, const InputReport &input)
{
    const Place place = placeOf(finding, input.board);
    std::string verdict(toWord(finding.severity));
    if (finding.verdict == FindingVerdict::Ask)
        verdict = "to ask";
    else if (finding.verdict == FindingVerdict::Pass)
        verdict = "pass";
    std::string text = sentenceOf(finding);
    if (const std::string note = noteOn(finding, input); !note.empty())
        text += " [" + note + ']';
    return makeError(finding.rule, verdict + ": " + text).at(place.line, place.column).inFile(place.file).toString();
}

std::string riskText(const QuestionVerdict &verdict)
{
    std::string text(riskWord(verdict.now));
    if (verdict.best != verdict.worst)
        text +=
            " (can become " + std::string(riskWord(verdict.best)) + " to " + std::string(riskWord(verdict.worst)) + ')';
    return text;
}

std::string questions(const Assessment &assessment)
{
    std::size_t width = 0;
    for (const QuestionResult &question : assessment.questions)
        width = std::max(width, questionName(question).size());
    std::string text;
    for (const QuestionResult &question : assessment.questions) {
        text += "  " + printable(columnTo(questionName(question), width)) + "  " + riskText(question.verdict) + '\n';
        if (const std::string settle = settleText(question); !settle.empty())
            text += "    settled by answering " + printable(settle) + '\n';
        for (const PracticeResult &practice : question.practices) {
            if (practice.verdict.contradicted)
                text += "    answered " + std::string(practiceStateWord(practice.verdict.state)) +
                        ", but the drawing says " + std::string(practiceStateWord(practice.verdict.drawing)) + ": " +
                        printable(practice.label) + '\n';
        }
    }
    return text;
}

std::string gate(const Gate &gate)
{
    if (gate.ready)
        return "Ready for production.\n";
    std::string text = "Not ready for production:\n";
    for (const GateBlocker &blocker : gate.blockers)
        text += "  " + printable(blocker.sentence) + '\n';
    return text;
}

std::string decisions(const InputReport &input)
{
    std::size_t holding = 0;
    std::size_t reopened = 0;
    for (const auto &[key, finding] : input.judgement.findings) {
        holding += finding.decided ? 1 : 0;
        reopened += finding.reopened() ? 1 : 0;
    }
    const std::vector<StaleDecision> &stale = input.judgement.stale;
    if (holding + reopened + stale.size() == 0)
        return {};
    std::string text = "Decisions: " + std::to_string(holding) + " hold, " + std::to_string(reopened) + " reopened, " +
                       std::to_string(stale.size()) + " stale\n";
    for (const StaleDecision &decision : stale)
        text += "  stale: " + printable(decision.decision.findingKey + ": " + decision.why) + '\n';
    return text;
}

std::string rules(const Judgement &judgement, const Workload &workload)
{
    std::string text = "Rules: " + std::to_string(judgement.rulesRun.size()) + " run, " +
                       std::to_string(judgement.rulesSkipped.size()) + " skipped, " +
                       std::to_string(judgement.rulesBroken.size() + judgement.faults.size()) + " failed\n";
    for (const std::string &rule : judgement.rulesSkipped)
        text += "  skipped: " + printable(rule) + " (switched off in the document)\n";
    for (const auto &[rule, why] : judgement.rulesBroken)
        text += "  failed: " + printable(rule + (why.empty() ? std::string() : ": " + why)) + '\n';
    for (const RuleFault &fault : judgement.faults)
        text += "  failed: " + printable(fault.rule + ": " + fault.message) + '\n';
    for (const std::string &line : adjustments(workload))
        text += "  adjusted: " + printable(line) + '\n';
    return text;
}

std::string baseline(const InputReport &input, const CheckReport &report)
{
    if (!report.baseline)
        return {};
    std::string text = "Baseline: " + std::to_string(input.known.size()) + " known, " +
                       std::to_string(input.noLonger.size()) + " stale\n";
    for (const std::string &sentence : staleEntries(input))
        text += "  stale: " + printable(sentence) + '\n';
    return text;
}

// A question that is the same for several elements is put once, where the first of them stands.
std::string findingLines(const InputReport &input, bool passes)
{
    const auto questionOf = [](const Finding &finding) { return finding.rule + ' ' + finding.question; };
    std::map<std::string, int> waiting;
    const std::vector<const Finding *> findings = inOrder(input, passes);
    for (const Finding *finding : findings) {
        if (finding->verdict == FindingVerdict::Ask)
            ++waiting[questionOf(*finding)];
    }
    std::string text;
    for (const Finding *finding : findings) {
        const bool asks = finding->verdict == FindingVerdict::Ask;
        const int elements = asks ? std::exchange(waiting[questionOf(*finding)], 0) : 1;
        if (elements == 0)
            continue;
        text += printable(line(*finding, input));
        text += (elements > 1 ? " (for " + std::to_string(elements) + " elements)" : std::string()) + '\n';
    }
    return text;
}

std::string one(const InputReport &input, const CheckReport &report)
{
    const Board &board = input.board;
    std::string text = printable(board.file) + ": " + count(static_cast<int>(board.document.nodes().size()), "node") +
                       ", " + count(static_cast<int>(board.document.edges().size()), "edge") + '\n';
    text += findingLines(input, report.passes);
    for (std::size_t i = 0; i < input.judgement.assessments.size(); ++i) {
        const Assessment &assessment = input.judgement.assessments[i];
        text += '\n' + printable(input.judgement.lenses[i]->lens().name) + '\n' + questions(assessment);
        const FindingCounts &found = assessment.findings;
        text += "Findings: " + std::to_string(found.high) + " high, " + std::to_string(found.medium) + " medium, " +
                std::to_string(found.low) + " low, " + std::to_string(found.asking) + " to ask\n";
        for (const PillarResult &pillar : assessment.pillars)
            text += "  " + printable(pillar.name) + ": " + countsText(pillar.questions) + '\n';
        text += gate(assessment.gate);
    }
    return text + decisions(input) + baseline(input, report) + rules(input.judgement, board.document.workload());
}

} // namespace

std::string textReport(const CheckReport &report)
{
    std::string text;
    for (const InputReport &input : report.inputs)
        text += (text.empty() ? "" : "\n") + one(input, report);
    for (const std::string &sentence : lostEntries(report))
        text += "Baseline: " + printable(sentence) + '\n';
    return text;
}

} // namespace lensboard::cli
