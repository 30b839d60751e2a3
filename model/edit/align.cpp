// SPDX-License-Identifier: Apache-2.0
#include "edit/align.h"

#include "edit/nodes.h"

#include <algorithm>
#include <limits>
#include <set>

namespace lensboard {

namespace {

struct Placed
{
    Id id;
    Rect frame;
};

// Elements with a frame, without those that move anyway because a boundary around them does.
std::vector<Placed> placed(const Transaction &transaction, const std::vector<Id> &ids)
{
    std::set<Id> carried;
    for (const Id &id : ids) {
        if (!transaction.as<Boundary>(id))
            continue;
        std::set<Id> contents = withContents(transaction, {id});
        contents.erase(id);
        carried.merge(contents);
    }
    std::vector<Placed> all;
    for (const Id &id : ids) {
        const auto record = transaction.record(id);
        if (!record || carried.count(id) > 0)
            continue;
        std::visit(
            [&](const auto &value) {
                if constexpr (requires { value.frame; })
                    all.push_back({id, value.frame});
            },
            *record);
    }
    return all;
}

Rect around(const std::vector<Placed> &elements)
{
    Rect all = elements.front().frame;
    for (const Placed &element : elements) {
        const double right = std::max(all.right(), element.frame.right());
        const double bottom = std::max(all.bottom(), element.frame.bottom());
        all.x = std::min(all.x, element.frame.x);
        all.y = std::min(all.y, element.frame.y);
        all.width = right - all.x;
        all.height = bottom - all.y;
    }
    return all;
}

// Null for what has no depth.
int *zOf(Record &record)
{
    return std::visit(
        [](auto &value) -> int * {
            if constexpr (requires { value.z; })
                return &value.z;
            else
                return nullptr;
        },
        record);
}

Point shift(const Rect &frame, const Rect &all, Alignment alignment)
{
    switch (alignment) {
    case Alignment::Left:
        return {all.x - frame.x, 0};
    case Alignment::Center:
        return {all.center().x - frame.center().x, 0};
    case Alignment::Right:
        return {all.right() - frame.right(), 0};
    case Alignment::Top:
        return {0, all.y - frame.y};
    case Alignment::Middle:
        return {0, all.center().y - frame.center().y};
    case Alignment::Bottom:
        return {0, all.bottom() - frame.bottom()};
    }
    return {};
}

} // namespace

void align(Transaction &transaction, const std::vector<Id> &ids, Alignment alignment)
{
    const std::vector<Placed> elements = placed(transaction, ids);
    if (elements.size() < 2)
        return;
    const Rect all = around(elements);
    for (const Placed &element : elements)
        move(transaction, {element.id}, shift(element.frame, all, alignment));
}

void distribute(Transaction &transaction, const std::vector<Id> &ids, Axis axis)
{
    std::vector<Placed> elements = placed(transaction, ids);
    if (elements.size() < 3)
        return;
    const bool across = axis == Axis::Horizontal;
    const auto start = [across](const Placed &p) { return across ? p.frame.x : p.frame.y; };
    const auto length = [across](const Placed &p) { return across ? p.frame.width : p.frame.height; };
    std::stable_sort(elements.begin(), elements.end(),
                     [&](const Placed &a, const Placed &b) { return start(a) < start(b); });
    double filled = 0;
    for (const Placed &element : elements)
        filled += length(element);
    const double span = start(elements.back()) + length(elements.back()) - start(elements.front());
    const double gap = (span - filled) / static_cast<double>(elements.size() - 1);
    double at = start(elements.front());
    for (const Placed &element : elements) {
        const double by = at - start(element);
        move(transaction, {element.id}, across ? Point{by, 0} : Point{0, by});
        at += length(element) + gap;
    }
}

void bringTo(Transaction &transaction, const std::vector<Id> &ids, Depth depth)
{
    const std::set<Id> chosen(ids.begin(), ids.end());
    int lowest = std::numeric_limits<int>::max();
    int highest = std::numeric_limits<int>::min();
    const auto look = [&](const auto &records) {
        for (const auto &[id, record] : records) {
            if (chosen.count(id) > 0)
                continue;
            lowest = std::min(lowest, record.z);
            highest = std::max(highest, record.z);
        }
    };
    look(transaction.document().nodes());
    look(transaction.document().notes());
    look(transaction.document().strokes());
    look(transaction.document().images());
    if (lowest > highest)
        return;
    std::vector<std::pair<int, Id>> order;
    for (const Id &id : chosen) {
        if (auto record = transaction.record(id); record && zOf(*record))
            order.emplace_back(*zOf(*record), id);
    }
    std::sort(order.begin(), order.end());
    int z = depth == Depth::Front ? highest + 1 : lowest - static_cast<int>(order.size());
    for (const auto &[before, id] : order) {
        auto record = transaction.record(id);
        *zOf(*record) = z++;
        transaction.put(std::move(*record));
    }
}

void setPinned(Transaction &transaction, const std::vector<Id> &ids, bool pinned)
{
    for (const Id &id : ids) {
        if (auto node = transaction.as<Node>(id)) {
            node->pinned = pinned;
            transaction.put(std::move(*node));
        }
    }
}

} // namespace lensboard
