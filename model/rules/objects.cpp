// SPDX-License-Identifier: Apache-2.0
#include "rules/objects.h"

namespace lensboard {

namespace {

using cel::Symbol;
using cel::Value;

// Interned once; the members are told apart by a switch over their position.
enum class Fixed : std::uint8_t {
    None,
    Id,
    Type,
    Name,
    Traits,
    Layer,
    External,
    Imported,
    Incoming,
    Outgoing,
    Neighbours,
    Boundaries,
    Env,
    Account,
    Region,
    Context,
    Vpc,
    Source,
    Target,
    Kind,
    Kinds,
    Mode,
    Via,
    Properties,
    Nodes,
    Stance,
    Stage,
    Environment
};

struct FixedTable
{
    std::vector<Fixed> bySymbol;

    FixedTable()
    {
        add("id", Fixed::Id);
        add("type", Fixed::Type);
        add("name", Fixed::Name);
        add("traits", Fixed::Traits);
        add("layer", Fixed::Layer);
        add("external", Fixed::External);
        add("imported", Fixed::Imported);
        add("incoming", Fixed::Incoming);
        add("outgoing", Fixed::Outgoing);
        add("neighbours", Fixed::Neighbours);
        add("boundaries", Fixed::Boundaries);
        add("env", Fixed::Env);
        add("account", Fixed::Account);
        add("region", Fixed::Region);
        add("context", Fixed::Context);
        add("vpc", Fixed::Vpc);
        add("source", Fixed::Source);
        add("target", Fixed::Target);
        add("kind", Fixed::Kind);
        add("kinds", Fixed::Kinds);
        add("mode", Fixed::Mode);
        add("via", Fixed::Via);
        add("properties", Fixed::Properties);
        add("nodes", Fixed::Nodes);
        add("stance", Fixed::Stance);
        add("stage", Fixed::Stage);
        add("environment", Fixed::Environment);
    }
    void add(std::string_view name, Fixed fixed)
    {
        const std::size_t index = cel::indexOf(cel::symbol(name));
        if (bySymbol.size() <= index)
            bySymbol.resize(index + 1, Fixed::None);
        bySymbol[index] = fixed;
    }
};

Fixed fixedOf(Symbol name)
{
    static const FixedTable table;
    const std::size_t index = cel::indexOf(name);
    return index < table.bySymbol.size() ? table.bySymbol[index] : Fixed::None;
}

Value word(std::string_view text)
{
    return Value::string(std::string(text));
}

Value kindValue(EdgeKind kind)
{
    static const std::vector<Value> words = [] {
        std::vector<Value> list;
        for (int i = 0; i <= static_cast<int>(EdgeKind::Connects); ++i)
            list.push_back(word(toWord(static_cast<EdgeKind>(i))));
        return list;
    }();
    return words[static_cast<std::size_t>(kind)];
}

Value modeValue(EdgeMode mode)
{
    static const std::vector<Value> words = [] {
        std::vector<Value> list;
        for (int i = 0; i <= static_cast<int>(EdgeMode::Stream); ++i)
            list.push_back(word(toWord(static_cast<EdgeMode>(i))));
        return list;
    }();
    return words[static_cast<std::size_t>(mode)];
}

} // namespace

Value NodeObject::member(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Id:
        return word(m_world.node(m_handle).id.text);
    case Fixed::Type:
        return m_world.type(m_handle).idValue;
    case Fixed::Name:
        (void)m_world.node(m_handle);
        return word(m_world.nameOf(m_handle));
    case Fixed::Traits:
        return m_world.type(m_handle).traitsValue;
    case Fixed::Layer:
        return m_world.type(m_handle).layerValue;
    case Fixed::External:
        return Value::boolean(m_world.node(m_handle).external);
    case Fixed::Imported:
        return Value::boolean(m_world.isImported(m_handle));
    case Fixed::Incoming:
        return m_world.edgeList(m_handle, true);
    case Fixed::Outgoing:
        return m_world.edgeList(m_handle, false);
    case Fixed::Neighbours:
        return m_world.neighbourList(m_handle);
    case Fixed::Boundaries: {
        std::vector<Value> items;
        (void)m_world.node(m_handle);
        for (const Handle boundary : m_world.graph().boundariesAround(m_handle)) {
            (void)m_world.boundary(boundary);
            items.push_back(m_world.boundaryValue(boundary));
        }
        return Value::list(std::move(items));
    }
    case Fixed::Env:
    case Fixed::Account:
    case Fixed::Region:
    case Fixed::Context:
    case Fixed::Vpc:
        return m_world.place(m_handle, name);
    case Fixed::Properties:
        return m_world.nodeProperties(m_handle);
    default:
        return m_world.nodeProperty(m_handle, name);
    }
}

