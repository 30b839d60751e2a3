// SPDX-License-Identifier: Apache-2.0
#include "edit/reimportparts.h"

#include <algorithm>
#include <cctype>
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

class Matcher
{
public:
    Matcher(const Document &document, const std::vector<Node> &nodes)
        : m_document(document)
        , m_nodes(nodes)
    {
        for (const Node &fresh : nodes) {
            if (document.node(fresh.id) != nullptr)
                pair(fresh, fresh.id);
        }
    }

    // Those whose key only one of each side has.
    template <typename Key>
    void matchBy(Key key)
    {
        std::map<std::string, std::vector<Id>> old;
        for (const auto &[id, node] : m_document.nodes()) {
            const std::string word = key(node);
            if (!word.empty() && m_taken.count(id) == 0)
                old[word].push_back(id);
        }
        std::map<std::string, int> uses;
        for (const Node &fresh : m_nodes) {
            if (same.count(fresh.id) == 0)
                ++uses[key(fresh)];
        }
        for (const Node &fresh : m_nodes) {
            const auto found = old.find(key(fresh));
            if (same.count(fresh.id) == 0 && found != old.end() && found->second.size() == 1 && uses[found->first] == 1)
                pair(fresh, found->second.front());
        }
    }

    std::map<Id, Id> same;

private:
    void pair(const Node &fresh, const Id &old)
    {
        same[fresh.id] = old;
        m_taken.insert(old);
    }

    const Document &m_document;
    const std::vector<Node> &m_nodes;
    std::set<Id> m_taken;
};

} // namespace

std::map<Id, Id> sameRecords(const Document &document, const std::vector<Node> &nodes,
                             const std::vector<Boundary> &boundaries)
{
    Matcher matcher(document, nodes);
    matcher.matchBy([](const Node &n) {
        return n.origin.logicalId.empty() ? std::string() : n.origin.logicalId + '\x1f' + n.origin.iacType;
    });
    matcher.matchBy([](const Node &n) { return n.name.empty() ? std::string() : n.type + '\x1f' + folded(n.name); });
    auto same = std::move(matcher.same);
    if (same.empty())
        return same;
    for (const Boundary &fresh : boundaries) {
        if (document.boundary(fresh.id) != nullptr)
            continue;
        for (const auto &[id, old] : document.boundaries()) {
            if (old.kind == fresh.kind && folded(old.name) == folded(fresh.name))
                same[fresh.id] = id;
        }
    }
    return same;
}

void FreePlaces::standApart(const std::vector<Node> &nodes, bool framed)
{
    if (nodes.empty())
        return;
    const Rect &first = nodes.front().frame;
    double left = first.x;
    double top = first.y;
    bool placed = false;
    for (const Node &node : nodes) {
        placed = placed || node.frame.x != first.x || node.frame.y != first.y;
        left = std::min(left, node.frame.x);
        top = std::min(top, node.frame.y);
    }
    constexpr double head = 60; // a frame above the first row
    const Point corner = belowAll();
    if (placed)
        m_apart = Point{corner.x - left, corner.y - top + (framed ? head : 0)};
}

Rect FreePlaces::placeFor(const Node &node, const std::vector<Neighbour> &neighbours)
{
    Rect frame = node.frame;
    if (m_apart) {
        frame.x += m_apart->x;
        frame.y += m_apart->y;
        return frame;
    }
    frame.width = nodeWidth;
    frame.height = nodeHeight;
    if (neighbours.empty()) {
        const Point corner = belowAll();
        frame.x = corner.x;
        frame.y = corner.y;
    } else {
        const auto &[beside, before] = neighbours.front();
        frame.x = before ? beside.right() + gap : beside.x - gap - frame.width;
        frame.y = beside.y;
    }
    for (int i = 0; i < 1000 && !isFree(frame); ++i)
        frame.y += step;
    m_placed.push_back(frame);
    return frame;
}

bool FreePlaces::isFree(const Rect &frame) const
{
    const auto hits = [&](const Rect &other) { return other.intersects(frame); };
    for (const auto &[id, node] : m_document.nodes()) {
        if (hits(node.frame))
            return false;
    }
    return std::none_of(m_placed.begin(), m_placed.end(), hits);
}

Point FreePlaces::belowAll() const
{
    double bottom = 0;
    double left = 0;
    bool any = false;
    for (const auto &[id, other] : m_document.nodes()) {
        bottom = any ? std::max(bottom, other.frame.bottom()) : other.frame.bottom();
        left = any ? std::min(left, other.frame.x) : other.frame.x;
        any = true;
    }
    return {left, any ? bottom + gap : 0};
}

Rect frameAround(const Rect *old, const Rect &inner)
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

} // namespace lensboard
