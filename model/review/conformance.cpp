// SPDX-License-Identifier: Apache-2.0
#include "review/conformance.h"

#include "review/verdict.h"

#include <algorithm>
#include <set>

namespace lensboard {

namespace {

using Sets = std::set<std::set<std::string>>;

struct VerdictCase
{
    Question question;
    PracticeStates states;
};

Result<VerdictCase> readCase(const Json &json)
{
    VerdictCase read;
    const Json *states = memberAt(json, "states");
    const Json *rules = memberAt(json, "rules");
    if (!states || !states->is_object() || !rules || !rules->is_array())
        return makeError("case.shape", "a case needs an object \"states\" and a list \"rules\"");
    for (const auto &[id, value] : states->items()) {
        const auto state = practiceStateFromWord(value.is_string() ? value.get<std::string>() : std::string());
        if (!state)
            return makeError("case.state", "the state of \"" + id + "\" is not known");
        read.question.choices.push_back({id, {}, {}, {}, {}, {}});
        read.states[id] = *state;
    }
    for (const Json &item : *rules) {
        RiskRule rule;
        rule.conditionText = stringAt(item, "condition");
        auto condition = Condition::parse(rule.conditionText);
        const auto risk = riskFromRuleWord(stringAt(item, "risk"));
        if (!condition)
            return condition.error();
        if (!risk)
            return makeError("case.risk", "a rule has no known risk");
        rule.condition = std::move(condition.value());
        rule.risk = *risk;
        read.question.riskRules.push_back(std::move(rule));
    }
    return read;
}

Sets wantedSets(const Json &json)
{
    Sets sets;
    if (const Json *settle = memberAt(json, "settle"); settle && settle->is_array()) {
        for (const Json &item : *settle) {
            std::set<std::string> ids;
            for (const Json &id : item) {
                if (id.is_string())
                    ids.insert(id.get<std::string>());
            }
            sets.insert(std::move(ids));
        }
    }
    return sets;
}

std::string text(const Sets &sets)
{
    std::string result = "[";
    for (const auto &ids : sets) {
        result += result.size() > 1 ? ", [" : "[";
        for (const std::string &id : ids)
            result += (id == *ids.begin() ? "" : ", ") + id;
        result += ']';
    }
    return result + ']';
}

// What differs, or "".
std::string difference(const Json &wanted, const QuestionVerdict &verdict)
{
    std::string text;
    const auto compare = [&](const char *key, Risk risk) {
        const std::string want = stringAt(wanted, key);
        if (want != riskWord(risk))
            text += std::string(text.empty() ? "" : "; ") + key + " wanted " + want + ", got " +
                    std::string(riskWord(risk));
    };
    compare("now", verdict.now);
    compare("best", verdict.best);
    compare("worst", verdict.worst);
    Sets sets;
    for (const auto &ids : verdict.settle)
        sets.insert({ids.begin(), ids.end()});
    if (memberAt(wanted, "settle") && wantedSets(wanted) != sets)
        text += std::string(text.empty() ? "" : "; ") + "settle wanted " + lensboard::text(wantedSets(wanted)) +
                ", got " + lensboard::text(sets);
    return text;
}

} // namespace

CaseReport runVerdictCases(const Json &cases)
{
    CaseReport report;
    const Json *list = cases.is_array() ? &cases : memberAt(cases, "cases");
    if (!list || !list->is_array()) {
        report.failed = 1;
        report.failures.push_back("the file holds no list of cases");
        return report;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json &item = (*list)[i];
        const auto read = readCase(item);
        const std::string problem =
            read ? difference(item, judgeQuestion(read->question, read->states)) : read.error().message;
        if (problem.empty()) {
            ++report.passed;
            continue;
        }
        ++report.failed;
        report.failures.push_back("case " + std::to_string(i + 1) + ": " + problem);
    }
    return report;
}

} // namespace lensboard
