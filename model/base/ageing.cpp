// SPDX-License-Identifier: Apache-2.0
#include "base/ageing.h"

#include <charconv>
#include <optional>

namespace lensboard {

namespace {

// Days are compared only with each other, a year apart, so months may count 31 days each.
std::optional<int> dayNumber(std::string_view date)
{
    int parts[3] = {0, 12, 31};
    for (int &part : parts) {
        if (date.empty() && &part != parts)
            break;
        const std::size_t end = date.find('-');
        const std::string_view digits = date.substr(0, end);
        const auto [at, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), part);
        if (fault != std::errc() || at != digits.data() + digits.size())
            return std::nullopt;
        date = end == std::string_view::npos ? std::string_view() : date.substr(end + 1);
    }
    return (parts[0] * 12 + parts[1]) * 31 + parts[2];
}

} // namespace

bool isAgeing(std::string_view checkedOn, std::string_view today)
{
    const auto then = dayNumber(checkedOn);
    const auto now = dayNumber(today);
    return then && now && *now - *then > 12 * 31;
}

} // namespace lensboard
