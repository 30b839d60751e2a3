// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lensboard::test;

// Judging on the command line. What exactly the built-in rules find is their own tests' business; here a rule of our
// own must come through in every form.
class tst_cli_check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void graphHasTheShapeOfTheContract();
    void graphReadsStandardInput();
    void textNamesFileLineAndColumn();
    void jsonHasTheShapeOfTheContract();
    void passesAppearOnlyWhenAskedFor();
    void exitCodeFollowsFailOn_data();
    void exitCodeFollowsFailOn();
    void sarifPlacesResults();
    void junitCountsRules();
    void markdownEscapesNames();
    void stanceChangesWhatABlankMeans();
    void badInputsAreNamedAndTheOthersJudged();
    void foldersAreSearched();
    void hostileNamesStayHarmless();
    void explainsAFindingAndARule();
    void listsRules();
    void validatesRulePacks();
    void timingsGoToStandardError();

private:
    const QString m_data = QStringLiteral(LENSBOARD_TEST_DATA "/cli");
    CliResult run(const char *words, const QByteArray &input = {}) const
    {
        return runCli(QString::fromUtf8(words).split(QLatin1Char(' ')), input, m_data);
    }
    static QJsonObject object(const CliResult &result) { return QJsonDocument::fromJson(result.out.toUtf8()).object(); }
    static QJsonObject firstInput(const CliResult &result)
    {
        return object(result)[QStringLiteral("inputs")].toArray().at(0).toObject();
    }
    static QJsonObject findingOf(const QJsonObject &input, const char *rule)
    {
        for (const QJsonValue &finding : input[QStringLiteral("findings")].toArray()) {
            if (finding[QStringLiteral("rule")].toString() == QLatin1String(rule))
                return finding.toObject();
        }
        return {};
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void tst_cli_check::graphHasTheShapeOfTheContract()
{
    const CliResult result = run("graph small.template.yaml");
    QCOMPARE(result.exitCode, 0);
    const QJsonObject graph = object(result);
    QCOMPARE(graph[QStringLiteral("format")].toString(), QStringLiteral("lensboard-graph"));
    QCOMPARE(graph[QStringLiteral("version")].toInt(), 1);
    QMap<QString, QString> names;
    for (const QJsonValue &node : graph[QStringLiteral("nodes")].toArray()) {
        for (const char *key : {"id", "type", "name", "logicalId", "iacType", "external", "properties"})
            QVERIFY2(node.toObject().contains(QLatin1String(key)), key);
        names[node[QStringLiteral("id")].toString()] = node[QStringLiteral("logicalId")].toString();
    }
    QStringList edges;
    for (const QJsonValue &edge : graph[QStringLiteral("edges")].toArray()) {
        for (const char *key : {"id", "from", "to", "kind", "mode", "via", "properties"})
            QVERIFY2(edge.toObject().contains(QLatin1String(key)), key);
        edges.append(names[edge[QStringLiteral("from")].toString()] + u' ' + edge[QStringLiteral("kind")].toString() +
                     u'/' + edge[QStringLiteral("mode")].toString() + u' ' +
                     names[edge[QStringLiteral("to")].toString()]);
    }
    edges.sort();
    QCOMPARE(edges, QStringList({QStringLiteral("PlaceOrder writes/sync Orders"),
                                 QStringLiteral("ServerlessRestApi invokes/sync PlaceOrder")}));
    const QJsonValue left = graph[QStringLiteral("notUnderstood")].toArray().at(0);
    QCOMPARE(left[QStringLiteral("path")].toString(), QStringLiteral("Resources/Odd"));
    QCOMPARE(left[QStringLiteral("iacType")].toString(), QStringLiteral("Vendor::Unheard::Of"));
}

void tst_cli_check::graphReadsStandardInput()
{
    const CliResult file = run("graph small.template.yaml");
    const CliResult piped = run("graph -", read(m_data + QStringLiteral("/small.template.yaml")));
    QCOMPARE(piped.exitCode, 0);
    QCOMPARE(object(piped)[QStringLiteral("nodes")].toArray().size(),
             object(file)[QStringLiteral("nodes")].toArray().size());
}

void tst_cli_check::textNamesFileLineAndColumn()
{
    const CliResult result = run("check small.template.yaml --rules rules.json");
    const QString line = QStringLiteral("\nsmall.template.yaml:7:3: TEST-001: medium: PlaceOrder has a name that this "
                                        "rule does not like.\n");
    QVERIFY2(result.out.contains(line), qPrintable(result.out));
    QVERIFY(result.out.startsWith(QLatin1String("small.template.yaml: 4 nodes, 2 edges\n")));
    QVERIFY(result.out.contains(QLatin1String("\nNot ready for production:\n")));
    QVERIFY(result.out.contains(QRegularExpression(QStringLiteral("\nRules: \\d+ run, 0 skipped, 0 failed\n"))));
}

void tst_cli_check::jsonHasTheShapeOfTheContract()
{
    const CliResult result = run("check small.template.yaml --rules rules.json --format json");
    const QJsonObject top = object(result);
    QCOMPARE(top[QStringLiteral("format")].toString(), QStringLiteral("lensboard-check"));
    QCOMPARE(top[QStringLiteral("version")].toInt(), 1);
    const QJsonObject input = firstInput(result);
    for (const char *key : {"file", "findings", "questions", "summary", "pillars", "gate", "rules"})
        QVERIFY2(input.contains(QLatin1String(key)), key);
    const QJsonObject finding = findingOf(input, "TEST-001");
    for (const char *key : {"key", "rule", "question", "practice", "pillar", "severity", "verdict", "title", "message",
                            "subjects", "logicalIds", "location", "fix", "decision"})
        QVERIFY2(finding.contains(QLatin1String(key)), key);
    QCOMPARE(finding[QStringLiteral("verdict")].toString(), QStringLiteral("fail"));
    QCOMPARE(finding[QStringLiteral("severity")].toString(), QStringLiteral("medium"));
    QCOMPARE(finding[QStringLiteral("logicalIds")].toArray(), QJsonArray({QStringLiteral("PlaceOrder")}));
    QVERIFY(finding[QStringLiteral("decision")].isNull());
    const QJsonObject location = finding[QStringLiteral("location")].toObject();
    QCOMPARE(location[QStringLiteral("line")].toInt(), 7);
    QCOMPARE(location[QStringLiteral("column")].toInt(), 3);

    const QJsonArray questions = input[QStringLiteral("questions")].toArray();
    QCOMPARE(questions.size(), 9);
    int sum = 0;
    const QJsonObject summary = input[QStringLiteral("summary")].toObject();
    for (const char *key : {"high", "medium", "none", "unanswered", "notApplicable"}) {
        QVERIFY2(summary.contains(QLatin1String(key)), key);
        sum += summary[QLatin1String(key)].toInt();
    }
    QCOMPARE(sum, 9);
    QCOMPARE(input[QStringLiteral("pillars")].toArray().size(), 5);
    QVERIFY(input[QStringLiteral("rules")].toObject()[QStringLiteral("run")].toInt() > 0);
}

void tst_cli_check::passesAppearOnlyWhenAskedFor()
{
    const auto verdicts = [](const QJsonObject &input) {
        QSet<QString> words;
        for (const QJsonValue &finding : input[QStringLiteral("findings")].toArray())
            words.insert(finding[QStringLiteral("verdict")].toString());
        return words;
    };
    const auto without = verdicts(firstInput(run("check small.template.yaml --format json")));
    QVERIFY(without.contains(QStringLiteral("fail")));
    QVERIFY(!without.contains(QStringLiteral("pass")));
    const auto with = verdicts(firstInput(run("check small.template.yaml --format json --all")));
    QVERIFY(with.contains(QStringLiteral("pass")));
}

void tst_cli_check::exitCodeFollowsFailOn_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("code");
    // The board has one function without any high finding (tests/data/cli/lone.lensboard).
    QTest::newRow("high") << "check lone.lensboard --rules rules.json --fail-on high" << 0;
    QTest::newRow("medium") << "check lone.lensboard --rules rules.json --fail-on medium" << 1;
    QTest::newRow("none") << "check small.template.yaml --fail-on none" << 0;
    QTest::newRow("default is high") << "check small.template.yaml" << 1;
    QTest::newRow("unreadable") << "check nowhere.yaml" << 3;
}

