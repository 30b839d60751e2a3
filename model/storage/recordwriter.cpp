// SPDX-License-Identifier: Apache-2.0
#include "storage/recordjson.h"

#include <QByteArray>

#include <cmath>

namespace lensboard {

namespace {

// Layout numbers stand on a 1/8 grid and are written in their shortest form.
Json gridNumber(double value)
{
    const double rounded = std::round(value * 8) / 8;
    if (!std::isfinite(rounded))
        return 0;
    if (rounded == std::floor(rounded) && std::abs(rounded) < 1e15) // what fits into whole numbers
        return static_cast<std::int64_t>(rounded);
    return rounded;
}

Json frameJson(const Rect &frame)
{
    return Json::array({gridNumber(frame.x), gridNumber(frame.y), gridNumber(frame.width), gridNumber(frame.height)});
}

Json dataJson(const PropertyData &data)
{
    return std::visit([](const auto &value) { return Json(value); }, data);
}

Json propertyJson(const PropertyValue &value, bool imported)
{
    const auto natural = imported ? PropertyValue::Origin::Template : PropertyValue::Origin::Person;
    if (value.state == PropertyValue::State::Unknown)
        return Json{{"unknown", value.reason}};
    Json content = value.isStated() ? dataJson(value.data) : Json(nullptr);
    if (value.origin == natural)
        return content;
    const char *by = value.origin == PropertyValue::Origin::AwsDefault ? "aws"
                     : value.origin == PropertyValue::Origin::Template ? "template"
                                                                       : "person";
    return Json{{"value", std::move(content)}, {"by", by}};
}

// A word that this version does not know comes back unless the value standing in for it was changed.
void restoreWords(Json &object, const Json &words)
{
    for (const auto &[key, entry] : words.items()) {
        const Json *word = memberAt(entry, "word");
        if (word && stringAt(object, key.c_str()) == stringAt(entry, "standsIn"))
            object[key] = *word;
    }
}

void addExtra(Json &object, const std::string &extra)
{
    if (extra.empty())
        return;
    const auto parsed = parseJson(extra);
    if (!parsed || !parsed->is_object())
        return;
    for (const auto &[key, value] : parsed->items()) {
        if (key == "unknownWords")
            restoreWords(object, value);
        else if (!object.contains(key))
            object[key] = value;
    }
}

void addText(Json &object, const char *key, const std::string &text)
{
    if (!text.empty())
        object[key] = text;
}

void addFlag(Json &object, const char *key, bool set)
{
    if (set)
        object[key] = true;
}

// The end of a stroke or image.
template <typename Placed>
void addPlace(Json &object, const Placed &placed)
{
    addText(object, "parent", placed.parent.text);
    object["frame"] = frameJson(placed.frame);
    if (placed.z != 0)
        object["z"] = placed.z;
    addFlag(object, "locked", placed.locked);
    addExtra(object, placed.extra);
}

void addOrigin(Json &object, const Origin &origin)
{
    if (origin == Origin())
        return;
    Json json = Json::object();
    addText(json, "file", origin.file);
    addText(json, "logicalId", origin.logicalId);
    addText(json, "iacType", origin.iacType);
    if (origin.line > 0)
        json["line"] = origin.line;
    if (origin.column > 0)
        json["column"] = origin.column;
    addText(json, "condition", origin.condition);
    object["origin"] = std::move(json);
}

void addProperties(Json &object, const Properties &properties, bool imported)
{
    if (!properties.empty())
        object["properties"] = propertiesToJson(properties, imported);
}

// Kinds that this version does not know were put aside when read; they are written behind the known ones.
Json kindsJson(const Edge &edge, Json &extra)
{
    Json kinds = Json::array();
    for (const EdgeKind kind : edge.kinds)
        kinds.push_back(std::string(toWord(kind)));
    if (const Json *unknown = memberAt(extra, "unknownKinds"); unknown && unknown->is_array()) {
        if (edge.kinds == std::vector<EdgeKind>{EdgeKind::Connects} && boolAt(extra, "kindStandsIn"))
            kinds = Json::array();
        for (const Json &kind : *unknown)
            kinds.push_back(kind);
    }
    extra.erase("unknownKinds");
    extra.erase("kindStandsIn");
    return kinds;
}

Json extraObject(const std::string &text)
{
    auto parsed = text.empty() ? Result<Json>(Json::object()) : parseJson(text);
    return parsed && parsed->is_object() ? *parsed : Json::object();
}

struct Writer
{
    Json operator()(const Node &node) const
    {
        Json json{{"id", node.id.text}, {"type", node.type}, {"name", node.name}};
        addText(json, "parent", node.parent.text);
        if (node.external)
            json["external"] = true;
        addProperties(json, node.properties, node.origin != Origin());
        addOrigin(json, node.origin);
        json["frame"] = frameJson(node.frame);
        if (node.z != 0)
            json["z"] = node.z;
        if (node.pinned)
            json["pinned"] = true;
        addFlag(json, "locked", node.locked);
        addExtra(json, node.extra);
        return json;
    }

    Json operator()(const Edge &edge) const
    {
        Json extra = extraObject(edge.extra);
        Json json{{"id", edge.id.text}, {"source", edge.source.text}, {"target", edge.target.text}};
        json["kinds"] = kindsJson(edge, extra);
        json["mode"] = std::string(toWord(edge.mode));
        addText(json, "name", edge.name);
        addText(json, "via", edge.via);
        addProperties(json, edge.properties, edge.origin != Origin());
        addOrigin(json, edge.origin);
        if (!edge.bends.empty()) {
            Json bends = Json::array();
            for (const Point bend : edge.bends)
                bends.push_back(Json::array({gridNumber(bend.x), gridNumber(bend.y)}));
            json["bends"] = std::move(bends);
        }
        addExtra(json, extra.empty() ? std::string() : extra.dump());
        return json;
    }

