// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "document/transaction.h"
#include "lens/builtin.h"
#include "rules/evaluator.h"
#include "rules/examples.h"
#include "rules/rulepack.h"
#include "storage/projectfile.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <map>
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
    void aSettingStatedAsAbsentIsNoFault();
    void aSketchWithNothingStatedGetsQuestionsOnly();
    void theSameBoardDeclaredCompleteShowsWhatIsMissing();
    void everyRowOfTheTablesHasARule();
    void everyPracticeHasARuleOrIsForPeople();
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

namespace {

std::set<std::string> highFails(const Evaluator &evaluator)
{
    std::set<std::string> keys;
    for (const auto &[key, finding] : evaluator.findings()) {
        if (finding.verdict == FindingVerdict::Fail && finding.severity == Severity::High && !finding.decided)
            keys.insert(key);
    }
    return keys;
}

// Applies one fix on the board of a failing example, with every rule switched on; empty when all is well.
std::string repairProblem(const RulePacks &packs, const RuleExample &example, std::size_t fix)
{
    Document document = example.document;
    Evaluator evaluator(catalog(), packs);
    evaluator.evaluateAll(document);
    const std::string bytes = writeDocument(document);
    const std::string &key = example.keys.front();
    const std::set<std::string> before = highFails(evaluator);
    if (evaluator.findings().count(key) == 0 || !evaluator.findings().at(key).fixable)
        return "is not offered";
    IdSource ids(7);
    const auto change = evaluator.applyFix(key, ids, fix);
    if (!change)
        return change.error().message;
    if (!document.apply(*change))
        return "cannot be applied";
    evaluator.update(document, *change);
    const auto left = evaluator.findings().find(key);
    if (left != evaluator.findings().end() && left->second.verdict == FindingVerdict::Fail)
        return "leaves the finding";
    for (const std::string &other : highFails(evaluator)) {
        if (before.count(other) == 0)
            return "makes " + other + ": " + evaluator.findings().at(other).message;
    }
    if (!document.apply(reversed(*change)) || writeDocument(document) != bytes)
        return "cannot be undone to the byte";
    evaluator.update(document, reversed(*change));
    return highFails(evaluator) == before ? std::string() : "leaves other findings after undo";
}

} // namespace

namespace {

std::vector<std::string> fixesOffered(const RulePacks &packs, const RuleExample &example)
{
    Evaluator evaluator(catalog(), packs);
    evaluator.evaluateAll(example.document);
    const auto explanation = evaluator.explain(example.keys.front());
    return explanation ? explanation->fixes : std::vector<std::string>();
}

} // namespace

