// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lensboard::test;

// What stands between a finding and the exit code: baselines, decisions, settings of the document; and the ways of
// handing a review on.
class tst_cli_review : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void baselineHidesWhatIsKnown();
    void baselineNamesWhatIsStale();
    void baselineComesBackWhenItGetsWorse();
    void baselineFromAnotherFolder();
    void faultyBaselinesAreRefused_data();
    void faultyBaselinesAreRefused();
    void everyFormatTellsTheBaseline_data();
    void everyFormatTellsTheBaseline();
    void jobsChangeNothingInTheOutput();
    void jobsAreANumber();
    void htmlStandsAlone();
    void htmlEscapesEveryName();
    void decisionsAreHonoured_data();
    void decisionsAreHonoured();
    void decisionsReopen_data();
    void decisionsReopen();
    void staleDecisionsAreNamed();
    void settingsOfTheDocumentCount_data();
    void settingsOfTheDocumentCount();
    void rulesOffAreSaidInEveryFormat_data();
    void rulesOffAreSaidInEveryFormat();
    void thePackOfTheHelpPageIsRight();

private:
    CliResult run(const QString &words, const QByteArray &input = {}) const
    {
        return runCli(words.split(QLatin1Char(' ')), input, m_dir.path());
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name));
        file.write(bytes);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonObject object(const CliResult &result) { return QJsonDocument::fromJson(result.out.toUtf8()).object(); }
    static QJsonObject firstInput(const CliResult &result)
    {
        return object(result)[QStringLiteral("inputs")].toArray().at(0).toObject();
    }
    static QJsonObject findingOf(const QJsonObject &input, const QString &rule)
    {
        for (const QJsonValue &finding : input[QStringLiteral("findings")].toArray()) {
            if (finding[QStringLiteral("rule")].toString() == rule)
                return finding.toObject();
        }
        return {};
    }
    // A board of one function that TEST-001 (medium) fails for, with further sections of the file.
    static QByteArray board(const QByteArray &workload = {}, const QByteArray &sections = {})
    {
        return "{\"format\":\"lensboard\",\"version\":1,\n\"workload\":{\"id\":\"workload\",\"name\":\"Lone\"" +
               (workload.isEmpty() ? QByteArray() : "," + workload) +
               "},\n\"nodes\":[\n{\"id\":\"n_lone\",\"type\":\"lambda\",\"name\":\"Lone\"}\n]" +
               (sections.isEmpty() ? QByteArray() : ",\n" + sections) + "}\n";
    }
    static QByteArray decision(const QByteArray &members, const QByteArray &finding = "TEST-001|n_lone")
    {
        return "\"decisions\":[\n{\"id\":\"d_1\",\"finding\":\"" + finding + "\"," + members + "}\n]";
    }

    QTemporaryDir m_dir;
};

void tst_cli_review::initTestCase()
{
    QVERIFY(m_dir.isValid());
    for (const char *name : {"rules.json", "small.template.yaml"})
        write(QLatin1String(name), read(QStringLiteral(LENSBOARD_TEST_DATA "/cli/") + QLatin1String(name)));
}

void tst_cli_review::baselineHidesWhatIsKnown()
{
    const QString check = QStringLiteral("check small.template.yaml --fail-on medium");
    QCOMPARE(run(check).exitCode, 1);
    const CliResult first = run(check + QStringLiteral(" --write-baseline known.json"));
    QCOMPARE(first.exitCode, 0);
    const QJsonObject known = QJsonDocument::fromJson(read(m_dir.filePath(QStringLiteral("known.json")))).object();
    QCOMPARE(known[QStringLiteral("format")].toString(), QStringLiteral("lensboard-baseline"));
    QCOMPARE(known[QStringLiteral("inputs")].toArray().at(0)[QStringLiteral("file")].toString(),
             QStringLiteral("small.template.yaml"));

    const CliResult again = run(check + QStringLiteral(" --baseline known.json"));
    QVERIFY2(again.exitCode == 0, qPrintable(again.out + again.err));
    QVERIFY(again.out.contains(QLatin1String(" [in the baseline]\n")));
    QVERIFY(again.out.contains(QRegularExpression(QStringLiteral("\nBaseline: [1-9]\\d* known, 0 stale\n"))));
    // Something new counts.
    const CliResult more = run(check + QStringLiteral(" --baseline known.json --rules rules.json --format json"));
    QCOMPARE(more.exitCode, 1);
    const QJsonObject fresh = findingOf(firstInput(more), QStringLiteral("TEST-001"));
    QCOMPARE(fresh[QStringLiteral("baselined")], QJsonValue(false));
    // The same state gives the same file.
    QCOMPARE(run(check + QStringLiteral(" --write-baseline twice.json")).exitCode, 0);
    QCOMPARE(read(m_dir.filePath(QStringLiteral("twice.json"))), read(m_dir.filePath(QStringLiteral("known.json"))));
}

