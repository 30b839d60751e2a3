// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/property.h"

namespace lensboard {

// Whether a record carries the mark "gone": it was imported, and the template that was read last does not have it any
// more (edit/reimport.h sets and removes it).
[[nodiscard]] inline bool isGone(const Properties &properties)
{
    const bool *gone = statedBool(properties, "gone");
    return gone != nullptr && *gone;
}

} // namespace lensboard
