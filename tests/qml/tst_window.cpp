// SPDX-License-Identifier: Apache-2.0
// The window as a person uses it: palette, undo, dirty mark, findings, questions, inspector, start page, files, keys.
// With LENSBOARD_SHOTS=FOLDER it leaves pictures of what it sees there.
#include "windowharness.h"

#include <QTemporaryDir>

using namespace lensboard;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheStartPageFirst();
    void findsAServiceByAbbreviationAndPlacesIt();
    void namesTheStepThatUndoTakesBack();
    void marksUnsavedChangesAndAsksBeforeLosingThem();
    void findingsFollowAnEdit();
    void aQuestionsRangeMovesWithTheStance();
    void statesAPropertyInThreeStates();
    void asksWhatIsOpenAndMovesOn();
    void refusesAnImpossibleConnectionWithASentence();
    void showsABrokenFileInABar();
    void savesAndOpensAgain();
    void handsOutThePictureThatIsShown();
    void filtersFindingsByPillar();
    void explainsAFindingAndDecidesIt();
    void hidesAndShowsPanelsByKeys();
    void switchesColours();

private:
    void tab(const char *name) const
    {
        m_window->perform(QStringLiteral("tab.") + QLatin1String(name));
        QTest::qWait(20);
    }
    void clickOn(QQuickItem *item) const
    {
        QVERIFY(item);
        m_window->clickOn(item);
    }
    std::unique_ptr<test::Window> m_window;
};

void TestWindow::initTestCase()
{
    test::prepare("window");
}

void TestWindow::init()
{
    test::startAfresh();
    m_window = std::make_unique<test::Window>();
}

void TestWindow::cleanup()
{
    m_window.reset();
    const QStringList warnings = test::printedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestWindow::showsTheStartPageFirst()
{
    QVERIFY(m_window->item(QStringLiteral("startPage"))->isVisible());
    QVERIFY(!m_window->item(QStringLiteral("statusBar"))->isVisible());
    m_window->shot(QStringLiteral("start"));
    clickOn(m_window->item(QStringLiteral("startBlank")));
    QTRY_VERIFY(m_window->session()->isActive());
    QVERIFY(!m_window->item(QStringLiteral("startPage"))->isVisible());
    QVERIFY(!m_window->session()->isDirty());
    m_window->shot(QStringLiteral("blank"));
}

void TestWindow::findsAServiceByAbbreviationAndPlacesIt()
{
    m_window->perform(QStringLiteral("new"));
    m_window->perform(QStringLiteral("search"));
    QQuickItem *field = m_window->item(QStringLiteral("paletteSearch"));
    QTRY_VERIFY(field->hasActiveFocus());
    m_window->type(QStringLiteral("ddb"));
    QCOMPARE(field->property("text").toString(), QStringLiteral("ddb"));
    QCOMPARE(m_window->cell("paletteResults", 0, "typeId").toString(), QStringLiteral("dynamodb"));
    m_window->shot(QStringLiteral("search"));
    m_window->key(Qt::Key_Return);
    QCOMPARE(m_window->session()->document().nodes().size(), std::size_t(1));
    QCOMPARE(m_window->session()->document().nodes().begin()->second.type, std::string("dynamodb"));
    QCOMPARE(m_window->session()->selection().size(), 1);
}

void TestWindow::namesTheStepThatUndoTakesBack()
{
    m_window->perform(QStringLiteral("new"));
    m_window->session()->addNode(QStringLiteral("lambda"), 200, 200);
    QCOMPARE(m_window->session()->undoLabel(), QStringLiteral("Add Lambda"));
    m_window->session()->rename(m_window->session()->selection().first(), QStringLiteral("Place order"));
    QCOMPARE(m_window->session()->undoLabel(), QStringLiteral("Rename Lambda"));
    m_window->canvas()->forceActiveFocus();
    m_window->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_window->session()->document().nodes().begin()->second.name, std::string("Lambda"));
    QCOMPARE(m_window->session()->redoLabel(), QStringLiteral("Rename Lambda"));
    m_window->key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_window->session()->document().nodes().empty());
    QVERIFY(!m_window->session()->canUndo());
    m_window->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->session()->document().nodes().size(), std::size_t(1));
}