void tst_cli_check::exitCodeFollowsFailOn()
{
    QFETCH(QString, words);
    QFETCH(int, code);
    const CliResult result = run(qPrintable(words));
    QVERIFY2(result.exitCode == code, qPrintable(QString::number(result.exitCode) + result.out + result.err));
}

void tst_cli_check::sarifPlacesResults()
{
    const CliResult result = run("check small.template.yaml --rules rules.json --format sarif");
    const QJsonObject top = object(result);
    QCOMPARE(top[QStringLiteral("version")].toString(), QStringLiteral("2.1.0"));
    const QJsonObject run0 = top[QStringLiteral("runs")].toArray().at(0).toObject();
    QSet<QString> rules;
    for (const QJsonValue &rule :
         run0[QStringLiteral("tool")][QStringLiteral("driver")][QStringLiteral("rules")].toArray())
        rules.insert(rule[QStringLiteral("id")].toString());
    bool found = false;
    for (const QJsonValue &entry : run0[QStringLiteral("results")].toArray()) {
        QVERIFY(rules.contains(entry[QStringLiteral("ruleId")].toString()));
        if (entry[QStringLiteral("ruleId")].toString() != QLatin1String("TEST-001"))
            continue;
        found = true;
        QCOMPARE(entry[QStringLiteral("level")].toString(), QStringLiteral("warning"));
        const QJsonValue physical =
            entry[QStringLiteral("locations")].toArray().at(0)[QStringLiteral("physicalLocation")];
        QCOMPARE(physical[QStringLiteral("artifactLocation")][QStringLiteral("uri")].toString(),
                 QStringLiteral("small.template.yaml"));
        QCOMPARE(physical[QStringLiteral("region")][QStringLiteral("startLine")].toInt(), 7);
    }
    QVERIFY(found);
}

