// SPDX-License-Identifier: Apache-2.0
// The help and the scenarios in the window, as a person uses them. With LENSBOARD_SHOTS=FOLDER it leaves pictures.
#include "windowharness.h"

#include "Lensboard/Help/helpbrowser.h"
#include <QClipboard>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace lensboard;

class TestWindowHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void offersTheScenariosAndOpensThemJudged_data();
    void offersTheScenariosAndOpensThemJudged();
    void startPageFitsASmallWindow();
    void opensAndClosesByKey();
    void everyHelpEntryOpensItsPage();
    void searchesAndFollowsByKeyboard();
    void walksLinksAndShowsAddressesOutside();
    void learnMoreShowsThePractice();
    void showsEveryPageInLightAndDark();

private:
    [[nodiscard]] QObject *help() const { return m_window->item(QStringLiteral("help")); }
    [[nodiscard]] HelpBrowser *browser() const
    {
        return qmlEngine(m_window->quick())
            ->singletonInstance<HelpBrowser *>(qmlTypeId("Lensboard.Help", 1, 0, "HelpBrowser"));
    }
    [[nodiscard]] QQuickItem *visual(const QString &name) const
    {
        return test::itemBelow(m_window->quick()->contentItem(), name, true);
    }
    // Scrolls the list around the item as a wheel would, until the item is in it.
    static void scrollTo(QQuickItem *item)
    {
        for (QQuickItem *around = item->parentItem(); around; around = around->parentItem()) {
            const QVariant scrolled = around->property("contentY");
            if (!scrolled.isValid())
                continue;
            const double bottom = item->mapToItem(around, QPointF(0, item->height())).y();
            if (bottom > around->height())
                around->setProperty("contentY", scrolled.toDouble() + bottom - around->height() + 8);
            return;
        }
    }
    void clickOn(const QString &name) const
    {
        QQuickItem *item = visual(name);
        QVERIFY2(item, qPrintable(name));
        scrollTo(item);
        m_window->clickOn(item);
    }
    std::unique_ptr<test::Window> m_window;
};

void TestWindowHelp::initTestCase()
{
    test::prepare("windowhelp");
}

void TestWindowHelp::init()
{
    test::startAfresh();
    m_window = std::make_unique<test::Window>();
    QTest::qWait(50);
}

