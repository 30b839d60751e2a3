// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

// How bad the answer to a question is, with the two spellings that AWS uses for it: "HIGH" in answers and reviews,
// "HIGH_RISK" in lens files.
namespace lensboard {

enum class Risk { None, Medium, High, Unanswered, NotApplicable };

// "NONE", "MEDIUM", "HIGH", "UNANSWERED", "NOT_APPLICABLE".
[[nodiscard]] std::string_view riskWord(Risk risk);
[[nodiscard]] std::optional<Risk> riskFromWord(std::string_view word);

// "NO_RISK", "MEDIUM_RISK", "HIGH_RISK"; a lens file knows only these, so the two other risks give "".
[[nodiscard]] std::string_view riskRuleWord(Risk risk);
[[nodiscard]] std::optional<Risk> riskFromRuleWord(std::string_view word);

} // namespace lensboard
