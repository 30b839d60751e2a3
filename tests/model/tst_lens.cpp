// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "base/json.h"
#include "lens/lens.h"
#include "lens/notes.h"
#include "lens/truthtable.h"
#include "support/cases.h"

#include <QtTest>

#include <algorithm>

using namespace lensboard;

namespace {

using Severity = LensIssue::Severity;

std::string dataFile(const std::string &name)
{
    return LENSBOARD_TEST_DATA "/lenses/" + name;
}

std::string sharedFolder()
{
    return casesFolder().toStdString();
}

const LensIssue *find(const LoadedLens &loaded, std::string_view code, std::string_view pointer = {})
{
    const auto found = std::ranges::find_if(loaded.issues, [&](const LensIssue &issue) {
        return issue.code == code && (pointer.empty() || issue.pointer == pointer);
    });
    return found == loaded.issues.end() ? nullptr : &*found;
}

void print(const LoadedLens &loaded)
{
    for (const LensIssue &issue : loaded.issues)
        qInfo("%s", issue.toString(loaded.file).c_str());
}

// The clean lens with one part replaced.
Result<LoadedLens> loadChanged(const std::string &pointer, const Json &value, Reading reading)
{
    auto json = parseJson(*readFile(dataFile("clean.json")));
    (*json)[Json::json_pointer(pointer)] = value;
    return loadLens(json->dump(), "changed.json", reading);
}

std::vector<Tri> values(const Condition &condition, const std::map<std::string, Tri> &known)
{
    std::vector<Tri> result;
    for (const std::string &name : condition.names()) {
        const auto found = known.find(name);
        result.push_back(found == known.end() ? Tri::Unknown : found->second);
    }
    return result;
}

} // namespace

class TestLens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conditionBindsLikeC();
    void conditionIsThreeValued();
    void conditionNamesItsFaults_data();
    void conditionNamesItsFaults();
    void conditionSurvivesDeepBrackets();
    void truthTableCountsEveryAssignment();

    void readsCleanLensStrictly();
    void listsWhatRealFilesDo();
    void namesRulesThatSayNothingOrTurnTheWrongWay();
    void strictReadingMakesBreachesErrors();
    void keepsUnknownKeysOnRoundTrip();
    void doesNotLinkUnsafeAddresses();
    void namesFaultsWithPointers_data();
    void namesFaultsWithPointers();
    void placesStayThoseOfTheFile();
    void refusesWhatIsNoLens();
    void anyValueAnywhereIsSurvived();
    void hostileLenses_data();
    void hostileLenses();
    void realLenses_data();
    void realLenses();
};

void TestLens::conditionBindsLikeC()
{
    const auto condition = Condition::parse(" a || b && !c ");
    QVERIFY(condition.ok());
    QCOMPARE(condition->names(), (std::vector<std::string>{"a", "b", "c"}));
    const auto truth = [&](Tri a, Tri b, Tri c) { return condition->evaluate({a, b, c}); };
    QCOMPARE(truth(Tri::True, Tri::False, Tri::True), Tri::True);
    QCOMPARE(truth(Tri::False, Tri::True, Tri::False), Tri::True);
    QCOMPARE(truth(Tri::False, Tri::True, Tri::True), Tri::False);
    const auto grouped = Condition::parse("(a||b)&&!!c");
    QVERIFY(grouped.ok());
    QCOMPARE(grouped->evaluate({Tri::True, Tri::False, Tri::False}), Tri::False);
    const auto always = Condition::parse(" default ");
    QVERIFY(always.ok() && always->isDefault());
    QCOMPARE(always->evaluate({}), Tri::True);
}

void TestLens::conditionIsThreeValued()
{
    const auto both = Condition::parse("a && b");
    QCOMPARE(both->evaluate(values(*both, {{"a", Tri::False}})), Tri::False);
    QCOMPARE(both->evaluate(values(*both, {{"a", Tri::True}})), Tri::Unknown);
    const auto either = Condition::parse("!a || b");
    QCOMPARE(either->evaluate(values(*either, {{"a", Tri::False}})), Tri::True);
    QCOMPARE(either->evaluate(values(*either, {{"b", Tri::False}})), Tri::Unknown);
}