void tst_rulepacks::everyFixRemovesItsFinding()
{
    const RulePacks packs = builtInRulePacks(catalog(), PackReading::Full);
    std::set<std::string> repaired;
    QStringList wrong;
    for (const auto &rule : packs.rules()) {
        for (const RuleExample &example : rule->examples) {
            if (example.silent || example.verdict != FindingVerdict::Fail)
                continue;
            const std::vector<std::string> titles = fixesOffered(packs, example);
            if (titles.empty() &&
                std::any_of(rule->fixes.begin(), rule->fixes.end(), [](const Fix &fix) { return !fix.when; }))
                wrong += QString::fromStdString(example.keys.front() + " is offered no repair");
            for (std::size_t fix = 0; fix < titles.size(); ++fix) {
                const std::string problem = repairProblem(packs, example, fix);
                if (!problem.empty())
                    wrong += QString::fromStdString(example.keys.front() + ", \"" + titles[fix] + "\" " + problem);
                repaired.insert(rule->id);
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY2(repaired.size() >= 60, qPrintable(QString::number(repaired.size())));
}

namespace {

// The board with one property of one element stated as absent.
template <typename Element>
Document without(const Document &document, const Element &element, const std::string &property)
{
    Document changed = document;
    Transaction transaction(changed);
    Element copy = element;
    copy.properties.insert_or_assign(property, PropertyValue::absent());
    transaction.put(std::move(copy));
    const ChangeSet change = transaction.change();
    return changed.apply(change) ? changed : document;
}

std::vector<Document> boardsWithout(const Document &document, const std::string &expressions)
{
    std::vector<Document> boards;
    const auto mentions = [&expressions](const std::string &id) { return expressions.find(id) != std::string::npos; };
    for (const auto &[id, node] : document.nodes()) {
        for (const PropertyDefinition &definition : catalog().properties(node.type)) {
            if (mentions(definition.id))
                boards.push_back(without(document, node, definition.id));
        }
    }
    for (const auto &[id, edge] : document.edges()) {
        const auto properties =
            catalog().edgeProperties(toWord(edge.kinds.front()), toWord(edge.mode), document.node(edge.source)->type,
                                     document.node(edge.target)->type);
        for (const PropertyDefinition *definition : properties) {
            if (mentions(definition->id))
                boards.push_back(without(document, edge, definition->id));
        }
    }
    return boards;
}

} // namespace

// People may state "none" for anything: a rule must have an answer to that.
void tst_rulepacks::aSettingStatedAsAbsentIsNoFault()
{
    QStringList wrong;
    for (const auto &rule : builtInRulePacks(catalog(), PackReading::Full).rules()) {
        RulePacks alone;
        alone.packs.push_back({"test", "test", "test", {rule}});
        Evaluator evaluator(catalog(), alone);
        std::set<std::string> texts;
        for (const RuleExample &example : rule->examples) {
            for (const Document &board : boardsWithout(example.document, rule->where.text() + rule->expect.text())) {
                evaluator.evaluateAll(board);
                for (const RuleFault &fault : evaluator.faults())
                    texts.insert(fault.rule + ": " + fault.message);
            }
        }
        for (const std::string &text : texts)
            wrong += QString::fromStdString(text);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

namespace {

Document pairOf(const ServiceType &from, const ServiceType &to, const Connection &connection, Workload::Stance stance)
{
    Document document;
    Transaction transaction(document);
    Workload workload = document.workload();
    workload.stance = stance;
    transaction.put(workload);
    Node source;
    source.id = Id("a");
    source.type = from.id;
    Node target;
    target.id = Id("b");
    target.type = to.id;
    Edge edge;
    edge.id = Id("e");
    edge.source = source.id;
    edge.target = target.id;
    for (const std::string &kind : connection.kinds)
        edge.kinds.push_back(*edgeKind(kind));
    edge.mode = *edgeMode(connection.mode);
    transaction.put(source);
    transaction.put(target);
    transaction.put(edge);
    const ChangeSet change = transaction.change();
    if (!document.apply(change))
        qFatal("the pair does not apply");
    return document;
}

// Calls visit with a board of every pair that the catalogue offers, drawn as it proposes.
template <typename Visit>
void forEveryPair(Workload::Stance stance, Visit visit)
{
    for (const ServiceType &from : catalog().types()) {
        for (const ServiceType &to : catalog().types()) {
            const Connection connection = catalog().connection(from.id, to.id);
            if (connection.legal)
                visit(from.id + " to " + to.id, pairOf(from, to, connection, stance));
        }
    }
}

} // namespace

// What is only drawn may be wrong by its wiring, but a setting that nobody stated is a question.
void tst_rulepacks::aSketchWithNothingStatedGetsQuestionsOnly()
{
    // A function waits, a person deploys, devices flood, a service is chosen that AWS has ended.
    const std::set<std::string> wiring{"SLS-REL-003", "SLS-OPS-053", "SLS-REL-055", "SLS-REL-083"};
    Evaluator evaluator(catalog(), builtInRulePacks(catalog()));
    QStringList wrong;
    int asked = 0;
    forEveryPair(Workload::Stance::Sketch, [&](const std::string &name, const Document &board) {
        evaluator.evaluateAll(board);
        for (const auto &[key, finding] : evaluator.findings()) {
            asked += finding.verdict == FindingVerdict::Ask ? 1 : 0;
            if (finding.verdict == FindingVerdict::Fail && wiring.count(finding.rule) == 0)
                wrong += QString::fromStdString(name + ": " + key + ' ' + finding.message);
        }
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size()) + u'\n' + wrong.join(u'\n')));
    QVERIFY(asked > 1000);
}

void tst_rulepacks::theSameBoardDeclaredCompleteShowsWhatIsMissing()
{
    Evaluator evaluator(catalog(), builtInRulePacks(catalog()));
    std::set<std::string> rules;
    forEveryPair(Workload::Stance::Complete, [&](const std::string & /*name*/, const Document &board) {
        evaluator.evaluateAll(board);
        for (const auto &[key, finding] : evaluator.findings()) {
            if (finding.verdict == FindingVerdict::Fail)
                rules.insert(finding.rule);
        }
    });
    for (const char *missing :
         {"SLS-OPS-001", "SLS-OPS-010", "SLS-REL-022", "SLS-REL-050", "SLS-SEC-002", "SLS-SEC-005"})
        QVERIFY2(rules.count(missing) > 0, missing);
}

// Every row of the tables that the packs stand for is carried by some rule.
void tst_rulepacks::everyRowOfTheTablesHasARule()
{
    std::map<std::string, QStringList> carriers;
    QDir folder(QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/rules"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto pack = parseJson(file.readAll().toStdString());
        QVERIFY2(pack.ok(), qPrintable(name));
        for (const Json &rule : pack->at("rules")) {
            const QString rows = QString::fromStdString(rule.value("graphRule", std::string()));
            for (const QString &row : rows.split(u' ', Qt::SkipEmptyParts))
                carriers[row.toStdString()] += QString::fromStdString(rule.at("id").get<std::string>());
        }
    }
    std::vector<std::string> rows;
    const auto add = [&rows](char letter, int count, int width) {
        for (int i = 1; i <= count; ++i)
            rows.push_back(
                QStringLiteral("%1%2").arg(QLatin1Char(letter)).arg(i, width, 10, QLatin1Char('0')).toStdString());
    };
    add('G', 81, 2); // rules that need the graph
    add('C', 12, 1); // checks that cut across the questions
    add('P', 7, 1);  // design principles
    for (const char *id : {"WS1000", "ES1001", "WS1002", "WS1003", "WS1004", "ES1005", "ES1006", "ES1007", "E2531",
                           "ES2000", "WS2001", "WS2002", "ES2003", "WS3000", "ES4000", "WS5000", "ES6000", "ES7000"})
        rows.emplace_back(id); // what serverless-rules looks at
    QStringList missing;
    for (const std::string &row : rows) {
        if (carriers[row].isEmpty())
            missing += QString::fromStdString(row);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
}

void tst_rulepacks::everyPracticeHasARuleOrIsForPeople()
{
    QVERIFY(serverlessLens().ok());
    std::set<std::string> judged;
    for (const auto &rule : builtInRulePacks(catalog(), PackReading::Full).rules())
        judged.insert(rule->practices.begin(), rule->practices.end());
    int practices = 0;
    for (const Pillar &pillar : serverlessLens()->lens().pillars) {
        for (const Question &question : pillar.questions) {
            for (const Choice &choice : question.choices) {
                if (choice.id.ends_with("_no"))
                    continue;
                const PracticeNotes *notes = serverlessLens()->notes.practice(question.id, choice.id);
                QVERIFY2(notes, choice.id.c_str());
                const bool hasRule = judged.count(question.id + '.' + choice.id) > 0;
                QVERIFY2(hasRule != notes->peopleOnly, choice.id.c_str());
                ++practices;
            }
        }
    }
    QCOMPARE(practices, 38);
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
    row("a question without an end", "ask", "[{\"open\": [\"timeoutS\"], \"ask\": \"How long?\"}]", "rule.key",
        "/rules/0/ask/0");
    row("a repair with a faulty condition", "fix",
        "[{\"title\": \"t\", \"when\": \"node.timeoutS >\", \"steps\": [{\"do\": \"remove\", \"on\": \"node\"}]}]",
        "rule.expression", "/rules/0/fix/0/when");
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
