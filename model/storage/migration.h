// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"

#include <functional>
#include <vector>

// Older files are brought to the current version step by step, on the JSON tree and in memory; the file on disk stays
// as it is until it is saved.
namespace lensboard {

// Step i leads from version i + 1 to version i + 2.
using MigrationStep = std::function<Result<Json>(Json)>;

[[nodiscard]] const std::vector<MigrationStep> &migrationSteps();

// Runs the steps that lead from `version` to the newest one and sets "version". Error "document.version" for a version
// below 1 or above the newest.
[[nodiscard]] Result<Json> migrate(Json tree, int version, const std::vector<MigrationStep> &steps);

} // namespace lensboard
