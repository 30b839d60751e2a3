// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Text as CEL understands it: strings are UTF-8 and counted in code points; numbers are written and read without regard
// to the locale.
namespace lensboard::cel {

[[nodiscard]] bool isUtf8(std::string_view text);
[[nodiscard]] std::int64_t codePoints(std::string_view text);

// Appends a code point as UTF-8; false for surrogates and beyond U+10FFFF.
bool appendCodePoint(std::string &text, std::uint32_t codePoint);

// The shortest digits that read back as the same number: "1.5", "2", "6.02214e+23", "NaN", "+infinity", "-infinity".
[[nodiscard]] std::string doubleText(double value);

// The whole text must be a number; surrounding space is not allowed. A number too large for a double is infinite.
[[nodiscard]] std::optional<double> parseDouble(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

// 'text', with quotes, backslashes and control characters escaped.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace lensboard::cel
