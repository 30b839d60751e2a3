// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/object.h"
#include "graph/graph.h"
#include "rules/dependencies.h"
#include "rules/typetable.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>

// What rules and facts can look at: the graph with the meaning of blanks (verdicts.md) applied, as values of
// expressions. Every public read is recorded with the job that is running, so that a change can run exactly its
// readers again. Values are worked out at first read and kept until what they stand on changes.
namespace lensboard {

// How the blanks of one element are to be read (verdicts.md, "What a blank means").
struct BlankPolicy
{
    bool imported = false;
    bool complete = false;
};

class World
{
public:
    explicit World(const Catalog &catalog);
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    void build(const Document &document);
    // Follows a change just applied; tells the cells whose content changed and what happened to the graph.
    struct Update
    {
        GraphChange graph;
        std::vector<Cell> cells;
        std::vector<Job> jobs;            // readers of what is gone
        std::vector<Handle> retypedNodes; // their rules differ from before
        std::vector<Handle> retypedEdges; // another kind or mode, or an end was retyped
        bool rulesChanged = false;        // rulesOff or severities of the workload
        bool blanksChanged = false;       // all blanks mean something else now
    };
    [[nodiscard]] Update update(const Document &document, const ChangeSet &change);

    [[nodiscard]] const Graph &graph() const { return m_graph; }
    [[nodiscard]] const Catalog &catalog() const { return m_types.catalog(); }
    [[nodiscard]] Dependencies &dependencies() const { return m_dependencies; }

    // --- recorded reads --------------------------------------------------------------------------------------------
    [[nodiscard]] const Node &node(Handle node) const;
    [[nodiscard]] const TypeInfo &type(Handle node) const;
    [[nodiscard]] bool has(Handle node, Trait trait) const { return type(node).has(trait); }
    [[nodiscard]] const Edge &edge(Handle edge) const;
    [[nodiscard]] const EdgeTypeInfo &edgeType(Handle edge) const;
    [[nodiscard]] bool hasKind(Handle edge, EdgeKind kind) const
    {
        return (edgeType(edge).kinds >> static_cast<unsigned>(kind) & 1U) != 0;
    }
    // `kinds` as bits, made by kindBits.
    [[nodiscard]] bool hasAnyKind(Handle edge, std::uint32_t kinds) const
    {
        return (edgeType(edge).kinds & kinds) != 0;
    }
    [[nodiscard]] EdgeMode mode(Handle edge) const { return this->edge(edge).mode; }
    [[nodiscard]] const Boundary &boundary(Handle boundary) const;
    [[nodiscard]] const std::vector<Handle> &incoming(Handle node) const;
    [[nodiscard]] const std::vector<Handle> &outgoing(Handle node) const;
    [[nodiscard]] Handle source(Handle edge) const { return m_graph.source(edge); }
    [[nodiscard]] Handle target(Handle edge) const { return m_graph.target(edge); }
    // Whether a relation that is not drawn does not exist (a closed collection of neighbours).
    [[nodiscard]] bool isClosed(Handle node) const;
    [[nodiscard]] bool isImported(Handle node) const;
    // The value with blanks filled in as verdicts.md says: null when absent or when this type has no such setting.
    [[nodiscard]] cel::Value nodeProperty(Handle node, cel::Symbol name) const { return keptProperty(node, name); }
    [[nodiscard]] cel::Value edgeProperty(Handle edge, cel::Symbol name) const { return keptEdgeProperty(edge, name); }
    // The same, valid until the next property of that element is asked for.
    [[nodiscard]] const cel::Value &keptProperty(Handle node, cel::Symbol name) const;
    [[nodiscard]] const cel::Value &keptEdgeProperty(Handle edge, cel::Symbol name) const;
    [[nodiscard]] cel::Value boundaryProperty(Handle boundary, cel::Symbol name) const;
    [[nodiscard]] cel::Value workloadProperty(cel::Symbol name) const;
    // env, account, region, context or vpc of a node: its own, else that of the nearest boundary that says so.
    [[nodiscard]] cel::Value place(Handle node, cel::Symbol name) const;
    [[nodiscard]] Workload::Stance stance() const;
    [[nodiscard]] Workload::Stage stage() const;
    [[nodiscard]] cel::Value environment() const; // of the workload; unknown when not stated
    [[nodiscard]] bool workloadImported() const;
    [[nodiscard]] cel::Value limit(cel::Symbol name) const;
    [[nodiscard]] const std::string &today() const; // ISO date, or empty
    // Not recorded: tells which cell has changed.
    Cell setToday(const std::string &date);
    // Nodes directly inside a boundary.
    [[nodiscard]] const std::vector<Handle> &members(Handle boundary) const;
    // Whether the element stands in a development or test environment.
    [[nodiscard]] bool inTest(Handle node) const;
    [[nodiscard]] bool boundaryInTest(Handle boundary) const;
    [[nodiscard]] bool workloadInTest() const;
    [[nodiscard]] const std::vector<Handle> &nodesOfType(const std::string &type) const;
    [[nodiscard]] const cel::Value &edgeList(Handle node, bool incoming) const;
    [[nodiscard]] cel::Value neighbourList(Handle node) const;
    [[nodiscard]] const cel::Value &nodeProperties(Handle node) const; // map of what is stated or absent
    [[nodiscard]] const cel::Value &edgeProperties(Handle edge) const;
    [[nodiscard]] bool saysOf(Handle node, const std::string &property) const; // whether that map has it
    [[nodiscard]] bool saysOfEdge(Handle edge, const std::string &property) const;
    [[nodiscard]] cel::Value boundariesAround(Handle node) const; // innermost first
    [[nodiscard]] const cel::Value &boundaryId(Handle boundary) const;
    [[nodiscard]] cel::Value boundaryProperties(Handle boundary) const;
    [[nodiscard]] cel::Value workloadProperties() const;

