// SPDX-License-Identifier: Apache-2.0
// Several documents in one window: tabs by mouse and keys, each with its own history, selection and view.
// With LENSBOARD_SHOTS=FOLDER it leaves pictures.
#include "windowharness.h"

#include "Lensboard/Session/documenttabs.h"
#include "storage/projectfile.h"
#include "support/generator.h"

#include <QClipboard>
#include <QTemporaryDir>

using namespace lensboard;

class TestTabs : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;
    QTemporaryDir m_folder;

    [[nodiscard]] Session *session() const { return m_window->session(); }
    [[nodiscard]] DocumentTabs *tabs() const
    {
        return m_window->quick()->property("documents").value<QObject *>()->property("tabs").value<DocumentTabs *>();
    }
    void openFile(const QString &path) const
    {
        QMetaObject::invokeMethod(m_window->quick(), "openFile", Q_ARG(QString, path));
    }
    [[nodiscard]] QQuickItem *head(int row) const { return m_window->rowItem("tabList", row); }
    // A file with one function of that name.
    [[nodiscard]] QString board(const char *name) const
    {
        Session made;
        made.newBoard();
        made.rename(made.addNode(QStringLiteral("lambda"), 300, 200), QLatin1String(name));
        const QString path = m_folder.filePath(QLatin1String(name) + QStringLiteral(".lensboard"));
        return made.saveAs(path) ? path : QString();
    }
    [[nodiscard]] std::string onlyName() const { return session()->document().nodes().begin()->second.name; }