void TestLens::conditionNamesItsFaults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("column");
    const auto row = [](const char *text, const char *code, int column) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(code) << column;
    };
    row("  ", "condition.empty", 3);
    row("a &&", "condition.syntax", 5);
    row("a & b", "condition.syntax", 3);
    row("a b", "condition.syntax", 3);
    row("(a", "condition.syntax", 3);
    row("a)", "condition.syntax", 2);
    row("()", "condition.syntax", 2);
    row("a == b", "condition.syntax", 3);
    row("a && default", "condition.syntax", 13);
    row("(default)", "condition.syntax", 10);
    row("a-b", "condition.syntax", 2);
    row("é", "condition.syntax", 1);
}

void TestLens::conditionNamesItsFaults()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(int, column);
    const auto condition = Condition::parse(text.toStdString());
    QVERIFY(!condition.ok());
    QCOMPARE(QString::fromStdString(condition.error().code), code);
    QCOMPARE(condition.error().column, column);
    QVERIFY(!condition.error().message.empty());
}

void TestLens::conditionSurvivesDeepBrackets()
{
    const std::size_t depth = 50'000;
    const auto brackets = Condition::parse(std::string(depth, '(') + "a" + std::string(depth, ')'));
    QVERIFY(brackets.ok());
    QCOMPARE(brackets->evaluate({Tri::True}), Tri::True);
    const auto negated = Condition::parse(std::string(depth + 1, '!') + "a");
    QVERIFY(negated.ok());
    QCOMPARE(negated->evaluate({Tri::True}), Tri::False);
    std::string right;
    for (std::size_t i = 0; i < depth; ++i)
        right += "a && (";
    const auto nested = Condition::parse(right + "a" + std::string(depth, ')'));
    QVERIFY(!nested.ok());
    QCOMPARE(nested.error().code, std::string("condition.tooComplex"));
}

void TestLens::truthTableCountsEveryAssignment()
{
    for (const int variables : {3, 6, 9}) {
        TruthTable table = TruthTable::variable(variables, variables - 1);
        TruthTable first = TruthTable::variable(variables, 0);
        table &= first.flip();
        for (std::size_t k = 0; k < (std::size_t{1} << variables); ++k)
            QCOMPARE(table.at(k), ((k >> (variables - 1)) & 1U) == 1U && (k & 1U) == 0U);
        QVERIFY(table.dependsOn(0) && table.dependsOn(variables - 1) && !table.dependsOn(1));
        QVERIFY(table.anyWhere(0, false) && !table.anyWhere(0, true) && !table.anyWhere(variables - 1, false));
        QCOMPARE(table.firstTrue(), std::size_t{1} << (variables - 1));
        QVERIFY(table.any() && !table.all() && TruthTable::constant(variables, true).all());
    }
}

void TestLens::readsCleanLensStrictly()
{
    const auto loaded = loadLensFile(dataFile("clean.json"), Reading::Strict);
    QVERIFY(loaded.ok());
    print(*loaded);
    QVERIFY(loaded->issues.empty());
    QCOMPARE(loaded->lens.alias, std::string("clean"));
    QCOMPARE(loaded->sha256.size(), std::size_t(64));
    const Question *question = loaded->lens.question("tea_q1");
    QVERIFY(question);
    QCOMPARE(loaded->lens.pillarOf("tea_q1")->id, std::string("reliability"));
    QCOMPARE(question->choices.size(), std::size_t(3));
    QCOMPARE(question->choiceIndex("wait"), 1);
    QCOMPARE(question->choices[0].helpfulResource->link(), std::string("https://example.com/kettle"));
    QVERIFY(question->choices[2].isNone() && !question->choices[1].isNone());
    QCOMPARE(question->riskRules[1].risk, Risk::High);
    QVERIFY(question->riskRules[2].condition.isDefault());
}

