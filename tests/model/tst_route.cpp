// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"
#include "layout/route.h"
#include "support/generator.h"
#include "support/pictureedits.h"
#include "support/sampleboards.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace lensboard;
using namespace lensboard::test;

namespace {

bool isOrthogonal(const Route &route)
{
    for (std::size_t index = 0; index + 1 < route.size(); ++index) {
        if (route[index].x != route[index + 1].x && route[index].y != route[index + 1].y)
            return false;
    }
    return route.size() >= 2;
}

bool onBorder(const Rect &frame, Point p)
{
    const bool side = (p.x == frame.x || p.x == frame.right()) && p.y >= frame.y && p.y <= frame.bottom();
    const bool end = (p.y == frame.y || p.y == frame.bottom()) && p.x >= frame.x && p.x <= frame.right();
    return side || end;
}

bool crosses(const Route &route, const Rect &frame)
{
    for (std::size_t index = 0; index + 1 < route.size(); ++index) {
        const Point a = route[index];
        const Point b = route[index + 1];
        const Rect leg{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
        if (leg.x < frame.right() - 1 && frame.x + 1 < leg.right() + 0.01 && leg.y < frame.bottom() - 1 &&
            frame.y + 1 < leg.bottom() + 0.01)
            return true;
    }
    return false;
}

Document board(std::initializer_list<Record> records)
{
    Document document;
    for (const auto &record : records)
        put(document, record);
    return document;
}

Edge link(const char *id, const char *from, const char *to)
{
    return makeEdge(id, from, to, EdgeKind::Invokes, EdgeMode::Sync);
}

} // namespace

class TestRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neighboursInOneRowAreJoinedByAStraightLine()
    {
        const auto d =
            board({makeNode("a", "lambda", "A", 0, 0), makeNode("b", "lambda", "B", 300, 0), link("e", "a", "b")});
        Router router;
        router.build(d);
        QCOMPARE(router.route(Id("e")), (Route{{190, 30}, {300, 30}}));
    }

    void aSmallOffsetDoesNotMakeABend()
    {
        const auto d =
            board({makeNode("a", "lambda", "A", 0, 0), makeNode("b", "lambda", "B", 300, 10), link("e", "a", "b")});
        Router router;
        router.build(d);
        QCOMPARE(router.route(Id("e")).size(), std::size_t(2));
    }

    void routesGoAroundNodesInTheWay()
    {
        const auto d = board({makeNode("a", "lambda", "A", 0, 0), makeNode("b", "lambda", "B", 600, 0),
                              makeNode("wall", "lambda", "Wall", 300, 0), link("e", "a", "b")});
        Router router;
        router.build(d);
        const auto route = router.route(Id("e"));
        QVERIFY(isOrthogonal(route));
        QVERIFY(!crosses(route, d.node(Id("wall"))->frame));
        QVERIFY(onBorder(d.node(Id("a"))->frame, route.front()));
        QVERIFY(onBorder(d.node(Id("b"))->frame, route.back()));
    }

    void edgesBetweenTheSameNodesKeepApart()
    {
        const auto d = board({makeNode("a", "lambda", "A", 0, 0), makeNode("b", "lambda", "B", 300, 200),
                              link("e1", "a", "b"), link("e2", "b", "a"), link("e3", "a", "b")});
        Router router;
        router.build(d);
        std::set<double> channels;
        for (const auto *id : {"e1", "e2", "e3"}) {
            const auto &route = router.route(Id(id));
            QCOMPARE(route.size(), std::size_t(4));
            channels.insert(route[1].x);
        }
        QCOMPARE(channels.size(), std::size_t(3));
        QVERIFY(*std::next(channels.begin()) - *channels.begin() >= 6);
    }

    void aLoopLeavesAndReachesItsNode()
    {
        const auto d = board({makeNode("a", "lambda", "A", 0, 0), link("e", "a", "a"), link("f", "a", "a")});
        Router router;
        router.build(d);
        QVERIFY(isOrthogonal(router.route(Id("e"))));
        QVERIFY(onBorder(d.node(Id("a"))->frame, router.route(Id("e")).front()));
        QVERIFY(router.route(Id("e")) != router.route(Id("f")));
    }

