// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/changeset.h"

#include <string>
#include <vector>

// Undo and redo as labelled ChangeSets. It holds no pointer into the document: `undo` and `redo` hand out the change to
// apply. Marks group what a gesture does: bail to a mark takes it all back, squash to a mark makes one step of it.
namespace lensboard {

class History
{
public:
    struct Step
    {
        std::string label; // "Move Orders", for menus and the history list
        ChangeSet change;
    };
    using Mark = std::size_t;

    // A committed change; forgets what could be redone.
    void record(std::string label, ChangeSet change);

    [[nodiscard]] bool canUndo() const { return m_position > 0; }
    [[nodiscard]] bool canRedo() const { return m_position < m_steps.size(); }
    // Empty when there is nothing to undo or redo.
    [[nodiscard]] std::string undoLabel() const;
    [[nodiscard]] std::string redoLabel() const;
    // The change that goes one step back or forward; the caller applies it. Only after canUndo() / canRedo().
    [[nodiscard]] ChangeSet undo();
    [[nodiscard]] ChangeSet redo();

    [[nodiscard]] Mark mark() const { return m_position; }
    // The change that leads back to the mark; the steps after it are gone and cannot be redone.
    [[nodiscard]] ChangeSet bailTo(Mark mark);
    // Makes one step, with this label, of all steps after the mark. Steps that cancel out leave nothing.
    void squashTo(Mark mark, const std::string &label);

    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    // Number of steps that are in effect.
    [[nodiscard]] std::size_t position() const { return m_position; }

    // The state that is on disk. Clean = the document equals it as far as history tells.
    void setClean() { m_clean = static_cast<std::ptrdiff_t>(m_position); }
    [[nodiscard]] bool isClean() const { return m_clean == static_cast<std::ptrdiff_t>(m_position); }
    void clear();

private:
    std::vector<Step> m_steps;
    std::size_t m_position = 0;
    std::ptrdiff_t m_clean = 0; // -1: the saved state cannot be reached any more
};

} // namespace lensboard
