// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QtTest>

using namespace lensboard::test;

// How the command line is read and refused, and what help says.
class tst_cli_usage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsItsVersion();
    void listsEveryCommandInHelp();
    void helpOfACommandNamesItsOptions();
    void refusesWrongUsageWithWords_data();
    void refusesWrongUsageWithWords();
    void showsControlCharactersOfArgumentsInstead();
    void reportsThatStandardOutputIsFull();
};

void tst_cli_usage::printsItsVersion()
{
    const CliResult result = runCli({QStringLiteral("--version")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out, QStringLiteral("lensboard-cli " LENSBOARD_VERSION "\n"));
    QCOMPARE(result.err, QString());
}

void tst_cli_usage::listsEveryCommandInHelp()
{
    for (const char *word : {"help", "--help", "-h"}) {
        const CliResult result = runCli({QLatin1String(word)});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.err, QString());
        QVERIFY(result.out.contains(QLatin1String("usage: lensboard-cli COMMAND")));
        for (const char *command : {"lens list", "lens validate", "expression test", "verdict test"})
            QVERIFY2(result.out.contains(QLatin1String("\n  ") + QLatin1String(command)), command);
        QVERIFY2(!result.out.contains(QLatin1String("merge")), "help must not list what is not built yet");
    }
}

void tst_cli_usage::helpOfACommandNamesItsOptions()
{
    const QStringList ways[] = {{QStringLiteral("help"), QStringLiteral("lens"), QStringLiteral("list")},
                                {QStringLiteral("lens"), QStringLiteral("list"), QStringLiteral("--help")}};
    for (const QStringList &words : ways) {
        const CliResult result = runCli(words);
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.out.startsWith(QLatin1String("usage: lensboard-cli lens list ")));
        QVERIFY(result.out.contains(QLatin1String("--format text|json")));
    }
    const CliResult group = runCli({QStringLiteral("help"), QStringLiteral("lens")});
    QCOMPARE(group.exitCode, 0);
    QVERIFY(group.out.contains(QLatin1String("usage: lensboard-cli lens list")));
    QVERIFY(group.out.contains(QLatin1String("usage: lensboard-cli lens validate")));
}

void tst_cli_usage::refusesWrongUsageWithWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QString() << "lensboard-cli: usage: name a command\ntry: lensboard-cli help\n";
    QTest::newRow("unknown command") << "lnes"
                                     << "lensboard-cli: usage: unknown command lnes\ntry: lensboard-cli help\n";
    QTest::newRow("half a command")
        << "lens"
        << "lensboard-cli: usage: \"lens\" needs a second word: lens list, lens validate\ntry: lensboard-cli help\n";
    QTest::newRow("later command")
        << "merge a b c"
        << "lensboard-cli: usage: the command merge is not available in this version yet\ntry: lensboard-cli help\n";
    QTest::newRow("unknown option") << "lens list --fromat json"
                                    << "lensboard-cli: usage: lens list: unknown option --fromat; did you mean "
                                       "--format?\ntry: lensboard-cli help lens list\n";
    QTest::newRow("wrong value") << "lens list --format=yaml"
                                 << "lensboard-cli: usage: lens list: --format takes text or json, not \"yaml\"\n"
                                    "try: lensboard-cli help lens list\n";
    QTest::newRow("value missing") << "lens list --format"
                                   << "lensboard-cli: usage: lens list: --format needs a value: --format FORMAT\n"
                                      "try: lensboard-cli help lens list\n";
    QTest::newRow("given twice") << "lens list --format json --format text"
                                 << "lensboard-cli: usage: lens list: --format is given twice; give it once\n"
                                    "try: lensboard-cli help lens list\n";
    QTest::newRow("too many words") << "lens list extra"
                                    << "lensboard-cli: usage: lens list: unexpected argument \"extra\"\n"
                                       "try: lensboard-cli help lens list\n";
    QTest::newRow("too few words") << "verdict test"
                                   << "lensboard-cli: usage: verdict test: name a file of cases\n"
                                      "try: lensboard-cli help verdict test\n";
}

void tst_cli_usage::refusesWrongUsageWithWords()
{
    QFETCH(QString, words);
    QFETCH(QString, message);
    const CliResult result = runCli(words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(result.err, message);
    QCOMPARE(result.out, QString());
    QCOMPARE(result.exitCode, 2);
}

void tst_cli_usage::showsControlCharactersOfArgumentsInstead()
{
    const CliResult result = runCli({QStringLiteral("\x1b[31mred\u202e")});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains(QLatin1String("\\u{1b}[31mred\\u{202e}")));
    QVERIFY(!result.err.contains(QChar(0x1b)));
}

void tst_cli_usage::reportsThatStandardOutputIsFull()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("this system has no /dev/full");
    const CliResult result =
        runProgram(QStringLiteral("/bin/sh"),
                   {QStringLiteral("-c"), QStringLiteral("\"%1\" help >/dev/full").arg(QStringLiteral(LENSBOARD_CLI))});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.err, QStringLiteral("lensboard-cli: output.failed: standard output could not be written\n"));
}

QTEST_GUILESS_MAIN(tst_cli_usage)
#include "tst_cli_usage.moc"
