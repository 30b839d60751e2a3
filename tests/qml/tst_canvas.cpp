// SPDX-License-Identifier: Apache-2.0
// Draws in the real window with mouse and keys and compares with the document.
#include "windowharness.h"

#include <memory>

using namespace lensboard;

class TestCanvas : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;
    QString m_function;
    QString m_table;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] const Document &document() const { return session().document(); }
    [[nodiscard]] const Node *node(const QString &id) const { return document().node(Id(id.toStdString())); }
    [[nodiscard]] QPoint rightHandleOf(const QString &id) const
    {
        const QRectF rect = m_window->canvas()->viewRectOf(id);
        return m_window->canvas()->mapToScene({rect.right(), rect.center().y()}).toPoint();
    }

private Q_SLOTS:
    void initTestCase()
    {
        qInstallMessageHandler(test::collectWarnings);
        m_window = std::make_unique<test::Window>();
    }

    void init()
    {
        test::printedWarnings().clear();
        session().newBoard();
        m_function = session().addNode(QStringLiteral("lambda"), 300, 200);
        m_table = session().addNode(QStringLiteral("dynamodb"), 700, 200);
        session().select({});
        QTRY_VERIFY(m_window->canvas()->width() > 300);
        QTest::qWait(20);
        m_window->canvas()->zoomToFit();
    }

    void cleanup()
    {
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }

    void cleanupTestCase() { m_window.reset(); }

    void aClickSelectsAndAClickBesideClears()
    {
        m_window->click(m_window->middleOf(m_function));
        QCOMPARE(session().selection(), QStringList{m_function});
        m_window->click(m_window->middleOf(m_table), Qt::ShiftModifier);
        QCOMPARE(session().selection().size(), 2);
        m_window->click(m_window->at({500, 420}));
        QVERIFY(session().selection().isEmpty());
    }

    void aDragMovesInOneStepAndUndoTakesItBack()
    {
        const Rect before = node(m_function)->frame;
        const auto steps = session().history().position();
        const QPoint from = m_window->middleOf(m_function);
        const double zoom = m_window->canvas()->zoom();
        m_window->drag(from, from + QPointF(0, 100 * zoom).toPoint());
        QCOMPARE(node(m_function)->frame.x, before.x);
        QCOMPARE(node(m_function)->frame.y, before.y + 100);
        QCOMPARE(session().history().position(), steps + 1);
        m_window->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(node(m_function)->frame.y, before.y);
        m_window->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(node(m_function)->frame.y, before.y + 100);
    }

    void escEndsADragWithoutAnEdit()
    {
        const Rect before = node(m_function)->frame;
        const auto steps = session().history().position();
        const QPoint from = m_window->middleOf(m_function);
        m_window->drag(from, from + QPoint(80, 80), false);
        m_window->key(Qt::Key_Escape);
        QTest::mouseRelease(m_window->quick(), Qt::LeftButton, {}, from + QPoint(80, 80));
        QVERIFY(node(m_function)->frame == before);
        QCOMPARE(session().history().position(), steps);
    }

    void aRubberBandSelectsWhatItEncloses()
    {
        m_window->drag(m_window->at({420, 260}), m_window->at({180, 140}));
        QCOMPARE(session().selection(), QStringList{m_function});
    }

    void pullingAHandleDrawsATypedEdge()
    {
        QTest::mouseMove(m_window->quick(), m_window->middleOf(m_function));
        QTRY_COMPARE(m_window->canvas()->hovered(), m_function);
        m_window->drag(rightHandleOf(m_function), m_window->middleOf(m_table));
        QCOMPARE(document().edges().size(), std::size_t(1));
        const Edge &edge = document().edges().begin()->second;
        QCOMPARE(QString::fromStdString(edge.source.text), m_function);
        QCOMPARE(QString::fromStdString(edge.target.text), m_table);
        QCOMPARE(edge.mode, EdgeMode::Sync);
        QVERIFY(std::find(edge.kinds.begin(), edge.kinds.end(), EdgeKind::Writes) != edge.kinds.end() ||
                std::find(edge.kinds.begin(), edge.kinds.end(), EdgeKind::Reads) != edge.kinds.end());
        m_window->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(document().edges().empty());
    }

    void anImpossibleEdgeIsRefusedWithASentence()
    {
        const QString queue = session().addNode(QStringLiteral("sqs"), 300, 420);
        session().select({});
        m_window->canvas()->zoomToFit();
        QTest::mouseMove(m_window->quick(), m_window->middleOf(queue));
        QTRY_COMPARE(m_window->canvas()->hovered(), queue);
        QSignalSpy refused(&session(), &Session::refused);
        m_window->drag(rightHandleOf(queue), m_window->middleOf(m_table));
        QVERIFY(document().edges().empty());
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused.first().first().toString().size() > 20);
    }

    void arrowKeysMoveTheSelection()
    {
        m_window->click(m_window->middleOf(m_table));
        const double before = node(m_table)->frame.x;
        m_window->key(Qt::Key_Right);
        QCOMPARE(node(m_table)->frame.x, before + 20);
    }

    void deleteRemovesAndUndoBringsBackWithEdges()
    {
        session().connectNodes(m_function, m_table);
        m_window->click(m_window->middleOf(m_function));
        m_window->key(Qt::Key_Delete);
        QVERIFY(!node(m_function));
        QVERIFY(document().edges().empty());
        m_window->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(node(m_function));
        QCOMPARE(document().edges().size(), std::size_t(1));
    }

    void doubleClickRenamesInPlace()
    {
        const QPoint middle = m_window->middleOf(m_function);
        QTest::mouseDClick(m_window->quick(), Qt::LeftButton, {}, middle);
        QTest::qWait(20);
        for (const char c : {'P', 'a', 'y'})
            QTest::keyClick(m_window->quick(), c);
        m_window->key(Qt::Key_Return);
        QCOMPARE(QString::fromStdString(node(m_function)->name), QStringLiteral("Pay"));
    }

    void slashAddsAServiceByItsAbbreviation()
    {
        const auto nodes = document().nodes().size();
        m_window->canvas()->forceActiveFocus();
        QTest::mouseDClick(m_window->quick(), Qt::LeftButton, {}, m_window->at({500, 420}));
        QTest::qWait(60);
        for (const char c : {'s', 'q', 's'})
            QTest::keyClick(m_window->quick(), c);
        m_window->key(Qt::Key_Return);
        QCOMPARE(document().nodes().size(), nodes + 1);
        QVERIFY(std::any_of(document().nodes().begin(), document().nodes().end(),
                            [](const auto &entry) { return entry.second.type == "sqs"; }));
    }

    void theWheelPansAndWithControlZooms()
    {
        const double zoom = m_window->canvas()->zoom();
        const QPointF origin = m_window->canvas()->viewArea().topLeft();
        const QPoint middle = m_window->at({500, 300});
        const auto turn = [&](QPoint angle, Qt::KeyboardModifiers modifiers) {
            QWheelEvent event(middle, m_window->quick()->mapToGlobal(middle), {}, angle, Qt::NoButton, modifiers,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_window->quick(), &event);
        };
        turn({0, -120}, {});
        QVERIFY(m_window->canvas()->viewArea().top() > origin.y());
        QCOMPARE(m_window->canvas()->zoom(), zoom);
        const QPointF under = m_window->canvas()->toCanvas(m_window->canvas()->mapFromScene(middle));
        turn({0, 120}, Qt::ControlModifier);
        QVERIFY(m_window->canvas()->zoom() > zoom);
        const QPointF still = m_window->canvas()->toCanvas(m_window->canvas()->mapFromScene(middle));
        QVERIFY(std::abs(still.x() - under.x()) < 2 && std::abs(still.y() - under.y()) < 2);
    }

    void aServiceDroppedOnAnEdgeIsInserted()
    {
        const QString edge = session().connectNodes(m_function, m_table);
        QVERIFY(!edge.isEmpty());
        const double level = m_window->canvas()->scene().route(Id(edge.toStdString())).front().y;
        const QPointF middle = m_window->canvas()->toView({500, level});
        m_window->canvas()->dragType(QStringLiteral("lambda"), middle.x(), middle.y());
        const QString added = m_window->canvas()->dropType(QStringLiteral("lambda"), middle.x(), middle.y());
        QVERIFY(!added.isEmpty());
        QCOMPARE(document().nodes().size(), std::size_t(3));
        QCOMPARE(document().edges().size(), std::size_t(2));
    }

    void controlDragLeavesTheOriginalAndMakesACopyInOneStep()
    {
        const Rect before = node(m_function)->frame;
        const auto steps = session().history().position();
        const double zoom = m_window->canvas()->zoom();
        const QPoint from = m_window->middleOf(m_function);
        m_window->drag(from, from + QPointF(0, 160 * zoom).toPoint(), true, Qt::ControlModifier);
        QVERIFY(node(m_function)->frame == before);
        QCOMPARE(document().nodes().size(), std::size_t(3));
        QCOMPARE(session().history().position(), steps + 1);
        QCOMPARE(session().selection().size(), 1);
        const QString copy = session().selection().constFirst();
        QVERIFY(copy != m_function);
        QCOMPARE(node(copy)->frame.y, before.y + 160);
        m_window->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().nodes().size(), std::size_t(2));
    }

    void shiftKeepsADragOnOneAxis()
    {
        const Rect before = node(m_function)->frame;
        const double zoom = m_window->canvas()->zoom();
        const QPoint from = m_window->middleOf(m_function);
        m_window->drag(from, from + QPointF(45 * zoom, 140 * zoom).toPoint(), true, Qt::ShiftModifier);
        QCOMPARE(node(m_function)->frame.x, before.x);
        QCOMPARE(node(m_function)->frame.y, before.y + 140);
    }

    void aDragSnapsToANeighbourAndAltSwitchesThatOff()
    {
        // Off the grid, so that only a guide can bring the function there.
        session().setSelection({m_table});
        session().moveSelection(0, 7);
        session().select({});
        const double line = node(m_table)->frame.y;
        const double zoom = m_window->canvas()->zoom();
        QPoint from = m_window->middleOf(m_function);
        m_window->drag(from, from + QPointF(-40 * zoom, 4 * zoom).toPoint());
        QCOMPARE(node(m_function)->frame.y, line);
        m_window->key(Qt::Key_Z, Qt::ControlModifier);
        from = m_window->middleOf(m_function);
        m_window->drag(from, from + QPointF(-40 * zoom, 4 * zoom).toPoint(), true, Qt::AltModifier);
        QVERIFY(std::abs(node(m_function)->frame.y - line) > 1);
    }

    void aLooseNodeDroppedOnAnEdgeIsInsertedAndAHintSaysSoBefore()
    {
        const QString edge = session().connectNodes(m_function, m_table);
        const QString loose = session().addNode(QStringLiteral("lambda"), 500, 420);
        session().select({});
        m_window->canvas()->zoomToFit();
        const auto steps = session().history().position();
        const double level = m_window->canvas()->scene().route(Id(edge.toStdString())).front().y;
        const QPoint target = m_window->at({500, level});
        m_window->drag(m_window->middleOf(loose), target, false);
        QVERIFY(m_window->canvas()->hint().contains(QStringLiteral("Insert between")));
        QTest::mouseRelease(m_window->quick(), Qt::LeftButton, {}, target);
        QVERIFY(m_window->canvas()->hint().isEmpty());
        QCOMPARE(document().edges().size(), std::size_t(2));
        const Edge *first = document().edge(Id(edge.toStdString()));
        QCOMPARE(QString::fromStdString(first->target.text), loose);
        QCOMPARE(session().history().position(), steps + 1);
        m_window->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().edges().size(), std::size_t(1));
    }

    void aNewBoardFitsTheWindowUntilSomebodyMovesTheView()
    {
        const Document board = document();
        session().adopt(board, {}, QStringLiteral("Wide"), false);
        m_window->quick()->resize(900, 600);
        m_window->settle();
        m_window->quick()->resize(1280, 800);
        m_window->settle();
        const CanvasView *canvas = m_window->canvas();
        const QPointF middle = canvas->pictureArea().center();
        QVERIFY(std::abs(canvas->viewArea().center().x() - middle.x()) < 2);
        m_window->canvas()->panBy(120, 0);
        const QPointF origin = canvas->viewArea().topLeft();
        m_window->quick()->resize(1000, 700);
        m_window->settle();
        QCOMPARE(canvas->viewArea().topLeft(), origin);
        m_window->quick()->resize(1280, 800);
        m_window->settle();
    }

    void thePictureShowsAnEditInTheNextFrame()
    {
        QTRY_VERIFY(m_window->canvas()->isSharp());
        const QImage before = m_window->quick()->grabWindow();
        const QString added = session().addNode(QStringLiteral("s3"), 500, 320);
        QVERIFY(m_window->canvas()->isSharp());
        const QImage after = m_window->quick()->grabWindow();
        const QPoint tile = m_window->middleOf(added);
        QVERIFY(before.copy(QRect(tile - QPoint(20, 20), QSize(40, 40))) !=
                after.copy(QRect(tile - QPoint(20, 20), QSize(40, 40))));
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
