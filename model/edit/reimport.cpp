// SPDX-License-Identifier: Apache-2.0
#include "edit/reimport.h"

#include "document/transaction.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace lensboard {

namespace {

constexpr double gap = 60;
constexpr double step = 90;

std::string folded(const std::string &name)
{
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80)
            out += static_cast<char>(std::tolower(byte));
    }
    return out;
}

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
    {
    }

    Reimport run()
    {
        match();
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
    // --- which is which
    void match()
    {
        std::set<Id> taken;
        const auto pair = [&](const Node &fresh, const Id &old) {
            m_same[fresh.id] = old;
            taken.insert(old);
        };
        for (const Node &fresh : m_nodes) {
            if (m_document.node(fresh.id) != nullptr)
                pair(fresh, fresh.id);
        }
        const auto matchBy = [&](auto key) {
            std::map<std::string, std::vector<Id>> old;
            for (const auto &[id, node] : m_document.nodes()) {
                const std::string word = key(node);
                if (!word.empty() && taken.count(id) == 0)
                    old[word].push_back(id);
            }
            std::map<std::string, int> uses;
            for (const Node &fresh : m_nodes) {
                if (m_same.count(fresh.id) == 0)
                    ++uses[key(fresh)];
            }
            for (const Node &fresh : m_nodes) {
                const auto found = old.find(key(fresh));
                // Only what can be nothing else.
                if (m_same.count(fresh.id) == 0 && found != old.end() && found->second.size() == 1 &&
                    uses[found->first] == 1)
                    pair(fresh, found->second.front());
            }
        };
        matchBy([](const Node &n) {
            return n.origin.logicalId.empty() ? std::string() : n.origin.logicalId + '\x1f' + n.origin.iacType;
        });
        matchBy([](const Node &n) { return n.name.empty() ? std::string() : n.type + '\x1f' + folded(n.name); });
        for (const Boundary &fresh : m_boundaries) {
            if (m_document.boundary(fresh.id) != nullptr)
                continue;
            for (const auto &[id, old] : m_document.boundaries()) {
                if (old.kind == fresh.kind && folded(old.name) == folded(fresh.name))
                    m_same[fresh.id] = id;
            }
        }
    }

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

    // People's statements stay, the template's are replaced. Gives what differs, in words.
    std::string mergeProperties(Properties &into, const Properties &fresh, std::vector<std::string> *contradictions)
    {
        std::string differences;
        const auto tell = [&](const std::string &name, const PropertyValue *before, const PropertyValue *after) {
            if (shown(before) == shown(after))
                return;
            differences += (differences.empty() ? "" : ", ") + name + ": " + shown(before) + " → " + shown(after);
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
                    contradictions->push_back(name + ": the board says " + shown(&old->second) + ", the template " +
                                              shown(&value));
                continue;
            }
            tell(name, old == into.end() ? nullptr : &old->second, &value);
            into[name] = value;
        }
        return differences;
    }

    void putNode(const Node &fresh)
    {
        const Node *old = m_document.node(known(fresh.id));
        if (old == nullptr) {
            Node node = fresh;
            node.parent = known(fresh.parent);
            node.frame = place(node);
            m_transaction.put(node);
            m_placed.push_back(node.frame);
            m_out.added.push_back({node.id, node.name, "new"});
            return;
        }
        Node node = *old;
        std::vector<std::string> contradictions;
        std::string what = mergeProperties(node.properties, fresh.properties, &contradictions);
        if (node.type != fresh.type)
            what = "type: " + node.type + " → " + fresh.type + (what.empty() ? "" : ", ") + what;
        node.type = fresh.type;
        node.external = fresh.external;
        node.origin = fresh.origin;
        if (node.parent.empty())
            node.parent = known(fresh.parent);
        m_transaction.put(node);
        for (const std::string &line : contradictions)
            m_out.contradicts.push_back({node.id, node.name, line});
        if (what.empty())
            ++m_out.same;
        else
            m_out.changed.push_back({node.id, node.name, what});
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
            m_out.added.push_back({wanted.id, endsOf(wanted), "new"});
            return;
        }
        m_kept.insert(old->id);
        Edge edge = *old;
        std::string what = mergeProperties(edge.properties, fresh.properties, nullptr);
        if (edge.kinds != fresh.kinds || edge.mode != fresh.mode)
            what = "it is " + std::string(toWord(fresh.kinds.front())) + " now" + (what.empty() ? "" : ", ") + what;
        edge.kinds = fresh.kinds;
        edge.mode = fresh.mode;
        edge.via = fresh.via;
        edge.origin = fresh.origin;
        m_transaction.put(edge);
        if (!what.empty())
            m_out.changed.push_back({edge.id, endsOf(edge), what});
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

    void markGone()
    {
        std::set<Id> found;
        for (const auto &[fresh, old] : m_same)
            found.insert(old);
        const auto mark = [&](auto record, const std::string &name) {
            const bool before = record.properties.count("gone") != 0;
            record.properties["gone"] = PropertyValue::stated(true, PropertyValue::Origin::Template);
            m_transaction.put(record);
            if (!before)
                m_out.gone.push_back({record.id, name, "no longer in the template"});
        };
        for (const auto &[id, node] : m_document.nodes()) {
            if (found.count(id) != 0)
                continue;
            if (isImported(node.origin))
                mark(node, node.name);
            else
                m_out.drawnOnly.push_back({id, node.name, "drawn, not in the template"});
        }
        for (const auto &[id, edge] : m_document.edges()) {
            if (m_kept.count(id) != 0)
                continue;
            if (!edge.origin.file.empty())
                mark(edge, endsOf(edge));
            else
                m_out.drawnOnly.push_back({id, endsOf(edge), "drawn, not in the template"});
        }
    }

    // --- places
    [[nodiscard]] bool isFree(const Rect &frame) const
    {
        const auto hits = [&](const Rect &other) { return other.intersects(frame); };
        for (const auto &[id, node] : m_document.nodes()) {
            if (hits(node.frame))
                return false;
        }
        return std::none_of(m_placed.begin(), m_placed.end(), hits);
    }

    // Right of what leads to it, left of what it leads to, below everything when it stands alone.
    [[nodiscard]] Rect place(const Node &node) const
    {
        Rect frame = node.frame;
        frame.width = nodeWidth;
        frame.height = nodeHeight;
        for (const bool incoming : {true, false}) {
            for (const Edge &edge : m_edges) {
                const Id &self = incoming ? edge.target : edge.source;
                const auto other = m_transaction.as<Node>(known(incoming ? edge.source : edge.target));
                if (known(self) != node.id || !other || other->id == node.id)
                    continue;
                frame.x = incoming ? other->frame.right() + gap : other->frame.x - gap - frame.width;
                frame.y = other->frame.y;
                return shifted(frame);
            }
        }
        double bottom = 0;
        double left = 0;
        bool any = false;
        for (const auto &[id, other] : m_document.nodes()) {
            bottom = any ? std::max(bottom, other.frame.bottom()) : other.frame.bottom();
            left = any ? std::min(left, other.frame.x) : other.frame.x;
            any = true;
        }
        frame.x = left;
        frame.y = any ? bottom + gap : 0;
        return shifted(frame);
    }

    [[nodiscard]] Rect shifted(Rect frame) const
    {
        for (int i = 0; i < 1000 && !isFree(frame); ++i)
            frame.y += step;
        return frame;
    }

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
                    boundary->frame = around(first ? nullptr : &boundary->frame, frame);
                    started[parent] = true;
                    m_transaction.put(*boundary);
                }
                frame = boundary->frame;
                parent = boundary->parent;
            }
        }
    }

    static Rect around(const Rect *old, const Rect &inner)
    {
        constexpr double margin = 30;
        constexpr double head = 50;
        const double left = inner.x - margin;
        const double top = inner.y - head;
        const double right = inner.right() + margin;
        const double bottom = inner.bottom() + margin;
        if (old == nullptr)
            return {left, top, right - left, bottom - top};
        const double x = std::min(old->x, left);
        const double y = std::min(old->y, top);
        return {x, y, std::max(old->right(), right) - x, std::max(old->bottom(), bottom) - y};
    }

    const Document &m_document;
    const std::vector<Node> &m_nodes;
    const std::vector<Edge> &m_edges;
    const std::vector<Boundary> &m_boundaries;
    Transaction m_transaction;
    Reimport m_out;
    std::map<Id, Id> m_same; // imported → in the document
    std::set<Id> m_kept;     // edges found again
    std::vector<Id> m_newFrames;
    std::vector<Rect> m_placed;
};

} // namespace

Reimport planReimport(const Document &document, const std::vector<Node> &nodes, const std::vector<Edge> &edges,
                      const std::vector<Boundary> &boundaries)
{
    return Planner(document, nodes, edges, boundaries).run();
}

} // namespace lensboard
