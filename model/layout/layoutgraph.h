// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <string>
#include <string_view>
#include <vector>

// A graph of boxes to be placed, without names or meaning: what is given to dot or to the layered layout, and what
// comes back. Lengths are canvas units; boxes are named by index.
namespace lensboard {

constexpr double layoutGrid = 20;
constexpr double columnGap = 130; // between boxes of neighbouring columns: room for a label and several lines
constexpr double rowGap = 60;     // between boxes of one column; with a card half the pitch is on the grid
constexpr double framePadding = 40;

struct LayoutGraph
{
    struct Box
    {
        double width = nodeWidth;
        double height = nodeHeight;
        int cluster = -1; // index into clusters
        Point position;   // top left, the answer
    };
    struct Link
    {
        std::size_t from = 0;
        std::size_t to = 0; // lies to the right of `from` where possible
        int weight = 1;
    };
    struct Cluster
    {
        int parent = -1;
    };
    std::vector<Box> boxes;
    std::vector<Link> links;
    std::vector<Cluster> clusters; // parents before children
};

// The graph as input for `dot -Tplain`; one graph.
[[nodiscard]] std::string toDot(const LayoutGraph &graph);

// Reads the positions of consecutive graphs out of dot's plain output. False when it is not what was asked for.
[[nodiscard]] bool readPlain(std::string_view plain, const std::vector<LayoutGraph *> &graphs);

// Columns by longest path, rows by the middle of the neighbours. Ignores clusters. Fast, for graphs of any size.
void placeInLayers(LayoutGraph &graph);

// Moves boxes to the grid, in order of column and row, and apart where that made them too close.
void snapToGrid(LayoutGraph &graph);

// Places blocks of these sizes in rows, about 16:10 together, in the given order; gives their top left corners.
[[nodiscard]] std::vector<Point> packBlocks(const std::vector<Rect> &sizes, double gap);

[[nodiscard]] double snapUp(double value);

} // namespace lensboard
