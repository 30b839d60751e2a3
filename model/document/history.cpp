// SPDX-License-Identifier: Apache-2.0
#include "document/history.h"

#include <cassert>

namespace lensboard {

void History::record(std::string label, ChangeSet change)
{
    if (m_clean > static_cast<std::ptrdiff_t>(m_position))
        m_clean = -1;
    m_steps.resize(m_position);
    m_steps.push_back({std::move(label), std::move(change)});
    m_position = m_steps.size();
}

std::string History::undoLabel() const
{
    return canUndo() ? m_steps[m_position - 1].label : std::string();
}

std::string History::redoLabel() const
{
    return canRedo() ? m_steps[m_position].label : std::string();
}

ChangeSet History::undo()
{
    assert(canUndo());
    --m_position;
    return reversed(m_steps[m_position].change);
}

ChangeSet History::redo()
{
    assert(canRedo());
    ++m_position;
    return m_steps[m_position - 1].change;
}

ChangeSet History::bailTo(Mark mark)
{
    assert(mark <= m_position);
    ChangeSet change;
    for (std::size_t i = m_position; i > mark; --i)
        change = squashed(change, reversed(m_steps[i - 1].change));
    if (m_clean > static_cast<std::ptrdiff_t>(mark))
        m_clean = -1;
    m_steps.resize(mark);
    m_position = mark;
    return change;
}

void History::squashTo(Mark mark, const std::string &label)
{
    assert(mark <= m_position);
    ChangeSet change;
    for (std::size_t i = mark; i < m_position; ++i)
        change = squashed(change, m_steps[i].change);
    const bool cleanInside = m_clean > static_cast<std::ptrdiff_t>(mark);
    const bool cleanAtEnd = m_clean == static_cast<std::ptrdiff_t>(m_position);
    m_steps.resize(mark);
    m_position = mark;
    if (!change.empty()) {
        m_steps.push_back({label, std::move(change)});
        m_position = mark + 1;
    }
    if (cleanInside)
        m_clean = cleanAtEnd ? static_cast<std::ptrdiff_t>(m_position) : -1;
}

void History::clear()
{
    m_steps.clear();
    m_position = 0;
    m_clean = 0;
}

} // namespace lensboard
