// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "console.h"

#include <string>
#include <vector>

// Where inputs come from: files, folders and standard input; and where outputs go.
namespace lensboard::cli {

// "-" is standard input, which is read once and kept. Errors are those of readFile.
[[nodiscard]] Result<std::string> readInput(const std::string &path);

// What messages call it: the path as given, "<stdin>" for "-".
[[nodiscard]] std::string inputName(const std::string &path);

struct InputFile
{
    std::string path;
    // Found in a folder: what turns out to be something else (a package.json) is passed over.
    bool fromFolder = false;
};

// Folders become the files in them, at any depth, that may be documents or templates by their ending, in order of
// their names; hidden folders, build folders and symbolic links to folders are left out. The output
// of CDK stands for itself, as one workload. Errors: "input.emptyFolder".
[[nodiscard]] Result<std::vector<InputFile>> expandInputs(const std::vector<std::string> &words);

// Writes a file whole or not at all; "-" is standard output.
[[nodiscard]] Result<void> writeOutput(Console &console, const std::string &path, std::string_view bytes);

} // namespace lensboard::cli
