// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"
#include "rules/evaluator.h"
#include "support/boards.h"

#include <QtTest>

using namespace lensboard;
using test::board;

// What the evaluator makes of rules and blanks, with small packs of its own.
class tst_evaluator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlankInASketchAsks();
    void aBlankOfACompleteBoardTakesTheDefault();
    void aBlankOfAnImportedNodeTakesTheDefaultInEitherStance();
    void anUnsettledTemplateValueStaysUnknown();
    void statedAbsenceIsNull();
    void relationsAreOpenInASketchOnly();
    void beyondAnExternalNodeIsUnknown();
    void theFirstTrueSeverityCounts();
    void testEnvironmentsAndPrototypesEase();
    void aPersonsSeverityAndSwitchWin();
    void thresholdsReplaceLimits();
    void aDecisionHoldsWhileItsFactsDo();
    void aFaultIsNoVerdict();
    void messagesFollowNames();
    void onlyReadersRunAgain();
    void asksOnlyForWhatIsOpen();
    void explainsAFailure();
    void refusesToExplainWhatIsNotThere();

private:
    static RulePacks pack(const std::string &rule);
    static void edit(Document &document, Evaluator &evaluator, const Record &record);
};

namespace {

// A rule around `where` and `expect`; the examples are not looked at here.
std::string rule(const std::string &where, const std::string &expect, const std::string &more = {},
                 const std::string &message = "{node.name} fails")
{
    return R"({"id": "T-1", "title": "Test", "why": "Because.", "practices": ["q.a"], "on": "node", "where": ")" +
           where + R"(", "expect": ")" + expect + R"(", "ask": "What of {node.name}?", "message": ")" + message +
           "\", " + (more.empty() ? R"("severity": "medium", )" : more) + R"("examples": [
                {"board": {}, "verdict": "fail", "keys": ["-"], "message": "-"}, {"board": {}, "verdict": "pass"}]})";
}

const Finding *only(const Evaluator &evaluator)
{
    return evaluator.findings().size() == 1 ? &evaluator.findings().begin()->second : nullptr;
}

} // namespace

RulePacks tst_evaluator::pack(const std::string &rule)
{
    RulePacks packs;
    addRulePack(packs, R"({"id": "test", "rules": [)" + rule + "]}", "test.json", catalog());
    for (const Error &problem : packs.problems)
        qFatal("%s %s", problem.toString().c_str(), problem.pointer.c_str());
    return packs;
}

void tst_evaluator::edit(Document &document, Evaluator &evaluator, const Record &record)
{
    Transaction transaction(document);
    transaction.put(record);
    const ChangeSet change = transaction.change();
    QVERIFY(document.apply(change).ok());
    evaluator.update(document, change);
}

void tst_evaluator::aBlankInASketchAsks()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= 10")));
    const Document document =
        board(R"({"workload": {"stance": "sketch"}, "nodes": [{"id": "f", "type": "lambda", "name": "Place order"}]})");
    evaluator.evaluateAll(document);
    const Finding *finding = only(evaluator);
    QVERIFY(finding);
    QCOMPARE(finding->verdict, FindingVerdict::Ask);
    QCOMPARE(finding->key, std::string("T-1|f"));
    QCOMPARE(finding->question, std::string("What of Place order?"));
    QCOMPARE(finding->message, std::string("Not known yet: Timeout of Place order."));
    QCOMPARE(finding->open.size(), std::size_t(1));
    QCOMPARE(finding->open[0].subject, Id("f"));
    QCOMPARE(finding->open[0].property, std::string("timeoutS"));
    QCOMPARE(evaluator.practices().at("q.a").asks, 1);
}

void tst_evaluator::aBlankOfACompleteBoardTakesTheDefault()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS == 3 && node.memoryMB == 128")));
    const Document document = board(R"({"nodes": [{"id": "f", "type": "lambda"}]})");
    evaluator.evaluateAll(document);
    QVERIFY(only(evaluator));
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Pass);
    Evaluator other(catalog(), pack(rule("node.type == 'lambda'", "node.idempotent == true")));
    other.evaluateAll(document); // no AWS default: a person has to say
    QCOMPARE(only(other)->verdict, FindingVerdict::Ask);
}

void tst_evaluator::aBlankOfAnImportedNodeTakesTheDefaultInEitherStance()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS == 3")));
    evaluator.evaluateAll(
        board(R"({"imported": true, "workload": {"stance": "sketch"}, "nodes": [{"id": "f", "type": "lambda"}]})"));
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Pass);
}

