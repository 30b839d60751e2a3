// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <vector>

// A locked element stays where it is: hands do not move, resize or delete it. What stands in a boundary that moves goes
// along with it all the same.
namespace lensboard {

[[nodiscard]] bool isLocked(const Record &record);
// Those of the ids that exist and are not locked.
[[nodiscard]] std::vector<Id> unlocked(const Transaction &transaction, const std::vector<Id> &ids);
// Edges and comments cannot be locked and are passed over.
void setLocked(Transaction &transaction, const std::vector<Id> &ids, bool locked);

} // namespace lensboard
