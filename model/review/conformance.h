// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/casereport.h"
#include "base/json.h"

// Runs cases for the step from practices to the risk of a question: `{"cases": [{"rules": [{condition, risk}],
// "states": {choice: met|partly|notMet|unknown|notApplicable}, "now", "best", "worst", "settle": [[choice]]}]}`, or the
// list alone. Order inside `settle` does not matter. A case that cannot be read counts as failed.
namespace lensboard {

[[nodiscard]] CaseReport runVerdictCases(const Json &cases);

} // namespace lensboard
