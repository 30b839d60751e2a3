// SPDX-License-Identifier: Apache-2.0
#include "edit/review.h"

namespace lensboard {

namespace {

template <typename Change>
void changeWorkload(Transaction &transaction, Change change)
{
    Workload workload =
        transaction.as<Workload>(transaction.document().workload().id).value_or(transaction.document().workload());
    change(workload);
    transaction.put(std::move(workload));
}

} // namespace

void setStance(Transaction &transaction, Workload::Stance stance)
{
    changeWorkload(transaction, [&](Workload &workload) { workload.stance = stance; });
}

void setStage(Transaction &transaction, Workload::Stage stage)
{
    changeWorkload(transaction, [&](Workload &workload) { workload.stage = stage; });
}

void setEnvironment(Transaction &transaction, const std::string &environment)
{
    changeWorkload(transaction, [&](Workload &workload) { workload.environment = environment; });
}

void setAnswer(Transaction &transaction, IdSource &ids, const std::string &lens, const std::string &question,
               const std::string &practice, std::optional<Answer::State> state, const std::string &reason)
{
    Answer answer;
    for (const auto &[id, known] : transaction.document().answers()) {
        if (known.lens == lens && known.question == question && known.practice == practice)
            answer = known;
    }
    if (!state) {
        if (!answer.id.empty())
            transaction.remove(answer.id);
        return;
    }
    if (answer.id.empty())
        answer.id = ids.next('a');
    answer.lens = lens;
    answer.question = question;
    answer.practice = practice;
    answer.state = *state;
    answer.reason = reason;
    transaction.put(std::move(answer));
}

Id decide(Transaction &transaction, IdSource &ids, const std::string &findingKey, Decision::Status status,
          const std::string &reason, const std::string &factsHash, const std::string &date)
{
    Decision decision;
    for (const auto &[id, known] : transaction.document().decisions()) {
        if (known.findingKey == findingKey)
            decision = known;
    }
    if (decision.id.empty())
        decision.id = ids.next('d');
    decision.findingKey = findingKey;
    decision.status = status;
    decision.reason = reason;
    decision.factsHash = factsHash;
    decision.decidedOn = date;
    Id id = decision.id;
    transaction.put(std::move(decision));
    return id;
}

void undecide(Transaction &transaction, const std::string &findingKey)
{
    for (const auto &[id, decision] : transaction.document().decisions()) {
        if (decision.findingKey == findingKey)
            transaction.remove(id);
    }
}

} // namespace lensboard