std::string NodeObject::label() const
{
    (void)m_world.node(m_handle);
    return m_world.nameOf(m_handle);
}

Value EdgeObject::member(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Id:
        return word(m_world.edge(m_handle).id.text);
    case Fixed::Source:
        return m_world.nodeValue(m_world.source(m_handle));
    case Fixed::Target:
        return m_world.nodeValue(m_world.target(m_handle));
    case Fixed::Kind:
        return kindValue(m_world.edge(m_handle).kinds.front());
    case Fixed::Kinds: {
        std::vector<Value> items;
        for (const EdgeKind kind : m_world.edge(m_handle).kinds)
            items.push_back(kindValue(kind));
        return Value::list(std::move(items));
    }
    case Fixed::Mode: {
        const EdgeMode mode = m_world.mode(m_handle);
        if (mode != EdgeMode::Unknown)
            return modeValue(mode);
        (void)m_world.node(m_world.source(m_handle)); // their names stand in the reason
        (void)m_world.node(m_world.target(m_handle));
        return Value::unknown(cel::UnknownReason{m_world.edge(m_handle).id.text, "mode",
                                                 "whether " + m_world.edgeName(m_handle) + " waits for the answer"});
    }
    case Fixed::Name:
        return word(m_world.edge(m_handle).name);
    case Fixed::Via:
        return word(m_world.edge(m_handle).via);
    case Fixed::Properties:
        return m_world.edgeProperties(m_handle);
    default:
        return m_world.edgeProperty(m_handle, name);
    }
}

std::string EdgeObject::label() const
{
    (void)m_world.node(m_world.source(m_handle));
    (void)m_world.node(m_world.target(m_handle));
    return m_world.edgeName(m_handle);
}

Value BoundaryObject::member(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Id:
        return word(m_world.boundary(m_handle).id.text);
    case Fixed::Kind:
        return word(toWord(m_world.boundary(m_handle).kind));
    case Fixed::Name:
        return word(m_world.boundary(m_handle).name);
    case Fixed::Properties:
        return m_world.boundaryProperties(m_handle);
    case Fixed::Nodes: {
        std::vector<Value> items;
        for (const Handle node : m_world.members(m_handle))
            items.push_back(m_world.nodeValue(node));
        return Value::list(std::move(items));
    }
    default:
        return m_world.boundaryProperty(m_handle, name);
    }
}

std::string BoundaryObject::label() const
{
    const Boundary &record = m_world.boundary(m_handle);
    return record.name.empty() ? std::string(toWord(record.kind)) : record.name;
}

Value WorkloadObject::member(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Stance:
        return word(toWord(m_world.stance()));
    case Fixed::Stage:
        if (m_world.stage() == Workload::Stage::Unknown)
            return Value::unknown(cel::UnknownReason{"workload", "stage", "Stage of the workload"});
        return word(toWord(m_world.stage()));
    case Fixed::Environment:
        return m_world.environment();
    case Fixed::Imported:
        return Value::boolean(m_world.workloadImported());
    case Fixed::Properties:
        return m_world.workloadProperties();
    default:
        return m_world.workloadProperty(name);
    }
}

Handle nodeOf(const Value &value)
{
    if (value.kind() != cel::Kind::Object)
        return noHandle;
    const auto *object = dynamic_cast<const NodeObject *>(value.asObject());
    return object ? object->handle() : noHandle;
}

Handle edgeOf(const Value &value)
{
    if (value.kind() != cel::Kind::Object)
        return noHandle;
    const auto *object = dynamic_cast<const EdgeObject *>(value.asObject());
    return object ? object->handle() : noHandle;
}

const std::vector<std::string> &fixedMembers(std::string_view kind)
{
    static const std::vector<std::string> node{
        "id",         "type",       "name", "traits",  "layer",  "external", "imported", "incoming",  "outgoing",
        "neighbours", "boundaries", "env",  "account", "region", "context",  "vpc",      "properties"};
    static const std::vector<std::string> edge{"id",   "source", "target", "kind",      "kinds",
                                               "mode", "name",   "via",    "properties"};
    static const std::vector<std::string> boundary{"id", "kind", "name", "properties", "nodes"};
    static const std::vector<std::string> workload{"stance", "stage", "environment", "imported", "properties"};
    if (kind == "node")
        return node;
    if (kind == "edge")
        return edge;
    return kind == "boundary" ? boundary : workload;
}

} // namespace lensboard
