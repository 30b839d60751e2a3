// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <map>

// What changed between two states of a document, as plain values. The one currency of change: undo, journal,
// evaluation, scene and list models are all driven by it.
namespace lensboard {

struct ChangeSet
{
    struct Update
    {
        Record before;
        Record after;
        friend bool operator==(const Update &, const Update &) = default;
    };

    std::map<Id, Record> added;
    std::map<Id, Update> updated;
    std::map<Id, Record> removed;

    [[nodiscard]] bool empty() const { return added.empty() && updated.empty() && removed.empty(); }
    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;
};

// Undoes `change`: applying both in turn gives the state before.
[[nodiscard]] ChangeSet reversed(const ChangeSet &change);

// One change with the effect of `first` and then `second`; what cancels out is gone.
[[nodiscard]] ChangeSet squashed(const ChangeSet &first, const ChangeSet &second);

// True when at least one record changed in more than layout.
[[nodiscard]] bool changesMeaning(const ChangeSet &change);

} // namespace lensboard
