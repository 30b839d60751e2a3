// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/primitives.h"

#include <string_view>
#include <vector>

// Markdown as shapes of a picture: headings, bold, italic, code, lists, tasks, quotes, rules and links (as text). What
// is drawn on the canvas, in SVG, PNG and PDF is the same. The text is read by md4c (MIT), whose dialect is CommonMark.
namespace lensboard {

// The text inside `room`; lines that do not fit are left out, the last one that does ends in "…". `line` colours rules
// and the grounds of code.
[[nodiscard]] std::vector<Primitive> markdownShapes(std::string_view text, const Rect &room, ColourRole ink,
                                                    ColourRole line);
// The height that the whole text takes at that width.
[[nodiscard]] double markdownHeight(std::string_view text, double width);

} // namespace lensboard
