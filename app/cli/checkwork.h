// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inputs.h"
#include "judge.h"

#include <optional>
#include <string>
#include <vector>

// Opens inputs and runs the rules on them, several at once. What comes out does not depend on how many: results stand
// in the order of the inputs, and what each had to tell is kept with it.
namespace lensboard::cli {

struct CheckedInput
{
    bool passedOver = false; // found in a folder, but something else
    std::optional<Board> board;
    std::optional<Error> error; // when there is no board
    Judgement judgement;        // rules only, not yet assessed by lenses
    std::string talk;
};

[[nodiscard]] std::vector<CheckedInput> runRulesOn(const std::vector<InputFile> &inputs, Judge &judge, std::size_t jobs,
                                                   bool timings);

} // namespace lensboard::cli
