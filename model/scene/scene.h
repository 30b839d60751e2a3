// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"
#include "document/document.h"
#include "layout/route.h"
#include "layout/spatialgrid.h"
#include "rules/finding.h"
#include "scene/items.h"
#include "scene/primitives.h"

#include <optional>
#include <set>
#include <unordered_map>

// The picture of a document as a display list: what canvas, PNG, PDF and SVG draw. Built once, then moved along by
// change sets; after any sequence of updates it equals one built afresh (`refineAll` provided). Knows no theme, no zoom
// and no selection. Not thread-safe itself, but the items it hands out are constant and may be drawn on any thread.
namespace lensboard {

struct SceneOptions
{
    bool annotations = true; // badges of findings
    // Documents with more edges get plain routes first; `refine` makes them good where people look.
    std::size_t plainRoutesAbove = 3000;
    bool comments = true;  // marks of open comments
    bool resolved = false; // and of resolved ones
};

// What an update did, for repainting.
struct SceneDiff
{
    std::vector<Id> changed; // made or re-made, ordered
    std::vector<Id> removed;
    std::vector<Rect> damaged; // where something was or is drawn differently
    [[nodiscard]] bool empty() const { return changed.empty() && removed.empty(); }
};

enum class HitPart {
    NodeBody,
    NodeBadge,
    Edge,
    EdgeLabel,
    EdgeBadge,
    BoundaryTitle,
    BoundaryFrame,
    BoundaryBadge,
    Note,
    Image,
    Stroke,
    CommentMark
};

struct SceneHit
{
    Id record;
    HitPart part = HitPart::NodeBody;
    std::size_t segment = 0; // of an edge: the leg of the route that was hit
};

class Scene
{
public:
    void build(const Document &document, const Findings &findings, SceneOptions options = {});
    // `document` and `findings` are the state after the change; both change sets may be empty.
    SceneDiff update(const Document &document, const ChangeSet &change, const FindingDiff &diff,
                     const Findings &findings);

    // Makes good routes of plain ones, those that cross `area` first, at most `limit` edges.
    SceneDiff refine(const Document &document, const Rect &area, std::size_t limit);
    void refineAll(const Document &document);
    // Shows or leaves out the marks of comments.
    SceneDiff showComments(const Document &document, bool shown, bool resolved);
    [[nodiscard]] bool hasPlainRoutes() const { return m_router.hasPlainRoutes(); }

    [[nodiscard]] SceneItemPtr item(const Id &record) const; // null when there is none
    [[nodiscard]] SceneItems items() const;                  // all, in drawing order
    [[nodiscard]] SceneItems query(const Rect &area) const;  // those that draw inside the area, in drawing order
    [[nodiscard]] Rect bounds() const;                       // of all items; empty rect for an empty picture
    [[nodiscard]] std::size_t size() const { return m_slots.size(); }

    // The topmost thing within `tolerance` of the point: badges and marks of comments, then nodes, notes, images and
    // strokes, labels and edges, frames.
    [[nodiscard]] std::optional<SceneHit> hitTest(Point point, double tolerance) const;
    // Ids of all with a frame wholly inside, and of edges whose both ends are.
    [[nodiscard]] std::vector<Id> inside(const Document &document, const Rect &area) const;
    // The route of an edge from port to port; empty for an unknown edge.
    [[nodiscard]] std::vector<Point> route(const Id &edge) const;
    // Findings that are marked on the record (failing or open, undecided), worst first.
    [[nodiscard]] std::vector<std::string> findingsOn(const Id &record) const;

    // While something is dragged: the items of what moves (new frames by id) and of the edges that hang on it, as they
    // would look; nothing in the scene changes. Edges keep clear of the nodes that rest.
    [[nodiscard]] SceneItems preview(const Document &document, const std::map<Id, Rect> &frames) const;
    // What a focused finding lights up: its subjects as they are and the edges of its path in the colour of its
    // severity, 2 wide. To be drawn over a veil that dims the rest.
    [[nodiscard]] SceneItems focus(const Document &document, const Finding &finding) const;

private:
    struct Slot
    {
        SceneItemPtr item;
        std::uint32_t handle = 0;
    };
    // Records whose look a change can touch, labels of edges near moved boxes included.
    [[nodiscard]] std::set<Id> reach(const Document &document, const ChangeSet &change) const;
    // Adds the edges whose label could come to lie on one of the places.
    void labelsNear(const std::vector<Rect> &places, std::set<Id> &touched) const;
    [[nodiscard]] std::optional<SceneItem> made(const Document &document, const Id &id) const;
    [[nodiscard]] std::optional<SceneItem> bare(const Document &document, const Id &id) const; // without comments
    void remake(const Document &document, const Id &record, SceneDiff *diff);
    void place(SceneItem item, SceneDiff *diff);
    void drop(const Id &record, SceneDiff *diff);
    void indexFinding(const std::string &key, const Findings &findings, std::set<Id> &touched);
    [[nodiscard]] BadgeInfo badgeOf(const Id &record) const;
    // Counts the comments about the record anew.
    void indexComments(const Document &document, const Id &subject);
    [[nodiscard]] CommentInfo commentsOn(const Id &record) const;
    [[nodiscard]] std::optional<SceneHit> hitLine(const SceneItems &near, Point point, double tolerance) const;

    SceneOptions m_options;
    Router m_router;
    std::unordered_map<Id, Slot> m_slots;
    std::vector<SceneItemPtr> m_byHandle;
    std::vector<std::uint32_t> m_freeHandles;
    SpatialGrid m_grid;
    struct Mark
    {
        bool ask = false;
        Severity severity = Severity::Medium;
        friend bool operator==(const Mark &, const Mark &) = default;
    };
    std::unordered_map<Id, std::map<std::string, Mark>> m_marks; // record → finding key → how it counts
    std::unordered_map<std::string, Id> m_markedRecord;          // finding key → record
    std::unordered_map<Id, CommentInfo> m_comments;              // by what they are about
};

} // namespace lensboard
