// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"

void lensboardInitResources();

namespace lensboard {

void initResources()
{
    static const bool once = [] {
        lensboardInitResources();
        return true;
    }();
    static_cast<void>(once);
}

} // namespace lensboard
