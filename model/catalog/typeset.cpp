// SPDX-License-Identifier: Apache-2.0
#include "catalog/typeset.h"

namespace lensboard {

namespace {

Error unknownToken(std::string_view text)
{
    return makeError("catalog.invalid",
                     "The selector \"" + std::string(text) + "\" names no known trait, type or set.");
}

} // namespace

SelectorScope::SelectorScope(const std::vector<ServiceType> &types)
{
    for (std::size_t i = 0; i < types.size() && i < maxTypes; ++i) {
        m_all.set(i);
        m_types[types[i].id].set(i);
        for (const std::string &trait : types[i].traits)
            m_traits[trait].set(i);
    }
}

Result<void> SelectorScope::define(const std::string &name, const std::vector<std::string> &selectors)
{
    Result<TypeSet> set = resolve(selectors);
    if (!set)
        return set.error();
    m_sets[name] = *set;
    return {};
}

Result<TypeSet> SelectorScope::resolve(const std::vector<std::string> &selectors) const
{
    TypeSet any;
    for (const std::string &selector : selectors) {
        TypeSet all = m_all;
        std::size_t start = 0;
        while (start < selector.size()) {
            const std::size_t end = std::min(selector.find(' ', start), selector.size());
            Result<TypeSet> set = token(std::string_view(selector).substr(start, end - start));
            if (!set)
                return set.error();
            all &= *set;
            start = end + 1;
        }
        any |= all;
    }
    return any;
}

Result<TypeSet> SelectorScope::token(std::string_view text) const
{
    if (text == "*")
        return m_all;
    if (text.starts_with('!')) {
        Result<TypeSet> set = token(text.substr(1));
        if (!set)
            return set;
        return m_all & ~*set;
    }
    const TextMap<TypeSet> &map = text.starts_with('=') ? m_types : text.starts_with('@') ? m_sets : m_traits;
    const std::string_view name = text.starts_with('=') || text.starts_with('@') ? text.substr(1) : text;
    const auto found = map.find(name);
    if (found == map.end())
        return unknownToken(text);
    return found->second;
}

} // namespace lensboard
