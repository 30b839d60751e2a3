// SPDX-License-Identifier: Apache-2.0
// Finding the way on a board in the real window: search, filters, paths, views, outline, history.
#include "windowharness.h"

#include "base/resources.h"

#include <QDir>

using namespace lensboard;

class TestFind : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;
    QString m_api;
    QString m_order;
    QString m_pay;
    QString m_table;
    QString m_note;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] CanvasView &canvas() const { return *m_window->canvas(); }
    [[nodiscard]] const Document &document() const { return session().document(); }
    [[nodiscard]] QQuickItem *item(const char *name) const { return m_window->item(QLatin1String(name)); }
    [[nodiscard]] QString words(const char *name) const { return item(name)->property("text").toString(); }
    void type(const char *text) const
    {
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(m_window->quick(), *letter);
    }
    [[nodiscard]] QImage picture() const
    {
        m_window->settle();
        return m_window->quick()->grabWindow();
    }
    // How much is drawn where the element stands.
    [[nodiscard]] int ink(const QImage &image, const QString &id) const
    {
        const QPoint corner = canvas().mapToScene(canvas().viewRectOf(id).topLeft()).toPoint();
        const QRect tile(corner + QPoint(10, 10), QSize(36, 36));
        const QColor ground = image.pixelColor(tile.topLeft() - QPoint(14, 14));
        int sum = 0;
        for (int y = tile.top(); y <= tile.bottom(); ++y) {
            for (int x = tile.left(); x <= tile.right(); ++x) {
                const QColor color = image.pixelColor(x, y);
                sum += std::abs(color.red() - ground.red()) + std::abs(color.green() - ground.green()) +
                       std::abs(color.blue() - ground.blue());
            }
        }
        return sum;
    }
    void shot(const char *name) const
    {
        const QString folder = qEnvironmentVariable("LENSBOARD_SHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(400);
        m_window->quick()->grabWindow().save(QDir(folder).filePath(QLatin1String(name) + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        QCoreApplication::setOrganizationName(QStringLiteral("lensboard-test"));
        QCoreApplication::setApplicationName(QStringLiteral("find"));
        qInstallMessageHandler(test::collectWarnings);
        m_window = std::make_unique<test::Window>();
    }
    void init()
    {
        test::printedWarnings().clear();
        session().newBoard();
        session().setComplete(true); // what is missing is a risk, not a question
        m_api = session().addNode(QStringLiteral("rest-api"), 200, 200);
        m_order = session().addNode(QStringLiteral("lambda"), 500, 200);
        m_pay = session().addNode(QStringLiteral("lambda"), 500, 400);
        m_table = session().addNode(QStringLiteral("dynamodb"), 800, 200);
        session().rename(m_order, QStringLiteral("Place order"));
        session().rename(m_pay, QStringLiteral("Take payment"));
        session().connectNodes(m_api, m_order);
        session().connectNodes(m_api, m_pay);
        session().connectNodes(m_order, m_table);
        m_note = session().addNote(QStringLiteral("Orders are kept for a year"), 760, 360);
        session().select({});
        canvas().zoomToFit();
        canvas().forceActiveFocus();
    }
    void cleanup()
    {
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }
    void cleanupTestCase() { m_window.reset(); }

    void findsNamesTypesNotesAndFindings()
    {
        m_window->key(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(item("findField")->hasActiveFocus());
        type("order");
        QCOMPARE(session().selection(), QStringList{m_order});
        QVERIFY(words("findCount").startsWith(QStringLiteral("1 of ")));
        const QString total = words("findCount").mid(5);
        shot("find-bar");
        m_window->key(Qt::Key_Return);
        QCOMPARE(session().selection(), QStringList{m_note});
        QCOMPARE(words("findWhere"), QStringLiteral("Note"));
        m_window->key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(session().selection(), QStringList{m_order});
        m_window->key(Qt::Key_F3, Qt::ShiftModifier); // before the first comes the last
        QCOMPARE(words("findCount"), total + QStringLiteral(" of ") + total);

        m_window->key(Qt::Key_F, Qt::ControlModifier); // chosen, so that typing replaces it
        type("dynamo");
        QCOMPARE(session().selection(), QStringList{m_table});
        QVERIFY(!session().findings().empty());
        const Finding &finding =
            std::find_if(session().findings().begin(), session().findings().end(), [](const auto &entry) {
                return entry.second.verdict == FindingVerdict::Fail;
            })->second;
        m_window->key(Qt::Key_F, Qt::ControlModifier);
        for (const QChar letter : QString::fromStdString(finding.rule))
            QTest::keyClick(m_window->quick(), letter.toLatin1());
        QCOMPARE(session().selection().size(), 1);
        const bool ofRule =
            std::any_of(session().findings().begin(), session().findings().end(), [&](const auto &entry) {
                return entry.second.rule == finding.rule &&
                       QString::fromStdString(entry.second.subjects.front().text) == session().selection().constFirst();
            });
        QVERIFY(ofRule);
        QVERIFY(words("findWhere").contains(QString::fromStdString(finding.title)));

        m_window->key(Qt::Key_F, Qt::ControlModifier);
        type("nothing");
        QCOMPARE(words("findCount"), QStringLiteral("No hit"));
        m_window->key(Qt::Key_Escape);
        QVERIFY(!item("findBar")->isVisible());
        QVERIFY(canvas().hasActiveFocus());
    }

    void theViewFollowsAHitAndTheListFollowsAnEdit()
    {
        const QString far = session().addNode(QStringLiteral("sqs"), 6000, 4000);
        session().rename(far, QStringLiteral("Order queue"));
        canvas().zoomTo(1);
        canvas().centerOn(500, 300);
        m_window->key(Qt::Key_F, Qt::ControlModifier);
        type("order queue");
        QCOMPARE(session().selection(), QStringList{far});
        QTRY_VERIFY(canvas().viewArea().contains(QPointF(6000, 4000)));
        session().rename(far, QStringLiteral("Jobs"));
        QTRY_COMPARE(words("findCount"), QStringLiteral("No hit"));
        session().undo();
        QTRY_COMPARE(words("findCount"), QStringLiteral("1 of 1"));
        m_window->key(Qt::Key_Escape);
    }

    void aFilterTurnsTheRestPale()
    {
        QQuickItem *bar = item("filterBar");
        QVERIFY(!bar->isVisible());
        m_window->key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bar->isVisible());
        auto *filter = bar->property("filter").value<QObject *>();
        const QImage before = picture();
        filter->setProperty("type", QStringLiteral("lambda"));
        QTRY_COMPARE(words("filterCount"), QStringLiteral("2 of 4"));
        QTRY_VERIFY(canvas().isSharp());
        const QImage after = picture();
        QCOMPARE(ink(after, m_order), ink(before, m_order)); // drawn as before
        QVERIFY(ink(after, m_table) < ink(before, m_table) / 2);
        shot("filter");
        filter->setProperty("mode", QStringLiteral("poll")); // none of them is polled
        QTRY_COMPARE(words("filterCount"), QStringLiteral("0 of 4"));
        filter->setProperty("mode", QStringLiteral("sync"));
        QTRY_COMPARE(words("filterCount"), QStringLiteral("2 of 4"));
        m_window->clickOn(item("filterClear"));
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(canvas().isSharp());
        QTRY_COMPARE(ink(picture(), m_table), ink(before, m_table));
    }

    void filtersByRiskAndBoundary()
    {
        session().setSelection({m_order});
        const QString boundary = session().surroundSelection();
        auto *filter = item("filterBar")->property("filter").value<QObject *>();
        filter->setProperty("boundary", boundary);
        QTRY_COMPARE(filter->property("shownCount").toInt(), 1);
        filter->setProperty("boundary", QString());
        QString severity;
        std::set<Id> marked;
        for (const auto &[key, finding] : session().findings()) {
            if (finding.verdict != FindingVerdict::Fail || finding.decided)
                continue;
            const QString word = QString::fromStdString(std::string(toWord(finding.severity)));
            if (severity.isEmpty())
                severity = word;
            if (word != severity)
                continue;
            for (const auto *ids : {&finding.subjects, &finding.path}) {
                for (const Id &id : *ids) {
                    if (document().node(id))
                        marked.insert(id);
                }
            }
        }
        QVERIFY(!severity.isEmpty());
        filter->setProperty("severity", severity);
        QTRY_COMPARE(filter->property("shownCount").toInt(), static_cast<int>(marked.size()));
        QVERIFY(item("filterBar")->isVisible()); // a filter that is on is seen
        QMetaObject::invokeMethod(filter, "clear");
        QVERIFY(!item("filterBar")->isVisible());
    }

    void showsTheRequestPathStepByStep()
    {
        session().setSelection({m_api});
        canvas().forceActiveFocus();
        m_window->key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(item("pathBar")->isVisible());
        QCOMPARE(words("pathCaption"), QStringLiteral("A request comes to REST API."));
        QCOMPARE(words("pathCount"), QStringLiteral("0 of 3"));
        m_window->key(Qt::Key_Right);
        QCOMPARE(words("pathCaption"), QStringLiteral("REST API invokes Place order and waits for the answer."));
        m_window->key(Qt::Key_Space);
        QVERIFY2(words("pathCaption").startsWith(QStringLiteral("Place order ")), qPrintable(words("pathCaption")));
        shot("path");
        m_window->key(Qt::Key_Right);
        QVERIFY(words("pathCaption").contains(QStringLiteral("Take payment")));
        m_window->key(Qt::Key_Right); // there is no further one
        QCOMPARE(words("pathCount"), QStringLiteral("3 of 3"));
        m_window->key(Qt::Key_Left);
        QCOMPARE(words("pathCount"), QStringLiteral("2 of 3"));
        m_window->key(Qt::Key_Escape);
        QVERIFY(!item("pathBar")->isVisible());
        QVERIFY(canvas().hasActiveFocus());
        session().setSelection({m_table}); // nothing leads on from a table
        QSignalSpy refused(&session(), &Session::refused);
        m_window->perform(QStringLiteral("path"));
        QCOMPARE(refused.size(), 1);
        QVERIFY(!item("pathBar")->isVisible());
    }

    void goesBackAndForwardInViews()
    {
        canvas().zoomTo(1);
        canvas().centerOn(300, 300);
        QTest::qWait(1000);
        const QRectF first = canvas().viewArea();
        canvas().centerOn(5000, 4000);
        QTest::qWait(1000);
        m_window->key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(canvas().viewArea(), first);
        m_window->key(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(canvas().viewArea().contains(QPointF(5000, 4000)));
        // Zoom to the selection, then back.
        session().setSelection({m_table});
        QTest::keyClick(m_window->quick(), Qt::Key_2, Qt::ShiftModifier);
        QVERIFY(canvas().viewArea().contains(QPointF(800, 200)));
        m_window->key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(canvas().viewArea().contains(QPointF(5000, 4000)));
    }

    void followsAConnection()
    {
        for (const auto &[id, edge] : document().edges()) {
            if (edge.target.text == m_table.toStdString())
                session().select({id});
        }
        canvas().forceActiveFocus();
        m_window->key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(session().selection(), QStringList{m_table});
    }

    void theHistoryListsStepsAndJumps()
    {
        const int steps = session().historyPosition();
        m_window->key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(item("historyRows") && item("historyRows")->hasActiveFocus());
        QCOMPARE(item("historyRows")->property("count").toInt(), steps + 1);
        QCOMPARE(item("historyRows")->property("currentIndex").toInt(), steps);
        m_window->key(Qt::Key_Up);
        m_window->key(Qt::Key_Up);
        m_window->key(Qt::Key_Return);
        QCOMPARE(session().historyPosition(), steps - 2);
        shot("history");
        QCOMPARE(item("historyRows")->property("count").toInt(), steps + 1); // what was taken back stays listed
        QQuickItem *last = nullptr;
        QMetaObject::invokeMethod(item("historyRows"), "itemAtIndex", Q_RETURN_ARG(QQuickItem *, last),
                                  Q_ARG(int, steps));
        m_window->clickOn(last);
        QCOMPARE(session().historyPosition(), steps);
        m_window->key(Qt::Key_Escape);
        QVERIFY(canvas().hasActiveFocus());
    }

    void replacesInPlaceFromTheMenu()
    {
        session().setSelection({m_table});
        canvas().forceActiveFocus();
        m_window->key(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(item("quickAddField") && item("quickAddField")->hasActiveFocus());
        shot("replace");
        type("s3");
        m_window->key(Qt::Key_Return);
        QCOMPARE(session().typeOf(m_table), QStringLiteral("s3"));
        QCOMPARE(document().edges().size(), std::size_t(3));
        session().undo();
        QCOMPARE(session().typeOf(m_table), QStringLiteral("dynamodb"));
        const QStringList fitting = session().replacementsFor(m_order);
        QVERIFY(fitting.contains(QStringLiteral("step-functions")));
        QVERIFY(!fitting.contains(QStringLiteral("lambda")));
        QVERIFY(!fitting.contains(QStringLiteral("cognito-user-pool")));
    }
};

QTEST_MAIN(TestFind)
#include "tst_find.moc"
