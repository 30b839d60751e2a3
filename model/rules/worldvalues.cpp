// SPDX-License-Identifier: Apache-2.0
#include "rules/objects.h"
#include "rules/world.h"

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

using cel::Symbol;
using cel::Value;

// Settings that name a relation: where nothing undrawn exists, a blank one says that there is none.
bool namesRelation(Symbol name)
{
    static const std::vector<Symbol> names{cel::symbol("dlq"), cel::symbol("onFailure"), cel::symbol("onSuccess"),
                                           cel::symbol("targetDlq"), cel::symbol("subscriptionDlq")};
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Settings that a template either makes or leaves out: a blank one of an imported element says that it is not set.
bool decidedByTemplate(Symbol name)
{
    static const std::vector<Symbol> names{cel::symbol("reservedConcurrency"),
                                           cel::symbol("maxConcurrency"),
                                           cel::symbol("taskTimeoutS"),
                                           cel::symbol("heartbeatS"),
                                           cel::symbol("filter"),
                                           cel::symbol("waf"),
                                           cel::symbol("vpc"),
                                           cel::symbol("quota"),
                                           cel::symbol("mapConcurrency"),
                                           cel::symbol("maxReceive"),
                                           cel::symbol("authorizers"),
                                           cel::symbol("onFailure")};
    return std::find(names.begin(), names.end(), name) != names.end();
}

Value unknownProperty(const PropertyDefinition *definition, Symbol name, const Id &subject, const std::string &label,
                      const std::string &reason)
{
    const std::string &title = definition && !definition->title.empty() ? definition->title : cel::symbolText(name);
    std::string text = title + " of " + label;
    if (!reason.empty())
        text += " (" + reason + ')';
    return Value::unknown(cel::UnknownReason{subject.text, cel::symbolText(name), std::move(text)});
}

std::optional<Value> numberValue(double number, bool whole)
{
    if (!whole)
        return Value::real(number);
    const double rounded = std::nearbyint(number);
    if (rounded != number || std::abs(number) > 9.0e15)
        return std::nullopt;
    return Value::integer(static_cast<std::int64_t>(rounded));
}

// Nothing when the data is not of the type that the property has.
std::optional<Value> dataValue(const PropertyData &data, const PropertyDefinition *definition)
{
    const bool numeric =
        definition && (definition->type == PropertyType::Integer || definition->type == PropertyType::Number);
    const bool whole = !definition || definition->type == PropertyType::Integer;
    if (const auto *number = std::get_if<std::int64_t>(&data))
        return !definition || numeric ? numberValue(static_cast<double>(*number), whole) : std::nullopt;
    if (const auto *number = std::get_if<double>(&data))
        return !definition || numeric ? numberValue(*number, definition && whole) : std::nullopt;
    if (const auto *flag = std::get_if<bool>(&data))
        return !definition || definition->type == PropertyType::Boolean ? std::optional(Value::boolean(*flag))
                                                                        : std::nullopt;
    if (const auto *text = std::get_if<std::string>(&data)) {
        if (definition && (numeric || definition->type == PropertyType::Boolean))
            return std::nullopt;
        if (definition && definition->type == PropertyType::List)
            return Value::list({Value::string(*text)});
        return Value::string(*text);
    }
    std::vector<Value> items;
    for (const std::string &item : std::get<std::vector<std::string>>(data))
        items.push_back(Value::string(item));
    return Value::list(std::move(items));
}

Value defaultValue(const PropertyDefinition &definition)
{
    if (const auto *flag = std::get_if<bool>(&definition.defaultValue))
        return Value::boolean(*flag);
    if (const auto *number = std::get_if<double>(&definition.defaultValue))
        return numberValue(*number, definition.type == PropertyType::Integer).value_or(Value());
    if (const auto *text = std::get_if<std::string>(&definition.defaultValue))
        return Value::string(*text);
    std::vector<Value> items;
    if (const auto *texts = std::get_if<std::vector<std::string>>(&definition.defaultValue)) {
        for (const std::string &text : *texts)
            items.push_back(Value::string(text));
    }
    return Value::list(std::move(items));
}

std::uint64_t hashOf(const Value &value)
{
    const auto tag = static_cast<std::uint64_t>(value.kind()) << 56U;
    switch (value.kind()) {
    case cel::Kind::Bool:
        return tag + (value.asBool() ? 1 : 0);
    case cel::Kind::Int:
        return tag ^ static_cast<std::uint64_t>(value.asInt());
    case cel::Kind::Double:
        return tag ^ stableHash(numberText(value.asDouble()));
    case cel::Kind::String:
        return tag ^ stableHash(value.asString());
    case cel::Kind::Object:
        return tag ^ stableHash(value.asObject()->label());
    case cel::Kind::List: {
        std::uint64_t hash = tag;
        for (const Value &item : value.items())
            hash = (hash ^ hashOf(item)) * 0x100000001b3ULL;
        return hash;
    }
    default:
        return tag;
    }
}

std::uint64_t hashOf(std::uint64_t nameHash, const Value &value)
{
    return nameHash ^ (hashOf(value) * 0x9e3779b97f4a7c15ULL);
}

std::uint64_t hashOf(Symbol name, const Value &value)
{
    return hashOf(stableHash(cel::symbolText(name)), value);
}

bool isStatedOrAbsent(const PropertyValue *value)
{
    return value && value->state != PropertyValue::State::Unknown;
}

// What a person or a template stated, by name, for rules that must tell it from a default that merely takes effect.
Value propertyMap(const Properties &properties, const PropertySlots &slots)
{
    std::vector<Value::Entry> entries;
    for (const auto &[name, value] : properties) {
        if (!isSaid(value))
            continue;
        const Symbol symbol = cel::symbol(name);
        const std::uint16_t slot = slots.find(symbol);
        const PropertyDefinition *definition = slot == PropertySlots::none ? nullptr : &slots.at(slot);
        entries.emplace_back(Value::string(name), propertyValue(&value, definition, symbol, {}, Id(), name));
    }
    return Value::map(std::move(entries));
}

} // namespace