void tst_cli_review::baselineNamesWhatIsStale()
{
    write(QStringLiteral("stale.lensboard"), board());
    QCOMPARE(run(QStringLiteral("check stale.lensboard --rules rules.json --fail-on medium --write-baseline s.json"))
                 .exitCode,
             0);
    write(QStringLiteral("stale.lensboard"), board().replace("\"name\":\"Lone\"}\n]", "\"name\":\"Good\"}\n]"));
    const CliResult mended = run(QStringLiteral("check stale.lensboard --rules rules.json --baseline s.json"));
    QCOMPARE(mended.exitCode, 0);
    QVERIFY2(
        mended.out.contains(QLatin1String(
            "\nBaseline: 0 known, 1 stale\n  stale: TEST-001|n_lone is in the baseline but is not found any more\n")),
        qPrintable(mended.out));
    QVERIFY(QFile::remove(m_dir.filePath(QStringLiteral("stale.lensboard"))));
    const CliResult gone = run(QStringLiteral("check small.template.yaml --fail-on none --baseline s.json"));
    QVERIFY2(gone.out.endsWith(QLatin1String("\nBaseline: stale.lensboard is in the baseline but the file is gone\n")),
             qPrintable(gone.out));
}

void tst_cli_review::baselineComesBackWhenItGetsWorse()
{
    const QString check = QStringLiteral("check worse.lensboard --rules rules.json --fail-on medium");
    write(QStringLiteral("worse.lensboard"), board());
    QCOMPARE(run(check + QStringLiteral(" --write-baseline w.json")).exitCode, 0);
    write(QStringLiteral("worse.lensboard"), board("\"severities\":{\"TEST-001\":\"low\"}"));
    QCOMPARE(run(check + QStringLiteral(" --baseline w.json")).exitCode, 0);
    write(QStringLiteral("worse.lensboard"), board("\"severities\":{\"TEST-001\":\"high\"}"));
    QCOMPARE(run(check + QStringLiteral(" --baseline w.json")).exitCode, 1);
}

void tst_cli_review::baselineFromAnotherFolder()
{
    QCOMPARE(run(QStringLiteral("check small.template.yaml --write-baseline here.json")).exitCode, 0);
    const CliResult result = runCli({QStringLiteral("check"), m_dir.filePath(QStringLiteral("small.template.yaml")),
                                     QStringLiteral("--baseline"), m_dir.filePath(QStringLiteral("here.json"))},
                                    {}, QDir::rootPath());
    QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
}

void tst_cli_review::faultyBaselinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("no json") << QByteArray("[") << QStringLiteral("bad.json:1:2: json.syntax: ");
    QTest::newRow("another kind") << QByteArray("{}") << QStringLiteral("bad.json: baseline.format: ");
    QTest::newRow("newer") << QByteArray(R"({"format":"lensboard-baseline","version":2,"inputs":[]})")
                           << QStringLiteral("bad.json: baseline.version: ");
    QTest::newRow("no severity")
        << QByteArray("{\"format\":\"lensboard-baseline\",\"version\":1,\"inputs\":[\n"
                      " {\"file\":\"a\",\"findings\":[\n  {\"key\":\"X|y\",\"severity\":\"dire\"}]}]}")
        << QStringLiteral("bad.json:3:3: baseline.shape: an entry needs a \"severity\": high, medium or low");
    QTest::newRow("no list") << QByteArray("{\"format\":\"lensboard-baseline\",\"version\":1,\"inputs\":{}}")
                             << QStringLiteral("bad.json: baseline.shape: ");
}

void tst_cli_review::faultyBaselinesAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    write(QStringLiteral("bad.json"), text);
    const CliResult result = run(QStringLiteral("check small.template.yaml --baseline bad.json"));
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.startsWith(message), qPrintable(result.err));
}

