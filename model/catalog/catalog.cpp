// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include "catalog/catalogdata.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>

namespace lensboard {

namespace {

bool contains(const std::vector<std::string> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

const PropertyDefinition *findProperty(const std::vector<PropertyDefinition> &list, std::string_view id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &entry) { return entry.id == id; });
    return found == list.end() ? nullptr : &*found;
}

template <typename T>
const T *byIndex(const std::vector<T> &list, const TextMap<std::size_t> &index, std::string_view id)
{
    const auto found = index.find(id);
    return found == index.end() ? nullptr : &list[found->second];
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

void replaceAll(std::string &text, std::string_view what, const std::string &by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

} // namespace

bool ServiceType::has(std::string_view trait) const
{
    return std::binary_search(traits.begin(), traits.end(), trait);
}

bool Connection::permits(std::string_view kind, std::string_view wantedMode) const
{
    if (!legal)
        return false;
    if (contains(kinds, kind) && (wantedMode.empty() || wantedMode == mode))
        return true;
    return std::any_of(alternatives.begin(), alternatives.end(), [&](const ConnectionChoice &choice) {
        return contains(choice.kinds, kind) && (wantedMode.empty() || wantedMode == choice.mode);
    });
}

bool EdgePropertyRow::concerns(std::string_view kind, std::string_view mode, std::size_t fromType,
                               std::size_t toType) const
{
    return from.test(fromType) && to.test(toType) && (kinds.empty() || contains(kinds, kind)) &&
           (modes.empty() || contains(modes, mode));
}

std::size_t CatalogData::indexOf(std::string_view typeId) const
{
    const auto found = typeIndex.find(typeId);
    return found == typeIndex.end() ? standIn : found->second;
}

Catalog::Catalog(std::unique_ptr<const CatalogData> data)
    : m_data(std::move(data))
{
}
Catalog::Catalog(Catalog &&other) noexcept = default;
Catalog::~Catalog() = default;

const ServiceType &Catalog::type(std::string_view id) const
{
    return m_data->types[m_data->indexOf(id)];
}

bool Catalog::hasType(std::string_view id) const
{
    return m_data->typeIndex.contains(id);
}

const std::vector<ServiceType> &Catalog::types() const
{
    return m_data->types;
}

const std::vector<Layer> &Catalog::layers() const
{
    return m_data->layers;
}

const Layer &Catalog::layer(std::string_view id) const
{
    const auto &layers = m_data->layers;
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const Layer &layer) { return layer.id == id; });
    return found == layers.end() ? layers.back() : *found;
}

const std::vector<PropertyDefinition> &Catalog::properties(std::string_view typeId) const
{
    return type(typeId).properties;
}

const PropertyDefinition *Catalog::property(std::string_view typeId, std::string_view propertyId) const
{
    return findProperty(type(typeId).properties, propertyId);
}

std::vector<const PropertyDefinition *> Catalog::edgeProperties(std::string_view kind, std::string_view mode,
                                                                std::string_view fromType,
                                                                std::string_view toType) const
{
    const std::size_t from = m_data->indexOf(fromType);
    const std::size_t to = m_data->indexOf(toType);
    std::vector<const PropertyDefinition *> own;
    std::vector<const PropertyDefinition *> common; // of every edge: shown last
    for (const EdgePropertyRow &row : m_data->edgeRows) {
        if (!row.concerns(kind, mode, from, to))
            continue;
        for (const PropertyDefinition &property : row.properties) {
            const auto same = [&](const PropertyDefinition *entry) { return entry->id == property.id; };
            auto &list = row.kinds.empty() ? common : own;
            const auto found = std::find_if(list.begin(), list.end(), same);
            if (found != list.end())
                *found = &property;
            else
                list.push_back(&property);
        }
    }
    own.insert(own.end(), common.begin(), common.end());
    return own;
}

std::vector<const PropertyDefinition *> Catalog::allEdgeProperties() const
{
    std::vector<const PropertyDefinition *> all;
    for (const EdgePropertyRow &row : m_data->edgeRows) {
        for (const PropertyDefinition &property : row.properties)
            all.push_back(&property);
    }
    return all;
}

const PropertyDefinition *Catalog::edgeProperty(std::string_view kind, std::string_view mode, std::string_view fromType,
                                                std::string_view toType, std::string_view propertyId) const
{
    const std::size_t from = m_data->indexOf(fromType);
    const std::size_t to = m_data->indexOf(toType);
    const auto &rows = m_data->edgeRows;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (!row->concerns(kind, mode, from, to))
            continue;
        if (const PropertyDefinition *property = findProperty(row->properties, propertyId))
            return property;
    }
    return nullptr;
}