Value propertyValue(const PropertyValue *stated, const PropertyDefinition *definition, Symbol name, BlankPolicy policy,
                    const Id &subject, const std::string &label)
{
    // Not set at all: then AWS takes its default, if it has one that takes effect.
    const bool hasDefault = definition && definition->effective && definition->hasDefault();
    if (stated && stated->state == PropertyValue::State::Absent)
        return hasDefault ? defaultValue(*definition) : Value();
    if (stated && stated->state == PropertyValue::State::Stated) {
        if (auto value = dataValue(stated->data, definition))
            return *std::move(value);
        return unknownProperty(definition, name, subject, label, "stated in another form than expected");
    }
    if (!stated && (policy.imported || policy.complete)) {
        if (hasDefault)
            return defaultValue(*definition);
        if (namesRelation(name) || (policy.imported && decidedByTemplate(name)))
            return {};
    }
    return unknownProperty(definition, name, subject, label, stated ? stated->reason : std::string());
}

bool isFromTemplate(const Node &node)
{
    return !node.origin.logicalId.empty() || !node.origin.file.empty();
}

bool isFromTemplate(const Edge &edge)
{
    return !edge.origin.logicalId.empty() || !edge.origin.file.empty() || !edge.via.empty();
}

bool isSaid(const PropertyValue &value)
{
    return value.state != PropertyValue::State::Unknown && value.origin != PropertyValue::Origin::AwsDefault;
}

// A blank of an edge shows the names of its ends in the reason.
void World::readBlank(Handle edge) const
{
    read(m_workloadCell + StanceCell);
    read(m_nodes[m_graph.source(edge)].cell);
    read(m_nodes[m_graph.target(edge)].cell);
}

void World::fold(std::uint64_t nameHash, const Value &value) const
{
    foldHash(hashOf(nameHash, value));
}

World::NodeState &World::fresh(Handle node) const
{
    NodeState &state = m_nodes[node];
    read(state.cell);
    if (state.epoch != m_epoch) {
        state.epoch = m_epoch;
        state.values.clear();
        state.properties = {};
        state.incoming = {};
        state.outgoing = {};
    }
    return state;
}

