// SPDX-License-Identifier: Apache-2.0
#include "graph/digraph.h"
#include "graph/graph.h"
#include "support/randomedits.h"

#include <QtTest>

#include <set>

using namespace lensboard;

class tst_graph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNeighboursInOrderOfId();
    void knowsTheBoundariesAroundANode();
    void tellsWhatAnUpdateDid();
    void updatedEqualsBuilt();
    void findsStronglyConnectedComponents();
    void componentsOfADeepChainNeedNoStack();
    void reachesAndWalksBack();
    void stopsWhereItIsTold();
};

namespace {

Node node(const char *id, const char *type = "lambda")
{
    Node result;
    result.id = Id(id);
    result.type = type;
    result.name = id;
    return result;
}

Edge edge(const char *id, const char *from, const char *to)
{
    Edge result;
    result.id = Id(id);
    result.source = Id(from);
    result.target = Id(to);
    result.kinds = {EdgeKind::Invokes};
    result.mode = EdgeMode::Sync;
    return result;
}

// Everything that a graph says, by id, so that two graphs with other handles can be compared.
std::string content(const Graph &graph)
{
    std::string text;
    const auto list = [&](const char *what, const std::vector<Handle> &edges) {
        text += what;
        for (const Handle at : edges)
            text += ' ' + graph.edge(at).id.text;
        text += '\n';
    };
    std::set<std::string> types;
    for (const Handle at : graph.nodes()) {
        text += "node " + graph.node(at).id.text + ' ' + graph.node(at).name + '\n';
        types.insert(graph.node(at).type);
        list("in", graph.incoming(at));
        list("out", graph.outgoing(at));
        for (const Handle around : graph.boundariesAround(at))
            text += "inside " + graph.boundary(around).id.text + '\n';
    }
    for (const Handle at : graph.edges())
        text += "edge " + graph.edge(at).id.text + ' ' + graph.node(graph.source(at)).id.text + ' ' +
                graph.node(graph.target(at)).id.text + '\n';
    for (const Handle at : graph.boundaries()) {
        text += "boundary " + graph.boundary(at).id.text + '\n';
        for (const Handle inside : graph.nodesIn(at))
            text += "has " + graph.node(inside).id.text + '\n';
    }
    for (const std::string &type : types) {
        for (const Handle at : graph.nodesOfType(type))
            text += type + ' ' + graph.node(at).id.text + '\n';
    }
    return text;
}

Document smallDocument()
{
    Document document;
    Transaction transaction(document);
    Boundary account;
    account.id = Id("b1");
    account.kind = BoundaryKind::Account;
    Boundary context;
    context.id = Id("b2");
    context.kind = BoundaryKind::Context;
    context.parent = account.id;
    transaction.put(account);
    transaction.put(context);
    Node a = node("a");
    a.parent = context.id;
    transaction.put(a);
    transaction.put(node("b", "sqs"));
    transaction.put(node("c"));
    transaction.put(edge("e2", "a", "b"));
    transaction.put(edge("e1", "a", "c"));
    const Result<void> applied = document.apply(transaction.change());
    Q_ASSERT(applied.ok());
    return document;
}

} // namespace

void tst_graph::knowsNeighboursInOrderOfId()
{
    const Document document = smallDocument();
    Graph graph;
    graph.build(document);
    const Handle a = graph.findNode(Id("a"));
    QCOMPARE(graph.outgoing(a).size(), std::size_t(2));
    QCOMPARE(graph.edge(graph.outgoing(a)[0]).id, Id("e1"));
    QCOMPARE(graph.node(graph.target(graph.outgoing(a)[0])).id, Id("c"));
    QVERIFY(graph.incoming(a).empty());
    QCOMPARE(graph.findNode(Id("zz")), noHandle);
    QCOMPARE(graph.nodesOfType("sqs").size(), std::size_t(1));
    QVERIFY(graph.nodesOfType("sns").empty());
}

void tst_graph::knowsTheBoundariesAroundANode()
{
    const Document document = smallDocument();
    Graph graph;
    graph.build(document);
    const auto around = graph.boundariesAround(graph.findNode(Id("a")));
    QCOMPARE(around.size(), std::size_t(2));
    QCOMPARE(graph.boundary(around[0]).id, Id("b2"));
    QCOMPARE(graph.boundary(around[1]).id, Id("b1"));
}

