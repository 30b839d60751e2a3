// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/casereport.h"
#include "base/json.h"
#include "command.h"

// What `expression test` and `verdict test` share: read the files, print each failure and the line of totals.
namespace lensboard::cli {

using CaseRunner = Result<CaseReport> (*)(const Json &cases);

// Exit codes: 0 all passed, 1 some failed, 3 a file is not readable as cases. The last line of standard output is
// "N passed, N failed".
[[nodiscard]] ExitCode runCaseFiles(const Arguments &arguments, Console &console, CaseRunner runner);

} // namespace lensboard::cli