void TestWindow::marksUnsavedChangesAndAsksBeforeLosingThem()
{
    m_window->perform(QStringLiteral("new"));
    QVERIFY(!m_window->item(QStringLiteral("dirtyDot"))->isVisible());
    m_window->session()->addNode(QStringLiteral("sqs"), 200, 200);
    QVERIFY(m_window->item(QStringLiteral("dirtyDot"))->isVisible());
    m_window->perform(QStringLiteral("close"));
    QTRY_VERIFY(m_window->shown("questionCancel"));
    QCOMPARE(m_window->session()->document().nodes().size(), std::size_t(1));
    m_window->shot(QStringLiteral("question"));
    clickOn(m_window->shown("questionDiscard"));
    QTRY_VERIFY(!m_window->session()->isActive());
    m_window->perform(QStringLiteral("new"));
    m_window->session()->addNode(QStringLiteral("sqs"), 200, 200);
    m_window->session()->undo();
    QVERIFY(!m_window->session()->isDirty());
}

void TestWindow::findingsFollowAnEdit()
{
    m_window->perform(QStringLiteral("new"));
    Session *session = m_window->session();
    const QString api = session->addNode(QStringLiteral("rest-api"), 100, 100);
    const QString function = session->addNode(QStringLiteral("lambda"), 400, 100);
    QVERIFY(!session->connectNodes(api, function).isEmpty());
    tab("findings");
    const int before = m_window->model("findingsList")->rowCount();
    const int high = m_window->item(QStringLiteral("statusHigh"))->property("count").toInt();
    int resets = 0;
    connect(m_window->model("findingsList"), &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
    session->setProperty(function, QStringLiteral("runtime"), QStringLiteral("stated"), QStringLiteral("nodejs10.x"));
    QTRY_VERIFY2(m_window->model("findingsList")->rowCount() > before, "AWS no longer patches this runtime");
    QVERIFY(m_window->item(QStringLiteral("statusHigh"))->property("count").toInt() >= high);
    session->undo();
    QTRY_COMPARE(m_window->model("findingsList")->rowCount(), before);
    QCOMPARE(resets, 0);
}

void TestWindow::aQuestionsRangeMovesWithTheStance()
{
    QVERIFY(m_window->session()->openExample());
    tab("questions");
    QCOMPARE(m_window->model("questionsList")->rowCount(), 9);
    const auto ranges = [this] {
        QStringList all;
        for (int row = 0; row < 9; ++row)
            all.append(QStringLiteral("%1-%2")
                           .arg(m_window->cell("questionsList", row, "questionBest").toInt())
                           .arg(m_window->cell("questionsList", row, "questionWorst").toInt()));
        return all;
    };
    m_window->perform(QStringLiteral("new"));
    Session *session = m_window->session();
    const QString api = session->addNode(QStringLiteral("rest-api"), 100, 100);
    session->connectNodes(api, session->addNode(QStringLiteral("lambda"), 400, 100));
    const QStringList sketch = ranges();
    clickOn(m_window->item(QStringLiteral("stanceSwitch")));
    session->setComplete(true);
    QVERIFY(ranges() != sketch);
    QCOMPARE(session->undoLabel(), QStringLiteral("Call the drawing complete"));
}

void TestWindow::statesAPropertyInThreeStates()
{
    m_window->perform(QStringLiteral("new"));
    Session *session = m_window->session();
    const QString function = session->addNode(QStringLiteral("lambda"), 400, 100);
    tab("inspector");
    const int row = m_window->rowOf("inspectorList", "propertyId", QStringLiteral("timeoutS"));
    QVERIFY(row >= 0);
    QCOMPARE(m_window->cell("inspectorList", row, "propertyState").toString(), QStringLiteral("unknown"));
    QQuickItem *field = test::itemBelow(m_window->rowItem("inspectorList", row), QStringLiteral("fieldEditor"));
    clickOn(field);
    QTRY_VERIFY(field->hasActiveFocus());
    m_window->type(QStringLiteral("45"));
    m_window->key(Qt::Key_Return);
    QCOMPARE(m_window->cell("inspectorList", row, "propertyState").toString(), QStringLiteral("stated"));
    double seconds = 0;
    const Node *node = session->document().node(Id(function.toStdString()));
    QVERIFY(statedNumber(node->properties, "timeoutS", seconds));
    QCOMPARE(seconds, 45.0);
    m_window->shot(QStringLiteral("inspector"));
    clickOn(test::itemBelow(m_window->rowItem("inspectorList", row), QStringLiteral("absentButton")));
    QCOMPARE(m_window->cell("inspectorList", row, "propertyState").toString(), QStringLiteral("absent"));
    clickOn(test::itemBelow(m_window->rowItem("inspectorList", row), QStringLiteral("forgetButton")));
    QCOMPARE(m_window->cell("inspectorList", row, "propertyState").toString(), QStringLiteral("unknown"));
    node = session->document().node(Id(function.toStdString()));
    QVERIFY(!findProperty(node->properties, "timeoutS"));
}

void TestWindow::asksWhatIsOpenAndMovesOn()
{
    m_window->perform(QStringLiteral("new"));
    Session *session = m_window->session();
    const QString queue = session->addNode(QStringLiteral("sqs"), 100, 100);
    const QString function = session->addNode(QStringLiteral("lambda"), 400, 100);
    session->connectNodes(queue, function);
    tab("ask");
    const int row = m_window->rowOf("askList", "pointProperty", QStringLiteral("memoryMB"));
    QVERIFY2(row >= 0, "the memory of a function decides a rule");
    QCOMPARE(m_window->cell("askList", row, "pointEditor").toString(), QStringLiteral("integer"));
    QTest::qWait(50);
    QQuickItem *field = test::itemBelow(m_window->rowItem("askList", row), QStringLiteral("fieldEditor"));
    clickOn(field);
    QTRY_VERIFY(field->hasActiveFocus());
    m_window->type(QStringLiteral("512"));
    m_window->key(Qt::Key_Return);
    QCOMPARE(m_window->rowOf("askList", "pointProperty", QStringLiteral("memoryMB")), -1);
    double memory = 0;
    QVERIFY(statedNumber(session->document().node(Id(function.toStdString()))->properties, "memoryMB", memory));
    QCOMPARE(memory, 512.0);
}

void TestWindow::refusesAnImpossibleConnectionWithASentence()
{
    m_window->perform(QStringLiteral("new"));
    Session *session = m_window->session();
    const QString table = session->addNode(QStringLiteral("dynamodb"), 100, 100);
    const QString bucket = session->addNode(QStringLiteral("cloudwatch-alarm"), 400, 100);
    const QString before = session->undoLabel();
    QCOMPARE(session->connectNodes(table, bucket), QString());
    QCOMPARE(session->undoLabel(), before);
    QTRY_VERIFY(test::itemBelow(m_window->quick()->contentItem(), QStringLiteral("toastWords")));
    m_window->shot(QStringLiteral("refused"));
}

void TestWindow::showsABrokenFileInABar()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("broken.lensboard")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"lensboard\", \"version\": 99}");
    file.close();
    m_window->perform(QStringLiteral("new"));
    QVERIFY(!m_window->session()->open(file.fileName()));
    QVERIFY(!m_window->item(QStringLiteral("errorMessage"))->property("text").toString().isEmpty());
    QVERIFY(m_window->session()->isActive());
    m_window->shot(QStringLiteral("error"));
    QTest::qWait(50); // the bar must have its place
    clickOn(m_window->item(QStringLiteral("errorClose")));
    QVERIFY(m_window->item(QStringLiteral("errorMessage"))->property("text").toString().isEmpty());
}

