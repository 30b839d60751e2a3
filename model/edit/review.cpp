// SPDX-License-Identifier: Apache-2.0
#include "edit/review.h"

#include <algorithm>
#include <charconv>
#include <chrono>

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

std::string trimmed(const std::string &text)
{
    constexpr const char *blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// "2026-02-28", and a day that exists.
bool isIsoDate(const std::string &text)
{
    int part[3] = {};
    const std::size_t starts[] = {0, 5, 8};
    const std::size_t ends[] = {4, 7, 10};
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    for (int i = 0; i < 3; ++i) {
        const auto [end, fault] = std::from_chars(text.data() + starts[i], text.data() + ends[i], part[i]);
        if (fault != std::errc() || end != text.data() + ends[i] || text[starts[i]] == '-')
            return false;
    }
    return (std::chrono::year(part[0]) / part[1] / part[2]).ok();
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

void setRuleOn(Transaction &transaction, const std::string &rule, bool on)
{
    changeWorkload(transaction, [&](Workload &workload) {
        std::erase(workload.rulesOff, rule);
        if (!on)
            workload.rulesOff.insert(std::ranges::upper_bound(workload.rulesOff, rule), rule);
    });
}

void setRuleSeverity(Transaction &transaction, const std::string &rule, const std::string &severity)
{
    changeWorkload(transaction, [&](Workload &workload) {
        if (severity == "high" || severity == "medium" || severity == "low")
            workload.severities[rule] = severity;
        else
            workload.severities.erase(rule);
    });
}

void setThreshold(Transaction &transaction, const std::string &limit, std::optional<double> value)
{
    changeWorkload(transaction, [&](Workload &workload) {
        if (value)
            workload.thresholds[limit] = *value;
        else
            workload.thresholds.erase(limit);
    });
}

void setRiskRules(Transaction &transaction, const std::string &variant)
{
    changeWorkload(transaction, [&](Workload &workload) { workload.riskRules = variant; });
}

void addLens(Transaction &transaction, const std::string &path)
{
    changeWorkload(transaction, [&](Workload &workload) {
        if (std::ranges::find(workload.lenses, path) == workload.lenses.end())
            workload.lenses.push_back(path);
    });
}

void removeLens(Transaction &transaction, const std::string &path)
{
    changeWorkload(transaction, [&](Workload &workload) { std::erase(workload.lenses, path); });
}

void setAnswer(Transaction &transaction, IdSource &ids, const std::string &lens, const std::string &question,
               const std::string &practice, const AnswerTerms &terms)
{
    Answer answer;
    for (const auto &[id, known] : transaction.document().answers()) {
        if (known.lens == lens && known.question == question && known.practice == practice)
            answer = known;
    }
    if (!terms.state) {
        if (!answer.id.empty())
            transaction.remove(answer.id);
        return;
    }
    if (answer.id.empty())
        answer.id = ids.next('a');
    answer.lens = lens;
    answer.question = question;
    answer.practice = practice;
    answer.state = *terms.state;
    answer.cause = answer.state == Answer::State::NotApplicable ? terms.cause : std::nullopt;
    answer.reason = trimmed(terms.reason);
    answer.notes = trimmed(terms.notes);
    transaction.put(std::move(answer));
}

Result<Id> decide(Transaction &transaction, IdSource &ids, const std::string &findingKey, const DecisionTerms &terms,
                  const std::string &factsHash)
{
    const bool notApplicable = terms.status == Decision::Status::NotApplicable;
    if (trimmed(terms.reason).empty())
        return makeError("decision.reason", "a decision needs a reason");
    if (notApplicable && !terms.cause)
        return makeError("decision.cause", "say which of the four reasons makes it not applicable");
    if (!terms.reviewBy.empty() && !isIsoDate(terms.reviewBy))
        return makeError("decision.date", '"' + terms.reviewBy + "\" is not a date; write it like 2027-01-31");
    Decision decision;
    for (const auto &[id, known] : transaction.document().decisions()) {
        if (known.findingKey == findingKey)
            decision = known;
    }
    if (decision.id.empty())
        decision.id = ids.next('d');
    decision.findingKey = findingKey;
    decision.status = terms.status;
    decision.cause = notApplicable ? terms.cause : std::nullopt;
    decision.reason = trimmed(terms.reason);
    decision.owner = trimmed(terms.owner);
    decision.reviewBy = terms.reviewBy;
    decision.decidedOn = terms.decidedOn;
    decision.factsHash = factsHash;
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
