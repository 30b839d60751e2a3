// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/rulepack.h"

// Runs the examples that rules carry: each board is evaluated with its rule alone, and verdict, keys, sentence and
// severity must be as written. Used by the tests and by `rules validate`.
namespace lensboard {

struct ExampleReport
{
    int passed = 0;
    int failed = 0;
    std::vector<Error> failures; // "rule.example" with file and pointer
};

[[nodiscard]] ExampleReport runExamples(const RulePacks &packs, const Catalog &catalog);

} // namespace lensboard
