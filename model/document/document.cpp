// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

#include <set>

namespace lensboard {

namespace {

template <typename Map>
const typename Map::mapped_type *lookUp(const Map &map, const Id &id)
{
    const auto found = map.find(id);
    return found == map.end() ? nullptr : &found->second;
}

// The state after the change, for one record, without applying it.
class After
{
public:
    After(const Document &document, const ChangeSet &change)
        : m_document(document)
        , m_change(change)
    {
    }

    [[nodiscard]] bool isNode(const Id &id) const { return is<Node>(id); }
    [[nodiscard]] const Boundary *boundary(const Id &id) const
    {
        if (const auto added = m_change.added.find(id); added != m_change.added.end())
            return std::get_if<Boundary>(&added->second);
        if (const auto updated = m_change.updated.find(id); updated != m_change.updated.end())
            return std::get_if<Boundary>(&updated->second.after);
        return m_change.removed.count(id) > 0 ? nullptr : m_document.boundary(id);
    }

private:
    template <typename T>
    [[nodiscard]] bool is(const Id &id) const
    {
        if (const auto added = m_change.added.find(id); added != m_change.added.end())
            return std::holds_alternative<T>(added->second);
        if (m_change.removed.count(id) > 0)
            return false;
        return m_document.node(id) != nullptr;
    }

