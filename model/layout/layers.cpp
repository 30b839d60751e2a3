// SPDX-License-Identifier: Apache-2.0
#include "layout/layoutgraph.h"

#include <algorithm>
#include <limits>

// The layered layout that stands in for dot.
namespace lensboard {
namespace {

constexpr int sweeps = 8;

class Layers
{
public:
    explicit Layers(LayoutGraph &graph)
        : m_graph(graph)
        , m_out(graph.boxes.size())
        , m_in(graph.boxes.size())
        , m_column(graph.boxes.size(), 0)
        , m_row(graph.boxes.size(), 0)
    {
    }

    void place()
    {
        breakCycles();
        chooseColumns();
        orderRows();
        setPositions();
    }

private:
    // Depth first, without recursion; links back to a box that is still open are left out.
    void breakCycles()
    {
        std::vector<std::vector<std::size_t>> next(m_graph.boxes.size());
        std::vector<std::size_t> incoming(m_graph.boxes.size(), 0);
        for (const auto &link : m_graph.links) {
            if (link.from == link.to)
                continue;
            next[link.from].push_back(link.to);
            ++incoming[link.to];
        }
        std::vector<char> mark(m_graph.boxes.size(), 0); // 1: open, 2: done
        const auto visit = [&](std::size_t root) {
            std::vector<std::pair<std::size_t, std::size_t>> stack{{root, 0}};
            mark[root] = 1;
            while (!stack.empty()) {
                auto &[box, at] = stack.back();
                if (at == next[box].size()) {
                    mark[box] = 2;
                    m_order.push_back(box);
                    stack.pop_back();
                    continue;
                }
                const auto to = next[box][at++];
                if (mark[to] == 1)
                    continue;
                m_out[box].push_back(to);
                m_in[to].push_back(box);
                if (mark[to] == 0) {
                    mark[to] = 1;
                    stack.push_back({to, 0});
                }
            }
        };
        for (const bool sourcesOnly : {true, false}) {
            for (std::size_t box = 0; box < next.size(); ++box) {
                if (mark[box] == 0 && (!sourcesOnly || incoming[box] == 0))
                    visit(box);
            }
        }
        std::reverse(m_order.begin(), m_order.end()); // now from left to right
    }

    void chooseColumns()
    {
        for (const auto box : m_order) {
            for (const auto to : m_out[box])
                m_column[to] = std::max(m_column[to], m_column[box] + 1);
        }
        // What nothing leads to stands just before what it leads to.
        for (auto box = m_order.rbegin(); box != m_order.rend(); ++box) {
            if (!m_in[*box].empty() || m_out[*box].empty())
                continue;
            int first = std::numeric_limits<int>::max();
            for (const auto to : m_out[*box])
                first = std::min(first, m_column[to]);
            m_column[*box] = std::max(first - 1, 0);
        }
        int last = 0;
        for (const int column : m_column)
            last = std::max(last, column);
        m_columns.resize(static_cast<std::size_t>(last) + 1);
        for (const auto box : m_order)
            m_columns[static_cast<std::size_t>(m_column[box])].push_back(box);
        for (const auto &column : m_columns)
            number(column);
    }

    void number(const std::vector<std::size_t> &column)
    {
        for (std::size_t row = 0; row < column.size(); ++row)
            m_row[column[row]] = static_cast<double>(row) - static_cast<double>(column.size() - 1) / 2;
    }

    [[nodiscard]] double middle(const std::vector<std::size_t> &neighbours, double fallback) const
    {
        if (neighbours.empty())
            return fallback;
        double sum = 0;
        for (const auto other : neighbours)
            sum += m_row[other];
        return sum / static_cast<double>(neighbours.size());
    }

    void orderRows()
    {
        const auto sweep = [&](std::vector<std::size_t> &column, const std::vector<std::vector<std::size_t>> &side) {
            std::vector<std::pair<double, std::size_t>> wishes;
            for (const auto box : column)
                wishes.push_back({middle(side[box], m_row[box]), box});
            std::stable_sort(wishes.begin(), wishes.end(),
                             [](const auto &a, const auto &b) { return a.first < b.first; });
            for (std::size_t row = 0; row < column.size(); ++row)
                column[row] = wishes[row].second;
            number(column);
        };
        for (int round = 0; round < sweeps; ++round) {
            for (auto &column : m_columns)
                sweep(column, m_in);
            for (auto column = m_columns.rbegin(); column != m_columns.rend(); ++column)
                sweep(*column, m_out);
        }
    }

    // Columns as wide as their widest box. In a column each box goes to the middle of its neighbours on the left when
    // the one above leaves room.
    void setPositions()
    {
        double x = 0;
        std::vector<double> center(m_graph.boxes.size(), 0);
        for (const auto &column : m_columns) {
            double widest = 0;
            double bottom = std::numeric_limits<double>::lowest();
            for (const auto box : column) {
                auto &placed = m_graph.boxes[box];
                double sum = 0;
                for (const auto other : m_in[box])
                    sum += center[other];
                const bool free = m_in[box].empty();
                const double wish = free ? 0 : sum / static_cast<double>(m_in[box].size()) - placed.height / 2;
                const double lowest = bottom == std::numeric_limits<double>::lowest() ? wish : bottom + rowGap;
                placed.position = {x, std::max(wish, lowest)};
                bottom = placed.position.y + placed.height;
                center[box] = placed.position.y + placed.height / 2;
                widest = std::max(widest, placed.width);
            }
            x += widest + columnGap;
        }
        double top = std::numeric_limits<double>::max();
        for (const auto &box : m_graph.boxes)
            top = std::min(top, box.position.y);
        for (auto &box : m_graph.boxes)
            box.position.y -= top;
    }

    LayoutGraph &m_graph;
    std::vector<std::vector<std::size_t>> m_out;
    std::vector<std::vector<std::size_t>> m_in;
    std::vector<int> m_column;
    std::vector<double> m_row;
    std::vector<std::size_t> m_order;
    std::vector<std::vector<std::size_t>> m_columns;
};

} // namespace

void placeInLayers(LayoutGraph &graph)
{
    if (!graph.boxes.empty())
        Layers(graph).place();
}

} // namespace lensboard
