// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/records.h"
#include "expression/value.h"

#include <array>
#include <memory>
#include <optional>
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
    std::uint32_t number = 0; // differs from that of every other type
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
    std::uint32_t kinds = 0; // bits by EdgeKind
    // Whether the catalogue offers it, between two elements and from one to itself; worked out when somebody asks.
    mutable std::array<std::optional<bool>, 2> offered;
};

// Everything that an EdgeTypeInfo hangs on.
struct EdgeTypeKey
{
    std::uint32_t from, to; // numbers of the types
    std::uint32_t kinds;
    EdgeKind first;
    EdgeMode mode;
    friend bool operator==(const EdgeTypeKey &, const EdgeTypeKey &) = default;
    struct Hash
    {
        std::size_t operator()(const EdgeTypeKey &key) const
        {
            const std::uint64_t ends = (std::uint64_t(key.from) << 32U) | key.to;
            const std::uint64_t rest = (std::uint64_t(key.kinds) << 16U) | (std::uint64_t(key.first) << 8U) |
                                       static_cast<std::uint64_t>(key.mode);
            return static_cast<std::size_t>((ends * 0x9e3779b97f4a7c15ULL) ^ (rest * 0xc2b2ae3d27d4eb4fULL));
        }
    };
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
    std::unordered_map<EdgeTypeKey, std::unique_ptr<EdgeTypeInfo>, EdgeTypeKey::Hash> m_edges;
    std::vector<std::unique_ptr<PropertySlots>> m_boundaries;
    PropertySlots m_workload;
};

// The word of the catalogue.
[[nodiscard]] std::string_view toWord(Trait trait);

} // namespace lensboard
