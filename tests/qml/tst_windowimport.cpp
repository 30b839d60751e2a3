// SPDX-License-Identifier: Apache-2.0
// Templates in the window: dropped, pasted, read again into the board that came from them, and what is told about it.
// With LENSBOARD_SHOTS=FOLDER it leaves pictures of what it sees there.
#include "windowharness.h"

#include "Lensboard/Session/documenttabs.h"
#include "Lensboard/Theme/appearance.h"
#include "base/resources.h"
#include "document/gone.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>

using namespace lensboard;

class TestWindowImport : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Window> m_window;
    QTemporaryDir m_folder;

    [[nodiscard]] Session &session() const { return *m_window->session(); }
    [[nodiscard]] DocumentTabs &tabs() const
    {
        return *m_window->quick()->property("documents").value<QObject *>()->property("tabs").value<DocumentTabs *>();
    }
    [[nodiscard]] const Document &document() const { return session().document(); }
    [[nodiscard]] const Node *named(const std::string &name) const
    {
        for (const auto &[id, node] : document().nodes()) {
            if (node.name == name)
                return &node;
        }
        return nullptr;
    }
    static QString idOf(const Node *node) { return QString::fromStdString(node->id.text); }
    QString write(const QString &name, const QByteArray &text) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(path));
        file.write(text);
        return path;
    }
    static QByteArray orders(int timeout, bool table)
    {
        QByteArray text =
            "Transform: AWS::Serverless-2016-10-31\nResources:\n  Place:\n    Type: AWS::Serverless::Function\n"
            "    Properties:\n      Timeout: " +
            QByteArray::number(timeout) + "\n      Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}\n";
        text += table ? "      Policies: [{DynamoDBCrudPolicy: {TableName: !Ref Orders}}]\n" : "";
        text += "  Jobs: {Type: AWS::SQS::Queue}\n";
        text += table ? "  Orders: {Type: AWS::Serverless::SimpleTable}\n" : "  Mails: {Type: AWS::SNS::Topic}\n";
        return text;
    }
    static QByteArray topics(int count);
    // As the window system does it.
    void drop(const QStringList &paths) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        const QPoint place(600, 400);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window->quick(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window->quick(), &event);
    }
    void paste(const QString &text) const
    {
        session().newBoard();
        QGuiApplication::clipboard()->setText(text);
        m_window->canvas()->forceActiveFocus();
        m_window->key(Qt::Key_V, Qt::ControlModifier);
    }
    [[nodiscard]] QQuickItem *find(const QString &name, QQuickItem *root = nullptr) const
    {
        QQuickItem *from = root ? root : m_window->quick()->contentItem();
        if (from->objectName() == name && from->isVisible())
            return from;
        const QList<QQuickItem *> children = from->childItems();
        for (QQuickItem *child : children) {
            if (QQuickItem *found = find(name, child))
                return found;
        }
        return nullptr;
    }
    void clickOn(const QString &name) const
    {
        QTRY_VERIFY2(find(name), qPrintable(name));
        m_window->clickOn(find(name));
    }
    [[nodiscard]] QObject *dialog(const char *name) const
    {
        return m_window->quick()->findChild<QObject *>(QLatin1String(name));
    }
    void shot(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("LENSBOARD_SHOTS");
        if (folder.isEmpty())
            return;
        for (const bool dark : {false, true}) {
            Appearance::instance()->setMode(dark ? Appearance::Mode::Dark : Appearance::Mode::Light);
            QTest::qWait(500);
            m_window->quick()->grabWindow().save(
                QDir(folder).filePath(name + QLatin1String(dark ? "-dark.png" : "-light.png")));
        }
        Appearance::instance()->setMode(Appearance::Mode::Light);
    }

