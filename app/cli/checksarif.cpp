// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include "console.h"

#include <QUrl>

namespace lensboard::cli {

namespace {

const char *level(const Finding &finding)
{
    if (finding.verdict != FindingVerdict::Fail)
        return "none";
    switch (finding.severity) {
    case Severity::High:
        return "error";
    case Severity::Medium:
        return "warning";
    case Severity::Low:
        break;
    }
    return "note";
}

const char *kind(FindingVerdict verdict)
{
    switch (verdict) {
    case FindingVerdict::Fail:
        return "fail";
    case FindingVerdict::Ask:
        return "open";
    case FindingVerdict::Pass:
        break;
    }
    return "pass";
}

// A URI reference: relative paths stay relative, so that results match the files of a repository.
std::string uri(const std::string &file)
{
    return QUrl::toPercentEncoding(QString::fromStdString(file), "/").toStdString();
}

Json locationJson(const Place &place)
{
    Json physical = {{"artifactLocation", {{"uri", uri(place.file)}}}};
    if (place.line > 0) {
        physical["region"] = {{"startLine", place.line}};
        if (place.column > 0)
            physical["region"]["startColumn"] = place.column;
    }
    return {{"physicalLocation", std::move(physical)}};
}

Json resultJson(const Finding &finding, const InputReport &input, bool baseline)
{
    const Board &board = input.board;
    Json result = {{"ruleId", finding.rule},
                   {"kind", kind(finding.verdict)},
                   {"level", level(finding)},
                   {"message", {{"text", sentenceOf(finding)}}},
                   {"locations", Json::array({locationJson(placeOf(finding, board))})},
                   {"partialFingerprints", {{"lensboardKey/v1", finding.key}}}};
    if (const Decision *decision = decisionOn(finding, board.document))
        result["suppressions"] =
            Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", decision->reason}}});
    else if (const std::string why = reopenedBecause(finding, board.document); !why.empty())
        result["suppressions"] = Json::array(
            {{{"kind", "external"}, {"status", "underReview"}, {"justification", "decided before, but " + why}}});
    if (baseline)
        result["baselineState"] = isKnown(finding, input) ? "unchanged" : "new";
    return result;
}

Json ruleJson(const Rule &rule)
{
    Json json = {{"id", rule.id}, {"shortDescription", {{"text", rule.title}}}};
    if (!rule.why.empty())
        json["fullDescription"] = {{"text", rule.why}};
    if (!rule.sources.empty())
        json["helpUri"] = rule.sources.front();
    if (!rule.practices.empty())
        json["properties"] = {{"tags", rule.practices}};
    return json;
}

} // namespace

std::string sarifReport(const CheckReport &report)
{
    Json rules = Json::array();
    for (const Rule *rule : report.rules)
        rules.push_back(ruleJson(*rule));
    Json results = Json::array();
    for (const InputReport &input : report.inputs) {
        for (const Finding *finding : inOrder(input, report.passes))
            results.push_back(resultJson(*finding, input, report.baseline));
    }
    Json notes = Json::array();
    const auto note = [&notes](const std::string &level, const std::string &text) {
        notes.push_back({{"level", level}, {"message", {{"text", text}}}});
    };
    for (const InputReport &input : report.inputs) {
        for (const StaleDecision &stale : input.judgement.stale)
            note("warning", "stale decision about " + stale.decision.findingKey + ": " + stale.why);
        for (const std::string &line : staleEntries(input))
            note("note", input.board.file + ": " + line);
        for (const std::string &line : adjustments(input.board.document.workload()))
            note("note", input.board.file + ": " + line);
        for (const auto &[rule, why] : input.judgement.rulesBroken)
            note("error", rule + ": " + why);
    }
    for (const std::string &line : lostEntries(report))
        note("note", line);
    Json run = {
        {"tool",
         {{"driver", {{"name", "Lensboard"}, {"semanticVersion", LENSBOARD_VERSION}, {"rules", std::move(rules)}}}}},
        {"invocations",
         Json::array({{{"executionSuccessful", true}, {"toolExecutionNotifications", std::move(notes)}}})},
        {"columnKind", "unicodeCodePoints"},
        {"results", std::move(results)}};
    return toJsonText({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", Json::array({std::move(run)})}});
}

} // namespace lensboard::cli
