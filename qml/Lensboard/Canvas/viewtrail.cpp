// SPDX-License-Identifier: Apache-2.0
#include "viewtrail.h"

#include <cmath>

namespace lensboard {

namespace {

constexpr int restMs = 400;        // a view that stays this long counts
constexpr double nearShare = 0.25; // of the view's size; moved less, it is the same place
constexpr double nearZoom = 1.25;
constexpr std::size_t longest = 100;

} // namespace

ViewTrail::ViewTrail(QObject *parent)
    : CanvasCompanion(parent)
{
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &ViewTrail::rest);
    connect(this, &ViewTrail::canvasChanged, this, [this] {
        if (canvas())
            connect(canvas(), &CanvasView::viewChanged, &m_resting, qOverload<>(&QTimer::start));
    });
}

void ViewTrail::boardReplaced()
{
    m_places.clear();
    m_at = 0;
    m_resting.start();
    Q_EMIT changed();
}

bool ViewTrail::isNear(const Place &place, const QRectF &seen, double zoom) const
{
    const double ratio = place.zoom / zoom;
    return ratio < nearZoom && ratio > 1 / nearZoom &&
           std::abs(place.origin.x() - seen.x()) < seen.width() * nearShare &&
           std::abs(place.origin.y() - seen.y()) < seen.height() * nearShare;
}

void ViewTrail::rest()
{
    if (!canvas() || canvas()->width() <= 0)
        return;
    const QRectF seen = canvas()->viewArea();
    const double zoom = canvas()->zoom();
    if (!m_places.empty() && isNear(m_places[m_at], seen, zoom))
        return;
    if (!m_places.empty())
        m_places.resize(m_at + 1);
    m_places.push_back({seen.topLeft(), zoom});
    if (m_places.size() > longest)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
    Q_EMIT changed();
}

void ViewTrail::show(std::size_t at)
{
    m_at = at;
    canvas()->showView(m_places[at].origin, m_places[at].zoom);
    Q_EMIT changed();
}

void ViewTrail::back()
{
    rest();
    if (canGoBack())
        show(m_at - 1);
}

void ViewTrail::forward()
{
    if (canGoForward())
        show(m_at + 1);
}

} // namespace lensboard
