// SPDX-License-Identifier: Apache-2.0
#include "dotgrid.h"

#include <QPainter>

namespace lensboard {

void DotGrid::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

void DotGrid::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_color, 2, Qt::SolidLine, Qt::RoundCap));
    for (qreal y = 10; y < height(); y += 20) {
        for (qreal x = 10; x < width(); x += 20)
            painter->drawPoint(QPointF(x, y));
    }
}

} // namespace lensboard
