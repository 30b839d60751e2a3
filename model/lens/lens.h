// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/condition.h"
#include "lens/risk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A lens in the public custom-lens format of the AWS Well-Architected Tool (schema version 2021-11-01): pillars hold
// questions, questions hold choices (practices) and the rules that turn the chosen ones into a risk. Plain values,
// texts as they stand in the file: escape them before showing them as markup, and follow link() instead of `url`.
// What the format does not know is kept in `extra`, a JSON object as text, and written back.
namespace lensboard {

// A text with an optional address: helpfulResource, improvementPlan and the entries of additionalResources.
struct Resource
{
    std::string displayText;
    std::string url;
    std::string extra;

    // The address when it is safe to follow (http or https, no blanks or control characters), otherwise "".
    [[nodiscard]] std::string link() const;
    friend bool operator==(const Resource &, const Resource &) = default;
};

struct AdditionalResources
{
    std::string type; // "HELPFUL_RESOURCE" or "IMPROVEMENT_PLAN"
    std::vector<Resource> content;
    std::string extra;
    friend bool operator==(const AdditionalResources &, const AdditionalResources &) = default;
};

struct Choice
{
    std::string id; // unique in its question only
    std::string title;
    std::optional<Resource> helpfulResource;
    std::optional<Resource> improvementPlan;
    std::vector<AdditionalResources> additionalResources;
    std::string extra;

    // The "none of these" choice: no practice of its own, selected exactly when nothing else is.
    [[nodiscard]] bool isNone() const { return std::string_view(id).ends_with("_no"); }
};
using Practice = Choice;

struct RiskRule
{
    std::string conditionText;
    Condition condition;
    Risk risk = Risk::High;
    bool broken = false; // could not be read; never decides
    std::string extra;
};

struct Question
{
    std::string id;
    std::string title;
    std::string description;
    std::optional<Resource> helpfulResource;
    std::vector<Choice> choices;
    std::vector<RiskRule> riskRules; // in order; the first true one counts
    std::string extra;

    [[nodiscard]] const Choice *choice(std::string_view choiceId) const;
    // Index into choices, or -1.
    [[nodiscard]] int choiceIndex(std::string_view choiceId) const;
};

struct Pillar
{
    std::string id;
    std::string name;
    std::vector<Question> questions;
    std::string extra;
};

struct Lens
{
    std::string alias; // the file's name without folder and ".json": "serverless"; names the lens in documents
    std::string schemaVersion;
    std::string name;
    std::string description;
    std::vector<Pillar> pillars;
    std::string extra;

    [[nodiscard]] const Pillar *pillar(std::string_view pillarId) const;
    [[nodiscard]] const Question *question(std::string_view questionId) const;
    [[nodiscard]] const Pillar *pillarOf(std::string_view questionId) const;
};

// One thing wrong with a lens file. Codes are stable slugs ("lens.rule.noDefault"); `pointer` is a JSON pointer.
struct LensIssue
{
    enum class Severity { Error, Warning };
    Severity severity = Severity::Warning;
    std::string code;
    std::string message;
    std::string pointer;

    // "file: error: code: message (at /pillars/0)".
    [[nodiscard]] std::string toString(std::string_view file) const;
};

struct LoadedLens
{
    Lens lens;
    std::string file;
    std::string sha256; // of the bytes as read, hexadecimal
    std::vector<LensIssue> issues;

    // A lens with errors must not be used for a review; what could be read of it is there for showing.
    [[nodiscard]] bool usable() const;
    [[nodiscard]] int count(LensIssue::Severity severity) const;
};

enum class Reading {
    Strict, // every breach of the published format is an error
    Lenient // what real files do is accepted and listed as a warning
};

// Reads a lens. Fails only when there is no JSON object to look at (the codes of parseJson, "lens.notObject");
// everything else is an issue of the result. Lenient reading repairs bare NaN values.
[[nodiscard]] Result<LoadedLens> loadLens(std::string_view json, const std::string &fileName,
                                          Reading reading = Reading::Lenient);
// The same for a file; ":/…" names a built-in resource.
[[nodiscard]] Result<LoadedLens> loadLensFile(const std::string &path, Reading reading = Reading::Lenient);

// Writes the public format, known keys first, then what `extra` kept; ends with a line feed. Reading it again gives
// the same lens.
[[nodiscard]] std::string writeLens(const Lens &lens);

} // namespace lensboard
