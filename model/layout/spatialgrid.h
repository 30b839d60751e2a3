// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

// Finds the rectangles near a place. Grids of doubling cell size; a rectangle lives on the grid whose cells are at
// least as large as itself, so it touches at most four cells however long it is. Handles are small numbers of the
// caller; answers come in order of handle, each once.
namespace lensboard {

class SpatialGrid
{
public:
    void insert(std::uint32_t handle, const Rect &rect);
    // `rect` must be the one that the handle was inserted with.
    void remove(std::uint32_t handle, const Rect &rect);
    void clear() { m_levels.clear(); }
    // The same for long thin rectangles, which would otherwise lie on coarse grids among too many others: they are
    // stored in pieces.
    void insertThin(std::uint32_t handle, const Rect &rect);
    void removeThin(std::uint32_t handle, const Rect &rect);

    // Handles whose rectangle touches or overlaps `area`.
    [[nodiscard]] std::vector<std::uint32_t> query(const Rect &area) const;

private:
    struct Entry
    {
        std::uint32_t handle;
        Rect rect;
    };
    struct KeyHash
    {
        // Neighbouring cells differ in few bits; this spreads them (the finalizer of MurmurHash3).
        std::size_t operator()(std::uint64_t key) const noexcept
        {
            key = (key ^ (key >> 33)) * 0xff51afd7ed558ccdULL;
            key = (key ^ (key >> 33)) * 0xc4ceb9fe1a85ec53ULL;
            return static_cast<std::size_t>(key ^ (key >> 33));
        }
    };
    struct Level
    {
        double cell = 0;
        std::unordered_map<std::uint64_t, std::vector<Entry>, KeyHash> cells;
    };
    [[nodiscard]] static std::size_t levelOf(const Rect &rect);
    [[nodiscard]] Level &level(std::size_t index);

    std::vector<Level> m_levels;
};

} // namespace lensboard
