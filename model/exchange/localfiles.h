// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

// Files that an input refers to. Only regular files inside the folder of the input are opened, after symbolic links are
// resolved; everything else (folders, FIFOs, addresses, paths that lead out) is refused without touching it. Nothing is
// ever fetched from a network.
namespace lensboard {

class LocalFiles
{
public:
    // `inputFile` is the path of the input; empty (standard input) refuses every reference.
    explicit LocalFiles(const std::string &inputFile);

    // Text of the file that `reference` (relative to the input) names. Errors: "reference.remote", "reference.outside",
    // "reference.missing", "reference.notRegular", and those of decodeText.
    [[nodiscard]] Result<std::string> read(std::string_view reference) const;
    // Canonical path, for cycle checks. The same errors.
    [[nodiscard]] Result<std::string> locate(std::string_view reference) const;
    [[nodiscard]] const std::string &input() const { return m_input; }

private:
    std::string m_input;  // canonical path of the input, empty when it is no file
    std::string m_folder; // canonical, without final slash
};

} // namespace lensboard
