// SPDX-License-Identifier: Apache-2.0
#include "expression/symbol.h"

#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace lensboard::cel {

namespace {

struct Table
{
    std::shared_mutex mutex;
    std::deque<std::string> texts{std::string()}; // a deque keeps the addresses that `ids` points into
    std::unordered_map<std::string_view, Symbol> ids;
};

// Never destroyed: values and expressions in static storage may still ask for names while the program ends.
Table &table()
{
    static Table *instance = new Table;
    return *instance;
}

} // namespace

Symbol symbol(std::string_view name)
{
    if (name.empty())
        return Symbol::None;
    Table &names = table();
    {
        const std::shared_lock lock(names.mutex);
        const auto found = names.ids.find(name);
        if (found != names.ids.end())
            return found->second;
    }
    const std::unique_lock lock(names.mutex);
    const auto found = names.ids.find(name);
    if (found != names.ids.end())
        return found->second;
    const Symbol id = static_cast<Symbol>(names.texts.size());
    names.texts.emplace_back(name);
    names.ids.emplace(names.texts.back(), id);
    return id;
}

const std::string &symbolText(Symbol symbol)
{
    Table &names = table();
    const std::shared_lock lock(names.mutex);
    return names.texts[indexOf(symbol) < names.texts.size() ? indexOf(symbol) : 0];
}

} // namespace lensboard::cel
