// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace lensboard::test;

// Commands over content: lenses and case files.
class tst_cli_content : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsVerdictCases();
    void runsExpressionCases();
    void sumsSeveralCaseFiles();
    void refusesWhatIsNoCaseFile();
    void namesFaultsOfALensByLineAndColumn();
    void strictReadingTurnsBreachesIntoErrors();
    void validatesAllFilesAlthoughOneIsMissing();
    void listsTheBuiltInLens();
    void passesTheSharedCases_data();
    void passesTheSharedCases();

private:
    const QString m_data = QStringLiteral(LENSBOARD_TEST_DATA "/cli");
    CliResult run(const char *words, const QByteArray &input = {}) const
    {
        return runCli(QString::fromUtf8(words).split(QLatin1Char(' ')), input, m_data);
    }
};

void tst_cli_content::runsVerdictCases()
{
    const CliResult result = run("verdict test verdicts.json");
    QCOMPARE(result.out, QStringLiteral("verdicts.json: case 2: now wanted NONE, got HIGH\n1 passed, 1 failed\n"));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.exitCode, 1);
}

void tst_cli_content::runsExpressionCases()
{
    const CliResult result = run("expression test expressions.json");
    QCOMPARE(result.out, QStringLiteral("expressions.json: wrong: 2 * 2: expected 5, got 4\n4 passed, 1 failed\n"));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.exitCode, 1);
}

void tst_cli_content::sumsSeveralCaseFiles()
{
    const CliResult result =
        run("expression test - -", R"({"cases": [{"name": "one", "expr": "1", "value": {"int": 1}}]})");
    QCOMPARE(result.out, QStringLiteral("2 passed, 0 failed\n"));
    QCOMPARE(result.exitCode, 0);
}

void tst_cli_content::refusesWhatIsNoCaseFile()
{
    const CliResult shape = run("verdict test -", "{\"rows\": 1}");
    QCOMPARE(shape.err, QStringLiteral("<stdin>: verdict.cases: expected an object with a list \"cases\"\n"));
    QCOMPARE(shape.exitCode, 3);
    const CliResult syntax = run("expression test -", "{\"cases\":\n  [}");
    QVERIFY2(syntax.err.startsWith(QLatin1String("<stdin>:2:4: json.syntax: ")), qPrintable(syntax.err));
    QCOMPARE(syntax.exitCode, 3);
    const CliResult missing = run("expression test nowhere.json");
    QCOMPARE(missing.err, QStringLiteral("nowhere.json: file.missing: there is no such file\n"));
    QCOMPARE(missing.exitCode, 3);
}

void tst_cli_content::namesFaultsOfALensByLineAndColumn()
{
    const CliResult result = run("lens validate faulty.lens.json");
    QCOMPARE(result.out, QStringLiteral("faulty.lens.json: cannot be used: 1 error, 1 warning\n"));
    QVERIFY2(result.err.startsWith(QLatin1String("faulty.lens.json:20:27: lens.rule.unknownId: ")),
             qPrintable(result.err));
    QVERIFY2(result.err.contains(QLatin1String("\nfaulty.lens.json:18:24: lens.rule.noDefault: warning: ")),
             qPrintable(result.err));
    QCOMPARE(result.exitCode, 3);
}

void tst_cli_content::strictReadingTurnsBreachesIntoErrors()
{
    const CliResult result = run("lens validate --strict --format json faulty.lens.json");
    QCOMPARE(result.exitCode, 3);
    const QJsonObject top = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(top[QStringLiteral("format")].toString(), QStringLiteral("lensboard-lens-validation"));
    const QJsonObject file = top[QStringLiteral("files")].toArray().at(0).toObject();
    QCOMPARE(file[QStringLiteral("usable")].toBool(true), false);
    QStringList errors;
    for (const QJsonValue &issue : file[QStringLiteral("issues")].toArray()) {
        if (issue[QStringLiteral("severity")].toString() == QLatin1String("error"))
            errors.append(issue[QStringLiteral("code")].toString());
    }
    QCOMPARE(errors, QStringList({QStringLiteral("lens.rule.unknownId"), QStringLiteral("lens.rule.noDefault")}));
}

void tst_cli_content::validatesAllFilesAlthoughOneIsMissing()
{
    const CliResult result = run("lens validate nowhere.json ../lenses/clean.json");
    QCOMPARE(result.out, QStringLiteral("../lenses/clean.json: can be used: nothing wrong\n"));
    QCOMPARE(result.err, QStringLiteral("nowhere.json: file.missing: there is no such file\n"));
    QCOMPARE(result.exitCode, 3);
}

void tst_cli_content::listsTheBuiltInLens()
{
    const CliResult text = run("lens list");
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.out.startsWith(QLatin1String("serverless: ")), qPrintable(text.out));
    const CliResult json = run("lens list --format json");
    QCOMPARE(json.exitCode, 0);
    const QJsonArray lenses = QJsonDocument::fromJson(json.out.toUtf8()).object()[QStringLiteral("lenses")].toArray();
    QCOMPARE(lenses.at(0)[QStringLiteral("questions")].toInt(), 9);
    QCOMPARE(lenses.at(0)[QStringLiteral("practices")].toInt(), 38);
    QCOMPARE(lenses.at(0)[QStringLiteral("pillars")].toArray().size(), 5);
}

void tst_cli_content::passesTheSharedCases_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("file");
    QTest::newRow("expression") << "expression"
                                << "expression.json";
    QTest::newRow("verdict") << "verdict"
                             << "verdicts.json";
}

void tst_cli_content::passesTheSharedCases()
{
    QFETCH(QString, command);
    QFETCH(QString, file);
    const QString folder =
        qEnvironmentVariable("LENSBOARD_CASES", QStringLiteral(LENSBOARD_SOURCE_DIR "/../shared/cases"));
    const QString path = folder + QLatin1Char('/') + file;
    if (!QFile::exists(path))
        QSKIP("the shared cases are not here");
    const CliResult result = runCli({command, QStringLiteral("test"), path});
    QVERIFY2(result.out.endsWith(QLatin1String(" passed, 0 failed\n")), qPrintable(result.out));
    QCOMPARE(result.exitCode, 0);
}

QTEST_GUILESS_MAIN(tst_cli_content)
#include "tst_cli_content.moc"
