// SPDX-License-Identifier: Apache-2.0
#include "review/decisions.h"

#include <algorithm>

namespace lensboard {

namespace {

bool anySubjectGone(const std::string &key, const Document &document)
{
    for (std::size_t at = key.find('|'); at != std::string::npos; at = key.find(',', at + 1)) {
        const std::size_t start = at + 1;
        const std::size_t end = key.find(',', start);
        if (!document.contains(Id(key.substr(start, end == std::string::npos ? end : end - start))))
            return true;
    }
    return false;
}

} // namespace

std::vector<StaleDecision> staleDecisions(const Document &document, const Evaluator &evaluator)
{
    const std::vector<std::string> off = evaluator.rulesSkipped();
    std::vector<StaleDecision> stale;
    for (const auto &[id, decision] : document.decisions()) {
        const auto finding = evaluator.findings().find(decision.findingKey);
        if (finding != evaluator.findings().end() && finding->second.verdict != FindingVerdict::Pass)
            continue;
        const std::string rule = decision.findingKey.substr(0, decision.findingKey.find('|'));
        if (std::ranges::binary_search(off, rule))
            continue;
        std::string why = "the rule finds nothing wrong here any more";
        if (!evaluator.rule(rule))
            why = "there is no rule " + rule + " here";
        else if (anySubjectGone(decision.findingKey, document))
            why = "what it was about has been removed";
        stale.push_back({decision, std::move(why)});
    }
    return stale;
}

std::string reopenedBecause(const Finding &finding, const Document &document)
{
    if (!finding.reopened())
        return {};
    const auto found = document.decisions().find(finding.decision);
    if (found == document.decisions().end())
        return {};
    const Decision &decision = found->second;
    if (!decision.factsHash.empty() && decision.factsHash != finding.factsHash)
        return "the facts have changed since";
    return "its review date " + decision.reviewBy + " has passed";
}

std::string statusText(Decision::Status status)
{
    switch (status) {
    case Decision::Status::Accepted:
        return "Accepted";
    case Decision::Status::NotApplicable:
        return "Does not apply";
    case Decision::Status::Mitigated:
        return "Mitigated elsewhere";
    case Decision::Status::Transferred:
        break;
    }
    return "Transferred";
}

std::string causeText(NotApplicableCause cause)
{
    switch (cause) {
    case NotApplicableCause::OutOfScope:
        return "Out of scope";
    case NotApplicableCause::BusinessPriorities:
        return "Business priorities";
    case NotApplicableCause::ArchitectureConstraints:
        return "Architecture constraints";
    case NotApplicableCause::Other:
        break;
    }
    return "Other";
}

std::string decisionSentence(const Decision &decision)
{
    std::string text = statusText(decision.status);
    if (decision.cause)
        text += " (" + causeText(*decision.cause) + ')';
    if (!decision.owner.empty())
        text += " by " + decision.owner;
    if (!decision.decidedOn.empty())
        text += " on " + decision.decidedOn;
    if (!decision.reviewBy.empty())
        text += ", to be looked at again by " + decision.reviewBy;
    return decision.reason.empty() ? text + '.' : text + ": " + decision.reason;
}

} // namespace lensboard
