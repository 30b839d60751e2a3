// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "exchange/importer.h"

#include <QTest>

#include <algorithm>

using namespace lensboard;

// draw.io in all its wrappings, Mermaid flowcharts.
class TstImportDiagram : public QObject
{
    Q_OBJECT

private:
    static const Node *node(const ImportResult &result, const std::string &id)
    {
        const auto found = std::find_if(result.nodes.begin(), result.nodes.end(),
                                        [&](const Node &n) { return n.origin.logicalId == id; });
        return found == result.nodes.end() ? nullptr : &*found;
    }
    static std::string typeOf(const ImportResult &result, const std::string &id)
    {
        const Node *found = node(result, id);
        return found != nullptr ? found->type : std::string("-");
    }
    static const Edge *edge(const ImportResult &result, const std::string &from, const std::string &to)
    {
        const Node *a = node(result, from);
        const Node *b = node(result, to);
        for (const Edge &e : result.edges) {
            if (a != nullptr && b != nullptr && e.source == a->id && e.target == b->id)
                return &e;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void readsDrawio_data();
    void readsDrawio();
    void readsMermaid();
    void tellsTheTypeOnlyWhereItIsPlain_data();
    void tellsTheTypeOnlyWhereItIsPlain();
    void refusesBrokenDiagrams_data();
    void refusesBrokenDiagrams();
    void breaksCirclesOfGroups();
};

void TstImportDiagram::readsDrawio_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"plain.drawio", "deflated.drawio", "embedded.drawio.png"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TstImportDiagram::readsDrawio()
{
    QFETCH(QString, file);
    const auto result = importTemplateFile(LENSBOARD_TEST_DATA "/diagrams/" + file.toStdString());
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QVERIFY(result->document().ok());
    QCOMPARE(result->nodes.size(), std::size_t(4)); // the title is no box
    QCOMPARE(typeOf(*result, "api"), std::string("rest-api"));
    QCOMPARE(node(*result, "api")->name, std::string("Orders API"));
    QCOMPARE(typeOf(*result, "fn"), std::string("lambda"));
    QCOMPARE(typeOf(*result, "legacy"), std::string("generic"));
    QCOMPARE(result->boundaries.size(), std::size_t(1));
    QVERIFY(result->boundaries.front().kind == BoundaryKind::Account);
    QCOMPARE(node(*result, "t")->parent, result->boundaries.front().id);
    const Edge *call = edge(*result, "api", "fn");
    QVERIFY(call != nullptr && call->kinds == std::vector<EdgeKind>{EdgeKind::Invokes});
    // An arrow whose head is at its start runs the other way.
    QVERIFY(edge(*result, "fn", "t") != nullptr && edge(*result, "t", "fn") == nullptr);
    QCOMPARE(edge(*result, "fn", "t")->name, std::string("stores"));
    QCOMPARE(result->notUnderstood.size(), std::size_t(1)); // the loose line
}

void TstImportDiagram::readsMermaid()
{
    const auto result = importTemplateFile(LENSBOARD_TEST_DATA "/diagrams/flow.mmd");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QVERIFY(result->document().ok());
    QCOMPARE(result->nodes.size(), std::size_t(7));
    QCOMPARE(typeOf(*result, "api"), std::string("rest-api"));
    QCOMPARE(typeOf(*result, "fn"), std::string("lambda"));
    QCOMPARE(typeOf(*result, "tbl"), std::string("dynamodb"));
    QCOMPARE(typeOf(*result, "q"), std::string("sqs"));
    QCOMPARE(edge(*result, "api", "fn")->name, std::string("POST /orders"));
    QVERIFY(edge(*result, "fn", "tbl") != nullptr && edge(*result, "fn", "q") != nullptr); // "&"
    QVERIFY(edge(*result, "q", "worker") != nullptr);
    QCOMPARE(edge(*result, "worker", "people")->name, std::string("tells"));
    QCOMPARE(result->boundaries.size(), std::size_t(1));
    QCOMPARE(result->boundaries.front().name, std::string("The edge"));
    QCOMPARE(node(*result, "fn")->parent, result->boundaries.front().id);
    QVERIFY(result->issues.empty());
}

void TstImportDiagram::tellsTheTypeOnlyWhereItIsPlain_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("type");
    QTest::newRow("name") << "AWS Lambda"
                          << "lambda";
    QTest::newRow("in words") << "Payment queue"
                              << "sqs";
    QTest::newRow("word that could be anything") << "Warehouse"
                                                 << "generic";
    QTest::newRow("nothing") << "Do it"
                             << "generic";
}

void TstImportDiagram::tellsTheTypeOnlyWhereItIsPlain()
{
    QFETCH(QString, label);
    QFETCH(QString, type);
    const auto result = importTemplate("graph TD\n a[\"" + label.toStdString() + "\"] --> b", "x.mmd");
    QVERIFY(result.ok());
    QCOMPARE(typeOf(*result, "a"), type.toStdString());
}

void TstImportDiagram::refusesBrokenDiagrams_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("cut off") << QByteArray("<mxfile><diagram><mxGraphModel><root>") << "drawio.xml";
    QTest::newRow("no shapes") << QByteArray("<mxfile></mxfile>") << "drawio.empty";
    QTest::newRow("page that is not deflated")
        << QByteArray("<mxfile><diagram>aGVsbG8gd29ybGQgaGVsbG8=</diagram></mxfile>") << "drawio.empty";
    QTest::newRow("picture without model") << QByteArray("\x89PNG\r\n\x1a\n....mxfile....") << "drawio.noModel";
    QTest::newRow("empty chart") << QByteArray("flowchart LR\n") << "mermaid.empty";
}

void TstImportDiagram::refusesBrokenDiagrams()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const auto result = importTemplate(text.toStdString(), "in");
    QVERIFY(!result.ok());
    QCOMPARE(QString::fromStdString(result.error().code), code);
}

void TstImportDiagram::breaksCirclesOfGroups()
{
    const auto result =
        importTemplate("<mxGraphModel><root><mxCell id=\"a\" vertex=\"1\" parent=\"b\" value=\"A\"/>"
                       "<mxCell id=\"b\" vertex=\"1\" parent=\"a\" value=\"B\"/>"
                       "<mxCell id=\"c\" vertex=\"1\" parent=\"a\" value=\"C\"/>"
                       "<mxCell id=\"a\" vertex=\"1\" parent=\"c\" value=\"A again\"/><mxCell vertex=\"1\" "
                       "value=\"E\"/><mxCell id=\"d\" vertex=\"1\" parent=\"b\" value=\"D\"/></root></mxGraphModel>",
                       "in.drawio");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QVERIFY(result->document().ok());
}

QTEST_GUILESS_MAIN(TstImportDiagram)
#include "tst_importdiagram.moc"