void tst_evaluator::anUnsettledTemplateValueStaysUnknown()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= 10")));
    evaluator.evaluateAll(board(R"({"imported": true, "nodes": [{"id": "f", "type": "lambda", "name": "F",
        "properties": {"timeoutS": {"unknown": "depends on parameter Stage"}}}]})"));
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Ask);
    QCOMPARE(only(evaluator)->open[0].text, std::string("Timeout of F (depends on parameter Stage)"));
}

void tst_evaluator::statedAbsenceIsNull()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.dlq != null")));
    evaluator.evaluateAll(board(R"({"workload": {"stance": "sketch"}, "nodes": [
        {"id": "f", "type": "lambda", "name": "F", "properties": {"dlq": null}}]})"));
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Fail);
    QCOMPARE(only(evaluator)->message, std::string("F fails"));
}

void tst_evaluator::relationsAreOpenInASketchOnly()
{
    const RulePacks packs = pack(rule("node.type == 'lambda'", "node.incoming.exists(e, e.mode == 'async')"));
    const char *nodes = R"("nodes": [{"id": "f", "type": "lambda"}, {"id": "api", "type": "rest-api"}],
        "edges": [{"from": "api", "to": "f", "kind": "invokes", "mode": "sync"}]})";
    const Document sketch = board((std::string(R"({"workload": {"stance": "sketch"}, )") + nodes).c_str());
    const Document complete = board((std::string("{") + nodes).c_str());
    Evaluator evaluator(catalog(), packs);
    evaluator.evaluateAll(sketch);
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Ask);
    QCOMPARE(only(evaluator)->open[0].property, std::string("incoming"));
    evaluator.evaluateAll(complete);
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Fail);
}

void tst_evaluator::beyondAnExternalNodeIsUnknown()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'sqs'", "node.outgoing.exists(e, true)")));
    evaluator.evaluateAll(board(R"({"imported": true, "nodes": [{"id": "q", "type": "sqs", "external": true}]})"));
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Ask);
}

void tst_evaluator::theFirstTrueSeverityCounts()
{
    const std::string list = R"("severity": [{"when": "node.timeoutS > 600", "severity": "high"},
        {"when": "node.timeoutS > 60", "severity": "medium"}, {"severity": "low"}], )";
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= 10", list)));
    evaluator.evaluateAll(board(R"({"nodes": [{"id": "a", "type": "lambda", "properties": {"timeoutS": 900}},
        {"id": "b", "type": "lambda", "properties": {"timeoutS": 100}},
        {"id": "c", "type": "lambda", "properties": {"timeoutS": 20}}]})"));
    QCOMPARE(evaluator.findings().at("T-1|a").severity, Severity::High);
    QCOMPARE(evaluator.findings().at("T-1|b").severity, Severity::Medium);
    QCOMPARE(evaluator.findings().at("T-1|c").severity, Severity::Low);
    QCOMPARE(evaluator.practices().at("q.a").failHigh, 1);
    QCOMPARE(evaluator.practices().at("q.a").failLow, 1);
}

void tst_evaluator::testEnvironmentsAndPrototypesEase()
{
    const RulePacks packs =
        pack(rule("node.type == 'lambda'", "node.timeoutS <= 1", R"("severity": "high", "eases": true, )"));
    Document document = board(R"({"boundaries": [{"id": "dev", "kind": "environment", "name": "Development"}],
        "nodes": [{"id": "a", "type": "lambda", "parent": "dev"}, {"id": "b", "type": "lambda"}]})");
    Evaluator evaluator(catalog(), packs);
    evaluator.evaluateAll(document);
    QCOMPARE(evaluator.findings().at("T-1|a").severity, Severity::Medium);
    QCOMPARE(evaluator.findings().at("T-1|b").severity, Severity::High);
    Workload workload = document.workload();
    workload.stage = Workload::Stage::Prototype;
    edit(document, evaluator, workload);
    QCOMPARE(evaluator.findings().at("T-1|b").severity, Severity::Medium);
    Boundary boundary = *document.boundary(Id("dev"));
    boundary.name = "Production";
    workload.stage = Workload::Stage::Production;
    edit(document, evaluator, workload);
    edit(document, evaluator, boundary);
    QCOMPARE(evaluator.findings().at("T-1|a").severity, Severity::High);
}

