// SPDX-License-Identifier: Apache-2.0
#include "layout/routerdata.h"

// Which boxes and edges there are.
namespace lensboard {

void Router::Data::putBox(const Id &id, const Rect &frame)
{
    const auto [found, isNew] = boxes.try_emplace(id);
    auto &box = found->second;
    if (!isNew) {
        boxGrid.remove(box.handle, box.frame);
    } else if (freeBoxes.empty()) {
        box.handle = static_cast<std::uint32_t>(boxIds.size());
        boxIds.push_back(id);
        boxFrames.push_back(frame);
    } else {
        box.handle = freeBoxes.back();
        freeBoxes.pop_back();
    }
    box.frame = frame;
    boxIds[box.handle] = id;
    boxFrames[box.handle] = frame;
    boxGrid.insert(box.handle, frame);
}

void Router::Data::dropBox(const Id &id)
{
    const auto found = boxes.find(id);
    if (found == boxes.end())
        return;
    boxGrid.remove(found->second.handle, found->second.frame);
    freeBoxes.push_back(found->second.handle);
    boxes.erase(found);
}

void Router::Data::putEdge(const Edge &edge)
{
    std::uint32_t handle = 0;
    if (freeEdges.empty()) {
        handle = static_cast<std::uint32_t>(edges.size());
        edges.emplace_back();
    } else {
        handle = freeEdges.back();
        freeEdges.pop_back();
    }
    auto &state = edges[handle];
    state = {};
    state.id = edge.id;
    state.source = edge.source;
    state.target = edge.target;
    state.bends = edge.bends;
    edgeHandles[edge.id] = handle;
    for (const auto &end : {edge.source, edge.target}) {
        if (const auto box = boxes.find(end); box != boxes.end())
            box->second.edges.insert(edge.id);
    }
}

void Router::Data::dropEdge(const Id &id, Stretches &touched, std::vector<Rect> &gone)
{
    const auto found = edgeHandles.find(id);
    if (found == edgeHandles.end())
        return;
    auto &state = edges[found->second];
    removeLegs(state, touched);
    for (const auto &leg : legRects(state.route)) {
        legs.removeThin(found->second, leg);
        gone.push_back(leg);
    }
    for (const auto &area : state.dependsOn)
        dependencies.removeThin(found->second, area);
    for (const auto &end : {state.source, state.target}) {
        if (const auto box = boxes.find(end); box != boxes.end())
            box->second.edges.erase(id);
    }
    plain.erase(id);
    state = {};
    freeEdges.push_back(found->second);
    edgeHandles.erase(found);
}

RoutedEdge *Router::Data::edge(const Id &id)
{
    const auto found = edgeHandles.find(id);
    return found == edgeHandles.end() ? nullptr : &edges[found->second];
}

const RoutedEdge *Router::Data::edge(const Id &id) const
{
    const auto found = edgeHandles.find(id);
    return found == edgeHandles.end() ? nullptr : &edges[found->second];
}

std::set<Id> Router::Data::edgesDependingOn(const Rect &frame) const
{
    std::set<Id> ids;
    for (const auto handle : dependencies.query(frame))
        ids.insert(edges[handle].id);
    return ids;
}

} // namespace lensboard
