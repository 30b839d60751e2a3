// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/sheet.h"

#include "base/result.h"

#include <functional>
#include <string>
#include <string_view>

// Writes a display list as SVG 1.1: the same bytes for the same sheet. Texts carry their measured length, so the
// picture keeps its shape with any font; hostile names are escaped and control characters dropped.
namespace lensboard {

// The picture of a type's icon as a data address, or nothing for the glyph of the program.
using IconAddress = std::function<std::string(const std::string &type)>;

struct SvgOptions
{
    Theme theme = Theme::Light;
    double scale = 1;
    std::string embedded; // kept in the file so that it can be opened again, e.g. the document; empty: nothing
    IconAddress icons;
};

[[nodiscard]] std::string writeSvg(const Sheet &sheet, const SvgOptions &options = {});

// What `embedded` was when the picture was written. Error: "svg.nothingEmbedded".
[[nodiscard]] Result<std::string> embeddedInSvg(std::string_view svg);

} // namespace lensboard
