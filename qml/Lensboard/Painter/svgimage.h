// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

// Vector pictures of other people as pixels. Nothing outside the bytes is read: references to files are cut first.
namespace lensboard {

// The longer side has `longestSide` pixels. Null when the bytes are no SVG, or more than 2 MB of it.
[[nodiscard]] QImage svgImage(const QByteArray &svg, int longestSide);

} // namespace lensboard
