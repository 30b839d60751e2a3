// SPDX-License-Identifier: Apache-2.0
#include "lens/lensset.h"

#include "base/files.h"
#include "base/jsonposition.h"
#include "lens/builtin.h"

#include <algorithm>
#include <cassert>

namespace lensboard {

namespace {

std::shared_ptr<const LensPackage> varied(LensPackage package, const std::string &variant)
{
    if (package.notes.variants.contains(variant)) {
        if (auto lens = withVariant(package.lens(), package.notes, variant))
            package.loaded.lens = std::move(*lens);
    }
    return std::make_shared<const LensPackage>(std::move(package));
}

// The first fault, with its place in the file.
Error unusable(const LensPackage &package, const std::string &file)
{
    Error error = makeError("lens.unusable", "this lens cannot be used");
    for (const LensIssue &issue : package.loaded.issues) {
        if (issue.severity != LensIssue::Severity::Error)
            continue;
        error.message += ": " + issue.message;
        error.pointer = issue.pointer;
        break;
    }
    const auto text = readFile(file);
    return text ? placedInJson(error.inFile(file), *text) : error.inFile(file);
}

} // namespace

LensSet openLenses(const std::vector<std::string> &files, const std::string &variant)
{
    LensSet set;
    const Result<LensPackage> &builtIn = serverlessLens();
    assert(builtIn.ok());
    set.lenses.push_back({":/lensboard/lenses/serverless.json", varied(*builtIn, variant)});
    for (const std::string &file : files) {
        auto package = openLens(file);
        if (!package) {
            set.problems.push_back(package.error().inFile(file));
            continue;
        }
        if (!package->loaded.usable()) {
            set.problems.push_back(unusable(*package, file));
            continue;
        }
        const bool known = std::ranges::any_of(set.lenses, [&](const LensSet::Entry &entry) {
            return entry.package->lens().alias == package->lens().alias;
        });
        if (known) {
            set.problems.push_back(makeError("lens.twice", "there is another lens called \"" + package->lens().alias +
                                                               "\"; give the file another name")
                                       .inFile(file));
            continue;
        }
        set.lenses.push_back({file, varied(std::move(*package), variant)});
    }
    return set;
}

} // namespace lensboard
