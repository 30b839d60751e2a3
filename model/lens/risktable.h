// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/lens.h"
#include "lens/truthtable.h"

#include <optional>
#include <vector>

// The risk rules of a question, worked out for every selection that is still possible. Both the verdict on a question
// and the search for dead rules read their answers off this table.
namespace lensboard {

enum class Selection { Selected, NotSelected, Open };

struct RiskTable
{
    std::vector<int> open; // choice indexes of the variables, in order of the table's variables
    TruthTable none;
    TruthTable medium;
    TruthTable high;                // includes unmatched
    TruthTable unmatched;           // no rule is true
    std::vector<TruthTable> firing; // per rule: where it is the first true one

    [[nodiscard]] const TruthTable &of(Risk risk) const;
};

// `selections` has one entry per choice; names in conditions that are no choices count as not selected. An open "none
// of these" choice is no variable: it is selected exactly when nothing else is, and a selected one gives way to any
// other choice. Gives nothing when more than TruthTable::maxVariables choices are open.
[[nodiscard]] std::optional<RiskTable> tabulateRisk(const Question &question, const std::vector<Selection> &selections);

} // namespace lensboard
