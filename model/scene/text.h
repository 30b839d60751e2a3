// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Widths of text in canvas units, from a table of advance widths of Inter that is compiled in: the same text measures
// the same on every machine, whatever fonts it has. Who draws text fits it into the measured width. Safe to call from
// any thread. Texts are UTF-8; broken bytes count as one replacement character each.
namespace lensboard {

enum class TextWeight : unsigned char { Regular, SemiBold };
enum class TextFace : unsigned char { Upright, Italic, Mono };

// One line; control characters have no width, characters outside the table an estimated one (full width for
// East Asian scripts and emoji, none for combining marks).
[[nodiscard]] double textWidth(std::string_view text, double size, TextWeight weight = TextWeight::Regular);

// As wide as a fixed-width face is taken to be: six tenths of the size for each character.
[[nodiscard]] double monoWidth(std::string_view text, double size);

// The text, or as much of its beginning as fits together with "…". Line breaks become spaces.
[[nodiscard]] std::string elided(std::string_view text, double size, TextWeight weight, double maxWidth);

// Breaks at spaces, inside a word only when it is wider than a line, and at line feeds. When there are more than
// `maxLines` lines the last one kept ends in "…".
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double size, TextWeight weight, double maxWidth,
                                               int maxLines);

// Without control characters and broken UTF-8, which XML and fonts cannot take; line feeds and tabs become spaces.
[[nodiscard]] std::string printable(std::string_view text);

// Decodes the character that begins at `position` and moves behind it; broken bytes give U+FFFD.
[[nodiscard]] char32_t nextCharacter(std::string_view text, std::size_t &position);

} // namespace lensboard
