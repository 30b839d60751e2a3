// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <map>
#include <string>
#include <vector>

// What one rule says about one subject: the currency between the evaluator, the review, the scene's badges, the
// window's lists and the reports. Plain values, never stored in a document.
namespace lensboard {

enum class Severity { Low, Medium, High };
enum class FindingVerdict { Pass, Fail, Ask };

[[nodiscard]] std::string_view toWord(Severity severity);      // low medium high
[[nodiscard]] std::string_view toWord(FindingVerdict verdict); // pass fail unknown (cli.md)

// One open point: what a person could state to settle an `Ask`.
struct OpenPoint
{
    Id subject;           // node, edge, boundary or the workload
    std::string property; // property id, or the name of a relation such as "incoming"
    std::string text;     // "Timeout of Place order"
    std::string question; // for this point alone, when it reads otherwise than for all of them
    friend bool operator==(const OpenPoint &, const OpenPoint &) = default;
};

struct Finding
{
    std::string key;  // stable: rule id + sorted subject ids + discriminator
    std::string rule; // "SLS-REL-012"
    FindingVerdict verdict = FindingVerdict::Pass;
    Severity severity = Severity::Medium;
    std::string title;                  // of the rule: "Asynchronous failure goes nowhere"
    std::string message;                // about these subjects, one sentence
    std::vector<std::string> practices; // "rel_q2.rel_rel_q2_a1" (question.choice); may be empty
    std::vector<Id> subjects;           // the first one carries the badge
    std::vector<Id> path;               // nodes and edges in order, when the verdict is about a path
    std::vector<OpenPoint> open;        // when Ask
    std::string question;               // when Ask: the question put to a person
    bool fixable = false;
    bool leadingEdge = false;
    std::string factsHash; // of what decided it; a decision reopens when it changes
    bool decided = false;  // a valid decision covers it: listed, no longer counted
    Id decision;           // that decision, or the one that no longer holds

    // People decided about it once, but the facts have changed since or the date has passed.
    [[nodiscard]] bool reopened() const { return !decided && !decision.empty(); }
    friend bool operator==(const Finding &, const Finding &) = default;
};

// What an edit did to the list, by key; the lists and badges are moved by it.
struct FindingDiff
{
    std::vector<std::string> added;
    std::vector<std::string> changed;
    std::vector<std::string> removed;
    [[nodiscard]] bool empty() const { return added.empty() && changed.empty() && removed.empty(); }
};

using Findings = std::map<std::string, Finding>; // by key

} // namespace lensboard
