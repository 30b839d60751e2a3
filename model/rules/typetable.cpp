// SPDX-License-Identifier: Apache-2.0
#include "rules/typetable.h"

#include <array>

namespace lensboard {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Trait::Count)> traitWords{"alarm",
                                                                                          "api",
                                                                                          "at-least-once",
                                                                                          "balancer",
                                                                                          "bounded",
                                                                                          "buffer",
                                                                                          "bus",
                                                                                          "cache",
                                                                                          "caller",
                                                                                          "channel",
                                                                                          "client",
                                                                                          "compute",
                                                                                          "config-store",
                                                                                          "connection-bound",
                                                                                          "container",
                                                                                          "database",
                                                                                          "deployer",
                                                                                          "edge-function",
                                                                                          "entry",
                                                                                          "external",
                                                                                          "front",
                                                                                          "function",
                                                                                          "function-front",
                                                                                          "guard",
                                                                                          "handler",
                                                                                          "in-vpc",
                                                                                          "managed",
                                                                                          "messaging",
                                                                                          "monitoring",
                                                                                          "object-store",
                                                                                          "one-shot",
                                                                                          "operator",
                                                                                          "person",
                                                                                          "pipe",
                                                                                          "pipeline",
                                                                                          "poll-source",
                                                                                          "proxy",
                                                                                          "push-source",
                                                                                          "queue",
                                                                                          "relational",
                                                                                          "rule",
                                                                                          "schedule",
                                                                                          "secret-store",
                                                                                          "server",
                                                                                          "store",
                                                                                          "stream",
                                                                                          "table",
                                                                                          "third-party",
                                                                                          "topic",
                                                                                          "traceable",
                                                                                          "tracer",
                                                                                          "workflow"};
static_assert(static_cast<std::size_t>(Trait::Count) <= 64);

std::uint64_t traitBits(const ServiceType &type)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < traitWords.size(); ++i) {
        if (type.has(traitWords[i]))
            bits |= std::uint64_t(1) << i;
    }
    return bits;
}

} // namespace

std::string_view toWord(Trait trait)
{
    return traitWords[static_cast<std::size_t>(trait)];
}

void PropertySlots::add(const PropertyDefinition *definition)
{
    const std::size_t index = cel::indexOf(cel::symbol(definition->id));
    if (m_bySymbol.size() <= index)
        m_bySymbol.resize(index + 1, none);
    if (m_bySymbol[index] != none) {
        m_definitions[m_bySymbol[index]] = definition;
        return;
    }
    m_bySymbol[index] = static_cast<std::uint16_t>(m_definitions.size());
    m_definitions.push_back(definition);
}

TypeTable::TypeTable(const Catalog &catalog)
    : m_catalog(catalog)
{
    for (const PropertyDefinition &definition : catalog.workloadProperties())
        m_workload.add(&definition);
}

const TypeInfo &TypeTable::node(const std::string &id)
{
    std::unique_ptr<TypeInfo> &entry = m_nodes[id];
    if (entry)
        return *entry;
    entry = std::make_unique<TypeInfo>();
    entry->number = static_cast<std::uint32_t>(m_nodes.size());
    entry->type = &m_catalog.type(id);
    entry->id = id;
    entry->idValue = cel::Value::string(id);
    entry->layerValue = cel::Value::string(entry->type->layer);
    entry->traits = traitBits(*entry->type);
    std::vector<cel::Value> traits;
    for (const std::string &trait : entry->type->traits)
        traits.push_back(cel::Value::string(trait));
    entry->traitsValue = cel::Value::list(std::move(traits));
    for (const PropertyDefinition &definition : entry->type->properties)
        entry->slots.add(&definition);
    return *entry;
}

const EdgeTypeInfo &TypeTable::edge(const Edge &edge, const TypeInfo &from, const TypeInfo &to)
{
    std::uint32_t kinds = 0;
    for (const EdgeKind kind : edge.kinds)
        kinds |= std::uint32_t(1) << static_cast<unsigned>(kind);
    const EdgeKind first = edge.kinds.empty() ? EdgeKind::Connects : edge.kinds.front();
    const EdgeTypeKey key{from.number, to.number, kinds, first, edge.mode};
    std::unique_ptr<EdgeTypeInfo> &entry = m_edges[key];
    if (entry)
        return *entry;
    entry = std::make_unique<EdgeTypeInfo>();
    entry->kinds = kinds;
    const std::string_view mode = toWord(edge.mode);
    for (const EdgeKind kind : edge.kinds) {
        for (const PropertyDefinition *definition : m_catalog.edgeProperties(toWord(kind), mode, from.id, to.id))
            entry->slots.add(definition);
    }
    return *entry;
}

const PropertySlots &TypeTable::boundary(BoundaryKind kind)
{
    const std::size_t index = static_cast<std::size_t>(kind);
    if (m_boundaries.size() <= index)
        m_boundaries.resize(index + 1);
    std::unique_ptr<PropertySlots> &entry = m_boundaries[index];
    if (entry)
        return *entry;
    entry = std::make_unique<PropertySlots>();
    if (const auto *info = m_catalog.boundaryKind(toWord(kind))) {
        for (const PropertyDefinition &definition : info->properties)
            entry->add(&definition);
    }
    return *entry;
}

} // namespace lensboard
