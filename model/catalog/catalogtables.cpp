// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalogloader.h"

#include <algorithm>
#include <cctype>

// The tables that select types: edges, connections; and the plain ones: limits, runtimes, template helpers, glyphs.
namespace lensboard {

namespace {

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

IacRole iacRole(const std::string &text)
{
    return text == "fold"       ? IacRole::Fold
           : text == "edge"     ? IacRole::Edge
           : text == "boundary" ? IacRole::Boundary
                                : IacRole::Hide;
}

} // namespace

TypeSet CatalogLoader::typesOf(const Json &entry, const char *key)
{
    const std::vector<std::string> selectors = stringsAt(entry, key);
    const Result<TypeSet> set = m_scope->resolve(selectors.empty() ? std::vector<std::string>{"*"} : selectors);
    if (!set)
        fail(set.error().message);
    return set ? set.value() : TypeSet{};
}

void CatalogLoader::readEdges(const Json &root)
{
    for (const Json &entry : listAt(root, "kinds")) {
        EdgeKindInfo kind{stringAt(entry, "id"),      stringAt(entry, "title"),  stringAt(entry, "verb"),
                          stringAt(entry, "passive"), stringsAt(entry, "modes"), boolAt(entry, "reverses"),
                          stringAt(entry, "help")};
        for (const auto &[mode, label] : objectAt(entry, "labels").items())
            m_kindLabels[kind.id + '/' + mode] = label.is_string() ? label.get<std::string>() : kind.title;
        m_data->edgeKinds.push_back(std::move(kind));
    }
    TextMap<PropertyDefinition> vocabulary;
    for (const Json &entry : listAt(root, "properties")) {
        PropertyDefinition property = propertyDefinition(entry);
        vocabulary.emplace(property.id, std::move(property));
    }
    for (const Json &entry : listAt(root, "rows")) {
        EdgePropertyRow row;
        row.kinds = stringsAt(entry, "kinds");
        row.modes = stringsAt(entry, "modes");
        row.from = typesOf(entry, "from");
        row.to = typesOf(entry, "to");
        row.properties = propertyList(entry, vocabulary);
        m_data->edgeRows.push_back(std::move(row));
    }
}

std::string CatalogLoader::choiceLabel(const ConnectionChoice &choice) const
{
    std::string label;
    for (const std::string &id : choice.kinds) {
        const auto kind = std::find_if(m_data->edgeKinds.begin(), m_data->edgeKinds.end(),
                                       [&](const EdgeKindInfo &entry) { return entry.id == id; });
        const std::string &title = kind == m_data->edgeKinds.end() ? id : kind->title;
        label += label.empty() ? title : " and " + lowerCase(title);
    }
    const auto single =
        choice.kinds.size() == 1 ? m_kindLabels.find(choice.kinds.front() + '/' + choice.mode) : m_kindLabels.end();
    return single == m_kindLabels.end() ? label : single->second;
}

// "reads+writes/sync: Label"; the label may be left out.
ConnectionChoice CatalogLoader::choice(const std::string &text)
{
    ConnectionChoice result;
    const std::size_t colon = text.find(": ");
    const std::string act = text.substr(0, colon);
    const std::size_t slash = act.find('/');
    if (slash == std::string::npos) {
        fail("The choice \"" + text + "\" has no mode.");
        return result;
    }
    result.mode = act.substr(slash + 1);
    for (std::size_t start = 0; start < slash;) {
        const std::size_t end = std::min(act.find('+', start), slash);
        result.kinds.push_back(act.substr(start, end - start));
        start = end + 1;
    }
    result.label = colon == std::string::npos ? choiceLabel(result) : text.substr(colon + 2);
    return result;
}

void CatalogLoader::readRow(const Json &entry, const char *fromKey, const char *toKey, std::vector<ConnectionRow> &rows)
{
    ConnectionRow row;
    row.from = typesOf(entry, fromKey);
    row.to = typesOf(entry, toKey);
    Connection &answer = row.answer;
    answer.refusal = stringAt(entry, "refusal");
    answer.legal = answer.refusal.empty();
    if (answer.legal) {
        ConnectionChoice first = choice(stringAt(entry, "default"));
        answer.kinds = std::move(first.kinds);
        answer.mode = std::move(first.mode);
        answer.label = std::move(first.label);
        answer.likely = boolAt(entry, "likely");
        for (const std::string &text : stringsAt(entry, "also"))
            answer.alternatives.push_back(choice(text));
    }
    rows.push_back(std::move(row));
}

void CatalogLoader::readConnections(const Json &root)
{
    const Json &sets = objectAt(root, "sets");
    for (const auto &[name, selectors] : sets.items()) {
        const Result<void> defined = m_scope->define(name, stringsAt(sets, name.c_str()));
        if (!defined)
            fail(defined.error().message);
    }
    for (const Json &entry : listAt(root, "rows"))
        readRow(entry, "from", "to", m_data->connections);
    for (const Json &entry : listAt(root, "self"))
        readRow(entry, "type", "type", m_data->selfConnections);
}

void CatalogLoader::readLimits(const Json &root)
{
    for (const Json &entry : listAt(root, "limits")) {
        Limit limit{stringAt(entry, "id"),   stringAt(entry, "title"),     numberAt(entry, "value"),
                    stringAt(entry, "unit"), stringAt(entry, "checkedOn"), stringAt(entry, "source")};
        if (!m_data->limitIndex.emplace(limit.id, m_data->limits.size()).second)
            fail("The limit \"" + limit.id + "\" occurs twice.");
        m_data->limits.push_back(std::move(limit));
    }
}

void CatalogLoader::readRuntimes(const Json &root)
{
    const std::string checkedOn = stringAt(root, "checkedOn");
    const std::string source = stringAt(root, "source");
    for (const Json &entry : listAt(root, "runtimes")) {
        Runtime runtime{stringAt(entry, "id"),
                        stringAt(entry, "title"),
                        stringAt(entry, "family"),
                        stringAt(entry, "deprecated"),
                        boolAt(entry, "slowStart"),
                        boolAt(entry, "snapStart"),
                        checkedOn,
                        source};
        m_data->runtimeIndex.emplace(runtime.id, m_data->runtimes.size());
        m_data->runtimes.push_back(std::move(runtime));
    }
}

void CatalogLoader::readIac(const Json &root)
{
    for (const Json &entry : listAt(root, "helpers")) {
        const std::size_t index = m_data->helpers.size();
        m_data->helpers.push_back({iacRole(stringAt(entry, "role")), stringsAt(entry, "into"), stringAt(entry, "when"),
                                   stringAt(entry, "note")});
        for (std::string name : stringsAt(entry, "types")) {
            if (name.ends_with('*')) {
                name.pop_back();
                m_data->helperPrefixes.emplace_back(std::move(name), index);
            } else if (!m_data->helperIndex.emplace(std::move(name), index).second) {
                fail("A template type is listed twice among the helpers.");
            }
        }
    }
    for (const Json &entry : listAt(root, "variants")) {
        IacVariant variant{stringAt(entry, "property"), {}, m_data->indexOf(stringAt(entry, "type"))};
        for (const std::string &value : stringsAt(entry, "values"))
            variant.values.push_back(lowerCase(value));
        m_data->iacVariants[stringAt(entry, "iac")].push_back(std::move(variant));
    }
    m_data->generatedFunctions = stringsAt(root, "generatedFunctions");
}

void CatalogLoader::readGlyphs(const Json &root)
{
    for (const auto &[id, paths] : objectAt(root, "glyphs").items()) {
        std::vector<std::string> list;
        for (const Json &path : paths) {
            if (path.is_string())
                list.push_back(path.get<std::string>());
        }
        if (list.empty())
            fail("The glyph \"" + id + "\" has no paths.");
        m_data->glyphIds.push_back(id);
        m_data->glyphs.emplace(id, std::move(list));
    }
    if (!m_data->glyphs.contains("unknown-resource"))
        fail("The glyph \"unknown-resource\" is missing.");
}

} // namespace lensboard
