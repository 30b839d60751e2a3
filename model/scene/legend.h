// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/sheet.h"

// What stands below an exported picture: how to read lines, badges and colours, and the numbered findings.
namespace lensboard {

// Only what the picture shows: line styles and layers in use, badges of the listed findings. Empty for an empty board.
[[nodiscard]] std::vector<Primitive> legendShapes(const Document &document, const std::vector<ListedRule> &listed,
                                                  Point topLeft, double width);

// The first `shown` entries in columns, the number of the rest in a last line.
[[nodiscard]] std::vector<Primitive> findingList(const Document &document, const std::vector<ListedRule> &listed,
                                                 std::size_t shown, bool numbered, Point topLeft, double width);

} // namespace lensboard
