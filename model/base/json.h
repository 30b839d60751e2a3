// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

// JSON with key order kept, and parsing that names line and column. Include only in sources and in headers whose
// subject is JSON itself: the library is slow to compile.
namespace lensboard {

using Json = nlohmann::ordered_json;

// Parses strictly (no comments, no NaN). Error codes: "json.empty", "json.syntax" with line and column (bytes, from
// 1), "json.depth" beyond 200 levels. Duplicate keys: the last one counts; their pointers go to `duplicates`.
[[nodiscard]] Result<Json> parseJson(std::string_view text, const std::string &file = {},
                                     std::vector<std::string> *duplicates = nullptr);

// Reads a built-in resource (":/lensboard/<path>") as JSON.
[[nodiscard]] Result<Json> readResourceJson(const std::string &path);

// Typed access that never throws: the fallback is returned for a missing key or another type.
[[nodiscard]] std::string stringAt(const Json &object, const char *key, const std::string &fallback = {});
[[nodiscard]] double numberAt(const Json &object, const char *key, double fallback = 0);
[[nodiscard]] bool boolAt(const Json &object, const char *key, bool fallback = false);
[[nodiscard]] std::vector<std::string> stringsAt(const Json &object, const char *key);
[[nodiscard]] const Json *memberAt(const Json &object, const char *key);

// One token of a JSON pointer, escaped ("~" and "/").
[[nodiscard]] std::string pointerToken(std::string_view key);

} // namespace lensboard