void tst_cli_check::junitCountsRules()
{
    const CliResult result = run("check small.template.yaml --rules rules.json --format junit");
    QXmlStreamReader xml(result.out);
    int tests = -1;
    int cases = 0;
    bool failed = false;
    QString current;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("testsuite"))
            tests = xml.attributes().value(QLatin1String("tests")).toInt();
        if (xml.name() == QLatin1String("testcase")) {
            ++cases;
            current = xml.attributes().value(QLatin1String("name")).toString();
        }
        if (xml.name() == QLatin1String("failure") && current.startsWith(QLatin1String("TEST-001 ")))
            failed = true;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(tests > 0);
    QCOMPARE(cases, tests);
    QVERIFY(failed);
}

void tst_cli_check::markdownEscapesNames()
{
    const QByteArray board = read(m_data + QStringLiteral("/lone.lensboard")).replace("Lone", "<b>|`*x*");
    const CliResult result = run("check - --rules rules.json --format markdown", board);
    QVERIFY2(result.out.contains(QLatin1String("\\<b\\>\\|\\`\\*x\\*")), qPrintable(result.out));
    QVERIFY(!result.out.contains(QLatin1String("<b>")));
}

void tst_cli_check::stanceChangesWhatABlankMeans()
{
    const auto asks = [](const QJsonObject &input) {
        int count = 0;
        for (const QJsonValue &finding : input[QStringLiteral("findings")].toArray())
            count += finding[QStringLiteral("verdict")].toString() == QLatin1String("unknown") ? 1 : 0;
        return count;
    };
    const int sketch = asks(firstInput(run("check lone.lensboard --stance sketch --format json")));
    const int complete = asks(firstInput(run("check lone.lensboard --stance complete --format json")));
    QVERIFY2(complete < sketch, qPrintable(QStringLiteral("%1 %2").arg(complete).arg(sketch)));
}

void tst_cli_check::badInputsAreNamedAndTheOthersJudged()
{
    const CliResult result = run("check nowhere.yaml small.template.yaml verdicts.json");
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.contains(QLatin1String("nowhere.yaml: file.missing: there is no such file\n")),
             qPrintable(result.err));
    QVERIFY2(result.err.contains(QLatin1String("verdicts.json")), qPrintable(result.err));
    QVERIFY(result.out.contains(QLatin1String("small.template.yaml: 4 nodes")));
}

void tst_cli_check::foldersAreSearched()
{
    QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("b/node_modules"));
    const QString source = m_data + QStringLiteral("/small.template.yaml");
    QVERIFY(QFile::copy(source, folder.filePath(QStringLiteral("b/two.yaml"))));
    QVERIFY(QFile::copy(source, folder.filePath(QStringLiteral("a.yml"))));
    QVERIFY(QFile::copy(source, folder.filePath(QStringLiteral("b/node_modules/no.yaml"))));
    QVERIFY(QFile::copy(m_data + QStringLiteral("/package.json"), folder.filePath(QStringLiteral("package.json"))));
    const CliResult result = runCli({QStringLiteral("check"), QStringLiteral("."), QStringLiteral("--format"),
                                     QStringLiteral("json"), QStringLiteral("--fail-on"), QStringLiteral("none")},
                                    {}, folder.path());
    QStringList files;
    for (const QJsonValue &input : object(result)[QStringLiteral("inputs")].toArray())
        files.append(input[QStringLiteral("file")].toString());
    files.sort();
    QCOMPARE(files, QStringList({QStringLiteral("./a.yml"), QStringLiteral("./b/two.yaml")}));
    QVERIFY2(result.exitCode == 0, qPrintable(result.err));
}

