// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/fact.h"

// The entry points of the files in this folder. What a fact means stands at the head of its file.
namespace lensboard {

void registerFailureFacts(FactTable &table);     // deadletters.cpp
void registerLoopFact(FactTable &table);         // loops.cpp
void registerExposureFact(FactTable &table);     // exposure.cpp
void registerSyncFact(FactTable &table);         // syncchains.cpp
void registerInvocationFacts(FactTable &table);  // invocation.cpp
void registerObservationFacts(FactTable &table); // observation.cpp
void registerPlaceFacts(FactTable &table);       // places.cpp
void registerLoadFacts(FactTable &table);        // load.cpp
void registerLegalityFacts(FactTable &table);    // legality.cpp

} // namespace lensboard
