// SPDX-License-Identifier: Apache-2.0
#include "scene/scene.h"

#include <algorithm>

namespace lensboard {
namespace {

constexpr double labelReachX = 100; // half the widest label with its badge
constexpr double labelReachY = 16;

int depthOf(const Document &document, const Boundary &boundary)
{
    int depth = 0;
    for (const auto *parent = document.boundary(boundary.parent); parent && depth < 64;
         parent = document.boundary(parent->parent))
        ++depth;
    return depth;
}

const Rect *boxFrame(const Record &record)
{
    if (const auto *node = std::get_if<Node>(&record))
        return &node->frame;
    if (const auto *note = std::get_if<Note>(&record))
        return &note->frame;
    return nullptr;
}

bool isDrawn(const Record &record)
{
    return std::holds_alternative<Node>(record) || std::holds_alternative<Edge>(record) ||
           std::holds_alternative<Boundary>(record) || std::holds_alternative<Note>(record) ||
           std::holds_alternative<Stroke>(record) || std::holds_alternative<Image>(record);
}

// What else looks different because this record does: images of a picture, notes tied to a node.
void addDependents(const Document &document, const Record &record, std::set<Id> &touched)
{
    if (const auto *picture = std::get_if<Picture>(&record)) {
        for (const auto &[id, image] : document.images()) {
            if (image.picture == picture->id)
                touched.insert(id);
        }
    }
    if (const auto *node = std::get_if<Node>(&record)) {
        for (const auto &[id, note] : document.notes()) {
            if (note.attached == node->id)
                touched.insert(id);
        }
    }
}

std::set<Id> commentSubjects(const ChangeSet &change)
{
    std::set<Id> subjects;
    const auto note = [&subjects](const Record &record) {
        if (const auto *comment = std::get_if<Comment>(&record))
            subjects.insert(comment->subject);
    };
    for (const auto &[id, record] : change.added)
        note(record);
    for (const auto &[id, record] : change.removed)
        note(record);
    for (const auto &[id, update] : change.updated) {
        note(update.before);
        note(update.after);
    }
    return subjects;
}

void sortForDrawing(SceneItems &items)
{
    std::sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return drawnBefore(*a, *b); });
}

} // namespace

void Scene::build(const Document &document, const Findings &findings, SceneOptions options)
{
    *this = Scene();
    m_options = options;
    m_router.build(document, options.plainRoutesAbove);
    std::set<Id> touched;
    if (options.annotations) {
        for (const auto &[key, finding] : findings)
            indexFinding(key, findings, touched);
    }
    for (const auto &[id, comment] : document.comments())
        indexComments(document, comment.subject);
    const auto makeAll = [&](const auto &records) {
        for (const auto &[id, record] : records)
            remake(document, id, nullptr);
    };
    makeAll(document.boundaries());
    makeAll(document.edges());
    makeAll(document.images());
    makeAll(document.notes());
    makeAll(document.nodes());
    makeAll(document.strokes());
}

std::set<Id> Scene::reach(const Document &document, const ChangeSet &change) const
{
    std::set<Id> touched;
    std::vector<Rect> frames;
    bool nesting = false;
    const auto note = [&](const Id &id, const Record &record) {
        if (isDrawn(record))
            touched.insert(id);
        addDependents(document, record, touched);
        if (const auto *frame = boxFrame(record))
            frames.push_back(*frame);
        nesting = nesting || std::holds_alternative<Boundary>(record);
    };
    for (const auto &[id, record] : change.added)
        note(id, record);
    for (const auto &[id, record] : change.removed)
        note(id, record);
    for (const auto &[id, update] : change.updated) {
        const auto *before = boxFrame(update.before);
        const auto *after = boxFrame(update.after);
        if (isDrawn(update.after))
            touched.insert(id);
        if (before && after && *before != *after)
            addDependents(document, update.after, touched);
        if (before && after && *before != *after)
            frames.insert(frames.end(), {*before, *after});
        nesting = nesting || std::holds_alternative<Boundary>(update.after);
    }
    if (nesting) {
        for (const auto &[id, boundary] : document.boundaries())
            touched.insert(id);
    }
    labelsNear(frames, touched);
    return touched;
}

