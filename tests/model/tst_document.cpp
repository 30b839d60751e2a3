// SPDX-License-Identifier: Apache-2.0
#include "document/history.h"
#include "document/transaction.h"

#include <QtTest>

using namespace lensboard;

namespace {

Node makeNode(const char *id, const char *type = "lambda", const char *parent = "")
{
    Node node;
    node.id = Id(id);
    node.type = type;
    node.name = id;
    node.parent = Id(parent);
    return node;
}

Edge makeEdge(const char *id, const char *from, const char *to)
{
    Edge edge;
    edge.id = Id(id);
    edge.source = Id(from);
    edge.target = Id(to);
    edge.kinds = {EdgeKind::Writes, EdgeKind::Reads, EdgeKind::Writes};
    edge.mode = EdgeMode::Sync;
    return edge;
}

Boundary makeBoundary(const char *id, const char *parent = "")
{
    Boundary boundary;
    boundary.id = Id(id);
    boundary.parent = Id(parent);
    return boundary;
}

ChangeSet commit(Document &document, const std::function<void(Transaction &)> &edit)
{
    Transaction transaction(document);
    edit(transaction);
    ChangeSet change = transaction.change();
    const auto applied = document.apply(change);
    if (!applied)
        qFatal("%s", applied.error().toString().c_str());
    return change;
}

Document sample()
{
    Document document;
    commit(document, [](Transaction &t) {
        t.put(makeBoundary("b_outer"));
        t.put(makeBoundary("b_inner", "b_outer"));
        t.put(makeNode("n_a", "lambda", "b_inner"));
        t.put(makeNode("n_b", "dynamodb"));
        t.put(makeEdge("e_1", "n_a", "n_b"));
    });
    return document;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesEdgesWithTheirNode()
    {
        Document document = sample();
        commit(document, [](Transaction &t) { t.remove(Id("n_b")); });
        QVERIFY(document.edges().empty());
        QVERIFY(document.node(Id("n_a")));
    }

    void removesEdgesAddedInTheSameTransaction()
    {
        Document document = sample();
        commit(document, [](Transaction &t) {
            t.put(makeEdge("e_2", "n_a", "n_b"));
            t.remove(Id("n_a"));
        });
        QVERIFY(document.edges().empty());
    }

    void liftsChildrenOfARemovedBoundary()
    {
        Document document = sample();
        commit(document, [](Transaction &t) { t.remove(Id("b_inner")); });
        QCOMPARE(document.node(Id("n_a"))->parent.text, std::string("b_outer"));
    }

    void rejectsEdgeToMissingNode()
    {
        Document document = sample();
        ChangeSet change;
        change.added.emplace(Id("e_9"), makeEdge("e_9", "n_a", "n_ghost"));
        const auto applied = document.apply(change);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, std::string("change.dangling"));
        QCOMPARE(document.edges().size(), std::size_t(1));
    }

    void rejectsRemovalThatLeavesAnEdgeDangling()
    {
        Document document = sample();
        ChangeSet change;
        change.removed.emplace(Id("n_b"), *document.record(Id("n_b")));
        QVERIFY(!document.apply(change));
        QVERIFY(document.node(Id("n_b")));
    }