void tst_evaluator::aPersonsSeverityAndSwitchWin()
{
    Document document = board(R"({"nodes": [{"id": "a", "type": "lambda"}]})");
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= 1")));
    evaluator.evaluateAll(document);
    Workload workload = document.workload();
    workload.severities["T"] = "high";
    edit(document, evaluator, workload);
    QCOMPARE(only(evaluator)->severity, Severity::High);
    workload.severities["T-1"] = "low"; // the longer name wins
    edit(document, evaluator, workload);
    QCOMPARE(only(evaluator)->severity, Severity::Low);
    workload.rulesOff = {"T"};
    edit(document, evaluator, workload);
    QVERIFY(evaluator.findings().empty());
    QCOMPARE(evaluator.rulesSkipped(), std::vector<std::string>{"T-1"});
    QVERIFY(evaluator.rulesRun().empty());
    QVERIFY(evaluator.practices().at("q.a") == PracticeTally());
}

void tst_evaluator::thresholdsReplaceLimits()
{
    Document document = board(R"({"nodes": [{"id": "a", "type": "lambda", "properties": {"timeoutS": 25}}]})");
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= limits.restTimeoutS")));
    evaluator.evaluateAll(document);
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Pass);
    Workload workload = document.workload();
    workload.thresholds["restTimeoutS"] = 20;
    edit(document, evaluator, workload);
    QCOMPARE(only(evaluator)->verdict, FindingVerdict::Fail);
}

void tst_evaluator::aDecisionHoldsWhileItsFactsDo()
{
    Document document = board(R"({"nodes": [{"id": "a", "type": "lambda", "properties": {"timeoutS": 25}}]})");
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= 10")));
    evaluator.setToday("2026-05-01");
    evaluator.evaluateAll(document);
    Decision decision;
    decision.id = Id("d1");
    decision.findingKey = "T-1|a";
    decision.reason = "known";
    decision.factsHash = only(evaluator)->factsHash;
    decision.reviewBy = "2026-06-01";
    QVERIFY(!decision.factsHash.empty());
    edit(document, evaluator, decision);
    QVERIFY(only(evaluator)->decided);
    QCOMPARE(only(evaluator)->decision, Id("d1"));
    QCOMPARE(evaluator.practices().at("q.a").failMedium, 0);
    Node node = *document.node(Id("a"));
    node.properties["memoryMB"] = PropertyValue::stated(std::int64_t(512)); // plays no part
    edit(document, evaluator, node);
    QVERIFY(only(evaluator)->decided);
    node.properties["timeoutS"] = PropertyValue::stated(std::int64_t(30));
    edit(document, evaluator, node);
    QVERIFY(!only(evaluator)->decided);
    node.properties["timeoutS"] = PropertyValue::stated(std::int64_t(25));
    edit(document, evaluator, node);
    QVERIFY(only(evaluator)->decided);
    const FindingDiff diff = evaluator.setToday("2026-06-02"); // the date has passed
    QCOMPARE(diff.changed, std::vector<std::string>{"T-1|a"});
    QVERIFY(!only(evaluator)->decided);
}

void tst_evaluator::aFaultIsNoVerdict()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.name <= 3")));
    evaluator.evaluateAll(board(R"({"nodes": [{"id": "a", "type": "lambda"}]})"));
    QVERIFY(evaluator.findings().empty());
    QCOMPARE(evaluator.rulesFailed(), std::vector<std::string>{"T-1"});
    QCOMPARE(evaluator.faults().size(), std::size_t(1));
    QCOMPARE(evaluator.faults()[0].subject, Id("a"));
    QVERIFY(evaluator.practices().at("q.a").faults);
}

void tst_evaluator::messagesFollowNames()
{
    Document document = board(R"({"nodes": [{"id": "a", "type": "lambda", "name": "Old"}]})");
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= 1", {},
                                             "{node.name}: {node.timeoutS}, {2 * node.timeoutS|s}, {node.memoryMB}")));
    evaluator.evaluateAll(document);
    QCOMPARE(only(evaluator)->message, std::string("Old: 3 s, 6 s, 128 MB"));
    Node node = *document.node(Id("a"));
    node.name = "New";
    edit(document, evaluator, node);
    QCOMPARE(only(evaluator)->message, std::string("New: 3 s, 6 s, 128 MB"));
}

void tst_evaluator::onlyReadersRunAgain()
{
    Document document = board(R"({"nodes": [{"id": "a", "type": "lambda"}, {"id": "b", "type": "lambda"},
        {"id": "api", "type": "rest-api"}], "edges": [{"from": "api", "to": "b", "kind": "invokes", "mode": "sync"}]})");
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'",
                                             "node.incoming.all(e, e.source.timeoutMs >= 1000 * node.timeoutS)")));
    evaluator.evaluateAll(document);
    evaluator.setTimings(true);
    Node moved = *document.node(Id("a"));
    moved.frame.x += 100;
    edit(document, evaluator, moved);
    QCOMPARE(evaluator.timings()[0].runs, std::size_t(0));
    Node api = *document.node(Id("api"));
    api.properties["timeoutMs"] = PropertyValue::stated(std::int64_t(1000));
    edit(document, evaluator, api); // two steps away, read by b only
    QCOMPARE(evaluator.timings()[0].runs, std::size_t(1));
    QCOMPARE(evaluator.findings().at("T-1|b").verdict, FindingVerdict::Fail);
    QCOMPARE(evaluator.findings().at("T-1|a").verdict, FindingVerdict::Pass);
}

