// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

// Names of records. An id is a type letter, an underscore and a short base32 text ("n_7k2q9d"); it is never reused.
// Imported elements get a hash of where they come from instead, so that importing twice gives the same ids.
namespace lensboard {

struct Id
{
    std::string text;

    Id() = default;
    explicit Id(std::string value)
        : text(std::move(value))
    {
    }
    [[nodiscard]] bool empty() const { return text.empty(); }
    [[nodiscard]] const std::string &str() const { return text; }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &, const Id &) = default;
};

// Gives new ids. Seeded, so that tests and generators are repeatable; `IdSource::random()` seeds from the system.
class IdSource
{
public:
    explicit IdSource(std::uint64_t seed)
        : m_state(seed)
    {
    }
    static IdSource random();

    // `letter` is the record's type letter: n node, e edge, b boundary, t note, s stroke, i image, c comment, g group,
    // a answer, d decision.
    [[nodiscard]] Id next(char letter);

private:
    std::uint64_t m_state;
};

// The id of an imported element: a hash of its origin ("file or stack name") and logical id.
[[nodiscard]] Id importedId(char letter, std::string_view origin, std::string_view logicalId);

// 64-bit FNV-1a, the same on every machine.
[[nodiscard]] std::uint64_t stableHash(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325ULL);

} // namespace lensboard

template <>
struct std::hash<lensboard::Id>
{
    std::size_t operator()(const lensboard::Id &id) const noexcept { return std::hash<std::string>()(id.text); }
};
