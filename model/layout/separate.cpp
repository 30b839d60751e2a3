// SPDX-License-Identifier: Apache-2.0
#include "layout/separate.h"

#include <algorithm>
#include <tuple>

namespace lensboard {
namespace {

constexpr double spacing = 8;
constexpr std::size_t smallGroup = 8;

// Places the legs [first, last), sorted by `from`, on tracks.
using Legs = std::vector<SharedLeg>;

std::vector<std::size_t> trackPerLeg(const Legs &group)
{
    std::vector<std::size_t> tracks(group.size());
    if (group.size() <= smallGroup) {
        for (std::size_t index = 0; index < group.size(); ++index)
            tracks[index] = index;
        return tracks;
    }
    std::vector<std::vector<const SharedLeg *>> used;
    for (std::size_t index = 0; index < group.size(); ++index) {
        const auto free = [&](const std::vector<const SharedLeg *> &track) {
            return std::none_of(track.begin(), track.end(), [&](const SharedLeg *other) {
                return other->from < group[index].to + legTouch && group[index].from < other->to + legTouch;
            });
        };
        const auto track = std::find_if(used.begin(), used.end(), free);
        tracks[index] = static_cast<std::size_t>(track - used.begin());
        if (track == used.end())
            used.emplace_back();
        used[tracks[index]].push_back(&group[index]);
    }
    return tracks;
}

} // namespace

void separateGroup(Legs &group)
{
    for (auto &leg : group)
        leg.offset = 0;
    if (group.size() < 2)
        return;
    std::sort(group.begin(), group.end(), [](const SharedLeg &a, const SharedLeg &b) {
        return std::tie(a.order, a.edge, a.index) < std::tie(b.order, b.edge, b.index);
    });
    const auto tracks = trackPerLeg(group);
    const auto last = static_cast<double>(*std::max_element(tracks.begin(), tracks.end()));
    double room = group.front().room;
    for (const auto &leg : group)
        room = std::min(room, leg.room);
    const double step = last > 0 ? std::min(spacing, 2 * room / last) : 0;
    for (std::size_t index = 0; index < group.size(); ++index)
        group[index].offset = (static_cast<double>(tracks[index]) - last / 2) * step;
}

double crossingOrder(double enter, double leave, bool forward)
{
    const bool grows = leave > enter;
    return grows == forward ? -enter : enter;
}

std::vector<LegGroup> overlappingGroups(Legs legs)
{
    std::sort(legs.begin(), legs.end(), [](const SharedLeg &a, const SharedLeg &b) {
        return std::tie(a.from, a.to, a.edge, a.index) < std::tie(b.from, b.to, b.edge, b.index);
    });
    std::vector<LegGroup> groups;
    for (auto &leg : legs) {
        if (groups.empty() || leg.from > groups.back().to + legTouch)
            groups.push_back({{}, leg.from, leg.to});
        groups.back().to = std::max(groups.back().to, leg.to);
        groups.back().legs.push_back(std::move(leg));
    }
    return groups;
}

} // namespace lensboard