    void rejectsBoundaryInsideItself()
    {
        Document document = sample();
        ChangeSet change;
        change.updated.emplace(Id("b_outer"),
                               ChangeSet::Update{makeBoundary("b_outer"), makeBoundary("b_outer", "b_inner")});
        const auto applied = document.apply(change);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, std::string("change.cycle"));
    }

    void rejectsStaleUpdate()
    {
        Document document = sample();
        ChangeSet change;
        Node other = makeNode("n_b", "s3");
        change.updated.emplace(Id("n_b"), ChangeSet::Update{other, makeNode("n_b", "sqs")});
        QVERIFY(!document.apply(change));
        QCOMPARE(document.node(Id("n_b"))->type, std::string("dynamodb"));
    }

    void sortsKindsAndDropsRepeats()
    {
        const Document document = sample();
        const std::vector<EdgeKind> expected{EdgeKind::Reads, EdgeKind::Writes};
        QVERIFY(document.edge(Id("e_1"))->kinds == expected);
    }

    void movingChangesNoMeaning()
    {
        Document document = sample();
        const ChangeSet moved = commit(document, [](Transaction &t) {
            auto node = *t.as<Node>(Id("n_a"));
            node.frame.x = 400;
            t.put(node);
        });
        QVERIFY(!changesMeaning(moved));
        const ChangeSet renamed = commit(document, [](Transaction &t) {
            auto node = *t.as<Node>(Id("n_a"));
            node.name = "Other";
            t.put(node);
        });
        QVERIFY(changesMeaning(renamed));
    }

    void undoOfEverythingGivesTheStart()
    {
        Document document;
        const Document start = document;
        History history;
        const auto step = [&](const char *label, const std::function<void(Transaction &)> &edit) {
            history.record(label, commit(document, edit));
        };
        step("Add", [](Transaction &t) {
            t.put(makeNode("n_a"));
            t.put(makeNode("n_b"));
        });
        step("Connect", [](Transaction &t) { t.put(makeEdge("e_1", "n_a", "n_b")); });
        step("Remove", [](Transaction &t) { t.remove(Id("n_a")); });
        while (history.canUndo())
            QVERIFY(document.apply(history.undo()));
        QVERIFY(document.nodes() == start.nodes());
        QVERIFY(document.edges() == start.edges());
        while (history.canRedo())
            QVERIFY(document.apply(history.redo()));
        QCOMPARE(document.nodes().size(), std::size_t(1));
        QVERIFY(document.edges().empty());
    }

    void squashMakesOneStepAndBailTakesAllBack()
    {
        Document document = sample();
        History history;
        const auto nodes = document.nodes();
        const auto mark = history.mark();
        for (const double x : {10.0, 20.0, 30.0}) {
            history.record("Move", commit(document, [x](Transaction &t) {
                               auto node = *t.as<Node>(Id("n_a"));
                               node.frame.x = x;
                               t.put(node);
                           }));
        }
        history.squashTo(mark, "Move a");
        QCOMPARE(history.steps().size(), std::size_t(1));
        QCOMPARE(history.undoLabel(), std::string("Move a"));
        QVERIFY(document.apply(history.bailTo(mark)));
        QVERIFY(document.nodes() == nodes);
        QVERIFY(!history.canUndo() && !history.canRedo());
    }

    void cleanMarkFollowsUndo()
    {
        Document document;
        History history;
        history.record("Add", commit(document, [](Transaction &t) { t.put(makeNode("n_a")); }));
        QVERIFY(!history.isClean());
        history.setClean();
        QVERIFY(document.apply(history.undo()));
        QVERIFY(!history.isClean());
        history.record("Add", commit(document, [](Transaction &t) { t.put(makeNode("n_b")); }));
        QVERIFY(!history.isClean());
        static_cast<void>(history.undo());
        QVERIFY(!history.isClean()); // the saved state is out of reach
    }

    void squashAlgebraEqualsApplyingBoth()
    {
        Document document = sample();
        const Document before = document;
        const ChangeSet one = commit(document, [](Transaction &t) {
            t.remove(Id("n_b"));
            t.put(makeNode("n_c"));
        });
        const ChangeSet two = commit(document, [](Transaction &t) {
            t.put(makeNode("n_b", "s3"));
            t.remove(Id("n_c"));
        });
        Document other = before;
        QVERIFY(other.apply(squashed(one, two)));
        QVERIFY(other.nodes() == document.nodes());
        QVERIFY(other.edges() == document.edges());
        QVERIFY(squashed(one, reversed(one)).empty());
    }

    void importedIdsAreStable()
    {
        QCOMPARE(importedId('n', "template", "Orders").text, importedId('n', "template", "Orders").text);
        QVERIFY(importedId('n', "template", "Orders") != importedId('n', "template", "Order"));
        IdSource ids(7);
        QVERIFY(ids.next('n') != ids.next('n'));
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
