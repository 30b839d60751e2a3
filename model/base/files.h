// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

// Reading and writing whole files. Paths are UTF-8; ":/…" names a built-in resource.
namespace lensboard {

// Reads a regular file of at most `limit` bytes. Errors: "file.missing", "file.unreadable", "file.notRegular" (folder,
// FIFO, device; never blocks), "file.tooLarge".
[[nodiscard]] Result<std::string> readFile(const std::string &path, std::int64_t limit = 256 * 1024 * 1024);

// Writes through a temporary file in the same folder, flushed and renamed; the old file stays whole on failure.
// Errors: "file.unwritable".
[[nodiscard]] Result<void> writeFileAtomically(const std::string &path, std::string_view bytes);

} // namespace lensboard
