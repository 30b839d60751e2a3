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

FindingDiff merged(const FindingDiff &first, const FindingDiff &second)
{
    if (first.empty())
        return second;
    enum class Did { Nothing, Added, Changed, Removed };
    std::map<std::string, Did> all;
    for (const std::string &key : first.added)
        all[key] = Did::Added;
    for (const std::string &key : first.changed)
        all[key] = Did::Changed;
    for (const std::string &key : first.removed)
        all[key] = Did::Removed;
    for (const std::string &key : second.added)
        all[key] = all.contains(key) ? Did::Changed : Did::Added;
    for (const std::string &key : second.changed)
        all.try_emplace(key, Did::Changed);
    for (const std::string &key : second.removed) {
        Did &did = all.try_emplace(key, Did::Changed).first->second;
        did = did == Did::Added ? Did::Nothing : Did::Removed;
    }
    FindingDiff diff;
    for (const auto &[key, did] : all) {
        if (did == Did::Added)
            diff.added.push_back(key);
        else if (did == Did::Changed)
            diff.changed.push_back(key);
        else if (did == Did::Removed)
            diff.removed.push_back(key);
    }
    return diff;
}

} // namespace lensboard