// One question for all that is open, and one for each point alone; what is known is not asked for again.
void tst_evaluator::asksOnlyForWhatIsOpen()
{
    Evaluator evaluator(catalog(),
                        pack("{\"id\": \"T-1\", \"title\": \"Test\", \"why\": \"w\", \"on\": \"edge\","
                             "\"where\": \"edge.kind == 'triggers'\","
                             "\"expect\": \"edge.source.visibilityS >= edge.target.timeoutS\","
                             "\"severity\": \"low\", \"message\": \"m\", \"ask\": ["
                             "{\"open\": [\"source.visibilityS\"], \"ask\": \"How long hides {edge.source.name}?\"},"
                             "{\"open\": [\"target.timeoutS\"], \"ask\": \"How long runs {edge.target.name}?\"},"
                             "{\"ask\": \"How long are both?\"}],"
                             "\"examples\": [{\"board\": {}, \"verdict\": \"fail\", \"keys\": [\"-\"], "
                             "\"message\": \"-\"}, {\"board\": {}, \"verdict\": \"pass\"}]}"));
    const auto judged = [&](const std::string &queue, const std::string &function) {
        const std::string json =
            "{\"workload\": {\"stance\": \"sketch\"}, \"nodes\": ["
            "{\"id\": \"q\", \"type\": \"sqs\", \"name\": \"Jobs\", \"properties\": {" +
            queue + "}}, {\"id\": \"f\", \"type\": \"lambda\", \"name\": \"Work\", \"properties\": {" + function +
            "}}], \"edges\": [{\"id\": \"e\", \"from\": \"q\", \"to\": \"f\", "
            "\"kind\": \"triggers\", \"mode\": \"poll\"}]}";
        const Document document = board(json.c_str());
        evaluator.evaluateAll(document);
        const Finding *finding = only(evaluator);
        return finding ? *finding : Finding();
    };
    const Finding both = judged("", "");
    QCOMPARE(both.question, std::string("How long are both?"));
    QCOMPARE(both.open.size(), std::size_t(2));
    QCOMPARE(both.open[0].question, std::string("How long hides Jobs?"));
    QCOMPARE(both.open[1].question, std::string("How long runs Work?"));
    QCOMPARE(judged("\"visibilityS\": 60", "").question, std::string("How long runs Work?"));
    const Finding one = judged("", "\"timeoutS\": 60");
    QCOMPARE(one.question, std::string("How long hides Jobs?"));
    QCOMPARE(one.open.size(), std::size_t(1));
    QVERIFY(one.open[0].question.empty());
}

void tst_evaluator::explainsAFailure()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "node.timeoutS <= limits.restTimeoutS")));
    const Document document =
        board(R"({"nodes": [{"id": "a", "type": "lambda", "name": "Orders", "properties": {"timeoutS": 60}}]})");
    evaluator.evaluateAll(document);
    const auto explanation = evaluator.explain("T-1|a");
    QVERIFY(explanation.ok());
    QCOMPARE(explanation->message, std::string("Orders fails"));
    QCOMPARE(explanation->why, std::string("Because."));
    QCOMPARE(explanation->expect, std::string("node.timeoutS <= limits.restTimeoutS"));
    QCOMPARE(explanation->tree.children.size(), std::size_t(2));
    QCOMPARE(explanation->tree.children[0].children[0].text, std::string("Orders is a function"));
    QCOMPARE(explanation->tree.children[1].text, std::string("What decided"));
    QCOMPARE(explanation->tree.children[1].children[0].text,
             std::string("Timeout of Orders (60 s) is more than 29 s (integration timeout of a REST API)"));
}

void tst_evaluator::refusesToExplainWhatIsNotThere()
{
    Evaluator evaluator(catalog(), pack(rule("node.type == 'lambda'", "true")));
    evaluator.evaluateAll(board("{}"));
    QCOMPARE(evaluator.explain("T-1|zz").error().code, std::string("finding.unknown"));
    IdSource ids(1);
    QCOMPARE(evaluator.applyFix("T-1|zz", ids).error().code, std::string("finding.unknown"));
}

QTEST_GUILESS_MAIN(tst_evaluator)
#include "tst_evaluator.moc"
