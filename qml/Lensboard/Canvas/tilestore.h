// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/scene.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QPoint>
#include <QRectF>
#include <QSet>
#include <QThreadPool>

#include <memory>
#include <set>

// The static picture of the canvas as square tiles, painted off the GUI thread at one scale (a level). While the zoom
// changes the old level is shown scaled; when all visible tiles of the new one are there, the old one goes. An edit
// repaints only the damaged part of the tiles it touches, at once as long as that is little, else in the background.
namespace lensboard {

class TileStore : public QObject
{
    Q_OBJECT

public:
    static constexpr int tileSize = 512; // device pixels

    struct Tile
    {
        QImage image;         // null until painted
        quint64 version = 0;  // grows when its content is out of date
        bool pending = false; // a paint job is under way
        bool stale = false;   // the image is older than the scene
        quint64 serial = 0;   // of the image, for texture updates
    };
    struct Level
    {
        double scale = 1; // device pixels per canvas unit
        QHash<QPoint, Tile> tiles;
    };

    explicit TileStore(QObject *parent = nullptr);
    ~TileStore() override;

    // The scene must outlive the store or be replaced; null shows nothing.
    void setScene(const Scene *scene);
    void setPalette(const Palette &palette);
    // Records that the live layer draws; they are left out of the tiles.
    void setHidden(const std::set<Id> &hidden);
    // Records that are painted pale.
    void setFaded(std::set<Id> faded);

    // What is looked at: `area` in canvas units at `scale` device pixels per unit. Starts painting what is missing, the
    // visible first, then a ring around. `settled` is false while the zoom is changing: the level then only follows
    // when it has become too coarse.
    void setView(const QRectF &area, double scale, bool settled);
    // Parts of the picture that changed.
    void damage(const std::vector<Rect> &areas);
    void clear();
    // The small picture of a scene that is put away, to be shown at once when the scene comes back.
    struct Overview
    {
        QImage image;
        QRectF area;
        int theme = 0;
    };
    [[nodiscard]] Overview takeOverview();
    void putOverview(Overview overview);

    [[nodiscard]] const Level &front() const { return m_front; }
    // The level shown below while `front` is not complete; scale 0 when there is none.
    [[nodiscard]] const Level &back() const { return m_back; }
    // The whole picture, small, shown where no tile is yet; null for an empty picture.
    [[nodiscard]] const QImage &overview() const { return m_overview; }
    [[nodiscard]] QRectF overviewArea() const { return m_overviewArea; }
    [[nodiscard]] quint64 overviewSerial() const { return m_overviewSerial; }
    // True when every visible tile shows the scene as it is at the exact scale.
    [[nodiscard]] bool isSharp() const;

    [[nodiscard]] static QRectF areaOf(const QPoint &key, double scale);

Q_SIGNALS:
    void changed(); // something new to show

private:
    void abandonJobs();
    void startLevel(double scale);
    void requestVisible();
    void request(const QPoint &key);
    void requestOverview();
    void finishTile(const QPoint &key, double scale, quint64 version, const QImage &image);
    void finishOverview(const QImage &image, const QRectF &area, quint64 version);
    void dropFarTiles();
    void retireBackIfComplete();
    // Pixels painted.
    qint64 repaintPart(const QPoint &key, const QRectF &area);
    [[nodiscard]] SceneItems itemsIn(const QRectF &area) const;
    [[nodiscard]] QRect visibleKeys(int ring) const;

    const Scene *m_scene = nullptr;
    Palette m_palette;
    std::set<Id> m_hidden;
    std::shared_ptr<const std::set<Id>> m_faded = std::make_shared<std::set<Id>>(); // shared with paint jobs
    QThreadPool m_pool;
    Level m_front;
    Level m_back{0, {}};
    QRectF m_area;
    QImage m_overview;
    QRectF m_overviewArea;
    quint64 m_overviewSerial = 0;
    quint64 m_overviewVersion = 0;
    bool m_overviewPending = false;
    bool m_overviewStale = true;
    quint64 m_serial = 0;
    quint64 m_epoch = 0; // results of an older epoch are thrown away
};

} // namespace lensboard
