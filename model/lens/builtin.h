// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/notes.h"

#include <string>
#include <vector>

// The lenses that come with the program. They are ordinary lens files below ":/lensboard/lenses" and go through the
// same loader as anybody's; each is read once, when first asked for, and may be used from several threads.
namespace lensboard {

// The Serverless Lens, whose alias is "serverless".
[[nodiscard]] const Result<LensPackage> &serverlessLens();

// Aliases of all built-in lenses, and one of them. Error: "lens.unknown".
[[nodiscard]] std::vector<std::string> builtinLensAliases();
[[nodiscard]] Result<LensPackage> builtinLens(std::string_view alias);

// One line of `lens list`.
struct LensSummary
{
    std::string alias;
    std::string name;
    std::string file;
    std::string sha256;
    int pillars = 0;
    int questions = 0;
    int practices = 0; // without "none of these"
    int errors = 0;
    int warnings = 0;
    std::vector<std::string> variants;
};

[[nodiscard]] LensSummary summarizeLens(const LensPackage &package);
[[nodiscard]] std::vector<LensSummary> builtinLensSummaries();

// The alias in what AWS calls a lens: the bare alias or either spelling of its ARN
// ("arn:aws:wellarchitected::aws:lens/serverless").
[[nodiscard]] std::string lensAliasFrom(std::string_view aliasOrArn);

} // namespace lensboard
