// SPDX-License-Identifier: Apache-2.0
#include "pathicon.h"

#include "svgpath.h"

#include <QPainter>

namespace lensboard {

PathIcon::PathIcon(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    setImplicitSize(16, 16);
}

void PathIcon::refresh()
{
    update();
    Q_EMIT changed();
}

void PathIcon::setPaths(const QStringList &paths)
{
    if (paths == m_paths)
        return;
    m_paths = paths;
    refresh();
}

void PathIcon::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    refresh();
}

void PathIcon::setFill(const QColor &fill)
{
    if (fill == m_fill)
        return;
    m_fill = fill;
    refresh();
}

void PathIcon::setStrokeWidth(qreal width)
{
    if (qFuzzyCompare(width, m_strokeWidth))
        return;
    m_strokeWidth = width;
    refresh();
}

void PathIcon::setGrid(qreal grid)
{
    if (grid <= 0 || qFuzzyCompare(grid, m_grid))
        return;
    m_grid = grid;
    refresh();
}

void PathIcon::paint(QPainter *painter)
{
    const qreal side = qMin(width(), height());
    painter->translate((width() - side) / 2, (height() - side) / 2);
    painter->scale(side / m_grid, side / m_grid);
    painter->setPen(m_strokeWidth > 0 ? QPen(m_color, m_strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)
                                      : QPen(Qt::NoPen));
    painter->setBrush(m_fill);
    for (const QString &path : m_paths)
        painter->drawPath(pathFromSvg(path));
}

} // namespace lensboard
