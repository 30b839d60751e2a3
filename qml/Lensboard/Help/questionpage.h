// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/notes.h"

#include <QString>

// The help page of one question as Markdown, made from the lens and its side file: each practice with what it is, why,
// how to get there step by step, and what has changed. Practices stand in the order required, good, best.
namespace lensboard {

[[nodiscard]] QString questionPage(const LensPackage &lens, const Pillar &pillar, const Question &question);

} // namespace lensboard
