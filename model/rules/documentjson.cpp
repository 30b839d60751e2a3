// SPDX-License-Identifier: Apache-2.0
#include "rules/documentjson.h"

#include <algorithm>

namespace lensboard {

namespace {

Error wrong(const std::string &message, const std::string &pointer)
{
    Error error = makeError("rule.example", message);
    error.pointer = pointer;
    return error;
}

class SmallReader
{
public:
    explicit SmallReader(std::string pointer)
        : m_pointer(std::move(pointer))
    {
    }

    Result<Document> read(const Json &json)
    {
        if (!json.is_object())
            return wrong("a board is an object", m_pointer);
        static const std::vector<std::string> keys{"workload", "imported", "boundaries", "nodes", "edges"};
        for (const auto &[key, value] : json.items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                fail("unknown key \"" + key + '"', "/" + pointerToken(key));
        }
        m_imported = boolAt(json, "imported");
        readWorkload(json);
        each(json, "boundaries", [this](const Json &entry, const std::string &at) { readBoundary(entry, at); });
        each(json, "nodes", [this](const Json &entry, const std::string &at) { readNode(entry, at); });
        each(json, "edges", [this](const Json &entry, const std::string &at) { readEdge(entry, at); });
        if (m_error)
            return *m_error;
        Document document;
        if (auto applied = document.apply(m_change); !applied)
            return wrong(applied.error().message, m_pointer);
        return document;
    }

private:
    void fail(const std::string &message, const std::string &at)
    {
        if (!m_error)
            m_error = wrong(message, m_pointer + at);
    }

    template <typename Function>
    void each(const Json &json, const char *key, Function function)
    {
        const Json *list = memberAt(json, key);
        if (!list)
            return;
        if (!list->is_array())
            return fail("must be a list", std::string("/") + key);
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string at = std::string("/") + key + '/' + std::to_string(i);
            if (!(*list)[i].is_object())
                fail("must be an object", at);
            else
                function((*list)[i], at);
        }
    }

    Properties properties(const Json &entry, const std::string &at)
    {
        Properties result;
        const Json *object = memberAt(entry, "properties");
        if (!object)
            return result;
        if (!object->is_object()) {
            fail("must be an object", at + "/properties");
            return result;
        }
        for (const auto &[name, value] : object->items()) {
            if (auto read = readSmallProperty(value))
                result.emplace(name, *std::move(read));
            else
                fail("is no value of a property", at + "/properties/" + pointerToken(name));
        }
        return result;
    }

    void checkKeys(const Json &entry, const std::vector<std::string> &keys, const std::string &at)
    {
        for (const auto &[key, value] : entry.items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                fail("unknown key \"" + key + '"', at + '/' + pointerToken(key));
        }
    }

    Origin origin(const Json &entry, const std::string &id) const
    {
        Origin origin;
        if (boolAt(entry, "imported", m_imported)) {
            origin.file = "template.yaml";
            origin.logicalId = id;
        }
        return origin;
    }

    void readWorkload(const Json &json)
    {
        const Workload before = Document().workload();
        Workload workload = before;
        workload.stance = Workload::Stance::Complete;
        workload.imported = m_imported;
        if (const Json *entry = memberAt(json, "workload"); entry && entry->is_object()) {
            checkKeys(
                *entry,
                {"stance", "stage", "environment", "imported", "rulesOff", "severities", "thresholds", "properties"},
                "/workload");
            if (const auto value = stance(stringAt(*entry, "stance", "complete")))
                workload.stance = *value;
            else
                fail("is no stance", "/workload/stance");
            if (const auto value = stage(stringAt(*entry, "stage", "unknown")))
                workload.stage = *value;
            else
                fail("is no stage", "/workload/stage");
            workload.environment = stringAt(*entry, "environment");
            workload.imported = boolAt(*entry, "imported", m_imported);
            workload.rulesOff = stringsAt(*entry, "rulesOff");
            workload.properties = properties(*entry, "/workload");
            if (const Json *words = memberAt(*entry, "severities"); words && words->is_object()) {
                for (const auto &[rule, word] : words->items())
                    workload.severities[rule] = word.is_string() ? word.get<std::string>() : std::string();
            }
            if (const Json *numbers = memberAt(*entry, "thresholds"); numbers && numbers->is_object()) {
                for (const auto &[limit, number] : numbers->items())
                    workload.thresholds[limit] = number.is_number() ? number.get<double>() : 0;
            }
        }
        if (workload != before)
            m_change.updated.emplace(workload.id, ChangeSet::Update{before, workload});
    }

