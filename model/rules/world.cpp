// SPDX-License-Identifier: Apache-2.0
#include "rules/world.h"

#include "rules/objects.h"

#include <algorithm>

namespace lensboard {

struct World::Objects
{
    explicit Objects(const World &world)
        : workload(world)
        , limits(world)
    {
    }
    std::deque<NodeObject> nodes;
    std::deque<EdgeObject> edges;
    std::deque<BoundaryObject> boundaries;
    WorkloadObject workload;
    LimitsObject limits;
};

World::World(const Catalog &catalog)
    : m_types(catalog)
    , m_objects(std::make_unique<Objects>(*this))
{
}

World::~World() = default;

void World::build(const Document &document)
{
    m_dependencies.reset();
    m_nodes.clear();
    m_edges.clear();
    m_boundaries.clear();
    m_typeCells.clear();
    m_graph.build(document);
    m_workload = document.workload();
    readLimits();
    m_workloadCell = m_dependencies.allocate(WorkloadCells);
    for (const Handle boundary : m_graph.boundaries())
        addBoundary(boundary);
    for (const Handle node : m_graph.nodes())
        addNode(node);
    for (const Handle edge : m_graph.edges())
        addEdge(edge);
}

World::Update World::update(const Document &document, const ChangeSet &change)
{
    Update update;
    update.graph = m_graph.update(document, change);
    const GraphChange &graph = update.graph;
    freeHandles(update);
    for (const Handle boundary : graph.boundariesAdded)
        addBoundary(boundary);
    for (const Handle node : graph.nodesAdded) {
        addNode(node);
        update.cells.push_back(typeCell(m_nodes[node].type->id));
    }
    for (const Handle edge : graph.edgesAdded)
        addEdge(edge);
    for (const Handle node : graph.nodesChanged)
        touchNode(node, update);
    retype(update);
    for (const Handle boundary : graph.boundariesChanged) {
        update.cells.push_back(m_boundaries[boundary].cell);
        readBoundary(boundary);
    }
    forgetAround(graph);
    for (const Handle boundary : graph.membersChanged) {
        if (m_graph.boundaryAt(boundary))
            update.cells.push_back(m_boundaries[boundary].cell + 1);
    }
    const auto touchLists = [this, &update](const std::vector<Handle> &nodes, std::uint32_t offset) {
        for (const Handle node : nodes) {
            if (!m_graph.nodeAt(node))
                continue;
            m_nodes[node].incoming = {};
            m_nodes[node].outgoing = {};
            update.cells.push_back(m_nodes[node].cell + offset);
        }
    };
    touchLists(graph.incomingChanged, 1);
    touchLists(graph.outgoingChanged, 2);
    if (graph.workloadChanged)
        updateWorkload(update);
    return update;
}

// A node's name stands in the texts of its edges, its type decides what they may state.
void World::touchNode(Handle node, Update &update)
{
    NodeState &state = m_nodes[node];
    const TypeInfo &type = m_types.node(m_graph.node(node).type);
    if (&type != state.type) {
        update.retypedNodes.push_back(node);
        update.cells.push_back(typeCell(state.type->id));
        update.cells.push_back(typeCell(type.id));
        state.type = &type;
    }
    state.values.clear();
    state.properties = {};
    state.incoming = {};
    state.outgoing = {};
    update.cells.push_back(state.cell);
    for (const std::vector<Handle> *edges : {&m_graph.incoming(node), &m_graph.outgoing(node)}) {
        for (const Handle edge : *edges)
            m_edges[edge].values.clear(); // their property maps hold no names
    }
}

void World::retype(Update &update)
{
    const auto check = [this, &update](Handle edge) {
        EdgeState &state = m_edges[edge];
        const EdgeTypeInfo &type =
            m_types.edge(m_graph.edge(edge), *m_nodes[m_graph.source(edge)].type, *m_nodes[m_graph.target(edge)].type);
        state.values.clear();
        state.properties = {};
        if (&type == state.type)
            return;
        state.type = &type;
        update.retypedEdges.push_back(edge);
        update.cells.push_back(state.cell);
    };
    for (const Handle edge : update.graph.edgesChanged) {
        update.cells.push_back(m_edges[edge].cell);
        check(edge);
    }
    for (const Handle node : update.retypedNodes) {
        for (const Handle edge : m_graph.incoming(node))
            check(edge);
        for (const Handle edge : m_graph.outgoing(node))
            check(edge);
    }
}

void World::updateWorkload(Update &update)
{
    const Workload &now = m_graph.document()->workload();
    const Workload &before = m_workload;
    const auto touch = [this, &update](WorkloadCell cell) { update.cells.push_back(m_workloadCell + cell); };
    if (now.stance != before.stance || now.imported != before.imported) {
        touch(StanceCell);
        ++m_epoch;
        update.blanksChanged = true;
    }
    if (now.stage != before.stage || now.environment != before.environment)
        touch(StageCell);
    if (now.properties != before.properties || now.name != before.name)
        touch(SettingsCell);
    if (now.thresholds != before.thresholds)
        touch(LimitsCell);
    update.rulesChanged = now.rulesOff != before.rulesOff || now.severities != before.severities;
    m_workload = now;
    readLimits();
}

void World::readLimits()
{
    m_limits.clear();
    for (const Limit &limit : catalog().limits())
        m_limits[cel::symbol(limit.id)] = limit.value;
    for (const auto &[id, value] : m_workload.thresholds)
        m_limits[cel::symbol(id)] = value;
}

void World::freeHandles(Update &update)
{
    for (const Handle edge : update.graph.edgesRemoved) {
        freeCells(m_edges[edge].cell, 1, update);
        m_edges[edge] = EdgeState();
    }
    for (const Handle node : update.graph.nodesRemoved) {
        update.cells.push_back(typeCell(m_nodes[node].type->id));
        freeCells(m_nodes[node].cell, 3, update);
        m_nodes[node] = NodeState();
    }
    for (const Handle boundary : update.graph.boundariesRemoved) {
        freeCells(m_boundaries[boundary].cell, 2, update);
        m_boundaries[boundary] = BoundaryState();
    }
}

void World::freeCells(Cell first, std::uint32_t count, Update &update)
{
    for (Cell cell = first; cell < first + count; ++cell)
        m_dependencies.forReaders(cell, [&update](Job job) { update.jobs.push_back(job); });
    m_dependencies.release(first, count);
}

void World::addNode(Handle node)
{
    if (m_nodes.size() <= node)
        m_nodes.resize(m_graph.nodeBound());
    NodeState &state = m_nodes[node];
    state.type = &m_types.node(m_graph.node(node).type);
    state.cell = m_dependencies.allocate(3);
    while (m_objects->nodes.size() <= node)
        m_objects->nodes.emplace_back(*this, static_cast<Handle>(m_objects->nodes.size()));
}

void World::addEdge(Handle edge)
{
    if (m_edges.size() <= edge)
        m_edges.resize(m_graph.edgeBound());
    EdgeState &state = m_edges[edge];
    state.type =
        &m_types.edge(m_graph.edge(edge), *m_nodes[m_graph.source(edge)].type, *m_nodes[m_graph.target(edge)].type);
    state.cell = m_dependencies.allocate(1);
    while (m_objects->edges.size() <= edge)
        m_objects->edges.emplace_back(*this, static_cast<Handle>(m_objects->edges.size()));
}

void World::addBoundary(Handle boundary)
{
    if (m_boundaries.size() <= boundary)
        m_boundaries.resize(m_graph.boundaryBound());
    BoundaryState &state = m_boundaries[boundary];
    state.cell = m_dependencies.allocate(2);
    readBoundary(boundary);
    while (m_objects->boundaries.size() <= boundary)
        m_objects->boundaries.emplace_back(*this, static_cast<Handle>(m_objects->boundaries.size()));
}

Cell World::typeCell(const std::string &type) const
{
    const auto found = m_typeCells.find(type);
    if (found != m_typeCells.end())
        return found->second;
    const Cell cell = m_dependencies.allocate(1);
    m_typeCells.emplace(type, cell);
    return cell;
}

// --- recorded reads ------------------------------------------------------------------------------------------------

const Node &World::node(Handle node) const
{
    read(m_nodes[node].cell);
    return m_graph.node(node);
}

const TypeInfo &World::type(Handle node) const
{
    read(m_nodes[node].cell);
    return *m_nodes[node].type;
}

const Edge &World::edge(Handle edge) const
{
    read(m_edges[edge].cell);
    return m_graph.edge(edge);
}

const EdgeTypeInfo &World::edgeType(Handle edge) const
{
    read(m_edges[edge].cell);
    return *m_edges[edge].type;
}

const Boundary &World::boundary(Handle boundary) const
{
    read(m_boundaries[boundary].cell);
    return m_graph.boundary(boundary);
}

const std::vector<Handle> &World::incoming(Handle node) const
{
    read(m_nodes[node].cell + 1);
    return m_graph.incoming(node);
}

const std::vector<Handle> &World::outgoing(Handle node) const
{
    read(m_nodes[node].cell + 2);
    return m_graph.outgoing(node);
}

bool World::isImported(Handle node) const
{
    return isFromTemplate(this->node(node));
}

bool World::isClosed(Handle node) const
{
    const Node &record = this->node(node);
    if (record.external)
        return false;
    return isFromTemplate(record) || stance() == Workload::Stance::Complete;
}

Workload::Stance World::stance() const
{
    read(m_workloadCell + StanceCell);
    return m_workload.stance;
}

Workload::Stage World::stage() const
{
    read(m_workloadCell + StageCell);
    return m_workload.stage;
}

const std::string &World::today() const
{
    read(m_workloadCell + TodayCell);
    return m_today;
}

Cell World::setToday(const std::string &date)
{
    m_today = date;
    return m_workloadCell + TodayCell;
}

cel::Value World::environment() const
{
    read(m_workloadCell + StageCell);
    if (m_workload.environment.empty())
        return cel::Value::unknown(
            cel::UnknownReason{m_workload.id.text, "environment", "Environment of the workload"});
    return cel::Value::string(m_workload.environment);
}

bool World::workloadImported() const
{
    read(m_workloadCell + StanceCell);
    return m_workload.imported;
}

const std::vector<Handle> &World::members(Handle boundary) const
{
    read(m_boundaries[boundary].cell + 1);
    return m_graph.nodesIn(boundary);
}

const std::vector<Handle> &World::nodesOfType(const std::string &type) const
{
    read(typeCell(type));
    return m_graph.nodesOfType(type);
}

cel::Value World::limit(cel::Symbol name) const
{
    read(m_workloadCell + LimitsCell);
    const auto found = m_limits.find(name);
    if (found == m_limits.end())
        return cel::Value::error("there is no limit \"" + cel::symbolText(name) + '"');
    const double value = found->second;
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? cel::Value::integer(whole) : cel::Value::real(value);
}

const cel::Value &World::nodeValue(Handle node) const
{
    return m_objects->nodes[node].self();
}

cel::Value World::edgeValue(Handle edge) const
{
    return cel::Value::object(&m_objects->edges[edge]);
}

cel::Value World::boundaryValue(Handle boundary) const
{
    return cel::Value::object(&m_objects->boundaries[boundary]);
}

cel::Value World::workloadValue() const
{
    return cel::Value::object(&m_objects->workload);
}

cel::Value World::limitsValue() const
{
    return cel::Value::object(&m_objects->limits);
}

const std::string &World::nameOf(Handle node) const
{
    const Node &record = m_graph.node(node);
    return record.name.empty() ? m_nodes[node].type->type->name : record.name;
}

std::string World::edgeName(Handle edge) const
{
    return nameOf(m_graph.source(edge)) + " → " + nameOf(m_graph.target(edge));
}

} // namespace lensboard