World::EdgeState &World::freshEdge(Handle edge) const
{
    EdgeState &state = m_edges[edge];
    read(state.cell);
    if (state.epoch != m_epoch) {
        state.epoch = m_epoch;
        state.values.clear();
        state.properties = {};
    }
    return state;
}

const Value &World::keptProperty(Handle node, Symbol name) const
{
    NodeState &state = fresh(node);
    for (const CachedValue &cached : state.values) {
        if (cached.name != name)
            continue;
        if (cached.blank)
            read(m_workloadCell + StanceCell);
        foldHash(cached.hash);
        return cached.value;
    }
    const Node &record = m_graph.node(node);
    const std::uint16_t slot = state.type->slots.find(name);
    const PropertyDefinition *definition = slot == PropertySlots::none ? nullptr : &state.type->slots.at(slot);
    const PropertyValue *stated = findProperty(record.properties, cel::symbolText(name));
    const bool blank = !isStatedOrAbsent(stated);
    BlankPolicy policy;
    policy.imported = isFromTemplate(record);
    policy.complete = m_workload.stance == Workload::Stance::Complete;
    if (blank)
        read(m_workloadCell + StanceCell);
    Value value;
    if (definition || stated)
        value = propertyValue(stated, definition, name, policy, record.id, nameOf(node));
    const std::uint64_t hash = hashOf(name, value);
    foldHash(hash);
    if (state.values.capacity() == 0)
        state.values.reserve(12);
    state.values.push_back({name, blank, hash, std::move(value)});
    return state.values.back().value;
}

const Value &World::keptEdgeProperty(Handle edge, Symbol name) const
{
    EdgeState &state = freshEdge(edge);
    for (const CachedValue &cached : state.values) {
        if (cached.name != name)
            continue;
        if (cached.blank)
            readBlank(edge);
        foldHash(cached.hash);
        return cached.value;
    }
    const Edge &record = m_graph.edge(edge);
    const std::uint16_t slot = state.type->slots.find(name);
    const PropertyDefinition *definition = slot == PropertySlots::none ? nullptr : &state.type->slots.at(slot);
    const PropertyValue *stated = findProperty(record.properties, cel::symbolText(name));
    const bool blank = !isStatedOrAbsent(stated);
    BlankPolicy policy;
    policy.imported = isFromTemplate(record);
    policy.complete = m_workload.stance == Workload::Stance::Complete;
    if (blank)
        readBlank(edge);
    Value value;
    if (definition || stated)
        value = propertyValue(stated, definition, name, policy, record.id, edgeName(edge));
    const std::uint64_t hash = hashOf(name, value);
    foldHash(hash);
    if (state.values.capacity() == 0)
        state.values.reserve(12);
    state.values.push_back({name, blank, hash, std::move(value)});
    return state.values.back().value;
}

Value World::boundaryProperty(Handle boundary, Symbol name) const
{
    const Boundary &record = this->boundary(boundary);
    const PropertySlots &slots = m_types.boundary(record.kind);
    const std::uint16_t slot = slots.find(name);
    const PropertyValue *stated = findProperty(record.properties, cel::symbolText(name));
    if (slot == PropertySlots::none && !stated)
        return {};
    BlankPolicy policy;
    policy.imported = !record.origin.logicalId.empty() || !record.origin.file.empty();
    policy.complete = stance() == Workload::Stance::Complete;
    return propertyValue(stated, slot == PropertySlots::none ? nullptr : &slots.at(slot), name, policy, record.id,
                         record.name.empty() ? std::string(toWord(record.kind)) : record.name);
}

Value World::workloadProperty(Symbol name) const
{
    read(m_workloadCell + SettingsCell);
    const std::uint16_t slot = m_types.workload().find(name);
    const PropertyValue *stated = findProperty(m_workload.properties, cel::symbolText(name));
    if (slot == PropertySlots::none && !stated)
        return {};
    BlankPolicy policy;
    policy.complete = stance() == Workload::Stance::Complete;
    return propertyValue(stated, slot == PropertySlots::none ? nullptr : &m_types.workload().at(slot), name, policy,
                         m_workload.id, "the workload");
}

