// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <string_view>

// Finds where a JSON pointer points to in the text it was read from, so that messages about content can name line and
// column although the readers of content only know pointers.
namespace lensboard {

struct TextPosition
{
    int line = 0; // from 1; 0: not found
    int column = 0;
};

// The position of the value, or of the innermost enclosing value that exists. The text must be JSON that has been read
// before: in other text the search ends early but never runs on. Nesting costs no stack.
[[nodiscard]] TextPosition positionInJson(std::string_view json, std::string_view pointer);

// The error with the line and column of its pointer. What an error inside an expression knows of line and column
// becomes its detail: there they count within the expression.
[[nodiscard]] Error placedInJson(Error error, std::string_view json);

} // namespace lensboard