private Q_SLOTS:
    void initTestCase()
    {
        initResources();
        QCoreApplication::setOrganizationName(QStringLiteral("lensboard-test"));
        QCoreApplication::setApplicationName(QStringLiteral("windowimport"));
        qInstallMessageHandler(test::collectWarnings);
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        m_window = std::make_unique<test::Window>();
        if (qEnvironmentVariableIsSet("LENSBOARD_SHOTS"))
            m_window->quick()->resize(1440, 860);
    }
    void init()
    {
        test::printedWarnings().clear();
        while (!tabs().unsaved().isEmpty())
            tabs().sessionAt(tabs().firstUnsaved())->close();
        tabs().closeOthers(tabs().currentIndex());
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        QVERIFY2(test::printedWarnings().isEmpty(), qPrintable(test::printedWarnings().join(QLatin1Char('\n'))));
    }
    void cleanupTestCase() { m_window.reset(); }

    void takesADroppedFileAFolderAndSeveral();
    void pastesTemplatesAndDiagrams_data();
    void pastesTemplatesAndDiagrams();
    void showsDifferencesBeforeReadingAgain();
    void opensTheSameFileAsABoardOfItsOwn();
    void marksWhatHasGone();
    void holdsADrawingAgainstATemplate();
    void reportsWhatWasNotUnderstood();
    void showsWhereAnElementCameFrom();
    void keepsThePlacesOfADrawing();
    void arrangesALargeTemplateBeside();
    void cancelsArranging();
};

void TestWindowImport::takesADroppedFileAFolderAndSeveral()
{
    const QString one = write(QStringLiteral("several/orders.yaml"), orders(5, true));
    const QString two =
        write(QStringLiteral("several/mail.json"), R"({"Resources":{"Mail":{"Type":"AWS::SNS::Topic"}}})");
    drop({one});
    QTRY_COMPARE(document().nodes().size(), std::size_t(3));
    QVERIFY(named("Orders"));
    session().close();
    drop({QFileInfo(one).path()});
    QTRY_COMPARE(document().nodes().size(), std::size_t(4));
    QCOMPARE(document().boundaries().size(), std::size_t(1)); // a single box needs no frame
    session().close();
    drop({one, two});
    QTRY_COMPARE(document().nodes().size(), std::size_t(4));
    QVERIFY(named("Mail"));
    QVERIFY(session().title().startsWith(QLatin1String("orders")));
}

void TestWindowImport::pastesTemplatesAndDiagrams_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("types");
    QTest::newRow("Mermaid") << QStringLiteral(
                                    "flowchart LR\n  api[API Gateway] --> fn[Lambda]\n  fn --> t[(DynamoDB)]\n")
                             << QStringList{QStringLiteral("dynamodb"), QStringLiteral("lambda"),
                                            QStringLiteral("rest-api")};
    QTest::newRow("YAML") << QString::fromUtf8(orders(5, true))
                          << QStringList{QStringLiteral("dynamodb"), QStringLiteral("lambda"), QStringLiteral("sqs")};
    QTest::newRow("JSON") << QStringLiteral(R"({"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}})")
                          << QStringList{QStringLiteral("sqs")};
    QTest::newRow("Terraform")
        << QStringLiteral(
               R"({"format_version":"1.2","terraform_version":"1.6.0","planned_values":{"root_module":{)"
               R"("resources":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q",)"
               R"("values":{"name":"jobs"}}]}},"configuration":{"root_module":{}}})")
        << QStringList{QStringLiteral("sqs")};
    const QString drawing = QStringLiteral(
        R"(<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/><mxCell id="f" value="Work" )"
        R"(style="shape=mxgraph.aws4.lambda_function" vertex="1" parent="1"><mxGeometry width="78" height="78"/></mxCell>)"
        R"(</root></mxGraphModel>)");
    QTest::newRow("draw.io") << drawing << QStringList{QStringLiteral("lambda")};
    QTest::newRow("draw.io clipboard") << QString::fromLatin1(drawing.toUtf8().toPercentEncoding())
                                       << QStringList{QStringLiteral("lambda")};
}