void TestLens::listsWhatRealFilesDo()
{
    const auto loaded = loadLensFile(dataFile("odd.json"));
    QVERIFY(loaded.ok());
    QVERIFY(loaded->usable());
    const std::string question = "/pillars/0/questions/0";
    const std::vector<std::pair<std::string, std::string>> expected{
        {"lens.nan", ""},
        {"lens.unknownKey", "/_version"},
        {"lens.unknownKey", "/pillars/0/description"},
        {"lens.unknownKey", question + "/number"},
        {"lens.pillar.case", "/pillars/0/id"},
        {"lens.missing", question + "/description"},
        {"lens.url.empty", question + "/helpfulResource/url"},
        {"lens.tooLong", question + "/choices/0/title"},
        {"lens.url.unsafe", question + "/choices/0/helpfulResource/url"},
        {"lens.unknownKey", question + "/choices/0/improvementPlan/owner"},
        {"lens.choice.noPlan", question + "/choices/1"},
        {"lens.url.unsafe", question + "/choices/1/additionalResources/0/content/0/url"},
        {"lens.choice.noneWithoutNo", question + "/choices/2/id"},
        {"lens.choices.withoutNo", question + "/choices"},
        {"lens.rule.noDefault", question + "/riskRules"},
        {"lens.rule.mediumUnreachable", question + "/riskRules/1"},
        {"lens.rule.gap", question + "/riskRules"},
        {"lens.rule.usesNo", "/pillars/0/questions/1/riskRules/0/condition"},
        {"lens.choice.shared", ""},
    };
    for (const auto &[code, pointer] : expected)
        QVERIFY2(find(*loaded, code, pointer), (code + " " + pointer).c_str());
    QVERIFY(find(*loaded, "lens.rule.gap")->message.find("only badge selected") != std::string::npos);
    QVERIFY(find(*loaded, "lens.nan")->message.find("line 15") != std::string::npos);
    const Choice &badge = loaded->lens.pillars[0].questions[0].choices[0];
    QVERIFY2(badge.title.find("NaN and \"Infinity\"") != std::string::npos, "texts are not repaired");
}

