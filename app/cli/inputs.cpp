// SPDX-License-Identifier: Apache-2.0
#include "inputs.h"

#include "base/files.h"

#include <cstdio>
#include <optional>

namespace lensboard::cli {

namespace {

constexpr std::size_t largestInput = 256UL * 1024 * 1024;

Result<std::string> readStandardInput()
{
    static std::optional<std::string> kept;
    if (kept)
        return *kept;
    std::string text;
    char buffer[65536];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) {
        text.append(buffer, count);
        if (text.size() > largestInput)
            return makeError("file.tooLarge", "larger than 256 MiB").inFile(inputName("-"));
    }
    if (std::ferror(stdin))
        return makeError("file.unreadable", "standard input could not be read").inFile(inputName("-"));
    kept = text;
    return text;
}

} // namespace

Result<std::string> readInput(const std::string &path)
{
    return path == "-" ? readStandardInput() : readFile(path);
}

std::string inputName(const std::string &path)
{
    return path == "-" ? "<stdin>" : path;
}

} // namespace lensboard::cli
