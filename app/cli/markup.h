// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Text inside XML and HTML, in elements and in quoted attributes.
namespace lensboard::cli {

// Printable (console.h), and with nothing that reads as markup.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

} // namespace lensboard::cli
