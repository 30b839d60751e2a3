// SPDX-License-Identifier: Apache-2.0
#include "layout/layoutgraph.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <tuple>

namespace lensboard {
namespace {

constexpr double unitsPerInch = 72;

std::string inches(double units)
{
    const auto tenThousandths = std::llround(units / unitsPerInch * 10000);
    auto fraction = std::to_string(tenThousandths % 10000);
    return std::to_string(tenThousandths / 10000) + '.' + std::string(4 - fraction.size(), '0') + fraction;
}

void writeBoxes(const LayoutGraph &graph, int cluster, std::string &out)
{
    for (std::size_t index = 0; index < graph.boxes.size(); ++index) {
        const auto &box = graph.boxes[index];
        if (box.cluster != cluster)
            continue;
        out += 'n' + std::to_string(index);
        if (box.width != nodeWidth || box.height != nodeHeight)
            out += " [width=" + inches(box.width) + ",height=" + inches(box.height) + ']';
        out += '\n';
    }
    for (std::size_t index = 0; index < graph.clusters.size(); ++index) {
        if (graph.clusters[index].parent != cluster)
            continue;
        out +=
            "subgraph cluster" + std::to_string(index) + " { margin=" + std::to_string(int(framePadding + 10)) + '\n';
        writeBoxes(graph, static_cast<int>(index), out);
        out += "}\n";
    }
}

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> found;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        if (end > 0)
            found.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return found;
}

double number(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

double snapped(double value)
{
    return std::round(value / layoutGrid) * layoutGrid;
}

// "node n12 x y width height …", measured from the bottom left, in inches, to the middle.
bool readNode(const std::vector<std::string_view> &line, double graphHeight, LayoutGraph &graph)
{
    if (line.size() < 6 || line[1].size() < 2)
        return false;
    std::size_t index = 0;
    std::from_chars(line[1].data() + 1, line[1].data() + line[1].size(), index);
    if (index >= graph.boxes.size())
        return false;
    auto &box = graph.boxes[index];
    box.position = {number(line[2]) * unitsPerInch - box.width / 2,
                    (graphHeight - number(line[3])) * unitsPerInch - box.height / 2};
    return true;
}

} // namespace

double snapUp(double value)
{
    return std::ceil(value / layoutGrid - 1e-9) * layoutGrid;
}

std::string toDot(const LayoutGraph &graph)
{
    std::string out = "digraph {\nrankdir=LR\nsplines=none\nnslimit=4\nmclimit=1\nnodesep=" + inches(rowGap) +
                      "\nranksep=" + inches(columnGap) +
                      "\nnode [shape=box,fixedsize=true,label=\"\",width=" + inches(nodeWidth) +
                      ",height=" + inches(nodeHeight) + "]\n";
    writeBoxes(graph, -1, out);
    for (const auto &link : graph.links) {
        out += 'n' + std::to_string(link.from) + "->n" + std::to_string(link.to);
        if (link.weight != 1)
            out += " [weight=" + std::to_string(link.weight) + ']';
        out += '\n';
    }
    return out + "}\n";
}

bool readPlain(std::string_view plain, const std::vector<LayoutGraph *> &graphs)
{
    std::size_t current = 0;
    std::size_t nodes = 0;
    double height = 0;
    while (!plain.empty()) {
        const auto end = std::min(plain.find('\n'), plain.size());
        const auto line = words(plain.substr(0, end));
        plain.remove_prefix(std::min(end + 1, plain.size()));
        if (line.empty())
            continue;
        if (current == graphs.size())
            return false;
        if (line[0] == "graph" && line.size() >= 4) {
            height = number(line[3]);
            nodes = 0;
        } else if (line[0] == "node") {
            if (!readNode(line, height, *graphs[current]))
                return false;
            ++nodes;
        } else if (line[0] == "stop") {
            if (nodes != graphs[current]->boxes.size())
                return false;
            ++current;
        }
    }
    return current == graphs.size();
}

void snapToGrid(LayoutGraph &graph)
{
    std::vector<std::size_t> order(graph.boxes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    for (auto &box : graph.boxes)
        box.position = {snapped(box.position.x), snapped(box.position.y)};
    std::sort(order.begin(), order.end(), [&graph](std::size_t a, std::size_t b) {
        const auto &p = graph.boxes[a].position;
        const auto &q = graph.boxes[b].position;
        return std::tie(p.y, p.x, a) < std::tie(q.y, q.x, b);
    });
    // Rounding and nothing else can bring two together; the lower one goes further down.
    constexpr double least = layoutGrid;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto &box = graph.boxes[order[i]];
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t j = 0; j < i; ++j) {
                const auto &other = graph.boxes[order[j]];
                const bool close = box.position.x < other.position.x + other.width + least &&
                                   other.position.x < box.position.x + box.width + least &&
                                   box.position.y < other.position.y + other.height + least &&
                                   other.position.y < box.position.y + box.height + least;
                if (!close)
                    continue;
                box.position.y = snapUp(other.position.y + other.height + least);
                moved = true;
            }
        }
    }
}

std::vector<Point> packBlocks(const std::vector<Rect> &sizes, double gap)
{
    double area = 0;
    double widest = 0;
    for (const auto &size : sizes) {
        area += (size.width + gap) * (size.height + gap);
        widest = std::max(widest, size.width);
    }
    const double limit = std::max(widest, std::sqrt(area * 1.6));
    std::vector<Point> places;
    Point at;
    double rowHeight = 0;
    for (const auto &size : sizes) {
        if (at.x > 0 && at.x + size.width > limit) {
            at = {0, at.y + snapUp(rowHeight + gap)};
            rowHeight = 0;
        }
        places.push_back(at);
        at.x += snapUp(size.width + gap);
        rowHeight = std::max(rowHeight, size.height);
    }
    return places;
}

} // namespace lensboard
