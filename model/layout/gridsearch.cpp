// SPDX-License-Identifier: Apache-2.0
#include "layout/gridsearch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace lensboard {
namespace {

constexpr double bendCost = 60;
constexpr double lane = 20; // distance of the coordinates beside a box
constexpr std::array<Side, 4> sides{Side::Left, Side::Right, Side::Top, Side::Bottom};

Side opposite(Side side)
{
    switch (side) {
    case Side::Left:
        return Side::Right;
    case Side::Right:
        return Side::Left;
    case Side::Top:
        return Side::Bottom;
    case Side::Bottom:
        break;
    }
    return Side::Top;
}

void addCoordinate(std::vector<double> &values, double value, double from, double to)
{
    if (value >= from && value <= to)
        values.push_back(value);
}

void sortUnique(std::vector<double> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::size_t indexOf(const std::vector<double> &values, double value)
{
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

class Search
{
public:
    explicit Search(const GridQuery &query)
        : m_query(query)
    {
        collectCoordinates();
        markBlocked();
    }

    std::vector<Point> run()
    {
        const auto size = m_xs.size() * m_ys.size() * sides.size();
        m_cost.assign(size, std::numeric_limits<double>::infinity());
        m_from.assign(size, none);
        const auto start = state(indexOf(m_xs, m_query.start.x), indexOf(m_ys, m_query.start.y), m_query.startSide);
        const auto goal = state(indexOf(m_xs, m_query.end.x), indexOf(m_ys, m_query.end.y), opposite(m_query.endSide));
        m_cost[start] = 0;
        push(start, 0);
        while (!m_open.empty()) {
            std::pop_heap(m_open.begin(), m_open.end(), later);
            const auto [estimate, current] = m_open.back();
            m_open.pop_back();
            if (current == goal)
                return pathTo(goal);
            if (estimate > m_cost[current] + distanceLeft(current) + 1e-6)
                continue; // a better way came later
            expand(current);
        }
        return {};
    }

private:
    using State = std::uint32_t;
    struct Open
    {
        double estimate;
        State state;
    };
    static constexpr State none = std::numeric_limits<State>::max();

    static bool later(const Open &a, const Open &b)
    {
        return a.estimate != b.estimate ? a.estimate > b.estimate : a.state > b.state;
    }

    void collectCoordinates()
    {
        const auto &w = m_query.window;
        m_xs = {m_query.start.x, m_query.end.x, std::round((m_query.start.x + m_query.end.x) / 2)};
        m_ys = {m_query.start.y, m_query.end.y, std::round((m_query.start.y + m_query.end.y) / 2)};
        for (const auto &box : m_query.boxes) {
            addCoordinate(m_xs, box.x - lane, w.x, w.right());
            addCoordinate(m_xs, box.right() + lane, w.x, w.right());
            addCoordinate(m_ys, box.y - lane, w.y, w.bottom());
            addCoordinate(m_ys, box.bottom() + lane, w.y, w.bottom());
        }
        sortUnique(m_xs);
        sortUnique(m_ys);
    }

    // A crossing inside a grown box is closed, and so is the way between two crossings when it cuts the box.
    void markBlocked()
    {
        m_levelBlocked.assign(m_xs.size() * m_ys.size(), 0);
        m_uprightBlocked.assign(m_xs.size() * m_ys.size(), 0);
        for (const auto &box : m_query.boxes) {
            const double c = m_query.clearance;
            const Rect grown{box.x - c, box.y - c, box.width + 2 * c, box.height + 2 * c};
            for (std::size_t y = 0; y < m_ys.size(); ++y) {
                for (std::size_t x = 0; x < m_xs.size(); ++x) {
                    const bool inX = m_xs[x] > grown.x && m_xs[x] < grown.right();
                    const bool inY = m_ys[y] > grown.y && m_ys[y] < grown.bottom();
                    if (inY && x + 1 < m_xs.size() && m_xs[x] < grown.right() && m_xs[x + 1] > grown.x)
                        m_levelBlocked[y * m_xs.size() + x] = 1;
                    if (inX && y + 1 < m_ys.size() && m_ys[y] < grown.bottom() && m_ys[y + 1] > grown.y)
                        m_uprightBlocked[y * m_xs.size() + x] = 1;
                }
            }
        }
    }

    [[nodiscard]] State state(std::size_t x, std::size_t y, Side side) const
    {
        return static_cast<State>((y * m_xs.size() + x) * sides.size() + static_cast<std::size_t>(side));
    }
    [[nodiscard]] std::size_t xOf(State s) const { return s / sides.size() % m_xs.size(); }
    [[nodiscard]] std::size_t yOf(State s) const { return s / sides.size() / m_xs.size(); }
    [[nodiscard]] static Side sideOf(State s) { return sides[s % sides.size()]; }

    [[nodiscard]] double distanceLeft(State s) const
    {
        const double dx = std::abs(m_xs[xOf(s)] - m_query.end.x);
        const double dy = std::abs(m_ys[yOf(s)] - m_query.end.y);
        return dx + dy + (dx > 0 && dy > 0 ? bendCost : 0);
    }

    void push(State s, double cost)
    {
        m_open.push_back({cost + distanceLeft(s), s});
        std::push_heap(m_open.begin(), m_open.end(), later);
    }

    void expand(State current)
    {
        const auto x = xOf(current);
        const auto y = yOf(current);
        const auto at = y * m_xs.size() + x;
        for (const auto side : sides) {
            if (side == opposite(sideOf(current)))
                continue;
            std::size_t nx = x;
            std::size_t ny = y;
            if (side == Side::Right && x + 1 < m_xs.size() && !m_levelBlocked[at])
                ++nx;
            else if (side == Side::Left && x > 0 && !m_levelBlocked[at - 1])
                --nx;
            else if (side == Side::Bottom && y + 1 < m_ys.size() && !m_uprightBlocked[at])
                ++ny;
            else if (side == Side::Top && y > 0 && !m_uprightBlocked[at - m_xs.size()])
                --ny;
            else
                continue;
            const double step = std::abs(m_xs[nx] - m_xs[x]) + std::abs(m_ys[ny] - m_ys[y]);
            const double cost = m_cost[current] + step + (side == sideOf(current) ? 0 : bendCost);
            const auto next = state(nx, ny, side);
            if (cost < m_cost[next] - 1e-9) {
                m_cost[next] = cost;
                m_from[next] = current;
                push(next, cost);
            }
        }
        turnAtGoal(current);
    }

    // The last turn happens on the spot where the straight piece to the port begins.
    void turnAtGoal(State current)
    {
        if (m_xs[xOf(current)] != m_query.end.x || m_ys[yOf(current)] != m_query.end.y)
            return;
        const auto goal = state(xOf(current), yOf(current), opposite(m_query.endSide));
        if (sideOf(current) == m_query.endSide || goal == current)
            return;
        const double cost = m_cost[current] + bendCost;
        if (cost < m_cost[goal]) {
            m_cost[goal] = cost;
            m_from[goal] = current;
            push(goal, cost);
        }
    }

    [[nodiscard]] std::vector<Point> pathTo(State goal) const
    {
        std::vector<Point> points;
        for (State s = goal; s != none; s = m_from[s])
            points.push_back({m_xs[xOf(s)], m_ys[yOf(s)]});
        std::reverse(points.begin(), points.end());
        return points;
    }

    const GridQuery &m_query;
    std::vector<double> m_xs;
    std::vector<double> m_ys;
    std::vector<char> m_levelBlocked;   // from a crossing to its right neighbour
    std::vector<char> m_uprightBlocked; // from a crossing to the one below
    std::vector<double> m_cost;
    std::vector<State> m_from;
    std::vector<Open> m_open;
};

} // namespace

std::vector<Point> searchGrid(const GridQuery &query)
{
    return Search(query).run();
}

} // namespace lensboard