void TestWindowImport::pastesTemplatesAndDiagrams()
{
    QFETCH(QString, text);
    QFETCH(QStringList, types);
    paste(text);
    QStringList found;
    for (const auto &[id, node] : document().nodes())
        found.append(QString::fromStdString(node.type));
    found.sort();
    QCOMPARE(found, types);
    QVERIFY(session().canUndo());
    session().undo();
    QVERIFY(document().nodes().empty());
}

void TestWindowImport::showsDifferencesBeforeReadingAgain()
{
    const QString file = write(QStringLiteral("orders.yaml"), orders(5, false));
    drop({file});
    QTRY_COMPARE(document().nodes().size(), std::size_t(3));
    session().setSelection({idOf(named("Place"))});
    session().moveSelection(200, 140);
    const double x = named("Place")->frame.x;
    const int steps = session().historyPosition();
    write(QStringLiteral("orders.yaml"), orders(9, true));
    drop({file}); // the board came from it: nothing is asked about losing it
    QTRY_VERIFY(find(QStringLiteral("comparisonTake")));
    QCOMPARE(session().historyPosition(), steps); // looking changes nothing
    auto *rows = find(QStringLiteral("comparisonRows"));
    QStringList told;
    for (const QVariant &row : rows->property("model").toList()) {
        const QVariantMap map = row.toMap();
        told.append(map.value(QStringLiteral("kind")).toString() + QLatin1Char(' ') +
                    map.value(QStringLiteral("name")).toString() + QLatin1Char(' ') +
                    map.value(QStringLiteral("lines")).toStringList().join(QLatin1Char(',')));
    }
    QVERIFY2(told.contains(QStringLiteral("added Orders ")), qPrintable(told.join(QLatin1Char('\n'))));
    QVERIFY(told.contains(QStringLiteral("gone Mails ")));
    QVERIFY2(!told.filter(QRegularExpression(QStringLiteral("^changed Place .*5 → 9"))).isEmpty(),
             qPrintable(told.join(QLatin1Char('\n'))));
    shot(QStringLiteral("comparison"));
    clickOn(QStringLiteral("comparisonTake"));
    QTRY_COMPARE(session().historyPosition(), steps + 1); // one step
    QCOMPARE(document().nodes().size(), std::size_t(4));
    QCOMPARE(named("Place")->frame.x, x);
    QVERIFY(isGone(named("Mails")->properties));
    session().undo();
    QCOMPARE(document().nodes().size(), std::size_t(3));
    QVERIFY(!isGone(named("Mails")->properties));
}

void TestWindowImport::opensTheSameFileAsABoardOfItsOwn()
{
    const QString file = write(QStringLiteral("own.yaml"), orders(5, true));
    drop({file});
    QTRY_COMPARE(document().nodes().size(), std::size_t(3));
    drop({file});
    Session *const before = m_window->session();
    clickOn(QStringLiteral("comparisonOpen"));
    QTRY_VERIFY(m_window->session() != before); // in a tab of its own
    QCOMPARE(document().nodes().size(), std::size_t(3));
    // A file of the same name that has nothing to do with the board is simply opened.
    write(QStringLiteral("own.yaml"), "Resources: {Other: {Type: AWS::SNS::Topic}}");
    drop({file});
    QTRY_COMPARE(document().nodes().size(), std::size_t(1));
    QVERIFY(!find(QStringLiteral("comparisonOpen")));
}