private Q_SLOTS:
    void initTestCase() { test::prepare("tabs"); }
    void init()
    {
        test::startAfresh();
        m_window = std::make_unique<test::Window>();
    }
    void cleanup()
    {
        m_window.reset();
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }

    void aSecondDocumentGetsATab()
    {
        QVERIFY(!m_window->shown("tabStrip"));
        openFile(board("One"));
        QCOMPARE(tabs()->count(), 1); // in place of the start page
        QVERIFY(m_window->shown("documentTitle"));
        openFile(board("Two"));
        QCOMPARE(tabs()->count(), 2);
        QTRY_VERIFY(m_window->shown("tabStrip"));
        QVERIFY(!m_window->shown("documentTitle"));
        QCOMPARE(onlyName(), std::string("Two"));
        m_window->clickOn(head(0));
        QCOMPARE(onlyName(), std::string("One"));
        m_window->shot("tabs");
    }

    void aFileThatIsOpenIsNotOpenedTwice()
    {
        const QString one = board("One");
        openFile(one);
        openFile(board("Two"));
        session()->addNode(QStringLiteral("sqs"), 10, 10);
        openFile(QStringLiteral("file://") + one);
        QCOMPARE(tabs()->count(), 2);
        QCOMPARE(tabs()->currentIndex(), 0);
        QCOMPARE(tabs()->unsaved(), QStringList{QStringLiteral("Two.lensboard")});
    }

    void eachTabHasItsOwnHistorySelectionAndView()
    {
        openFile(board("One"));
        const QString added = session()->addNode(QStringLiteral("sqs"), 700, 200);
        m_window->settle();
        m_window->canvas()->zoomTo(1.5);
        m_window->canvas()->panBy(37, 11);
        const QRectF area = m_window->canvas()->viewArea();
        openFile(board("Two"));
        QVERIFY(!session()->canUndo());
        QVERIFY(session()->selection().isEmpty());
        m_window->key(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs()->currentIndex(), 0);
        QCOMPARE(session()->selection(), QStringList{added});
        QCOMPARE(m_window->canvas()->zoom(), 1.5);
        QCOMPARE(m_window->canvas()->viewArea().topLeft(), area.topLeft());
        QVERIFY(!m_window->canvas()->viewRectOf(added).isEmpty());
        session()->undo();
        QVERIFY(!session()->isDirty());
        m_window->key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(onlyName(), std::string("Two"));
    }

    void aHiddenTabThatChangedIsShownAsItIs()
    {
        openFile(board("One"));
        Session *const first = session();
        openFile(board("Two"));
        const QString late = first->addNode(QStringLiteral("sqs"), 700, 200);
        tabs()->setCurrentIndex(0);
        QVERIFY(!m_window->canvas()->viewRectOf(late).isEmpty());
        QVERIFY(m_window->canvas()->scene().item(Id(late.toStdString())));
    }

    void keysMakeAndCloseTabs()
    {
        m_window->key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(session()->isActive());
        m_window->key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(tabs()->count(), 2);
        QVERIFY(m_window->item(QStringLiteral("startPage"))->isVisible());
        m_window->key(Qt::Key_T, Qt::ControlModifier); // one start page is enough
        QCOMPARE(tabs()->count(), 2);
        m_window->settle();
        m_window->shot("tab-new");
        m_window->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs()->count(), 1);
        QVERIFY(session()->isActive());
        m_window->key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(tabs()->count(), 2);
        m_window->key(Qt::Key_W, Qt::ControlModifier);
        m_window->key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs()->count(), 1);
        QVERIFY(!session()->isActive());
        QVERIFY(m_window->item(QStringLiteral("startPage"))->isVisible());
    }

    void closingAsksOnlyForUnsavedChanges()
    {
        const QString one = board("One");
        openFile(one);
        openFile(board("Two"));
        const QPoint cross = head(1)->mapToScene({head(1)->width() / 2, 18}).toPoint();
        QTest::mouseClick(m_window->quick(), Qt::MiddleButton, {}, cross);
        QTRY_COMPARE(tabs()->count(), 1);
        openFile(board("Three"));
        session()->addNode(QStringLiteral("sqs"), 700, 200);
        m_window->settle();
        m_window->perform(QStringLiteral("close"));
        QTRY_VERIFY(m_window->shown("questionCancel"));
        m_window->shot("tab-close");
        m_window->clickOn(m_window->shown("questionCancel"));
        QCOMPARE(tabs()->count(), 2);
        m_window->perform(QStringLiteral("close"));
        QTRY_VERIFY(m_window->shown("questionSave"));
        m_window->clickOn(m_window->shown("questionSave"));
        QTRY_COMPARE(tabs()->count(), 1);
        openFile(m_folder.filePath(QStringLiteral("Three.lensboard")));
        QCOMPARE(session()->document().nodes().size(), std::size_t(2));
        session()->removeSelection();
        session()->selectAll();
        session()->removeSelection();
        m_window->perform(QStringLiteral("close"));
        QTRY_VERIFY(m_window->shown("questionDiscard"));
        m_window->clickOn(m_window->shown("questionDiscard"));
        QTRY_COMPARE(tabs()->count(), 1);
        QCOMPARE(
            loadDocument(m_folder.filePath(QStringLiteral("Three.lensboard")).toStdString())->document.nodes().size(),
            std::size_t(2));
    }

    void quittingAsksOnceForAll()
    {
        for (const char *name : {"One", "Two", "Three"}) {
            openFile(board(name));
            if (qstrcmp(name, "Two") != 0)
                session()->addNode(QStringLiteral("sqs"), 700, 200);
        }
        m_window->perform(QStringLiteral("quit"));
        QTRY_VERIFY(m_window->shown("questionTitles"));
        QCOMPARE(m_window->shown("questionTitles")->property("text").toString(),
                 QStringLiteral("• One.lensboard\n• Three.lensboard"));
        m_window->settle();
        m_window->shot("tab-quit");
        m_window->clickOn(m_window->shown("questionCancel"));
        QVERIFY(m_window->quick()->isVisible());
        m_window->perform(QStringLiteral("quit"));
        QTRY_VERIFY(m_window->shown("questionSave"));
        m_window->clickOn(m_window->shown("questionSave"));
        QTRY_VERIFY(!m_window->quick()->isVisible());
        for (const char *name : {"One", "Three"}) {
            const QString path = m_folder.filePath(QLatin1String(name) + QStringLiteral(".lensboard"));
            QCOMPARE(loadDocument(path.toStdString())->document.nodes().size(), std::size_t(2));
        }
    }

    void draggingPutsTabsInOrder()
    {
        for (const char *name : {"One", "Two", "Three"})
            openFile(board(name));
        m_window->settle();
        const auto middle = [this](int row) {
            return head(row)->mapToScene({head(row)->width() / 2 - 20, 18}).toPoint();
        };
        m_window->drag(middle(0), middle(2));
        QTRY_COMPARE(tabs()->data(tabs()->index(2), DocumentTabs::TitleRole).toString(),
                     QStringLiteral("One.lensboard"));
        QCOMPARE(onlyName(), std::string("One"));
        QCOMPARE(tabs()->currentIndex(), 2);
    }

    void manyTabsAreReachedThroughTheList()
    {
        for (int i = 0; i < 14; ++i)
            openFile(board(qPrintable(QStringLiteral("Board %1").arg(i))));
        m_window->settle();
        QQuickItem *list = m_window->item(QStringLiteral("tabList"));
        QTRY_VERIFY(list->property("contentX").toDouble() > 100); // the current tab is in view
        QVERIFY(m_window->shown("tabMenuButton"));
        m_window->clickOn(m_window->shown("tabMenuButton"));
        QTest::qWait(100);
        m_window->shot("tab-many");
        m_window->key(Qt::Key_Down);
        m_window->key(Qt::Key_Return);
        QTRY_COMPARE(tabs()->currentIndex(), 0);
        tabs()->setCurrentIndex(13);
        m_window->key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs()->currentIndex(), 0);
        QTRY_VERIFY(list->property("contentX").toDouble() < 5);
    }

    void copiesFromOneTabIntoAnother()
    {
        openFile(board("One"));
        session()->selectAll();
        m_window->canvas()->forceActiveFocus();
        m_window->key(Qt::Key_C, Qt::ControlModifier);
        openFile(board("Two"));
        m_window->canvas()->forceActiveFocus();
        m_window->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(session()->document().nodes().size(), std::size_t(2));
        QCOMPARE(tabs()->unsaved(), QStringList{QStringLiteral("Two.lensboard")});
    }

    void aFileThatCannotBeReadLeavesNoTab()
    {
        openFile(board("One"));
        openFile(m_folder.filePath(QStringLiteral("none.lensboard")));
        QCOMPARE(tabs()->count(), 1);
        QCOMPARE(onlyName(), std::string("One"));
        QVERIFY(!m_window->item(QStringLiteral("errorMessage"))->property("text").toString().isEmpty());
    }

    void goesBetweenLargeDocumentsAtOnce()
    {
        test::GeneratorOptions options;
        options.nodes = 1000;
        for (const unsigned seed : {1U, 2U}) {
            options.seed = seed;
            tabs()->newBoard();
            session()->adopt(test::generateDocument(options), {}, QStringLiteral("Large"), false);
            m_window->settle();
        }
        m_window->perform(QStringLiteral("tab.findings"));
        QTest::qWait(500);
        std::vector<double> taken;
        for (int i = 0; i < 12; ++i) {
            QElapsedTimer timer;
            timer.start();
            tabs()->step(1);
            taken.push_back(double(timer.nsecsElapsed()) / 1e6);
            m_window->settle();
        }
        std::ranges::sort(taken);
        QTest::setBenchmarkResult(taken[taken.size() / 2], QTest::WalltimeMilliseconds);
        QVERIFY(m_window->canvas()->scene().size() > 1000);
    }
};

QTEST_MAIN(TestTabs)
#include "tst_tabs.moc"
