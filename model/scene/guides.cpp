// SPDX-License-Identifier: Apache-2.0
#include "scene/guides.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace lensboard {
namespace {

constexpr double same = 0.01;  // lines this close are one
constexpr double overhang = 8; // that a guide reaches beyond the frames

// A frame seen along one axis, so that both axes share the code.
struct Span
{
    double from = 0;
    double to = 0;
    double low = 0; // across the axis
    double high = 0;
    [[nodiscard]] std::array<double, 3> lines() const { return {from, (from + to) / 2, to}; }
    [[nodiscard]] bool besides(const Span &other) const { return low < other.high && other.low < high; }
};

Span spanOf(const Rect &r, bool level)
{
    return level ? Span{r.x, r.right(), r.y, r.bottom()} : Span{r.y, r.bottom(), r.x, r.right()};
}

Point pointAt(double at, double across, bool level)
{
    return level ? Point{at, across} : Point{across, at};
}

void takeNearer(std::optional<double> &best, double shift, double reach)
{
    if (std::abs(shift) <= reach && (!best || std::abs(shift) < std::abs(*best) - same))
        best = shift;
}

// Frames in the row of `moved`, in order along the axis.
std::vector<Span> rowOf(const Span &moved, const std::vector<Span> &resting)
{
    std::vector<Span> row;
    std::copy_if(resting.begin(), resting.end(), std::back_inserter(row),
                 [&](const Span &span) { return span.besides(moved); });
    std::sort(row.begin(), row.end(), [](const Span &a, const Span &b) { return a.from < b.from; });
    return row;
}

// Visits each place at which `moved` would stand with equal gaps: its start, and the two gaps as pairs of ends.
template <typename Visit>
void equalGaps(const Span &moved, const std::vector<Span> &row, const Visit &visit)
{
    const double length = moved.to - moved.from;
    for (std::size_t index = 0; index + 1 < row.size(); ++index) {
        const Span &a = row[index];
        const Span &b = row[index + 1];
        const double gap = b.from - a.to;
        if (gap <= 0)
            continue;
        visit(b.to + gap, std::array{a.to, b.from, b.to, b.to + gap});
        visit(a.from - gap - length, std::array{a.from - gap, a.from, a.to, b.from});
        if (gap > length) {
            const double start = a.to + (gap - length) / 2;
            visit(start, std::array{a.to, start, start + length, b.from});
        }
    }
}

std::optional<double> bestShift(const Span &moved, const std::vector<Span> &resting, double reach)
{
    std::optional<double> best;
    for (const Span &span : resting) {
        for (const double mine : moved.lines()) {
            for (const double theirs : span.lines())
                takeNearer(best, theirs - mine, reach);
        }
    }
    equalGaps(moved, rowOf(moved, resting),
              [&](double start, const auto &) { takeNearer(best, start - moved.from, reach); });
    return best;
}

std::optional<Guide> alignment(const Span &moved, const std::vector<Span> &resting, double line, bool level)
{
    double low = moved.low;
    double high = moved.high;
    bool met = false;
    for (const Span &span : resting) {
        const auto lines = span.lines();
        if (std::none_of(lines.begin(), lines.end(), [&](double at) { return std::abs(at - line) < same; }))
            continue;
        met = true;
        low = std::min(low, span.low);
        high = std::max(high, span.high);
    }
    if (!met)
        return std::nullopt;
    return Guide{pointAt(line, low - overhang, level), pointAt(line, high + overhang, level)};
}

// The line through the middle would strike out what the frames say; it is shown only where an edge does not tell it.
void addAlignments(const Span &moved, const std::vector<Span> &resting, bool level, std::vector<Guide> &guides)
{
    const auto [first, middle, last] = moved.lines();
    const auto before = alignment(moved, resting, first, level);
    const auto after = alignment(moved, resting, last, level);
    if (before)
        guides.push_back(*before);
    if (after)
        guides.push_back(*after);
    if (before && after)
        return;
    if (const auto between = alignment(moved, resting, middle, level))
        guides.push_back(*between);
}

void addGaps(const Span &moved, const std::vector<Span> &resting, bool level, std::vector<Guide> &guides)
{
    const double middle = (moved.low + moved.high) / 2;
    equalGaps(moved, rowOf(moved, resting), [&](double start, const std::array<double, 4> &ends) {
        if (std::abs(start - moved.from) >= same)
            return;
        guides.push_back({pointAt(ends[0], middle, level), pointAt(ends[1], middle, level), true});
        guides.push_back({pointAt(ends[2], middle, level), pointAt(ends[3], middle, level), true});
    });
}

} // namespace

GuideSnap snapToGuides(const Rect &moved, const std::vector<Rect> &resting, double reach)
{
    GuideSnap snap;
    Rect placed = moved;
    const auto spans = [&](bool level) {
        std::vector<Span> all;
        for (const Rect &rect : resting)
            all.push_back(spanOf(rect, level));
        return all;
    };
    const auto inRows = spans(true);
    const auto inColumns = spans(false);
    if (const auto shift = bestShift(spanOf(moved, true), inRows, reach)) {
        snap.level = true;
        placed.x += snap.shift.x = *shift;
    }
    if (const auto shift = bestShift(spanOf(moved, false), inColumns, reach)) {
        snap.upright = true;
        placed.y += snap.shift.y = *shift;
    }
    for (const bool level : {true, false}) {
        if (!(level ? snap.level : snap.upright))
            continue;
        const auto &resters = level ? inRows : inColumns;
        addAlignments(spanOf(placed, level), resters, level, snap.guides);
        addGaps(spanOf(placed, level), resters, level, snap.guides);
    }
    return snap;
}

} // namespace lensboard
