// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
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

// A text or list that many findings have in common, at the cost of a pointer; never changes.
template <typename T>
class Shared
{
public:
    Shared() = default;
    Shared(T value) // NOLINT(google-explicit-constructor): it stands for the value
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }
    [[nodiscard]] const T &get() const
    {
        static const T none;
        return m_value ? *m_value : none;
    }
    operator const T &() const { return get(); } // NOLINT(google-explicit-constructor)
    [[nodiscard]] bool empty() const { return get().empty(); }
    [[nodiscard]] const auto &front() const { return get().front(); }
    [[nodiscard]] auto begin() const { return get().begin(); }
    [[nodiscard]] auto end() const { return get().end(); }
    friend bool operator==(const Shared &a, const Shared &b) { return a.m_value == b.m_value || a.get() == b.get(); }

private:
    std::shared_ptr<const T> m_value;
};
using SharedText = Shared<std::string>;
using SharedTexts = Shared<std::vector<std::string>>;

struct Finding
{
    std::string key;  // stable: rule id + sorted subject ids + discriminator
    std::string rule; // "SLS-REL-012"
    FindingVerdict verdict = FindingVerdict::Pass;
    Severity severity = Severity::Medium;
    SharedText title;            // of the rule: "Asynchronous failure goes nowhere"
    std::string message;         // about these subjects, one sentence
    SharedTexts practices;       // "rel_q2.rel_rel_q2_a1" (question.choice); may be empty
    std::vector<Id> subjects;    // the first one carries the badge
    std::vector<Id> path;        // nodes and edges in order, when the verdict is about a path
    std::vector<OpenPoint> open; // when Ask
    std::string question;        // when Ask: the question put to a person
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

// What `first` and then `second` did, as one difference. A key that was removed and came back counts as changed.
[[nodiscard]] FindingDiff merged(const FindingDiff &first, const FindingDiff &second);

using Findings = std::map<std::string, Finding>; // by key

} // namespace lensboard
