// SPDX-License-Identifier: Apache-2.0
// Copying parts, putting elements in order, drawing lists of lines, replacing a service in place, what can be reached.
#include "base/resources.h"
#include "catalog/catalog.h"
#include "edit/align.h"
#include "edit/clipboard.h"
#include "edit/edges.h"
#include "edit/lines.h"
#include "edit/nodes.h"
#include "edit/replace.h"
#include "graph/reach.h"

#include <QtTest>

using namespace lensboard;

class tst_editparts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init()
    {
        m_document = Document();
        m_ids = std::make_unique<IdSource>(IdSource::random());
    }
    void aPartTakesItsEdgesAndContentsAlong();
    void pastingTwiceGivesOtherIds();
    void alignsWithTheOutermost();
    void spreadsWithEqualGaps();
    void aBoundaryTakesItsContentsAlongWhenAligned();
    void bringsToFrontInTheirOrder();
    void readsNamesAndServicesFromLines();
    void connectsWhatArrowsConnect();
    void replacesAServiceAndKeepsItsEdges();
    void refusesAReplacementThatAnEdgeForbids();
    void reachesUpAndDown();

private:
    template <typename Edit>
    void commit(Edit edit)
    {
        Transaction transaction(m_document);
        edit(transaction);
        const auto applied = m_document.apply(transaction.change());
        QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().toString().c_str());
    }
    Id add(const char *type, double x, double y)
    {
        Id id;
        commit([&](Transaction &t) { id = addNode(t, *m_ids, catalog(), type, {x, y}); });
        return id;
    }
    Id connected(const Id &from, const Id &to)
    {
        Id id;
        commit([&](Transaction &t) {
            const auto edge = lensboard::connect(t, *m_ids, catalog(), from, to);
            QVERIFY(edge.ok());
            id = *edge;
        });
        return id;
    }
    const Node &named(const std::string &name)
    {
        for (const auto &[id, node] : m_document.nodes()) {
            if (node.name == name)
                return node;
        }
        qFatal("no node is called %s", name.c_str());
    }

    Document m_document;
    std::unique_ptr<IdSource> m_ids;
};

void tst_editparts::aPartTakesItsEdgesAndContentsAlong()
{
    const Id function = add("lambda", 300, 200);
    const Id table = add("dynamodb", 600, 200);
    const Id outside = add("sqs", 300, 600);
    connected(function, table);
    connected(function, outside);
    Id frame;
    commit([&](Transaction &t) { frame = addBoundary(t, *m_ids, BoundaryKind::Vpc, "net", {100, 100, 700, 200}); });
    const Document part = fragmentOf(m_document, {frame});
    QCOMPARE(part.nodes().size(), std::size_t(2));
    QCOMPARE(part.boundaries().size(), std::size_t(1));
    QCOMPARE(part.edges().size(), std::size_t(1));
    QCOMPARE(part.node(function)->parent, frame);
    QCOMPARE(fragmentOf(m_document, {table}).node(table)->parent, Id());
    const Rect extent = extentOf(part);
    QCOMPARE(extent.x, 100.0);
    QCOMPARE(extent.width, 700.0);
}

void tst_editparts::pastingTwiceGivesOtherIds()
{
    const Id function = add("lambda", 300, 200);
    const Id table = add("dynamodb", 600, 200);
    connected(function, table);
    const Document part = fragmentOf(m_document, {function, table});
    std::vector<Id> first;
    std::vector<Id> second;
    commit([&](Transaction &t) { first = paste(t, *m_ids, part, {0, 100}); });
    commit([&](Transaction &t) { second = paste(t, *m_ids, part, {0, 200}); });
    QCOMPARE(first.size(), std::size_t(2));
    QVERIFY(first != second);
    QCOMPARE(m_document.nodes().size(), std::size_t(6));
    QCOMPARE(m_document.edges().size(), std::size_t(3));
    QCOMPARE(m_document.node(first.front())->frame.y, m_document.node(part.nodes().begin()->first)->frame.y + 100);
}

void tst_editparts::alignsWithTheOutermost()
{
    const Id a = add("lambda", 300, 200);
    const Id b = add("lambda", 700, 420);
    const double right = m_document.node(b)->frame.right();
    commit([&](Transaction &t) { align(t, {a, b}, Alignment::Right); });
    QCOMPARE(m_document.node(a)->frame.right(), right);
    QVERIFY(m_document.node(a)->frame.y != m_document.node(b)->frame.y);
    commit([&](Transaction &t) { align(t, {a, b}, Alignment::Middle); });
    QCOMPARE(m_document.node(a)->frame.y, m_document.node(b)->frame.y);
}

void tst_editparts::spreadsWithEqualGaps()
{
    const Id a = add("lambda", 200, 200);
    const Id b = add("lambda", 460, 200);
    const Id c = add("lambda", 1000, 200);
    commit([&](Transaction &t) { distribute(t, {c, a, b}, Axis::Horizontal); });
    const auto frame = [&](const Id &id) { return m_document.node(id)->frame; };
    QVERIFY(frame(b).x > 460 - nodeWidth / 2 + 20);
    QCOMPARE(frame(b).x - frame(a).right(), frame(c).x - frame(b).right());
}

