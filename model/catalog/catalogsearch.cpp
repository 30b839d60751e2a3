// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include <algorithm>
#include <cctype>

// Ranking of what a person types into the palette. A word's rank against a type: 0 equals the name, the id or a
// synonym; 1 begins the name; 2 begins the id or a synonym; 3 begins a later word of any of them; 4 stands inside one;
// 5 does not occur. The rank of several words is the worst of theirs.
namespace lensboard {

namespace {

constexpr int noMatch = 5;

std::string folded(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool beginsWord(std::string_view text, std::string_view part)
{
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        if (at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1])))
            return true;
    }
    return false;
}

int rankOfText(std::string_view text, std::string_view word, bool isName)
{
    if (text == word)
        return 0;
    if (text.starts_with(word))
        return isName ? 1 : 2;
    if (beginsWord(text, word))
        return 3;
    return text.find(word) != std::string_view::npos ? 4 : noMatch;
}

int rankOfType(const ServiceType &type, std::string_view word)
{
    int best = rankOfText(folded(type.name), word, true);
    best = std::min(best, rankOfText(type.id, word, false));
    best = std::min(best, std::max(1, rankOfText(folded(type.fullName), word, false)));
    for (const std::string &synonym : type.synonyms)
        best = std::min(best, rankOfText(synonym, word, false));
    return best;
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> result;
    std::string word;
    for (const char c : folded(text)) {
        if (!std::isspace(static_cast<unsigned char>(c))) {
            word += c;
        } else if (!word.empty()) {
            result.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty())
        result.push_back(word);
    return result;
}

} // namespace

std::vector<const ServiceType *> Catalog::search(std::string_view text) const
{
    const std::vector<std::string> wanted = words(text);
    std::string whole;
    for (const std::string &word : wanted)
        whole += (whole.empty() ? "" : " ") + word;

    struct Hit
    {
        int rank;
        const ServiceType *type;
    };
    std::vector<Hit> hits;
    for (const ServiceType &type : types()) {
        int rank = 0;
        for (const std::string &word : wanted)
            rank = std::max(rank, rankOfType(type, word));
        if (wanted.size() > 1)
            rank = std::min(rank, rankOfType(type, whole));
        if (rank < noMatch)
            hits.push_back({wanted.empty() ? 0 : rank * 2 + (type.has("core") ? 0 : 1), &type});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.rank < b.rank; });
    std::vector<const ServiceType *> result;
    for (const Hit &hit : hits)
        result.push_back(hit.type);
    return result;
}

} // namespace lensboard
