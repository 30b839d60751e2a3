// SPDX-License-Identifier: Apache-2.0
#include "edit/reimport.h"

#include "edit/reimportparts.h"

#include <algorithm>
#include <map>
#include <set>

namespace lensboard {

namespace {

bool isImported(const Origin &origin)
{
    return !origin.file.empty() || !origin.logicalId.empty();
}

std::string shown(const PropertyValue *value)
{
    if (value == nullptr)
        return "not stated";
    if (value->state == PropertyValue::State::Absent)
        return "none";
    return value->isStated() ? toText(value->data) : "unknown";
}

class Planner
{
public:
    Planner(const Document &document, const std::vector<Node> &nodes, const std::vector<Edge> &edges,
            const std::vector<Boundary> &boundaries)
        : m_document(document)
        , m_nodes(nodes)
        , m_edges(edges)
        , m_boundaries(boundaries)
        , m_transaction(document)
        , m_places(document)
    {
    }

    Reimport run()
    {
        m_same = sameRecords(m_document, m_nodes, m_boundaries);
        if (m_same.empty())
            m_places.standApart(m_nodes, !m_boundaries.empty());
        for (const Edge &edge : m_edges) {
            m_sources.emplace(known(edge.target), known(edge.source));
            m_targets.emplace(known(edge.source), known(edge.target));
        }
        for (const Boundary &boundary : m_boundaries)
            putBoundary(boundary);
        for (const Node &node : m_nodes)
            putNode(node);
        for (const Edge &edge : m_edges)
            putEdge(edge);
        markGone();
        framesAround();
        m_out.change = m_transaction.change();
        return std::move(m_out);
    }

private:
    [[nodiscard]] Id known(const Id &fresh) const
    {
        const auto found = m_same.find(fresh);
        return found == m_same.end() ? fresh : found->second;
    }

    // --- records
    void putBoundary(const Boundary &fresh)
    {
        const Id id = known(fresh.id);
        if (const Boundary *old = m_document.boundary(id); old != nullptr) {
            Boundary boundary = *old;
            boundary.origin = fresh.origin;
            mergeProperties(boundary.properties, fresh.properties, nullptr);
            m_transaction.put(boundary);
            return;
        }
        Boundary boundary = fresh;
        boundary.parent = known(fresh.parent);
        m_newFrames.push_back(boundary.id);
        m_transaction.put(boundary);
    }

    // People's statements stay, the template's are replaced. Gives what differs.
    std::vector<Reimport::Difference> mergeProperties(Properties &into, const Properties &fresh,
                                                      std::vector<Reimport::Difference> *contradictions)
    {
        std::vector<Reimport::Difference> differences;
        // A default that takes effect where nothing was said is no difference.
        const auto usual = [](const PropertyValue *one, const PropertyValue *other) {
            return one == nullptr && other != nullptr && other->origin == PropertyValue::Origin::AwsDefault;
        };
        const auto tell = [&](const std::string &name, const PropertyValue *before, const PropertyValue *after) {
            if (shown(before) != shown(after) && !usual(before, after) && !usual(after, before))
                differences.push_back({name, shown(before), shown(after)});
        };
        for (auto at = into.begin(); at != into.end();) {
            const bool persons = at->second.origin == PropertyValue::Origin::Person;
            if (persons || fresh.count(at->first) != 0) {
                ++at;
                continue;
            }
            tell(at->first, &at->second, nullptr);
            at = into.erase(at);
        }
        for (const auto &[name, value] : fresh) {
            const auto old = into.find(name);
            const bool persons = old != into.end() && old->second.origin == PropertyValue::Origin::Person;
            if (persons && value.origin == PropertyValue::Origin::AwsDefault)
                continue;
            if (persons && (old->second.state != PropertyValue::State::Unknown)) {
                if (contradictions != nullptr && value.state != PropertyValue::State::Unknown &&
                    shown(&old->second) != shown(&value))
                    contradictions->push_back({name, shown(&old->second), shown(&value)});
                continue;
            }
            tell(name, old == into.end() ? nullptr : &old->second, &value);
            into[name] = value;
        }
        return differences;
    }

