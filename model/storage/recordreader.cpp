// SPDX-License-Identifier: Apache-2.0
#include "storage/recordfields.h"

namespace lensboard {

namespace {

std::optional<PropertyData> dataFrom(const Json &json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::string> list;
    for (const Json &item : json) {
        if (!item.is_string())
            return std::nullopt;
        list.push_back(item.get<std::string>());
    }
    return list;
}

PropertyValue::Origin originFrom(const std::string &by, PropertyValue::Origin fallback)
{
    if (by == "aws")
        return PropertyValue::Origin::AwsDefault;
    if (by == "template")
        return PropertyValue::Origin::Template;
    if (by == "person")
        return PropertyValue::Origin::Person;
    return fallback;
}

// Nothing when the value has a shape that this version does not know.
std::optional<PropertyValue> propertyFrom(const Json &json, PropertyValue::Origin origin)
{
    if (json.is_null())
        return PropertyValue::absent(origin);
    if (const Json *reason = memberAt(json, "unknown"); reason && reason->is_string())
        return PropertyValue::unknown(reason->get<std::string>());
    if (const Json *value = memberAt(json, "value")) {
        const auto by = originFrom(stringAt(json, "by"), origin);
        if (value->is_null())
            return PropertyValue::absent(by);
        const auto data = dataFrom(*value);
        return data ? std::optional(PropertyValue::stated(*data, by)) : std::nullopt;
    }
    const auto data = dataFrom(json);
    return data ? std::optional(PropertyValue::stated(*data, origin)) : std::nullopt;
}

} // namespace

void RecordReader::warn(const std::string &key, const std::string &message)
{
    if (!m_warnings)
        return;
    Error error = makeError("document.value", '"' + key + "\" " + message);
    error.pointer = m_pointer + '/' + pointerToken(key);
    m_warnings->push_back(std::move(error));
}

Properties RecordReader::properties(const Json *json, bool imported)
{
    Properties properties;
    if (!json)
        return properties;
    if (!json->is_object()) {
        warn("properties", "is not an object");
        return properties;
    }
    const auto origin = imported ? PropertyValue::Origin::Template : PropertyValue::Origin::Person;
    for (const auto &[name, value] : json->items()) {
        if (auto property = propertyFrom(value, origin))
            properties.insert_or_assign(name, std::move(*property));
        else
            warn("properties/" + name, "has a shape that this version does not know and is left out");
    }
    return properties;
}

Node RecordReader::node(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Node node;
    node.id = Id(fields.text("id"));
    node.type = fields.text("type");
    node.name = fields.text("name");
    node.parent = Id(fields.text("parent"));
    node.external = fields.flag("external");
    node.origin = fields.origin();
    node.properties = properties(fields.member("properties"), node.origin != Origin());
    node.frame = fields.frame(node.frame);
    node.z = fields.integer("z");
    node.pinned = fields.flag("pinned");
    node.locked = fields.flag("locked");
    node.extra = fields.extra();
    return node;
}

Edge RecordReader::edge(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Edge edge;
    edge.id = Id(fields.text("id"));
    edge.source = Id(fields.text("source"));
    edge.target = Id(fields.text("target"));
    Json unknownKinds = Json::array();
    if (const Json *kinds = fields.member("kinds"); kinds && kinds->is_array()) {
        for (const Json &word : *kinds) {
            const auto kind = word.is_string() ? edgeKind(word.get<std::string>()) : std::nullopt;
            if (kind)
                edge.kinds.push_back(*kind);
            else
                unknownKinds.push_back(word);
        }
    }
    const bool standsIn = edge.kinds.empty();
    if (standsIn)
        edge.kinds = {EdgeKind::Connects};
    edge.mode = fields.word("mode", edgeMode, EdgeMode::Unknown);
    edge.name = fields.text("name");
    edge.via = fields.text("via");
    edge.origin = fields.origin();
    edge.properties = properties(fields.member("properties"), edge.origin != Origin());
    if (const Json *bends = fields.member("bends"); bends && bends->is_array()) {
        for (const Json &bend : *bends) {
            if (bend.is_array() && bend.size() == 2 && bend[0].is_number() && bend[1].is_number())
                edge.bends.push_back({bend[0].get<double>(), bend[1].get<double>()});
        }
    }
    edge.extra = fields.extra();
    if (unknownKinds.empty())
        return edge;
    warn("kinds", "names kinds that this version does not know: " + unknownKinds.dump());
    Json extra = edge.extra.empty() ? Json::object() : *parseJson(edge.extra);
    extra["unknownKinds"] = std::move(unknownKinds);
    extra["kindStandsIn"] = standsIn;
    edge.extra = extra.dump();
    return edge;
}

Boundary RecordReader::boundary(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Boundary boundary;
    boundary.id = Id(fields.text("id"));
    boundary.kind = fields.word("kind", boundaryKind, BoundaryKind::Group);
    boundary.name = fields.text("name");
    boundary.parent = Id(fields.text("parent"));
    boundary.origin = fields.origin();
    boundary.properties = properties(fields.member("properties"), boundary.origin != Origin());
    boundary.frame = fields.frame(boundary.frame);
    boundary.locked = fields.flag("locked");
    boundary.extra = fields.extra();
    return boundary;
}

Answer RecordReader::answer(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Answer answer;
    answer.id = Id(fields.text("id"));
    answer.lens = fields.text("lens");
    answer.question = fields.text("question");
    answer.practice = fields.text("practice");
    answer.state = fields.word("state", answerState, Answer::State::NotMet);
    answer.cause = fields.cause();
    answer.reason = fields.text("reason");
    answer.notes = fields.text("notes");
    answer.extra = fields.extra();
    return answer;
}

Decision RecordReader::decision(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Decision decision;
    decision.id = Id(fields.text("id"));
    decision.findingKey = fields.text("finding");
    decision.status = fields.word("status", decisionStatus, Decision::Status::Accepted);
    decision.cause = fields.cause();
    decision.reason = fields.text("reason");
    decision.owner = fields.text("owner");
    decision.decidedOn = fields.text("decidedOn");
    decision.reviewBy = fields.text("reviewBy");
    decision.factsHash = fields.text("facts");
    decision.extra = fields.extra();
    return decision;
}

Workload RecordReader::workload(const Json &json)
{
    Fields fields{json, *this, {}, Json::object()};
    Workload workload;
    workload.name = fields.text("name");
    workload.stance = fields.word("stance", stance, Workload::Stance::Sketch);
    workload.stage = fields.word("stage", stage, Workload::Stage::Unknown);
    workload.environment = fields.text("environment");
    workload.imported = fields.flag("imported");
    workload.properties = properties(fields.member("properties"), false);
    workload.riskRules = fields.text("riskRules");
    fields.used.insert({"rulesOff", "severities", "thresholds", "lenses"});
    workload.lenses = stringsAt(json, "lenses");
    workload.rulesOff = stringsAt(json, "rulesOff");
    if (const Json *severities = memberAt(json, "severities"); severities && severities->is_object()) {
        for (const auto &[rule, severity] : severities->items()) {
            if (severity.is_string())
                workload.severities[rule] = severity.get<std::string>();
        }
    }
    if (const Json *thresholds = memberAt(json, "thresholds"); thresholds && thresholds->is_object()) {
        for (const auto &[limit, value] : thresholds->items()) {
            if (value.is_number())
                workload.thresholds[limit] = value.get<double>();
        }
    }
    workload.extra = fields.extra();
    return workload;
}

} // namespace lensboard
