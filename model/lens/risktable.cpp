// SPDX-License-Identifier: Apache-2.0
#include "lens/risktable.h"

#include <algorithm>

namespace lensboard {

namespace {

TruthTable conditionTable(const Condition &condition, const Question &question, const std::vector<TruthTable> &choices,
                          int variables)
{
    using Kind = Condition::Step::Kind;
    std::vector<TruthTable> stack;
    for (const Condition::Step &step : condition.steps()) {
        if (step.kind == Kind::Name) {
            const int index = question.choiceIndex(condition.names()[step.name]);
            stack.push_back(index < 0 ? TruthTable::constant(variables, false)
                                      : choices[static_cast<std::size_t>(index)]);
        } else if (step.kind == Kind::Not) {
            stack.back().flip();
        } else {
            const TruthTable top = std::move(stack.back());
            stack.pop_back();
            if (step.kind == Kind::And)
                stack.back() &= top;
            else
                stack.back() |= top;
        }
    }
    return stack.empty() ? TruthTable::constant(variables, true) : std::move(stack.back());
}

// What each choice is for every assignment of the open ones.
std::vector<TruthTable> choiceTables(const Question &question, const std::vector<Selection> &selections,
                                     const std::vector<int> &open)
{
    const int variables = static_cast<int>(open.size());
    std::vector<TruthTable> tables;
    TruthTable nothing = TruthTable::constant(variables, true);
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const auto variable = std::ranges::find(open, static_cast<int>(i));
        tables.push_back(variable == open.end()
                             ? TruthTable::constant(variables, selections[i] == Selection::Selected)
                             : TruthTable::variable(variables, static_cast<int>(variable - open.begin())));
        if (!question.choices[i].isNone())
            nothing.subtract(tables.back());
    }
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        if (question.choices[i].isNone() && selections[i] != Selection::NotSelected)
            tables[i] = nothing;
    }
    return tables;
}

} // namespace

const TruthTable &RiskTable::of(Risk risk) const
{
    return risk == Risk::None ? none : risk == Risk::Medium ? medium : high;
}

std::optional<RiskTable> tabulateRisk(const Question &question, const std::vector<Selection> &selections)
{
    std::vector<int> open;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        if (selections[i] == Selection::Open && !question.choices[i].isNone())
            open.push_back(static_cast<int>(i));
    }
    if (open.size() > TruthTable::maxVariables)
        return std::nullopt;
    const int variables = static_cast<int>(open.size());
    const std::vector<TruthTable> choices = choiceTables(question, selections, open);
    const TruthTable never = TruthTable::constant(variables, false);
    RiskTable table{std::move(open), never, never, never, TruthTable::constant(variables, true), {}};
    for (const RiskRule &rule : question.riskRules) {
        TruthTable fires = rule.broken ? never : conditionTable(rule.condition, question, choices, variables);
        fires &= table.unmatched;
        table.unmatched.subtract(fires);
        (rule.risk == Risk::None ? table.none : rule.risk == Risk::Medium ? table.medium : table.high) |= fires;
        table.firing.push_back(std::move(fires));
    }
    table.high |= table.unmatched;
    return table;
}

} // namespace lensboard
