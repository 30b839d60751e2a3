// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"
#include "rules/evaluator.h"
#include "rules/fact.h"
#include "rules/guard.h"
#include "support/boards.h"
#include "support/generator.h"
#include "support/randomedits.h"

#include <QtTest>

using namespace lensboard;

// Guards may only turn away subjects for which `where` is false, and an evaluator that follows edits must ask them
// again whenever what they look at has changed.
class tst_guards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnAwayOnlyWhatIsFalse();
    void askAgainWhenAPropertyIsStated();
    void askAgainWhenAnEndChanges();
    void askAgainWhenTheOriginChanges();
};

namespace {

RulePacks pack(const std::string &on, const std::string &where)
{
    RulePacks packs;
    addRulePack(packs,
                R"({"id": "test", "rules": [{"id": "T-1", "title": "Test", "why": "Because.", "on": ")" + on +
                    R"(", "where": ")" + where + R"(", "expect": "false", "severity": "low", "ask": "?",
                    "message": "Fails", "examples": [{"board": {}, "verdict": "fail", "keys": ["-"], "message": "-"},
                    {"board": {}, "verdict": "pass"}]}]})",
                "test.json", catalog());
    for (const Error &problem : packs.problems)
        qFatal("%s %s", problem.toString().c_str(), problem.pointer.c_str());
    return packs;
}

// Every rule on every subject of a board, with and without its guard.
struct Bench
{
    World world{catalog()};
    FactTable facts{world};
    std::vector<std::shared_ptr<const Rule>> rules = builtInRulePacks(catalog()).rules();
    Guards guards{rules};
    std::size_t admitted = 0, turnedAway = 0;
    QString wrong;

    Bench() { registerFacts(facts); }

    std::vector<std::uint64_t> marks(Handle node) const
    {
        std::vector<std::uint64_t> bits(guards.width());
        guards.mark(world.graph().node(node), bits);
        return bits;
    }

    void check(const Document &document)
    {
        world.build(document);
        facts.build();
        for (std::size_t rule = 0; rule < rules.size(); ++rule) {
            if (rules[rule]->on == SubjectKind::Node) {
                for (const Handle node : world.graph().nodes())
                    checkOne(rule, guards.admitsNode(rule, marks(node)), "node", world.nodeValue(node), node);
            } else if (rules[rule]->on == SubjectKind::Edge) {
                for (const Handle edge : world.graph().edges()) {
                    std::vector<std::uint64_t> own(guards.width());
                    guards.mark(world.graph().edge(edge), own);
                    const bool admits = guards.admitsEdge(rule, own, marks(world.graph().source(edge)),
                                                          marks(world.graph().target(edge)));
                    checkOne(rule, admits, "edge", world.edgeValue(edge), noHandle);
                }
            }
        }
    }

    void checkOne(std::size_t rule, bool admits, const char *name, const cel::Value &subject, Handle node)
    {
        ++(admits ? admitted : turnedAway);
        if (admits)
            return;
        facts.setSubject(node);
        cel::Scope scope(&facts);
        scope.bind(name, subject);
        if (!cel::evaluate(rules[rule]->where, scope).isFalse())
            wrong = QString::fromStdString(rules[rule]->id + " at " + subject.asObject()->label());
    }
};

void put(Document &document, Evaluator &evaluator, const Record &record)
{
    Transaction transaction(document);
    transaction.put(record);
    const ChangeSet change = transaction.change();
    QVERIFY(document.apply(change).ok());
    evaluator.update(document, change);
}

} // namespace

void tst_guards::turnAwayOnlyWhatIsFalse()
{
    Bench bench;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        Document document = test::generateDocument(25, seed);
        test::RandomEdits edits(seed * 31);
        for (int step = 0; step < 60; ++step) {
            QVERIFY(document.apply(edits.next(document)).ok());
            if (step % 12 == 11)
                bench.check(document);
        }
        QVERIFY2(bench.wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(bench.wrong)));
    }
    QVERIFY(bench.admitted > 0);
    QVERIFY(bench.turnedAway > 0);
}

void tst_guards::askAgainWhenAPropertyIsStated()
{
    Document document = test::board(R"({"nodes": [{"id": "a", "type": "lambda"}]})");
    Evaluator evaluator(catalog(), pack("node", "'timeoutS' in node.properties && !node.external"));
    evaluator.evaluateAll(document);
    QVERIFY(evaluator.findings().empty());
    QCOMPARE(evaluator.runs(), std::size_t(0));
    Node node = *document.node(Id("a"));
    node.properties["timeoutS"] = PropertyValue::stated(std::int64_t(3));
    put(document, evaluator, node);
    QCOMPARE(evaluator.findings().size(), std::size_t(1));
    node.external = true;
    put(document, evaluator, node);
    QVERIFY(evaluator.findings().empty());
}

void tst_guards::askAgainWhenAnEndChanges()
{
    Document document = test::board(R"({"nodes": [{"id": "a", "type": "lambda"}, {"id": "b", "type": "sqs"}],
        "edges": [{"id": "e", "from": "a", "to": "b", "kind": "publishes"}]})");
    Evaluator evaluator(catalog(), pack("edge", "'fifo' in edge.target.properties || edge.source.external"));
    evaluator.evaluateAll(document);
    QVERIFY(evaluator.findings().empty());
    Node queue = *document.node(Id("b"));
    queue.properties["fifo"] = PropertyValue::stated(true);
    put(document, evaluator, queue);
    QCOMPARE(evaluator.findings().size(), std::size_t(1));
    queue.properties.clear();
    put(document, evaluator, queue);
    QVERIFY(evaluator.findings().empty());
    Node caller = *document.node(Id("a"));
    caller.external = true;
    put(document, evaluator, caller);
    QCOMPARE(evaluator.findings().size(), std::size_t(1));
}

void tst_guards::askAgainWhenTheOriginChanges()
{
    Document document = test::board(R"({"nodes": [{"id": "a", "type": "lambda"}]})");
    Evaluator evaluator(catalog(), pack("node", "node.imported"));
    evaluator.evaluateAll(document);
    QVERIFY(evaluator.findings().empty());
    Node node = *document.node(Id("a"));
    node.origin.logicalId = "A";
    put(document, evaluator, node);
    QCOMPARE(evaluator.findings().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(tst_guards)
#include "tst_guards.moc"
