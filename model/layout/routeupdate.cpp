// SPDX-License-Identifier: Apache-2.0
#include "layout/routerdata.h"

// Keeping routes up to date by change sets: find what a change can reach, route only that.
namespace lensboard {
namespace {

// What must be looked at again after the records have been taken over.
struct Reach
{
    std::set<Id> nodes;  // whose ends are spread again
    std::set<Id> forced; // edges that are routed again in any case
};

const Rect *boxFrame(const Record &record)
{
    if (const auto *node = std::get_if<Node>(&record))
        return &node->frame;
    if (const auto *note = std::get_if<Note>(&record))
        return &note->frame;
    return nullptr;
}

bool sameRouting(const Edge &a, const Edge &b)
{
    return a.source == b.source && a.target == b.target && a.bends == b.bends;
}

class Updater
{
public:
    Updater(Router::Data &data, Stretches &touched, std::vector<Rect> &gone)
        : m_data(data)
        , m_touched(touched)
        , m_gone(gone)
    {
    }

    void takeOver(const ChangeSet &change)
    {
        // Edges go before their nodes and come after them.
        for (const auto &[id, record] : change.removed)
            removeEdge(record);
        for (const auto &[id, update] : change.updated) {
            if (edgeMoved(update))
                removeEdge(update.before);
        }
        for (const auto &[id, record] : change.removed)
            dropBox(id, record);
        for (const auto &[id, update] : change.updated)
            moveBox(id, update);
        for (const auto &[id, record] : change.added)
            addBox(id, record);
        for (const auto &[id, update] : change.updated) {
            if (edgeMoved(update))
                addEdge(update.after);
        }
        for (const auto &[id, record] : change.added)
            addEdge(record);
    }

    [[nodiscard]] const Reach &reach() const { return m_reach; }

private:
    static bool edgeMoved(const ChangeSet::Update &update)
    {
        const auto *before = std::get_if<Edge>(&update.before);
        const auto *after = std::get_if<Edge>(&update.after);
        return before && after && !sameRouting(*before, *after);
    }

    void removeEdge(const Record &record)
    {
        const auto *edge = std::get_if<Edge>(&record);
        if (!edge)
            return;
        m_data.dropEdge(edge->id, m_touched, m_gone);
        m_reach.forced.erase(edge->id);
        reachEnds(*edge);
    }

    void addEdge(const Record &record)
    {
        const auto *edge = std::get_if<Edge>(&record);
        if (!edge)
            return;
        m_data.putEdge(*edge);
        m_reach.forced.insert(edge->id);
        reachEnds(*edge);
    }

    void reachEnds(const Edge &edge)
    {
        m_reach.nodes.insert(edge.source);
        m_reach.nodes.insert(edge.target);
    }

    void addBox(const Id &id, const Record &record)
    {
        if (const auto *frame = boxFrame(record))
            setFrame(id, nullptr, *frame);
    }

    void moveBox(const Id &id, const ChangeSet::Update &update)
    {
        const auto *before = boxFrame(update.before);
        const auto *after = boxFrame(update.after);
        if (before && after && *before != *after)
            setFrame(id, before, *after);
    }

    void setFrame(const Id &id, const Rect *before, const Rect &after)
    {
        m_data.putBox(id, after);
        if (before)
            forceAround(*before);
        forceAround(after);
        m_reach.nodes.insert(id);
        for (const auto &edgeId : m_data.boxes.at(id).edges) {
            const auto *edge = m_data.edge(edgeId);
            m_reach.nodes.insert(edge->source);
            m_reach.nodes.insert(edge->target);
            m_reach.forced.insert(edgeId);
        }
    }

    void dropBox(const Id &id, const Record &record)
    {
        if (const auto *frame = boxFrame(record)) {
            m_data.dropBox(id);
            forceAround(*frame);
        }
    }

    void forceAround(const Rect &frame) { m_reach.forced.merge(m_data.edgesDependingOn(frame)); }

    Router::Data &m_data;
    Stretches &m_touched;
    std::vector<Rect> &m_gone;
    Reach m_reach;
};

// Several loops on one node are told apart by their place among them.
void numberLoops(Router::Data &data, const Id &node, std::set<Id> &forced)
{
    int index = 0;
    for (const auto &id : data.boxes.at(node).edges) {
        auto *edge = data.edge(id);
        if (edge->source != edge->target)
            continue;
        if (edge->loopIndex != index)
            forced.insert(id);
        edge->loopIndex = index++;
    }
}

} // namespace

RouteChange Router::update(const ChangeSet &change)
{
    Stretches touched;
    std::vector<Rect> gone;
    Updater updater(*m_data, touched, gone);
    updater.takeOver(change);
    auto forced = updater.reach().forced;
    std::set<Id> candidates;
    for (const auto &node : updater.reach().nodes) {
        const auto box = m_data->boxes.find(node);
        if (box == m_data->boxes.end())
            continue;
        m_data->spreadEnds(node);
        numberLoops(*m_data, node, forced);
        candidates.insert(box->second.edges.begin(), box->second.edges.end());
    }
    candidates.insert(forced.begin(), forced.end());
    for (const auto &id : candidates) {
        if (auto *edge = m_data->edge(id))
            m_data->reroute(*edge, forced.contains(id), false, touched);
    }
    return m_data->finish(touched, std::move(candidates), std::move(gone));
}

} // namespace lensboard
