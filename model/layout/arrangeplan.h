// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"
#include "document/document.h"
#include "layout/layoutgraph.h"

#include <map>
#include <set>
#include <string>
#include <vector>

// The part of arranging that is plain computation: turns a document into graphs for dot, phase by phase (what is inside
// boundaries before what contains them), and dot's answers into new frames. Small documents are one phase with
// boundaries as clusters; large ones are composed of boundaries laid out by themselves, since dot's time grows faster
// than the graph. Starts no process.
namespace lensboard {

class ArrangePlan
{
public:
    // Without dot everything is laid out in layers, boundaries first.
    ArrangePlan(const Document &document, bool withDot);

    // Prepares the next phase and gives the input for dot; nothing when dot is not needed for it. Call until `done`,
    // answering each phase by `accept`.
    [[nodiscard]] bool done() const { return m_depth < 0; }
    [[nodiscard]] std::string nextPhase();
    // dot's output for the phase; false when it cannot be used.
    bool accept(const std::string &plain);

    // Only when done.
    [[nodiscard]] ChangeSet change() const;

private:
    struct Part // what is connected with each other inside one group
    {
        LayoutGraph graph;
        std::vector<Id> ids; // node or boundary per box
        bool byDot = false;
    };
    struct Group // the board itself (empty id), or what is directly inside a boundary
    {
        Id boundary;
        int depth = 0;
        std::vector<Id> members; // nodes, and boundaries laid out as boxes
        std::map<std::pair<Id, Id>, int> links;
        std::vector<Part> parts;
        double width = 0;
        double height = 0;
    };
    using Path = std::vector<Id>; // boundaries around something, outermost first

    [[nodiscard]] Path pathOf(const Id &parent) const;
    void collectMembers();
    void collectLinks();
    void addLink(const Edge &edge);
    void buildParts(Group &group);
    void addClusters(Part &part) const;
    int clusterFor(const Id &boundary, Part &part, std::map<Id, int> &clusters) const;
    [[nodiscard]] Rect sizeOf(const Id &member) const;
    void finishGroup(Group &group);
    void position(const Group &group, Point origin, std::map<Id, Rect> &frames) const;
    void frameClusters(std::map<Id, Rect> &frames) const;
    [[nodiscard]] Point originBelowPinned() const;

    const Document m_document; // a copy: the board may change while dot runs
    bool m_withDot = false;
    bool m_clusters = false; // one phase, boundaries as clusters
    std::map<Id, Group> m_groups;
    int m_depth = 0; // of the groups that are laid out next; -1: done
};

// New frames for these nodes only, each in free room beside its neighbours; nothing else moves.
[[nodiscard]] ChangeSet placeNearNeighbours(const Document &document, const std::set<Id> &nodes);

// The change that gives these frames, keeps notes beside what they stood by and drops bends of edges that moved.
[[nodiscard]] ChangeSet changeOfFrames(const Document &document, const std::map<Id, Rect> &frames);

} // namespace lensboard
