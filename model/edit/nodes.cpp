// SPDX-License-Identifier: Apache-2.0
#include "edit/nodes.h"

#include "edit/lock.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lensboard {

namespace {

bool within(const Rect &outer, const Rect &inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}

// All boundaries as they will be after the transaction.
std::vector<Boundary> boundaries(const Transaction &transaction)
{
    std::vector<Boundary> all;
    std::set<Id> ids;
    for (const auto &[id, boundary] : transaction.document().boundaries())
        ids.insert(id);
    for (const auto &[id, record] : transaction.change().added) {
        if (std::holds_alternative<Boundary>(record))
            ids.insert(id);
    }
    for (const Id &id : ids) {
        if (auto boundary = transaction.as<Boundary>(id))
            all.push_back(std::move(*boundary));
    }
    return all;
}

// Is `id` the boundary `outer` or somewhere inside it?
bool isInside(const Transaction &transaction, Id id, const Id &outer)
{
    for (int depth = 0; !id.empty() && depth < 1000; ++depth) {
        if (id == outer)
            return true;
        const auto boundary = transaction.as<Boundary>(id);
        id = boundary ? boundary->parent : Id();
    }
    return false;
}

Id parentOf(const Record &record)
{
    return std::visit(
        [](const auto &value) {
            if constexpr (requires { value.parent; })
                return value.parent;
            else
                return Id();
        },
        record);
}

// Calls `change` with the frame of a node, boundary or note and keeps the result.
template <typename Change>
void withFrame(Transaction &transaction, const Id &id, Change change)
{
    auto record = transaction.record(id);
    if (!record)
        return;
    const bool changed = std::visit(
        [&](auto &value) {
            if constexpr (requires { value.frame; }) {
                change(value.frame);
                return true;
            }
            return false;
        },
        *record);
    if (changed)
        transaction.put(std::move(*record));
}

void setParent(Transaction &transaction, const Id &id, const Id &parent)
{
    auto record = transaction.record(id);
    if (!record || parentOf(*record) == parent)
        return;
    if (std::holds_alternative<Boundary>(*record) && isInside(transaction, parent, id))
        return;
    std::visit(
        [&](auto &value) {
            if constexpr (requires { value.parent; }) {
                value.parent = parent;
                transaction.put(value);
            }
        },
        *record);
}

std::optional<Rect> frameOf(const Record &record)
{
    return std::visit(
        [](const auto &value) -> std::optional<Rect> {
            if constexpr (requires { value.frame; })
                return value.frame;
            else
                return std::nullopt;
        },
        record);
}

Id innermost(const Transaction &transaction, const std::vector<Boundary> &all, Point point, const Id &besides)
{
    Id best;
    double bestArea = 0;
    for (const Boundary &boundary : all) {
        if (!boundary.frame.contains(point) || (!besides.empty() && isInside(transaction, boundary.id, besides)))
            continue;
        const double area = boundary.frame.width * boundary.frame.height;
        if (best.empty() || area < bestArea) {
            best = boundary.id;
            bestArea = area;
        }
    }
    return best;
}

} // namespace

std::set<Id> withContents(const Transaction &transaction, const std::vector<Id> &ids)
{
    std::set<Id> all(ids.begin(), ids.end());
    std::set<Id> outers;
    for (const Id &id : ids) {
        if (transaction.as<Boundary>(id))
            outers.insert(id);
    }
    if (outers.empty())
        return all;
    const auto add = [&](const auto &records) {
        for (const auto &[id, record] : records) {
            for (const Id &outer : outers) {
                if (isInside(transaction, parentOf(record), outer))
                    all.insert(id);
            }
        }
    };
    add(transaction.document().nodes());
    add(transaction.document().boundaries());
    add(transaction.document().notes());
    add(transaction.document().strokes());
    add(transaction.document().images());
    return all;
}

Id boundaryAt(const Transaction &transaction, Point point, const Id &besides)
{
    return innermost(transaction, boundaries(transaction), point, besides);
}

std::string freeName(const Transaction &transaction, const std::string &base)
{
    std::set<std::string> taken;
    for (const auto &[id, node] : transaction.document().nodes())
        taken.insert(node.name);
    for (const auto &[id, record] : transaction.change().added) {
        if (const auto *node = std::get_if<Node>(&record))
            taken.insert(node->name);
    }
    std::string name = base;
    for (int number = 2; taken.count(name) > 0; ++number)
        name = base + " " + std::to_string(number);
    return name;
}

namespace {

// The dots of the board.
double onGrid(double value)
{
    constexpr double grid = 20;
    return std::round(value / grid) * grid;
}

} // namespace

