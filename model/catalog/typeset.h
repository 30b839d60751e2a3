// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "catalog/catalogtypes.h"

#include <bitset>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Sets of service types, and the selectors that name them in the data files: "queue" is a trait, "=sqs" one type, "*"
// every type, "!x" its complement; tokens side by side must all hold; "@name" is a named list of selectors; a list of
// selectors means any of them.
namespace lensboard {

inline constexpr std::size_t maxTypes = 256;
using TypeSet = std::bitset<maxTypes>;

// Lookups by std::string_view without making a string.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <typename T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

class SelectorScope
{
public:
    explicit SelectorScope(const std::vector<ServiceType> &types);

    // Sets may use sets defined before them.
    [[nodiscard]] Result<void> define(const std::string &name, const std::vector<std::string> &selectors);
    // Error "catalog.invalid" names an unknown trait, type or set.
    [[nodiscard]] Result<TypeSet> resolve(const std::vector<std::string> &selectors) const;

private:
    [[nodiscard]] Result<TypeSet> token(std::string_view text) const;

    TypeSet m_all;
    TextMap<TypeSet> m_traits;
    TextMap<TypeSet> m_types;
    TextMap<TypeSet> m_sets;
};

} // namespace lensboard
