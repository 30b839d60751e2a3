// SPDX-License-Identifier: Apache-2.0
#include "edit/clipboard.h"

#include "edit/nodes.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>

namespace lensboard {

namespace {

// Copies records of one kind under new ids and notes which became which.
template <typename Records>
void copyRecords(const Records &records, char letter, IdSource &ids, Point delta, std::map<Id, Id> &copies,
                 std::vector<Record> &made)
{
    for (const auto &[id, original] : records) {
        auto copy = original;
        copy.id = ids.next(letter);
        copy.frame.x += delta.x;
        copy.frame.y += delta.y;
        if constexpr (requires { copy.origin; })
            copy.origin = {};
        copies.emplace(id, copy.id);
        made.emplace_back(std::move(copy));
    }
}

void copyGroups(const Document &part, IdSource &ids, std::map<Id, Id> &copies, Transaction &transaction)
{
    for (const auto &[id, group] : part.groups())
        copies.emplace(id, ids.next('g'));
    for (const auto &[id, group] : part.groups()) {
        Group copy = group;
        copy.id = copies.at(id);
        copy.members.clear();
        for (const Id &member : group.members) {
            if (const auto found = copies.find(member); found != copies.end())
                copy.members.push_back(found->second);
        }
        std::sort(copy.members.begin(), copy.members.end());
        transaction.put(std::move(copy));
    }
}

// Pictures that are shown, ties that hold, and groups all of whose members are taken.
void takeCompanions(const Document &document, const std::set<Id> &chosen, ChangeSet &change)
{
    for (auto &[id, record] : change.added) {
        if (auto *note = std::get_if<Note>(&record); note && chosen.count(note->attached) == 0)
            note->attached = Id();
    }
    for (const auto &[id, image] : document.images()) {
        if (const Picture *picture = document.picture(image.picture); picture && chosen.count(id) > 0)
            change.added.emplace(picture->id, *picture);
    }
    for (bool more = true; more;) {
        more = false;
        for (const auto &[id, group] : document.groups()) {
            const bool whole = std::all_of(group.members.begin(), group.members.end(),
                                           [&](const Id &member) { return change.added.count(member) > 0; });
            more = (whole && change.added.emplace(id, group).second) || more;
        }
    }
}

} // namespace

Document fragmentOf(const Document &document, const std::vector<Id> &ids)
{
    const std::set<Id> chosen = withContents(Transaction(document), ids);
    Document part;
    ChangeSet change;
    for (const Id &id : chosen) {
        auto record = document.record(id);
        if (!record)
            continue;
        const bool placed = std::visit(
            [&](auto &value) {
                if constexpr (requires { value.frame; }) {
                    if (chosen.count(value.parent) == 0)
                        value.parent = Id();
                    return true;
                } else {
                    return false;
                }
            },
            *record);
        if (placed)
            change.added.emplace(id, std::move(*record));
    }
    takeCompanions(document, chosen, change);
    for (const auto &[id, edge] : document.edges()) {
        if (change.added.count(edge.source) > 0 && change.added.count(edge.target) > 0)
            change.added.emplace(id, edge);
    }
    const auto applied = part.apply(change);
    assert(applied.ok());
    static_cast<void>(applied);
    return part;
}

Rect extentOf(const Document &document)
{
    constexpr double far = std::numeric_limits<double>::max();
    double left = far, top = far, right = -far, bottom = -far;
    const auto include = [&](const auto &records) {
        for (const auto &[id, record] : records) {
            left = std::min(left, record.frame.x);
            top = std::min(top, record.frame.y);
            right = std::max(right, record.frame.right());
            bottom = std::max(bottom, record.frame.bottom());
        }
    };
    include(document.nodes());
    include(document.boundaries());
    include(document.notes());
    include(document.strokes());
    include(document.images());
    return left == far ? Rect{0, 0, 0, 0} : Rect{left, top, right - left, bottom - top};
}

std::vector<Id> paste(Transaction &transaction, IdSource &ids, const Document &part, Point delta)
{
    std::map<Id, Id> copies;
    std::vector<Record> made;
    copyRecords(part.nodes(), 'n', ids, delta, copies, made);
    copyRecords(part.boundaries(), 'b', ids, delta, copies, made);
    copyRecords(part.notes(), 't', ids, delta, copies, made);
    copyRecords(part.strokes(), 's', ids, delta, copies, made);
    copyRecords(part.images(), 'i', ids, delta, copies, made);
    std::vector<Id> added;
    for (Record &record : made) {
        std::visit(
            [&](auto &value) {
                if constexpr (requires { value.frame; }) {
                    const auto parent = copies.find(value.parent);
                    value.parent = parent != copies.end() ? parent->second
                                                          : boundaryAt(transaction, value.frame.center(), value.id);
                    added.push_back(value.id);
                }
                if constexpr (requires { value.attached; }) {
                    const auto tied = copies.find(value.attached);
                    value.attached = tied == copies.end() ? Id() : tied->second;
                }
            },
            record);
    }
    for (const auto &[id, picture] : part.pictures())
        transaction.put(picture);
    copyGroups(part, ids, copies, transaction);
    for (Record &record : made)
        transaction.put(std::move(record));
    for (const auto &[id, edge] : part.edges()) {
        Edge copy = edge;
        copy.id = ids.next('e');
        copy.source = copies.at(edge.source);
        copy.target = copies.at(edge.target);
        copy.origin = {};
        for (Point &bend : copy.bends)
            bend = {bend.x + delta.x, bend.y + delta.y};
        transaction.put(std::move(copy));
    }
    return added;
}

} // namespace lensboard
