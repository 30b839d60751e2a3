// SPDX-License-Identifier: Apache-2.0
#include "canvascompanion.h"

namespace lensboard {

CanvasCompanion::CanvasCompanion(QObject *parent)
    : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (session())
            boardChanged();
    });
}

void CanvasCompanion::setCanvas(CanvasView *canvas)
{
    if (canvas == m_canvas)
        return;
    if (m_canvas)
        m_canvas->disconnect(this);
    m_canvas = canvas;
    if (canvas)
        connect(canvas, &CanvasView::sessionChanged, this, &CanvasCompanion::follow);
    follow();
    Q_EMIT canvasChanged();
}

void CanvasCompanion::follow()
{
    if (m_followed)
        m_followed->disconnect(this);
    m_followed = session();
    if (m_followed) {
        connect(m_followed, &Session::documentReplaced, this, &CanvasCompanion::boardReplaced);
        connect(m_followed, &Session::changed, this, &CanvasCompanion::changeSoon);
        connect(m_followed, &Session::findingsChanged, this, &CanvasCompanion::changeSoon);
    }
    boardReplaced();
}

} // namespace lensboard
