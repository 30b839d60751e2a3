// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"
#include "document/document.h"
#include "scene/primitives.h"

// What a change would do to the picture, without making it: new elements and connections green and dashed where they
// would stand, a frame around what would change with what it would say, a frame in the colour of high risks around what
// would go. To be drawn over the picture, at `ghostOpacity`. The work grows with the change, not with the document,
// except for one pass over the nodes to see which are near.
namespace lensboard {

constexpr double ghostOpacity = 0.75;

// In drawing order; empty when nothing of the change is to be seen (settings, layout that stays).
[[nodiscard]] SceneItems ghostItems(const Document &document, const ChangeSet &change);

} // namespace lensboard
