// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvasview.h"

#include <QPointer>

// What stands beside a canvas and follows its board: search, filter, path, trail of views. The derived class is told
// when the board has changed, at most once per turn of the event loop, and when it is another board.
namespace lensboard {

class CanvasCompanion : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(lensboard::CanvasView *canvas READ canvas WRITE setCanvas NOTIFY canvasChanged REQUIRED)

public:
    explicit CanvasCompanion(QObject *parent = nullptr);

    [[nodiscard]] CanvasView *canvas() const { return m_canvas; }
    void setCanvas(CanvasView *canvas);
    [[nodiscard]] Session *session() const { return m_canvas ? m_canvas->session() : nullptr; }

Q_SIGNALS:
    void canvasChanged();

protected:
    virtual void boardReplaced() = 0;
    virtual void boardChanged() {}
    // Once the event loop turns.
    void changeSoon() { m_soon.start(); }

private:
    void follow();

    QPointer<CanvasView> m_canvas;
    QPointer<Session> m_followed;
    QTimer m_soon;
};

} // namespace lensboard
