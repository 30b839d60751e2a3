// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/notes.h"
#include "rules/rulepack.h"

#include <string>

// The reference of the rules as Markdown: per rule what it looks for, why, how it is detected and rated, typical false
// alarms, repairs and sources. `resources/help/rules.md` is exactly this text for the built-in packs, and the window's
// help shows it. Depends on nothing but the packs and the lens, so the same packs give the same bytes.
namespace lensboard::cli {

// Practices are named as `lens` names them and link to the help page of their question.
[[nodiscard]] std::string rulesReference(const RulePacks &packs, const LensPackage &lens);

} // namespace lensboard::cli
