// SPDX-License-Identifier: Apache-2.0
#include "rules/objects.h"
#include "rules/world.h"

#include <algorithm>

// Where elements stand: what they, the boundaries around them and the workload say of environment, account and the
// like.
namespace lensboard {

namespace {

using cel::Symbol;
using cel::Value;

const Symbol symEnv = cel::symbol("env");

bool isStatedOrAbsent(const PropertyValue *value)
{
    return value && value->state != PropertyValue::State::Unknown;
}

// "Production" and "production" are "prod" in rules, as in the catalogue.
std::string environmentWord(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (text == "production" || text == "live")
        return "prod";
    if (text == "development")
        return "dev";
    if (text == "testing")
        return "test";
    return text == "stage" ? "staging" : text;
}

bool isTestWord(const Value &value)
{
    if (value.kind() != cel::Kind::String)
        return false;
    const std::string word = environmentWord(value.asString());
    return word == "dev" || word == "test" || word == "sandbox";
}

} // namespace

Value World::place(Handle node, Symbol name) const
{
    const Node &record = this->node(node);
    const std::string &word = cel::symbolText(name);
    const auto settle = [name](Value value) {
        return name == symEnv && value.kind() == cel::Kind::String ? Value::string(environmentWord(value.asString()))
                                                                   : value;
    };
    if (isStatedOrAbsent(findProperty(record.properties, word)))
        return settle(nodeProperty(node, name));
    for (Handle at = m_graph.parentOfNode(node); at != noHandle; at = m_graph.parentOfBoundary(at)) {
        const Boundary &around = boundary(at);
        if (isStatedOrAbsent(findProperty(around.properties, word)))
            return settle(boundaryProperty(at, name));
        const bool itself = (around.kind == BoundaryKind::Environment && name == symEnv) || toWord(around.kind) == word;
        if (itself && !around.name.empty())
            return name == symEnv ? m_boundaries[at].env : m_boundaries[at].name;
    }
    if (name == symEnv) {
        read(m_workloadCell + StageCell);
        if (!m_workload.environment.empty())
            return Value::string(environmentWord(m_workload.environment));
    }
    return nodeProperty(node, name);
}

void World::readBoundary(Handle boundary)
{
    BoundaryState &state = m_boundaries[boundary];
    const Boundary &record = m_graph.boundary(boundary);
    state.id = Value::string(record.id.text);
    state.name = Value::string(record.name);
    state.env = Value::string(environmentWord(record.name));
}

// Where a boundary lies decides the lists of all that lie in it.
void World::forgetAround(const GraphChange &change)
{
    if (change.boundariesAdded.empty() && change.boundariesChanged.empty() && change.boundariesRemoved.empty())
        return;
    for (BoundaryState &state : m_boundaries)
        state.around = {};
}

Value World::boundariesAround(Handle node) const
{
    static const Value none = Value::list({});
    read(m_nodes[node].cell);
    const Handle parent = m_graph.parentOfNode(node);
    if (parent == noHandle)
        return none;
    Value &around = m_boundaries[parent].around;
    std::vector<Value> items;
    for (Handle at = parent; at != noHandle; at = m_graph.parentOfBoundary(at)) {
        read(m_boundaries[at].cell);
        if (around.isNull())
            items.push_back(boundaryValue(at));
    }
    if (around.isNull())
        around = Value::list(std::move(items));
    return around;
}

const Value &World::boundaryId(Handle boundary) const
{
    read(m_boundaries[boundary].cell);
    return m_boundaries[boundary].id;
}

bool World::inTest(Handle node) const
{
    return isTestWord(place(node, symEnv));
}

bool World::boundaryInTest(Handle boundary) const
{
    for (Handle at = boundary; at != noHandle; at = m_graph.parentOfBoundary(at)) {
        const Boundary &around = this->boundary(at);
        if (const std::string *env = statedString(around.properties, "env"))
            return isTestWord(Value::string(*env));
        if (around.kind == BoundaryKind::Environment && !around.name.empty())
            return isTestWord(Value::string(around.name));
    }
    return workloadInTest();
}

bool World::workloadInTest() const
{
    read(m_workloadCell + StageCell);
    return isTestWord(Value::string(m_workload.environment));
}

} // namespace lensboard