void tst_cli_review::everyFormatTellsTheBaseline_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("stale");
    QTest::newRow("json") << "json"
                          << "\"baselined\": true"
                          << "\"key\": \"TEST-009|n_gone\"";
    QTest::newRow("sarif") << "sarif"
                           << "\"baselineState\": \"unchanged\""
                           << "TEST-009|n_gone is in the baseline";
    QTest::newRow("junit") << "junit"
                           << "[in the baseline]"
                           << "stale: TEST-009|n_gone is in the baseline";
    QTest::newRow("markdown") << "markdown"
                              << "(in the baseline)"
                              << "- stale: TEST-009\\|n\\_gone";
    QTest::newRow("html") << "html"
                          << "<p class=\"quiet\">in the baseline</p>"
                          << "Stale: TEST-009|n_gone is in the baseline";
}

void tst_cli_review::everyFormatTellsTheBaseline()
{
    QFETCH(QString, format);
    QFETCH(QString, known);
    QFETCH(QString, stale);
    write(QStringLiteral("told.lensboard"), board());
    write(QStringLiteral("told.json"),
          R"({"format":"lensboard-baseline","version":1,"inputs":[{"file":"told.lensboard","findings":[
              {"key":"TEST-001|n_lone","rule":"TEST-001","severity":"medium"},
              {"key":"TEST-009|n_gone","rule":"TEST-009","severity":"low"}]}]})");
    const CliResult result =
        run(QStringLiteral("check told.lensboard --rules rules.json --baseline told.json --format ") + format);
    QVERIFY2(result.out.contains(known), qPrintable(result.out));
    QVERIFY2(result.out.contains(stale), qPrintable(result.out));
}

void tst_cli_review::jobsChangeNothingInTheOutput()
{
    QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("many")));
    const QByteArray source = read(m_dir.filePath(QStringLiteral("small.template.yaml")));
    for (int i = 0; i < 12; ++i)
        write(QStringLiteral("many/t%1.yaml").arg(i, 2, 10, QLatin1Char('0')),
              i % 5 == 3 ? QByteArray("Resources: [\n") : source);
    const QString check = QStringLiteral("check many many/t03.yaml many/none.yaml --rules rules.json --format json");
    const CliResult one = run(check);
    QCOMPARE(one.exitCode, 3);
    QCOMPARE(object(one)[QStringLiteral("inputs")].toArray().size(), 10);
    QVERIFY(one.err.contains(QLatin1String("many/none.yaml: file.missing")));
    for (const char *jobs : {"1", "4", "0"}) {
        const CliResult several = run(check + QStringLiteral(" --jobs ") + QLatin1String(jobs));
        QCOMPARE(several.out, one.out);
        QCOMPARE(several.err, one.err);
        QCOMPARE(several.exitCode, one.exitCode);
    }
}

void tst_cli_review::jobsAreANumber()
{
    for (const char *jobs : {"two", "-1", "1.5", "1000"}) {
        const CliResult result = run(QStringLiteral("check small.template.yaml --jobs=") + QLatin1String(jobs));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(QLatin1String("--jobs takes a ")), qPrintable(result.err));
    }
}

