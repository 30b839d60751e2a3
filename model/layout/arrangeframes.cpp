// SPDX-License-Identifier: Apache-2.0
#include "layout/arrangeplan.h"

#include "document/transaction.h"
#include "layout/spatialgrid.h"

#include <algorithm>
#include <cmath>
#include <optional>

// From new frames to a change, and frames for a few nodes among many that stay.
namespace lensboard {
namespace {

constexpr double keepClear = 20;
constexpr int mostRings = 200;

double distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

Rect withMargin(const Rect &rect, double by)
{
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

double toGrid(double value)
{
    return std::round(value / layoutGrid) * layoutGrid;
}

class FreeRoom
{
public:
    void take(const Rect &rect)
    {
        m_grid.insert(static_cast<std::uint32_t>(m_taken.size()), rect);
        m_taken.push_back(rect);
    }
    [[nodiscard]] bool isFree(const Rect &rect) const
    {
        const auto area = withMargin(rect, keepClear - 0.5);
        for (const auto handle : m_grid.query(area)) {
            if (m_taken[handle].intersects(area))
                return false;
        }
        return true;
    }
    // The free place nearest to the wished one, ring by ring on the grid.
    [[nodiscard]] Rect nearest(Rect wish) const
    {
        const Rect start{toGrid(wish.x), toGrid(wish.y), wish.width, wish.height};
        for (int ring = 0; ring < mostRings; ++ring) {
            std::optional<Rect> best;
            const auto consider = [&](int column, int row) {
                const Rect place{start.x + column * layoutGrid, start.y + row * layoutGrid, start.width, start.height};
                const auto away = [&wish](const Rect &r) { return distance({r.x, r.y}, {wish.x, wish.y}); };
                if (isFree(place) && (!best || away(place) < away(*best) - 1e-9))
                    best = place;
            };
            for (int step = -ring; step <= ring; ++step) {
                consider(step, ring);
                consider(step, -ring);
                consider(ring, step);
                consider(-ring, step);
            }
            if (best)
                return *best;
        }
        return start;
    }

private:
    SpatialGrid m_grid;
    std::vector<Rect> m_taken;
};

struct Neighbours
{
    std::vector<Rect> before; // what leads here
    std::vector<Rect> after;
};

Rect besideNeighbours(const Neighbours &around, const Rect &own, const Rect &everything)
{
    const auto middle = [](const std::vector<Rect> &rects) {
        double sum = 0;
        for (const auto &rect : rects)
            sum += rect.center().y;
        return sum / static_cast<double>(rects.size());
    };
    if (!around.before.empty()) {
        double right = around.before.front().right();
        for (const auto &rect : around.before)
            right = std::max(right, rect.right());
        return {right + columnGap, middle(around.before) - own.height / 2, own.width, own.height};
    }
    if (!around.after.empty()) {
        double left = around.after.front().x;
        for (const auto &rect : around.after)
            left = std::min(left, rect.x);
        return {left - columnGap - own.width, middle(around.after) - own.height / 2, own.width, own.height};
    }
    return {everything.x, everything.bottom() + rowGap, own.width, own.height};
}

// Notes go with the node that they are tied to, else with the one that they stand nearest to.
void moveNotes(const Document &document, const std::map<Id, Rect> &frames, Transaction &transaction)
{
    FreeRoom room;
    for (const auto &[id, node] : document.nodes()) {
        const auto found = frames.find(id);
        room.take(found == frames.end() ? node.frame : found->second);
    }
    for (const auto &[id, note] : document.notes()) {
        const Node *nearest = document.node(note.attached);
        const bool tied = nearest;
        const Point middle = note.frame.center();
        const auto away = [middle](const Node &n) { return distance(n.frame.center(), middle); };
        for (const auto &[nodeId, node] : document.nodes()) {
            if (!tied && (!nearest || away(node) < away(*nearest)))
                nearest = &node;
        }
        const auto moved = nearest ? frames.find(nearest->id) : frames.end();
        if (note.locked || moved == frames.end() || (moved->second == nearest->frame)) {
            room.take(note.frame);
            continue;
        }
        auto after = note;
        after.frame =
            room.nearest({note.frame.x + moved->second.x - nearest->frame.x,
                          note.frame.y + moved->second.y - nearest->frame.y, note.frame.width, note.frame.height});
        room.take(after.frame);
        transaction.put(after);
    }
}

void moveRecords(const Document &document, const std::map<Id, Rect> &frames, Transaction &transaction)
{
    for (const auto &[id, frame] : frames) {
        if (const auto *node = document.node(id); node && node->frame != frame) {
            auto after = *node;
            after.frame = frame;
            transaction.put(after);
        } else if (const auto *boundary = document.boundary(id); boundary && boundary->frame != frame) {
            auto after = *boundary;
            after.frame = frame;
            transaction.put(after);
        }
    }
}

} // namespace

ChangeSet changeOfFrames(const Document &document, const std::map<Id, Rect> &frames)
{
    Transaction transaction(document);
    moveRecords(document, frames, transaction);
    moveNotes(document, frames, transaction);
    const auto moves = [&](const Id &id) {
        const auto *node = document.node(id);
        const auto found = frames.find(id);
        return node && found != frames.end() && found->second != node->frame;
    };
    for (const auto &[id, edge] : document.edges()) {
        if (edge.bends.empty() || (!moves(edge.source) && !moves(edge.target)))
            continue;
        auto after = edge;
        after.bends.clear();
        transaction.put(after);
    }
    return transaction.change();
}

ChangeSet placeNearNeighbours(const Document &document, const std::set<Id> &nodes)
{
    FreeRoom room;
    std::map<Id, Rect> placed;
    std::optional<Rect> all;
    for (const auto &[id, node] : document.nodes()) {
        if (nodes.contains(id) && !node.pinned)
            continue;
        room.take(node.frame);
        placed[id] = node.frame;
        const double left = all ? std::min(all->x, node.frame.x) : node.frame.x;
        const double bottom = all ? std::max(all->bottom(), node.frame.bottom()) : node.frame.bottom();
        all = Rect{left, 0, 0, bottom};
    }
    for (const auto &[id, note] : document.notes())
        room.take(note.frame);
    std::set<Id> waiting;
    for (const auto &id : nodes) {
        if (document.node(id) && !placed.contains(id))
            waiting.insert(id);
    }
    std::map<Id, Rect> frames;
    while (!waiting.empty()) {
        // Those beside something placed go first, so that chains grow from what stays.
        std::map<Id, Neighbours> around;
        for (const auto &[edgeId, edge] : document.edges()) {
            if (waiting.contains(edge.target) && placed.contains(edge.source))
                around[edge.target].before.push_back(placed[edge.source]);
            if (waiting.contains(edge.source) && placed.contains(edge.target))
                around[edge.source].after.push_back(placed[edge.target]);
        }
        const Id next = around.empty() ? *waiting.begin() : around.begin()->first;
        const auto *node = document.node(next);
        const auto wish = besideNeighbours(around[next], node->frame, all.value_or(Rect{layoutGrid * 2, 0, 0, 0}));
        const auto frame = room.nearest(wish);
        room.take(frame);
        placed[next] = frames[next] = frame;
        all = all ? Rect{std::min(all->x, frame.x), 0, 0, std::max(all->bottom(), frame.bottom())}
                  : Rect{frame.x, 0, 0, frame.bottom()};
        waiting.erase(next);
    }
    return changeOfFrames(document, frames);
}

} // namespace lensboard