const std::vector<BoundaryKindInfo> &Catalog::boundaryKinds() const
{
    return m_data->boundaryKinds;
}

const BoundaryKindInfo *Catalog::boundaryKind(std::string_view id) const
{
    for (const BoundaryKindInfo &kind : m_data->boundaryKinds) {
        if (kind.id == id)
            return &kind;
    }
    return nullptr;
}

const std::vector<PropertyDefinition> &Catalog::workloadProperties() const
{
    return m_data->workload;
}

const std::vector<EdgeKindInfo> &Catalog::edgeKinds() const
{
    return m_data->edgeKinds;
}

const EdgeKindInfo *Catalog::edgeKind(std::string_view id) const
{
    for (const EdgeKindInfo &kind : m_data->edgeKinds) {
        if (kind.id == id)
            return &kind;
    }
    return nullptr;
}

Connection Catalog::connection(std::string_view fromType, std::string_view toType, bool sameNode) const
{
    const std::size_t from = m_data->indexOf(fromType);
    const std::size_t to = m_data->indexOf(toType);
    const auto firstMatch = [&](std::size_t source, std::size_t target) -> const ConnectionRow * {
        for (const ConnectionRow &row : sameNode ? m_data->selfConnections : m_data->connections) {
            if (row.from.test(source) && row.to.test(target))
                return &row;
        }
        return nullptr;
    };
    const ConnectionRow *row = firstMatch(from, to);
    Connection answer = row ? row->answer : Connection{};
    if (answer.legal)
        return answer;
    const std::string &source = m_data->types[from].noun;
    const std::string &target = m_data->types[to].noun;
    replaceAll(answer.refusal, "{from}", source);
    replaceAll(answer.refusal, "{From}", capitalised(source));
    replaceAll(answer.refusal, "{to}", target);
    replaceAll(answer.refusal, "{To}", capitalised(target));
    const ConnectionRow *back = sameNode ? nullptr : firstMatch(to, from);
    answer.reversible = back && back->answer.legal;
    return answer;
}

bool Catalog::permits(std::string_view fromType, std::string_view toType, std::string_view kind,
                      std::string_view mode) const
{
    return connection(fromType, toType).permits(kind, mode);
}

std::vector<const ServiceType *> Catalog::companions(std::string_view typeId, bool incoming) const
{
    std::vector<const ServiceType *> ranked[4];
    for (const ServiceType &other : m_data->types) {
        const Connection answer = incoming ? connection(other.id, typeId) : connection(typeId, other.id);
        if (!answer.legal)
            continue;
        const bool core = other.has("core");
        ranked[answer.likely ? (core ? 0 : 1) : (core ? 2 : 3)].push_back(&other);
    }
    std::vector<const ServiceType *> all;
    for (const auto &part : ranked)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

const std::vector<Limit> &Catalog::limits() const
{
    return m_data->limits;
}

const Limit *Catalog::limit(std::string_view id) const
{
    return byIndex(m_data->limits, m_data->limitIndex, id);
}

const std::vector<Runtime> &Catalog::runtimes() const
{
    return m_data->runtimes;
}

const Runtime *Catalog::runtime(std::string_view id) const
{
    return byIndex(m_data->runtimes, m_data->runtimeIndex, id);
}

const std::vector<std::string> &Catalog::glyphPaths(std::string_view glyphId) const
{
    const auto found = m_data->glyphs.find(glyphId);
    return found == m_data->glyphs.end() ? m_data->glyphs.find("unknown-resource")->second : found->second;
}

const std::vector<std::string> &Catalog::glyphIds() const
{
    return m_data->glyphIds;
}

Result<Catalog> loadCatalog()
{
    Result<std::unique_ptr<const CatalogData>> data = loadCatalogData();
    if (!data)
        return data.error();
    return Catalog(std::move(*data));
}

const Catalog &catalog()
{
    static const Catalog instance = [] {
        Result<Catalog> loaded = loadCatalog();
        if (!loaded) {
            std::fprintf(stderr, "%s\n", loaded.error().toString().c_str());
            std::abort();
        }
        return std::move(*loaded);
    }();
    return instance;
}

} // namespace lensboard
