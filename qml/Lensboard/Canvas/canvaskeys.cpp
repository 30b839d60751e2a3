// SPDX-License-Identifier: Apache-2.0
// Wheel, pinch and keys of the canvas.
#include "canvasinput.h"

#include "canvasview.h"

#include <QCursor>
#include <QKeyEvent>
#include <QWheelEvent>

#include <cmath>

namespace lensboard {

namespace {

constexpr double grid = 20;          // canvas units that an arrow key moves
constexpr double wheelZoom = 1.0015; // per eighth of a degree

} // namespace

void CanvasInput::wheel(QWheelEvent *event)
{
    const QPointF pixels = event->pixelDelta();
    const QPointF angle = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        const double turn = !angle.isNull() ? angle.y() : pixels.y() * 2;
        pinch(event->position(), std::pow(wheelZoom, turn));
    } else {
        QPointF delta = !pixels.isNull() ? pixels : angle * 0.6;
        if ((event->modifiers() & Qt::ShiftModifier) && delta.x() == 0)
            delta = {delta.y(), 0};
        m_view.panBy(delta.x(), delta.y());
    }
    event->accept();
}

void CanvasInput::pinch(QPointF center, double factor)
{
    m_view.viewport().zoomAt(center, m_view.zoom() * factor);
    m_view.viewportMoved(true);
}

void CanvasInput::keyPress(QKeyEvent *event)
{
    event->setAccepted(arrowKey(event) || plainKey(event));
}

bool CanvasInput::arrowKey(QKeyEvent *event)
{
    QPointF direction;
    switch (event->key()) {
    case Qt::Key_Left:
        direction = {-1, 0};
        break;
    case Qt::Key_Right:
        direction = {1, 0};
        break;
    case Qt::Key_Up:
        direction = {0, -1};
        break;
    case Qt::Key_Down:
        direction = {0, 1};
        break;
    default:
        return false;
    }
    const bool walking = event->modifiers() & Qt::ControlModifier;
    if (!m_view.session() || (m_view.session()->selected().empty() && !walking)) {
        m_view.panBy(-60 * direction.x(), -60 * direction.y());
        return true;
    }
    if (walking) {
        m_view.walkTowards(static_cast<int>(direction.x()), static_cast<int>(direction.y()));
        return true;
    }
    const double step = event->modifiers() & Qt::ShiftModifier ? 1 : grid;
    m_view.session()->moveSelection(step * direction.x(), step * direction.y());
    return true;
}

bool CanvasInput::plainKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        m_space = true;
        m_view.setCursor(Qt::OpenHandCursor);
        return true;
    case Qt::Key_Escape:
        if (cancel())
            return true;
        if (!m_view.session())
            return false;
        if (m_tool != QLatin1String("select")) {
            setTool(QStringLiteral("select"));
            return true;
        }
        if (leaveGroup())
            return true;
        m_view.session()->focusFinding({});
        m_view.session()->select({});
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (!m_view.session() || m_view.session()->selected().empty())
            return false; // Tab leaves the canvas unless something is selected
        m_view.walk(event->key() == Qt::Key_Tab ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (m_view.session() && m_view.session()->selected().size() == 1)
            Q_EMIT m_view.renameRequested(QString::fromStdString(m_view.session()->selected().front().text));
        else
            m_view.walk(1);
        return true;
    default:
        return false;
    }
}

void CanvasInput::keyRelease(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return;
    m_space = false;
    if (m_gesture == Gesture::None)
        m_view.setCursor(m_tool == QLatin1String("select") ? Qt::ArrowCursor : Qt::CrossCursor);
}

} // namespace lensboard
