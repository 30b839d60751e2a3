// SPDX-License-Identifier: Apache-2.0
#include "exchange/terraform/types.h"

#include "base/json.h"

namespace lensboard::terraform {

namespace {

std::map<std::string, std::string> textMap(const Json &json, const char *key)
{
    std::map<std::string, std::string> out;
    if (const Json *map = memberAt(json, key); map != nullptr) {
        for (const auto &[from, to] : map->items())
            out[from] = to.get<std::string>();
    }
    return out;
}

std::set<std::string> textSet(const Json &json, const char *key)
{
    const auto list = stringsAt(json, key);
    return {list.begin(), list.end()};
}

TypeEntry entryOf(const Json &json)
{
    TypeEntry entry;
    entry.cloudFormation = stringAt(json, "cfn");
    entry.own = stringAt(json, "own");
    entry.under = stringAt(json, "under");
    entry.merge = stringAt(json, "merge");
    entry.append = stringAt(json, "append");
    entry.only = stringAt(json, "only");
    entry.rename = textMap(json, "rename");
    entry.none = textMap(json, "none");
    if (const Json *inside = memberAt(json, "inside"); inside != nullptr) {
        for (const auto &[property, names] : inside->items())
            entry.inside[property] = textMap(*inside, property.c_str());
    }
    return entry;
}

TypeTable load()
{
    TypeTable table;
    const auto data = readResourceJson("exchange/terraform-types.json");
    const Json *types = data ? memberAt(*data, "types") : nullptr;
    if (types == nullptr)
        return table;
    for (const auto &[type, json] : types->items())
        table.types[type] = entryOf(json);
    table.verbatim = textSet(*data, "verbatim");
    table.json = textSet(*data, "json");
    table.pairs = textSet(*data, "pairs");
    table.attributes = textMap(*data, "attributes");
    table.expects = textMap(*data, "expects");
    return table;
}

} // namespace

const TypeTable &typeTable()
{
    static const TypeTable table = load();
    return table;
}

const TypeEntry *typeEntry(const std::string &type)
{
    const auto found = typeTable().types.find(type);
    return found == typeTable().types.end() ? nullptr : &found->second;
}

} // namespace lensboard::terraform
