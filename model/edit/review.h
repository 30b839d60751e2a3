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

// A person's answer to one practice; nothing takes it back. A reason is kept with "not applicable".
void setAnswer(Transaction &transaction, IdSource &ids, const std::string &lens, const std::string &question,
               const std::string &practice, std::optional<Answer::State> state, const std::string &reason = {});

// What was decided about a finding; `factsHash` ties it to the facts it was made on. An earlier decision is replaced.
Id decide(Transaction &transaction, IdSource &ids, const std::string &findingKey, Decision::Status status,
          const std::string &reason, const std::string &factsHash, const std::string &date);
void undecide(Transaction &transaction, const std::string &findingKey);

} // namespace lensboard
