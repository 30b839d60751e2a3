// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layout/pathfinder.h"
#include "layout/route.h"
#include "layout/separate.h"
#include "layout/spatialgrid.h"

#include <compare>
#include <unordered_map>

// The workings of Router; included by its sources only.
namespace lensboard {

using Frames = std::map<Id, Rect>;

// One end of an edge: where it wants to be on its node, before both ends are lined up.
struct EdgeEnd
{
    Side side = Side::Right;
    double base = 0;    // coordinate along the side
    bool alone = false; // the only line on this side
    friend bool operator==(const EdgeEnd &, const EdgeEnd &) = default;
};

struct RoutedEdge
{
    Id id;
    Id source;
    Id target;
    std::vector<Point> bends;
    EdgeEnd sourceEnd;
    EdgeEnd targetEnd;
    PathEnd from; // as routed
    PathEnd to;
    int loopIndex = 0;
    std::vector<Point> raw; // before keeping apart
    std::vector<Rect> dependsOn;
    double room = 0;
    std::map<std::size_t, double> offsets; // of inner legs, by index
    Route route;                           // as drawn
    bool routed = false;
    bool plain = false;
};

struct BoxState
{
    Rect frame;
    std::uint32_t handle = 0;
    std::set<Id> edges;
};

// A leg that may share its line with others.
struct LineKey
{
    bool upright = false;
    double at = 0;
    friend auto operator<=>(const LineKey &, const LineKey &) = default;
};

// A stretch of a line whose legs must be kept apart again.
struct Stretch
{
    LineKey line;
    double from = 0;
    double to = 0;
};
using Stretches = std::vector<Stretch>;

class Router::Data
{
public:
    std::unordered_map<Id, BoxState> boxes; // nodes and notes
    std::vector<Id> boxIds;                 // by handle
    std::vector<Rect> boxFrames;            // by handle
    std::vector<std::uint32_t> freeBoxes;
    SpatialGrid boxGrid;

    std::unordered_map<Id, std::uint32_t> edgeHandles;
    std::vector<RoutedEdge> edges; // by handle
    std::vector<std::uint32_t> freeEdges;
    SpatialGrid dependencies; // areas that routes depend on
    std::set<Id> plain;

    std::map<LineKey, std::vector<SharedLeg>> lines;
    SpatialGrid legs; // of the routes as drawn, by edge handle

    // --- records (routerdata.cpp)
    void putBox(const Id &id, const Rect &frame);
    void dropBox(const Id &id);
    void putEdge(const Edge &edge);
    void dropEdge(const Id &id, Stretches &touched, std::vector<Rect> &gone);
    [[nodiscard]] RoutedEdge *edge(const Id &id);
    [[nodiscard]] const RoutedEdge *edge(const Id &id) const;
    [[nodiscard]] std::set<Id> edgesDependingOn(const Rect &frame) const;

    // --- ends (routerends.cpp)
    [[nodiscard]] const Rect &frameOf(const Id &box, const Frames &moved) const;
    // Wished ends of all edges at the node, by edge; loops and bent edges have none.
    struct NodeEnds
    {
        Id edge;
        bool atSource = false;
        EdgeEnd end;
    };
    [[nodiscard]] std::vector<NodeEnds> endsAt(const Id &node, const Frames &moved) const;
    // Lines both ends up where that makes the edge straight.
    [[nodiscard]] std::pair<PathEnd, PathEnd> pathEnds(const RoutedEdge &edge, const Frames &moved) const;
    void spreadEnds(const Id &node);

    // --- routes (route.cpp)
    [[nodiscard]] BoxesIn boxesIn(const Frames &moved) const;
    [[nodiscard]] FoundPath find(const RoutedEdge &edge, const PathEnd &from, const PathEnd &to, const Frames &moved,
                                 bool plainOnly) const;
    // Routes the edge again when its ends moved or `force`; notes the lines that must be separated again.
    void reroute(RoutedEdge &edge, bool force, bool plainOnly, Stretches &touched);
    void removeLegs(const RoutedEdge &edge, Stretches &touched);
    void addLegs(const RoutedEdge &edge, Stretches &touched);
    // Separates the lines and rebuilds the routes on them and of `edges`; gives those whose drawn route changed.
    RouteChange finish(const Stretches &touched, std::set<Id> candidates, std::vector<Rect> gone = {});
    void separate(const Stretches &touched, std::set<Id> &candidates);
    [[nodiscard]] static Route drawn(const RoutedEdge &edge);
};

// The legs of a route that may be shifted: all but the first and the last.
struct InnerLeg
{
    LineKey line;
    SharedLeg leg;
};
[[nodiscard]] std::vector<Rect> legRects(const Route &route);
[[nodiscard]] std::vector<InnerLeg> innerLegs(const RoutedEdge &edge);

} // namespace lensboard