    void add(Record record, const std::string &at)
    {
        const Id id = recordId(record);
        if (id.empty() || !m_change.added.emplace(id, std::move(record)).second)
            fail("needs an id of its own", at + "/id");
    }

    void readBoundary(const Json &entry, const std::string &at)
    {
        checkKeys(entry, {"id", "kind", "name", "parent", "properties", "imported"}, at);
        Boundary boundary;
        boundary.id = Id(stringAt(entry, "id"));
        boundary.name = stringAt(entry, "name");
        boundary.parent = Id(stringAt(entry, "parent"));
        if (const auto kind = boundaryKind(stringAt(entry, "kind", "group")))
            boundary.kind = *kind;
        else
            fail("is no kind of boundary", at + "/kind");
        boundary.properties = properties(entry, at);
        boundary.origin = origin(entry, boundary.id.text);
        add(boundary, at);
    }

    void readNode(const Json &entry, const std::string &at)
    {
        checkKeys(entry, {"id", "type", "name", "parent", "external", "imported", "properties"}, at);
        Node node;
        node.id = Id(stringAt(entry, "id"));
        node.type = stringAt(entry, "type");
        node.name = stringAt(entry, "name", node.id.text);
        node.parent = Id(stringAt(entry, "parent"));
        node.external = boolAt(entry, "external");
        node.properties = properties(entry, at);
        node.origin = origin(entry, node.id.text);
        if (node.type.empty())
            fail("needs a type", at + "/type");
        add(node, at);
    }

    void readEdge(const Json &entry, const std::string &at)
    {
        checkKeys(entry, {"id", "from", "to", "kind", "kinds", "mode", "imported", "properties"}, at);
        Edge edge;
        edge.source = Id(stringAt(entry, "from"));
        edge.target = Id(stringAt(entry, "to"));
        edge.id = Id(stringAt(entry, "id", edge.source.text + '>' + edge.target.text));
        std::vector<std::string> words = stringsAt(entry, "kinds");
        if (words.empty())
            words.push_back(stringAt(entry, "kind"));
        for (const std::string &word : words) {
            if (const auto kind = edgeKind(word))
                edge.kinds.push_back(*kind);
            else
                fail("is no kind of edge", at + "/kind");
        }
        std::sort(edge.kinds.begin(), edge.kinds.end());
        if (const auto mode = edgeMode(stringAt(entry, "mode", "unknown")))
            edge.mode = *mode;
        else
            fail("is no mode", at + "/mode");
        edge.properties = properties(entry, at);
        edge.origin = origin(entry, edge.id.text);
        add(edge, at);
    }

    std::string m_pointer;
    bool m_imported = false;
    ChangeSet m_change;
    std::optional<Error> m_error;
};

} // namespace

std::optional<PropertyValue> readSmallProperty(const Json &json)
{
    if (json.is_null())
        return PropertyValue::absent();
    if (json.is_boolean())
        return PropertyValue::stated(json.get<bool>());
    if (json.is_number_integer())
        return PropertyValue::stated(json.get<std::int64_t>());
    if (json.is_number())
        return PropertyValue::stated(json.get<double>());
    if (json.is_string())
        return PropertyValue::stated(json.get<std::string>());
    if (json.is_object() && json.size() == 1 && json.contains("unknown"))
        return PropertyValue::unknown(stringAt(json, "unknown"));
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::string> texts;
    for (const Json &item : json) {
        if (!item.is_string())
            return std::nullopt;
        texts.push_back(item.get<std::string>());
    }
    return PropertyValue::stated(std::move(texts));
}

Result<Document> readSmallDocument(const Json &json, const std::string &pointer)
{
    return SmallReader(pointer).read(json);
}

} // namespace lensboard
