// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/sheet.h"

// Puts the numbers of findings beside what they are about, where they cover no label, card, badge or other number as
// long as there is room.
namespace lensboard {

// Findings about nothing that is drawn get no callout. `items` in drawing order.
[[nodiscard]] std::vector<Primitive> placeCallouts(const SceneItems &items, const std::vector<ListedRule> &listed);

} // namespace lensboard
