// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lensboard {

// Makes the data compiled into the program readable below ":/lensboard/". Cheap and safe to call again.
void initResources();

} // namespace lensboard
