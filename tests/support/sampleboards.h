// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "document/transaction.h"
#include "rules/finding.h"

#include <cassert>

// Small boards made by hand for tests of pictures: known names, known places, every look once.
namespace lensboard::test {

struct SampleBoard
{
    Document document;
    Findings findings;
};

// The order service of the design's target picture.
[[nodiscard]] SampleBoard orderBoard();
// Long, foreign and hostile names, external and unknown nodes, nested boundaries, notes, every badge.
[[nodiscard]] SampleBoard oddBoard();

inline void put(Document &document, Record record)
{
    Transaction transaction(document);
    transaction.put(std::move(record));
    [[maybe_unused]] const auto applied = document.apply(transaction.change());
    assert(applied.ok());
}

inline Node makeNode(const char *id, const char *type, const char *name, double x, double y)
{
    Node node;
    node.id = Id(id);
    node.type = type;
    node.name = name;
    node.frame = {x, y, nodeWidth, nodeHeight};
    return node;
}

inline Edge makeEdge(const char *id, const char *source, const char *target, EdgeKind kind, EdgeMode mode)
{
    Edge edge;
    edge.id = Id(id);
    edge.source = Id(source);
    edge.target = Id(target);
    edge.kinds = {kind};
    edge.mode = mode;
    return edge;
}

inline void addFinding(Findings &findings, const char *rule, const char *subject, FindingVerdict verdict,
                       Severity severity, const char *title, const char *message)
{
    Finding finding;
    finding.rule = rule;
    finding.key = std::string(rule) + ":" + subject;
    finding.verdict = verdict;
    finding.severity = severity;
    finding.title = std::string(title);
    finding.message = message;
    finding.subjects = {Id(subject)};
    findings[finding.key] = finding;
}

} // namespace lensboard::test
