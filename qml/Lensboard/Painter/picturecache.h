// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/primitives.h"

#include <QImage>

// Decoded pictures, kept once for all threads that paint; the oldest go when there are too many pixels.
namespace lensboard {

// Null when there are no bytes or they are no picture. Safe to call on any thread.
[[nodiscard]] QImage pictureImage(const PictureShape &picture);

} // namespace lensboard
