// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace lensboard::test;

// Content that is checked by the program itself: scenarios as judged, and the reference of the rules.
// LENSBOARD_UPDATE_GOLDEN=1 writes the golden texts anew.
class tst_cli_reference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryScenarioOnce();
    void scenariosAreAsTheProgramArrangesThem_data() { scenarioRows(); }
    void scenariosAreAsTheProgramArrangesThem();
    void scenariosAreJudgedAsReviewed_data() { scenarioRows(); }
    void scenariosAreJudgedAsReviewed();
    void rulesReferenceIsFresh();
    void rulesReferenceNamesEverythingOfARule();

private:
    const QString m_folder = QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/scenarios");
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder).entryList({QStringLiteral("*.lensboard")}, QDir::Files, QDir::Name);
    }
    void scenarioRows() const
    {
        QTest::addColumn<QString>("file");
        const QStringList names = files();
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    // Compares line by line, so that a failure names the line.
    static void compare(const QString &text, const QString &golden);
};

void tst_cli_reference::compare(const QString &text, const QString &golden)
{
    if (qEnvironmentVariableIsSet("LENSBOARD_UPDATE_GOLDEN")) {
        QFile file(golden);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(golden));
        file.write(text.toUtf8());
        return;
    }
    const QStringList got = text.split(QLatin1Char('\n'));
    const QStringList wanted = read(golden).split(QLatin1Char('\n'));
    for (qsizetype line = 0; line < std::min(got.size(), wanted.size()); ++line)
        QCOMPARE(got[line], wanted[line]);
    QCOMPARE(got.size(), wanted.size());
}

void tst_cli_reference::listsEveryScenarioOnce()
{
    const QByteArray json = read(m_folder + QStringLiteral("/scenarios.json")).toUtf8();
    const QJsonArray entries = QJsonDocument::fromJson(json).object()[QStringLiteral("scenarios")].toArray();
    QStringList listed;
    for (const QJsonValue &entry : entries) {
        listed.append(entry[QStringLiteral("id")].toString() + QStringLiteral(".lensboard"));
        QVERIFY(!entry[QStringLiteral("title")].toString().isEmpty());
        QVERIFY(entry[QStringLiteral("detail")].toString().size() <= 70);
    }
    listed.sort();
    QCOMPARE(listed, files());
    QCOMPARE(listed.size(), 6);
}

void tst_cli_reference::scenariosAreAsTheProgramArrangesThem()
{
    QFETCH(QString, file);
    const CliResult result =
        runCli({QStringLiteral("arrange"), file, QStringLiteral("-o"), QStringLiteral("-")}, {}, m_folder);
    QCOMPARE(result.err, QString()); // read without a warning
    QCOMPARE(result.exitCode, 0);
    compare(result.out, m_folder + QLatin1Char('/') + file);
}

void tst_cli_reference::scenariosAreJudgedAsReviewed()
{
    QFETCH(QString, file);
    const CliResult result =
        runCli({QStringLiteral("check"), file, QStringLiteral("--fail-on"), QStringLiteral("none")}, {}, m_folder);
    QCOMPARE(result.exitCode, 0);
    const QString name = file.chopped(10) + QStringLiteral(".txt");
    QString text = result.out;
    text.remove(QRegularExpression(QStringLiteral("\nRules: .*\n$"))); // grows with the packs
    compare(text, QStringLiteral(LENSBOARD_SOURCE_DIR "/tests/golden/scenarios/") + name);
}

void tst_cli_reference::rulesReferenceIsFresh()
{
    const CliResult result = runCli(
        {QStringLiteral("rules"), QStringLiteral("list"), QStringLiteral("--format"), QStringLiteral("markdown")});
    QCOMPARE(result.err, QString());
    QCOMPARE(result.exitCode, 0);
    // Stale? lensboard-cli rules list --format markdown > resources/help/rules.md
    compare(result.out, QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/help/rules.md"));
}

void tst_cli_reference::rulesReferenceNamesEverythingOfARule()
{
    const QString text = read(QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/help/rules.md"));
    const qsizetype from = text.indexOf(QLatin1String("### SLS-REL-040 "));
    QVERIFY(from > 0);
    const QString rule = text.mid(from, text.indexOf(QLatin1String("\n### "), from) - from);
    for (const char *part : {"Failed events are lost", "**Why.** ", "**Looks at.** ", "**Holds when.** ",
                             "**Rated** high", "**Not a risk when.** ", "**Repair.** ", "**Evidence for** ",
                             "question/rel_q2", "https://docs.aws.amazon.com/", "checked on 20"})
        QVERIFY2(rule.contains(QLatin1String(part)), part);
}

QTEST_GUILESS_MAIN(tst_cli_reference)
#include "tst_cli_reference.moc"
