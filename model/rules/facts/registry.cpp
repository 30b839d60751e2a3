// SPDX-License-Identifier: Apache-2.0
#include "rules/facts/facts.h"

namespace lensboard {

void registerFacts(FactTable &table)
{
    registerFailureFacts(table);
    registerLoopFact(table);
    registerExposureFact(table);
    registerSyncFact(table);
    registerInvocationFacts(table);
    registerObservationFacts(table);
    registerPlaceFacts(table);
    registerLoadFacts(table);
    registerLegalityFacts(table);
}

} // namespace lensboard
