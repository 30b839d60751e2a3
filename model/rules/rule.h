// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "expression/expression.h"
#include "rules/finding.h"

#include <optional>
#include <string>
#include <vector>

// A rule as read from a rule pack: which subjects it concerns, what must hold, how bad it is when it does not, and what
// people are told. Constant after loading.
namespace lensboard {

enum class SubjectKind : std::uint8_t { Node, Edge, Boundary, Workload };
[[nodiscard]] std::string_view toWord(SubjectKind kind);

// A sentence with {expressions} in braces. `{edge.target.timeoutS}` brings the unit of the property with it; `{6 *
// edge.target.timeoutS|s}` names one.
struct MessageTemplate
{
    struct Part
    {
        std::string text;                          // literal when there is no expression
        std::optional<cel::Expression> expression; // of the placeholder, without the last member if there is one
        cel::Symbol member = cel::Symbol::None;    // the last member of a plain selection
        std::string unit;                          // as written after "|"; "" = that of the member
    };
    std::string source;
    std::vector<Part> parts;
    [[nodiscard]] bool empty() const { return parts.empty(); }
};

// One edit that repairs a finding; texts name things of the rule's scope ("edge.source") or of earlier steps ("$dlq").
struct FixStep
{
    enum class Kind { Set, Add, Connect, InsertBetween, Remove };
    Kind kind = Kind::Set;
    std::string on;       // Set, Remove: an expression for the element
    std::string property; // Set
    std::optional<cel::Expression> value;
    std::string as;                  // Add, InsertBetween: name for later steps, without "$"
    std::string type;                // Add, InsertBetween: type of the new node
    MessageTemplate name;            // Add, InsertBetween: its name
    std::string from, to;            // Connect; "$x" or an expression
    std::vector<EdgeKind> kinds;     // Connect; InsertBetween: of the first new edge
    EdgeMode mode = EdgeMode::None;  // of the same
    std::vector<EdgeKind> nextKinds; // InsertBetween: of the second new edge
    EdgeMode nextMode = EdgeMode::None;
    std::vector<std::pair<std::string, cel::Expression>> properties; // Add, Connect
};

struct Fix
{
    std::string title;                   // "Add a dead-letter queue"
    std::optional<cel::Expression> when; // offered where this is true; none: always
    std::vector<FixStep> steps;
};

// A small board and what the rule must say about it.
struct RuleExample
{
    std::string name;
    Document document;
    FindingVerdict verdict = FindingVerdict::Pass;
    bool silent = false;           // the rule must not apply at all
    std::vector<std::string> keys; // of the findings with this verdict
    std::string message;           // of the first of them (asks: the question); empty: not compared
    std::optional<Severity> severity;
    std::string pointer; // place in the pack
};

struct Rule
{
    struct Grade
    {
        std::optional<cel::Expression> when; // none: always
        Severity severity = Severity::Medium;
    };

    // A question for the case that nothing but these is open: "timeoutS", or with the end of an edge "source.timeoutS".
    struct Asking
    {
        std::vector<std::string> open;
        MessageTemplate text;
    };

    std::string id;
    std::string title;
    std::string why;
    std::string lens;
    std::vector<std::string> practices; // "rel_q2.rel_rel_q2_a1"
    SubjectKind on = SubjectKind::Node;
    cel::Expression where;
    cel::Expression expect;
    std::vector<Grade> severity;
    bool eases = false;
    bool leading = false;
    MessageTemplate message;
    MessageTemplate ask;      // when no entry of `asks` fits
    std::vector<Asking> asks; // the first that covers everything open counts
    std::string falseAlarm;
    std::optional<cel::Expression> subjects; // further subjects: a node, an edge or a list of them
    std::optional<cel::Expression> path;     // nodes and edges in order
    std::vector<Fix> fixes;
    std::vector<std::string> sources;
    std::string checkedOn;
    std::vector<RuleExample> examples;

    // From the constant conjuncts of `where`; empty means every one.
    std::vector<std::string> nodeTypes;
    std::vector<std::string> edgeKinds, edgeModes, sourceTypes, targetTypes;
    std::vector<std::string> boundaryKinds;
};

} // namespace lensboard