void TestWindowHelp::cleanup()
{
    m_window.reset();
    const QStringList warnings = test::printedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestWindowHelp::offersTheScenariosAndOpensThemJudged_data()
{
    QFile file(QStringLiteral(":/lensboard/scenarios/scenarios.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll())[QStringLiteral("scenarios")].toArray();
    QTest::addColumn<QString>("scenario");
    for (const QJsonValue &entry : entries) {
        const QString id = entry[QStringLiteral("id")].toString();
        QTest::newRow(qPrintable(id)) << id;
    }
}

void TestWindowHelp::offersTheScenariosAndOpensThemJudged()
{
    QFETCH(QString, scenario);
    m_window->shot(QStringLiteral("start-light"));
    clickOn(QStringLiteral("scenario.") + scenario);
    const Session *session = m_window->session();
    QVERIFY(session->isActive());
    QVERIFY(!session->isDirty() && session->path().isEmpty());
    QVERIFY(!session->title().isEmpty());
    QVERIFY(session->document().nodes().size() >= 8 && session->document().notes().size() >= 4);
    QVERIFY(!session->findings().empty());
    m_window->shot(QStringLiteral("scenario-") + scenario);
    m_window->perform(QStringLiteral("close"));
    QVERIFY(!session->isActive());
    Appearance::instance()->setMode(Appearance::Mode::Dark);
    m_window->shot(QStringLiteral("start-dark"));
    Appearance::instance()->setMode(Appearance::Mode::HighContrast);
    m_window->shot(QStringLiteral("start-contrast"));
}

void TestWindowHelp::startPageFitsASmallWindow()
{
    m_window->quick()->resize(960, 540);
    QTest::qWait(50);
    m_window->shot(QStringLiteral("start-small"));
    // Tab reaches every card, and the one in focus is in view.
    QQuickItem *last = visual(QStringLiteral("scenario.alexa-skills"));
    QVERIFY(last);
    for (int step = 0; step < 40 && !last->hasActiveFocus(); ++step)
        m_window->key(Qt::Key_Tab);
    QVERIFY(last->hasActiveFocus());
    const QRectF place = last->mapRectToScene(QRectF(0, 0, last->width(), last->height()));
    QVERIFY(place.top() >= 48 && place.bottom() <= 540);
    m_window->key(Qt::Key_Return);
    QVERIFY(m_window->session()->isActive());
}

void TestWindowHelp::opensAndClosesByKey()
{
    m_window->key(Qt::Key_F1);
    QVERIFY(help()->property("visible").toBool());
    QCOMPARE(browser()->page(), QStringLiteral("start"));
    m_window->key(Qt::Key_Escape);
    QVERIFY(!help()->property("visible").toBool());
    m_window->key(Qt::Key_F1);
    QTest::qWait(20);
    m_window->key(Qt::Key_F1);
    QVERIFY(!help()->property("visible").toBool());
    // Over a board it leaves the right panel free, and typing does not reach the canvas.
    m_window->perform(QStringLiteral("example"));
    m_window->key(Qt::Key_F1);
    m_window->key(Qt::Key_Slash);
    m_window->key(Qt::Key_Delete);
    QVERIFY(!m_window->session()->isDirty() || m_window->session()->undoLabel().isEmpty());
    m_window->shot(QStringLiteral("help-over-board"));
    m_window->key(Qt::Key_Escape);
    QVERIFY(!help()->property("visible").toBool());
}

void TestWindowHelp::everyHelpEntryOpensItsPage()
{
    const QList<std::pair<QString, QString>> entries{{QStringLiteral("help"), QStringLiteral("start")},
                                                     {QStringLiteral("help.start"), QStringLiteral("start")},
                                                     {QStringLiteral("help.canvas"), QStringLiteral("canvas")},
                                                     {QStringLiteral("help.judging"), QStringLiteral("judging")},
                                                     {QStringLiteral("help.rules"), QStringLiteral("rules")}};
    for (const auto &[what, page] : entries) {
        m_window->perform(what);
        QCOMPARE(browser()->page(), page);
        QVERIFY(help()->property("visible").toBool());
    }
}

void TestWindowHelp::searchesAndFollowsByKeyboard()
{
    m_window->key(Qt::Key_F1);
    m_window->key(Qt::Key_F, Qt::ControlModifier);
    for (const char letter : QByteArray("visibility"))
        QTest::keyClick(m_window->quick(), letter);
    QCOMPARE(browser()->query(), QStringLiteral("visibility"));
    QVERIFY(!browser()->results().isEmpty());
    m_window->shot(QStringLiteral("help-search"));
    m_window->key(Qt::Key_Return);
    QVERIFY(browser()->page() != QStringLiteral("start"));
    QTest::qWait(50);
    const QQuickItem *reader = visual(QStringLiteral("helpReader"));
    QVERIFY(browser()->heading().isEmpty() || reader->property("contentY").toReal() > 0);
    m_window->key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(browser()->page(), QStringLiteral("start"));
    m_window->key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(browser()->page() != QStringLiteral("start"));
}

void TestWindowHelp::walksLinksAndShowsAddressesOutside()
{
    m_window->key(Qt::Key_F1);
    m_window->key(Qt::Key_Tab);
    m_window->key(Qt::Key_Return);
    QCOMPARE(browser()->page(), QStringLiteral("scenarios"));
    QVERIFY(browser()->open(QStringLiteral("rule/SLS-REL-040")));
    QTest::qWait(50);
    QVERIFY(browser()->open(QStringLiteral("https://docs.aws.amazon.com/lambda/")));
    QTest::qWait(50);
    m_window->shot(QStringLiteral("help-outside"));
    const QQuickItem *bar = visual(QStringLiteral("helpOutside"));
    QVERIFY(bar && bar->height() > 0);
    browser()->copyOutside();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://docs.aws.amazon.com/lambda/"));
}

void TestWindowHelp::learnMoreShowsThePractice()
{
    m_window->perform(QStringLiteral("example"));
    m_window->perform(QStringLiteral("tab.questions"));
    QTest::qWait(60);
    clickOn(QStringLiteral("practiceHead"));
    QTest::qWait(60);
    clickOn(QStringLiteral("learnMore"));
    QVERIFY(browser()->page().startsWith(QLatin1String("question/")));
    QVERIFY(!browser()->heading().isEmpty());
    QVERIFY(!browser()->has(QStringLiteral("question/of_another_lens")));
    QVERIFY(browser()->open(QStringLiteral("question/rel_q2#Duplicates do no harm")));
    QTest::qWait(60);
    const QQuickItem *reader = visual(QStringLiteral("helpReader"));
    QVERIFY(reader->property("contentY").toReal() > 100);
    m_window->shot(QStringLiteral("help-practice"));
}

void TestWindowHelp::showsEveryPageInLightAndDark()
{
    m_window->key(Qt::Key_F1);
    const QQuickItem *page = visual(QStringLiteral("helpPage"));
    const QQuickItem *reader = visual(QStringLiteral("helpReader"));
    QVERIFY(page && reader);
    for (const auto mode : {Appearance::Mode::Light, Appearance::Mode::Dark, Appearance::Mode::HighContrast}) {
        Appearance::instance()->setMode(mode);
        const QVariantList contents = browser()->contents();
        for (const QVariant &entry : contents) {
            const QString id = entry.toMap()[QStringLiteral("pageId")].toString();
            QVERIFY(browser()->open(id));
            QTest::qWait(1);
            QVERIFY2(page->property("length").toInt() > 100, qPrintable(id));
            QVERIFY2(page->width() <= reader->width(), qPrintable(id));
            if (mode != Appearance::Mode::HighContrast || id == QLatin1String("deployment"))
                m_window->shot(QStringLiteral("help-%1-%2").arg(QString(id).replace(u'/', u'-')).arg(int(mode)));
        }
    }
}

QTEST_MAIN(TestWindowHelp)
#include "tst_windowhelp.moc"
