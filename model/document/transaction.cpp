// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"

#include <algorithm>
#include <set>

namespace lensboard {

void Transaction::put(Record record)
{
    if (auto *edge = std::get_if<Edge>(&record)) {
        std::sort(edge->kinds.begin(), edge->kinds.end());
        edge->kinds.erase(std::unique(edge->kinds.begin(), edge->kinds.end()), edge->kinds.end());
    }
    Id id = recordId(record);
    m_after[std::move(id)] = std::move(record);
}

void Transaction::remove(const Id &id)
{
    const auto found = record(id);
    if (!found || std::holds_alternative<Workload>(*found))
        return;
    m_after[id] = std::nullopt;
    if (std::holds_alternative<Node>(*found)) {
        removeEdgesOf(id);
        untieNotesOf(id);
    }
    if (const auto *boundary = std::get_if<Boundary>(&*found))
        liftChildrenOf(*boundary);
    if (const auto *image = std::get_if<Image>(&*found))
        dropUnusedPicture(image->picture);
    leaveGroup(id);
}

template <typename Records>
std::vector<typename Records::mapped_type> Transaction::after(const Records &before) const
{
    using Value = typename Records::mapped_type;
    std::vector<Value> all;
    for (const auto &[id, value] : before) {
        if (m_after.count(id) == 0)
            all.push_back(value);
    }
    for (const auto &[id, record] : m_after) {
        if (const Value *value = record ? std::get_if<Value>(&*record) : nullptr)
            all.push_back(*value);
    }
    return all;
}

void Transaction::untieNotesOf(const Id &node)
{
    for (Note &note : after(m_document.notes())) {
        if (note.attached != node)
            continue;
        note.attached = Id();
        m_after[note.id] = note;
    }
}

void Transaction::dropUnusedPicture(const Id &picture)
{
    const std::vector<Image> images = after(m_document.images());
    const bool used =
        std::any_of(images.begin(), images.end(), [&](const Image &image) { return image.picture == picture; });
    if (!used && as<Picture>(picture))
        m_after[picture] = std::nullopt;
}

// A group of one is none: its last member takes its place in the group around it.
void Transaction::leaveGroup(const Id &member)
{
    for (Group &group : after(m_document.groups())) {
        if (std::erase(group.members, member) == 0)
            continue;
        if (group.members.size() > 1) {
            m_after[group.id] = group;
            return;
        }
        const Id last = group.members.empty() ? Id() : group.members.front();
        m_after[group.id] = std::nullopt;
        for (Group &outer : after(m_document.groups())) {
            if (std::erase(outer.members, group.id) == 0)
                continue;
            if (!last.empty())
                outer.members.push_back(last);
            std::sort(outer.members.begin(), outer.members.end());
            m_after[outer.id] = outer;
        }
        return;
    }
}

void Transaction::removeEdgesOf(const Id &node)
{
    for (const auto &[id, edge] : m_document.edges()) {
        if (m_after.count(id) == 0 && (edge.source == node || edge.target == node))
            m_after[id] = std::nullopt;
    }
    for (auto &[id, record] : m_after) {
        const Edge *edge = record ? std::get_if<Edge>(&*record) : nullptr;
        if (edge && (edge->source == node || edge->target == node))
            record = std::nullopt;
    }
}

void Transaction::liftChildrenOf(const Boundary &boundary)
{
    std::set<Id> children;
    const auto collect = [&](const auto &records) {
        for (const auto &[id, record] : records) {
            if (record.parent == boundary.id)
                children.insert(id);
        }
    };
    collect(m_document.nodes());
    collect(m_document.boundaries());
    collect(m_document.notes());
    collect(m_document.strokes());
    collect(m_document.images());
    for (const auto &[id, after] : m_after)
        children.insert(id);
    for (const Id &id : children) {
        auto child = record(id);
        if (!child)
            continue;
        std::visit(
            [&](auto &value) {
                if constexpr (requires { value.parent; }) {
                    if (value.parent == boundary.id) {
                        value.parent = boundary.parent;
                        m_after[id] = value;
                    }
                }
            },
            *child);
    }
}

std::optional<Record> Transaction::record(const Id &id) const
{
    const auto found = m_after.find(id);
    return found == m_after.end() ? m_document.record(id) : found->second;
}

ChangeSet Transaction::change() const
{
    ChangeSet change;
    for (const auto &[id, after] : m_after) {
        auto before = m_document.record(id);
        if (before && after && *before != *after)
            change.updated.emplace(id, ChangeSet::Update{std::move(*before), *after});
        else if (before && !after)
            change.removed.emplace(id, std::move(*before));
        else if (!before && after)
            change.added.emplace(id, *after);
    }
    return change;
}

} // namespace lensboard
