// SPDX-License-Identifier: Apache-2.0
#include "layout/routerdata.h"

#include <algorithm>
#include <array>
#include <cmath>

// Where the words on a line go.
namespace lensboard {
namespace {

constexpr double headRoom = 14; // kept free at the arrow head
constexpr double bendRoom = 6;
constexpr double besideBox = 4;
constexpr std::array parts{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};

struct Candidate
{
    Point at;
    bool level = false;
    bool last = false;
    double before = 0; // along the leg, to its begin and end
    double after = 0;
    double part = 0.5;
};

// The widest label around the point that touches none of the boxes.
double roomBeside(const std::vector<Rect> &boxes, Point at, double width, double height)
{
    double room = width;
    for (const auto &box : boxes) {
        if (box.y > at.y + height / 2 + 2 || box.bottom() < at.y - height / 2 - 2)
            continue;
        const double away = std::max(box.x - at.x, at.x - box.right());
        room = std::min(room, 2 * std::max(away - besideBox, 0.0));
    }
    return room;
}

} // namespace

LabelPlace Router::labelPlace(const Id &edge, const Route &route, double width, double height) const
{
    LabelPlace best;
    if (route.size() < 2)
        return best;
    best.anchor = route.front();
    double bestScore = -1e18;
    const auto own = m_data->edgeHandles.find(edge);
    const bool quick = own != m_data->edgeHandles.end() && m_data->edges[own->second].plain;
    const auto judge = [&](const Candidate &candidate) {
        const auto &at = candidate.at;
        const double before = candidate.before - bendRoom;
        const double after = candidate.after - (candidate.last ? headRoom : bendRoom);
        const double fit = 2 * std::min(before, after);
        const Rect label{at.x - width / 2, at.y - height / 2, width, height};
        double taste = (candidate.level ? 14 : 0) - std::abs(candidate.part - 0.5) * 20;
        taste -= !candidate.level && fit < height ? 60 : 0;
        taste += std::min(candidate.before + candidate.after, 400.0) * 0.03;
        if (taste + 100 <= bestScore) // could not be better even with nothing in the way
            return;
        std::vector<Rect> boxes;
        if (!quick) {
            for (const auto handle : m_data->boxGrid.query({label.x - 8, label.y - 2, width + 16, height + 4}))
                boxes.push_back(m_data->boxFrames[handle]);
        }
        double room = roomBeside(boxes, at, width, height);
        if (candidate.level)
            room = std::min(room, std::max(fit, 0.0));
        int lines = 0;
        const Rect shown{at.x - room / 2, label.y + 1, room, height - 2};
        for (const auto handle : quick ? std::vector<std::uint32_t>() : m_data->legs.query(shown))
            lines += own == m_data->edgeHandles.end() || handle != own->second ? 1 : 0;
        const double score = taste + 100 * std::min(room / std::max(width, 1.0), 1.0) - 40 * std::min(lines, 3);
        if (score > bestScore + 1e-9) {
            bestScore = score;
            best = {at, room, lines > 0};
        }
    };
    std::vector<std::size_t> order; // longest leg first: the others then are mostly not worth a look
    for (std::size_t index = 0; index + 1 < route.size(); ++index)
        order.push_back(index);
    std::stable_sort(order.begin(), order.end(), [&route](std::size_t i, std::size_t j) {
        const auto length = [&route](std::size_t k) {
            return std::abs(route[k].x - route[k + 1].x) + std::abs(route[k].y - route[k + 1].y) +
                   (route[k].y == route[k + 1].y ? 400 : 0);
        };
        return length(i) > length(j);
    });
    for (const auto index : order) {
        const Point a = route[index];
        const Point b = route[index + 1];
        const double length = std::abs(a.x - b.x) + std::abs(a.y - b.y);
        const bool last = index + 2 == route.size();
        const auto at = [&](double part) {
            judge({{a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part},
                   a.y == b.y,
                   last,
                   length * part,
                   length * (1 - part),
                   part});
        };
        for (const double part : parts)
            at(part);
        // The middle of what is free between bend and head.
        if (last && length > bendRoom + headRoom)
            at((length + bendRoom - headRoom) / 2 / length);
    }
    return best;
}

} // namespace lensboard