    static Reimport::Item changed(const Id &id, const std::string &name, std::vector<Reimport::Difference> differences,
                                  bool edge)
    {
        std::string what;
        for (const Reimport::Difference &one : differences)
            what += (what.empty() ? "" : ", ") + one.property + ": " + one.before + " → " + one.after;
        return {id, name, what, edge, std::move(differences)};
    }

    void putNode(const Node &fresh)
    {
        const Node *old = m_document.node(known(fresh.id));
        if (old == nullptr) {
            Node node = fresh;
            node.parent = known(fresh.parent);
            node.frame = m_places.placeFor(node, neighboursOf(node.id));
            m_transaction.put(node);
            m_out.added.push_back({node.id, node.name, "new", false, {}});
            return;
        }
        ++m_out.matched;
        m_out.compared = m_out.compared || !isImported(old->origin);
        Node node = *old;
        std::vector<Reimport::Difference> contradictions;
        auto differences = mergeProperties(node.properties, fresh.properties, &contradictions);
        if (node.type != fresh.type)
            differences.insert(differences.begin(), {"type", node.type, fresh.type});
        node.type = fresh.type;
        node.external = fresh.external;
        node.origin = fresh.origin;
        if (node.parent.empty())
            node.parent = known(fresh.parent);
        m_transaction.put(node);
        for (const Reimport::Difference &one : contradictions)
            m_out.contradicts.push_back(
                {node.id,
                 node.name,
                 one.property + ": the board says " + one.before + ", the template " + one.after,
                 false,
                 {one}});
        if (differences.empty())
            ++m_out.same;
        else
            m_out.changed.push_back(changed(node.id, node.name, std::move(differences), false));
    }

    [[nodiscard]] std::string nameOf(const Id &id) const
    {
        const auto node = m_transaction.as<Node>(id);
        return node ? node->name : std::string();
    }
    [[nodiscard]] std::string endsOf(const Edge &edge) const
    {
        return nameOf(edge.source) + " → " + nameOf(edge.target);
    }

    void putEdge(const Edge &fresh)
    {
        Edge wanted = fresh;
        wanted.source = known(fresh.source);
        wanted.target = known(fresh.target);
        const Edge *old = m_document.edge(fresh.id);
        if (old == nullptr || old->source != wanted.source || old->target != wanted.target)
            old = drawn(wanted);
        if (old == nullptr) {
            m_kept.insert(wanted.id);
            m_transaction.put(wanted);
            m_out.added.push_back({wanted.id, endsOf(wanted), "new", true, {}});
            return;
        }
        m_kept.insert(old->id);
        Edge edge = *old;
        auto differences = mergeProperties(edge.properties, fresh.properties, nullptr);
        if (edge.kinds != fresh.kinds || edge.mode != fresh.mode)
            differences.insert(differences.begin(), {"kind", kindOf(edge), kindOf(fresh)});
        edge.kinds = fresh.kinds;
        edge.mode = fresh.mode;
        edge.via = fresh.via;
        edge.origin = fresh.origin;
        m_transaction.put(edge);
        if (!differences.empty())
            m_out.changed.push_back(changed(edge.id, endsOf(edge), std::move(differences), true));
    }

    // "reads and writes, sync"
    static std::string kindOf(const Edge &edge)
    {
        std::string out;
        for (const EdgeKind kind : edge.kinds)
            out += (out.empty() ? "" : " and ") + std::string(toWord(kind));
        return edge.mode == EdgeMode::Unknown ? out : out + ", " + std::string(toWord(edge.mode));
    }

    // An edge between the same two, of a kind in common, that no other imported edge has taken.
    [[nodiscard]] const Edge *drawn(const Edge &wanted) const
    {
        for (const auto &[id, edge] : m_document.edges()) {
            if (edge.source != wanted.source || edge.target != wanted.target || m_kept.count(id) != 0)
                continue;
            const bool common = std::any_of(edge.kinds.begin(), edge.kinds.end(), [&](EdgeKind kind) {
                return std::find(wanted.kinds.begin(), wanted.kinds.end(), kind) != wanted.kinds.end();
            });
            if (common)
                return &edge;
        }
        return nullptr;
    }

