// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "rules/evaluator.h"

#include <string>
#include <vector>

// What became of the decisions that people made about findings, in words for the window and every report.
namespace lensboard {

// A decision that covers nothing any more; it may be removed.
struct StaleDecision
{
    Decision decision;
    std::string why; // "the rule finds nothing wrong here any more"
};

// Decisions without a failing or open finding, by id. Those whose rule the document has switched off are not among
// them: their finding comes back with the rule.
[[nodiscard]] std::vector<StaleDecision> staleDecisions(const Document &document, const Evaluator &evaluator);

// Why a decision about this finding no longer holds: "its review date 2026-01-31 has passed", "the facts have changed
// since"; empty while it holds.
[[nodiscard]] std::string reopenedBecause(const Finding &finding, const Document &document);

// "Accepted by Ada on 2026-11-24, to be looked at again by 2027-05-01: the queue is drained by hand."
[[nodiscard]] std::string decisionSentence(const Decision &decision);
[[nodiscard]] std::string statusText(Decision::Status status); // "Accepted"
[[nodiscard]] std::string causeText(NotApplicableCause cause); // "Out of scope"

} // namespace lensboard
