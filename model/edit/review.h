// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <optional>
#include <string>

// Edits of the workload's settings, of answers to practices and of decisions about findings.
namespace lensboard {

void setStance(Transaction &transaction, Workload::Stance stance);
void setStage(Transaction &transaction, Workload::Stage stage);
void setEnvironment(Transaction &transaction, const std::string &environment);

// How this board is judged. Nothing or an empty word goes back to what the rules and the lens say.
void setRuleOn(Transaction &transaction, const std::string &rule, bool on);
// `severity` is high, medium or low; anything else takes it back.
void setRuleSeverity(Transaction &transaction, const std::string &rule, const std::string &severity);
void setThreshold(Transaction &transaction, const std::string &limit, std::optional<double> value);
void setRiskRules(Transaction &transaction, const std::string &variant);
// Further lenses by the path of their file; adding one twice changes nothing.
void addLens(Transaction &transaction, const std::string &path);
void removeLens(Transaction &transaction, const std::string &path);

// A person's answer to one practice; without a state it is taken back.
struct AnswerTerms
{
    std::optional<Answer::State> state;
    std::optional<NotApplicableCause> cause; // kept with "not applicable" only
    std::string reason;
    std::string notes;
};
void setAnswer(Transaction &transaction, IdSource &ids, const std::string &lens, const std::string &question,
               const std::string &practice, const AnswerTerms &terms);

// What people decide about a finding. Dates are ISO dates.
struct DecisionTerms
{
    Decision::Status status = Decision::Status::Accepted;
    std::optional<NotApplicableCause> cause; // required for "not applicable", dropped otherwise
    std::string reason;                      // required
    std::string owner;
    std::string reviewBy; // empty: never
    std::string decidedOn;
};
// Ties the terms to the facts they were made on; an earlier decision about the same finding is replaced. Errors:
// "decision.reason", "decision.cause", "decision.date".
[[nodiscard]] Result<Id> decide(Transaction &transaction, IdSource &ids, const std::string &findingKey,
                                const DecisionTerms &terms, const std::string &factsHash);
void undecide(Transaction &transaction, const std::string &findingKey);

} // namespace lensboard
