// SPDX-License-Identifier: Apache-2.0
#include "storage/migration.h"

namespace lensboard {

const std::vector<MigrationStep> &migrationSteps()
{
    static const std::vector<MigrationStep> steps; // version 1 is the first
    return steps;
}

Result<Json> migrate(Json tree, int version, const std::vector<MigrationStep> &steps)
{
    const int newest = static_cast<int>(steps.size()) + 1;
    if (version < 1 || version > newest)
        return makeError("document.version", "version " + std::to_string(version) + " cannot be brought to version " +
                                                 std::to_string(newest));
    for (int at = version; at < newest; ++at) {
        auto next = steps[static_cast<std::size_t>(at) - 1](std::move(tree));
        if (!next)
            return next.error();
        tree = std::move(*next);
        tree["version"] = at + 1;
    }
    return tree;
}

} // namespace lensboard
