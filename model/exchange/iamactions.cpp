// SPDX-License-Identifier: Apache-2.0
#include "exchange/iamactions.h"

#include "base/json.h"

#include <algorithm>
#include <map>

namespace lensboard {

namespace {

struct KnownAction
{
    std::string name; // without its service
    ActionEffect effect;
};
using ActionTable = std::map<std::string, std::vector<KnownAction>, std::less<>>;

ActionTable loadActions()
{
    ActionTable table;
    const auto data = readResourceJson("exchange/iam-actions.json");
    const Json *effects = data ? memberAt(*data, "effects") : nullptr;
    if (effects == nullptr)
        return table;
    for (const Json &entry : *effects) {
        const std::string does = stringAt(entry, "does");
        const std::size_t slash = does.find('/');
        const auto kind = edgeKind(does.substr(0, slash));
        const auto mode = edgeMode(does.substr(slash + 1));
        const Json *actions = memberAt(entry, "actions");
        if (!kind || !mode || actions == nullptr)
            continue;
        for (const auto &[service, names] : actions->items()) {
            for (const Json &name : names)
                table[service].push_back({name.get<std::string>(), {*kind, *mode, boolAt(entry, "polling")}});
        }
    }
    return table;
}

const ActionTable &actionTable()
{
    static const ActionTable table = loadActions();
    return table;
}

std::map<std::string, SamPolicy, std::less<>> loadPolicies()
{
    std::map<std::string, SamPolicy, std::less<>> table;
    const auto data = readResourceJson("exchange/sam-policies.json");
    const Json *policies = data ? memberAt(*data, "policies") : nullptr;
    if (policies == nullptr)
        return table;
    for (const Json &entry : *policies)
        table[stringAt(entry, "name")] = {stringAt(entry, "parameter"), stringAt(entry, "service"),
                                          stringsAt(entry, "actions")};
    return table;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool globMatches(std::string_view pattern, std::string_view text)
{
    // Linear with one point to fall back to, so that "*a*a*a*" costs no more than pattern × text.
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || (pattern[p] != '*' && lower(pattern[p]) == lower(text[t])))) {
            ++p;
            ++t;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

std::string actionService(std::string_view action)
{
    std::string service(action.substr(0, action.find(':')));
    std::transform(service.begin(), service.end(), service.begin(), lower);
    return service;
}

std::vector<ActionEffect> actionEffects(std::string_view action)
{
    std::vector<ActionEffect> out;
    const std::size_t colon = action.find(':');
    const auto service = actionTable().find(actionService(action));
    if (colon == std::string_view::npos || service == actionTable().end())
        return out;
    const std::string_view pattern = action.substr(colon + 1);
    for (const KnownAction &known : service->second) {
        if (globMatches(pattern, known.name) && std::find(out.begin(), out.end(), known.effect) == out.end())
            out.push_back(known.effect);
    }
    return out;
}

const SamPolicy *samPolicy(std::string_view name)
{
    static const auto table = loadPolicies();
    const auto found = table.find(name);
    return found == table.end() ? nullptr : &found->second;
}

} // namespace lensboard
