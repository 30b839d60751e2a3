// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

// Who has read what. A cell is something that can change (the record of a node, its incoming edges, the value of a fact
// at a node); a job is something that must run again when a cell it has read changes. Reads are kept in one pool of
// linked entries, so that recording allocates nothing in the long run.
namespace lensboard {

using Cell = std::uint32_t;
using Job = std::uint32_t;
inline constexpr std::uint32_t noJob = 0xffffffffU;

class Dependencies
{
public:
    // Forgets everything and keeps the memory.
    void reset();
    // The first of `count` cells in a row.
    [[nodiscard]] Cell allocate(std::uint32_t count);
    // Gives cells back; their readers no longer depend on them.
    void release(Cell first, std::uint32_t count);

    // Reads between begin and end belong to the job; those of its last run are forgotten. Not nested.
    void begin(Job job);
    void end() { m_current = noJob; }
    void forget(Job job);
    [[nodiscard]] bool recording() const { return m_current != noJob; }

    // Called for every read, with or without a job.
    void read(Cell cell)
    {
        if (m_current == noJob)
            return;
        CellState &state = m_cells[cell];
        if (state.stamp == m_stamp)
            return;
        state.stamp = m_stamp;
        add(cell);
    }

    template <typename Function>
    void forReaders(Cell cell, Function function) const
    {
        for (std::uint32_t at = m_cells[cell].first; at != none; at = m_entries[at].nextOfCell)
            function(m_entries[at].job);
    }

    [[nodiscard]] std::size_t reads() const { return m_entries.size() - m_freeEntries.size(); }

private:
    static constexpr std::uint32_t none = 0xffffffffU;
    struct CellState
    {
        std::uint32_t first = none;
        std::uint32_t stamp = 0;
    };
    struct Entry
    {
        Cell cell;
        Job job;
        std::uint32_t previousOfCell, nextOfCell, nextOfJob;
    };

    void add(Cell cell);
    void unlink(std::uint32_t entry);

    std::vector<CellState> m_cells;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_freeEntries;
    std::vector<std::uint32_t> m_jobs;          // first entry of each job
    std::vector<std::vector<Cell>> m_freeCells; // by block size
    Job m_current = noJob;
    std::uint32_t m_stamp = 0;
};

} // namespace lensboard
