// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/id.h"
#include "document/annotations.h"
#include "document/geometry.h"
#include "document/property.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Everything a document holds, as plain values. Semantic fields stand apart from layout fields: only the former wake
// the evaluator (see `sameMeaning`). `extra` keeps the JSON text of keys that this version does not know, unchanged.
namespace lensboard {

constexpr double nodeWidth = 190;
constexpr double nodeHeight = 60;

// Where an imported element came from; all empty for drawn ones.
struct Origin
{
    std::string file;
    std::string logicalId;
    std::string iacType;
    int line = 0;
    int column = 0;
    std::string condition; // name of the template condition that it hangs on
    friend bool operator==(const Origin &, const Origin &) = default;
};

enum class EdgeKind {
    Invokes,
    Triggers,
    Subscribes,
    Publishes,
    Reads,
    Writes,
    DeadLetters,
    Authorizes,
    Protects,
    Serves,
    Logs,
    Traces,
    Monitors,
    Notifies,
    Deploys,
    Grants,
    Connects
};
enum class EdgeMode { Unknown, None, Sync, Async, Poll, Stream };

struct Node
{
    Id id;
    std::string type; // catalogue id, e.g. "lambda"
    std::string name;
    Properties properties;
    Id parent;             // boundary, or empty
    bool external = false; // referred to but not defined here: what lies beyond it is unknown
    Origin origin;
    Rect frame{0, 0, nodeWidth, nodeHeight};
    int z = 0;
    bool pinned = false; // arranging leaves it where it is
    bool locked = false; // hands leave it where it is too
    std::string extra;
    friend bool operator==(const Node &, const Node &) = default;
};

struct Edge
{
    Id id;
    Id source;
    Id target;
    std::vector<EdgeKind> kinds; // at least one, in the order of the enum
    EdgeMode mode = EdgeMode::Unknown;
    std::string name; // label set by a person; empty: the kinds' verbs
    std::string via;  // what evidences it: "SAM event", "IAM statement", …
    Properties properties;
    Origin origin;
    std::vector<Point> bends; // set by a person; empty: routed automatically
    std::string extra;
    friend bool operator==(const Edge &, const Edge &) = default;
};

enum class BoundaryKind { Account, Region, Vpc, Environment, Context, Team, Stack, Group };

struct Boundary
{
    Id id;
    BoundaryKind kind = BoundaryKind::Group;
    std::string name;
    Properties properties; // environment: env = production|staging|test|development; account: accountId; …
    Id parent;
    Rect frame;
    bool locked = false;
    Origin origin;
    std::string extra;
    friend bool operator==(const Boundary &, const Boundary &) = default;
};

// Why something does not apply, in the four reasons of the AWS Well-Architected Tool.
enum class NotApplicableCause { OutOfScope, BusinessPriorities, ArchitectureConstraints, Other };

// A person's answer to one practice of one lens. The drawing may contradict it; it stays and is flagged.
struct Answer
{
    enum class State { Met, NotMet, NotApplicable };
    Id id;
    std::string lens;
    std::string question;
    std::string practice;
    State state = State::Met;
    std::optional<NotApplicableCause> cause; // of "not applicable"
    std::string reason;
    std::string notes;
    std::string extra;
    friend bool operator==(const Answer &, const Answer &) = default;
};

// What people decided about one finding; honoured while the facts it was made on hold and the date has not passed.
struct Decision
{
    enum class Status { Accepted, NotApplicable, Mitigated, Transferred };
    Id id;
    std::string findingKey;
    Status status = Status::Accepted;
    std::optional<NotApplicableCause> cause; // of "not applicable"
    std::string reason;
    std::string owner;
    std::string decidedOn; // ISO dates
    std::string reviewBy;
    std::string factsHash;
    std::string extra;
    friend bool operator==(const Decision &, const Decision &) = default;
};

// One per document, id "workload".
struct Workload
{
    enum class Stance { Sketch, Complete };
    enum class Stage { Unknown, Prototype, Production };
    Id id{std::string("workload")};
    std::string name;
    Stance stance = Stance::Sketch;
    Stage stage = Stage::Unknown;
    std::string environment; // production, staging, test, development or empty
    bool imported = false;   // made from a template: elements inside it are as the template says
    Properties properties;   // load and the like
    std::vector<std::string> rulesOff;
    std::map<std::string, std::string> severities; // rule id (or prefix) → high|medium|low
    std::map<std::string, double> thresholds;      // limit id → value
    std::string riskRules;                         // variant of the lens's risk rules ("strict"); empty: its own
    std::vector<std::string> lenses; // files of further lenses, relative to the document where they can be
    std::string extra;
    friend bool operator==(const Workload &, const Workload &) = default;
};

// Plan entries, milestones, kinds of later versions and what could not be understood: kept as they were read.
struct OpaqueRecord
{
    Id id;
    std::string section; // top-level key of the file
    std::string json;    // the whole record
    friend bool operator==(const OpaqueRecord &, const OpaqueRecord &) = default;
};

using Record = std::variant<Node, Edge, Boundary, Note, Stroke, Image, Picture, Comment, Group, Answer, Decision,
                            Workload, OpaqueRecord>;

[[nodiscard]] const Id &recordId(const Record &record);

// True when the two differ at most in layout (frame, z, bends, pinned), so that no verdict can change.
[[nodiscard]] bool sameMeaning(const Record &a, const Record &b);

// The words of edges.md and the file format; parsing gives nothing for other words.
[[nodiscard]] std::string_view toWord(EdgeKind kind);
[[nodiscard]] std::string_view toWord(EdgeMode mode);
[[nodiscard]] std::string_view toWord(BoundaryKind kind);
[[nodiscard]] std::string_view toWord(Answer::State state);
[[nodiscard]] std::string_view toWord(Decision::Status status);
[[nodiscard]] std::string_view toWord(NotApplicableCause cause); // "OUT_OF_SCOPE", …
[[nodiscard]] std::string_view toWord(Workload::Stance stance);
[[nodiscard]] std::string_view toWord(Workload::Stage stage);
[[nodiscard]] std::optional<EdgeKind> edgeKind(std::string_view word);
[[nodiscard]] std::optional<EdgeMode> edgeMode(std::string_view word);
[[nodiscard]] std::optional<BoundaryKind> boundaryKind(std::string_view word);
[[nodiscard]] std::optional<Answer::State> answerState(std::string_view word);
[[nodiscard]] std::optional<Decision::Status> decisionStatus(std::string_view word);
[[nodiscard]] std::optional<NotApplicableCause> notApplicableCause(std::string_view word);
[[nodiscard]] std::optional<Workload::Stance> stance(std::string_view word);
[[nodiscard]] std::optional<Workload::Stage> stage(std::string_view word);

} // namespace lensboard
