// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

// Which part of the board is seen, and how large. Canvas units to view pixels (logical) and back. The origin is kept on
// whole device pixels, so that tiles are shown without resampling.
namespace lensboard {

class Viewport
{
public:
    static constexpr double minZoom = 0.02;
    static constexpr double maxZoom = 8;

    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QPointF origin() const { return m_origin; } // canvas point at the view's top left corner
    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] QRectF area() const { return {m_origin, m_size / m_zoom}; }
    [[nodiscard]] QPointF toCanvas(QPointF view) const { return m_origin + view / m_zoom; }
    [[nodiscard]] QPointF toView(QPointF canvas) const { return (canvas - m_origin) * m_zoom; }
    [[nodiscard]] QRectF toView(const QRectF &canvas) const
    {
        return {toView(canvas.topLeft()), canvas.size() * m_zoom};
    }

    void setSize(QSizeF size) { m_size = size; }
    void setDevicePixelRatio(double ratio);
    void setOrigin(QPointF canvas);
    // Moves the picture by view pixels.
    void panBy(QPointF delta) { setOrigin(m_origin - delta / m_zoom); }
    // The canvas point under `anchor` (view pixels) stays where it is.
    void zoomAt(QPointF anchor, double zoom);
    // Shows the whole rectangle with a margin (view pixels), at most at `largest`.
    void fit(const QRectF &canvas, double margin, double largest = 1);
    void centerOn(QPointF canvas);

private:
    QPointF m_origin;
    QSizeF m_size;
    double m_zoom = 1;
    double m_ratio = 1;
};

} // namespace lensboard
