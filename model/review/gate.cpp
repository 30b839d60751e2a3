// SPDX-License-Identifier: Apache-2.0
#include "review/gate.h"

#include <algorithm>

namespace lensboard {

namespace {

constexpr std::size_t namedItems = 4;

// Equal ones once: "A (3 times)".
std::vector<std::string> collapsed(const std::vector<std::string> &all)
{
    std::vector<std::pair<std::string, int>> counted;
    for (const std::string &item : all) {
        const auto known = std::ranges::find(counted, item, &std::pair<std::string, int>::first);
        if (known == counted.end())
            counted.emplace_back(item, 1);
        else
            ++known->second;
    }
    std::vector<std::string> items;
    for (const auto &[item, times] : counted)
        items.push_back(times == 1 ? item : item + " (" + std::to_string(times) + " times)");
    return items;
}

// "A, B and C", or "A, B, C, D and 7 more".
std::string enumeration(const std::vector<std::string> &all)
{
    const std::vector<std::string> items = collapsed(all);
    const std::size_t named = items.size() > namedItems + 1 ? namedItems : items.size();
    std::string text;
    for (std::size_t i = 0; i < named; ++i) {
        const bool last = i + 1 == items.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + items[i];
    }
    if (named < items.size())
        text += " and " + std::to_string(items.size() - named) + " more";
    return text;
}

std::string counted(std::size_t count, const std::string &singular, const std::string &plural)
{
    return std::to_string(count) + ' ' + (count == 1 ? singular : plural);
}

std::string sentenceFor(GateBlocker::Kind kind, const std::vector<std::string> &items)
{
    const std::size_t count = items.size();
    switch (kind) {
    case GateBlocker::Kind::NothingDrawn:
        return "Nothing is drawn yet: place a service or open a template.";
    case GateBlocker::Kind::HighQuestions:
        return counted(count, "question is at high risk", "questions are at high risk") + ": " + enumeration(items) +
               '.';
    case GateBlocker::Kind::OpenQuestions:
        return counted(count, "question can still turn out high, answer what it asks",
                       "questions can still turn out high, answer what they ask") +
               ": " + enumeration(items) + '.';
    case GateBlocker::Kind::HighFindings:
        break;
    }
    return counted(count, "high finding is open, fix or decide it", "high findings are open, fix or decide them") +
           ": " + enumeration(items) + '.';
}

void block(Gate &gate, GateBlocker::Kind kind, std::vector<std::string> items)
{
    if (items.empty() && kind != GateBlocker::Kind::NothingDrawn)
        return;
    std::string sentence = sentenceFor(kind, items);
    gate.blockers.push_back({kind, std::move(items), std::move(sentence)});
}

} // namespace

std::vector<std::string> Gate::sentences() const
{
    std::vector<std::string> texts;
    for (const GateBlocker &blocker : blockers)
        texts.push_back(blocker.sentence);
    return texts;
}

Gate judgeGate(const GateInput &input)
{
    Gate gate;
    if (!input.anythingDrawn) {
        block(gate, GateBlocker::Kind::NothingDrawn, {});
        return gate;
    }
    std::vector<std::string> high;
    std::vector<std::string> open;
    for (const GateQuestion &question : input.questions) {
        if (question.verdict.worst == Risk::High)
            (question.verdict.best == Risk::High ? high : open).push_back(question.name);
    }
    block(gate, GateBlocker::Kind::HighQuestions, std::move(high));
    block(gate, GateBlocker::Kind::HighFindings, input.highFindings);
    block(gate, GateBlocker::Kind::OpenQuestions, std::move(open));
    std::ranges::stable_sort(gate.blockers, {}, [](const GateBlocker &blocker) { return blocker.items.size(); });
    gate.ready = gate.blockers.empty();
    return gate;
}

} // namespace lensboard
