// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "document/transaction.h"
#include "lens/builtin.h"
#include "rules/evaluator.h"
#include "rules/examples.h"
#include "rules/rulepack.h"

#include <QtTest>

#include <set>

using namespace lensboard;

// The packs that come with the program: nothing wrong in them, and every rule does what its examples say.
class tst_rulepacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInPacksHaveNoProblems();
    void everyExampleComesOut();
    void everyFixRemovesItsFinding();
    void practicesExistInTheLens();
    void titlesAndSentencesAreShort();
    void refusesBrokenRules_data();
    void refusesBrokenRules();
    void aBrokenRuleDoesNotHurtTheOthers();
    void aWrongExampleIsReported();
};

void tst_rulepacks::builtInPacksHaveNoProblems()
{
    const RulePacks packs = builtInRulePacks(catalog(), PackReading::Full);
    QStringList wrong;
    for (const Error &problem : packs.problems)
        wrong += QString::fromStdString(problem.toString() + " at " + problem.pointer);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(!packs.rules().empty());
}

void tst_rulepacks::everyExampleComesOut()
{
    const ExampleReport report = runExamples(builtInRulePacks(catalog(), PackReading::Full), catalog());
    QStringList wrong;
    for (const Error &failure : report.failures)
        wrong += QString::fromStdString(failure.toString() + " at " + failure.pointer);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(report.passed > 0);
}

void tst_rulepacks::everyFixRemovesItsFinding()
{
    const RulePacks packs = builtInRulePacks(catalog(), PackReading::Full);
    std::set<std::string> repaired;
    for (const auto &rule : packs.rules()) {
        RulePacks alone;
        alone.packs.push_back({"test", "test", "test", {rule}});
        for (std::size_t fix = 0; fix < rule->fixes.size(); ++fix) {
            for (const RuleExample &example : rule->examples) {
                if (example.silent || example.verdict != FindingVerdict::Fail)
                    continue;
                Document document = example.document;
                Evaluator evaluator(catalog(), alone);
                evaluator.evaluateAll(document);
                const std::string key = example.keys.front();
                QVERIFY2(evaluator.findings().at(key).fixable, key.c_str());
                IdSource ids(7);
                const auto change = evaluator.applyFix(key, ids, fix);
                QVERIFY2(change.ok(), change.ok() ? "" : (key + ": " + change.error().message).c_str());
                QVERIFY2(document.apply(*change).ok(), key.c_str());
                evaluator.update(document, *change);
                const auto left = evaluator.findings().find(key);
                QVERIFY2(left == evaluator.findings().end() || left->second.verdict != FindingVerdict::Fail,
                         (key + " is still there: " + rule->fixes[fix].title).c_str());
                repaired.insert(rule->id);
            }
        }
    }
    QVERIFY(repaired.size() >= 6);
}

void tst_rulepacks::practicesExistInTheLens()
{
    QVERIFY(serverlessLens().ok());
    const Lens &lens = serverlessLens()->lens();
    std::set<std::string> used;
    for (const auto &rule : builtInRulePacks(catalog(), PackReading::Full).rules()) {
        for (const std::string &practice : rule->practices) {
            const std::size_t dot = practice.find('.');
            const Question *question = lens.question(practice.substr(0, dot));
            QVERIFY2(question && question->choice(practice.substr(dot + 1)), (rule->id + ' ' + practice).c_str());
            used.insert(practice);
        }
    }
    QVERIFY2(used.size() >= 16, qPrintable(QString::number(used.size())));
}

void tst_rulepacks::titlesAndSentencesAreShort()
{
    for (const auto &rule : builtInRulePacks(catalog(), PackReading::Full).rules()) {
        QVERIFY2(QString::fromStdString(rule->title).size() <= 45, (rule->id + ' ' + rule->title).c_str());
        QVERIFY2(!rule->why.empty() && !rule->sources.empty() && !rule->checkedOn.empty(), rule->id.c_str());
        for (const RuleExample &example : rule->examples)
            QVERIFY2(QString::fromStdString(example.message).size() <= 200, example.message.c_str());
    }
}

