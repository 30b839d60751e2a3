// SPDX-License-Identifier: Apache-2.0
#include "viewport.h"

#include <algorithm>
#include <cmath>

namespace lensboard {

void Viewport::setDevicePixelRatio(double ratio)
{
    m_ratio = ratio > 0 ? ratio : 1;
    setOrigin(m_origin);
}

void Viewport::setOrigin(QPointF canvas)
{
    const double pixels = m_zoom * m_ratio;
    m_origin = {std::round(canvas.x() * pixels) / pixels, std::round(canvas.y() * pixels) / pixels};
}

void Viewport::zoomAt(QPointF anchor, double zoom)
{
    const QPointF fixed = toCanvas(anchor);
    m_zoom = std::clamp(zoom, minZoom, maxZoom);
    setOrigin(fixed - anchor / m_zoom);
}

void Viewport::fit(const QRectF &canvas, double margin, double largest)
{
    const double width = std::max(1.0, m_size.width() - 2 * margin);
    const double height = std::max(1.0, m_size.height() - 2 * margin);
    double zoom = largest;
    if (canvas.width() > 0)
        zoom = std::min(zoom, width / canvas.width());
    if (canvas.height() > 0)
        zoom = std::min(zoom, height / canvas.height());
    m_zoom = std::clamp(zoom, minZoom, maxZoom);
    centerOn(canvas.center());
}

void Viewport::centerOn(QPointF canvas)
{
    setOrigin(canvas - QPointF(m_size.width(), m_size.height()) / (2 * m_zoom));
}

} // namespace lensboard