    const Document &m_document;
    const ChangeSet &m_change;
};

Error dangling(const Id &record, const Id &missing)
{
    return makeError("change.dangling", record.text + " refers to " + missing.text + ", which does not exist");
}

Result<void> checkParent(const After &after, const Id &record, const Id &parent)
{
    if (parent.empty())
        return {};
    if (!after.boundary(parent))
        return dangling(record, parent);
    std::set<Id> seen{record};
    for (Id at = parent; !at.empty();) {
        if (!seen.insert(at).second)
            return makeError("change.cycle", record.text + " would contain itself");
        const Boundary *boundary = after.boundary(at);
        if (!boundary)
            return dangling(record, at);
        at = boundary->parent;
    }
    return {};
}

Result<void> checkRecord(const After &after, const Record &record)
{
    if (const auto *edge = std::get_if<Edge>(&record)) {
        for (const Id &end : {edge->source, edge->target}) {
            if (!after.isNode(end))
                return dangling(edge->id, end);
        }
    }
    if (const auto *node = std::get_if<Node>(&record))
        return checkParent(after, node->id, node->parent);
    if (const auto *boundary = std::get_if<Boundary>(&record))
        return checkParent(after, boundary->id, boundary->parent);
    if (const auto *note = std::get_if<Note>(&record))
        return checkParent(after, note->id, note->parent);
    if (const auto *stroke = std::get_if<Stroke>(&record))
        return checkParent(after, stroke->id, stroke->parent);
    if (const auto *image = std::get_if<Image>(&record))
        return checkParent(after, image->id, image->parent);
    return {};
}

} // namespace

const Node *Document::node(const Id &id) const
{
    return lookUp(m_nodes, id);
}
const Edge *Document::edge(const Id &id) const
{
    return lookUp(m_edges, id);
}
const Boundary *Document::boundary(const Id &id) const
{
    return lookUp(m_boundaries, id);
}
const Note *Document::note(const Id &id) const
{
    return lookUp(m_notes, id);
}
const Stroke *Document::stroke(const Id &id) const
{
    return lookUp(m_strokes, id);
}
const Image *Document::image(const Id &id) const
{
    return lookUp(m_images, id);
}
const Picture *Document::picture(const Id &id) const
{
    return lookUp(m_pictures, id);
}
const Comment *Document::comment(const Id &id) const
{
    return lookUp(m_comments, id);
}
const Group *Document::group(const Id &id) const
{
    return lookUp(m_groups, id);
}

std::optional<Record> Document::record(const Id &id) const
{
    if (id == m_workload.id)
        return m_workload;
    if (const Node *found = node(id))
        return *found;
    if (const Edge *found = edge(id))
        return *found;
    if (const Boundary *found = boundary(id))
        return *found;
    if (const Note *found = note(id))
        return *found;
    if (const Stroke *found = stroke(id))
        return *found;
    if (const Image *found = image(id))
        return *found;
    if (const Picture *found = picture(id))
        return *found;
    if (const Comment *found = comment(id))
        return *found;
    if (const Group *found = group(id))
        return *found;
    if (const Answer *found = lookUp(m_answers, id))
        return *found;
    if (const Decision *found = lookUp(m_decisions, id))
        return *found;
    if (const OpaqueRecord *found = lookUp(m_opaques, id))
        return *found;
    return std::nullopt;
}

Result<void> Document::apply(const ChangeSet &change)
{
    if (auto checked = checkConflicts(change); !checked)
        return checked;
    if (auto checked = checkIntegrity(change); !checked)
        return checked;
    for (const auto &[id, record] : change.removed)
        drop(record);
    for (const auto &[id, update] : change.updated) {
        if (update.before.index() != update.after.index())
            drop(update.before);
        put(update.after);
    }
    for (const auto &[id, record] : change.added)
        put(record);
    return {};
}

Result<void> Document::checkConflicts(const ChangeSet &change) const
{
    for (const auto &[id, added] : change.added) {
        if (id.empty() || recordId(added) != id || contains(id))
            return makeError("change.conflict", "a record " + id.text + " exists already");
    }
    for (const auto &[id, update] : change.updated) {
        if (recordId(update.after) != id || record(id) != update.before)
            return makeError("change.conflict", id.text + " is not as the change expects it");
    }
    for (const auto &[id, removed] : change.removed) {
        if (record(id) != removed)
            return makeError("change.conflict", id.text + " is not as the change expects it");
    }
    return {};
}

Result<void> Document::checkIntegrity(const ChangeSet &change) const
{
    const After after(*this, change);
    for (const auto &[id, record] : change.added) {
        if (auto checked = checkRecord(after, record); !checked)
            return checked;
    }
    for (const auto &[id, update] : change.updated) {
        if (auto checked = checkRecord(after, update.after); !checked)
            return checked;
    }
    return checkRemovals(change);
}

Result<void> Document::checkRemovals(const ChangeSet &change) const
{
    bool nodes = false;
    bool boundaries = false;
    for (const auto &[id, record] : change.removed) {
        nodes = nodes || std::holds_alternative<Node>(record);
        boundaries = boundaries || std::holds_alternative<Boundary>(record);
    }
    const auto gone = [&change](const Id &id) { return change.removed.count(id) > 0; };
    const auto touched = [&](const Id &id) { return gone(id) || change.updated.count(id) > 0; };
    if (nodes) {
        for (const auto &[id, edge] : m_edges) {
            if (!touched(id) && (gone(edge.source) || gone(edge.target)))
                return dangling(id, gone(edge.source) ? edge.source : edge.target);
        }
    }
    if (!boundaries)
        return {};
    const auto checkParents = [&](const auto &records) -> Result<void> {
        for (const auto &[id, record] : records) {
            if (!record.parent.empty() && !touched(id) && gone(record.parent))
                return dangling(id, record.parent);
        }
        return {};
    };
    if (auto checked = checkParents(m_nodes); !checked)
        return checked;
    if (auto checked = checkParents(m_boundaries); !checked)
        return checked;
    if (auto checked = checkParents(m_notes); !checked)
        return checked;
    if (auto checked = checkParents(m_strokes); !checked)
        return checked;
    return checkParents(m_images);
}

void Document::put(const Record &record)
{
    struct Visitor
    {
        Document &d;
        void operator()(const Node &value) const { d.m_nodes.insert_or_assign(value.id, value); }
        void operator()(const Edge &value) const { d.m_edges.insert_or_assign(value.id, value); }
        void operator()(const Boundary &value) const { d.m_boundaries.insert_or_assign(value.id, value); }
        void operator()(const Note &value) const { d.m_notes.insert_or_assign(value.id, value); }
        void operator()(const Stroke &value) const { d.m_strokes.insert_or_assign(value.id, value); }
        void operator()(const Image &value) const { d.m_images.insert_or_assign(value.id, value); }
        void operator()(const Picture &value) const { d.m_pictures.insert_or_assign(value.id, value); }
        void operator()(const Comment &value) const { d.m_comments.insert_or_assign(value.id, value); }
        void operator()(const Group &value) const { d.m_groups.insert_or_assign(value.id, value); }
        void operator()(const Answer &value) const { d.m_answers.insert_or_assign(value.id, value); }
        void operator()(const Decision &value) const { d.m_decisions.insert_or_assign(value.id, value); }
        void operator()(const OpaqueRecord &value) const { d.m_opaques.insert_or_assign(value.id, value); }
        void operator()(const Workload &value) const { d.m_workload = value; }
    };
    std::visit(Visitor{*this}, record);
}

void Document::drop(const Record &record)
{
    const Id &id = recordId(record);
    m_nodes.erase(id);
    m_edges.erase(id);
    m_boundaries.erase(id);
    m_notes.erase(id);
    m_strokes.erase(id);
    m_images.erase(id);
    m_pictures.erase(id);
    m_comments.erase(id);
    m_groups.erase(id);
    m_answers.erase(id);
    m_decisions.erase(id);
    m_opaques.erase(id);
}

} // namespace lensboard