void tst_editparts::aBoundaryTakesItsContentsAlongWhenAligned()
{
    const Id inside = add("lambda", 300, 200);
    const Id beside = add("lambda", 900, 600);
    Id frame;
    commit([&](Transaction &t) { frame = addBoundary(t, *m_ids, BoundaryKind::Group, "g", {100, 100, 500, 200}); });
    const double offset = m_document.node(inside)->frame.y - m_document.boundary(frame)->frame.y;
    commit([&](Transaction &t) { align(t, {frame, inside, beside}, Alignment::Bottom); });
    QCOMPARE(m_document.boundary(frame)->frame.bottom(), m_document.node(beside)->frame.bottom());
    QCOMPARE(m_document.node(inside)->frame.y - m_document.boundary(frame)->frame.y, offset);
}

void tst_editparts::bringsToFrontInTheirOrder()
{
    const Id a = add("lambda", 200, 200);
    const Id b = add("lambda", 240, 200);
    const Id c = add("lambda", 280, 200);
    commit([&](Transaction &t) { bringTo(t, {a}, Depth::Front); });
    QVERIFY(m_document.node(a)->z > m_document.node(b)->z);
    commit([&](Transaction &t) { bringTo(t, {a, b}, Depth::Back); });
    QVERIFY(m_document.node(a)->z < m_document.node(c)->z);
    QVERIFY(m_document.node(b)->z < m_document.node(a)->z);
}

void tst_editparts::readsNamesAndServicesFromLines()
{
    DrawnLines drawn;
    commit([&](Transaction &t) {
        drawn =
            drawLines(t, *m_ids, catalog(), "- Orders: DynamoDB\r\n2. Shop (rest api)\n\n* sqs\nRisk engine\n", {0, 0});
    });
    QCOMPARE(drawn.added.size(), std::size_t(4));
    QCOMPARE(named("Orders").type, std::string("dynamodb"));
    QCOMPARE(named("Shop").type, std::string("rest-api"));
    QCOMPARE(named("Risk engine").type, std::string("generic"));
    QCOMPARE(m_document.node(drawn.added[2])->type, std::string("sqs"));
    QVERIFY(named("Orders").frame.bottom() < named("Shop").frame.y);
}

void tst_editparts::connectsWhatArrowsConnect()
{
    DrawnLines drawn;
    commit([&](Transaction &t) {
        drawn = drawLines(t, *m_ids, catalog(),
                          "Shop: REST API -> Place order: Lambda -> Orders: DynamoDB\n"
                          "Place order: Lambda → Invoices: SQS\n",
                          {0, 0});
    });
    QCOMPARE(m_document.nodes().size(), std::size_t(4));
    QCOMPARE(m_document.edges().size(), std::size_t(3));
    QVERIFY(drawn.refused.empty());
    commit([&](Transaction &t) { drawn = drawLines(t, *m_ids, catalog(), "SQS -> DynamoDB", {0, 600}); });
    QCOMPARE(drawn.refused.size(), std::size_t(1));
    QCOMPARE(m_document.edges().size(), std::size_t(3));
}

void tst_editparts::replacesAServiceAndKeepsItsEdges()
{
    const Id api = add("rest-api", 100, 200);
    const Id function = add("lambda", 400, 200);
    const Id edge = connected(api, function);
    commit([&](Transaction &t) { lensboard::setProperty(t, api, "tracing", PropertyValue::stated(true)); });
    const Rect before = m_document.node(api)->frame;
    commit([&](Transaction &t) { QVERIFY(replaceType(t, catalog(), api, "http-api").ok()); });
    QCOMPARE(m_document.node(api)->type, std::string("http-api"));
    QCOMPARE(m_document.node(api)->name, catalog().type("http-api").name);
    QVERIFY(m_document.node(api)->frame == before);
    QVERIFY(m_document.edge(edge));
}

void tst_editparts::refusesAReplacementThatAnEdgeForbids()
{
    const Id function = add("lambda", 100, 200);
    const Id table = add("dynamodb", 400, 200);
    connected(function, table);
    Transaction transaction(m_document);
    const auto replaced = replaceType(transaction, catalog(), function, "sqs");
    QVERIFY(!replaced.ok());
    QCOMPARE(replaced.error().code, std::string("edge.refused"));
    QVERIFY(transaction.change().empty());
    QVERIFY(!replaceType(transaction, catalog(), function, "no-such-service").ok());
}

void tst_editparts::reachesUpAndDown()
{
    const Id api = add("rest-api", 100, 200);
    const Id function = add("lambda", 400, 200);
    const Id table = add("dynamodb", 700, 200);
    const Id other = add("lambda", 400, 600);
    connected(api, function);
    connected(function, table);
    const auto asSet = [](const std::vector<Id> &ids) { return std::set<Id>(ids.begin(), ids.end()); };
    QCOMPARE(asSet(reach(m_document, {function}, Stream::Down)), (std::set<Id>{function, table}));
    QCOMPARE(asSet(reach(m_document, {function}, Stream::Up)), (std::set<Id>{function, api}));
    QCOMPARE(asSet(sameKind(m_document, {function})), (std::set<Id>{function, other}));
}

QTEST_GUILESS_MAIN(tst_editparts)
#include "tst_editparts.moc"
