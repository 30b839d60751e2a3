// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Finds where a JSON pointer points to in the text it was read from, so that messages about content can name line and
// column although the readers of content only know pointers.
namespace lensboard::cli {

struct TextPosition
{
    int line = 0; // from 1; 0: not found
    int column = 0;
};

// The position of the value, or of the innermost enclosing value that exists. The text must be JSON that has been read
// before: in other text the search ends early but never runs on. Nesting costs no stack.
[[nodiscard]] TextPosition positionInJson(std::string_view json, std::string_view pointer);

} // namespace lensboard::cli
