// SPDX-License-Identifier: Apache-2.0
#include "rules/finding.h"

namespace lensboard {

std::string_view toWord(Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return "low";
    case Severity::Medium:
        return "medium";
    case Severity::High:
        return "high";
    }
    return {};
}

std::string_view toWord(FindingVerdict verdict)
{
    switch (verdict) {
    case FindingVerdict::Pass:
        return "pass";
    case FindingVerdict::Fail:
        return "fail";
    case FindingVerdict::Ask:
        return "unknown";
    }
    return {};
}

} // namespace lensboard
