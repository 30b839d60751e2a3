// SPDX-License-Identifier: Apache-2.0
#include "layout/arrange.h"
#include "layout/arrangeplan.h"
#include "support/generator.h"
#include "support/sampleboards.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QtTest>

#include <cmath>

using namespace lensboard;
using namespace lensboard::test;

namespace {

bool onGrid(double value)
{
    return std::abs(value / 20 - std::round(value / 20)) < 1e-9;
}

QString faults(const Document &document)
{
    for (const auto &[id, node] : document.nodes()) {
        if (!onGrid(node.frame.x) || !onGrid(node.frame.y))
            return QString::fromStdString(id.str() + " is off the grid");
        for (const auto &[otherId, other] : document.nodes()) {
            if (id < otherId && node.frame.intersects(other.frame))
                return QString::fromStdString(id.str() + " lies on " + otherId.str());
        }
        for (const auto &[boundaryId, boundary] : document.boundaries()) {
            bool member = false;
            for (auto around = node.parent; !around.empty(); around = document.boundary(around)->parent)
                member = member || around == boundaryId;
            const auto &f = boundary.frame;
            const bool inside = node.frame.x >= f.x && node.frame.right() <= f.right() && node.frame.y >= f.y &&
                                node.frame.bottom() <= f.bottom();
            if (member ? !inside : node.frame.intersects(f))
                return QString::fromStdString(id.str() + (member ? " is outside of " : " lies on ") + boundaryId.str());
        }
    }
    return {};
}

Document arrangedBoard(Document document, const ArrangeOptions &options = {})
{
    const auto arranged = arrange(document, options);
    if (!arranged.ok() || !document.apply(arranged->change).ok())
        return {};
    return document;
}

Document scrambled(Document document)
{
    const auto nodes = document.nodes();
    for (const auto &[id, node] : nodes) {
        auto moved = node;
        moved.frame.x = moved.frame.y = 0;
        put(document, moved);
    }
    return document;
}

bool hasDot()
{
    return !QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty();
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrangesFromLeftToRightWithoutOverlaps_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<bool>("dot");
        for (const int nodes : {1, 12, 60, 250, 500}) {
            QTest::newRow(qPrintable(QStringLiteral("%1 by dot").arg(nodes))) << nodes << true;
            QTest::newRow(qPrintable(QStringLiteral("%1 in layers").arg(nodes))) << nodes << false;
        }
    }

    void arrangesFromLeftToRightWithoutOverlaps()
    {
        QFETCH(int, nodes);
        QFETCH(bool, dot);
        if (dot && !hasDot())
            QSKIP("Graphviz is not installed");
        ArrangeOptions options;
        if (!dot)
            options.dotProgram = "no-such-program-anywhere";
        const auto before = scrambled(generateDocument(nodes, 5));
        const auto after = arrangedBoard(before, options);
        QCOMPARE(after.nodes().size(), before.nodes().size());
        const auto wrong = faults(after);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        int forward = 0;
        for (const auto &[id, edge] : after.edges())
            forward += after.node(edge.source)->frame.x <= after.node(edge.target)->frame.x ? 1 : 0;
        QVERIFY(forward * 10 >= int(after.edges().size()) * 7);
        const auto again = arrange(after, options);
        QVERIFY(again.ok());
        QVERIFY(again->change.empty());
        QCOMPARE(again->note.empty(), dot);
    }

    void theStartingPlacesDoNotMatter()
    {
        const auto board = generateDocument(40, 9);
        const auto a = arrangedBoard(board);
        const auto b = arrangedBoard(scrambled(board));
        for (const auto &[id, node] : a.nodes())
            QCOMPARE(node.frame, b.node(id)->frame);
    }

    void pinnedNodesStay()
    {
        auto board = orderBoard().document;
        auto pinned = *board.node(Id("n_web"));
        pinned.pinned = true;
        pinned.frame = {1000, 777, nodeWidth, nodeHeight};
        put(board, pinned);
        const auto after = arrangedBoard(board);
        QCOMPARE(after.node(Id("n_web"))->frame, pinned.frame);
        for (const auto &[id, node] : after.nodes())
            QVERIFY(id == pinned.id || !node.frame.intersects(pinned.frame));
    }

