// SPDX-License-Identifier: Apache-2.0
#include "layout/arrangeplan.h"

#include <algorithm>
#include <numeric>

namespace lensboard {
namespace {

constexpr std::size_t mostInOnePhase = 300; // nodes; above, boundaries are laid out by themselves
constexpr std::size_t mostForDot = 350;     // boxes of one part; above, layers
constexpr double partGap = 90;
constexpr double origin = 40;
constexpr int mostDepth = 32;

bool runsBackwards(const Edge &edge)
{
    return edge.kinds.size() == 1 && edge.kinds.front() == EdgeKind::Monitors;
}

int weightOf(const Edge &edge)
{
    switch (edge.kinds.empty() ? EdgeKind::Connects : edge.kinds.front()) {
    case EdgeKind::Connects:
    case EdgeKind::Grants:
    case EdgeKind::Logs:
    case EdgeKind::Traces:
        return 1;
    default:
        return 2;
    }
}

std::size_t rootOf(std::vector<std::size_t> &parents, std::size_t index)
{
    while (parents[index] != index)
        index = parents[index] = parents[parents[index]];
    return index;
}

} // namespace

ArrangePlan::ArrangePlan(const Document &document, bool withDot)
    : m_document(document)
    , m_withDot(withDot)
    , m_clusters(withDot && document.nodes().size() <= mostInOnePhase)
{
    collectMembers();
    collectLinks();
    for (const auto &[id, group] : m_groups)
        m_depth = std::max(m_depth, group.depth);
}

ArrangePlan::Path ArrangePlan::pathOf(const Id &parent) const
{
    Path path;
    for (const auto *boundary = m_document.boundary(parent); boundary && int(path.size()) < mostDepth;
         boundary = m_document.boundary(boundary->parent))
        path.push_back(boundary->id);
    std::reverse(path.begin(), path.end());
    return path;
}

void ArrangePlan::collectMembers()
{
    m_groups[Id()] = {};
    std::set<Id> filled; // boundaries with a node somewhere inside
    for (const auto &[id, node] : m_document.nodes()) {
        for (const auto &around : pathOf(node.parent))
            filled.insert(around);
    }
    for (const auto &[id, boundary] : m_document.boundaries()) {
        const auto path = pathOf(boundary.parent);
        if (!m_clusters) {
            auto &group = m_groups[id];
            group.boundary = id;
            group.depth = static_cast<int>(path.size()) + 1;
            m_groups[boundary.parent].members.push_back(id);
        } else if (!filled.contains(id)) {
            m_groups[Id()].members.push_back(id);
        }
    }
    for (const auto &[id, node] : m_document.nodes()) {
        if (!node.pinned)
            m_groups[m_clusters ? Id() : node.parent].members.push_back(id);
    }
}

void ArrangePlan::collectLinks()
{
    for (const auto &[id, edge] : m_document.edges())
        addLink(edge);
}

// The link goes between the two members of the innermost group that holds both ends.
void ArrangePlan::addLink(const Edge &edge)
{
    const auto *source = m_document.node(edge.source);
    const auto *target = m_document.node(edge.target);
    if (!source || !target || source == target || source->pinned || target->pinned)
        return;
    Id from = source->id;
    Id to = target->id;
    Id group;
    if (!m_clusters) {
        auto a = pathOf(source->parent);
        auto b = pathOf(target->parent);
        std::size_t common = 0;
        while (common < a.size() && common < b.size() && a[common] == b[common])
            group = a[common++];
        if (common < a.size())
            from = a[common];
        if (common < b.size())
            to = b[common];
    }
    if (from == to)
        return;
    if (runsBackwards(edge))
        std::swap(from, to);
    auto &weight = m_groups[group].links[{from, to}];
    weight = std::min(weight + weightOf(edge), 8);
}

Rect ArrangePlan::sizeOf(const Id &member) const
{
    if (const auto *node = m_document.node(member))
        return {0, 0, std::max(node->frame.width, layoutGrid), std::max(node->frame.height, layoutGrid)};
    if (const auto group = m_groups.find(member); group != m_groups.end() && group->second.width > 0)
        return {0, 0, group->second.width, group->second.height};
    const auto *boundary = m_document.boundary(member);
    return {0, 0, std::max(boundary ? boundary->frame.width : 0, 240.0),
            std::max(boundary ? boundary->frame.height : 0, 160.0)};
}

void ArrangePlan::buildParts(Group &group)
{
    std::map<Id, std::size_t> index;
    for (const auto &member : group.members)
        index.emplace(member, index.size());
    std::vector<std::size_t> parents(group.members.size());
    std::iota(parents.begin(), parents.end(), std::size_t(0));
    const auto join = [&parents](std::size_t a, std::size_t b) { parents[rootOf(parents, a)] = rootOf(parents, b); };
    std::vector<char> linked(group.members.size(), 0);
    for (const auto &[link, weight] : group.links) {
        join(index.at(link.first), index.at(link.second));
        linked[index.at(link.first)] = linked[index.at(link.second)] = 1;
    }
    std::map<Id, std::size_t> firstInside; // outermost boundary → one member in it
    for (std::size_t at = 0; at < group.members.size() && m_clusters; ++at) {
        const auto *node = m_document.node(group.members[at]);
        const auto *frame = m_document.boundary(group.members[at]);
        const auto path = pathOf(node ? node->parent : frame->parent);
        if (path.empty())
            continue;
        linked[at] = 1;
        if (const auto [found, isNew] = firstInside.emplace(path.front(), at); !isNew)
            join(at, found->second);
    }
    std::map<std::size_t, std::size_t> partOfRoot;
    constexpr auto lonely = static_cast<std::size_t>(-1); // all that hangs on nothing is packed together, last
    std::map<Id, std::pair<std::size_t, std::size_t>> place;
    for (const bool wantLinked : {true, false}) {
        for (std::size_t at = 0; at < group.members.size(); ++at) {
            if ((linked[at] != 0) != wantLinked)
                continue;
            const auto root = wantLinked ? rootOf(parents, at) : lonely;
            const auto [found, isNew] = partOfRoot.emplace(root, group.parts.size());
            if (isNew)
                group.parts.emplace_back();
            auto &part = group.parts[found->second];
            const auto size = sizeOf(group.members[at]);
            place[group.members[at]] = {found->second, part.ids.size()};
            part.ids.push_back(group.members[at]);
            part.graph.boxes.push_back({size.width, size.height, -1, {}});
            part.byDot = wantLinked;
        }
    }
    for (const auto &[link, weight] : group.links) {
        const auto [part, from] = place.at(link.first);
        group.parts[part].graph.links.push_back({from, place.at(link.second).second, weight});
    }
    for (auto &part : group.parts) {
        part.byDot = part.byDot && m_withDot && part.ids.size() <= mostForDot;
        if (m_clusters)
            addClusters(part);
    }
}

void ArrangePlan::addClusters(Part &part) const
{
    std::map<Id, int> clusters;
    for (std::size_t at = 0; at < part.ids.size(); ++at) {
        const auto *node = m_document.node(part.ids[at]);
        const auto *frame = m_document.boundary(part.ids[at]);
        const auto &parent = node ? node->parent : frame->parent;
        if (!parent.empty())
            part.graph.boxes[at].cluster = clusterFor(parent, part, clusters);
    }
}

int ArrangePlan::clusterFor(const Id &boundary, Part &part, std::map<Id, int> &clusters) const
{
    int parent = -1;
    for (const auto &around : pathOf(boundary)) {
        const auto [found, isNew] = clusters.emplace(around, static_cast<int>(part.graph.clusters.size()));
        if (isNew)
            part.graph.clusters.push_back({parent});
        parent = found->second;
    }
    return parent;
}

std::string ArrangePlan::nextPhase()
{
    std::string input;
    for (auto &[id, group] : m_groups) {
        if (group.depth != m_depth)
            continue;
        group.parts.clear();
        buildParts(group);
        for (const auto &part : group.parts) {
            if (part.byDot)
                input += toDot(part.graph);
        }
    }
    return input;
}

bool ArrangePlan::accept(const std::string &plain)
{
    std::vector<LayoutGraph *> expected;
    for (auto &[id, group] : m_groups) {
        for (auto &part : group.parts) {
            if (group.depth == m_depth && part.byDot)
                expected.push_back(&part.graph);
        }
    }
    const bool usable = expected.empty() || readPlain(plain, expected);
    for (auto &[id, group] : m_groups) {
        if (group.depth != m_depth)
            continue;
        for (auto &part : group.parts)
            part.byDot = part.byDot && usable;
        finishGroup(group);
    }
    --m_depth;
    return usable;
}

// Places what dot did not, brings everything to the grid and packs the parts.
void ArrangePlan::finishGroup(Group &group)
{
    std::vector<Rect> sizes;
    for (auto &part : group.parts) {
        auto &boxes = part.graph.boxes;
        const bool lonely = part.graph.links.empty() && part.graph.clusters.empty() && boxes.size() > 1;
        if (!part.byDot && lonely) {
            std::vector<Rect> blocks;
            for (const auto &box : boxes)
                blocks.push_back({0, 0, box.width, box.height});
            const auto places = packBlocks(blocks, rowGap);
            for (std::size_t at = 0; at < boxes.size(); ++at)
                boxes[at].position = places[at];
        } else if (!part.byDot) {
            placeInLayers(part.graph);
        }
        snapToGrid(part.graph);
        double left = boxes.front().position.x;
        double top = boxes.front().position.y;
        for (const auto &box : boxes) {
            left = std::min(left, box.position.x);
            top = std::min(top, box.position.y);
        }
        Rect size;
        // Clusters draw frames around what is in them: their padding counts.
        const double padding = part.graph.clusters.empty() ? 0 : framePadding * 2;
        for (auto &box : boxes) {
            box.position = {box.position.x - left + padding, box.position.y - top + padding};
            size.width = std::max(size.width, box.position.x + box.width + padding);
            size.height = std::max(size.height, box.position.y + box.height + padding);
        }
        sizes.push_back(size);
    }
    const auto places = packBlocks(sizes, partGap);
    for (std::size_t at = 0; at < places.size(); ++at) {
        for (auto &box : group.parts[at].graph.boxes)
            box.position = {box.position.x + places[at].x, box.position.y + places[at].y};
        group.width = std::max(group.width, snapUp(places[at].x + sizes[at].width));
        group.height = std::max(group.height, snapUp(places[at].y + sizes[at].height));
    }
    if (!group.boundary.empty() && !group.parts.empty()) {
        group.width += 2 * framePadding;
        group.height += 2 * framePadding;
    }
}

void ArrangePlan::position(const Group &group, Point at, std::map<Id, Rect> &frames) const
{
    for (const auto &part : group.parts) {
        for (std::size_t index = 0; index < part.ids.size(); ++index) {
            const auto &box = part.graph.boxes[index];
            const Rect frame{at.x + box.position.x, at.y + box.position.y, box.width, box.height};
            frames[part.ids[index]] = frame;
            const auto inner = m_groups.find(part.ids[index]);
            if (inner != m_groups.end())
                position(inner->second, {frame.x + framePadding, frame.y + framePadding}, frames);
        }
    }
}

// Frames of boundaries that were clusters: around their members, innermost first.
void ArrangePlan::frameClusters(std::map<Id, Rect> &frames) const
{
    std::vector<std::pair<int, Id>> order;
    for (const auto &[id, boundary] : m_document.boundaries())
        order.push_back({-static_cast<int>(pathOf(boundary.parent).size()), id});
    std::sort(order.begin(), order.end());
    std::map<Id, std::vector<Rect>> inside;
    for (const auto &[id, node] : m_document.nodes()) {
        const auto found = frames.find(id);
        inside[node.parent].push_back(found == frames.end() ? node.frame : found->second);
    }
    for (const auto &[depth, id] : order) {
        auto frame = frames.find(id);
        if (const auto &members = inside[id]; frame == frames.end() && !members.empty()) {
            double left = members.front().x;
            double top = members.front().y;
            double right = members.front().right();
            double bottom = members.front().bottom();
            for (const auto &member : members) {
                left = std::min(left, member.x);
                top = std::min(top, member.y);
                right = std::max(right, member.right());
                bottom = std::max(bottom, member.bottom());
            }
            const Rect around{left - framePadding, top - framePadding, snapUp(right - left) + 2 * framePadding,
                              snapUp(bottom - top) + 2 * framePadding};
            frame = frames.emplace(id, around).first;
        }
        if (frame != frames.end())
            inside[m_document.boundary(id)->parent].push_back(frame->second);
    }
}

Point ArrangePlan::originBelowPinned() const
{
    Point at{origin, origin};
    for (const auto &[id, node] : m_document.nodes()) {
        if (node.pinned)
            at.y = std::max(at.y, snapUp(node.frame.bottom() + partGap));
    }
    return at;
}

ChangeSet ArrangePlan::change() const
{
    std::map<Id, Rect> frames;
    position(m_groups.at(Id()), originBelowPinned(), frames);
    if (m_clusters)
        frameClusters(frames);
    return changeOfFrames(m_document, frames);
}

} // namespace lensboard
