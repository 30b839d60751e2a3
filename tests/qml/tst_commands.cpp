// SPDX-License-Identifier: Apache-2.0
// Commands that work on the selection, as a person gives them: by keys and through the command palette.
#include "windowharness.h"

#include "base/resources.h"

#include <QClipboard>
#include <QMimeData>

using namespace lensboard;

class TestCommands : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] const Document &document() const { return session().document(); }
    [[nodiscard]] const Node &node(const QString &id) const { return *document().node(Id(id.toStdString())); }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        qInstallMessageHandler(test::collectWarnings);
        m_window = std::make_unique<test::Window>();
    }
    void init()
    {
        test::printedWarnings().clear();
        session().newBoard();
        m_window->canvas()->forceActiveFocus();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }
    void cleanupTestCase() { m_window.reset(); }

    void copiesAndPastesByKeys()
    {
        const QString function = session().addNode(QStringLiteral("lambda"), 300, 200);
        const QString table = session().addNode(QStringLiteral("dynamodb"), 700, 200);
        QVERIFY(!session().connectNodes(function, table).isEmpty());
        session().setSelection({function, table});
        m_window->canvas()->forceActiveFocus();
        m_window->key(Qt::Key_C, Qt::ControlModifier);
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(data->hasFormat(QStringLiteral("application/x-lensboard")));
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("<svg"));
        QVERIFY(QImage::fromData(data->data(QStringLiteral("image/png"))).width() > 100);
        m_window->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(document().nodes().size(), std::size_t(4));
        QCOMPARE(document().edges().size(), std::size_t(2));
        QCOMPARE(session().selection().size(), 2);
        QVERIFY(!session().selection().contains(function));
        session().newBoard(); // another board takes it as well
        m_window->canvas()->forceActiveFocus();
        m_window->key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(document().nodes().size(), std::size_t(2));
        m_window->key(Qt::Key_X, Qt::ControlModifier);
        QVERIFY(document().nodes().empty());
        session().undo();
        QCOMPARE(document().edges().size(), std::size_t(1));
    }

    void pastesAListAndATemplate()
    {
        session().pasteText(QStringLiteral("Shop: REST API -> Place order: Lambda -> Orders: DynamoDB"));
        QCOMPARE(document().nodes().size(), std::size_t(3));
        QCOMPARE(document().edges().size(), std::size_t(2));
        QCOMPARE(session().undoLabel(), QStringLiteral("Paste a list"));
        session().undo();
        QVERIFY(document().nodes().empty());
        session().pasteText(QStringLiteral("Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n"));
        QCOMPARE(document().nodes().size(), std::size_t(1));
        QCOMPARE(document().nodes().begin()->second.type, std::string("sqs"));
        QSignalSpy failed(&session(), &Session::failed);
        session().pasteText(QStringLiteral("Resources:\n  Jobs: {\n"));
        QCOMPARE(failed.size(), 1);
    }

    void theCommandPaletteDoesWhatIsTyped()
    {
        const QString a = session().addNode(QStringLiteral("lambda"), 300, 200);
        const QString b = session().addNode(QStringLiteral("lambda"), 500, 420);
        session().setSelection({a, b});
        m_window->key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m_window->item(QStringLiteral("commandSearch")) &&
                    m_window->item(QStringLiteral("commandSearch"))->hasActiveFocus());
        for (const char letter : {'l', 'e', 'f', 't', ' ', 'e', 'd', 'g'})
            QTest::keyClick(m_window->quick(), letter);
        m_window->key(Qt::Key_Return);
        QCOMPARE(node(a).frame.x, node(b).frame.x);
        QCOMPARE(session().undoLabel(), QStringLiteral("Align left edges"));
    }

    void walksTheHistory()
    {
        const QString a = session().addNode(QStringLiteral("lambda"), 300, 200);
        session().rename(a, QStringLiteral("Pay"));
        session().removeSelection();
        QCOMPARE(session().historyLabels().size(), 3);
        session().goToStep(1);
        QCOMPARE(node(a).name, std::string("Lambda"));
        session().goToStep(3);
        QVERIFY(document().nodes().empty());
        session().goToStep(2);
        QCOMPARE(node(a).name, std::string("Pay"));
    }

    void replacesInPlace()
    {
        const QString api = session().addNode(QStringLiteral("rest-api"), 300, 200);
        const QString function = session().addNode(QStringLiteral("lambda"), 700, 200);
        QVERIFY(!session().connectNodes(api, function).isEmpty());
        QVERIFY(session().replaceNode(api, QStringLiteral("http-api")));
        QCOMPARE(document().edges().size(), std::size_t(1));
        QSignalSpy refused(&session(), &Session::refused);
        QVERIFY(!session().replaceNode(function, QStringLiteral("no-such-service")));
        QVERIFY(!refused.isEmpty());
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
