// SPDX-License-Identifier: Apache-2.0
// Drawing without a pointer and without a keyboard: walking, connecting, renaming, the outline, and an architecture of
// ten services each way, in at most sixty actions.
#include "windowharness.h"

#include "base/resources.h"

#include <QAbstractItemModel>
#include <QDir>

using namespace lensboard;

class TestKeyboard : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;
    int m_actions = 0;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] CanvasView &canvas() const { return *m_window->canvas(); }
    [[nodiscard]] const Document &document() const { return session().document(); }
    [[nodiscard]] QQuickItem *item(const char *name) const { return m_window->item(QLatin1String(name)); }
    // One key, counted.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        m_window->key(key, modifiers);
    }
    void type(const char *text)
    {
        for (const char *letter = text; *letter; ++letter) {
            ++m_actions;
            QTest::keyClick(m_window->quick(), *letter);
        }
    }
    void add(const char *service)
    {
        press(Qt::Key_Slash);
        type(service);
        press(Qt::Key_Return);
    }
    [[nodiscard]] QString only() const
    {
        return session().selection().size() == 1 ? session().selection().constFirst() : QString();
    }
    [[nodiscard]] bool linked(const char *from, const char *to) const
    {
        for (const auto &[id, edge] : document().edges()) {
            if (document().node(edge.source)->type == from && document().node(edge.target)->type == to)
                return true;
        }
        return false;
    }
    static QQuickItem *below(QQuickItem *root, const char *property, const QVariant &value)
    {
        if (root->property(property) == value)
            return root;
        const QList<QQuickItem *> children = root->childItems();
        for (QQuickItem *child : children) {
            if (QQuickItem *found = below(child, property, value))
                return found;
        }
        return nullptr;
    }
    // Pulls an edge from the service to an empty place and takes what may follow from the list; the new service.
    QString follow(const QString &source, QPointF to, const char *type)
    {
        m_window->settle();
        QTest::mouseMove(m_window->quick(), m_window->middleOf(source)); // shows the handles
        const QRectF rect = canvas().viewRectOf(source);
        m_window->drag(canvas().mapToScene({rect.right(), rect.center().y()}).toPoint(), m_window->at(to));
        ++m_actions;
        QQuickItem *list = item("quickAddList");
        if (!QTest::qWaitFor([&] { return list && list->isVisible(); }, 2000))
            return {};
        auto *rows = list->property("model").value<QAbstractItemModel *>();
        const int role = rows->roleNames().key("typeId");
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->data(rows->index(row, 0), role) == QLatin1String(type))
                return choose(list, row);
        }
        return {};
    }
    QString choose(QQuickItem *list, int row)
    {
        for (int turn = 0; turn < 20; ++turn) {
            m_window->settle();
            QQuickItem *line = nullptr;
            QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, line), Q_ARG(int, row));
            const double y = line ? list->mapFromItem(line, QPointF(0, line->height() / 2)).y() : list->height() + 1;
            if (y > 0 && y < list->height()) {
                m_window->clickOn(line);
                ++m_actions;
                return only();
            }
            ++m_actions;
            const QPointF middle = list->mapToScene(QPointF(list->width() / 2, list->height() / 2));
            QWheelEvent wheel(middle, middle, {}, {0, -240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_window->quick(), &wheel);
            QTest::qWait(50);
        }
        return {};
    }
    // The row of the outline with this title, or -1.
    [[nodiscard]] int outlineRow(const QString &title) const
    {
        auto *rows = item("outlineList")->property("model").value<QAbstractItemModel *>();
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->data(rows->index(row, 0)).toString() == title)
                return row;
        }
        return -1;
    }
    [[nodiscard]] QVariant outline(int row, const char *role) const
    {
        auto *rows = item("outlineList")->property("model").value<QAbstractItemModel *>();
        return rows->data(rows->index(row, 0), rows->roleNames().key(role));
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
        QCoreApplication::setApplicationName(QStringLiteral("keyboard"));
        qInstallMessageHandler(test::collectWarnings);
        m_window = std::make_unique<test::Window>();
    }
    void init()
    {
        test::printedWarnings().clear();
        session().newBoard();
        item("leftTabs")->setProperty("currentIndex", 0);
        QTRY_VERIFY(canvas().width() > 300);
        canvas().zoomToFit();
        canvas().forceActiveFocus();
        m_actions = 0;
    }
    void cleanup()
    {
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }
    void cleanupTestCase() { m_window.reset(); }

    void slashAddsConnectedToTheSelection()
    {
        add("rest");
        const QString api = only();
        QCOMPARE(session().typeOf(api), QStringLiteral("rest-api"));
        add("lam");
        const QString function = only();
        QCOMPARE(session().typeOf(function), QStringLiteral("lambda"));
        QVERIFY(linked("rest-api", "lambda"));
        QVERIFY(document().node(Id(function.toStdString()))->frame.x >
                document().node(Id(api.toStdString()))->frame.right());
        press(Qt::Key_Slash); // on its own
        type("ddb");
        shot("quick-add-connected");
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(session().typeOf(only()), QStringLiteral("dynamodb"));
        QCOMPARE(document().edges().size(), std::size_t(1));
        QVERIFY(canvas().hasActiveFocus());
    }

    void connectsByKeys()
    {
        const QString function = session().addNode(QStringLiteral("lambda"), 300, 200);
        const QString table = session().addNode(QStringLiteral("dynamodb"), 700, 200);
        const QString queue = session().addNode(QStringLiteral("sqs"), 700, 400);
        session().setSelection({function});
        canvas().forceActiveFocus();
        press(Qt::Key_C);
        QTRY_VERIFY(item("connectField") && item("connectField")->hasActiveFocus());
        shot("connect-by-keys");
        press(Qt::Key_Down); // the queue is farther away
        press(Qt::Key_Return);
        QVERIFY(linked("lambda", "sqs"));
        QVERIFY(!linked("lambda", "dynamodb"));
        session().setSelection({function});
        press(Qt::Key_C);
        type("dyn");
        press(Qt::Key_Return);
        QVERIFY(linked("lambda", "dynamodb"));
        session().setSelection({function});
        press(Qt::Key_C);
        press(Qt::Key_Down, Qt::ControlModifier); // from the table to what lies below it
        press(Qt::Key_Escape);
        QCOMPARE(document().edges().size(), std::size_t(2));
        QVERIFY(canvas().hasActiveFocus());
        // What is refused stays open and says why.
        session().setSelection({table});
        press(Qt::Key_C);
        QSignalSpy refused(&session(), &Session::refused);
        type("sqs");
        press(Qt::Key_Return);
        QCOMPARE(refused.size(), 1);
        press(Qt::Key_Escape);
        QCOMPARE(only(), table);
        QVERIFY(!queue.isEmpty());
    }

    void controlAndArrowsWalkAlongEdges()
    {
        const QString api = session().addNode(QStringLiteral("rest-api"), 300, 300);
        const QString function = session().addNode(QStringLiteral("lambda"), 900, 300);
        const QString near = session().addNode(QStringLiteral("sqs"), 700, 300); // nearer, but not connected
        session().connectNodes(api, function);
        session().setSelection({api});
        canvas().forceActiveFocus();
        press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(only(), function);
        press(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(only(), api);
        press(Qt::Key_Tab);
        QCOMPARE(only(), near); // reading order
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(only(), api);
        press(Qt::Key_Return);
        QTRY_VERIFY(!canvas().hasActiveFocus());
        type("Shop");
        press(Qt::Key_Return);
        QCOMPARE(session().nameOf(api), QStringLiteral("Shop"));
    }

    void saysWhatIsSelected()
    {
        const QString api = session().addNode(QStringLiteral("rest-api"), 300, 300);
        const QString function = session().addNode(QStringLiteral("lambda"), 900, 300);
        const QString table = session().addNode(QStringLiteral("dynamodb"), 1300, 300);
        session().rename(function, QStringLiteral("Place order"));
        session().connectNodes(api, function);
        session().connectNodes(function, table);
        const QString words = session().describe(function);
        QVERIFY2(
            words.startsWith(QStringLiteral("Lambda Place order. From REST API, waits for the answer. To DynamoDB")),
            qPrintable(words));
        const auto worst =
            std::any_of(session().findings().begin(), session().findings().end(),
                        [&](const auto &entry) { return words.contains(QString::fromStdString(entry.second.title)); });
        QVERIFY2(worst && words.contains(QStringLiteral("Worst: ")), qPrintable(words));
        session().setSelection({function});
        QCOMPARE(m_window->board()->property("pane").value<QObject *>()->property("spoken").toString(), words);
    }

    void theOutlineIsTheBoardAsATree()
    {
        const QString api = session().addNode(QStringLiteral("rest-api"), 300, 300);
        const QString function = session().addNode(QStringLiteral("lambda"), 700, 300);
        session().rename(function, QStringLiteral("Place order"));
        session().connectNodes(api, function);
        session().setSelection({function});
        const QString frame = session().surroundSelection();
        session().rename(frame, QStringLiteral("Orders"));
        session().select({});
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(item("outlineList")->hasActiveFocus());
        QTRY_VERIFY(outlineRow(QStringLiteral("Place order")) > 0);
        QCOMPARE(outlineRow(QStringLiteral("Orders")), 0);
        QCOMPARE(outline(outlineRow(QStringLiteral("Place order")), "lineDepth").toInt(), 1);
        QTRY_COMPARE(item("outlineList")->property("currentIndex").toInt(), 0);
        press(Qt::Key_Down);
        QCOMPARE(only(), function); // walking selects
        press(Qt::Key_Right);       // opens
        const int edge = outlineRow(QStringLiteral("REST API"));
        QCOMPARE(outline(edge, "lineKind").toString(), QStringLiteral("in"));
        press(Qt::Key_Down);
        QVERIFY(document().edge(Id(only().toStdString())));
        shot("outline");
        press(Qt::Key_Return); // to its other end
        QCOMPARE(only(), api);
        session().setSelection({function}); // and from the board
        QTRY_COMPARE(outline(outlineRow(QStringLiteral("Place order")), "lineSelected").toBool(), true);
        press(Qt::Key_Escape);
        QVERIFY(canvas().hasActiveFocus());
    }

    void theOutlineFilters()
    {
        session().addNode(QStringLiteral("rest-api"), 300, 300);
        session().addNode(QStringLiteral("lambda"), 700, 300);
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(outlineRow(QStringLiteral("Lambda")) >= 0);
        item("outlineFilter")->forceActiveFocus();
        type("rest");
        QTRY_COMPARE(outlineRow(QStringLiteral("Lambda")), -1);
        QVERIFY(outlineRow(QStringLiteral("REST API")) >= 0);
        press(Qt::Key_Escape);
        QTRY_VERIFY(outlineRow(QStringLiteral("Lambda")) >= 0);
    }

    // Client, CDN, API, user pool, two functions, table, queue, bucket, topic. All but the pool, which the API cannot
    // lead to, are connected as they are added.
    void drawsTenServicesWithTheKeyboardAlone()
    {
        add("cli");
        add("cloudf");
        add("rest");
        add("cogn");
        press(Qt::Key_Left, Qt::ControlModifier);
        add("lam");
        add("ddb");
        press(Qt::Key_Left, Qt::ControlModifier);
        add("sqs");
        add("lam");
        add("s3");
        press(Qt::Key_Left, Qt::ControlModifier);
        add("sns");
        shot("ten-by-keys");
        QCOMPARE(document().nodes().size(), std::size_t(10));
        QStringList edges;
        for (const auto &[id, edge] : document().edges())
            edges += QString::fromStdString(document().node(edge.source)->type + " -> " +
                                            document().node(edge.target)->type);
        QVERIFY2(edges.size() >= 8, qPrintable(edges.join(u'\n')));
        QVERIFY(linked("web-client", "cloudfront"));
        QVERIFY(linked("cloudfront", "rest-api"));
        QVERIFY(linked("rest-api", "lambda"));
        QVERIFY(linked("lambda", "dynamodb"));
        QVERIFY(linked("lambda", "sqs"));
        QVERIFY(linked("sqs", "lambda"));
        QVERIFY(linked("lambda", "s3"));
        QVERIFY(linked("lambda", "sns"));
        QVERIFY2(m_actions <= 60, qPrintable(QString::number(m_actions)));
    }

    // As large with the mouse alone: a drag, a click, a double click and a turn of the wheel count as one each.
    void drawsTenServicesWithTheMouseAlone()
    {
        QQuickItem *tile = below(m_window->quick()->contentItem(), "typeId", QStringLiteral("rest-api"));
        QVERIFY(tile && tile->isVisible());
        m_window->settle();
        const QPoint on = tile->mapToScene(QPointF(tile->width() / 2, tile->height() / 2)).toPoint();
        QTest::mouseMove(m_window->quick(), on);
        QTest::mouseClick(m_window->quick(), Qt::LeftButton, {}, on);
        QTest::mouseDClick(m_window->quick(), Qt::LeftButton, {}, on);
        ++m_actions;
        const QString api = only();
        QCOMPARE(session().typeOf(api), QStringLiteral("rest-api"));
        const QPointF at = document().nodes().begin()->second.frame.x > 0
                               ? canvas().toCanvas(canvas().viewRectOf(api).center())
                               : QPointF();
        for (int turn = 0; turn < 3; ++turn) { // the board from farther away
            ++m_actions;
            QWheelEvent wheel(m_window->middleOf(api), m_window->middleOf(api), {}, {0, -240}, Qt::NoButton,
                              Qt::ControlModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_window->quick(), &wheel);
        }
        const auto place = [&](double column, double row) { return at + QPointF(260 * column, 130 * row); };
        const QString order = follow(api, place(1, -1), "lambda");
        const QString pay = follow(api, place(1, 1), "lambda");
        follow(order, place(2, -2), "dynamodb");
        const QString jobs = follow(order, place(2, -1), "sqs");
        const QString worker = follow(jobs, place(3, -1), "lambda");
        follow(worker, place(4, -1), "s3");
        follow(pay, place(2, 0.5), "dynamodb");
        const QString topic = follow(pay, place(2, 1.5), "sns");
        follow(topic, place(3, 1.5), "lambda");
        shot("ten-by-mouse");
        QCOMPARE(document().nodes().size(), std::size_t(10));
        QCOMPARE(document().edges().size(), std::size_t(9));
        QVERIFY2(m_actions <= 60, qPrintable(QString::number(m_actions)));
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
