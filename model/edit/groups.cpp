// SPDX-License-Identifier: Apache-2.0
#include "edit/groups.h"

#include <algorithm>
#include <set>

namespace lensboard {

namespace {

constexpr int deepest = 64; // groups inside groups; more would be a circle in a broken file

void collect(const Document &document, const Id &group, int depth, std::vector<Id> &elements)
{
    const Group *found = document.group(group);
    if (!found) {
        elements.push_back(group);
        return;
    }
    if (depth > deepest)
        return;
    for (const Id &member : found->members)
        collect(document, member, depth + 1, elements);
}

// The element and the groups around it, innermost first.
std::vector<Id> chainOf(const Document &document, const Id &element)
{
    std::vector<Id> chain{element};
    for (int depth = 0; depth < deepest; ++depth) {
        const Group *around = groupAround(document, chain.back());
        if (!around)
            break;
        chain.push_back(around->id);
    }
    return chain;
}

bool holdsAll(const std::set<Id> &elements, const std::vector<Id> &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&](const Id &id) { return elements.count(id) > 0; });
}

// The outermost group around the element that is wholly among the chosen, or the element.
Id unitOf(const Document &document, const Id &element, const std::set<Id> &chosen)
{
    Id unit = element;
    for (const Id &id : chainOf(document, element)) {
        if (document.group(id) && holdsAll(chosen, elementsOf(document, id)))
            unit = id;
    }
    return unit;
}

std::set<Id> unitsOf(const Document &document, const std::vector<Id> &elements)
{
    std::set<Id> chosen;
    for (const Id &id : elements) {
        const auto record = document.record(id);
        const bool placed = record && std::visit(
                                          [](const auto &value) {
                                              return requires
                                              {
                                                  value.frame;
                                              };
                                          },
                                          *record);
        if (placed)
            chosen.insert(id);
    }
    std::set<Id> units;
    for (const Id &id : chosen)
        units.insert(unitOf(document, id, chosen));
    return units;
}

void replaceMember(Transaction &transaction, const Id &in, const std::set<Id> &out, const std::vector<Id> &by)
{
    auto outer = transaction.as<Group>(in);
    if (!outer)
        return;
    std::erase_if(outer->members, [&](const Id &member) { return out.count(member) > 0; });
    outer->members.insert(outer->members.end(), by.begin(), by.end());
    std::sort(outer->members.begin(), outer->members.end());
    transaction.put(std::move(*outer));
}

} // namespace

const Group *groupAround(const Document &document, const Id &member)
{
    for (const auto &[id, group] : document.groups()) {
        if (std::find(group.members.begin(), group.members.end(), member) != group.members.end())
            return &group;
    }
    return nullptr;
}

std::vector<Id> elementsOf(const Document &document, const Id &group)
{
    std::vector<Id> elements;
    if (document.group(group))
        collect(document, group, 0, elements);
    return elements;
}

std::vector<Id> pickedWith(const Document &document, const Id &element, const Id &entered)
{
    const std::vector<Id> chain = chainOf(document, element);
    const auto inside = std::find(chain.begin(), chain.end(), entered);
    const Id unit = inside == chain.end() || inside == chain.begin() ? chain.back() : *(inside - 1);
    const std::vector<Id> elements = elementsOf(document, unit);
    return elements.empty() ? std::vector<Id>{element} : elements;
}

Id enteredFrom(const Document &document, const Id &element, const Id &entered)
{
    const std::vector<Id> chain = chainOf(document, element);
    const auto inside = std::find(chain.begin(), chain.end(), entered);
    const Id next = inside == chain.end() || inside == chain.begin() ? chain.back() : *(inside - 1);
    return next == element ? Id() : next;
}

Id group(Transaction &transaction, IdSource &ids, const std::vector<Id> &elements)
{
    const Document &document = transaction.document();
    const std::set<Id> units = unitsOf(document, elements);
    if (units.size() < 2)
        return {};
    Group made;
    made.id = ids.next('g');
    made.members.assign(units.begin(), units.end());
    // Inside a group that holds all of them the new one stands between; from elsewhere they leave their groups.
    const Group *outer = groupAround(document, made.members.front());
    const bool nested = outer && std::all_of(units.begin(), units.end(), [&](const Id &id) {
                            const Group *around = groupAround(document, id);
                            return around && around->id == outer->id;
                        });
    if (nested && outer->members.size() == units.size())
        return {};
    if (nested)
        replaceMember(transaction, outer->id, units, {made.id});
    else
        for (const Id &unit : units)
            transaction.leaveGroup(unit);
    Id id = made.id;
    transaction.put(std::move(made));
    return id;
}

void ungroup(Transaction &transaction, const std::vector<Id> &elements)
{
    const Document &document = transaction.document();
    for (const Id &unit : unitsOf(document, elements)) {
        const Group *group = document.group(unit);
        if (!group)
            continue;
        if (const Group *outer = groupAround(document, unit))
            replaceMember(transaction, outer->id, {unit}, group->members);
        transaction.dissolve(unit);
    }
}

} // namespace lensboard
