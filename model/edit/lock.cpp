// SPDX-License-Identifier: Apache-2.0
#include "edit/lock.h"

namespace lensboard {

bool isLocked(const Record &record)
{
    return std::visit(
        [](const auto &value) {
            if constexpr (requires { value.locked; })
                return value.locked;
            else
                return false;
        },
        record);
}

std::vector<Id> unlocked(const Transaction &transaction, const std::vector<Id> &ids)
{
    std::vector<Id> free;
    for (const Id &id : ids) {
        const auto record = transaction.record(id);
        if (record && !isLocked(*record))
            free.push_back(id);
    }
    return free;
}

void setLocked(Transaction &transaction, const std::vector<Id> &ids, bool locked)
{
    for (const Id &id : ids) {
        auto record = transaction.record(id);
        if (!record)
            continue;
        const bool can = std::visit(
            [&](auto &value) {
                if constexpr (requires { value.locked; }) {
                    value.locked = locked;
                    return true;
                }
                return false;
            },
            *record);
        if (can)
            transaction.put(std::move(*record));
    }
}

} // namespace lensboard
