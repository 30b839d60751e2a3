// SPDX-License-Identifier: Apache-2.0
#include "rules/dependencies.h"

#include <algorithm>

namespace lensboard {

void Dependencies::reset()
{
    m_cells.clear();
    m_entries.clear();
    m_freeEntries.clear();
    m_jobs.clear();
    m_freeCells.clear();
    m_current = noJob;
    m_stamp = 0;
}

Cell Dependencies::allocate(std::uint32_t count)
{
    if (m_freeCells.size() <= count)
        m_freeCells.resize(count + 1);
    std::vector<Cell> &free = m_freeCells[count];
    if (!free.empty()) {
        const Cell cell = free.back();
        free.pop_back();
        return cell;
    }
    const Cell cell = static_cast<Cell>(m_cells.size());
    for (std::uint32_t i = 0; i < count; ++i)
        m_cells.emplace_back();
    return cell;
}

void Dependencies::release(Cell first, std::uint32_t count)
{
    for (Cell cell = first; cell < first + count; ++cell) {
        // The entries stay with their jobs, which drop them when they run again or are forgotten.
        for (std::uint32_t at = m_cells[cell].first; at != none;) {
            Entry &entry = m_entries[at];
            at = entry.nextOfCell;
            entry.cell = none;
        }
        m_cells[cell] = CellState();
    }
    if (m_freeCells.size() <= count)
        m_freeCells.resize(count + 1);
    m_freeCells[count].push_back(first);
}

void Dependencies::begin(Job job)
{
    forget(job);
    m_current = job;
    ++m_stamp;
    if (m_stamp == 0) { // wrapped: old stamps would look new
        for (CellState &cell : m_cells)
            cell.stamp = 0;
        m_stamp = 1;
    }
}

void Dependencies::forget(Job job)
{
    if (m_jobs.size() <= job) {
        m_jobs.resize(std::max<std::size_t>(job + 1, m_jobs.size() * 2), none);
        return;
    }
    for (std::uint32_t at = m_jobs[job]; at != none;) {
        const std::uint32_t next = m_entries[at].nextOfJob;
        unlink(at);
        m_freeEntries.push_back(at);
        at = next;
    }
    m_jobs[job] = none;
}

void Dependencies::add(Cell cell)
{
    std::uint32_t at = 0;
    if (m_freeEntries.empty()) {
        at = static_cast<std::uint32_t>(m_entries.size());
        m_entries.emplace_back();
    } else {
        at = m_freeEntries.back();
        m_freeEntries.pop_back();
    }
    const std::uint32_t head = m_cells[cell].first;
    m_entries[at] = {cell, m_current, none, head, m_jobs[m_current]};
    if (head != none)
        m_entries[head].previousOfCell = at;
    m_cells[cell].first = at;
    m_jobs[m_current] = at;
}

void Dependencies::unlink(std::uint32_t at)
{
    const Entry &entry = m_entries[at];
    if (entry.cell == none)
        return;
    if (entry.previousOfCell == none)
        m_cells[entry.cell].first = entry.nextOfCell;
    else
        m_entries[entry.previousOfCell].nextOfCell = entry.nextOfCell;
    if (entry.nextOfCell != none)
        m_entries[entry.nextOfCell].previousOfCell = entry.previousOfCell;
}

} // namespace lensboard
