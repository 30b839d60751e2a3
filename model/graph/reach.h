// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

#include <vector>

// Which elements belong together, for selecting them.
namespace lensboard {

enum class Stream { Up, Down };

// The nodes among `from` and every node from which they can be reached (Up) or that can be reached from them (Down),
// along edges of any kind; in order of id.
[[nodiscard]] std::vector<Id> reach(const Document &document, const std::vector<Id> &from, Stream direction);

// Every node whose type is that of a node among `like`; every boundary of the kinds, every note when one is among them.
[[nodiscard]] std::vector<Id> sameKind(const Document &document, const std::vector<Id> &like);

} // namespace lensboard
