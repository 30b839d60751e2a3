// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/text.h"

#include <QGlyphRun>
#include <QList>

#include <string>

// Laid out lines of text, kept per thread so that tiles can be painted on several threads without shaping the same
// names again and again.
namespace lensboard {

struct LaidOutText
{
    QList<QGlyphRun> runs; // base line at y = 0
    double width = 0;      // as this machine's font has it
};

// At `size` pixels. The reference lives until the next call on this thread.
[[nodiscard]] const LaidOutText &laidOut(const std::string &text, double size, TextWeight weight,
                                         TextFace face = TextFace::Upright);

} // namespace lensboard