    void onlyTheNewNodeMovesNextToItsNeighbour()
    {
        auto board = orderBoard().document;
        auto added = makeNode("n_new", "sqs", "New", 340, 100);
        put(board, added);
        put(board, makeEdge("e_new", "n_mail", "n_new", EdgeKind::Publishes, EdgeMode::Async));
        ArrangeOptions options;
        options.only = {Id("n_new")};
        const auto arranged = arrange(board, options);
        QVERIFY(arranged.ok());
        QCOMPARE(arranged->change.updated.size(), std::size_t(1));
        const auto after = arrangedBoard(board, options);
        const auto &frame = after.node(Id("n_new"))->frame;
        QVERIFY(frame.x > after.node(Id("n_mail"))->frame.right());
        QCOMPARE(frame.y, after.node(Id("n_mail"))->frame.y);
    }

    void notesGoWithTheirNodeAndBendsAreDropped()
    {
        auto board = orderBoard().document;
        Note note;
        note.id = Id("t_note");
        note.frame = {40, 460, 180, 100};
        put(board, note);
        auto edge = *board.edge(Id("e_site"));
        edge.bends = {{10, 300}};
        put(board, edge);
        const auto after = arrangedBoard(board);
        QVERIFY(after.edge(Id("e_site"))->bends.empty());
        const auto moved = after.note(Id("t_note"))->frame;
        const auto site = after.node(Id("n_site"))->frame;
        QVERIFY(std::hypot(moved.center().x - site.center().x, moved.center().y - site.center().y) < 300);
        for (const auto &[id, node] : after.nodes())
            QVERIFY(!node.frame.intersects(moved));
    }

    void runsInTheBackgroundAndCanBeCancelled()
    {
        const auto board = scrambled(generateDocument(60, 5));
        Arranger arranger;
        std::optional<Result<Arranged>> answer;
        arranger.start(board, {}, [&](Result<Arranged> result) { answer = std::move(result); });
        QVERIFY(arranger.isRunning());
        QVERIFY(!answer);
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20000);
        QVERIFY(answer->ok());
        QVERIFY(!arranger.isRunning());
        QVERIFY((*answer)->change == arrange(board)->change);

        answer.reset();
        arranger.start(board, {}, [&](Result<Arranged> result) { answer = std::move(result); });
        QTest::qWait(5);
        arranger.cancel();
        QTest::qWait(200);
        QVERIFY(!answer);
    }

    void aProgramThatFailsOrHangsGivesTheSimplerLayoutWithANote()
    {
        const auto board = scrambled(orderBoard().document);
        ArrangeOptions options;
        options.dotProgram = "false";
        const auto failed = arrange(board, options);
        QVERIFY(failed.ok() && !failed->note.empty() && !failed->change.empty());
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("hang"));
        QFile script(path);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec sleep 30\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        options.dotProgram = path.toStdString();
        options.timeoutMs = 200;
        const auto hung = arrange(board, options);
        QVERIFY(hung.ok() && !hung->note.empty() && !hung->change.empty());
    }

    void dotOutputThatDoesNotFitIsRefused()
    {
        LayoutGraph graph;
        graph.boxes.resize(2);
        QVERIFY(readPlain("graph 1 5 2\nnode n0 1 1 1 1 x\nnode n1 4 1 1 1 x\nstop\n", {&graph}));
        QCOMPARE(graph.boxes[0].position, (Point{72 - nodeWidth / 2, 72 - nodeHeight / 2}));
        QVERIFY(!readPlain("graph 1 5 2\nnode n0 1 1 1 1 x\nstop\n", {&graph}));
        QVERIFY(!readPlain("graph 1 5 2\nnode n7 1 1 1 1 x\nnode n1 4 1 1 1 x\nstop\n", {&graph}));
        QVERIFY(!readPlain("", {&graph}));
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
