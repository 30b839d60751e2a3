// SPDX-License-Identifier: Apache-2.0
#include "Lensboard/Canvas/tilestore.h"
#include "Lensboard/Painter/scenepainter.h"
#include "document/transaction.h"
#include "support/generator.h"

#include <QPainter>
#include <QtTest>

#include <cmath>

using namespace lensboard;

namespace {

QImage paintedAfresh(const Scene &scene, const QPoint &key, double scale)
{
    const QRectF area = TileStore::areaOf(key, scale);
    QImage image(TileStore::tileSize, TileStore::tileSize, QImage::Format_RGB32);
    QPainter painter(&image);
    PaintOptions options;
    options.grid = true;
    const double margin = 4 / scale;
    const QRectF around = area.adjusted(-margin, -margin, margin, margin);
    ScenePainter::paint(painter, scene.query({around.x(), around.y(), around.width(), around.height()}), area, scale,
                        Palette(Theme::Light), options);
    return image;
}

// Share of pixels that differ visibly.
double difference(const QImage &a, const QImage &b)
{
    int differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int far =
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
            differing += far > 60;
        }
    }
    return static_cast<double>(differing) / (a.width() * a.height());
}

constexpr double tolerated = 0.0005; // rounding of antialiased edges

} // namespace

class TestTileStore : public QObject
{
    Q_OBJECT

    Document m_document;
    Scene m_scene;

    void compareAll(const TileStore &store)
    {
        QVERIFY(!store.front().tiles.isEmpty());
        int compared = 0;
        for (auto tile = store.front().tiles.cbegin(); tile != store.front().tiles.cend(); ++tile) {
            if (tile->image.isNull() || tile->stale)
                continue;
            const double off = difference(tile->image, paintedAfresh(m_scene, tile.key(), store.front().scale));
            QVERIFY2(off < tolerated,
                     qPrintable(
                         QStringLiteral("tile %1,%2 differs in %3").arg(tile.key().x()).arg(tile.key().y()).arg(off)));
            ++compared;
        }
        QVERIFY(compared > 3);
    }

    // Moves one node and gives the parts of the picture that changed.
    std::vector<Rect> moveNode(double dx, double dy)
    {
        Transaction transaction(m_document);
        auto node = *transaction.as<Node>(m_document.nodes().begin()->first);
        node.frame.x += dx;
        node.frame.y += dy;
        transaction.put(node);
        const ChangeSet change = transaction.change();
        if (!m_document.apply(change))
            qFatal("the move was refused");
        return m_scene.update(m_document, change, {}, {}).damaged;
    }

private Q_SLOTS:
    void init()
    {
        m_document = test::generateDocument(60, 11);
        m_scene = Scene();
        m_scene.build(m_document, {});
    }

    void paintsWhatIsSeen()
    {
        TileStore store;
        store.setScene(&m_scene);
        store.setView({0, 0, 1280, 800}, 1, true);
        QTRY_VERIFY(store.isSharp());
        compareAll(store);
    }

    void repaintsOnlyWhatAnEditTouchedAndGetsItRight()
    {
        TileStore store;
        store.setScene(&m_scene);
        store.setView({0, 0, 1280, 800}, 1.25, true);
        QTRY_VERIFY(store.isSharp());
        for (const double step : {40.0, -120.0, 360.0}) {
            store.damage(moveNode(step, step / 2));
            QTRY_VERIFY(store.isSharp());
            compareAll(store);
        }
    }

    void aBadgeAppearsInTheSameFrame()
    {
        TileStore store;
        store.setScene(&m_scene);
        store.setView({-200, -200, 1280, 800}, 1, true);
        QTRY_VERIFY(store.isSharp());
        Finding finding;
        finding.key = "k";
        finding.verdict = FindingVerdict::Fail;
        finding.severity = Severity::High;
        finding.subjects = {m_document.nodes().begin()->first};
        const Node &node = m_document.nodes().begin()->second;
        store.setView({node.frame.x - 300, node.frame.y - 300, 1280, 800}, 1, true);
        QTRY_VERIFY(store.isSharp());
        const Findings findings{{"k", finding}};
        store.damage(m_scene.update(m_document, {}, {{"k"}, {}, {}}, findings).damaged);
        QVERIFY(store.isSharp()); // without returning to the event loop
        compareAll(store);
    }

    void leavesOutWhatTheLiveLayerDraws()
    {
        TileStore store;
        store.setScene(&m_scene);
        const Node &node = m_document.nodes().begin()->second;
        const QRectF view(node.frame.x - 300, node.frame.y - 300, 1280, 800);
        store.setView(view, 1, true);
        QTRY_VERIFY(store.isSharp());
        store.setHidden({node.id});
        QTRY_VERIFY(store.isSharp());
        const QPoint key(static_cast<int>(std::floor(node.frame.x / TileStore::tileSize)),
                         static_cast<int>(std::floor(node.frame.y / TileStore::tileSize)));
        QVERIFY(difference(store.front().tiles[key].image, paintedAfresh(m_scene, key, 1)) > tolerated);
        store.setHidden({});
        QTRY_VERIFY(store.isSharp());
        compareAll(store);
    }

    void keepsTheOldPictureUntilTheNewOneIsThere()
    {
        TileStore store;
        store.setScene(&m_scene);
        store.setView({0, 0, 1280, 800}, 1, true);
        QTRY_VERIFY(store.isSharp());
        store.setView({0, 0, 1163, 727}, 1.1, false); // while zooming
        QCOMPARE(store.front().scale, 1.0);
        store.setView({0, 0, 1163, 727}, 1.1, true); // at rest
        QCOMPARE(store.front().scale, 1.1);
        QCOMPARE(store.back().scale, 1.0);
        QTRY_VERIFY(store.isSharp());
        QCOMPARE(store.back().scale, 0.0);
        compareAll(store);
    }

    void showsNothingOfAnEmptyBoard()
    {
        Scene empty;
        empty.build(Document(), {});
        TileStore store;
        store.setScene(&empty);
        store.setView({0, 0, 1280, 800}, 1, true);
        QTRY_VERIFY(store.isSharp());
        QVERIFY(store.overview().isNull());
    }
};

QTEST_MAIN(TestTileStore)
#include "tst_tilestore.moc"
