// SPDX-License-Identifier: Apache-2.0
#include "minimap.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lensboard {

Minimap::Minimap(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    connect(this, &Minimap::coloursChanged, this, [this] { update(); });
}

void Minimap::setCanvas(CanvasView *canvas)
{
    if (canvas == m_canvas)
        return;
    if (m_canvas)
        m_canvas->disconnect(this);
    m_canvas = canvas;
    if (canvas) {
        connect(canvas, &CanvasView::viewChanged, this, [this] { update(); });
        connect(canvas, &CanvasView::pictureChanged, this, [this] { update(); });
        connect(canvas, &QObject::destroyed, this, [this] { m_canvas = nullptr; });
    }
    update();
    Q_EMIT canvasChanged();
}

QRectF Minimap::shownArea() const
{
    const QRectF picture = m_canvas->pictureArea();
    return (picture | m_canvas->viewArea().intersected(picture.adjusted(-400, -400, 400, 400)))
        .adjusted(-40, -40, 40, 40);
}

double Minimap::scaleFor(const QRectF &area) const
{
    return std::min(width() / std::max(1.0, area.width()), height() / std::max(1.0, area.height()));
}

void Minimap::paint(QPainter *painter)
{
    if (!m_canvas || !m_canvas->session() || m_canvas->pictureArea().isEmpty())
        return;
    const QRectF area = shownArea();
    const double scale = scaleFor(area);
    const QPointF offset((width() - area.width() * scale) / 2, (height() - area.height() * scale) / 2);
    const auto place = [&](const QRectF &r) {
        return QRectF((r.topLeft() - area.topLeft()) * scale + offset, r.size() * scale);
    };
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_nodeColour);
    for (const auto &[id, node] : m_canvas->session()->document().nodes()) {
        const QRectF box = place({node.frame.x, node.frame.y, node.frame.width, node.frame.height});
        painter->drawRoundedRect(box, 1.5, 1.5);
    }
    QColor tint = m_frameColour;
    tint.setAlpha(18);
    painter->setBrush(tint);
    painter->setPen(QPen(m_frameColour, 1.5));
    const QRectF all(0.75, 0.75, width() - 1.5, height() - 1.5);
    painter->drawRoundedRect(place(m_canvas->viewArea()).intersected(all), 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    goTo(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    goTo(event->position());
}

void Minimap::goTo(QPointF position)
{
    if (!m_canvas || m_canvas->pictureArea().isEmpty())
        return;
    const QRectF area = shownArea();
    const double scale = scaleFor(area);
    const QPointF offset((width() - area.width() * scale) / 2, (height() - area.height() * scale) / 2);
    const QPointF canvas = (position - offset) / scale + area.topLeft();
    m_canvas->centerOn(canvas.x(), canvas.y());
}

} // namespace lensboard
