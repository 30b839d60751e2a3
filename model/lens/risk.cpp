// SPDX-License-Identifier: Apache-2.0
#include "lens/risk.h"

#include <array>

namespace lensboard {

namespace {

struct Words
{
    Risk risk;
    std::string_view answer;
    std::string_view rule;
};

constexpr std::array<Words, 5> words{{{Risk::None, "NONE", "NO_RISK"},
                                      {Risk::Medium, "MEDIUM", "MEDIUM_RISK"},
                                      {Risk::High, "HIGH", "HIGH_RISK"},
                                      {Risk::Unanswered, "UNANSWERED", ""},
                                      {Risk::NotApplicable, "NOT_APPLICABLE", ""}}};

} // namespace

std::string_view riskWord(Risk risk)
{
    return words[static_cast<std::size_t>(risk)].answer;
}

std::string_view riskRuleWord(Risk risk)
{
    return words[static_cast<std::size_t>(risk)].rule;
}

std::optional<Risk> riskFromWord(std::string_view word)
{
    for (const Words &entry : words) {
        if (entry.answer == word)
            return entry.risk;
    }
    return std::nullopt;
}

std::optional<Risk> riskFromRuleWord(std::string_view word)
{
    for (const Words &entry : words) {
        if (!word.empty() && entry.rule == word)
            return entry.risk;
    }
    return std::nullopt;
}

} // namespace lensboard
