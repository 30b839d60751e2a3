// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/notes.h"

#include <memory>
#include <string>
#include <vector>

// The lenses that a board is judged by: the built-in one, and any others by their files. Read leniently; a file that
// cannot be used is left out and says why.
namespace lensboard {

struct LensSet
{
    struct Entry
    {
        std::string file; // as asked for
        std::shared_ptr<const LensPackage> package;
    };
    std::vector<Entry> lenses;   // the built-in one first, then in the order asked for
    std::vector<Error> problems; // of the files left out: "lens.unusable" with the first fault, "lens.twice", "file.*"
};

// `variant` names the risk rules to use ("strict") where a lens has them; empty: its own.
[[nodiscard]] LensSet openLenses(const std::vector<std::string> &files, const std::string &variant = {});

} // namespace lensboard