void TestWindow::savesAndOpensAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.lensboard"));
    m_window->perform(QStringLiteral("new"));
    Session *session = m_window->session();
    session->addNode(QStringLiteral("lambda"), 400, 100);
    QVERIFY(session->saveAs(path));
    QVERIFY(!session->isDirty());
    QCOMPARE(m_window->item(QStringLiteral("documentTitle"))->property("text").toString(),
             QStringLiteral("shop.lensboard"));
    const Document saved = session->document();
    session->newBoard();
    QMetaObject::invokeMethod(m_window->quick(), "openFile", Q_ARG(QString, path));
    QCOMPARE(session->document().nodes(), saved.nodes());
    QVERIFY(!session->isDirty());
    session->close();
    QTRY_VERIFY(m_window->item(QStringLiteral("startPage"))->isVisible());
    m_window->shot(QStringLiteral("recent"));
}

void TestWindow::handsOutThePictureThatIsShown()
{
    QTemporaryDir folder;
    Session *session = m_window->session();
    QVERIFY(session->openExample());
    const auto bytesOf = [&folder](const char *name) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (const char *name : {"board.svg", "board.png", "board.pdf"})
        QVERIFY2(session->exportTo(folder.filePath(QLatin1String(name)), QStringLiteral("light")), name);
    const QByteArray svg = bytesOf("board.svg");
    for (const auto &[id, node] : session->document().nodes())
        QVERIFY2(svg.contains(node.name.substr(0, 8).c_str()), node.name.c_str());
    const QImage png = QImage::fromData(bytesOf("board.png"));
    QVERIFY(png.width() > 1000 && png.height() > 400);
    QVERIFY(bytesOf("board.pdf").startsWith("%PDF-"));
    // The picture opens again as the board that it shows.
    const Document shown = session->document();
    QVERIFY(session->open(folder.filePath(QStringLiteral("board.svg"))));
    QCOMPARE(session->document().nodes(), shown.nodes());
    QCOMPARE(session->document().edges(), shown.edges());
    QVERIFY(!session->exportTo(folder.filePath(QStringLiteral("board.doc")), QStringLiteral("light")));
    QVERIFY(!m_window->item(QStringLiteral("errorMessage"))->property("text").toString().isEmpty());
}

