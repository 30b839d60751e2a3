// SPDX-License-Identifier: Apache-2.0
#include "document/changeset.h"

#include <algorithm>

namespace lensboard {

ChangeSet reversed(const ChangeSet &change)
{
    ChangeSet result;
    result.added = change.removed;
    result.removed = change.added;
    for (const auto &[id, update] : change.updated)
        result.updated.emplace(id, ChangeSet::Update{update.after, update.before});
    return result;
}

namespace {

void addInto(ChangeSet &result, const Id &id, const Record &record)
{
    const auto removed = result.removed.find(id);
    if (removed == result.removed.end()) {
        result.added[id] = record;
        return;
    }
    if (removed->second != record)
        result.updated.emplace(id, ChangeSet::Update{removed->second, record});
    result.removed.erase(removed);
}

void updateInto(ChangeSet &result, const Id &id, const ChangeSet::Update &update)
{
    if (const auto added = result.added.find(id); added != result.added.end()) {
        added->second = update.after;
        return;
    }
    const auto [entry, isNew] = result.updated.try_emplace(id, update);
    if (isNew)
        return;
    entry->second.after = update.after;
    if (entry->second.before == entry->second.after)
        result.updated.erase(entry);
}

void removeInto(ChangeSet &result, const Id &id, const Record &record)
{
    if (result.added.erase(id) > 0)
        return;
    const auto updated = result.updated.find(id);
    if (updated == result.updated.end()) {
        result.removed[id] = record;
        return;
    }
    result.removed[id] = updated->second.before;
    result.updated.erase(updated);
}

} // namespace

ChangeSet squashed(const ChangeSet &first, const ChangeSet &second)
{
    ChangeSet result = first;
    for (const auto &[id, record] : second.removed)
        removeInto(result, id, record);
    for (const auto &[id, update] : second.updated)
        updateInto(result, id, update);
    for (const auto &[id, record] : second.added)
        addInto(result, id, record);
    return result;
}

bool changesMeaning(const ChangeSet &change)
{
    if (!change.added.empty() || !change.removed.empty())
        return true;
    return std::any_of(change.updated.begin(), change.updated.end(),
                       [](const auto &entry) { return !sameMeaning(entry.second.before, entry.second.after); });
}

} // namespace lensboard
