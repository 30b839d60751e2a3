// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

// How much an input may cost before it is refused. A hand-made file stays far below every one of these; they bound what
// a malicious or broken one can do. Each refusal names the budget and where it was used up.
namespace lensboard::budgets {

constexpr std::int64_t inputBytes = 64LL * 1024 * 1024;   // one input file, before decoding
constexpr std::int64_t sideFileBytes = 8LL * 1024 * 1024; // a file that a template refers to
constexpr std::size_t treeDepth = 256;                    // levels of lists and mappings
constexpr std::size_t treeNodes = 2'000'000;              // values of one input, copies made by aliases included
constexpr std::size_t aliasNodes = 200'000;               // values that aliases may copy
constexpr std::size_t resources = 50'000;                 // resources of one template
constexpr std::size_t loopCopies = 5'000;                 // values that Fn::ForEach may make
constexpr int resolveDepth = 48;                          // intrinsics and references inside one another
constexpr std::size_t alternatives = 4'096;               // values that one place may have through conditions
constexpr int helperHops = 8;                             // helper resources between a reference and its box
constexpr int folderFiles = 2'000;                        // candidates in one folder
constexpr std::size_t issues = 500;                       // findings kept per input; the rest are only counted

} // namespace lensboard::budgets