void tst_cli_check::hostileNamesStayHarmless()
{
    const QByteArray board = read(m_data + QStringLiteral("/lone.lensboard")).replace("Lone", "\\u001b[2J\\u202eevil");
    for (const char *format : {"text", "json", "markdown", "junit", "sarif"}) {
        const CliResult result =
            run(qPrintable(QStringLiteral("check - --rules rules.json --format ") + QLatin1String(format)), board);
        QVERIFY(result.out.contains(QLatin1String("evil")));
        QVERIFY2(!result.out.contains(QChar(0x1b)) && !result.out.contains(QChar(0x202e)), format);
        QVERIFY2(!result.err.contains(QChar(0x1b)), format);
    }
}

void tst_cli_check::explainsAFindingAndARule()
{
    const QJsonObject finding =
        findingOf(firstInput(run("check small.template.yaml --rules rules.json --format json")), "TEST-001");
    const QString key = finding[QStringLiteral("key")].toString();
    const CliResult why = runCli({QStringLiteral("explain"), QStringLiteral("small.template.yaml"), key,
                                  QStringLiteral("--rules"), QStringLiteral("rules.json")},
                                 {}, m_data);
    QCOMPARE(why.exitCode, 0);
    QVERIFY2(why.out.contains(QLatin1String("\nAt: small.template.yaml:7:3\n")), qPrintable(why.out));
    QVERIFY(why.out.contains(QLatin1String("\nExpects: !(node.name in ['PlaceOrder', 'Lone'])\n")));
    QVERIFY(why.out.contains(QLatin1String("\n  https://example.com/names\n")));

    const CliResult rule = run("explain TEST-001 --rules rules.json");
    QCOMPARE(rule.exitCode, 0);
    QVERIFY(rule.out.startsWith(QLatin1String("TEST-001: Function without a known timeout\nIt is only a test.\n")));

    const CliResult unknown = run("explain NO-SUCH-RULE");
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY(unknown.err.contains(QLatin1String("there is no rule NO-SUCH-RULE")));
    QCOMPARE(run("explain small.template.yaml no-such-key").exitCode, 2);
}

void tst_cli_check::listsRules()
{
    const QJsonArray rules = object(run("rules list --format json"))[QStringLiteral("rules")].toArray();
    QVERIFY(rules.size() >= 30);
    QSet<QString> ids;
    for (const QJsonValue &rule : rules) {
        QVERIFY(!rule[QStringLiteral("title")].toString().isEmpty());
        ids.insert(rule[QStringLiteral("id")].toString());
    }
    QCOMPARE(ids.size(), rules.size());
    const CliResult markdown = run("rules list --format markdown");
    QCOMPARE(markdown.out.count(QLatin1String("\n### SLS-")), static_cast<int>(rules.size()));
}

void tst_cli_check::validatesRulePacks()
{
    const CliResult good = run("rules validate rules.json");
    QCOMPARE(good.out, QStringLiteral("rules.json: 1 rules, 0 problems\n"));
    QCOMPARE(good.exitCode, 0);
    const CliResult bad = run("rules validate broken-rules.json");
    QCOMPARE(bad.exitCode, 3);
    QVERIFY2(bad.err.startsWith(QLatin1String("broken-rules.json:14:17: rule.expression: TEST-002: ")),
             qPrintable(bad.err));
    QVERIFY2(bad.err.endsWith(QLatin1String(" (line 1, column 11 there) (at /rules/0/expect)\n")), qPrintable(bad.err));
    // An example that the rule does not do as it says.
    QByteArray pack = read(m_data + QStringLiteral("/rules.json"));
    pack.replace("'PlaceOrder', 'Lone'", "'Lone'");
    const CliResult wrong = run("rules validate -", pack);
    QCOMPARE(wrong.exitCode, 3);
    QVERIFY2(wrong.err.contains(QLatin1String("(at /rules/0/examples/0)\n")), qPrintable(wrong.err));
}

void tst_cli_check::timingsGoToStandardError()
{
    const CliResult plain = run("check small.template.yaml --rules rules.json --format json");
    const CliResult timed = run("check small.template.yaml --rules rules.json --format json --timings");
    QCOMPARE(timed.out, plain.out);
    QVERIFY2(timed.err.contains(QRegularExpression(QStringLiteral("\\d ms +\\d+ runs  TEST-001\n"))),
             qPrintable(timed.err));
}

QTEST_GUILESS_MAIN(tst_cli_check)
#include "tst_cli_check.moc"
