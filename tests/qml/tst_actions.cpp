// SPDX-License-Identifier: Apache-2.0
// The one registry: every action is complete, keys are unique, can be listed, changed and kept, and menus are whole.
#include "windowharness.h"

#include "Lensboard/Controls/appaction.h"
#include "Lensboard/Help/helpbrowser.h"
#include "base/resources.h"

#include <QDir>
#include <QQuickItem>
#include <QSettings>

using namespace lensboard;

class TestActions : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] ActionRegistry &registry() const
    {
        return *m_window->quick()->property("registry").value<ActionRegistry *>();
    }
    [[nodiscard]] QQuickItem *item(const char *name) const { return m_window->item(QLatin1String(name)); }
    [[nodiscard]] QObject *popup(const char *name) const
    {
        return m_window->quick()->findChild<QObject *>(QLatin1String(name));
    }
    void open()
    {
        m_window = std::make_unique<test::Window>();
        session().newBoard();
        m_window->canvas()->forceActiveFocus();
    }
    void shot(const char *name) const
    {
        const QString folder = qEnvironmentVariable("LENSBOARD_SHOTS");
        if (folder.isEmpty())
            return;
        QTest::qWait(400);
        m_window->quick()->grabWindow().save(QDir(folder).filePath(QLatin1String(name) + QStringLiteral(".png")));
    }
    // The row of the sheet for an action, shown and clicked.
    void editKeysOf(const char *text)
    {
        m_window->key(Qt::Key_Question);
        QTRY_VERIFY(item("shortcutSearch") && item("shortcutSearch")->hasActiveFocus());
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(m_window->quick(), *letter);
        QTRY_COMPARE(item("shortcutRows")->property("count").toInt(), 2); // its menu, and itself
        QQuickItem *row = nullptr;
        QMetaObject::invokeMethod(item("shortcutRows"), "itemAtIndex", Q_RETURN_ARG(QQuickItem *, row), Q_ARG(int, 1));
        QVERIFY(row);
        m_window->clickOn(row);
        QTRY_VERIFY(item("keyCatcher")->hasActiveFocus());
    }
    void closeSheet() const
    {
        m_window->key(Qt::Key_Escape);
        QTRY_VERIFY(!popup("shortcutSheet")->property("visible").toBool());
        m_window->canvas()->forceActiveFocus();
    }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        QCoreApplication::setOrganizationName(QStringLiteral("lensboard-test"));
        QCoreApplication::setApplicationName(QStringLiteral("actions"));
        qInstallMessageHandler(test::collectWarnings);
    }
    void init()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        test::printedWarnings().clear();
        open();
    }
    void cleanup()
    {
        m_window.reset();
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }

    void everyActionIsComplete()
    {
        QMap<QString, QString> owners;
        QSet<QString> names;
        for (const AppAction *action : registry().list()) {
            if (action->isSeparator())
                continue;
            const QByteArray name = action->name().toUtf8();
            QVERIFY2(!action->name().isEmpty() && !names.contains(action->name()), name);
            names.insert(action->name());
            QVERIFY2(!action->text().isEmpty(), name);
            QVERIFY2(!action->needs().isEmpty(), name);
            QVERIFY2(action->tip().contains(action->shownKeys()), name);
            for (const QString &keys : action->sequences()) {
                const QString key = QKeySequence(keys).toString();
                QVERIFY2(!key.isEmpty(), name);
                QVERIFY2(!owners.contains(key), qPrintable(key + QLatin1Char(' ') + owners.value(key)));
                owners.insert(key, action->name());
            }
        }
        QVERIFY(names.size() > 60);
    }

    void whatCannotBeDoneSaysWhy()
    {
        m_window->key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(item("commandSearch")->hasActiveFocus());
        for (const char letter : {'a', 'l', 'i', 'g', 'n', ' ', 'l'})
            QTest::keyClick(m_window->quick(), letter);
        QQuickItem *row = nullptr;
        QMetaObject::invokeMethod(item("commandRows"), "itemAtIndex", Q_RETURN_ARG(QQuickItem *, row), Q_ARG(int, 0));
        QVERIFY(row);
        QCOMPARE(row->property("keys").toString(), QStringLiteral("Select two elements"));
        m_window->key(Qt::Key_Escape);
    }

    void theHelpListsEveryKey()
    {
        auto *help = m_window->quick()->findChild<QObject *>(QStringLiteral("help"));
        QVERIFY(help);
        m_window->perform(QStringLiteral("help.canvas"));
        HelpBrowser *browser = qmlEngine(m_window->quick())
                                   ->singletonInstance<HelpBrowser *>(qmlTypeId("Lensboard.Help", 1, 0, "HelpBrowser"));
        QVERIFY(browser);
        QVERIFY(!browser->markdown().contains(QStringLiteral("{{")));
        for (const AppAction *action : registry().list()) {
            for (const QString &keys : action->sequences())
                QVERIFY2(browser->markdown().contains(QLatin1Char('`') + registry().shown(keys) + QLatin1Char('`')),
                         qPrintable(keys));
        }
    }

    void keysCanBeChangedAndAreKept()
    {
        editKeysOf("zoom to fit");
        shot("shortcuts-edit");
        m_window->key(Qt::Key_F6);
        QCOMPARE(registry().find(QStringLiteral("view.fit"))->sequences(), QStringList{QStringLiteral("F6")});
        closeSheet();
        session().addNode(QStringLiteral("lambda"), 9000, 9000);
        m_window->canvas()->centerOn(0, 0);
        m_window->key(Qt::Key_F6);
        QVERIFY(m_window->canvas()->viewArea().contains(QPointF(9000, 9000)));
        m_window.reset();
        open(); // the next start
        QCOMPARE(registry().find(QStringLiteral("view.fit"))->sequences(), QStringList{QStringLiteral("F6")});
        m_window->key(Qt::Key_Question);
        QTRY_VERIFY(item("resetKeys") && item("resetKeys")->isEnabled());
        shot("shortcuts");
        m_window->clickOn(item("resetKeys"));
        QCOMPARE(registry().find(QStringLiteral("view.fit"))->sequences().size(), 2);
        closeSheet();
    }

    void keysThatAreTakenAreNamed()
    {
        editKeysOf("zoom to fit");
        m_window->key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(item("shortcutHint")->property("text").toString().contains(QStringLiteral("Duplicate")));
        QVERIFY(item("takeKeys")->isVisible());
        shot("shortcuts-conflict");
        m_window->clickOn(item("takeKeys"));
        QCOMPARE(registry().find(QStringLiteral("view.fit"))->sequences(), QStringList{QStringLiteral("Ctrl+D")});
        QVERIFY(registry().find(QStringLiteral("edit.duplicate"))->sequences().isEmpty());
        // Taking it back gives both their own again.
        registry().resetKeys(QStringLiteral("edit.duplicate"));
        QCOMPARE(registry().find(QStringLiteral("edit.duplicate"))->shownKeys(), QStringLiteral("Ctrl+D"));
        QCOMPARE(registry().find(QStringLiteral("view.fit"))->sequences().size(), 2);
        QVERIFY(!registry().isCustomised());
        closeSheet();
    }

    void theCanvasKeepsItsOwnKeys()
    {
        editKeysOf("zoom to fit");
        m_window->key(Qt::Key_Tab);
        QVERIFY(item("shortcutHint")->property("text").toString().contains(QStringLiteral("next element")));
        QVERIFY(!item("takeKeys")->isVisible());
        m_window->key(Qt::Key_Escape); // leaves the keys as they were
        QCOMPARE(registry().find(QStringLiteral("view.fit"))->sequences().size(), 2);
        closeSheet();
    }

    void contextMenusFitWhatWasClicked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("first");
        QTest::newRow("service") << "node"
                                 << "Replace with…";
        QTest::newRow("connection") << "edge"
                                    << "Go to where the connection leads";
        QTest::newRow("boundary") << "frame"
                                  << "Arrange the selection";
        QTest::newRow("several") << "several"
                                 << "Align left edges";
        QTest::newRow("board") << "board"
                               << "Zoom to fit";
    }
    void contextMenusFitWhatWasClicked()
    {
        QFETCH(QString, kind);
        QFETCH(QString, first);
        const QString function = session().addNode(QStringLiteral("lambda"), 300, 200);
        const QString table = session().addNode(QStringLiteral("dynamodb"), 700, 200);
        const QString edge = session().connectNodes(function, table);
        const QString frame = session().addBoundary(QStringLiteral("group"), {100, 400, 300, 200});
        m_window->canvas()->zoomToFit();
        session().setSelection(kind == QLatin1String("node")      ? QStringList{function}
                               : kind == QLatin1String("edge")    ? QStringList{edge}
                               : kind == QLatin1String("frame")   ? QStringList{frame}
                               : kind == QLatin1String("several") ? QStringList{function, table}
                                                                  : QStringList());
        QObject *menu = popup("contextMenu");
        QMetaObject::invokeMethod(menu, "openAt", Q_ARG(QQuickItem *, qobject_cast<QQuickItem *>(m_window->board())),
                                  Q_ARG(double, 300), Q_ARG(double, 100));
        QTRY_VERIFY(menu->property("opened").toBool());
        QCOMPARE(menu->property("kind").toString(), kind);
        shot(qPrintable(QStringLiteral("menu-") + kind));
        QStringList texts;
        for (int i = 0; i < menu->property("count").toInt(); ++i) {
            QQuickItem *line = nullptr;
            QMetaObject::invokeMethod(menu, "itemAt", Q_RETURN_ARG(QQuickItem *, line), Q_ARG(int, i));
            texts << line->property("text").toString();
            // What is offered for the click can be done.
            const bool separator = line->property("text").toString().isEmpty();
            if (!separator && texts.last() != QLatin1String("Paste"))
                QVERIFY2(line->isEnabled(), qPrintable(texts.last()));
        }
        QVERIFY2(texts.contains(first), qPrintable(texts.join(QStringLiteral(", "))));
        QMetaObject::invokeMethod(menu, "close");
    }
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
