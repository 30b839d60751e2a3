// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/finding.h"
#include "scene/primitives.h"

// Puts the numbers of findings beside what they are about, where they cover no label, card, badge or other number as
// long as there is room.
namespace lensboard {

// `listed[i]` gets number i + 1; findings about nothing that is drawn get no callout. `items` in drawing order.
[[nodiscard]] std::vector<Primitive> placeCallouts(const SceneItems &items, const std::vector<const Finding *> &listed);

} // namespace lensboard