    // Reason for "nobody has said": a relation of a node, or a property.
    [[nodiscard]] cel::ReasonPtr relationReason(Handle node, std::string_view relation, std::string_view text) const;

    // --- objects of expressions (stable while the record lives) ------------------------------------------------------
    [[nodiscard]] const cel::Value &nodeValue(Handle node) const;
    [[nodiscard]] cel::Value edgeValue(Handle edge) const;
    [[nodiscard]] cel::Value boundaryValue(Handle boundary) const;
    [[nodiscard]] cel::Value workloadValue() const;
    [[nodiscard]] cel::Value limitsValue() const;

    // The definition behind a member, for units and names; null when it is none.
    [[nodiscard]] const PropertyDefinition *definition(const cel::Object &object, cel::Symbol member) const;

    // What was read of properties, kinds and facts since the last start, as one number: two evaluations that read the
    // same give the same (Finding::factsHash).
    void startHash() const { m_hash = 0xcbf29ce484222325ULL; }
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }
    void fold(std::uint64_t nameHash, const cel::Value &value) const; // of stableHash

    // Unrecorded, for indexing and rendering.
    [[nodiscard]] const TypeInfo &typeOf(Handle node) const { return *m_nodes[node].type; }
    [[nodiscard]] const EdgeTypeInfo &signatureOf(Handle edge) const { return *m_edges[edge].type; }
    [[nodiscard]] const std::string &nameOf(Handle node) const;
    [[nodiscard]] std::string edgeName(Handle edge) const; // "Orders → Handler"

private:
    struct CachedValue
    {
        cel::Symbol name;
        bool blank; // not stated: depends on the stance, and its text on names
        std::uint64_t hash;
        cel::Value value;
    };
    using Cached = std::vector<CachedValue>;
    struct NodeState
    {
        const TypeInfo *type = nullptr;
        Cell cell = 0; // record, incoming, outgoing
        std::uint32_t epoch = 0;
        Cached values;
        cel::Value incoming, outgoing, properties; // null: not worked out
    };
    struct EdgeState
    {
        const EdgeTypeInfo *type = nullptr;
        Cell cell = 0;
        std::uint32_t epoch = 0;
        Cached values;
        cel::Value properties;
    };
    struct BoundaryState
    {
        Cell cell = 0;
        cel::Value id, name, env; // env: the name as the word of an environment
        cel::Value around;        // itself and what it lies in, innermost first; null: not worked out
    };
    enum WorkloadCell : std::uint32_t { StanceCell, StageCell, SettingsCell, LimitsCell, TodayCell, WorkloadCells };

    void readLimits();
    void addNode(Handle node);
    void addEdge(Handle edge);
    void addBoundary(Handle boundary);
    void readBoundary(Handle boundary);
    void forgetAround(const GraphChange &change);
    void retype(Update &update);
    void updateWorkload(Update &update);
    void freeHandles(Update &update);
    void freeCells(Cell first, std::uint32_t count, Update &update);
    void touchNode(Handle node, Update &update);
    Cell typeCell(const std::string &type) const;
    void read(Cell cell) const { m_dependencies.read(cell); }
    void foldHash(std::uint64_t hash) const { m_hash = (m_hash ^ hash) * 0x100000001b3ULL; }
    NodeState &fresh(Handle node) const;
    EdgeState &freshEdge(Handle edge) const;
    void readBlank(Handle edge) const;

    mutable TypeTable m_types;
    mutable Dependencies m_dependencies;
    Graph m_graph;
    Workload m_workload; // as last seen
    std::string m_today;
    Cell m_workloadCell = 0;
    std::uint32_t m_epoch = 1; // of the stance
    mutable std::uint64_t m_hash = 0;
    mutable std::vector<NodeState> m_nodes;
    mutable std::vector<EdgeState> m_edges;
    mutable std::vector<BoundaryState> m_boundaries;
    struct Objects; // by handle; an object knows only its handle, so it serves whatever has it next
    std::unique_ptr<Objects> m_objects;
    mutable std::unordered_map<std::string, Cell> m_typeCells;
    std::unordered_map<cel::Symbol, double> m_limits; // with the document's thresholds
};

[[nodiscard]] bool isFromTemplate(const Node &node);
[[nodiscard]] bool isFromTemplate(const Edge &edge);
// Whether the value stands in the `properties` of its element: stated or stated as absent, by a person or a template.
[[nodiscard]] bool isSaid(const PropertyValue &value);

template <typename... Kinds>
constexpr std::uint32_t kindBits(Kinds... kinds)
{
    return ((std::uint32_t(1) << static_cast<unsigned>(kinds)) | ...);
}

// What a stated, absent or unknown value is in an expression; `definition` may be null. `subject` and `label` name the
// element for the reason ("Timeout of Place order").
[[nodiscard]] cel::Value propertyValue(const PropertyValue *stated, const PropertyDefinition *definition,
                                       cel::Symbol name, BlankPolicy policy, const Id &subject,
                                       const std::string &label);

} // namespace lensboard