void Scene::labelsNear(const std::vector<Rect> &places, std::set<Id> &touched) const
{
    for (const auto &place : places) {
        const Rect area{place.x - labelReachX, place.y - labelReachY, place.width + 2 * labelReachX,
                        place.height + 2 * labelReachY};
        for (auto &edge : m_router.edgesNear(area))
            touched.insert(std::move(edge));
    }
}

SceneDiff Scene::update(const Document &document, const ChangeSet &change, const FindingDiff &diff,
                        const Findings &findings)
{
    SceneDiff result;
    auto routes = m_router.update(change);
    auto touched = std::move(routes.edges);
    touched.merge(reach(document, change));
    labelsNear(routes.legs, touched);
    for (const auto &subject : commentSubjects(change)) {
        indexComments(document, subject);
        touched.insert(subject);
    }
    if (m_options.annotations) {
        for (const auto *keys : {&diff.added, &diff.changed, &diff.removed}) {
            for (const auto &key : *keys)
                indexFinding(key, findings, touched);
        }
    }
    for (const auto &id : touched)
        remake(document, id, &result);
    return result;
}

SceneDiff Scene::refine(const Document &document, const Rect &area, std::size_t limit)
{
    SceneDiff result;
    auto routes = m_router.refine(area, limit);
    labelsNear(routes.legs, routes.edges);
    for (const auto &id : routes.edges)
        remake(document, id, &result);
    return result;
}

void Scene::refineAll(const Document &document)
{
    auto routes = m_router.refineAll();
    labelsNear(routes.legs, routes.edges);
    for (const auto &id : routes.edges)
        remake(document, id, nullptr);
}

std::optional<SceneItem> Scene::made(const Document &document, const Id &id) const
{
    auto item = bare(document, id);
    if (item)
        addCommentMark(*item, commentsOn(id), m_router.route(id));
    return item;
}

std::optional<SceneItem> Scene::bare(const Document &document, const Id &id) const
{
    if (const auto *node = document.node(id))
        return nodeItem(*node, badgeOf(id));
    if (const auto *edge = document.edge(id)) {
        const auto badge = badgeOf(id);
        const auto size = labelSize(*edge, badge);
        const auto &route = m_router.route(id);
        return edgeItem(*edge, route, m_router.labelPlace(id, route, size.width, size.height), badge);
    }
    if (const auto *boundary = document.boundary(id))
        return boundaryItem(*boundary, depthOf(document, *boundary), badgeOf(id));
    if (const auto *note = document.note(id)) {
        const auto *node = document.node(note->attached);
        return noteItem(*note, node ? std::optional(node->frame) : std::nullopt);
    }
    if (const auto *stroke = document.stroke(id))
        return strokeItem(*stroke);
    if (const auto *image = document.image(id))
        return imageItem(*image, document.picture(image->picture));
    return std::nullopt;
}

void Scene::remake(const Document &document, const Id &record, SceneDiff *diff)
{
    auto item = made(document, record);
    if (!item)
        drop(record, diff);
    else
        place(std::move(*item), diff);
}

void Scene::place(SceneItem item, SceneDiff *diff)
{
    auto [found, isNew] = m_slots.try_emplace(item.record);
    auto &slot = found->second;
    if (!isNew) {
        if (*slot.item == item)
            return;
        m_grid.remove(slot.handle, slot.item->bounds);
        if (diff)
            diff->damaged.push_back(slot.item->bounds);
    } else if (m_freeHandles.empty()) {
        slot.handle = static_cast<std::uint32_t>(m_byHandle.size());
        m_byHandle.emplace_back();
    } else {
        slot.handle = m_freeHandles.back();
        m_freeHandles.pop_back();
    }
    slot.item = std::make_shared<const SceneItem>(std::move(item));
    m_byHandle[slot.handle] = slot.item;
    m_grid.insert(slot.handle, slot.item->bounds);
    if (diff) {
        diff->changed.push_back(slot.item->record);
        diff->damaged.push_back(slot.item->bounds);
    }
}