cel::ReasonPtr World::relationReason(Handle node, std::string_view relation, std::string_view text) const
{
    return std::make_shared<const cel::UnknownReason>(
        cel::UnknownReason{m_graph.node(node).id.text, std::string(relation), std::string(text) + nameOf(node)});
}

const Value &World::edgeList(Handle node, bool incoming) const
{
    const bool closed = isClosed(node);
    const std::vector<Handle> &edges = incoming ? this->incoming(node) : outgoing(node);
    NodeState &state = fresh(node);
    Value &list = incoming ? state.incoming : state.outgoing;
    if (!list.isNull())
        return list;
    std::vector<Value> items;
    items.reserve(edges.size());
    for (const Handle edge : edges)
        items.push_back(edgeValue(edge));
    if (closed)
        list = Value::list(std::move(items));
    else
        list =
            Value::openList(std::move(items), {incoming ? relationReason(node, "incoming", "what else calls or feeds ")
                                                        : relationReason(node, "outgoing", "what else is used by ")});
    return list;
}

bool World::saysOf(Handle node, const std::string &property) const
{
    const PropertyValue *value = findProperty(this->node(node).properties, property);
    return value && isSaid(*value);
}

bool World::saysOfEdge(Handle edge, const std::string &property) const
{
    const PropertyValue *value = findProperty(this->edge(edge).properties, property);
    return value && isSaid(*value);
}

const Value &World::nodeProperties(Handle node) const
{
    NodeState &state = fresh(node);
    if (state.properties.isNull())
        state.properties = propertyMap(m_graph.node(node).properties, state.type->slots);
    return state.properties;
}

const Value &World::edgeProperties(Handle edge) const
{
    EdgeState &state = freshEdge(edge);
    if (state.properties.isNull())
        state.properties = propertyMap(m_graph.edge(edge).properties, state.type->slots);
    return state.properties;
}

Value World::boundaryProperties(Handle boundary) const
{
    const Boundary &record = this->boundary(boundary);
    return propertyMap(record.properties, m_types.boundary(record.kind));
}

Value World::workloadProperties() const
{
    read(m_workloadCell + SettingsCell);
    return propertyMap(m_workload.properties, m_types.workload());
}

Value World::neighbourList(Handle node) const
{
    std::vector<Handle> handles;
    for (const Handle edge : incoming(node))
        handles.push_back(m_graph.source(edge));
    for (const Handle edge : outgoing(node))
        handles.push_back(m_graph.target(edge));
    std::sort(handles.begin(), handles.end(),
              [this](Handle a, Handle b) { return m_graph.node(a).id < m_graph.node(b).id; });
    handles.erase(std::unique(handles.begin(), handles.end()), handles.end());
    std::vector<Value> items;
    for (const Handle handle : handles)
        items.push_back(nodeValue(handle));
    if (isClosed(node))
        return Value::list(std::move(items));
    return Value::openList(std::move(items), {relationReason(node, "neighbours", "what else is connected to ")});
}

const PropertyDefinition *World::definition(const cel::Object &object, Symbol member) const
{
    const PropertySlots *slots = nullptr;
    if (const auto *node = dynamic_cast<const NodeObject *>(&object))
        slots = &m_nodes[node->handle()].type->slots;
    else if (const auto *edge = dynamic_cast<const EdgeObject *>(&object))
        slots = &m_edges[edge->handle()].type->slots;
    else if (const auto *boundary = dynamic_cast<const BoundaryObject *>(&object))
        slots = &m_types.boundary(m_graph.boundary(boundary->handle()).kind);
    else if (dynamic_cast<const WorkloadObject *>(&object))
        slots = &m_types.workload();
    if (!slots)
        return nullptr;
    const std::uint16_t slot = slots->find(member);
    return slot == PropertySlots::none ? nullptr : &slots->at(slot);
}

} // namespace lensboard