void TestLens::namesRulesThatSayNothingOrTurnTheWrongWay()
{
    const auto withRules = [](const std::string &rules) {
        return R"({"schemaVersion":"2021-11-01","name":"n","description":"d","pillars":[{"id":"security","name":"S",
"questions":[{"id":"sec_q1","title":"t","description":"d","choices":[
{"id":"sec_a1","title":"a","improvementPlan":{"displayText":"x"}},
{"id":"sec_a2","title":"b","improvementPlan":{"displayText":"x"}},{"id":"sec_no","title":"None of these"}],
"riskRules":[)" +
               rules + "]}]}]}";
    };
    const std::string rules = "/pillars/0/questions/0/riskRules";
    const auto only = loadLens(withRules(R"({"condition":"default","risk":"NO_RISK"})"), "only.json");
    QVERIFY(only.ok());
    QVERIFY(find(*only, "lens.rule.onlyDefault", rules));
    QVERIFY(!find(*only, "lens.rule.moreIsWorse"));
    const auto worse = loadLens(withRules(R"({"condition":"sec_a1 && !sec_a2","risk":"NO_RISK"},
{"condition":"sec_a2","risk":"HIGH_RISK"},{"condition":"default","risk":"MEDIUM_RISK"})"),
                                "worse.json");
    QVERIFY(worse.ok());
    const LensIssue *issue = find(*worse, "lens.rule.moreIsWorse", rules);
    QVERIFY(issue);
    QCOMPARE(issue->message, std::string("selecting sec_a2 as well makes the risk greater, with nothing selected"));
    const auto dead = loadLens(withRules(R"({"condition":"!sec_a1","risk":"HIGH_RISK"},
{"condition":"!sec_a1 && !sec_a2","risk":"NO_RISK"},{"condition":"default","risk":"MEDIUM_RISK"})"),
                               "dead.json");
    QVERIFY(dead.ok());
    QVERIFY(find(*dead, "lens.rule.dead", rules + "/1")->message.find("gives NO_RISK to nobody") != std::string::npos);
    const auto usual = loadLens(withRules(R"({"condition":"sec_a1 && sec_a2","risk":"NO_RISK"},
{"condition":"sec_a1 || sec_a2","risk":"MEDIUM_RISK"},{"condition":"default","risk":"HIGH_RISK"})"),
                                "usual.json");
    QVERIFY(usual.ok());
    QVERIFY(usual->issues.empty());
}

void TestLens::strictReadingMakesBreachesErrors()
{
    const auto broken = loadLensFile(dataFile("odd.json"), Reading::Strict);
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().code, std::string("json.syntax"));
    std::string text = *readFile(dataFile("odd.json"));
    text.replace(text.find("NaN"), 3, "\"d\"");
    const auto loaded = loadLens(text, "odd.json", Reading::Strict);
    QVERIFY(loaded.ok());
    QVERIFY(!loaded->usable());
    for (const char *code : {"lens.unknownKey", "lens.url.empty", "lens.tooLong", "lens.url.unsafe",
                             "lens.choice.noPlan", "lens.rule.noDefault"})
        QCOMPARE(find(*loaded, code)->severity, Severity::Error);
    for (const char *code : {"lens.rule.mediumUnreachable", "lens.choice.shared", "lens.pillar.case"})
        QCOMPARE(find(*loaded, code)->severity, Severity::Warning);
}

void TestLens::keepsUnknownKeysOnRoundTrip()
{
    const auto first = loadLensFile(dataFile("odd.json"));
    const std::string written = writeLens(first->lens);
    const auto second = loadLens(written, "odd.json");
    QVERIFY(second.ok());
    QCOMPARE(writeLens(second->lens), written);
    const auto json = parseJson(written);
    const auto at = [&](const char *pointer) { return (*json)[Json::json_pointer(pointer)]; };
    QCOMPARE(at("/_version").get<int>(), 3);
    QCOMPARE(at("/pillars/0/questions/0/number").get<int>(), 7);
    QCOMPARE(at("/pillars/0/questions/0/choices/0/weight").get<int>(), 5);
    QCOMPARE(at("/pillars/0/questions/0/choices/0/improvementPlan/owner").get<std::string>(),
             std::string("gatekeeper"));
    QCOMPARE(at("/pillars/0/questions/0/riskRules/1/note").get<std::string>(), std::string("never"));
    QCOMPARE(at("/pillars/0/questions/0/choices/1/additionalResources/0/content/0/displayText").get<std::string>(),
             std::string("Guards"));
    const auto clean = loadLensFile(dataFile("clean.json"));
    QCOMPARE(*parseJson(writeLens(clean->lens)), *parseJson(*readFile(dataFile("clean.json"))));
}

void TestLens::doesNotLinkUnsafeAddresses()
{
    const auto link = [](const char *url) { return Resource{"text", url, {}}.link(); };
    QCOMPARE(link("HTTPS://example.com/a?b=c"), std::string("HTTPS://example.com/a?b=c"));
    for (const char *url : {"javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b",
                            " https://a.example", "https://a\"onclick=", "data:text/html,x", "//example.com", ""})
        QCOMPARE(link(url), std::string());
}

void TestLens::namesFaultsWithPointers_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *pointer, const char *value, const char *code, const char *where) {
        QTest::newRow(qPrintable(QString::fromUtf8(pointer) + QString::fromUtf8(value)))
            << QString::fromUtf8(pointer) << QString::fromUtf8(value) << QString::fromUtf8(code)
            << QString::fromUtf8(where);
    };
    const char *rule = "/pillars/0/questions/0/riskRules/0";
    row("/schemaVersion", "\"1999-01-01\"", "lens.schemaVersion", "/schemaVersion");
    row("/pillars", "[]", "lens.pillars.number", "/pillars");
    row("/pillars", "7", "lens.type", "/pillars");
    row("/pillars/0/id", "5", "lens.type", "/pillars/0/id");
    row("/pillars/0/id", "\"\"", "lens.id.missing", "/pillars/0/id");
    row("/pillars/0/questions/0/choices", "{}", "lens.type", "/pillars/0/questions/0/choices");
    row("/pillars/0/questions/0/choices", "[]", "lens.choices.none", "/pillars/0/questions/0/choices");
    row("/pillars/0/questions/0/choices/1/id", "\"boil\"", "lens.choice.duplicate",
        "/pillars/0/questions/0/choices/1/id");
    row("/pillars/0/questions/0/choices/0/helpfulResource", "\"text\"", "lens.type",
        "/pillars/0/questions/0/choices/0/helpfulResource");
    row("/pillars/0/questions/0/riskRules/0/condition", "\"boil && brew\"", "lens.rule.unknownId",
        "/pillars/0/questions/0/riskRules/0/condition");
    row("/pillars/0/questions/0/riskRules/0/condition", "\"boil &&\"", "lens.rule.condition",
        "/pillars/0/questions/0/riskRules/0/condition");
    row("/pillars/0/questions/0/riskRules/0/risk", "\"LOW_RISK\"", "lens.rule.risk",
        "/pillars/0/questions/0/riskRules/0/risk");
    row(rule, "null", "lens.type", rule);
}

