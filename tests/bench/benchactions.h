// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/benchmark.h"
#include "qml/windowharness.h"

// Triggers every action of the registry on a board and measures the longest stretch for which the GUI thread answered
// nobody, from the trigger until the window has come to rest. The slowest come first; those that would open a window
// of the system, or end the program, are named as left out.
namespace lensboard::bench {

void benchActions(Report &report, test::Window &window, const std::function<Document(int)> &board);

} // namespace lensboard::bench
