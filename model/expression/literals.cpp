// SPDX-License-Identifier: Apache-2.0
#include "expression/lexer.h"
#include "expression/text.h"

#include <optional>

namespace lensboard::cel {

namespace {

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 99;
}

// Exactly `count` digits of the base, or nothing.
std::optional<std::uint32_t> digits(std::string_view body, std::size_t at, std::size_t count, int base)
{
    if (at + count > body.size())
        return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (digitValue(body[i]) >= base)
            return std::nullopt;
        value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digitValue(body[i]));
    }
    return value;
}

std::optional<char> simpleEscape(char c)
{
    static constexpr std::string_view names = "abfnrtv\\?\"'`";
    static constexpr std::string_view values = "\a\b\f\n\r\t\v\\?\"'`";
    const std::size_t found = names.find(c);
    return found == std::string_view::npos ? std::nullopt : std::optional<char>(values[found]);
}

// A code point by number: \x41 \u0041 \U00000041 \101, and two \u of a surrogate pair. Moves `at` behind it.
std::optional<std::uint32_t> numberedEscape(std::string_view body, std::size_t &at)
{
    const char kind = body[at];
    std::optional<std::uint32_t> value;
    std::size_t length = 0;
    if (kind == 'x' || kind == 'X') {
        length = 3;
        value = digits(body, at + 1, 2, 16);
    } else if (kind == 'u') {
        length = 5;
        value = digits(body, at + 1, 4, 16);
    } else if (kind == 'U') {
        length = 9;
        value = digits(body, at + 1, 8, 16);
    } else if (kind >= '0' && kind <= '3') {
        length = 3;
        value = digits(body, at, 3, 8);
    }
    at += length;
    if (value && kind == 'u' && *value >= 0xD800 && *value < 0xDC00 && body.substr(at, 2) == "\\u") {
        const auto low = digits(body, at + 2, 4, 16);
        if (low && *low >= 0xDC00 && *low < 0xE000) {
            at += 6;
            return 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
        }
    }
    return value;
}

} // namespace

Result<std::string> unescape(std::string_view body, std::size_t &badAt)
{
    std::string result;
    result.reserve(body.size());
    for (std::size_t at = 0; at < body.size();) {
        if (body[at] != '\\') {
            result += body[at++];
            continue;
        }
        badAt = at++;
        if (at == body.size())
            return makeError("expression.syntax", "A backslash stands at the end of the string.");
        if (const auto simple = simpleEscape(body[at])) {
            result += *simple;
            ++at;
            continue;
        }
        const auto codePoint = numberedEscape(body, at);
        if (!codePoint || !appendCodePoint(result, *codePoint))
            return makeError("expression.syntax", "This escape sequence is not valid. Use two backslashes for a "
                                                  "backslash, or r'…' for text without escapes.");
    }
    return result;
}

} // namespace lensboard::cel
