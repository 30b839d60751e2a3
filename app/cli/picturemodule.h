// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scene/palette.h"
#include "scene/sheet.h"

#include <string>

// The border between the command line and the module that paints PNG and PDF. The module is built with the program and
// loaded from beside it only when a picture is asked for; both sides must come from one build.
namespace lensboard::cli {

struct PictureRequest
{
    const Sheet *sheet = nullptr;
    Theme theme = Theme::Light;
    double scale = 2; // PNG: pixels per unit
    bool pdf = false;
    std::string embedded; // kept in the file so that it can be opened again; empty: nothing
    std::string version;  // of the program; the module refuses another one
};

using PaintPicture = Result<std::string> (*)(const PictureRequest &request);

inline constexpr const char *paintPictureSymbol = "lensboardPaintPicture";

// The bytes of the picture. Errors: "export.noPainter" when this build has no such module, and those of the painter.
[[nodiscard]] Result<std::string> paintPicture(const PictureRequest &request);

} // namespace lensboard::cli
