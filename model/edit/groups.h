// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <vector>

// Groups keep elements together for the hand: whoever picks one picks all. They nest, have no frame of their own and
// mean nothing to the judgement.
namespace lensboard {

// The group that holds the element or group directly; null when none does.
[[nodiscard]] const Group *groupAround(const Document &document, const Id &member);
// All elements in a group, those in groups inside it included, in order; empty for anything else.
[[nodiscard]] std::vector<Id> elementsOf(const Document &document, const Id &group);
// What picking the element picks while the inside of `entered` is being worked on (empty: nothing entered): all
// elements of the outermost group around it, or of the outermost one inside `entered`, or the element alone.
[[nodiscard]] std::vector<Id> pickedWith(const Document &document, const Id &element, const Id &entered);
// The group that a double click on the element goes into, or empty when there is none left around it.
[[nodiscard]] Id enteredFrom(const Document &document, const Id &element, const Id &entered);

// Makes one group of the elements; groups that are wholly among them become its members. With fewer than two members
// nothing happens and the id is empty.
Id group(Transaction &transaction, IdSource &ids, const std::vector<Id> &elements);
// Takes the outermost groups apart that are wholly among the elements. Their members go to the group around.
void ungroup(Transaction &transaction, const std::vector<Id> &elements);

} // namespace lensboard
