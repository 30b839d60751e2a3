// SPDX-License-Identifier: Apache-2.0
// What people put beside the architecture, read from the project file.
#include "storage/recordfields.h"

#include <QByteArray>

namespace lensboard {

namespace {

std::vector<Point> pointsFrom(const Json *json)
{
    std::vector<Point> points;
    if (!json || !json->is_array())
        return points;
    for (std::size_t i = 0; i + 1 < json->size(); i += 2)
        points.push_back({(*json)[i].get<double>(), (*json)[i + 1].get<double>()});
    return points;
}

QByteArray::FromBase64Result decoded(const std::string &text)
{
    return QByteArray::fromBase64Encoding(QByteArray::fromStdString(text), QByteArray::AbortOnBase64DecodingErrors);
}

} // namespace

bool isReadableStroke(const Json &json)
{
    const Json *points = memberAt(json, "points");
    return points && points->is_array() && points->size() >= 4 && points->size() % 2 == 0 &&
           std::all_of(points->begin(), points->end(), [](const Json &number) { return number.is_number(); });
}

bool isReadablePicture(const Json &json)
{
    const std::string data = stringAt(json, "data");
    return !data.empty() && decoded(data).decodingStatus == QByteArray::Base64DecodingStatus::Ok;
}

Note RecordReader::note(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Note note;
    note.id = Id(fields.text("id"));
    note.text = fields.text("text");
    note.parent = Id(fields.text("parent"));
    note.frame = fields.frame(note.frame);
    note.z = fields.integer("z");
    note.style = fields.word("style", noteStyle, note.style);
    note.ink = fields.word("colour", ink, note.ink);
    note.attached = Id(fields.text("attached"));
    note.locked = fields.flag("locked");
    note.extra = fields.extra();
    return note;
}

Stroke RecordReader::stroke(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Stroke stroke;
    stroke.id = Id(fields.text("id"));
    stroke.points = pointsFrom(fields.member("points"));
    stroke.ink = fields.word("colour", ink, stroke.ink);
    if (const Json *width = fields.member("width"); width && width->is_number() && width->get<double>() > 0)
        stroke.width = std::min(width->get<double>(), 100.0);
    stroke.parent = Id(fields.text("parent"));
    stroke.frame = fields.frame(stroke.frame);
    stroke.z = fields.integer("z");
    stroke.locked = fields.flag("locked");
    stroke.extra = fields.extra();
    return stroke;
}

Image RecordReader::image(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Image image;
    image.id = Id(fields.text("id"));
    image.picture = Id(fields.text("picture"));
    image.name = fields.text("name");
    image.parent = Id(fields.text("parent"));
    image.frame = fields.frame({0, 0, 100, 100});
    image.z = fields.integer("z");
    image.locked = fields.flag("locked");
    image.extra = fields.extra();
    return image;
}

Picture RecordReader::picture(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Picture picture;
    picture.id = Id(fields.text("id"));
    picture.mime = fields.text("mime");
    picture.data = Blob(decoded(fields.text("data")).decoded.toStdString());
    picture.extra = fields.extra();
    return picture;
}

Comment RecordReader::comment(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Comment comment;
    comment.id = Id(fields.text("id"));
    comment.subject = Id(fields.text("subject"));
    comment.thread = Id(fields.text("thread"));
    comment.author = fields.text("author");
    comment.writtenAt = fields.text("writtenAt");
    comment.text = fields.text("text");
    comment.resolved = fields.flag("resolved");
    comment.extra = fields.extra();
    return comment;
}

Group RecordReader::group(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Group group;
    group.id = Id(fields.text("id"));
    group.name = fields.text("name");
    fields.used.insert("members");
    for (const std::string &member : stringsAt(json, "members"))
        group.members.emplace_back(member);
    std::sort(group.members.begin(), group.members.end());
    group.extra = fields.extra();
    return group;
}

} // namespace lensboard
