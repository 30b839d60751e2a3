// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

// The outcome of running a file of conformance cases.
namespace lensboard {

struct CaseReport
{
    int passed = 0;
    int failed = 0;
    std::vector<std::string> failures; // one line per failed case: which, what was wanted, what came out
};

} // namespace lensboard
