// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <string>
#include <vector>

// Runs expression cases kept as data: {"cases": [{"name", "expr", "bindings"?, "value" | "error": true}, …]}. Values
// are tagged: {"int":1}, {"double":0.5} (or "nan", "inf", "-inf"), {"string"}, {"bool"}, {"null":null}, {"list":[…]},
// {"map":[[key,value],…]}, {"type":"int"}. A case that expects an error passes when parsing or evaluation fails.
namespace lensboard::cel {

struct CaseReport
{
    int passed = 0;
    int failed = 0;
    std::vector<std::string> failures; // "name: expression: expected …, got …"
};

// Fails ("expression.cases") when the JSON is not of this form at all; a single malformed case counts as failed.
[[nodiscard]] Result<CaseReport> runExpressionCases(const Json &cases);

} // namespace lensboard::cel
