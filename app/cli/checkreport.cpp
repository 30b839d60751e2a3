// SPDX-License-Identifier: Apache-2.0
#include "checkreport.h"

#include <algorithm>
#include <tuple>

#include <QFileInfo>

namespace lensboard::cli {

namespace {

const Origin *originOf(const Id &id, const Document &document)
{
    if (const Node *node = document.node(id))
        return &node->origin;
    if (const Edge *edge = document.edge(id))
        return &edge->origin;
    if (const Boundary *boundary = document.boundary(id))
        return &boundary->origin;
    return nullptr;
}

std::string nameOf(const Id &id, const Document &document)
{
    if (const Node *node = document.node(id))
        return node->name.empty() ? node->id.str() : node->name;
    if (const Boundary *boundary = document.boundary(id))
        return boundary->name.empty() ? boundary->id.str() : boundary->name;
    if (const Edge *edge = document.edge(id))
        return nameOf(edge->source, document) + " → " + nameOf(edge->target, document);
    return document.workload().name.empty() ? "the workload" : document.workload().name;
}

// The importer names files relative to the template; messages name them as the user did.
std::string fileOf(const Origin &origin, const Board &board)
{
    if (origin.file.empty())
        return board.file;
    if (QFileInfo(QString::fromStdString(board.file)).isDir())
        return board.file + '/' + origin.file;
    const std::size_t slash = board.file.rfind('/');
    if (!board.imported || slash == std::string::npos || origin.file.starts_with('/'))
        return origin.file;
    return board.file.substr(0, slash + 1) + origin.file;
}

int order(FindingVerdict verdict)
{
    switch (verdict) {
    case FindingVerdict::Fail:
        return 0;
    case FindingVerdict::Ask:
        return 1;
    case FindingVerdict::Pass:
        break;
    }
    return 2;
}

} // namespace

Place placeOf(const Finding &finding, const Board &board)
{
    for (const Id &subject : finding.subjects) {
        const Origin *origin = originOf(subject, board.document);
        if (origin && origin->line > 0)
            return {fileOf(*origin, board), origin->line, origin->column};
    }
    return {board.file, 0, 0};
}

std::vector<const Finding *> inOrder(const InputReport &input, bool passes)
{
    using Rank = std::tuple<int, bool, int, std::string, int, int>;
    std::vector<std::pair<Rank, const Finding *>> ranked;
    for (const auto &[key, f] : input.judgement.findings) {
        if (!passes && f.verdict == FindingVerdict::Pass)
            continue;
        const Place place = placeOf(f, input.board);
        ranked.emplace_back(Rank{order(f.verdict), f.decided || isKnown(f, input), -static_cast<int>(f.severity),
                                 place.file, place.line, place.column},
                            &f);
    }
    // Stable: what is equal so far stays in the order of the keys.
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<const Finding *> list;
    list.reserve(ranked.size());
    for (const auto &[rank, finding] : ranked)
        list.push_back(finding);
    return list;
}

std::string sentenceOf(const Finding &finding)
{
    if (finding.verdict == FindingVerdict::Ask && !finding.question.empty())
        return finding.question;
    return finding.message.empty() ? finding.title.get() : finding.message;
}

std::string subjectNames(const Finding &finding, const Document &document)
{
    std::string text;
    for (const Id &subject : finding.subjects)
        text += (text.empty() ? "" : ", ") + nameOf(subject, document);
    return text;
}

const Decision *decisionOn(const Finding &finding, const Document &document)
{
    if (!finding.decided)
        return nullptr;
    const auto found = document.decisions().find(finding.decision);
    return found == document.decisions().end() ? nullptr : &found->second;
}

std::string pathNames(const Finding &finding, const Document &document)
{
    std::string text;
    for (const Id &id : finding.path) {
        if (!document.edge(id))
            text += (text.empty() ? "" : " → ") + nameOf(id, document);
    }
    return text;
}

std::string decisionNote(const Finding &finding, const Document &document)
{
    if (const Decision *decision = decisionOn(finding, document))
        return std::string(toWord(decision->status)) + ": " + decision->reason;
    const std::string why = reopenedBecause(finding, document);
    return why.empty() ? std::string() : "decided before, reopened: " + why;
}

bool isKnown(const Finding &finding, const InputReport &input)
{
    return input.known.contains(finding.key);
}

std::string noteOn(const Finding &finding, const InputReport &input)
{
    const std::string decided = decisionNote(finding, input.board.document);
    if (!isKnown(finding, input))
        return decided;
    return "in the baseline" + (decided.empty() ? decided : "; " + decided);
}

std::vector<std::string> staleEntries(const InputReport &input)
{
    std::vector<std::string> lines;
    for (const Baseline::Entry &entry : input.noLonger)
        lines.push_back(entry.key + " is in the baseline but is not found any more");
    return lines;
}

std::vector<std::string> lostEntries(const CheckReport &report)
{
    std::vector<std::string> lines;
    for (const std::string &input : report.lost)
        lines.push_back(input + " is in the baseline but the file is gone");
    return lines;
}

std::string settleText(const QuestionResult &question)
{
    if (question.verdict.settle.empty())
        return {};
    const auto labelOf = [&](const std::string &id) {
        const auto found = std::ranges::find(question.practices, id, &PracticeResult::id);
        return '"' + (found == question.practices.end() ? id : found->label) + '"';
    };
    std::string text;
    const std::vector<std::string> &first = question.verdict.settle.front();
    for (std::size_t i = 0; i < first.size(); ++i)
        text += (i == 0 ? "" : i + 1 == first.size() ? " and " : ", ") + labelOf(first[i]);
    const std::size_t others = question.verdict.settle.size() - 1;
    if (others > 0)
        text += ", or " + std::to_string(others) + (others == 1 ? " other set" : " other sets");
    return text;
}

std::string countsText(const RiskCounts &counts)
{
    std::string text;
    const auto add = [&](int count, const char *word) {
        if (count > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(count) + ' ' + word;
    };
    add(counts.high, "HIGH");
    add(counts.medium, "MEDIUM");
    add(counts.none, "NONE");
    add(counts.unanswered, "UNANSWERED");
    add(counts.notApplicable, "NOT_APPLICABLE");
    return text.empty() ? "no questions" : text;
}

std::vector<std::string> adjustments(const Workload &workload)
{
    std::vector<std::string> lines;
    if (!workload.riskRules.empty())
        lines.push_back(workload.riskRules + " risk rules");
    if (workload.stage == Workload::Stage::Prototype)
        lines.emplace_back("judged as a prototype: milder");
    for (const auto &[rule, severity] : workload.severities)
        lines.push_back(rule + " is rated " + severity);
    for (const auto &[limit, value] : workload.thresholds)
        lines.push_back("the threshold " + limit + " is " + numberText(value));
    for (const std::string &rule : workload.rulesOff)
        lines.push_back(rule + " is off");
    return lines;
}

std::string questionName(const QuestionResult &question)
{
    const std::string code = question.code.empty() ? question.id : question.code;
    return question.label.empty() || question.label == code ? code : code + ' ' + question.label;
}

} // namespace lensboard::cli
