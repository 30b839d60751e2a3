// SPDX-License-Identifier: Apache-2.0
// Guides shown while something is moved.
#include "scene/guides.h"

#include <QtTest>

#include <algorithm>

using namespace lensboard;

class TestGuides : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edgesAndMiddlesLineUpWithinReach()
    {
        const Rect resting{0, 0, 190, 60};
        const auto snap = snapToGuides({304, 3, 190, 60}, {resting}, 6);
        QVERIFY(snap.upright);
        QVERIFY(!snap.level);
        QCOMPARE(snap.shift.y, -3.0);
        QCOMPARE(snap.shift.x, 0.0);
        QCOMPARE(snap.guides.size(), std::size_t(2)); // top and bottom; the middle would strike the text out
        for (const Guide &guide : snap.guides) {
            QCOMPARE(guide.from.y, guide.to.y);
            QVERIFY(guide.from.x < 0 && guide.to.x > 494);
        }
    }

    void nothingIsDoneBeyondReach()
    {
        const auto snap = snapToGuides({300, 107, 190, 60}, {{0, 0, 190, 60}}, 6);
        QVERIFY(!snap.level);
        QVERIFY(!snap.upright);
        QVERIFY(snap.guides.empty());
    }

    void theMiddleOfASmallerFrameIsMet()
    {
        const auto snap = snapToGuides({300, 22, 100, 20}, {{0, 0, 190, 60}}, 6);
        QCOMPARE(snap.shift.y, -2.0);
        QCOMPARE(snap.guides.size(), std::size_t(1));
        QCOMPARE(snap.guides.front().from.y, 30.0);
    }

    void equalGapsInARow_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("wanted");
        QTest::newRow("after") << 433.0 << 430.0;
        QTest::newRow("before") << -216.0 << -215.0;
    }

    void equalGapsInARow()
    {
        QFETCH(double, x);
        QFETCH(double, wanted);
        // Gaps of 25 between two frames of 190; heights differ so that only the gap can snap on the level axis.
        const auto snap = snapToGuides({x, 5, 190, 33}, {{0, 0, 190, 60}, {215, 0, 190, 60}}, 6);
        QVERIFY(snap.level);
        QCOMPARE(x + snap.shift.x, wanted);
        QCOMPARE(std::count_if(snap.guides.begin(), snap.guides.end(), [](const Guide &guide) { return guide.gap; }),
                 std::ptrdiff_t(2));
        for (const Guide &guide : snap.guides) {
            if (guide.gap)
                QCOMPARE(guide.to.x - guide.from.x, 25.0);
        }
    }

    void aFrameBetweenTwoStandsInTheMiddle()
    {
        const auto snap = snapToGuides({202, 100, 40, 30}, {{0, 100, 100, 30}, {330, 100, 100, 30}}, 6);
        QVERIFY(!snap.level); // 195 would be the middle: too far
        const auto near = snapToGuides({197, 100, 40, 30}, {{0, 100, 100, 30}, {330, 100, 100, 30}}, 6);
        QCOMPARE(near.shift.x, -2.0);
    }

    void framesInOtherRowsMakeNoGaps()
    {
        const auto snap = snapToGuides({433, 500, 191, 33}, {{0, 0, 190, 60}, {215, 0, 190, 60}}, 2);
        QVERIFY(!snap.level);
    }
};

QTEST_APPLESS_MAIN(TestGuides)
#include "tst_guides.moc"
