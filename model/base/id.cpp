// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <random>

namespace lensboard {

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base32, lower case

std::uint64_t splitMix(std::uint64_t &state)
{
    // Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
    state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

std::string base32(std::uint64_t bits, int digits)
{
    std::string text;
    for (int i = 0; i < digits; ++i, bits >>= 5U)
        text += alphabet[bits & 31U];
    return text;
}

} // namespace

IdSource IdSource::random()
{
    std::random_device device;
    return IdSource((static_cast<std::uint64_t>(device()) << 32U) | device());
}

Id IdSource::next(char letter)
{
    return Id(std::string(1, letter) + '_' + base32(splitMix(m_state), 8));
}

std::uint64_t stableHash(std::string_view text, std::uint64_t seed)
{
    std::uint64_t hash = seed;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

Id importedId(char letter, std::string_view origin, std::string_view logicalId)
{
    std::uint64_t state = stableHash(logicalId, stableHash("\x1f", stableHash(origin)));
    return Id(std::string(1, letter) + '_' + base32(splitMix(state), 10));
}

} // namespace lensboard
