// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/id.h"
#include "document/geometry.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What people put beside the architecture: notes, pen strokes, images, comments, and groups that keep things together.
// None of it has a meaning for the judgement. Plain values like all records; `frame` is where they stand.
namespace lensboard {

enum class NoteStyle { Card, Text }; // text stands on the board without a card
enum class Ink { Yellow, Blue, Green, Pink, Violet, Grey };

// The text is Markdown.
struct Note
{
    Id id;
    std::string text;
    Id parent;
    Rect frame{0, 0, 180, 100};
    int z = 0;
    NoteStyle style = NoteStyle::Card;
    Ink ink = Ink::Yellow;
    Id attached; // node that it is tied to and moves with, or empty
    bool locked = false;
    std::string extra;
    friend bool operator==(const Note &, const Note &) = default;
};

// A pen stroke. Its points are relative to the frame's corner; the frame is what they span.
struct Stroke
{
    Id id;
    std::vector<Point> points; // at least two
    Ink ink = Ink::Grey;
    double width = 3;
    Id parent;
    Rect frame;
    int z = 0;
    bool locked = false;
    std::string extra;
    friend bool operator==(const Stroke &, const Stroke &) = default;
};

// A place where a picture is shown. Several may show the same picture.
struct Image
{
    Id id;
    Id picture;
    std::string name; // what it shows, in words
    Id parent;
    Rect frame;
    int z = 0;
    bool locked = false;
    std::string extra;
    friend bool operator==(const Image &, const Image &) = default;
};

// Bytes that many records and pictures may share; equal when the content is.
class Blob
{
public:
    Blob() = default;
    explicit Blob(std::string bytes)
        : m_bytes(std::make_shared<const std::string>(std::move(bytes)))
    {
    }
    [[nodiscard]] std::string_view view() const { return m_bytes ? std::string_view(*m_bytes) : std::string_view(); }
    friend bool operator==(const Blob &a, const Blob &b) { return a.m_bytes == b.m_bytes || a.view() == b.view(); }

private:
    std::shared_ptr<const std::string> m_bytes;
};

// The bytes of a PNG or JPEG file. The id is made from the content, so that the same picture is kept once.
struct Picture
{
    Id id;
    std::string mime; // "image/png" or "image/jpeg"
    Blob data;
    std::string extra;
    friend bool operator==(const Picture &, const Picture &) = default;
};

// A remark about another record, or a reply to one. `subject` may have gone; the remark stays.
struct Comment
{
    Id id;
    Id subject;
    Id thread; // the remark that this replies to; empty for the first of a thread
    std::string author;
    std::string writtenAt; // ISO 8601, UTC
    std::string text;
    bool resolved = false; // of the first of a thread
    std::string extra;
    friend bool operator==(const Comment &, const Comment &) = default;
};

// Elements and other groups that are selected and moved together; at least two.
struct Group
{
    Id id;
    std::string name;
    std::vector<Id> members; // ordered by id
    std::string extra;
    friend bool operator==(const Group &, const Group &) = default;
};

[[nodiscard]] std::string_view toWord(NoteStyle style);
[[nodiscard]] std::string_view toWord(Ink ink);
[[nodiscard]] std::optional<NoteStyle> noteStyle(std::string_view word);
[[nodiscard]] std::optional<Ink> ink(std::string_view word);

} // namespace lensboard
