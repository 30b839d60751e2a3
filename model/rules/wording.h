// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/explain.h"
#include "rules/fact.h"

#include <string>

// How explanations name what rules look at: elements by their names, types by their nouns, properties by their titles
// and with their units, facts by the sentences they were registered with.
namespace lensboard {

// Both must outlive the style.
[[nodiscard]] cel::ExplainStyle explainStyle(const World &world, const FactTable &facts);

// "{0}" and "{1}" stand for the arguments, "{=}" for the value.
[[nodiscard]] std::string filled(std::string pattern, std::span<const std::string> arguments, const std::string &value);

} // namespace lensboard
