// SPDX-License-Identifier: Apache-2.0
#include "rules/fact.h"

#include "rules/objects.h"

#include <algorithm>

namespace lensboard {

namespace {

const cel::Symbol symIncoming = cel::symbol("incoming");
const cel::Symbol symOutgoing = cel::symbol("outgoing");
const cel::Symbol symNeighbours = cel::symbol("neighbours");
const cel::Symbol symWorkload = cel::symbol("workload");
const cel::Symbol symLimits = cel::symbol("limits");

bool fits(const cel::Value &value, const std::string &kind)
{
    if (kind == "node")
        return nodeOf(value) != noHandle;
    if (kind == "edge")
        return edgeOf(value) != noHandle;
    return value.kind() == cel::Kind::String;
}

} // namespace

FactTable::FactTable(const World &world)
    : m_world(world)
{
}

FactTable::~FactTable() = default;

void FactTable::add(FactInfo info)
{
    const std::size_t index = cel::indexOf(cel::symbol(info.name));
    if (m_bySymbol.size() <= index)
        m_bySymbol.resize(index + 1, 0);
    m_nameHashes.push_back(stableHash(info.name));
    m_infos.push_back(std::move(info));
    m_graphOf.push_back(m_graph.size());
    m_bySymbol[index] = static_cast<std::uint16_t>(m_infos.size());
}

void FactTable::add(std::unique_ptr<GraphFact> fact, std::vector<FactInfo> names)
{
    for (FactInfo &info : names) {
        info.graph = fact.get();
        add(std::move(info));
    }
    m_graph.push_back({std::move(fact), {}});
}

const FactInfo *FactTable::find(cel::Symbol name) const
{
    const std::size_t index = cel::indexOf(name);
    if (index >= m_bySymbol.size() || m_bySymbol[index] == 0)
        return nullptr;
    return &m_infos[m_bySymbol[index] - 1];
}

void FactTable::buildSkeleton()
{
    const Graph &graph = m_world.graph();
    m_skeleton = Digraph(graph.nodeBound());
    m_skeleton.reserve(graph.edges().size());
    for (const Handle node : graph.nodes()) {
        for (const Handle edge : graph.outgoing(node))
            m_skeleton.add(node, graph.target(edge), edge);
        m_skeleton.finish(node);
    }
    m_skeletonStale = false;
}

void FactTable::build()
{
    m_skeletonStale = true;
    for (Graphed &graphed : m_graph) {
        graphed.cells.clear();
        graphed.stale = false;
        graphed.changed = false;
        takeAll(graphed);
        recompute(graphed, nullptr);
    }
}

bool FactTable::takeAll(Graphed &graphed)
{
    bool changed = false;
    for (const Handle node : m_world.graph().nodes())
        changed = graphed.fact->takeNode(m_world, node) || changed;
    for (const Handle edge : m_world.graph().edges())
        changed = graphed.fact->takeEdge(m_world, edge) || changed;
    return changed;
}

bool FactTable::take(Graphed &graphed, const World::Update &update)
{
    bool changed = false;
    GraphFact &fact = *graphed.fact;
    for (const Handle edge : update.graph.edgesRemoved)
        changed = fact.dropEdge(edge) || changed;
    for (const Handle node : update.graph.nodesRemoved)
        changed = fact.dropNode(node) || changed;
    for (const std::vector<Handle> *nodes : {&update.graph.nodesAdded, &update.graph.nodesChanged}) {
        for (const Handle node : *nodes)
            changed = fact.takeNode(m_world, node) || changed;
    }
    for (const std::vector<Handle> *edges :
         {&update.graph.edgesAdded, &update.graph.edgesChanged, &update.retypedEdges}) {
        for (const Handle edge : *edges)
            changed = fact.takeEdge(m_world, edge) || changed;
    }
    return changed;
}

void FactTable::recompute(Graphed &graphed, std::vector<Cell> *cells)
{
    std::vector<Handle> changed;
    if (m_skeletonStale)
        buildSkeleton();
    graphed.fact->compute(m_world, m_skeleton, changed);
    if (!cells)
        return;
    for (const Handle node : changed) {
        if (node < graphed.cells.size() && graphed.cells[node] != noCell)
            cells->push_back(graphed.cells[node]);
    }
}

void FactTable::update(World::Update &update)
{
    const GraphChange &graph = update.graph;
    m_skeletonStale = m_skeletonStale || !graph.edgesAdded.empty() || !graph.edgesRemoved.empty() ||
                      !graph.nodesAdded.empty() || !graph.nodesRemoved.empty();
    for (Graphed &graphed : m_graph) {
        drop(graphed, update);
        const bool changed = take(graphed, update);
        graphed.stale = graphed.stale || update.blanksChanged;
        if (changed && graphed.stale)
            graphed.changed = true;
        else if (changed)
            recompute(graphed, &update.cells);
    }
}

// The cells of nodes that are gone.
void FactTable::drop(Graphed &graphed, World::Update &update)
{
    for (const Handle node : update.graph.nodesRemoved) {
        if (node >= graphed.cells.size() || graphed.cells[node] == noCell)
            continue;
        m_world.dependencies().forReaders(graphed.cells[node], [&update](Job job) { update.jobs.push_back(job); });
        m_world.dependencies().release(graphed.cells[node], 1);
        graphed.cells[node] = noCell;
    }
}

bool FactTable::isStale() const
{
    return std::any_of(m_graph.begin(), m_graph.end(), [](const Graphed &graphed) { return graphed.stale; });
}

void FactTable::refreshOne(std::vector<Cell> &cells)
{
    const auto graphed =
        std::find_if(m_graph.begin(), m_graph.end(), [](const Graphed &candidate) { return candidate.stale; });
    if (graphed == m_graph.end())
        return;
    graphed->stale = false;
    if (takeAll(*graphed) || graphed->changed)
        recompute(*graphed, &cells);
    graphed->changed = false;
}

Cell FactTable::cellOf(std::size_t fact, Handle node) const
{
    std::vector<Cell> &cells = m_graph[fact].cells;
    if (cells.size() <= node)
        cells.resize(m_world.graph().nodeBound(), noCell);
    if (cells[node] == noCell)
        cells[node] = m_world.dependencies().allocate(1);
    return cells[node];
}

cel::Value FactTable::call(cel::Symbol name, std::span<const cel::Value> arguments) const
{
    const FactInfo *info = find(name);
    if (!info || info->arguments.size() != arguments.size())
        return noSuchFunction(name, arguments);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!fits(arguments[i], info->arguments[i]))
            return noSuchFunction(name, arguments);
    }
    cel::Value value;
    const auto number = static_cast<std::size_t>(info - m_infos.data());
    if (info->graph) {
        const Handle node = nodeOf(arguments[0]);
        m_world.dependencies().read(cellOf(m_graphOf[number], node));
        value = info->graph->value(m_world, name, node);
    } else {
        value = info->local(m_world, arguments);
    }
    m_world.fold(m_nameHashes[number], value);
    return value;
}

std::optional<cel::Value> FactTable::variable(cel::Symbol name) const
{
    if (name == symWorkload)
        return m_world.workloadValue();
    if (name == symLimits)
        return m_world.limitsValue();
    if (m_subject == noHandle)
        return std::nullopt;
    if (name == symIncoming)
        return m_world.edgeList(m_subject, true);
    if (name == symOutgoing)
        return m_world.edgeList(m_subject, false);
    if (name == symNeighbours)
        return m_world.neighbourList(m_subject);
    return std::nullopt;
}

} // namespace lensboard
