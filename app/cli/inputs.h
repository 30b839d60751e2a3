// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string>

// Where inputs come from: files and standard input.
namespace lensboard::cli {

// "-" is standard input, which is read once and kept. Errors are those of readFile.
[[nodiscard]] Result<std::string> readInput(const std::string &path);

// What messages call it: the path as given, "<stdin>" for "-".
[[nodiscard]] std::string inputName(const std::string &path);

} // namespace lensboard::cli