void tst_graph::tellsWhatAnUpdateDid()
{
    Document document = smallDocument();
    Graph graph;
    graph.build(document);
    const Handle b = graph.findNode(Id("b"));
    const Handle a = graph.findNode(Id("a"));
    Transaction transaction(document);
    transaction.remove(Id("b"));
    const ChangeSet change = transaction.change();
    QVERIFY(document.apply(change).ok());
    const GraphChange did = graph.update(document, change);
    QCOMPARE(did.nodesRemoved, std::vector<Handle>{b});
    QCOMPARE(did.edgesRemoved.size(), std::size_t(1));
    QVERIFY(std::find(did.outgoingChanged.begin(), did.outgoingChanged.end(), a) != did.outgoingChanged.end());
    QCOMPARE(graph.findNode(Id("b")), noHandle);
    QCOMPARE(graph.outgoing(a).size(), std::size_t(1));
}

void tst_graph::updatedEqualsBuilt()
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Document document = smallDocument();
        Graph graph;
        graph.build(document);
        test::RandomEdits edits(seed);
        for (int step = 0; step < 100; ++step) {
            const ChangeSet change = edits.next(document);
            const Result<void> applied = document.apply(change);
            QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().message.c_str());
            (void)graph.update(document, change);
            Graph scratch;
            scratch.build(document);
            if (content(graph) != content(scratch))
                QFAIL(qPrintable(QStringLiteral("seed %1 step %2").arg(seed).arg(step)));
        }
    }
}

void tst_graph::findsStronglyConnectedComponents()
{
    Digraph graph(5); // 0 → 1 → 2 → 0, 2 → 3, 4
    graph.add(0, 1, 0);
    graph.finish(0);
    graph.add(1, 2, 0);
    graph.finish(1);
    graph.add(2, 0, 0);
    graph.add(2, 3, 0);
    graph.finish(2);
    const Components components = stronglyConnected(graph);
    QCOMPARE(components.count, 3U);
    QCOMPARE(components.of[0], components.of[1]);
    QCOMPARE(components.of[0], components.of[2]);
    QVERIFY(components.of[3] != components.of[0]);
    QVERIFY(components.of[3] < components.of[0]); // reverse topological order
    const ComponentMembers members(components, {4, 2, 0, 1, 3});
    const auto loop = members.of(components.of[0]);
    QCOMPARE(std::vector<std::uint32_t>(loop.begin(), loop.end()), (std::vector<std::uint32_t>{2, 0, 1}));
    QCOMPARE(members.of(components.of[3]).size(), std::size_t(1));
}

void tst_graph::componentsOfADeepChainNeedNoStack()
{
    constexpr std::uint32_t length = 300000;
    Digraph graph(length);
    for (std::uint32_t at = 0; at < length; ++at) {
        graph.add(at, (at + 1) % length, at);
        graph.finish(at);
    }
    QCOMPARE(stronglyConnected(graph).count, 1U);
}

void tst_graph::reachesAndWalksBack()
{
    Digraph graph(4);
    graph.add(0, 1, 10);
    graph.add(0, 2, 11);
    graph.finish(0);
    graph.add(1, 3, 12);
    graph.finish(1);
    const Reach reach = reachFrom(graph, {0});
    QVERIFY(reach.reached(3));
    const std::vector<std::uint32_t> path{0, 10, 1, 12, 3};
    QCOMPARE(reach.pathTo(3), path);
    const Digraph back = graph.reversed();
    QVERIFY(reachFrom(back, {3}).reached(0));
    QVERIFY(!reachFrom(back, {3}).reached(2));
}

void tst_graph::stopsWhereItIsTold()
{
    Digraph graph(3);
    graph.add(0, 1, 0);
    graph.finish(0);
    graph.add(1, 2, 0);
    graph.finish(1);
    const Reach reach = reachFrom(graph, {0}, {false, true, false});
    QVERIFY(reach.reached(1));
    QVERIFY(!reach.reached(2));
}

QTEST_GUILESS_MAIN(tst_graph)
#include "tst_graph.moc"
