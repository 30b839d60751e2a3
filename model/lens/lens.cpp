// SPDX-License-Identifier: Apache-2.0
#include "lens/lens.h"

#include <algorithm>
#include <cctype>

namespace lensboard {

namespace {

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size() &&
           std::ranges::equal(text.substr(0, prefix.size()), prefix,
                              [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
}

template <typename Items>
auto findById(Items &items, std::string_view id) -> decltype(items.data())
{
    const auto found = std::ranges::find_if(items, [id](const auto &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

std::string Resource::link() const
{
    const bool web = startsWithIgnoringCase(url, "https://") || startsWithIgnoringCase(url, "http://");
    const bool plain = std::ranges::none_of(url, [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '"' || c == '<' || c == '>';
    });
    const bool hasHost = url.find("://") + 3 < url.size();
    return web && plain && hasHost ? url : std::string();
}

const Choice *Question::choice(std::string_view choiceId) const
{
    return findById(choices, choiceId);
}

int Question::choiceIndex(std::string_view choiceId) const
{
    const Choice *found = choice(choiceId);
    return found ? static_cast<int>(found - choices.data()) : -1;
}

const Pillar *Lens::pillar(std::string_view pillarId) const
{
    return findById(pillars, pillarId);
}

const Question *Lens::question(std::string_view questionId) const
{
    const Pillar *owner = pillarOf(questionId);
    return owner ? findById(owner->questions, questionId) : nullptr;
}

const Pillar *Lens::pillarOf(std::string_view questionId) const
{
    for (const Pillar &pillar : pillars) {
        if (findById(pillar.questions, questionId))
            return &pillar;
    }
    return nullptr;
}

std::string LensIssue::toString(std::string_view file) const
{
    std::string text(file);
    text += severity == Severity::Error ? ": error: " : ": warning: ";
    text += code + ": " + message;
    return pointer.empty() ? text : text + " (at " + pointer + ")";
}

bool LoadedLens::usable() const
{
    return count(LensIssue::Severity::Error) == 0;
}

int LoadedLens::count(LensIssue::Severity severity) const
{
    return static_cast<int>(std::ranges::count(issues, severity, &LensIssue::severity));
}

} // namespace lensboard
