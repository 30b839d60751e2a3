// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the process tells its caller (cli.md). The numbers are a contract.
namespace lensboard::cli {

enum class ExitCode {
    Fine = 0,
    Findings = 1, // findings at or above --fail-on, failed test cases, or conflicts
    Usage = 2,    // the command line itself is wrong
    BadInput = 3, // an input is unreadable or invalid, or an output cannot be written
    Internal = 4  // a fault of the program
};

} // namespace lensboard::cli
