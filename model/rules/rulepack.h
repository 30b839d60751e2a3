// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "rules/rule.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Rule packs: JSON files of rules. Reading never stops at a broken rule: that rule is left out and listed with file,
// JSON pointer and, inside an expression, line and column. The built-in packs and a person's own are the same thing.
namespace lensboard {

struct RulePack
{
    std::string id;
    std::string title;
    std::string file;
    std::vector<std::shared_ptr<const Rule>> rules;
};

struct RulePacks
{
    std::vector<RulePack> packs;
    std::vector<Error> problems;                     // everything wrong, in order of the files
    std::vector<std::string> broken;                 // ids (or pointers) of rules left out, files of packs left out
    std::map<std::string, std::size_t> firstProblem; // of what is broken: index into `problems`
    // Why something broken was left out: "rules.json:12:15: rule.expression: …"; empty when nobody knows.
    [[nodiscard]] std::string brokenBecause(const std::string &id) const;
    // Nullptr when no pack has it.
    [[nodiscard]] const Rule *find(std::string_view id) const;
    // All rules, packs in order; of two rules with one id the first counts.
    [[nodiscard]] std::vector<std::shared_ptr<const Rule>> rules() const;
};

// Reads one pack from JSON text and adds it. Codes: "pack.syntax" and "json.*" (not a pack at all), "rule.key" (a
// required key is missing or of the wrong type), "rule.unknownKey", "rule.duplicate", "rule.word" (not one of the
// permitted words), "rule.property" (no such property on that type), "rule.expression", "rule.function",
// "rule.example", "rule.fix".
void addRulePack(RulePacks &packs, std::string_view json, const std::string &file, const Catalog &catalog);

// Quick leaves out the examples and the check of names, as is safe for packs that a test has read fully.
enum class PackReading { Quick, Full };

// The packs below resources/rules; read anew at each call.
[[nodiscard]] RulePacks builtInRulePacks(const Catalog &catalog, PackReading reading = PackReading::Quick);

} // namespace lensboard
