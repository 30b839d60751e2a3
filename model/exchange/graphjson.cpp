// SPDX-License-Identifier: Apache-2.0
#include "exchange/graphjson.h"

namespace lensboard {

namespace {

Json dataJson(const PropertyData &data)
{
    return std::visit([](const auto &value) { return Json(value); }, data);
}

Json propertiesJson(const Properties &properties)
{
    Json out = Json::object();
    Json defaults = Json::array();
    for (const auto &[name, value] : properties) {
        switch (value.state) {
        case PropertyValue::State::Unknown:
            out[name] = Json{{"unknown", value.reason}};
            break;
        case PropertyValue::State::Absent:
            out[name] = nullptr;
            break;
        case PropertyValue::State::Stated:
            out[name] = dataJson(value.data);
            if (value.origin == PropertyValue::Origin::AwsDefault)
                defaults.push_back(name);
            break;
        }
    }
    if (!defaults.empty())
        out["defaults"] = std::move(defaults);
    return out;
}

Json nodeJson(const Node &node)
{
    Json out = Json::object();
    out["id"] = node.id.str();
    out["type"] = node.type;
    out["name"] = node.name;
    out["logicalId"] = node.origin.logicalId;
    out["iacType"] = node.origin.iacType;
    out["external"] = node.external;
    if (!node.origin.condition.empty())
        out["condition"] = node.origin.condition;
    out["properties"] = propertiesJson(node.properties);
    return out;
}

Json edgeJson(const Edge &edge, EdgeKind kind)
{
    Json out = Json::object();
    // One drawn edge may be several entries; the kind tells their ids apart.
    out["id"] = edge.kinds.size() > 1 ? edge.id.str() + ":" + std::string(toWord(kind)) : edge.id.str();
    out["from"] = edge.source.str();
    out["to"] = edge.target.str();
    out["kind"] = toWord(kind);
    out["mode"] = toWord(edge.mode);
    out["via"] = edge.via;
    if (!edge.origin.condition.empty())
        out["condition"] = edge.origin.condition;
    out["properties"] = propertiesJson(edge.properties);
    return out;
}

} // namespace

Json graphJson(const Document &document, const std::vector<NotUnderstood> &notUnderstood)
{
    Json nodes = Json::array();
    for (const auto &[id, node] : document.nodes())
        nodes.push_back(nodeJson(node));
    Json edges = Json::array();
    for (const auto &[id, edge] : document.edges()) {
        for (const EdgeKind kind : edge.kinds)
            edges.push_back(edgeJson(edge, kind));
    }
    Json missed = Json::array();
    for (const NotUnderstood &entry : notUnderstood)
        missed.push_back(Json{{"path", entry.path}, {"iacType", entry.iacType}, {"reason", entry.reason}});
    Json out = Json::object();
    out["format"] = "lensboard-graph";
    out["version"] = 1;
    out["nodes"] = std::move(nodes);
    out["edges"] = std::move(edges);
    out["notUnderstood"] = std::move(missed);
    return out;
}

} // namespace lensboard
