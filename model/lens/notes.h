// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/lens.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The side file of a lens, NAME.notes.json beside NAME.json: levels, short labels, explanations, coverage and other
// risk rules, for which the public format has no place (resources/schemas/lens-notes.schema.json). Everything in it may
// be missing, and a lens without a side file still works: the lookups fall back on what the lens itself says.
namespace lensboard {

enum class PracticeLevel { Required, Good, Best };
[[nodiscard]] std::string_view practiceLevelWord(PracticeLevel level); // "required", "good", "best"

// Advice that has changed.
struct ThenNow
{
    std::string then;
    std::string now;
    std::string checkedOn;
    std::string source;
};

struct PracticeNotes
{
    PracticeLevel level = PracticeLevel::Good;
    std::string label;
    std::string what;
    std::string why;
    std::vector<std::string> how; // steps
    std::optional<ThenNow> thenNow;
    bool coverage = false;   // where no rule applies, the practice does not apply either
    bool peopleOnly = false; // nothing that can be drawn proves it, so that no rule names it
};

struct QuestionNotes
{
    std::string code;  // "REL 2"
    std::string label; // "Resiliency"
    std::map<std::string, PracticeNotes, std::less<>> practices;
};

struct LensVariant
{
    std::string label;
    std::string description;
    std::map<std::string, std::vector<RiskRule>, std::less<>> riskRules; // by question
};

struct LensNotes
{
    std::map<std::string, std::string, std::less<>> pillars; // short names
    std::map<std::string, QuestionNotes, std::less<>> questions;
    std::map<std::string, LensVariant, std::less<>> variants;

    [[nodiscard]] const PracticeNotes *practice(std::string_view question, std::string_view choice) const;

    // For the window; never empty as long as the lens has a text or an id for it.
    [[nodiscard]] std::string pillarName(const Pillar &pillar) const;
    [[nodiscard]] std::string questionCode(const Question &question) const;  // "REL 2", else the id
    [[nodiscard]] std::string questionLabel(const Question &question) const; // "Resiliency", else the title
    [[nodiscard]] std::string questionName(const Question &question) const;  // "REL 2 Resiliency", else the title
    [[nodiscard]] std::string practiceLabel(const Question &question, const Choice &choice) const;
    [[nodiscard]] bool rulesCover(std::string_view question, std::string_view choice) const;
};

struct LoadedNotes
{
    LensNotes notes;
    std::vector<LensIssue> issues;
};

// Reads a side file and compares it with its lens. Fails only when there is no JSON object to look at; wrong types and
// rules that cannot be read are errors, ids that the lens does not have and practices without notes are warnings.
[[nodiscard]] Result<LoadedNotes> loadLensNotes(std::string_view json, const std::string &fileName, const Lens &lens);

// A lens, its side file, and what is wrong with both.
struct LensPackage
{
    LoadedLens loaded;
    LensNotes notes;
    std::vector<LensIssue> notesIssues;

    [[nodiscard]] const Lens &lens() const { return loaded.lens; }
};

// Opens a lens with the side file that stands beside it, if there is one; a side file with errors is left out and
// says why in notesIssues.
[[nodiscard]] Result<LensPackage> openLens(const std::string &path, Reading reading = Reading::Lenient);

// The lens with the risk rules of one of its variants ("strict"). Error: "lens.variant" when there is none.
[[nodiscard]] Result<Lens> withVariant(const Lens &lens, const LensNotes &notes, std::string_view variant);

} // namespace lensboard