    // The files that the board knows this template by: as it is called now, and as it was called before.
    [[nodiscard]] std::set<std::string> sameFiles() const
    {
        std::set<std::string> files;
        for (const Node &fresh : m_nodes)
            files.insert(fresh.origin.file);
        for (const auto &[fresh, old] : m_same) {
            if (const Node *node = m_document.node(old); node != nullptr && isImported(node->origin))
                files.insert(node->origin.file);
        }
        return files;
    }

    void markGone()
    {
        const std::set<std::string> files = sameFiles();
        std::set<Id> found;
        for (const auto &[fresh, old] : m_same)
            found.insert(old);
        const auto consider = [&](auto record, const std::string &name, bool edge) {
            if (!isImported(record.origin)) {
                m_out.drawnOnly.push_back({record.id, name, "drawn, not in the template", edge, {}});
                return;
            }
            if (files.count(record.origin.file) == 0)
                return;
            if (!isGone(record.properties))
                m_out.gone.push_back({record.id, name, "no longer in the template", edge, {}});
            record.properties["gone"] = PropertyValue::stated(true, PropertyValue::Origin::Template);
            m_transaction.put(record);
        };
        for (const auto &[id, node] : m_document.nodes()) {
            if (found.count(id) == 0)
                consider(node, node.name, false);
        }
        for (const auto &[id, edge] : m_document.edges()) {
            if (m_kept.count(id) == 0)
                consider(edge, endsOf(edge), true);
        }
    }

    // What leads to a new node, then what it leads to, as far as that has a place.
    [[nodiscard]] std::vector<FreePlaces::Neighbour> neighboursOf(const Id &id) const
    {
        std::vector<FreePlaces::Neighbour> out;
        for (const bool incoming : {true, false}) {
            const auto &ends = incoming ? m_sources : m_targets;
            for (auto [at, end] = ends.equal_range(id); at != end; ++at) {
                const auto other = m_transaction.as<Node>(at->second);
                if (other && other->id != id)
                    out.push_back({other->frame, incoming});
            }
        }
        return out;
    }

    // --- frames
    // Boundaries reach round what is new in them; new ones round all their members.
    void framesAround()
    {
        const std::set<Id> fresh(m_newFrames.begin(), m_newFrames.end());
        std::map<Id, bool> started;
        for (const Node &node : m_nodes) {
            const auto placed = m_transaction.as<Node>(known(node.id));
            if (!placed)
                continue;
            Rect frame = placed->frame;
            Id parent = placed->parent;
            for (int depth = 0; depth < 16 && !parent.empty(); ++depth) {
                auto boundary = m_transaction.as<Boundary>(parent);
                if (!boundary)
                    break;
                const bool first = fresh.count(parent) != 0 && !started[parent];
                const bool isNew = m_document.node(placed->id) == nullptr || fresh.count(parent) != 0;
                if (isNew) {
                    boundary->frame = frameAround(first ? nullptr : &boundary->frame, frame);
                    started[parent] = true;
                    m_transaction.put(*boundary);
                }
                frame = boundary->frame;
                parent = boundary->parent;
            }
        }
    }

    const Document &m_document;
    const std::vector<Node> &m_nodes;
    const std::vector<Edge> &m_edges;
    const std::vector<Boundary> &m_boundaries;
    Transaction m_transaction;
    Reimport m_out;
    std::multimap<Id, Id> m_sources; // what leads to a node
    std::multimap<Id, Id> m_targets;
    std::map<Id, Id> m_same; // imported → in the document
    std::set<Id> m_kept;     // edges found again
    std::vector<Id> m_newFrames;
    FreePlaces m_places;
};

} // namespace

Reimport planReimport(const Document &document, const std::vector<Node> &nodes, const std::vector<Edge> &edges,
                      const std::vector<Boundary> &boundaries)
{
    return Planner(document, nodes, edges, boundaries).run();
}

void keepGone(Transaction &transaction, const std::vector<Id> &ids)
{
    const auto keep = [&](auto record) {
        if (!isGone(record.properties))
            return;
        record.properties.erase("gone");
        record.origin = {};
        transaction.put(record);
    };
    for (const Id &id : ids) {
        if (const auto node = transaction.as<Node>(id))
            keep(*node);
        else if (const auto edge = transaction.as<Edge>(id))
            keep(*edge);
    }
}

} // namespace lensboard