void TestLens::namesFaultsWithPointers()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(QString, where);
    for (const Reading reading : {Reading::Lenient, Reading::Strict}) {
        const auto loaded = loadChanged(pointer.toStdString(), *parseJson(value.toStdString()), reading);
        QVERIFY(loaded.ok());
        const LensIssue *issue = find(*loaded, code.toStdString(), where.toStdString());
        if (!issue)
            print(*loaded);
        QVERIFY(issue);
        QCOMPARE(issue->severity, Severity::Error);
        QVERIFY(!loaded->usable());
    }
}

void TestLens::placesStayThoseOfTheFile()
{
    const auto loaded = loadLens(R"({"schemaVersion": "2021-11-01", "name": "n", "description": "d",
        "pillars": [null, {"id": "abc", "name": "n", "questions": [5, {"id": "abc_q1", "title": "t",
        "description": "d", "choices": ["x", {"id": "one", "title": "t"}], "riskRules": [3,
        {"condition": "two", "risk": "NO_RISK"}]}]}]})",
                                 "places.json");
    QVERIFY(loaded.ok());
    QVERIFY(find(*loaded, "lens.type", "/pillars/0"));
    QVERIFY(find(*loaded, "lens.type", "/pillars/1/questions/1/choices/0"));
    QVERIFY(find(*loaded, "lens.choice.noPlan", "/pillars/1/questions/1/choices/1"));
    QVERIFY(find(*loaded, "lens.rule.unknownId", "/pillars/1/questions/1/riskRules/1/condition"));
}

void TestLens::refusesWhatIsNoLens()
{
    QCOMPARE(loadLens("", "x.json").error().code, std::string("json.empty"));
    QCOMPARE(loadLens("[]", "x.json").error().code, std::string("lens.notObject"));
    const auto broken = loadLens("{\n \"a\": NaN,\n \"b\": }", "x.json");
    QCOMPARE(broken.error().code, std::string("json.syntax"));
    QCOMPARE(broken.error().file, std::string("x.json"));
    QCOMPARE(loadLensFile(dataFile("missing.json")).error().code, std::string("file.missing"));
}

// Puts a value of every type in every place of a lens and of a side file: read, perhaps with issues, never a crash.
void TestLens::anyValueAnywhereIsSurvived()
{
    const auto clean = loadLensFile(dataFile("clean.json"));
    const auto values = parseJson(R"([null, true, 5, "x", "", [], {}, [[]], [5], {"a": {}}])");
    for (const char *name : {"clean.json", "clean.notes.json"}) {
        const auto json = parseJson(*readFile(dataFile(name)));
        std::vector<std::string> pointers;
        const Json leaves = json->flatten();
        for (const auto &[pointer, leaf] : leaves.items()) {
            for (std::size_t end = pointer.size(); end > 0 && end != std::string::npos;
                 end = pointer.rfind('/', end - 1))
                pointers.push_back(pointer.substr(0, end));
        }
        QVERIFY(pointers.size() > 50);
        for (const std::string &pointer : pointers) {
            for (const Json &value : *values) {
                Json changed = *json;
                changed[Json::json_pointer(pointer)] = value;
                if (std::string_view(name) == "clean.json") {
                    const auto loaded = loadLens(changed.dump(), name);
                    QVERIFY(loaded.ok());
                    QVERIFY(loadLens(writeLens(loaded->lens), name).ok());
                } else {
                    QVERIFY(loadLensNotes(changed.dump(), name, clean->lens).ok());
                }
            }
        }
    }
}

