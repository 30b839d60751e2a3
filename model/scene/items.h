// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"
#include "layout/route.h"
#include "scene/primitives.h"

#include <optional>

// How one record looks: pure functions from a record to its display list item. Used by the scene, by the ghost that
// follows the pointer and by previews of fixes.
namespace lensboard {

// What the badge of a record says; no badge when both counts are 0.
struct BadgeInfo
{
    int failing = 0;
    int asking = 0;
    Severity worst = Severity::Low; // of the failing ones
    [[nodiscard]] bool any() const { return failing > 0 || asking > 0; }
    friend bool operator==(const BadgeInfo &, const BadgeInfo &) = default;
};

// What people said about a record.
struct CommentInfo
{
    int open = 0;     // remarks and replies in threads that are not resolved
    int resolved = 0; // threads that are
    [[nodiscard]] bool any() const { return open > 0 || resolved > 0; }
    friend bool operator==(const CommentInfo &, const CommentInfo &) = default;
};

// How the line of an edge is drawn when it does not look as usual.
struct EdgeEmphasis
{
    ColourRole colour = ColourRole::Edge;
    double width = 1.5;
};

[[nodiscard]] SceneItem nodeItem(const Node &node, const BadgeInfo &badge = {});
[[nodiscard]] SceneItem boundaryItem(const Boundary &boundary, int depth, const BadgeInfo &badge = {});
// A note tied to a node shows a line to its frame.
[[nodiscard]] SceneItem noteItem(const Note &note, const std::optional<Rect> &tiedTo = {});
[[nodiscard]] SceneItem strokeItem(const Stroke &stroke);
// `picture` is null when it is missing.
[[nodiscard]] SceneItem imageItem(const Image &image, const Picture *picture);
// Whether the point is within `tolerance` of the line of a stroke's item.
[[nodiscard]] bool isOnStroke(const SceneItem &item, Point point, double tolerance);
// The height at which all of a note's text can be seen, its width given.
[[nodiscard]] double noteHeight(const Note &note);
// Lays the mark of comments on the item of the record that they are about.
void addCommentMark(SceneItem &item, const CommentInfo &comments, const std::vector<Point> &route = {});
// `route` from port to port. The badge sits on the shoulder of the label. A label that nobody wrote (verbs) is left out
// where it would cover another line or be cut short; a written one is cut to the room.
[[nodiscard]] SceneItem edgeItem(const Edge &edge, const Route &route, const LabelPlace &place,
                                 const BadgeInfo &badge = {}, const EdgeEmphasis &emphasis = {});

// Nothing when the record has no findings.
[[nodiscard]] std::optional<BadgeMark> badgeMark(const BadgeInfo &badge, Point center);
// "Environment · production".
[[nodiscard]] std::string boundaryTitle(const Boundary &boundary);
// The second line of a card: type and the stated facts that matter most, cut to the width.
[[nodiscard]] std::string cardLine(const Node &node, double maxWidth);
// The label of an edge: its name, or the verbs of its kinds; may be empty.
[[nodiscard]] std::string edgeLabel(const Edge &edge);
// The size that the label and badge of an edge take on its line, pill included; zero when there is nothing.
[[nodiscard]] Rect labelSize(const Edge &edge, const BadgeInfo &badge);

} // namespace lensboard
