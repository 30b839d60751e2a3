// SPDX-License-Identifier: Apache-2.0
#include "review/verdict.h"

#include "lens/risktable.h"

#include <algorithm>
#include <array>

namespace lensboard {

namespace {

constexpr std::array<std::string_view, 5> stateWords{"met", "partly", "notMet", "unknown", "notApplicable"};
constexpr std::array<Risk, 3> levels{Risk::None, Risk::Medium, Risk::High};

PracticeState stateOf(const PracticeStates &states, const std::string &id)
{
    const auto found = states.find(id);
    return found == states.end() ? PracticeState::Unknown : found->second;
}

std::vector<Selection> selectionsFor(const Question &question, const PracticeStates &states, bool partlySelected)
{
    std::vector<Selection> selections;
    for (const Choice &choice : question.choices) {
        const PracticeState state = stateOf(states, choice.id);
        if (choice.isNone())
            selections.push_back(state == PracticeState::NotMet ? Selection::NotSelected : Selection::Open);
        else if (state == PracticeState::Unknown)
            selections.push_back(Selection::Open);
        else if (state == PracticeState::PartlyMet)
            selections.push_back(partlySelected ? Selection::Selected : Selection::NotSelected);
        else
            selections.push_back(state == PracticeState::NotMet ? Selection::NotSelected : Selection::Selected);
    }
    return selections;
}

// The practices, that is the choices but for "none of these".
bool anyPractice(const Question &question, const PracticeStates &states, PracticeState wanted)
{
    return std::ranges::any_of(question.choices, [&](const Choice &choice) {
        return !choice.isNone() && stateOf(states, choice.id) == wanted;
    });
}

bool allNotApplicable(const Question &question, const PracticeStates &states)
{
    return anyPractice(question, states, PracticeState::NotApplicable) &&
           std::ranges::all_of(question.choices, [&](const Choice &choice) {
               return choice.isNone() || stateOf(states, choice.id) == PracticeState::NotApplicable;
           });
}

// Where selecting and not selecting the partly met practices differ, the risk is the greater of MEDIUM and what
// selecting them gives: so HIGH only where that is HIGH, and NONE only where both agree on it.
void weighPartlyMet(RiskTable &selected, const RiskTable &unselected)
{
    selected.none &= unselected.none;
    selected.medium = selected.none;
    selected.medium |= selected.high;
    selected.medium.flip();
}

Risk worstWhere(const RiskTable &table, int variable, bool value)
{
    for (const Risk risk : {Risk::High, Risk::Medium}) {
        if (table.of(risk).anyWhere(variable, value))
            return risk;
    }
    return Risk::None;
}

// A set of practices makes the risk certain whatever the answers exactly when it holds every practice that the risk
// depends on at all; so there is one smallest set, and this is it.
void settle(const Question &question, const RiskTable &table, QuestionVerdict &verdict)
{
    std::vector<std::string> deciding;
    for (std::size_t i = 0; i < table.open.size(); ++i) {
        const int variable = static_cast<int>(i);
        if (!std::ranges::any_of(levels, [&](Risk risk) { return table.of(risk).dependsOn(variable); }))
            continue;
        const std::string &id = question.choices[static_cast<std::size_t>(table.open[i])].id;
        deciding.push_back(id);
        verdict.open.push_back({id, worstWhere(table, variable, true), worstWhere(table, variable, false)});
    }
    std::ranges::stable_sort(verdict.open, [](const OpenPractice &a, const OpenPractice &b) {
        const auto lowest = [](const OpenPractice &one) { return std::min(one.worstIfMet, one.worstIfNotMet); };
        const auto highest = [](const OpenPractice &one) { return std::max(one.worstIfMet, one.worstIfNotMet); };
        return std::pair(lowest(a), highest(a)) < std::pair(lowest(b), highest(b));
    });
    if (!deciding.empty())
        verdict.settle.push_back(std::move(deciding));
}

PracticeState judgeDrawing(const PracticeEvidence &evidence)
{
    if (evidence.failHigh > 0)
        return PracticeState::NotMet;
    if (evidence.failMedium > 0 || evidence.failLow > 0)
        return PracticeState::PartlyMet;
    if (evidence.asks > 0)
        return PracticeState::Unknown;
    if (evidence.passes > 0)
        return PracticeState::Met;
    return evidence.rulesCover && !evidence.faults ? PracticeState::NotApplicable : PracticeState::Unknown;
}

bool contradicts(PracticeState drawing, PracticeState answer)
{
    const bool failed = drawing == PracticeState::NotMet || drawing == PracticeState::PartlyMet;
    return answer == PracticeState::NotMet ? drawing == PracticeState::Met : failed;
}

} // namespace

std::string_view practiceStateWord(PracticeState state)
{
    return stateWords[static_cast<std::size_t>(state)];
}

std::optional<PracticeState> practiceStateFromWord(std::string_view word)
{
    const auto found = std::ranges::find(stateWords, word);
    if (found == stateWords.end())
        return std::nullopt;
    return static_cast<PracticeState>(found - stateWords.begin());
}

PracticeVerdict judgePractice(const PracticeEvidence &evidence, std::optional<PracticeState> answer)
{
    PracticeVerdict verdict;
    verdict.drawing = judgeDrawing(evidence);
    verdict.state = answer.value_or(verdict.drawing);
    verdict.answered = answer.has_value();
    verdict.contradicted = answer && contradicts(verdict.drawing, *answer);
    return verdict;
}

QuestionVerdict judgeQuestion(const Question &question, const PracticeStates &states, bool anythingDrawnOrAnswered)
{
    QuestionVerdict verdict;
    if (allNotApplicable(question, states)) {
        verdict.now = verdict.best = verdict.worst = Risk::NotApplicable;
        return verdict;
    }
    auto table = tabulateRisk(question, selectionsFor(question, states, true));
    if (!table)
        return verdict;
    const bool unmatched = table->unmatched.all();
    if (anyPractice(question, states, PracticeState::PartlyMet))
        weighPartlyMet(*table, *tabulateRisk(question, selectionsFor(question, states, false)));
    const auto possible = [&](Risk risk) { return table->of(risk).any(); };
    verdict.best = *std::ranges::find_if(levels, possible);
    verdict.worst = possible(Risk::High) ? Risk::High : possible(Risk::Medium) ? Risk::Medium : Risk::None;
    settle(question, *table, verdict);
    // A rule that is certain in three-valued logic is certain for every assignment, and the converse is the exception
    // that best equals worst; so the risk now is known exactly when the two are equal.
    if (anythingDrawnOrAnswered && verdict.best == verdict.worst)
        verdict.now = verdict.best;
    if (unmatched && verdict.now == Risk::High)
        verdict.remark = "The lens has no rule for these answers, so they count as high risk.";
    return verdict;
}

void RiskCounts::add(Risk risk)
{
    const std::array<int *, 5> slots{&none, &medium, &high, &unanswered, &notApplicable};
    ++*slots[static_cast<std::size_t>(risk)];
}

std::vector<PillarSummary> summarizePillars(const Lens &lens, const QuestionVerdicts &verdicts)
{
    std::vector<PillarSummary> summaries;
    for (const Pillar &pillar : lens.pillars) {
        PillarSummary summary{pillar.id, pillar.name, {}};
        for (const Question &question : pillar.questions) {
            const auto found = verdicts.find(question.id);
            summary.counts.add(found == verdicts.end() ? Risk::Unanswered : found->second.now);
        }
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

RiskCounts countRisks(const QuestionVerdicts &verdicts)
{
    RiskCounts counts;
    for (const auto &[id, verdict] : verdicts)
        counts.add(verdict.now);
    return counts;
}

} // namespace lensboard
