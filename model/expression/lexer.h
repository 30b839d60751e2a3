// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Cuts the text of an expression into tokens. For this folder only.
namespace lensboard::cel {

enum class Token : std::uint8_t { End, Name, QuotedName, Integer, Real, Text, Sign };

struct Lexeme
{
    Token token = Token::End;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    // Name, Sign, Integer, Real: as written. Text: with escapes resolved. QuotedName: without the backticks.
    std::string text;

    [[nodiscard]] bool isSign(std::string_view sign) const { return token == Token::Sign && text == sign; }
    [[nodiscard]] bool isName(std::string_view name) const { return token == Token::Name && text == name; }
};

// All tokens, the last one End. The errors are those of parse().
[[nodiscard]] Result<std::vector<Lexeme>> tokenize(std::string_view text);

// Resolves the escape sequences of a string literal's body; on failure `badAt` is the offset of the bad sequence.
[[nodiscard]] Result<std::string> unescape(std::string_view body, std::size_t &badAt);

// An error of parse() at an offset of the text.
[[nodiscard]] Error errorAt(std::string_view text, std::size_t offset, const char *code, std::string message);

} // namespace lensboard::cel
