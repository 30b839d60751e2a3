// SPDX-License-Identifier: Apache-2.0
#include "rules/objects.h"

#include <algorithm>
#include <typeinfo>

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

// The words of an enum as values, made once; `Last` is its last one.
template <typename Enum, Enum Last>
const Value &wordValue(Enum one)
{
    static const std::vector<Value> words = [] {
        std::vector<Value> list;
        for (int i = 0; i <= static_cast<int>(Last); ++i)
            list.push_back(word(toWord(static_cast<Enum>(i))));
        return list;
    }();
    return words[static_cast<std::size_t>(one)];
}

const Value &valueOf(EdgeKind kind)
{
    return wordValue<EdgeKind, EdgeKind::Connects>(kind);
}

const Value &valueOf(EdgeMode mode)
{
    return wordValue<EdgeMode, EdgeMode::Stream>(mode);
}

const Value &valueOf(BoundaryKind kind)
{
    return wordValue<BoundaryKind, BoundaryKind::Group>(kind);
}

const Value &valueOf(Workload::Stance stance)
{
    return wordValue<Workload::Stance, Workload::Stance::Complete>(stance);
}

const Value &valueOf(Workload::Stage stage)
{
    return wordValue<Workload::Stage, Workload::Stage::Production>(stage);
}

} // namespace

const Value *NodeObject::kept(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Type:
        return &m_world.type(m_handle).idValue;
    case Fixed::Traits:
        return &m_world.type(m_handle).traitsValue;
    case Fixed::Layer:
        return &m_world.type(m_handle).layerValue;
    case Fixed::Incoming:
        return &m_world.edgeList(m_handle, true);
    case Fixed::Outgoing:
        return &m_world.edgeList(m_handle, false);
    case Fixed::Properties:
        return &m_world.nodeProperties(m_handle);
    case Fixed::Id:
    case Fixed::Name:
    case Fixed::External:
    case Fixed::Imported:
    case Fixed::Neighbours:
    case Fixed::Boundaries:
    case Fixed::Env:
    case Fixed::Account:
    case Fixed::Region:
    case Fixed::Context:
    case Fixed::Vpc:
        return nullptr;
    default:
        return &m_world.keptProperty(m_handle, name);
    }
}

std::optional<bool> NodeObject::contains(Symbol name, const std::string &key) const
{
    switch (fixedOf(name)) {
    case Fixed::Properties:
        return m_world.saysOf(m_handle, key);
    case Fixed::Traits:
        return m_world.type(m_handle).type->has(key);
    default:
        return std::nullopt;
    }
}

Value NodeObject::member(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Id:
        return word(m_world.node(m_handle).id.text);
    case Fixed::Name:
        (void)m_world.node(m_handle);
        return word(m_world.nameOf(m_handle));
    case Fixed::External:
        return Value::boolean(m_world.node(m_handle).external);
    case Fixed::Imported:
        return Value::boolean(m_world.isImported(m_handle));
    case Fixed::Neighbours:
        return m_world.neighbourList(m_handle);
    case Fixed::Boundaries:
        return m_world.boundariesAround(m_handle);
    case Fixed::Env:
    case Fixed::Account:
    case Fixed::Region:
    case Fixed::Context:
    case Fixed::Vpc:
        return m_world.place(m_handle, name);
    default:
        return *kept(name);
    }
}

std::string NodeObject::label() const
{
    (void)m_world.node(m_handle);
    return m_world.nameOf(m_handle);
}

const Value *EdgeObject::kept(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Source:
        return &m_world.nodeValue(m_world.source(m_handle));
    case Fixed::Target:
        return &m_world.nodeValue(m_world.target(m_handle));
    case Fixed::Kind:
        return &valueOf(m_world.edge(m_handle).kinds.front());
    case Fixed::Mode: {
        const EdgeMode mode = m_world.mode(m_handle);
        return mode == EdgeMode::Unknown ? nullptr : &valueOf(mode);
    }
    case Fixed::Properties:
        return &m_world.edgeProperties(m_handle);
    case Fixed::Id:
    case Fixed::Kinds:
    case Fixed::Name:
    case Fixed::Via:
        return nullptr;
    default:
        return &m_world.keptEdgeProperty(m_handle, name);
    }
}

std::optional<bool> EdgeObject::contains(Symbol name, const std::string &key) const
{
    switch (fixedOf(name)) {
    case Fixed::Properties:
        return m_world.saysOfEdge(m_handle, key);
    case Fixed::Kinds: {
        const std::vector<EdgeKind> &kinds = m_world.edge(m_handle).kinds;
        return std::any_of(kinds.begin(), kinds.end(), [&key](EdgeKind kind) { return toWord(kind) == key; });
    }
    default:
        return std::nullopt;
    }
}

Value EdgeObject::member(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Id:
        return word(m_world.edge(m_handle).id.text);
    case Fixed::Kinds: {
        std::vector<Value> items;
        for (const EdgeKind kind : m_world.edge(m_handle).kinds)
            items.push_back(valueOf(kind));
        return Value::list(std::move(items));
    }
    case Fixed::Mode:
        break;
    case Fixed::Name:
        return word(m_world.edge(m_handle).name);
    case Fixed::Via:
        return word(m_world.edge(m_handle).via);
    default:
        return *kept(name);
    }
    if (const Value *known = kept(name))
        return *known;
    (void)m_world.node(m_world.source(m_handle)); // their names stand in the reason
    (void)m_world.node(m_world.target(m_handle));
    return Value::unknown(cel::UnknownReason{m_world.edge(m_handle).id.text, "mode",
                                             "whether " + m_world.edgeName(m_handle) + " waits for the answer"});
}

std::string EdgeObject::label() const
{
    (void)m_world.node(m_world.source(m_handle));
    (void)m_world.node(m_world.target(m_handle));
    return m_world.edgeName(m_handle);
}

const Value *BoundaryObject::kept(Symbol name) const
{
    switch (fixedOf(name)) {
    case Fixed::Id:
        return &m_world.boundaryId(m_handle);
    case Fixed::Kind:
        return &valueOf(m_world.boundary(m_handle).kind);
    default:
        return nullptr;
    }
}

Value BoundaryObject::member(Symbol name) const
{
    if (const Value *known = kept(name))
        return *known;
    switch (fixedOf(name)) {
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

const Value *WorkloadObject::kept(Symbol name) const
{
    if (fixedOf(name) == Fixed::Stance)
        return &valueOf(m_world.stance());
    if (fixedOf(name) == Fixed::Stage && m_world.stage() != Workload::Stage::Unknown)
        return &valueOf(m_world.stage());
    return nullptr;
}

Value WorkloadObject::member(Symbol name) const
{
    if (const Value *known = kept(name))
        return *known;
    switch (fixedOf(name)) {
    case Fixed::Stage:
        return Value::unknown(cel::UnknownReason{"workload", "stage", "Stage of the workload"});
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
    const cel::Object &object = *value.asObject();
    return typeid(object) == typeid(NodeObject) ? static_cast<const NodeObject &>(object).handle() : noHandle;
}

Handle edgeOf(const Value &value)
{
    if (value.kind() != cel::Kind::Object)
        return noHandle;
    const cel::Object &object = *value.asObject();
    return typeid(object) == typeid(EdgeObject) ? static_cast<const EdgeObject &>(object).handle() : noHandle;
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