void tst_cli_review::htmlStandsAlone()
{
    const CliResult result = run(QStringLiteral("check small.template.yaml --rules rules.json --format html"));
    QVERIFY(result.out.startsWith(QLatin1String("<!DOCTYPE html>\n<html lang=\"en\">\n")));
    for (const char *outside : {"<script", "<link", "<img", "@import", "url(", "<iframe"})
        QVERIFY2(!result.out.contains(QLatin1String(outside)), outside);
    QVERIFY(result.out.contains(QLatin1String("@media(prefers-color-scheme:dark)")));
    QVERIFY(result.out.contains(QLatin1String("PlaceOrder has a name that this rule does not like.")));
    QVERIFY(result.out.contains(QLatin1String("<code>small.template.yaml:7:3</code>")));
    QVERIFY(result.out.contains(QLatin1String("<a href=\"https://example.com/names\">")));
    QVERIFY(result.out.contains(QLatin1String("<h3>Not ready for production</h3>")));
    // Well formed once the two elements without an end are taken out.
    QString xml = result.out;
    xml.remove(QStringLiteral("<!DOCTYPE html>\n")).remove(QRegularExpression(QStringLiteral("<meta [^>]*>")));
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void tst_cli_review::htmlEscapesEveryName()
{
    QByteArray hostile = board("\"rulesOff\":[\"SLS-<i>\"]");
    hostile.replace("Lone", "</title><script>x&'</script>\\u202e");
    QByteArray rules = read(m_dir.filePath(QStringLiteral("rules.json")));
    rules.replace("'PlaceOrder', 'Lone'", "node.name").replace("https://example.com/names", "javascript:alert(1)");
    write(QStringLiteral("hostile.json"), rules);
    const CliResult result = run(QStringLiteral("check - --rules hostile.json --format html"), hostile);
    QVERIFY2(result.out.contains(QLatin1String("&lt;/title&gt;&lt;script&gt;x&amp;&#39;")), qPrintable(result.err));
    QVERIFY(!result.out.contains(QLatin1String("<script>")));
    QVERIFY(!result.out.contains(QLatin1String("<i>")));
    QVERIFY(!result.out.contains(QChar(0x202E)));
    QVERIFY(!result.out.contains(QLatin1String("href=\"javascript")));
}

void tst_cli_review::decisionsAreHonoured_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("accepted") << QByteArray("\"status\":\"accepted\"") << "Accepted";
    QTest::newRow("not applicable") << QByteArray("\"status\":\"notApplicable\",\"cause\":\"OUT_OF_SCOPE\"")
                                    << "Does not apply (Out of scope)";
    QTest::newRow("mitigated") << QByteArray("\"status\":\"mitigated\"") << "Mitigated elsewhere";
    QTest::newRow("transferred") << QByteArray("\"status\":\"transferred\"") << "Transferred";
}

void tst_cli_review::decisionsAreHonoured()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, word);
    write(QStringLiteral("decided.lensboard"),
          board({}, decision(status + ",\"reason\":\"we know\",\"owner\":\"Ada\",\"reviewBy\":\"2999-01-31\"")));
    const QString check = QStringLiteral("check decided.lensboard --rules rules.json --fail-on medium --format ");
    const CliResult json = run(check + QStringLiteral("json"));
    QVERIFY2(json.exitCode == 0, qPrintable(json.out));
    const QJsonObject finding = findingOf(firstInput(json), QStringLiteral("TEST-001"));
    QCOMPARE(finding[QStringLiteral("decision")][QStringLiteral("reason")].toString(), QStringLiteral("we know"));
    QCOMPARE(finding[QStringLiteral("verdict")].toString(), QStringLiteral("fail"));
    const CliResult markdown = run(check + QStringLiteral("markdown"));
    QVERIFY2(markdown.out.contains(QLatin1String("~~Lone has a name that this rule does not like.~~ ")),
             qPrintable(markdown.out));
    const CliResult html = run(check + QStringLiteral("html"));
    QVERIFY(html.out.contains(QLatin1String("<s>Lone has a name that this rule does not like.</s>")));
    QVERIFY2(html.out.contains(word + QLatin1String(" by Ada, to be looked at again by 2999-01-31: we know")),
             qPrintable(html.out));
    QVERIFY(run(check + QStringLiteral("sarif")).out.contains(QLatin1String("\"justification\": \"we know\"")));
    QVERIFY(run(check + QStringLiteral("junit")).out.contains(QLatin1String("<skipped message=\"Lone has a name")));
}

void tst_cli_review::decisionsReopen_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("why");
    QTest::newRow("date") << QByteArray("\"reviewBy\":\"2020-02-01\"") << "its review date 2020-02-01 has passed";
    QTest::newRow("facts") << QByteArray("\"facts\":\"0000000000000000\"") << "the facts have changed since";
}

void tst_cli_review::decisionsReopen()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, why);
    write(QStringLiteral("reopened.lensboard"),
          board({}, decision("\"status\":\"accepted\",\"reason\":\"we know\"," + members)));
    const QString check = QStringLiteral("check reopened.lensboard --rules rules.json --fail-on medium --format ");
    const CliResult text = run(check + QStringLiteral("text"));
    QCOMPARE(text.exitCode, 1);
    QVERIFY2(text.out.contains(QLatin1String(" [decided before, reopened: ") + why + QLatin1String("]\n")),
             qPrintable(text.out));
    QVERIFY(text.out.contains(QLatin1String("\nDecisions: 0 hold, 1 reopened, 0 stale\n")));
    for (const char *format : {"json", "sarif", "junit", "markdown", "html"})
        QVERIFY2(run(check + QLatin1String(format)).out.contains(why), format);
}