namespace {

// A sound rule in which one key is replaced by JSON text; empty text leaves the key out.
std::string ruleWith(const std::string &key, const std::string &value)
{
    Json rule = *parseJson(R"({"id": "T-1", "title": "Test", "why": "w", "on": "node", "where": "node.type == 'lambda'",
        "expect": "node.timeoutS < 10", "severity": "low", "ask": "a", "message": "{node.name}", "examples": [
        {"board": {"nodes": [{"id": "a", "type": "lambda", "properties": {"timeoutS": 20}}]}, "verdict": "fail",
         "keys": ["T-1|a"], "message": "a"}, {"board": {"nodes": [{"id": "a", "type": "lambda"}]}, "verdict": "pass"}]})");
    if (!key.empty() && value.empty())
        rule.erase(key);
    else if (!key.empty())
        rule[key] = *parseJson(value);
    return rule.dump();
}

} // namespace

void tst_rulepacks::refusesBrokenRules_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const char *key, const char *value, const char *code, const char *pointer,
                        int column = 0) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(value) << QString::fromUtf8(code)
                            << QString::fromUtf8(pointer) << column;
    };
    row("no title", "title", "", "rule.key", "/rules/0");
    row("an unknown key", "wher", "\"true\"", "rule.unknownKey", "/rules/0/wher");
    row("a wrong subject", "on", "\"nodes\"", "rule.word", "/rules/0/on");
    row("a wrong severity", "severity", "\"critical\"", "rule.word", "/rules/0/severity");
    row("severities without an end", "severity", R"([{"when": "true", "severity": "low"}])", "rule.key",
        "/rules/0/severity");
    row("bad syntax", "expect", "\"node.timeoutS <\"", "rule.expression", "/rules/0/expect", 16);
    row("an unknown property", "expect", "\"node.timeout < 10\"", "rule.property", "/rules/0/expect");
    row("a property of another type", "expect", "\"node.visibilityS < 10\"", "rule.property", "/rules/0/expect");
    row("an unknown limit", "expect", "\"node.timeoutS < limits.nothing\"", "rule.property", "/rules/0/expect");
    row("an unknown fact", "expect", "\"keptByy(node) != null\"", "rule.function", "/rules/0/expect", 1);
    row("a name of another subject", "expect", "\"edge.mode == 'sync'\"", "rule.expression", "/rules/0/expect", 1);
    row("an open brace", "message", "\"{node.name\"", "rule.message", "/rules/0/message", 1);
    row("no examples", "examples", "[]", "rule.example", "/rules/0/examples");
    row("an unknown step", "fix", R"([{"title": "t", "steps": [{"do": "magic"}]}])", "rule.fix",
        "/rules/0/fix/0/steps/0");
}

void tst_rulepacks::refusesBrokenRules()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(QString, pointer);
    QFETCH(int, column);
    RulePacks packs;
    addRulePack(packs, R"({"id": "p", "rules": [)" + ruleWith(key.toStdString(), value.toStdString()) + "]}",
                "own.json", catalog());
    QVERIFY(packs.rules().empty());
    QCOMPARE(packs.broken, std::vector<std::string>{"T-1"});
    QVERIFY(!packs.problems.empty());
    const Error &problem = packs.problems.front();
    QCOMPARE(QString::fromStdString(problem.code), code);
    QCOMPARE(QString::fromStdString(problem.pointer), pointer);
    QCOMPARE(problem.file, std::string("own.json"));
    if (column > 0)
        QCOMPARE(problem.column, column);
}

void tst_rulepacks::aBrokenRuleDoesNotHurtTheOthers()
{
    std::string second = ruleWith("id", "\"T-2\"");
    RulePacks packs;
    addRulePack(packs, R"({"id": "p", "rules": [)" + ruleWith("title", "") + ',' + second + ',' + second + "]}",
                "own.json", catalog());
    QCOMPARE(packs.rules().size(), std::size_t(1));
    QVERIFY(packs.find("T-2"));
    QCOMPARE(packs.problems.size(), std::size_t(2)); // the title, and the same id twice
    QCOMPARE(packs.problems.back().code, std::string("rule.duplicate"));
    addRulePack(packs, "[1, 2", "broken.json", catalog());
    QCOMPARE(packs.problems.size(), std::size_t(3));
    QCOMPARE(packs.problems.back().file, std::string("broken.json"));
}

void tst_rulepacks::aWrongExampleIsReported()
{
    RulePacks packs;
    addRulePack(packs, R"({"id": "p", "rules": [)" + ruleWith("message", "\"something else\"") + "]}", "own.json",
                catalog());
    const ExampleReport report = runExamples(packs, catalog());
    QCOMPARE(report.passed, 1);
    QCOMPARE(report.failed, 1);
    QCOMPARE(report.failures[0].pointer, std::string("/rules/0/examples/0"));
    QVERIFY(report.failures[0].message.find("something else") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_rulepacks)
#include "tst_rulepacks.moc"
