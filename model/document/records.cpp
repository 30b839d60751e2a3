// SPDX-License-Identifier: Apache-2.0
#include "document/records.h"

#include <array>

namespace lensboard {

namespace {

template <typename E, std::size_t N>
using Words = std::array<std::pair<E, std::string_view>, N>;

constexpr Words<EdgeKind, 17> kindWords{{{EdgeKind::Invokes, "invokes"},
                                         {EdgeKind::Triggers, "triggers"},
                                         {EdgeKind::Subscribes, "subscribes"},
                                         {EdgeKind::Publishes, "publishes"},
                                         {EdgeKind::Reads, "reads"},
                                         {EdgeKind::Writes, "writes"},
                                         {EdgeKind::DeadLetters, "dead-letters"},
                                         {EdgeKind::Authorizes, "authorizes"},
                                         {EdgeKind::Protects, "protects"},
                                         {EdgeKind::Serves, "serves"},
                                         {EdgeKind::Logs, "logs"},
                                         {EdgeKind::Traces, "traces"},
                                         {EdgeKind::Monitors, "monitors"},
                                         {EdgeKind::Notifies, "notifies"},
                                         {EdgeKind::Deploys, "deploys"},
                                         {EdgeKind::Grants, "grants"},
                                         {EdgeKind::Connects, "connects"}}};
constexpr Words<EdgeMode, 6> modeWords{{{EdgeMode::Unknown, "unknown"},
                                        {EdgeMode::None, "none"},
                                        {EdgeMode::Sync, "sync"},
                                        {EdgeMode::Async, "async"},
                                        {EdgeMode::Poll, "poll"},
                                        {EdgeMode::Stream, "stream"}}};
constexpr Words<BoundaryKind, 8> boundaryWords{{{BoundaryKind::Account, "account"},
                                                {BoundaryKind::Region, "region"},
                                                {BoundaryKind::Vpc, "vpc"},
                                                {BoundaryKind::Environment, "environment"},
                                                {BoundaryKind::Context, "context"},
                                                {BoundaryKind::Team, "team"},
                                                {BoundaryKind::Stack, "stack"},
                                                {BoundaryKind::Group, "group"}}};
constexpr Words<NoteStyle, 2> styleWords{{{NoteStyle::Card, "card"}, {NoteStyle::Text, "text"}}};
constexpr Words<Ink, 6> inkWords{{{Ink::Yellow, "yellow"},
                                  {Ink::Blue, "blue"},
                                  {Ink::Green, "green"},
                                  {Ink::Pink, "pink"},
                                  {Ink::Violet, "violet"},
                                  {Ink::Grey, "grey"}}};
constexpr Words<Answer::State, 3> answerWords{
    {{Answer::State::Met, "met"}, {Answer::State::NotMet, "notMet"}, {Answer::State::NotApplicable, "notApplicable"}}};
constexpr Words<Decision::Status, 4> decisionWords{{{Decision::Status::Accepted, "accepted"},
                                                    {Decision::Status::NotApplicable, "notApplicable"},
                                                    {Decision::Status::Mitigated, "mitigated"},
                                                    {Decision::Status::Transferred, "transferred"}}};
constexpr Words<NotApplicableCause, 4> causeWords{
    {{NotApplicableCause::OutOfScope, "OUT_OF_SCOPE"},
     {NotApplicableCause::BusinessPriorities, "BUSINESS_PRIORITIES"},
     {NotApplicableCause::ArchitectureConstraints, "ARCHITECTURE_CONSTRAINTS"},
     {NotApplicableCause::Other, "OTHER"}}};
constexpr Words<Workload::Stance, 2> stanceWords{
    {{Workload::Stance::Sketch, "sketch"}, {Workload::Stance::Complete, "complete"}}};
constexpr Words<Workload::Stage, 3> stageWords{{{Workload::Stage::Unknown, "unknown"},
                                                {Workload::Stage::Prototype, "prototype"},
                                                {Workload::Stage::Production, "production"}}};

template <typename Table, typename E>
std::string_view wordOf(const Table &table, E value)
{
    for (const auto &[entry, word] : table) {
        if (entry == value)
            return word;
    }
    return {};
}

template <typename E, std::size_t N>
std::optional<E> valueOf(const Words<E, N> &table, std::string_view text)
{
    for (const auto &[entry, word] : table) {
        if (word == text)
            return entry;
    }
    return std::nullopt;
}

// The same record with its layout fields levelled.
Record withoutLayout(Record record)
{
    std::visit(
        [](auto &value) {
            if constexpr (requires { value.frame; })
                value.frame = {};
            if constexpr (requires { value.z; })
                value.z = 0;
            if constexpr (requires { value.pinned; })
                value.pinned = false;
            if constexpr (requires { value.locked; })
                value.locked = false;
            if constexpr (requires { value.bends; })
                value.bends.clear();
        },
        record);
    return record;
}

} // namespace

const Id &recordId(const Record &record)
{
    return std::visit([](const auto &value) -> const Id & { return value.id; }, record);
}

bool sameMeaning(const Record &a, const Record &b)
{
    return withoutLayout(a) == withoutLayout(b);
}

std::string_view toWord(EdgeKind kind)
{
    return wordOf(kindWords, kind);
}
std::string_view toWord(EdgeMode mode)
{
    return wordOf(modeWords, mode);
}
std::string_view toWord(BoundaryKind kind)
{
    return wordOf(boundaryWords, kind);
}
std::string_view toWord(Answer::State state)
{
    return wordOf(answerWords, state);
}
std::string_view toWord(Decision::Status status)
{
    return wordOf(decisionWords, status);
}
std::string_view toWord(NotApplicableCause cause)
{
    return wordOf(causeWords, cause);
}

std::string_view toWord(Workload::Stance stance)
{
    return wordOf(stanceWords, stance);
}
std::string_view toWord(Workload::Stage stage)
{
    return wordOf(stageWords, stage);
}
std::string_view toWord(NoteStyle style)
{
    return wordOf(styleWords, style);
}
std::string_view toWord(Ink ink)
{
    return wordOf(inkWords, ink);
}
std::optional<NoteStyle> noteStyle(std::string_view word)
{
    return valueOf(styleWords, word);
}
std::optional<Ink> ink(std::string_view word)
{
    return valueOf(inkWords, word);
}
std::optional<EdgeKind> edgeKind(std::string_view word)
{
    return valueOf(kindWords, word);
}
std::optional<EdgeMode> edgeMode(std::string_view word)
{
    return valueOf(modeWords, word);
}
std::optional<BoundaryKind> boundaryKind(std::string_view word)
{
    return valueOf(boundaryWords, word);
}
std::optional<Answer::State> answerState(std::string_view word)
{
    return valueOf(answerWords, word);
}
std::optional<Decision::Status> decisionStatus(std::string_view word)
{
    return valueOf(decisionWords, word);
}
std::optional<NotApplicableCause> notApplicableCause(std::string_view word)
{
    return valueOf(causeWords, word);
}

std::optional<Workload::Stance> stance(std::string_view word)
{
    return valueOf(stanceWords, word);
}
std::optional<Workload::Stage> stage(std::string_view word)
{
    return valueOf(stageWords, word);
}

} // namespace lensboard
