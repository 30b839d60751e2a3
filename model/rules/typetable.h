// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/records.h"
#include "expression/value.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

// The catalogue as rules read it: symbols instead of texts, properties by slot. One entry per service type and per kind
// of edge between two types; entries are made at first use and stay.
namespace lensboard {

// The traits of the catalogue that facts ask for.
enum class Trait : std::uint8_t {
    Alarm,
    Api,
    AtLeastOnce,
    Balancer,
    Bounded,
    Buffer,
    Bus,
    Cache,
    Caller,
    Channel,
    Client,
    Compute,
    ConfigStore,
    ConnectionBound,
    Container,
    Database,
    Deployer,
    EdgeFunction,
    Entry,
    External,
    Front,
    Function,
    FunctionFront,
    Guard,
    Handler,
    InVpc,
    Managed,
    Messaging,
    Monitoring,
    ObjectStore,
    OneShot,
    Operator,
    Person,
    Pipe,
    Pipeline,
    PollSource,
    Proxy,
    PushSource,
    Queue,
    Relational,
    Rule,
    Schedule,
    SecretStore,
    Server,
    Store,
    Stream,
    Table,
    ThirdParty,
    Topic,
    Traceable,
    Tracer,
    Workflow,
    Count
};

// The properties that something may state.
class PropertySlots
{
public:
    static constexpr std::uint16_t none = 0xffff;
    void add(const PropertyDefinition *definition);
    [[nodiscard]] std::uint16_t find(cel::Symbol name) const
    {
        const std::size_t index = cel::indexOf(name);
        return index < m_bySymbol.size() ? m_bySymbol[index] : none;
    }
    [[nodiscard]] const PropertyDefinition &at(std::uint16_t slot) const { return *m_definitions[slot]; }

private:
    std::vector<const PropertyDefinition *> m_definitions;
    std::vector<std::uint16_t> m_bySymbol;
};

struct TypeInfo
{
    const ServiceType *type = nullptr;
    std::string id; // as written in the document, which may name a type the catalogue does not know
    cel::Value idValue;
    cel::Value traitsValue;
    cel::Value layerValue;
    std::uint64_t traits = 0;
    PropertySlots slots;
    [[nodiscard]] bool has(Trait trait) const { return (traits >> static_cast<unsigned>(trait) & 1U) != 0; }
};

// An edge of one kind and mode between two types.
struct EdgeTypeInfo
{
    PropertySlots slots;
};

class TypeTable
{
public:
    explicit TypeTable(const Catalog &catalog);

    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }
    [[nodiscard]] const TypeInfo &node(const std::string &type);
    [[nodiscard]] const EdgeTypeInfo &edge(const Edge &edge, const TypeInfo &from, const TypeInfo &to);
    [[nodiscard]] const PropertySlots &boundary(BoundaryKind kind);
    [[nodiscard]] const PropertySlots &workload() const { return m_workload; }

private:
    const Catalog &m_catalog;
    std::unordered_map<std::string, std::unique_ptr<TypeInfo>> m_nodes;
    std::unordered_map<std::string, std::unique_ptr<EdgeTypeInfo>> m_edges;
    std::vector<std::unique_ptr<PropertySlots>> m_boundaries;
    PropertySlots m_workload;
};

// The word of the catalogue.
[[nodiscard]] std::string_view toWord(Trait trait);

} // namespace lensboard
