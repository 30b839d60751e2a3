// SPDX-License-Identifier: Apache-2.0
#include "layout/spatialgrid.h"

#include <algorithm>
#include <cmath>

namespace lensboard {
namespace {

constexpr double smallestCell = 128;
constexpr std::size_t levels = 24;
constexpr double pieceLength = 256;

std::int32_t cellIndex(double coordinate, double cell)
{
    constexpr double limit = 1e9;
    return static_cast<std::int32_t>(std::clamp(std::floor(coordinate / cell), -limit, limit));
}

std::uint64_t cellKey(std::int32_t column, std::int32_t row)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32) | static_cast<std::uint32_t>(row);
}

bool touches(const Rect &a, const Rect &b)
{
    return a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom();
}

// Only what is thin in one direction is cut; the count is bounded for lines across the universe.
std::vector<Rect> pieces(const Rect &rect)
{
    constexpr double most = 64;
    const double extent = std::max(rect.width, rect.height);
    if (extent <= pieceLength || std::min(rect.width, rect.height) > pieceLength / 4)
        return {rect};
    const double count = std::min(std::ceil(extent / pieceLength), most);
    const bool level = rect.width > rect.height;
    std::vector<Rect> cut;
    for (double index = 0; index < count; ++index) {
        const double begin = extent / count * index;
        const double length = extent / count;
        cut.push_back(level ? Rect{rect.x + begin, rect.y, length, rect.height}
                            : Rect{rect.x, rect.y + begin, rect.width, length});
    }
    return cut;
}

struct Cells
{
    Cells(const Rect &rect, double cell)
        : left(cellIndex(rect.x, cell))
        , right(cellIndex(rect.right(), cell))
        , top(cellIndex(rect.y, cell))
        , bottom(cellIndex(rect.bottom(), cell))
    {
    }
    [[nodiscard]] double count() const { return (double(right) - left + 1) * (double(bottom) - top + 1); }
    [[nodiscard]] bool contains(std::uint64_t key) const
    {
        const auto column = static_cast<std::int32_t>(static_cast<std::uint32_t>(key >> 32));
        const auto row = static_cast<std::int32_t>(static_cast<std::uint32_t>(key));
        return column >= left && column <= right && row >= top && row <= bottom;
    }
    std::int32_t left, right, top, bottom;
};

} // namespace

std::size_t SpatialGrid::levelOf(const Rect &rect)
{
    const double extent = std::max(rect.width, rect.height);
    std::size_t index = 0;
    for (double cell = smallestCell; cell < extent && index + 1 < levels; cell *= 2)
        ++index;
    return index;
}

SpatialGrid::Level &SpatialGrid::level(std::size_t index)
{
    while (m_levels.size() <= index)
        m_levels.push_back({m_levels.empty() ? smallestCell : m_levels.back().cell * 2, {}});
    return m_levels[index];
}

void SpatialGrid::insert(std::uint32_t handle, const Rect &rect)
{
    auto &grid = level(levelOf(rect));
    const Cells cells(rect, grid.cell);
    for (auto column = cells.left; column <= cells.right; ++column) {
        for (auto row = cells.top; row <= cells.bottom; ++row)
            grid.cells[cellKey(column, row)].push_back({handle, rect});
    }
}

void SpatialGrid::remove(std::uint32_t handle, const Rect &rect)
{
    auto &grid = level(levelOf(rect));
    const Cells cells(rect, grid.cell);
    for (auto column = cells.left; column <= cells.right; ++column) {
        for (auto row = cells.top; row <= cells.bottom; ++row) {
            const auto found = grid.cells.find(cellKey(column, row));
            if (found == grid.cells.end())
                continue;
            std::erase_if(found->second, [handle](const Entry &entry) { return entry.handle == handle; });
            if (found->second.empty())
                grid.cells.erase(found);
        }
    }
}

void SpatialGrid::insertThin(std::uint32_t handle, const Rect &rect)
{
    for (const auto &piece : pieces(rect))
        insert(handle, piece);
}

void SpatialGrid::removeThin(std::uint32_t handle, const Rect &rect)
{
    for (const auto &piece : pieces(rect))
        remove(handle, piece);
}

std::vector<std::uint32_t> SpatialGrid::query(const Rect &area) const
{
    std::vector<std::uint32_t> found;
    const auto collect = [&](const std::vector<Entry> &entries) {
        for (const auto &entry : entries) {
            if (touches(entry.rect, area))
                found.push_back(entry.handle);
        }
    };
    for (const auto &grid : m_levels) {
        const Cells cells(area, grid.cell);
        if (cells.count() > static_cast<double>(grid.cells.size())) {
            for (const auto &[key, entries] : grid.cells) {
                if (cells.contains(key))
                    collect(entries);
            }
            continue;
        }
        for (auto column = cells.left; column <= cells.right; ++column) {
            for (auto row = cells.top; row <= cells.bottom; ++row) {
                const auto cell = grid.cells.find(cellKey(column, row));
                if (cell != grid.cells.end())
                    collect(cell->second);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace lensboard
