// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvascompanion.h"

// A request on its way, step by step: from one service along its connections, those that are waited for first. Each
// connection is one step with a sentence; the board shows what the request touches, the rest is pale. A loop is
// followed once.
namespace lensboard {

class PathWalk : public lensboard::CanvasCompanion
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed) // 0: the entry itself
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString caption READ caption NOTIFY changed)

public:
    using CanvasCompanion::CanvasCompanion;

    [[nodiscard]] bool isActive() const { return !m_entry.empty(); }
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int count() const { return static_cast<int>(m_edges.size()); }
    [[nodiscard]] QString caption() const;

    // From the selected service, else from the first one that nothing leads to. False when nothing leads on.
    Q_INVOKABLE bool start();
    Q_INVOKABLE void go(int step);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

protected:
    void boardReplaced() override;
    void boardChanged() override;

private:
    [[nodiscard]] Id entry() const;
    void collect();
    void show();

    Id m_entry;
    std::vector<Id> m_edges;
    int m_step = 0;
};

} // namespace lensboard
