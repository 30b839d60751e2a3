// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/scope.h"
#include "graph/digraph.h"
#include "rules/world.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

// Facts: what is worked out from the graph and then judged by rules, called as functions (`keptBy(edge)`). There are
// two sorts. A local fact is a plain function over recorded reads of the World. A graph fact looks at the whole graph
// at once: it takes a small extract of every node and edge, recomputes in one linear pass when an extract changed, and
// wakes only the readers of nodes whose value changed. One file per fact below facts/, one line in registry.cpp.
namespace lensboard {

using LocalFact = cel::Value (*)(const World &world, std::span<const cel::Value> arguments);

class GraphFact
{
public:
    GraphFact() = default;
    GraphFact(const GraphFact &) = delete;
    GraphFact &operator=(const GraphFact &) = delete;
    virtual ~GraphFact() = default;

    // Take what matters of an element; true when it differs from what was taken before. Nothing else of the world may
    // enter the value, except the adjacency of edges for which `takeEdge` ever said something.
    [[nodiscard]] virtual bool takeNode(const World &world, Handle node) = 0;
    [[nodiscard]] virtual bool takeEdge(const World &world, Handle edge) = 0;
    // The element is gone; true when it mattered.
    [[nodiscard]] virtual bool dropNode(Handle node) = 0;
    [[nodiscard]] virtual bool dropEdge(Handle edge) = 0;

    // The pass; tells which nodes have another value than before (free handles may be among them). `skeleton` has every
    // edge of the board, those of a node in order of id, labelled with the edge.
    virtual void compute(const World &world, const Digraph &skeleton, std::vector<Handle> &changed) = 0;

    // The value for a node; the caller has recorded the read.
    [[nodiscard]] virtual cel::Value value(const World &world, cel::Symbol function, Handle node) const = 0;
};

struct FactInfo
{
    std::string name;                   // of the function in expressions
    std::string unit;                   // "s", "count", or empty
    std::string people;                 // "who keeps a failed event", for explanations and the list of facts
    std::vector<std::string> arguments; // kinds: "node", "edge", "string"
    LocalFact local = nullptr;
    GraphFact *graph = nullptr;
    // Sentences for explanations: "{0}" and "{1}" are the arguments, "{=}" the value; empty: the name and the value.
    std::string holds{};     // "an alarm watches {0}"
    std::string otherwise{}; // the same for false, null, nothing and an empty list: "no alarm watches {0}"
};

// The facts of one evaluator.
class FactTable final : public cel::Host
{
public:
    explicit FactTable(const World &world);
    ~FactTable() override;

    void add(FactInfo info);
    // Takes ownership; `names` are the functions it answers.
    void add(std::unique_ptr<GraphFact> fact, std::vector<FactInfo> names);

    [[nodiscard]] const FactInfo *find(cel::Symbol name) const;
    [[nodiscard]] const std::vector<FactInfo> &all() const { return m_infos; }

    // Takes everything anew and computes; no readers exist yet.
    void build();
    // Follows the world; appends the cells whose value changed, and the readers of what is gone. When all blanks mean
    // something else, every graph fact is left stale, because to take them all anew is dear.
    void update(World::Update &update);
    // While a fact is stale no rule may run. Brings one of them up to date and appends the cells whose value changed.
    [[nodiscard]] bool isStale() const;
    void refreshOne(std::vector<Cell> &cells);

    [[nodiscard]] cel::Value call(cel::Symbol name, std::span<const cel::Value> arguments) const override;
    [[nodiscard]] std::optional<cel::Value> variable(cel::Symbol name) const override;
    // The subject of the rule that runs, for `incoming`, `outgoing`, `neighbours`.
    void setSubject(Handle node) { m_subject = node; }

private:
    struct Graphed
    {
        std::unique_ptr<GraphFact> fact;
        std::vector<Cell> cells; // by node; noCell until somebody reads
        bool stale = false;      // to be taken anew
        bool changed = false;    // while stale: an extract differs from what the values stand on
    };
    static constexpr Cell noCell = 0xffffffffU;

    void buildSkeleton();
    void recompute(Graphed &graphed, std::vector<Cell> *cells);
    void drop(Graphed &graphed, World::Update &update);
    bool take(Graphed &graphed, const World::Update &update);
    bool takeAll(Graphed &graphed);
    [[nodiscard]] Cell cellOf(std::size_t fact, Handle node) const;

    const World &m_world;
    std::vector<FactInfo> m_infos;
    std::vector<std::uint16_t> m_bySymbol; // index into m_infos + 1
    mutable std::vector<Graphed> m_graph;
    std::vector<std::size_t> m_graphOf;      // by info
    std::vector<std::uint64_t> m_nameHashes; // by info
    Digraph m_skeleton{0};
    bool m_skeletonStale = true;
    Handle m_subject = noHandle;
};

// Registers every fact there is (facts/registry.cpp).
void registerFacts(FactTable &table);

} // namespace lensboard
