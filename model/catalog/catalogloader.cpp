// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalogloader.h"

#include "base/resources.h"

#include <algorithm>

namespace lensboard {

namespace {

std::optional<PropertyType> propertyType(const std::string &text)
{
    static const std::pair<const char *, PropertyType> names[] = {
        {"boolean", PropertyType::Boolean}, {"integer", PropertyType::Integer}, {"number", PropertyType::Number},
        {"string", PropertyType::String},   {"enum", PropertyType::Enum},       {"list", PropertyType::List}};
    for (const auto &[name, type] : names) {
        if (text == name)
            return type;
    }
    return std::nullopt;
}

PropertyDefault defaultOf(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return value.get<std::string>();
    return {};
}

Lifecycle lifecycleOf(const std::string &text)
{
    return text == "preview" ? Lifecycle::Preview : text == "deprecated" ? Lifecycle::Deprecated : Lifecycle::Current;
}

} // namespace

const Json &listAt(const Json &owner, const char *key)
{
    static const Json none = Json::array();
    const Json *list = memberAt(owner, key);
    return list && list->is_array() ? *list : none;
}

const Json &objectAt(const Json &owner, const char *key)
{
    static const Json none = Json::object();
    const Json *object = memberAt(owner, key);
    return object && object->is_object() ? *object : none;
}

Result<std::unique_ptr<const CatalogData>> CatalogLoader::load()
{
    initResources();
    m_data = std::make_unique<CatalogData>();
    readFile("catalog/properties.json", &CatalogLoader::readProperties);
    readFile("catalog/common.json", &CatalogLoader::readCommon);
    const std::vector<Layer> layers = m_data->layers;
    for (const Layer &layer : layers)
        readFile("catalog/" + layer.id + ".json", &CatalogLoader::readLayer);
    if (!m_error)
        finishTypes();
    readFile("catalog/edges.json", &CatalogLoader::readEdges);
    readFile("catalog/connections.json", &CatalogLoader::readConnections);
    readFile("catalog/limits.json", &CatalogLoader::readLimits);
    readFile("catalog/runtimes.json", &CatalogLoader::readRuntimes);
    readFile("catalog/iac-helpers.json", &CatalogLoader::readIac);
    readFile("icons/glyphs.json", &CatalogLoader::readGlyphs);
    if (m_error)
        return *m_error;
    return std::unique_ptr<const CatalogData>(std::move(m_data));
}

void CatalogLoader::readFile(const std::string &path, Step step)
{
    if (m_error)
        return;
    m_file = path;
    Result<Json> root = readResourceJson(path);
    if (root)
        (this->*step)(*root);
    else
        m_error = root.error();
}

void CatalogLoader::fail(const std::string &message)
{
    if (!m_error)
        m_error = makeError("catalog.invalid", message).inFile(m_file);
}

void CatalogLoader::refine(PropertyDefinition &property, const Json &entry)
{
    if (const Json *value = memberAt(entry, "default"))
        property.defaultValue = defaultOf(*value);
    if (const Json *value = memberAt(entry, "min"); value && value->is_number())
        property.min = value->get<double>();
    if (const Json *value = memberAt(entry, "max"); value && value->is_number())
        property.max = value->get<double>();
    property.effective = boolAt(entry, "effective", property.effective);
}

PropertyDefinition CatalogLoader::propertyDefinition(const Json &entry)
{
    PropertyDefinition property;
    property.id = stringAt(entry, "id");
    property.title = stringAt(entry, "title");
    property.group = stringAt(entry, "group");
    property.unit = stringAt(entry, "unit");
    property.help = stringAt(entry, "help");
    property.options = stringsAt(entry, "options");
    const std::optional<PropertyType> type = propertyType(stringAt(entry, "type"));
    if (property.id.empty() || !type)
        fail("The property \"" + property.id + "\" has no id or no known type.");
    property.type = type.value_or(PropertyType::String);
    refine(property, entry);
    return property;
}

std::vector<PropertyDefinition> CatalogLoader::propertyList(const Json &owner,
                                                            const TextMap<PropertyDefinition> &vocabulary)
{
    std::vector<PropertyDefinition> list;
    const Json *entries = memberAt(owner, "properties");
    if (!entries || !entries->is_array())
        return list;
    list.reserve(entries->size() + m_common.size());
    for (const Json &entry : *entries) {
        const std::string id = entry.is_string() ? entry.get<std::string>() : stringAt(entry, "id");
        const auto found = vocabulary.find(id);
        if (found == vocabulary.end()) {
            fail("The property \"" + id + "\" is not in the vocabulary.");
            return list;
        }
        list.push_back(found->second);
        if (entry.is_object())
            refine(list.back(), entry);
    }
    return list;
}

void CatalogLoader::readProperties(const Json &root)
{
    for (const Json &entry : listAt(root, "properties")) {
        PropertyDefinition property = propertyDefinition(entry);
        m_vocabulary.emplace(property.id, std::move(property));
    }
}

void CatalogLoader::readCommon(const Json &root)
{
    for (const Json &entry : listAt(root, "layers"))
        m_data->layers.push_back(
            {stringAt(entry, "id"), stringAt(entry, "title"), stringAt(entry, "colour"), stringAt(entry, "value"), {}});
    for (const Json &entry : listAt(root, "boundaries"))
        m_data->boundaryKinds.push_back(
            {stringAt(entry, "id"), stringAt(entry, "title"), propertyList(entry, m_vocabulary)});
    for (const Json &entry : listAt(root, "workload"))
        m_data->workload.push_back(propertyDefinition(entry));
    for (const auto &[trait, meaning] : objectAt(root, "traits").items())
        m_traits.emplace(trait, meaning.is_string() ? meaning.get<std::string>() : std::string());
    Json common = Json::object();
    common["properties"] = listAt(root, "common");
    m_common = propertyList(common, m_vocabulary);
    if (m_data->layers.empty())
        fail("There are no layers.");
}

ServiceType CatalogLoader::serviceType(const Json &entry, const std::string &layer)
{
    ServiceType type;
    type.id = stringAt(entry, "id");
    type.name = stringAt(entry, "name");
    type.fullName = stringAt(entry, "fullName", type.name);
    type.noun = stringAt(entry, "noun", type.name);
    type.layer = layer;
    type.glyph = stringAt(entry, "glyph", type.id);
    type.beyondLens = boolAt(entry, "beyondLens");
    type.lifecycle = lifecycleOf(stringAt(entry, "lifecycle"));
    type.synonyms = stringsAt(entry, "synonyms");
    type.traits = stringsAt(entry, "traits");
    std::sort(type.traits.begin(), type.traits.end());
    for (const std::string &trait : type.traits) {
        if (!m_traits.contains(trait))
            fail("The trait \"" + trait + "\" of \"" + type.id + "\" is not explained in common.json.");
    }
    type.facts = stringsAt(entry, "facts");
    type.cloudformation = stringsAt(entry, "cloudformation");
    type.terraform = stringsAt(entry, "terraform");
    type.properties = propertyList(entry, m_vocabulary);
    type.ownProperties = type.properties.size();
    type.properties.insert(type.properties.end(), m_common.begin(), m_common.end());
    return type;
}

void CatalogLoader::readLayer(const Json &root)
{
    const std::string id = stringAt(root, "layer");
    const auto layer =
        std::find_if(m_data->layers.begin(), m_data->layers.end(), [&](const Layer &entry) { return entry.id == id; });
    const Json *entries = memberAt(root, "types");
    if (layer == m_data->layers.end() || !entries || !entries->is_array())
        return fail("The layer \"" + id + "\" is unknown or has no types.");
    for (const Json &entry : *entries) {
        ServiceType type = serviceType(entry, id);
        layer->types.push_back(type.id);
        if (!m_data->typeIndex.emplace(type.id, m_data->types.size()).second)
            fail("The type \"" + type.id + "\" occurs twice.");
        for (const std::string &name : type.cloudformation)
            m_data->cloudformation.emplace(name, m_data->types.size());
        for (const std::string &name : type.terraform)
            m_data->terraform.emplace(name, m_data->types.size());
        m_data->types.push_back(std::move(type));
    }
}

void CatalogLoader::finishTypes()
{
    const auto standIn = m_data->typeIndex.find("unknown-resource");
    if (standIn == m_data->typeIndex.end())
        return fail("The stand-in type \"unknown-resource\" is missing.");
    if (m_data->types.size() > maxTypes)
        return fail("There are more types than the sets can hold.");
    m_data->standIn = standIn->second;
    m_scope.emplace(m_data->types);
}

Result<std::unique_ptr<const CatalogData>> loadCatalogData()
{
    return CatalogLoader().load();
}

} // namespace lensboard
