// SPDX-License-Identifier: Apache-2.0
#include "layout/routerdata.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

// Where edges meet their nodes.
namespace lensboard {
namespace {

struct Wish
{
    Id edge;
    bool atSource = false;
    double across = 0; // where the other end lies along this side
    double away = 0;   // how far the other end is
};

// The side and place that one end of an edge wants, given both frames.
Wish wishOf(const RoutedEdge &edge, bool atSource, const Rect &own, const Rect &other, Side side)
{
    const auto center = other.center();
    const auto here = own.center();
    const double away = isLevel(side) ? std::abs(center.x - here.x) : std::abs(center.y - here.y);
    return {edge.id, atSource, along(center, side), away};
}

} // namespace

const Rect &Router::Data::frameOf(const Id &box, const Frames &moved) const
{
    static const Rect nowhere;
    if (const auto found = moved.find(box); found != moved.end())
        return found->second;
    const auto found = boxes.find(box);
    return found == boxes.end() ? nowhere : found->second.frame;
}

std::vector<Router::Data::NodeEnds> Router::Data::endsAt(const Id &node, const Frames &moved) const
{
    std::vector<NodeEnds> ends;
    const auto box = boxes.find(node);
    if (box == boxes.end())
        return ends;
    const Rect &own = frameOf(node, moved);
    std::array<std::vector<Wish>, 4> wishes;
    for (const auto &id : box->second.edges) {
        const auto *state = edge(id);
        if (!state || state->source == state->target || !state->bends.empty())
            continue;
        const bool atSource = state->source == node;
        const Rect &other = frameOf(atSource ? state->target : state->source, moved);
        const auto [from, to] = atSource ? facingSides(own, other) : facingSides(other, own);
        const Side side = atSource ? from : to;
        wishes[static_cast<std::size_t>(side)].push_back(wishOf(*state, atSource, own, other, side));
    }
    for (std::size_t index = 0; index < wishes.size(); ++index) {
        auto &list = wishes[index];
        const auto side = static_cast<Side>(index);
        std::sort(list.begin(), list.end(), [](const Wish &a, const Wish &b) {
            return std::tie(a.across, a.away, a.edge) < std::tie(b.across, b.away, b.edge);
        });
        const auto places = spreadPorts(own, side, list.size());
        for (std::size_t at = 0; at < list.size(); ++at)
            ends.push_back({list[at].edge, list[at].atSource, {side, places[at], list.size() == 1}});
    }
    return ends;
}

void Router::Data::spreadEnds(const Id &node)
{
    for (const auto &found : endsAt(node, {})) {
        auto *state = edge(found.edge);
        (found.atSource ? state->sourceEnd : state->targetEnd) = found.end;
    }
}

std::pair<PathEnd, PathEnd> Router::Data::pathEnds(const RoutedEdge &edge, const Frames &moved) const
{
    const Rect &source = frameOf(edge.source, moved);
    const Rect &target = frameOf(edge.target, moved);
    double sourceAt = edge.sourceEnd.base;
    double targetAt = edge.targetEnd.base;
    const Side out = edge.sourceEnd.side;
    const Side in = edge.targetEnd.side;
    if (isLevel(out) == isLevel(in) && sourceAt != targetAt) {
        if (edge.targetEnd.alone && along(portAt(target, in, sourceAt), in) == sourceAt)
            targetAt = sourceAt;
        else if (edge.sourceEnd.alone && along(portAt(source, out, targetAt), out) == targetAt)
            sourceAt = targetAt;
    }
    return {PathEnd{portAt(source, out, sourceAt), out, source, edge.sourceEnd.alone},
            PathEnd{portAt(target, in, targetAt), in, target, edge.targetEnd.alone}};
}

} // namespace lensboard
