// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Numbers that AWS can change carry the day on which they were checked; those checked more than a year ago are shown
// as ageing wherever that day is shown.
namespace lensboard {

// Both as ISO dates, "2026-11-24"; of a month or a year ("2026") its last day counts. False when either is no date.
[[nodiscard]] bool isAgeing(std::string_view checkedOn, std::string_view today);

} // namespace lensboard