void Scene::drop(const Id &record, SceneDiff *diff)
{
    const auto found = m_slots.find(record);
    if (found == m_slots.end())
        return;
    const auto slot = found->second;
    m_grid.remove(slot.handle, slot.item->bounds);
    m_byHandle[slot.handle].reset();
    m_freeHandles.push_back(slot.handle);
    if (diff) {
        diff->removed.push_back(record);
        diff->damaged.push_back(slot.item->bounds);
    }
    m_slots.erase(found);
}

void Scene::indexFinding(const std::string &key, const Findings &findings, std::set<Id> &touched)
{
    if (const auto marked = m_markedRecord.find(key); marked != m_markedRecord.end()) {
        touched.insert(marked->second);
        const auto marks = m_marks.find(marked->second);
        marks->second.erase(key);
        if (marks->second.empty())
            m_marks.erase(marks);
        m_markedRecord.erase(marked);
    }
    const auto found = findings.find(key);
    if (found == findings.end())
        return;
    const auto &finding = found->second;
    if (finding.verdict == FindingVerdict::Pass || finding.decided || finding.subjects.empty())
        return;
    const auto &record = finding.subjects.front();
    m_marks[record][key] = {finding.verdict == FindingVerdict::Ask, finding.severity};
    m_markedRecord[key] = record;
    touched.insert(record);
}

BadgeInfo Scene::badgeOf(const Id &record) const
{
    BadgeInfo badge;
    const auto marks = m_marks.find(record);
    if (marks == m_marks.end())
        return badge;
    for (const auto &[key, mark] : marks->second) {
        if (mark.ask) {
            ++badge.asking;
            continue;
        }
        badge.worst = badge.failing == 0 ? mark.severity : std::max(badge.worst, mark.severity);
        ++badge.failing;
    }
    return badge;
}

void Scene::indexComments(const Document &document, const Id &subject)
{
    CommentInfo info;
    for (const auto &[id, comment] : document.comments()) {
        if (comment.subject != subject)
            continue;
        const auto *first = comment.thread.empty() ? &comment : document.comment(comment.thread);
        if (first && first->resolved)
            info.resolved += comment.thread.empty() ? 1 : 0;
        else
            ++info.open;
    }
    if (info.any())
        m_comments[subject] = info;
    else
        m_comments.erase(subject);
}

CommentInfo Scene::commentsOn(const Id &record) const
{
    const auto found = m_comments.find(record);
    if (found == m_comments.end() || !m_options.comments)
        return {};
    CommentInfo info = found->second;
    if (!m_options.resolved)
        info.resolved = 0;
    return info;
}

SceneDiff Scene::showComments(const Document &document, bool shown, bool resolved)
{
    SceneDiff result;
    m_options.comments = shown;
    m_options.resolved = resolved;
    for (const auto &[subject, info] : m_comments)
        remake(document, subject, &result);
    return result;
}

std::vector<std::string> Scene::findingsOn(const Id &record) const
{
    std::vector<std::pair<std::pair<bool, int>, std::string>> ordered;
    if (const auto marks = m_marks.find(record); marks != m_marks.end()) {
        for (const auto &[key, mark] : marks->second)
            ordered.push_back({{mark.ask, -static_cast<int>(mark.severity)}, key});
    }
    std::sort(ordered.begin(), ordered.end());
    std::vector<std::string> keys;
    for (auto &[rank, key] : ordered)
        keys.push_back(std::move(key));
    return keys;
}

SceneItemPtr Scene::item(const Id &record) const
{
    const auto found = m_slots.find(record);
    return found == m_slots.end() ? nullptr : found->second.item;
}

SceneItems Scene::items() const
{
    SceneItems all;
    all.reserve(m_slots.size());
    for (const auto &item : m_byHandle) {
        if (item)
            all.push_back(item);
    }
    sortForDrawing(all);
    return all;
}

SceneItems Scene::query(const Rect &area) const
{
    SceneItems found;
    for (const auto handle : m_grid.query(area))
        found.push_back(m_byHandle[handle]);
    sortForDrawing(found);
    return found;
}

Rect Scene::bounds() const
{
    Rect all;
    bool first = true;
    for (const auto &item : m_byHandle) {
        if (!item)
            continue;
        all = first ? item->bounds : united(all, item->bounds);
        first = false;
    }
    return all;
}

std::vector<Point> Scene::route(const Id &edge) const
{
    return m_router.route(edge);
}

} // namespace lensboard
