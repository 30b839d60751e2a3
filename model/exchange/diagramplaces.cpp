// SPDX-License-Identifier: Apache-2.0
#include "exchange/diagram.h"

#include <algorithm>
#include <cmath>
#include <map>

// Where the shapes of a drawing stand on the board.
namespace lensboard {

namespace {

constexpr double gap = 24;    // at least between two cards
constexpr double largest = 3; // times the drawing
constexpr double step = 0.1;
constexpr std::size_t many = 1500; // more are not compared pair by pair
constexpr double usual = 2.2;      // fits the icons of draw.io, 78 wide and some 100 apart

// Icons become cards of the usual size, boxes keep theirs.
Rect cardFor(const Rect &drawn, double scale)
{
    const bool icon = drawn.width <= 110 && drawn.height <= 110;
    const double width = icon ? nodeWidth : std::max(drawn.width * scale, nodeWidth);
    const double height = icon ? nodeHeight : std::max(drawn.height * scale, nodeHeight);
    const Point center = drawn.center();
    return {std::round(center.x * scale - width / 2), std::round(center.y * scale - height / 2), std::round(width),
            std::round(height)};
}

// Shapes that lie on one another in the drawing may do so here.
bool crowded(const std::vector<Rect> &drawn, double scale)
{
    std::vector<std::size_t> order(drawn.size());
    std::vector<Rect> cards;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        order[i] = i;
        cards.push_back(cardFor(drawn[i], scale));
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return cards[a].x < cards[b].x; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Rect &a = cards[order[i]];
        for (std::size_t k = i + 1; k < order.size() && cards[order[k]].x < a.right() + gap; ++k) {
            const Rect &b = cards[order[k]];
            const bool near = a.y < b.bottom() + gap && b.y < a.bottom() + gap;
            if (near && !drawn[order[i]].intersects(drawn[order[k]]))
                return true;
        }
    }
    return false;
}

double scaleFor(const std::vector<Rect> &drawn)
{
    if (drawn.size() > many)
        return usual;
    double scale = 1;
    while (scale < largest && crowded(drawn, scale))
        scale += step;
    return scale;
}

class Frames
{
public:
    explicit Frames(std::vector<Boundary> &boundaries)
        : m_boundaries(boundaries)
    {
        for (std::size_t i = 0; i < boundaries.size(); ++i)
            m_at[boundaries[i].id] = i;
    }

    // Round what is inside, and so on outwards.
    void hold(Id parent, Rect inner)
    {
        constexpr double margin = 20;
        constexpr double head = 36;
        for (int depth = 0; depth < 32; ++depth) {
            const auto found = m_at.find(parent);
            if (found == m_at.end())
                return;
            Rect &frame = m_boundaries[found->second].frame;
            const double right = std::max(frame.right(), inner.right() + margin);
            const double bottom = std::max(frame.bottom(), inner.bottom() + margin);
            frame.x = std::min(frame.x, inner.x - margin);
            frame.y = std::min(frame.y, inner.y - head);
            frame.width = right - frame.x;
            frame.height = bottom - frame.y;
            inner = frame;
            parent = m_boundaries[found->second].parent;
        }
    }

private:
    std::vector<Boundary> &m_boundaries;
    std::map<Id, std::size_t> m_at;
};

} // namespace

bool placeAsDrawn(const Diagram &diagram, std::vector<Node> &nodes, std::vector<Boundary> &boundaries)
{
    std::map<std::string, Rect> drawn; // by the id of the shape
    for (const Diagram::Shape &shape : diagram.shapes)
        drawn.emplace(shape.id, shape.frame);
    for (const Diagram::Group &group : diagram.groups)
        drawn.emplace(group.id, group.frame);
    std::vector<Rect> shapes;
    bool apart = false;
    for (const Node &node : nodes) {
        shapes.push_back(drawn[node.origin.logicalId]);
        apart = apart || shapes.back().center().x != shapes.front().center().x ||
                shapes.back().center().y != shapes.front().center().y;
    }
    if (!apart)
        return false;
    const double scale = scaleFor(shapes);
    for (Boundary &boundary : boundaries) {
        const Rect frame = drawn[boundary.origin.logicalId];
        boundary.frame = {std::round(frame.x * scale), std::round(frame.y * scale), std::round(frame.width * scale),
                          std::round(frame.height * scale)};
    }
    Frames frames(boundaries);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        nodes[i].frame = cardFor(shapes[i], scale);
        frames.hold(nodes[i].parent, nodes[i].frame);
    }
    for (const Boundary &boundary : boundaries)
        frames.hold(boundary.parent, boundary.frame);
    return true;
}

} // namespace lensboard