void TestWindowImport::marksWhatHasGone()
{
    const QString file = write(QStringLiteral("gone.yaml"), orders(5, false));
    drop({file});
    QTRY_VERIFY(named("Mails"));
    write(QStringLiteral("gone.yaml"), orders(5, true));
    drop({file});
    clickOn(QStringLiteral("comparisonTake"));
    QTRY_COMPARE(session().goneCount(), 1);
    session().selectGone();
    QCOMPARE(session().selection(), QStringList{idOf(named("Mails"))});
    m_window->perform(QStringLiteral("tab.inspector"));
    QTRY_VERIFY(find(QStringLiteral("goneRemove")));
    shot(QStringLiteral("gone"));
    clickOn(QStringLiteral("goneKeep"));
    QTRY_COMPARE(session().goneCount(), 0);
    QVERIFY(!find(QStringLiteral("goneRemove")));
    session().undo();
    QTRY_VERIFY(find(QStringLiteral("goneRemove")));
    clickOn(QStringLiteral("goneRemove"));
    QTRY_VERIFY(!named("Mails"));
    session().undo();
    QVERIFY(isGone(named("Mails")->properties)); // with its mark
}

void TestWindowImport::holdsADrawingAgainstATemplate()
{
    session().newBoard();
    const QString function = session().addNode(QStringLiteral("lambda"), 300, 200);
    session().rename(function, QStringLiteral("Place"));
    session().setProperty(function, QStringLiteral("timeoutS"), QStringLiteral("stated"), 3);
    const QString queue = session().addNode(QStringLiteral("sqs"), 100, 200);
    session().rename(queue, QStringLiteral("jobs"));
    QVERIFY(!session().connectNodes(queue, function).isEmpty());
    const QString bucket = session().addNode(QStringLiteral("s3"), 300, 400);
    session().rename(bucket, QStringLiteral("Scratch"));
    QObject *importing = m_window->quick()->findChild<QObject *>(QStringLiteral("importing"));
    QVERIFY(importing);
    const QString file = write(QStringLiteral("drawn.yaml"), orders(9, true));
    QMetaObject::invokeMethod(importing, "compare", Q_ARG(QString, file));
    QTRY_VERIFY(find(QStringLiteral("comparisonTake")));
    QVERIFY(find(QStringLiteral("comparisonTitle"))->property("text").toString().contains(QLatin1String("drawing")));
    QStringList told;
    for (const QVariant &row : find(QStringLiteral("comparisonRows"))->property("model").toList())
        told.append(row.toMap().value(QStringLiteral("kind")).toString() + QLatin1Char(' ') +
                    row.toMap().value(QStringLiteral("name")).toString());
    QVERIFY(told.contains(QStringLiteral("added Orders")));
    QVERIFY(told.contains(QStringLiteral("contradicts Place")));
    QVERIFY(told.contains(QStringLiteral("drawn Scratch")));
    QVERIFY(!told.contains(QStringLiteral("added Jobs"))); // found again by type and name
    shot(QStringLiteral("drawing"));
    clickOn(QStringLiteral("comparisonTake"));
    QTRY_COMPARE(document().nodes().size(), std::size_t(4));
    QCOMPARE(session().goneCount(), 0); // what was only drawn is never gone
    double seconds = 0;
    QVERIFY(statedNumber(named("Place")->properties, "timeoutS", seconds));
    QCOMPARE(seconds, 3.0); // the person's word
}

void TestWindowImport::reportsWhatWasNotUnderstood()
{
    const QString file = write(QStringLiteral("odd.yaml"),
                               "Resources:\n  Odd: {Type: AWS::Strange::Thing}\n  Q:\n    Type: AWS::SQS::Queue\n"
                               "    Properties: {QueueName: !Ref Missing}\n");
    drop({file});
    QTRY_VERIFY(find(QStringLiteral("errorAction")));
    clickOn(QStringLiteral("errorAction"));
    QTRY_VERIFY(find(QStringLiteral("reportRows")));
    const QVariantList rows = session().importRemarks();
    QVERIFY(rows.size() >= 2);
    shot(QStringLiteral("report"));
    clickOn(QStringLiteral("reportCopy"));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QLatin1String("odd.yaml:2")) && copied.contains(QLatin1String("AWS::Strange::Thing")),
             qPrintable(copied));
    QVERIFY2(copied.contains(QLatin1String("odd.yaml:5")) && copied.contains(QLatin1String("Missing")),
             qPrintable(copied));
    clickOn(QStringLiteral("reportClose"));
    QTRY_VERIFY(!find(QStringLiteral("reportRows")));
    session().newBoard();
    QVERIFY(session().importRemarks().isEmpty());
}

