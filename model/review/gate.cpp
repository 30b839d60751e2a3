// SPDX-License-Identifier: Apache-2.0
#include "review/gate.h"

#include <algorithm>

namespace lensboard {

namespace {

constexpr std::size_t namedItems = 4;

// "A, B and C", or "A, B, C, D and 7 more".
std::string enumeration(const std::vector<std::string> &items)
{
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

std::string sentenceFor(GateBlocker::Kind kind, std::size_t count, const std::vector<std::string> &items)
{
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

// `named`: the items as the sentence has them.
void block(Gate &gate, GateBlocker::Kind kind, std::size_t count, std::vector<std::string> items,
           const std::vector<std::string> &named)
{
    std::string sentence = sentenceFor(kind, count, named);
    gate.blockers.push_back({kind, count, std::move(items), std::move(sentence)});
}

void blockQuestions(Gate &gate, GateBlocker::Kind kind, const std::vector<std::string> &names)
{
    if (!names.empty())
        block(gate, kind, names.size(), names, names);
}

// Equal titles once: "A (3 times)".
void blockFindings(Gate &gate, const std::map<std::string, int> &titles)
{
    std::size_t count = 0;
    std::vector<std::string> items;
    std::vector<std::string> named;
    for (const auto &[title, times] : titles) {
        count += static_cast<std::size_t>(times);
        items.push_back(title);
        named.push_back(times == 1 ? title : title + " (" + std::to_string(times) + " times)");
    }
    if (count > 0)
        block(gate, GateBlocker::Kind::HighFindings, count, std::move(items), named);
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
        block(gate, GateBlocker::Kind::NothingDrawn, 0, {}, {});
        return gate;
    }
    std::vector<std::string> high;
    std::vector<std::string> open;
    for (const GateQuestion &question : input.questions) {
        if (question.verdict.worst == Risk::High)
            (question.verdict.best == Risk::High ? high : open).push_back(question.name);
    }
    blockQuestions(gate, GateBlocker::Kind::HighQuestions, high);
    blockFindings(gate, input.highFindings);
    blockQuestions(gate, GateBlocker::Kind::OpenQuestions, open);
    std::ranges::stable_sort(gate.blockers, {}, &GateBlocker::count);
    gate.ready = gate.blockers.empty();
    return gate;
}

} // namespace lensboard