void tst_cli_review::staleDecisionsAreNamed()
{
    write(QStringLiteral("old.lensboard"),
          board({}, decision("\"status\":\"accepted\",\"reason\":\"we know\"", "TEST-001|n_gone")));
    const QString check = QStringLiteral("check old.lensboard --rules rules.json --format ");
    for (const char *format : {"text", "json", "sarif", "junit", "markdown", "html"})
        QVERIFY2(run(check + QLatin1String(format)).out.contains(QLatin1String("what it was about has been removed")),
                 format);
}

void tst_cli_review::settingsOfTheDocumentCount_data()
{
    QTest::addColumn<QByteArray>("workload");
    QTest::addColumn<QString>("failOn");
    QTest::addColumn<int>("code");
    QTest::newRow("as the rule says") << QByteArray() << "high" << 0;
    QTest::newRow("rated high") << QByteArray("\"severities\":{\"TEST-001\":\"high\"}") << "high" << 1;
    QTest::newRow("rated high by prefix") << QByteArray("\"severities\":{\"TEST\":\"high\"}") << "high" << 1;
    QTest::newRow("rated low") << QByteArray("\"severities\":{\"TEST-001\":\"low\"}") << "medium" << 0;
    QTest::newRow("off") << QByteArray("\"rulesOff\":[\"TEST-001\"]") << "medium" << 0;
    QTest::newRow("eased in development") << QByteArray("\"environment\":\"development\"") << "medium" << 0;
    QTest::newRow("not eased in production") << QByteArray("\"environment\":\"production\"") << "medium" << 1;
    QTest::newRow("eased as a prototype") << QByteArray("\"stage\":\"prototype\"") << "medium" << 0;
    QTest::newRow("by a threshold") << QByteArray("\"thresholds\":{\"restTimeoutS\":3}") << "none" << 0;
}

void tst_cli_review::settingsOfTheDocumentCount()
{
    QFETCH(QByteArray, workload);
    QFETCH(QString, failOn);
    QFETCH(int, code);
    QByteArray rules = read(m_dir.filePath(QStringLiteral("rules.json")));
    rules.replace("\"severity\": \"medium\"", "\"severity\": \"medium\", \"eases\": true");
    write(QStringLiteral("eases.json"), rules);
    write(QStringLiteral("set.lensboard"), board(workload));
    const CliResult result = run(QStringLiteral("check set.lensboard --rules eases.json --fail-on ") + failOn);
    QVERIFY2(result.exitCode == code, qPrintable(result.out));
}

void tst_cli_review::rulesOffAreSaidInEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"text", "json", "sarif", "junit", "markdown", "html"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void tst_cli_review::rulesOffAreSaidInEveryFormat()
{
    QFETCH(QString, format);
    write(QStringLiteral("off.lensboard"),
          board("\"rulesOff\":[\"TEST-001\"],\"severities\":{\"SLS-OPS\":\"low\"},\"riskRules\":\"strict\","
                "\"thresholds\":{\"restTimeoutS\":20}"));
    const QString out = run(QStringLiteral("check off.lensboard --rules rules.json --format ") + format).out;
    for (const char *said : {"TEST-001 is off", "SLS-OPS is rated low", "strict risk rules", "restTimeoutS is 20"}) {
        QString plain = out;
        plain.remove(QLatin1Char('\\'));
        QVERIFY2(plain.contains(QLatin1String(said)), said);
    }
    QVERIFY(!out.contains(QLatin1String("Lone has a name")));
}

void tst_cli_review::thePackOfTheHelpPageIsRight()
{
    const QByteArray page = read(QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/help/writing.md"));
    const auto from = page.indexOf("```\n{") + 4;
    const QByteArray pack = page.mid(from, page.indexOf("\n```", from) - from);
    const CliResult result = run(QStringLiteral("rules validate -"), pack);
    QVERIFY2(result.exitCode == 0, qPrintable(result.out + result.err));
    QCOMPARE(result.out, QStringLiteral("<stdin>: 1 rules, 0 problems\n"));
}

QTEST_GUILESS_MAIN(tst_cli_review)
#include "tst_cli_review.moc"