Id addNode(Transaction &transaction, IdSource &ids, const Catalog &catalog, const std::string &type, Point center)
{
    Node node;
    node.id = ids.next('n');
    node.type = type;
    node.name = freeName(transaction, catalog.type(type).name);
    node.frame = {onGrid(center.x - nodeWidth / 2), onGrid(center.y - nodeHeight / 2), nodeWidth, nodeHeight};
    node.parent = boundaryAt(transaction, center);
    Id id = node.id;
    transaction.put(std::move(node));
    return id;
}

Id addBoundary(Transaction &transaction, IdSource &ids, BoundaryKind kind, const std::string &name, Rect frame)
{
    Boundary boundary;
    boundary.id = ids.next('b');
    boundary.kind = kind;
    boundary.name = name;
    boundary.frame = frame;
    boundary.parent = boundaryAt(transaction, frame.center());
    const Id id = boundary.id;
    const Id parent = boundary.parent;
    transaction.put(std::move(boundary));
    const auto takeIn = [&](const auto &records) {
        for (const auto &[child, record] : records) {
            if (child != id && record.parent == parent && within(frame, record.frame))
                setParent(transaction, child, id);
        }
    };
    takeIn(transaction.document().nodes());
    takeIn(transaction.document().boundaries());
    takeIn(transaction.document().notes());
    takeIn(transaction.document().strokes());
    takeIn(transaction.document().images());
    return id;
}

Id addNote(Transaction &transaction, IdSource &ids, const std::string &text, Point topLeft)
{
    Note note;
    note.id = ids.next('t');
    note.text = text;
    note.frame.x = topLeft.x;
    note.frame.y = topLeft.y;
    note.parent = boundaryAt(transaction, note.frame.center());
    Id id = note.id;
    transaction.put(std::move(note));
    return id;
}

void rename(Transaction &transaction, const Id &id, const std::string &name)
{
    auto record = transaction.record(id);
    if (!record)
        return;
    if (auto *note = std::get_if<Note>(&*record))
        note->text = name;
    else
        std::visit(
            [&](auto &value) {
                if constexpr (requires { value.name; })
                    value.name = name;
            },
            *record);
    transaction.put(std::move(*record));
}

namespace {

// Notes that are tied to what moves move along.
void addTiedNotes(const Transaction &transaction, std::set<Id> &moving)
{
    for (const auto &[id, note] : transaction.document().notes()) {
        if (!note.attached.empty() && !note.locked && moving.count(note.attached) > 0)
            moving.insert(id);
    }
}

} // namespace

void move(Transaction &transaction, const std::vector<Id> &chosen, Point delta, bool reparent)
{
    const std::vector<Id> ids = unlocked(transaction, chosen);
    std::set<Id> moving = withContents(transaction, ids);
    addTiedNotes(transaction, moving);
    for (const Id &id : moving) {
        withFrame(transaction, id, [&](Rect &frame) {
            frame.x += delta.x;
            frame.y += delta.y;
        });
    }
    if (!reparent)
        return;
    const std::set<Id> moved(ids.begin(), ids.end());
    const std::vector<Boundary> frames = boundaries(transaction);
    for (const Id &id : ids) {
        const auto record = transaction.record(id);
        const auto frame = record ? frameOf(*record) : std::nullopt;
        if (frame && moved.count(parentOf(*record)) == 0)
            setParent(transaction, id, innermost(transaction, frames, frame->center(), id));
    }
}

void resize(Transaction &transaction, const Id &id, Rect frame)
{
    if (auto stroke = transaction.as<Stroke>(id)) {
        const double across = stroke->frame.width > 0 ? frame.width / stroke->frame.width : 1;
        const double down = stroke->frame.height > 0 ? frame.height / stroke->frame.height : 1;
        for (Point &point : stroke->points)
            point = {point.x * across, point.y * down};
        transaction.put(std::move(*stroke));
    }
    withFrame(transaction, id, [&](Rect &old) { old = frame; });
}

void moveInto(Transaction &transaction, const std::vector<Id> &ids, const Id &parent)
{
    if (!parent.empty() && !transaction.as<Boundary>(parent))
        return;
    for (const Id &id : ids)
        setParent(transaction, id, parent);
}

void remove(Transaction &transaction, const std::vector<Id> &ids)
{
    for (const Id &id : ids)
        transaction.remove(id);
}

void setProperty(Transaction &transaction, const Id &id, const std::string &property,
                 std::optional<PropertyValue> value)
{
    auto record = transaction.record(id);
    if (!record)
        return;
    std::visit(
        [&](auto &owner) {
            if constexpr (requires { owner.properties; }) {
                if (value)
                    owner.properties.insert_or_assign(property, std::move(*value));
                else
                    owner.properties.erase(property);
            }
        },
        *record);
    transaction.put(std::move(*record));
}

} // namespace lensboard