void TestWindow::filtersFindingsByPillar()
{
    QVERIFY(m_window->session()->openExample());
    tab("findings");
    const int all = m_window->model("findingsList")->rowCount();
    QVERIFY(all > 3);
    m_window->item(QStringLiteral("side"))->setProperty("pillar", QStringLiteral("security"));
    const int few = m_window->model("findingsList")->rowCount();
    QVERIFY(few > 0 && few < all);
    clickOn(m_window->item(QStringLiteral("clearFilter")));
    QCOMPARE(m_window->model("findingsList")->rowCount(), all);
}

void TestWindow::explainsAFindingAndDecidesIt()
{
    QVERIFY(m_window->session()->openExample());
    tab("findings");
    QTest::qWait(50);
    m_window->shot(QStringLiteral("example"));
    clickOn(m_window->rowItem("findingsList", 0));
    const QString key = m_window->cell("findingsList", 0, "findingKey").toString();
    QCOMPARE(m_window->session()->focusedFinding(), key);
    QVERIFY(!m_window->session()->selection().isEmpty());
    QTest::qWait(100);
    QVERIFY(test::itemBelow(m_window->rowItem("findingsList", 0), QStringLiteral("findingMessage")));
    m_window->shot(QStringLiteral("finding"));
    Appearance::instance()->setMode(Appearance::Mode::Dark);
    m_window->shot(QStringLiteral("finding-dark"));
    tab("questions");
    m_window->shot(QStringLiteral("questions-dark"));
    Appearance::instance()->setMode(Appearance::Mode::Light);
    m_window->shot(QStringLiteral("questions"));
    tab("ask");
    m_window->shot(QStringLiteral("ask"));
    tab("inspector");
    m_window->shot(QStringLiteral("inspector-example"));
    tab("findings");
    const int before = m_window->model("findingsList")->rowCount();
    m_window->session()->decide(key, {{QStringLiteral("status"), QStringLiteral("accepted")},
                                      {QStringLiteral("reason"), QStringLiteral("known")}});
    QCOMPARE(m_window->model("findingsList")->rowCount(), before);
    const int row = m_window->rowOf("findingsList", "findingKey", key);
    QVERIFY(m_window->cell("findingsList", row, "findingDecided").toBool());
    QCOMPARE(row, before - 1);
    m_window->session()->undo();
    QVERIFY(
        !m_window->cell("findingsList", m_window->rowOf("findingsList", "findingKey", key), "findingDecided").toBool());
}

void TestWindow::hidesAndShowsPanelsByKeys()
{
    m_window->perform(QStringLiteral("new"));
    m_window->session()->addNode(QStringLiteral("lambda"), 400, 100);
    m_window->key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->item(QStringLiteral("palette"))->isVisible());
    m_window->key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(m_window->item(QStringLiteral("palette"))->isVisible());
}

void TestWindow::switchesColours()
{
    const QImage light = m_window->quick()->grabWindow();
    Appearance::instance()->setMode(Appearance::Mode::Dark);
    QTest::qWait(100);
    const QImage dark = m_window->quick()->grabWindow();
    QVERIFY(light.pixelColor(5, 300).lightness() > 200);
    QVERIFY(dark.pixelColor(5, 300).lightness() < 60);
    m_window->shot(QStringLiteral("start-dark"));
    Appearance::instance()->setMode(Appearance::Mode::HighContrast);
    m_window->session()->openExample();
    QTest::qWait(100);
    m_window->shot(QStringLiteral("contrast"));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