void TestWindowImport::showsWhereAnElementCameFrom()
{
    drop({write(QStringLiteral("places.yaml"), orders(5, true))});
    QTRY_VERIFY(named("Jobs"));
    session().setSelection({idOf(named("Jobs"))});
    m_window->perform(QStringLiteral("tab.inspector"));
    QTRY_VERIFY(find(QStringLiteral("originWords")));
    QCOMPARE(find(QStringLiteral("originWords"))->property("text").toString(), QStringLiteral("Jobs in places.yaml:9"));
}

void TestWindowImport::keepsThePlacesOfADrawing()
{
    drop({QStringLiteral(LENSBOARD_TEST_DATA "/diagrams/placed.drawio")});
    QTRY_VERIFY(named("Handler"));
    QCOMPARE(named("API")->frame.center().y, named("Handler")->frame.center().y);
    QCOMPARE(named("Handler")->frame.center().x, named("Orders")->frame.center().x);
    QVERIFY(named("API")->frame.right() < named("Handler")->frame.x);
    shot(QStringLiteral("drawio"));
}

QByteArray TestWindowImport::topics(int count)
{
    QByteArray text = "Resources:\n";
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += "  T" + n + ": {Type: AWS::SNS::Topic}\n  Q" + n + ": {Type: AWS::SQS::Queue}\n";
        text += "  S" + n + ": {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref T" + n +
                ", Protocol: sqs, Endpoint: !GetAtt Q" + QByteArray::number((i * 7 + 3) % count) + ".Arn}}\n";
    }
    return text;
}

void TestWindowImport::arrangesALargeTemplateBeside()
{
    drop({write(QStringLiteral("large.yaml"), topics(300))});
    QTRY_COMPARE(document().nodes().size(), std::size_t(600));
    QVERIFY(session().isArranging()); // the window answers already
    QTRY_VERIFY_WITH_TIMEOUT(!session().isArranging(), 60000);
    QVERIFY(named("T1")->frame.x != named("Q10")->frame.x || named("T1")->frame.y != named("Q10")->frame.y);
    QTRY_VERIFY(m_window->canvas()->property("zoom").toDouble() < 0.9); // all of it is shown
    shot(QStringLiteral("large"));
}

void TestWindowImport::cancelsArranging()
{
    // A Graphviz that takes its time.
    const QString slow = write(QStringLiteral("bin/dot"), "#!/bin/sh\nexec sleep 60\n");
    QVERIFY(QFile::setPermissions(slow, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QFileInfo(slow).path().toUtf8() + ':' + path);
    drop({write(QStringLiteral("slow.yaml"), topics(300))});
    QTRY_COMPARE(document().nodes().size(), std::size_t(600));
    QTRY_VERIFY(find(QStringLiteral("arrangingCancel")));
    qputenv("PATH", path);
    QVERIFY(find(QStringLiteral("arrangingWords"))->property("text").toString().contains(QLatin1String("600")));
    shot(QStringLiteral("arranging"));
    const Rect before = named("T1")->frame;
    clickOn(QStringLiteral("arrangingCancel"));
    QTRY_VERIFY(!session().isArranging());
    QTRY_VERIFY(!find(QStringLiteral("arrangingBar")));
    QCOMPARE(named("T1")->frame, before);
    QVERIFY(!named("T1")->frame.intersects(named("T2")->frame)); // in rows, so that something can be seen
    QCOMPARE(session().historyPosition(), 0);
}

QTEST_MAIN(TestWindowImport)
#include "tst_windowimport.moc"
