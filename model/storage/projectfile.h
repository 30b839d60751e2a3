// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "document/document.h"

#include <string>
#include <string_view>
#include <vector>

// The `.lensboard` file: one UTF-8 JSON document, LF, fixed key order, one record per line, records sorted by id,
// layout on a 1/8 grid. Saving without a change gives the same bytes; unknown keys, records and types survive.
namespace lensboard {

inline constexpr int projectFileVersion = 1;

struct LoadedDocument
{
    Document document;
    // What was mended while reading (dangling edge left out, id made unique, parent cycle cut, …), with JSON pointers.
    std::vector<Error> warnings;
    // A file of a newer version, opened because the caller allowed it: must not be saved over.
    bool readOnly = false;
    // SHA-256 of the bytes read, to notice that another program changed the file.
    std::string contentHash;
};

enum class NewerVersion { Refuse, OpenReadOnly };

// An empty board that names the built-in lens.
[[nodiscard]] Document newDocument();

// Errors: those of readFile and parseJson, "document.format" (another kind of JSON), "document.newer" (with words on
// what to do), "document.version", "document.shape" (a section of the wrong type, with its pointer).
[[nodiscard]] Result<LoadedDocument> loadDocument(const std::string &path, NewerVersion newer = NewerVersion::Refuse);
[[nodiscard]] Result<LoadedDocument> parseDocument(std::string_view text, const std::string &fileName = {},
                                                   NewerVersion newer = NewerVersion::Refuse);

// True when the text looks like a Lensboard document, whatever its version.
[[nodiscard]] bool looksLikeDocument(std::string_view text);

[[nodiscard]] std::string writeDocument(const Document &document);

// Atomic: a failed save leaves the old file whole. Returns the content hash of what was written.
[[nodiscard]] Result<std::string> saveDocument(const Document &document, const std::string &path);

[[nodiscard]] std::string contentHash(std::string_view bytes);

} // namespace lensboard