void TestLens::hostileLenses_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("verdict");
    const auto manifest = readFile(sharedFolder() + "/hostile/manifest.json");
    if (!manifest)
        QSKIP("the shared cases are not here");
    const auto json = parseJson(*manifest);
    const Json *list = json->is_array() ? &*json : memberAt(*json, "cases");
    if (!list)
        list = memberAt(*json, "files");
    QVERIFY(list);
    for (const Json &item : *list) {
        const QString file = QString::fromStdString(stringAt(item, "file"));
        if (file.startsWith(QStringLiteral("i-lens/")))
            QTest::newRow(qPrintable(file)) << file << QString::fromStdString(stringAt(item, "cls"));
    }
}

void TestLens::hostileLenses()
{
    QFETCH(QString, file);
    QFETCH(QString, verdict);
    const auto loaded = loadLensFile(sharedFolder() + "/hostile/" + file.toStdString());
    QVERIFY(loaded.ok());
    if (loaded->issues.size() < 20)
        print(*loaded);
    const QString got = !loaded->usable()        ? QStringLiteral("E")
                        : loaded->issues.empty() ? QStringLiteral("A")
                                                 : QStringLiteral("W");
    QVERIFY2(verdict.contains(got), qPrintable(got));
}

void TestLens::realLenses_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
    if (!QFile::exists(QString::fromStdString(sharedFolder() + "/lenses/ecs.json")))
        QSKIP("the shared cases are not here");
    QTest::newRow("apigw-lambda") << "apigw-lambda"
                                  << "lens.unknownKey lens.choices.withoutNo";
    QTest::newRow("ecs") << "ecs"
                         << "lens.rule.noDefault";
    QTest::newRow("elasticache") << "elasticache"
                                 << "lens.rule.noDefault lens.choice.noneWithoutNo";
    QTest::newRow("emr-spark") << "emr-spark"
                               << "lens.nan lens.missing";
    QTest::newRow("generative-ai") << "generative-ai"
                                   << "lens.rule.mediumUnreachable";
    QTest::newRow("saas-anywhere") << "saas-anywhere"
                                   << "lens.pillar.case";
}

void TestLens::realLenses()
{
    QFETCH(QString, file);
    QFETCH(QString, expected);
    const auto loaded = loadLensFile(sharedFolder() + "/lenses/" + file.toStdString() + ".json");
    QVERIFY(loaded.ok());
    for (const LensIssue &issue : loaded->issues) {
        if (issue.severity == Severity::Error)
            qInfo("%s", issue.toString(loaded->file).c_str());
    }
    QVERIFY(loaded->usable());
    for (const QString &code : expected.split(QLatin1Char(' ')))
        QVERIFY2(find(*loaded, code.toStdString()), qPrintable(code));
    const auto again = loadLens(writeLens(loaded->lens), loaded->file);
    QVERIFY(again.ok());
    QCOMPARE(writeLens(again->lens), writeLens(loaded->lens));
    if (file != QStringLiteral("emr-spark")) {
        const auto before = parseJson(*readFile(loaded->file));
        const auto after = parseJson(writeLens(loaded->lens));
        QVERIFY2(nlohmann::json::parse(before->dump()).size() == nlohmann::json::parse(after->dump()).size(),
                 "top-level keys are lost");
    }
}

QTEST_GUILESS_MAIN(TestLens)
#include "tst_lens.moc"
