// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

#include <cstdint>

// Makes boards of any size that look like real ones, for benchmarks, fuzz tests and screenshots. A board is built of
// modules of 6 to 14 services in a bounded context of their own (an API over functions and tables, a fan-out, a
// workflow, a stream, a batch job), joined by event buses; types and degrees are distributed as in templates that
// people publish. Some properties are stated, some are not. Everything has a place. The same arguments give the same
// document on every machine.
namespace lensboard::test {

struct GeneratorOptions
{
    int nodes = 100;
    std::uint64_t seed = 1;
    // 0: as many edges as the modules have by themselves (about 1.1 per node). More are drawn between functions and
    // the stores, queues and topics of their own and neighbouring modules until there are so many.
    double edgesPerNode = 0;
    // Bounded contexts as boundaries, in one account.
    bool boundaries = true;
};

[[nodiscard]] Document generateDocument(const GeneratorOptions &options);
[[nodiscard]] Document generateDocument(int nodes, std::uint64_t seed);

} // namespace lensboard::test
