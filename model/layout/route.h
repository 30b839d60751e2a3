// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"
#include "document/document.h"

#include <map>
#include <memory>
#include <set>
#include <vector>

// Orthogonal routes of all edges of a document: a pure function of it, kept up to date by change sets. Ports are spread
// along the sides that face each other, edges avoid nodes and keep apart where they would lie on one another, bends set
// by people are kept. A route depends only on its ends, on the other edges there and on what lies near it, so a change
// re-routes few edges. Routing afresh gives the same routes as any sequence of updates (once refined).
namespace lensboard {

using Route = std::vector<Point>; // from port to port; legs are level or upright

struct RouteChange
{
    std::set<Id> edges;     // whose route changed, new ones included, removed ones not
    std::vector<Rect> legs; // where lines were and are now
};

struct LabelPlace
{
    Point anchor;
    double room = 0;      // widest label that covers no node and fits on its leg
    bool crowded = false; // it would cover another line
};

class Router
{
public:
    Router();
    ~Router();
    Router(Router &&) noexcept;
    Router &operator=(Router &&) noexcept;

    // With more than `plainAbove` edges all start as plain routes (at most three legs, nodes not avoided).
    void build(const Document &document, std::size_t plainAbove = static_cast<std::size_t>(-1));
    RouteChange update(const ChangeSet &change);
    // Makes good routes of up to `limit` plain ones that touch `area`.
    RouteChange refine(const Rect &area, std::size_t limit);
    RouteChange refineAll();
    [[nodiscard]] bool hasPlainRoutes() const;

    // Empty for an unknown edge. Lives until the next call that changes routes.
    [[nodiscard]] const Route &route(const Id &edge) const;
    // Routes of the edges that hang on nodes with these new frames; nothing is kept.
    [[nodiscard]] std::map<Id, Route> preview(const std::map<Id, Rect> &frames) const;
    // Edges with a leg that touches the area.
    [[nodiscard]] std::vector<Id> edgesNear(const Rect &area) const;
    // Where a label of this size lies best on the route: level legs preferred, off nodes and off other lines.
    [[nodiscard]] LabelPlace labelPlace(const Id &edge, const Route &route, double width, double height) const;

    class Data; // routerdata.h

private:
    std::unique_ptr<Data> m_data;
};

} // namespace lensboard