    void bendsSetByPeopleAreKept()
    {
        auto edge = link("e", "a", "b");
        edge.bends = {{240, 150}, {260, 250}};
        const auto d = board({makeNode("a", "lambda", "A", 0, 0), makeNode("b", "lambda", "B", 300, 0), edge});
        Router router;
        router.build(d);
        const auto &route = router.route(Id("e"));
        QVERIFY(isOrthogonal(route));
        for (const auto &bend : edge.bends)
            QVERIFY(crosses(route, {bend.x - 2, bend.y - 2, 4, 4}));
    }

    void labelsKeepOffNodesAndOtherLines()
    {
        const auto order = orderBoard();
        Router router;
        router.build(order.document);
        const auto place = router.labelPlace(Id("e_publish"), router.route(Id("e_publish")), 70, 18);
        QVERIFY(!place.crowded);
        QVERIFY(place.room >= 70);
        const Rect label{place.anchor.x - 35, place.anchor.y - 9, 70, 18};
        for (const auto &[id, node] : order.document.nodes())
            QVERIFY(!label.intersects(node.frame));
        QVERIFY(!crosses(router.route(Id("e_write")), label));
    }

    void generatedBoardsAreRoutedWithoutCrossingNodes()
    {
        const auto d = generateDocument(120, 7);
        Router router;
        router.build(d);
        int crossed = 0;
        for (const auto &[id, edge] : d.edges()) {
            const auto &route = router.route(id);
            QVERIFY2(isOrthogonal(route), id.str().c_str());
            for (const auto &[nodeId, node] : d.nodes()) {
                if (nodeId != edge.source && nodeId != edge.target && crosses(route, node.frame))
                    ++crossed;
            }
        }
        QVERIFY2(crossed * 50 <= int(d.edges().size()), qPrintable(QString::number(crossed)));
    }

    void updatesEqualRoutingAfresh_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }

    void updatesEqualRoutingAfresh()
    {
        QFETCH(unsigned, seed);
        auto d = generateDocument(30, seed);
        PictureEdits edits(seed);
        Router kept;
        kept.build(d);
        for (int step = 0; step < 60; ++step) {
            const auto change = edits.next(d);
            QVERIFY(d.apply(change).ok());
            const auto before = kept.update(change);
            Router fresh;
            fresh.build(d);
            for (const auto &[id, edge] : d.edges())
                QVERIFY2(kept.route(id) == fresh.route(id), qPrintable(QStringLiteral("seed %1 step %2 edge %3")
                                                                           .arg(seed)
                                                                           .arg(step)
                                                                           .arg(QString::fromStdString(id.str()))));
            for (const auto &[id, record] : change.removed)
                QVERIFY(kept.route(id).empty());
        }
    }

    void plainRoutesBecomeTheSameOnceRefined()
    {
        const auto d = generateDocument(80, 3);
        Router plain;
        plain.build(d, 0);
        QVERIFY(plain.hasPlainRoutes());
        plain.refine({0, 0, 1500, 1500}, 20);
        plain.refineAll();
        QVERIFY(!plain.hasPlainRoutes());
        Router good;
        good.build(d);
        for (const auto &[id, edge] : d.edges())
            QCOMPARE(plain.route(id), good.route(id));
    }

    void previewOfAMoveLeavesTheRestAlone()
    {
        const auto order = orderBoard();
        Router router;
        router.build(order.document);
        const auto before = router.route(Id("e_place"));
        const auto routes = router.preview({{Id("n_place"), Rect{640, 300, nodeWidth, nodeHeight}}});
        QCOMPARE(routes.size(), std::size_t(3));
        QVERIFY(onBorder({640, 300, nodeWidth, nodeHeight}, routes.at(Id("e_place")).back()));
        QCOMPARE(router.route(Id("e_place")), before);
    }
};

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_route.moc"
