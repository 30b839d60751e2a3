// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainterPath>

#include <string_view>

// Turns SVG path data (all commands of SVG 1.1, absolute and relative) into a QPainterPath. Faulty data gives the path
// up to the fault.
namespace lensboard {

[[nodiscard]] QPainterPath svgPath(std::string_view data);

} // namespace lensboard