    Json operator()(const Boundary &boundary) const
    {
        Json json{{"id", boundary.id.text}, {"kind", std::string(toWord(boundary.kind))}, {"name", boundary.name}};
        addText(json, "parent", boundary.parent.text);
        addProperties(json, boundary.properties, boundary.origin != Origin());
        addOrigin(json, boundary.origin);
        json["frame"] = frameJson(boundary.frame);
        addFlag(json, "locked", boundary.locked);
        addExtra(json, boundary.extra);
        return json;
    }

    Json operator()(const Note &note) const
    {
        Json json{{"id", note.id.text}, {"text", note.text}};
        addText(json, "parent", note.parent.text);
        json["frame"] = frameJson(note.frame);
        if (note.z != 0)
            json["z"] = note.z;
        json["style"] = std::string(toWord(note.style));
        json["colour"] = std::string(toWord(note.ink));
        addText(json, "attached", note.attached.text);
        addFlag(json, "locked", note.locked);
        addExtra(json, note.extra);
        // What everybody has is not written.
        if (json["style"] == "card")
            json.erase("style");
        if (json["colour"] == "yellow")
            json.erase("colour");
        return json;
    }

    Json operator()(const Stroke &stroke) const
    {
        Json points = Json::array();
        for (const Point point : stroke.points) {
            points.push_back(gridNumber(point.x));
            points.push_back(gridNumber(point.y));
        }
        Json json{{"id", stroke.id.text}, {"points", std::move(points)}};
        json["colour"] = std::string(toWord(stroke.ink));
        json["width"] = gridNumber(stroke.width);
        addPlace(json, stroke);
        return json;
    }

    Json operator()(const Image &image) const
    {
        Json json{{"id", image.id.text}, {"picture", image.picture.text}};
        addText(json, "name", image.name);
        addPlace(json, image);
        return json;
    }

    Json operator()(const Picture &picture) const
    {
        const auto bytes = picture.data.view();
        const auto coded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
        Json json{{"id", picture.id.text}, {"mime", picture.mime}, {"data", coded.toStdString()}};
        addExtra(json, picture.extra);
        return json;
    }

    Json operator()(const Comment &comment) const
    {
        Json json{{"id", comment.id.text}, {"subject", comment.subject.text}};
        addText(json, "thread", comment.thread.text);
        json["author"] = comment.author;
        addText(json, "writtenAt", comment.writtenAt);
        json["text"] = comment.text;
        addFlag(json, "resolved", comment.resolved);
        addExtra(json, comment.extra);
        return json;
    }

    Json operator()(const Group &group) const
    {
        Json json{{"id", group.id.text}};
        addText(json, "name", group.name);
        Json members = Json::array();
        for (const Id &member : group.members)
            members.push_back(member.text);
        json["members"] = std::move(members);
        addExtra(json, group.extra);
        return json;
    }

    Json operator()(const Answer &answer) const
    {
        Json json{{"id", answer.id.text},
                  {"lens", answer.lens},
                  {"question", answer.question},
                  {"practice", answer.practice},
                  {"state", std::string(toWord(answer.state))}};
        if (answer.cause)
            json["cause"] = std::string(toWord(*answer.cause));
        addText(json, "reason", answer.reason);
        addText(json, "notes", answer.notes);
        addExtra(json, answer.extra);
        return json;
    }

    Json operator()(const Decision &decision) const
    {
        Json json{{"id", decision.id.text},
                  {"finding", decision.findingKey},
                  {"status", std::string(toWord(decision.status))}};
        if (decision.cause)
            json["cause"] = std::string(toWord(*decision.cause));
        json["reason"] = decision.reason;
        addText(json, "owner", decision.owner);
        addText(json, "decidedOn", decision.decidedOn);
        addText(json, "reviewBy", decision.reviewBy);
        addText(json, "facts", decision.factsHash);
        addExtra(json, decision.extra);
        return json;
    }

    Json operator()(const Workload &workload) const
    {
        Json json = Json::object();
        addText(json, "name", workload.name);
        json["stance"] = std::string(toWord(workload.stance));
        json["stage"] = std::string(toWord(workload.stage));
        addText(json, "environment", workload.environment);
        if (workload.imported)
            json["imported"] = true;
        addProperties(json, workload.properties, false);
        if (!workload.rulesOff.empty())
            json["rulesOff"] = workload.rulesOff;
        if (!workload.severities.empty())
            json["severities"] = workload.severities;
        if (!workload.thresholds.empty())
            json["thresholds"] = workload.thresholds;
        addText(json, "riskRules", workload.riskRules);
        if (!workload.lenses.empty())
            json["lenses"] = workload.lenses;
        addExtra(json, workload.extra);
        return json;
    }

    Json operator()(const OpaqueRecord &record) const
    {
        const auto parsed = parseJson(record.json);
        return parsed ? *parsed : Json{{"id", record.id.text}};
    }
};

} // namespace

Json propertiesToJson(const Properties &properties, bool imported)
{
    Json json = Json::object();
    for (const auto &[name, value] : properties)
        json[name] = propertyJson(value, imported);
    return json;
}

Json toJson(const Record &record)
{
    return std::visit(Writer{}, record);
}

} // namespace lensboard
