// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include "markup.h"

#include <map>

namespace lensboard::cli {

namespace {

struct RuleOutcome
{
    std::vector<const Finding *> failing;
    std::vector<const Finding *> asking;
    std::vector<const Finding *> waived;
};

std::string where(const Finding &finding, const Board &board)
{
    const Place place = placeOf(finding, board);
    return place.line > 0 ? place.file + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": "
                          : std::string();
}

std::string line(const Finding &finding, const InputReport &input)
{
    const std::string note = noteOn(finding, input);
    return where(finding, input.board) + sentenceOf(finding) + (note.empty() ? note : " [" + note + ']');
}

// One test case per rule: its undecided failures are its failure, its open points or waived failures make it skipped.
std::string testCase(const Rule &rule, const RuleOutcome &outcome, const InputReport &input)
{
    std::string text =
        "    <testcase classname=\"lensboard\" name=\"" + escapedMarkup(rule.id + ' ' + rule.title) + '"';
    if (outcome.failing.empty() && outcome.asking.empty() && outcome.waived.empty())
        return text + "/>\n";
    text += ">\n";
    const bool failed = !outcome.failing.empty();
    const auto &findings = failed ? outcome.failing : outcome.asking.empty() ? outcome.waived : outcome.asking;
    const char *element = failed ? "failure" : "skipped";
    text += std::string("      <") + element + " message=\"" + escapedMarkup(sentenceOf(*findings.front())) + '"';
    if (failed)
        text += " type=\"" + std::string(toWord(findings.front()->severity)) + '"';
    text += '>';
    for (const Finding *finding : findings)
        text += escapedMarkup(line(*finding, input)) + '\n';
    for (const Finding *finding : outcome.waived) {
        if (&findings != &outcome.waived)
            text += escapedMarkup(line(*finding, input)) + '\n';
    }
    return text + "</" + element + ">\n    </testcase>\n";
}

std::string suite(const InputReport &input, const CheckReport &report)
{
    std::map<std::string, RuleOutcome> outcomes;
    for (const Finding *finding : inOrder(input, false)) {
        if (finding->verdict == FindingVerdict::Fail && !finding->decided && !isKnown(*finding, input))
            outcomes[finding->rule].failing.push_back(finding);
        else if (finding->verdict == FindingVerdict::Fail)
            outcomes[finding->rule].waived.push_back(finding);
        else if (finding->verdict == FindingVerdict::Ask)
            outcomes[finding->rule].asking.push_back(finding);
    }
    std::size_t failures = 0;
    std::size_t skipped = 0;
    std::string cases;
    for (const Rule *rule : report.rules) {
        const RuleOutcome &outcome = outcomes[rule->id];
        failures += outcome.failing.empty() ? 0 : 1;
        skipped += outcome.failing.empty() && !(outcome.asking.empty() && outcome.waived.empty()) ? 1 : 0;
        cases += testCase(*rule, outcome, input);
    }
    std::string remarks;
    for (const StaleDecision &stale : input.judgement.stale)
        remarks += escapedMarkup("stale decision: " + stale.decision.findingKey + ": " + stale.why) + '\n';
    for (const std::string &text : staleEntries(input))
        remarks += escapedMarkup("stale: " + text) + '\n';
    for (const std::string &text : adjustments(input.board.document.workload()))
        remarks += escapedMarkup("adjusted: " + text) + '\n';
    if (!remarks.empty())
        remarks = "    <system-out>" + remarks + "</system-out>\n";
    return "  <testsuite name=\"" + escapedMarkup(input.board.file) + "\" tests=\"" +
           std::to_string(report.rules.size()) + "\" failures=\"" + std::to_string(failures) +
           "\" errors=\"0\" skipped=\"" + std::to_string(skipped) + "\">\n" + cases + remarks + "  </testsuite>\n";
}

} // namespace

std::string junitReport(const CheckReport &report)
{
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (const InputReport &input : report.inputs)
        text += suite(input, report);
    return text + "</testsuites>\n";
}

} // namespace lensboard::cli
