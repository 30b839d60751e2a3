// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvascompanion.h"

// Where the view has rested on this board, for going back and forward. Small moves do not count as another place.
namespace lensboard {

class ViewTrail : public lensboard::CanvasCompanion
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY changed)

public:
    explicit ViewTrail(QObject *parent = nullptr);

    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();

Q_SIGNALS:
    void changed();

protected:
    void boardReplaced() override;

private:
    struct Place
    {
        QPointF origin;
        double zoom = 1;
    };
    void rest();
    void show(std::size_t at);
    [[nodiscard]] bool isNear(const Place &place, const QRectF &seen, double zoom) const;

    std::vector<Place> m_places;
    std::size_t m_at = 0;
    QTimer m_resting;
};

} // namespace lensboard
