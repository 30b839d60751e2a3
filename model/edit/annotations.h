// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/transaction.h"

#include <string>
#include <vector>

// Edits of what people put beside the architecture: the look and tie of notes, pen strokes, images, comments.
namespace lensboard {

// Ink of notes and strokes; others are passed over.
void setInk(Transaction &transaction, const std::vector<Id> &ids, Ink ink);
void setNoteStyle(Transaction &transaction, const std::vector<Id> &ids, NoteStyle style);
// Ties a note to a node, or to nothing.
void tieNote(Transaction &transaction, const Id &note, const Id &node);
void setStrokeWidth(Transaction &transaction, const std::vector<Id> &ids, double width);

// Few points that stay within `tolerance` of the line through all of them (Douglas and Peucker 1973), after single
// shakes of the hand were evened out. Both ends stay.
[[nodiscard]] std::vector<Point> simplified(const std::vector<Point> &points, double tolerance);
// A stroke along the points of the board; a single point becomes a dot. Empty without points.
Id addStroke(Transaction &transaction, IdSource &ids, const std::vector<Point> &points, Ink ink, double width);

// Bounds for what a board takes in; see `addImage` of the session for the words.
constexpr std::size_t largestPicture = 4u << 20;    // bytes of one file
constexpr std::size_t mostPictureBytes = 24u << 20; // of all pictures of a board
[[nodiscard]] std::size_t pictureBytes(const Document &document);
// The same bytes are kept once, however often they are shown. `name` says in words what can be seen.
Id addImage(Transaction &transaction, IdSource &ids, const std::string &mime, std::string bytes,
            const std::string &name, Rect frame);

Id addComment(Transaction &transaction, IdSource &ids, const Id &subject, const std::string &author,
              const std::string &writtenAt, const std::string &text);
// To the thread that begins with `first`; also opens it again.
Id reply(Transaction &transaction, IdSource &ids, const Id &first, const std::string &author,
         const std::string &writtenAt, const std::string &text);
void setResolved(Transaction &transaction, const Id &first, bool resolved);
// One remark; with the first one its whole thread goes.
void removeComment(Transaction &transaction, const Id &id);

} // namespace lensboard
