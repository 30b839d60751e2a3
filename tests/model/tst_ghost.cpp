// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"
#include "rules/evaluator.h"
#include "scene/ghost.h"
#include "support/sampleboards.h"

#include <QtTest>

using namespace lensboard;
using namespace lensboard::test;

namespace {

SceneItemPtr itemOf(const SceneItems &items, const char *id)
{
    for (const SceneItemPtr &item : items) {
        if (item->record == Id(id))
            return item;
    }
    return nullptr;
}

template <typename Shape>
std::vector<Shape> shapesOf(const SceneItem &item)
{
    std::vector<Shape> shapes;
    for (const Primitive &shape : item.shapes) {
        if (const auto *found = std::get_if<Shape>(&shape))
            shapes.push_back(*found);
    }
    return shapes;
}

bool hasFrame(const SceneItem &item, ColourRole colour)
{
    for (const BoxShape &box : shapesOf<BoxShape>(item)) {
        if (box.stroke == colour && box.dash == Dash::Dashed)
            return true;
    }
    return false;
}

} // namespace

// What a repair would do, as it is shown before it is done.
class TestGhost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newElementsAreGreenAndDashed()
    {
        Document document;
        put(document, makeNode("n_a", "lambda", "Place order", 0, 0));
        Transaction transaction(document);
        transaction.put(makeNode("n_new", "sqs", "Dead letters", 0, 120));
        transaction.put(makeEdge("e_new", "n_a", "n_new", EdgeKind::DeadLetters, EdgeMode::Async));
        const SceneItems items = ghostItems(document, transaction.change());
        QCOMPARE(items.size(), std::size_t(2));
        const SceneItemPtr node = itemOf(items, "n_new");
        QVERIFY(node && hasFrame(*node, ColourRole::Preview));
        QCOMPARE(shapesOf<TextShape>(*node).front().text, std::string("Dead letters"));
        const SceneItemPtr edge = itemOf(items, "e_new");
        QVERIFY(edge);
        const LineShape line = shapesOf<LineShape>(*edge).front();
        QCOMPARE(line.colour, ColourRole::Preview);
        QCOMPARE(line.dash, Dash::Dashed);
        QVERIFY(line.points.size() >= 2);
        QCOMPARE(line.points.back().y, 120.0); // reaches the new card from above
        QVERIFY2(document.nodes().size() == 1, "nothing is made");
    }

    void changedPropertiesAreSaid()
    {
        Document document;
        Node node = makeNode("n_a", "lambda", "Place order", 0, 0);
        node.properties["timeoutS"] = PropertyValue::stated(std::int64_t(3));
        put(document, node);
        Transaction transaction(document);
        node.properties["timeoutS"] = PropertyValue::stated(std::int64_t(10));
        node.properties["tracing"] = PropertyValue::stated(true);
        transaction.put(node);
        const SceneItems items = ghostItems(document, transaction.change());
        QCOMPARE(items.size(), std::size_t(1));
        QVERIFY(hasFrame(*items.front(), ColourRole::Preview));
        std::vector<std::string> said;
        for (const TextShape &text : shapesOf<TextShape>(*items.front())) {
            if (text.colour == ColourRole::Preview)
                said.push_back(text.text);
        }
        QCOMPARE(said.size(), std::size_t(2));
        QVERIFY2(said.front().ends_with(": 10 s"), said.front().c_str());
    }

    void whatGoesIsFramed()
    {
        Document document;
        put(document, makeNode("n_a", "lambda", "Place order", 0, 0));
        Transaction transaction(document);
        transaction.remove(Id("n_a"));
        const SceneItems items = ghostItems(document, transaction.change());
        QCOMPARE(items.size(), std::size_t(1));
        QVERIFY(hasFrame(*items.front(), ColourRole::High));
    }

    void settingsAndLayoutShowNothing()
    {
        Document document;
        put(document, makeNode("n_a", "lambda", "Place order", 0, 0));
        Transaction transaction(document);
        Workload workload = document.workload();
        workload.stage = Workload::Stage::Production;
        transaction.put(workload);
        QVERIFY(ghostItems(document, transaction.change()).empty());
        QVERIFY(ghostItems(document, {}).empty());
    }

    // Every repair that the sample boards offer can be shown, inside the bounds that it says.
    void everyRepairOfTheSampleBoardsCanBeShown()
    {
        int shown = 0;
        for (SampleBoard board : {orderBoard(), oddBoard()}) {
            Workload workload = board.document.workload();
            workload.stance = Workload::Stance::Complete;
            put(board.document, workload);
            Evaluator evaluator(catalog(), builtInRulePacks(catalog()));
            evaluator.evaluateAll(board.document);
            for (const auto &[key, finding] : evaluator.findings()) {
                IdSource ids(7);
                const auto change = finding.fixable ? evaluator.applyFix(key, ids) : Result<ChangeSet>(ChangeSet());
                if (!change || change->empty())
                    continue;
                const SceneItems items = ghostItems(board.document, *change);
                shown += items.empty() ? 0 : 1;
                for (const auto &[id, record] : change->added)
                    QVERIFY2(itemOf(items, id.text.c_str()), key.c_str());
                for (const SceneItemPtr &item : items) {
                    for (const Primitive &shape : item->shapes) {
                        const Rect inner = shapeBounds(shape);
                        QVERIFY(inner.x >= item->bounds.x && inner.right() <= item->bounds.right());
                        QVERIFY(inner.y >= item->bounds.y && inner.bottom() <= item->bounds.bottom());
                    }
                }
            }
        }
        QVERIFY2(shown >= 3, qPrintable(QString::number(shown)));
    }
};

QTEST_GUILESS_MAIN(TestGhost)
#include "tst_ghost.moc"
