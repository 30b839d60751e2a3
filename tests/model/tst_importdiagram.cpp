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
    void keepsThePlacesOfTheDrawing();
    void drawsLargerUntilCardsFit();
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

void TstImportDiagram::keepsThePlacesOfTheDrawing()
{
    const auto result = importTemplateFile(LENSBOARD_TEST_DATA "/diagrams/placed.drawio");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QVERIFY(result->placed);
    const Rect api = node(*result, "api")->frame;
    const Rect fn = node(*result, "fn")->frame;
    const Rect table = node(*result, "table")->frame;
    const Rect box = node(*result, "box")->frame;
    // One row stays one row, a column stays one, and the order stays.
    QCOMPARE(api.center().y, fn.center().y);
    QVERIFY(api.right() < fn.x);
    QCOMPARE(fn.center().x, table.center().x);
    QVERIFY(fn.bottom() < table.y);
    // Icons have the size of cards, a wide box stays wide, and nothing overlaps.
    QCOMPARE(api.width, nodeWidth);
    QVERIFY(box.width > 1.5 * nodeWidth);
    for (const Node &a : result->nodes) {
        for (const Node &b : result->nodes)
            QVERIFY(&a == &b || !a.frame.intersects(b.frame));
    }
    // Groups hold what they held; their children count from their corner.
    QCOMPARE(result->boundaries.size(), std::size_t(2));
    for (const Boundary &boundary : result->boundaries) {
        for (const Node &inner : result->nodes) {
            if (inner.parent == boundary.id)
                QVERIFY(boundary.frame.contains({inner.frame.x, inner.frame.y}) &&
                        boundary.frame.contains({inner.frame.right(), inner.frame.bottom()}));
        }
    }
    // The second page stands below the first.
    QVERIFY(node(*result, "page2/other")->frame.y > box.bottom());
}

void TstImportDiagram::drawsLargerUntilCardsFit()
{
    const auto page = [](int distance) {
        std::string text = "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>";
        for (int i = 0; i < 3; ++i)
            text += "<mxCell id=\"n" + std::to_string(i) +
                    "\" value=\"A\" style=\"shape=mxgraph.aws4.lambda_function\" vertex=\"1\" parent=\"1\"><mxGeometry "
                    "x=\"" +
                    std::to_string(i * distance) + "\" y=\"0\" width=\"48\" height=\"48\" as=\"geometry\"/></mxCell>";
        return importTemplate(text + "</root></mxGraphModel>", "a.drawio");
    };
    const auto wide = page(400);
    QVERIFY(wide.ok() && wide->placed);
    QCOMPARE(wide->nodes[1].frame.x - wide->nodes[0].frame.x, 400.0); // as drawn
    const auto close = page(100);
    QVERIFY(close.ok() && close->placed);
    QVERIFY(close->nodes[1].frame.x - close->nodes[0].frame.right() >= 20);
    QVERIFY(!page(0)->placed); // nobody placed them
}

QTEST_GUILESS_MAIN(TstImportDiagram)
#include "tst_importdiagram.moc"
