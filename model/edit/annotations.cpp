// SPDX-License-Identifier: Apache-2.0
#include "edit/annotations.h"

#include "edit/nodes.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

double distanceToLine(Point p, Point a, Point b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double part = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - part * dx, p.y - a.y - part * dy);
}

// Each point is drawn a little towards the middle of its neighbours.
std::vector<Point> evened(const std::vector<Point> &points)
{
    std::vector<Point> result = points;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        result[i] = {(points[i - 1].x + 2 * points[i].x + points[i + 1].x) / 4,
                     (points[i - 1].y + 2 * points[i].y + points[i + 1].y) / 4};
    }
    return result;
}

// Marks what must stay between two points that do; without recursion, for strokes may be long.
std::vector<bool> needed(const std::vector<Point> &points, double tolerance)
{
    std::vector<bool> keep(points.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> spans{{0, points.size() - 1}};
    while (!spans.empty()) {
        const auto [first, last] = spans.back();
        spans.pop_back();
        std::size_t farthest = first;
        double most = tolerance;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double away = distanceToLine(points[i], points[first], points[last]);
            if (away > most) {
                most = away;
                farthest = i;
            }
        }
        if (farthest == first)
            continue;
        keep[farthest] = true;
        spans.emplace_back(first, farthest);
        spans.emplace_back(farthest, last);
    }
    return keep;
}

template <typename T, typename Change>
void forEach(Transaction &transaction, const std::vector<Id> &ids, Change change)
{
    for (const Id &id : ids) {
        if (auto record = transaction.as<T>(id)) {
            change(*record);
            transaction.put(std::move(*record));
        }
    }
}

Id pictureId(const std::string &bytes)
{
    const QByteArray data = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const QByteArray hash = QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex().left(24);
    return Id("p_" + hash.toStdString());
}

} // namespace

void setInk(Transaction &transaction, const std::vector<Id> &ids, Ink ink)
{
    forEach<Note>(transaction, ids, [ink](Note &note) { note.ink = ink; });
    forEach<Stroke>(transaction, ids, [ink](Stroke &stroke) { stroke.ink = ink; });
}

void setNoteStyle(Transaction &transaction, const std::vector<Id> &ids, NoteStyle style)
{
    forEach<Note>(transaction, ids, [style](Note &note) { note.style = style; });
}

void tieNote(Transaction &transaction, const Id &note, const Id &node)
{
    if (!node.empty() && !transaction.as<Node>(node))
        return;
    forEach<Note>(transaction, {note}, [&node](Note &tied) { tied.attached = node; });
}

void setStrokeWidth(Transaction &transaction, const std::vector<Id> &ids, double width)
{
    forEach<Stroke>(transaction, ids, [width](Stroke &stroke) { stroke.width = width; });
}

std::vector<Point> simplified(const std::vector<Point> &points, double tolerance)
{
    if (points.size() < 3)
        return points;
    const std::vector<Point> even = evened(points);
    const std::vector<bool> keep = needed(even, tolerance);
    std::vector<Point> result;
    for (std::size_t i = 0; i < even.size(); ++i) {
        if (keep[i])
            result.push_back(even[i]);
    }
    return result;
}

Id addStroke(Transaction &transaction, IdSource &ids, const std::vector<Point> &points, Ink ink, double width)
{
    if (points.empty())
        return {};
    Stroke stroke;
    stroke.id = ids.next('s');
    stroke.ink = ink;
    stroke.width = width;
    stroke.points = points;
    if (points.size() == 1)
        stroke.points.push_back({points.front().x + 0.125, points.front().y});
    const auto [left, right] =
        std::minmax_element(stroke.points.begin(), stroke.points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(stroke.points.begin(), stroke.points.end(), [](Point a, Point b) { return a.y < b.y; });
    stroke.frame = {left->x, top->y, right->x - left->x, bottom->y - top->y};
    for (Point &point : stroke.points)
        point = {point.x - stroke.frame.x, point.y - stroke.frame.y};
    stroke.parent = boundaryAt(transaction, stroke.frame.center());
    Id id = stroke.id;
    transaction.put(std::move(stroke));
    return id;
}

std::size_t pictureBytes(const Document &document)
{
    std::size_t sum = 0;
    for (const auto &[id, picture] : document.pictures())
        sum += picture.data.view().size();
    return sum;
}

Id addImage(Transaction &transaction, IdSource &ids, const std::string &mime, std::string bytes,
            const std::string &name, Rect frame)
{
    Picture picture;
    picture.id = pictureId(bytes);
    picture.mime = mime;
    picture.data = Blob(std::move(bytes));
    Image image;
    image.id = ids.next('i');
    image.picture = picture.id;
    image.name = name;
    image.frame = frame;
    image.parent = boundaryAt(transaction, frame.center());
    if (!transaction.record(picture.id))
        transaction.put(std::move(picture));
    Id id = image.id;
    transaction.put(std::move(image));
    return id;
}

Id addComment(Transaction &transaction, IdSource &ids, const Id &subject, const std::string &author,
              const std::string &writtenAt, const std::string &text)
{
    Comment comment;
    comment.id = ids.next('c');
    comment.subject = subject;
    comment.author = author;
    comment.writtenAt = writtenAt;
    comment.text = text;
    Id id = comment.id;
    transaction.put(std::move(comment));
    return id;
}

Id reply(Transaction &transaction, IdSource &ids, const Id &first, const std::string &author,
         const std::string &writtenAt, const std::string &text)
{
    const auto thread = transaction.as<Comment>(first);
    if (!thread)
        return {};
    setResolved(transaction, first, false);
    const Id id = addComment(transaction, ids, thread->subject, author, writtenAt, text);
    forEach<Comment>(transaction, {id}, [&first](Comment &comment) { comment.thread = first; });
    return id;
}

void setResolved(Transaction &transaction, const Id &first, bool resolved)
{
    forEach<Comment>(transaction, {first}, [resolved](Comment &comment) { comment.resolved = resolved; });
}

void removeComment(Transaction &transaction, const Id &id)
{
    for (const auto &[other, comment] : transaction.document().comments()) {
        if (comment.thread == id)
            transaction.remove(other);
    }
    transaction.remove(id);
}

} // namespace lensboard
