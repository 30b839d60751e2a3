// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

// Writes SAM templates of any size, for benchmarks and tests of the importer: services of an API, three functions, a
// table, a queue with its dead-letter queue and a topic, joined by events, policies, environment and subscriptions. The
// same arguments give the same text.
namespace lensboard::test {

[[nodiscard]] std::string generateTemplate(int resources, std::uint64_t seed);

} // namespace lensboard::test
