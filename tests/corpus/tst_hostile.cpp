// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "base/resources.h"
#include "exchange/importer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

using namespace lensboard;

// Malformed, odd and malicious templates, where they are at hand: the verdict of the manifest, within two seconds.
class TstHostile : public QObject
{
    Q_OBJECT

private:
    static QString folder()
    {
        const QByteArray named = qgetenv("LENSBOARD_CASES");
        return (named.isEmpty() ? QStringLiteral(LENSBOARD_SOURCE_DIR "/../shared/cases") : QString::fromUtf8(named)) +
               QStringLiteral("/hostile");
    }
    static bool copy(const QString &from, const QString &to);

    QTemporaryDir m_work;

private Q_SLOTS:
    void initTestCase();
    void givesTheVerdictOfTheManifest_data();
    void givesTheVerdictOfTheManifest();
    void survivesMutations();
};

bool TstHostile::copy(const QString &from, const QString &to)
{
    QDir().mkpath(QFileInfo(to).absolutePath());
    return QFile::copy(from, to);
}

void TstHostile::initTestCase()
{
    initResources();
    QVERIFY(m_work.isValid());
}

void TstHostile::givesTheVerdictOfTheManifest_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("verdicts");
    QFile manifest(folder() + QStringLiteral("/manifest.json"));
    if (!manifest.open(QIODevice::ReadOnly)) {
        QTest::newRow("none") << QString() << QString();
        return;
    }
    const auto entries = parseJson(manifest.readAll().toStdString());
    for (const Json &entry : *entries) {
        const QString file = QString::fromStdString(stringAt(entry, "file"));
        if (file.isEmpty() || file[0] > QLatin1Char('h'))
            continue;
        copy(folder() + QLatin1Char('/') + file, m_work.filePath(file));
        QTest::newRow(qPrintable(file)) << file << QString::fromStdString(stringAt(entry, "cls"));
    }
    // What git does not keep (README of the cases).
    const QString paths = m_work.filePath(QStringLiteral("e-paths/"));
    QDir().mkpath(paths + QStringLiteral("adir"));
    const auto raw = [&](const char *name) { return QFile::encodeName(paths + QString::fromLatin1(name)); };
    QVERIFY(::symlink("/etc/passwd", raw("link-out.json").constData()) == 0);
    QVERIFY(::symlink("loop.json", raw("loop.json").constData()) == 0);
    QVERIFY(::mkfifo(raw("pipe.json").constData(), 0600) == 0);
}

void TstHostile::givesTheVerdictOfTheManifest()
{
    QFETCH(QString, file);
    QFETCH(QString, verdicts);
    if (file.isEmpty())
        QSKIP("the shared cases are not here");
    QElapsedTimer timer;
    timer.start();
    const auto result = importTemplateFile(m_work.filePath(file).toStdString());
    QVERIFY2(timer.elapsed() < 2000, "took too long");
    char verdict = 'E';
    if (result) {
        QVERIFY(result->document().ok());
        const bool remarks = std::any_of(result->issues.begin(), result->issues.end(), [](const ImportIssue &i) {
            return i.severity != ImportIssue::Severity::Info;
        });
        verdict = remarks ? 'W' : 'A';
    }
    const bool accepted =
        verdicts.contains(QLatin1Char(verdict)) || (verdict == 'W' && verdicts.contains(QLatin1Char('A')));
    const std::string said =
        result ? (result->issues.empty() ? "accepted" : result->issues.front().toString()) : result.error().toString();
    QVERIFY2(accepted, said.c_str());
    if (!result)
        QVERIFY(!result.error().message.empty());
}

// Cut and changed copies of our own template must never do worse than an error.
void TstHostile::survivesMutations()
{
    QFile file(QStringLiteral(LENSBOARD_TEST_DATA "/templates/shop.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    std::uint64_t state = 20240611;
    const auto next = [&state] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33U);
    };
    static constexpr std::string_view inserts[] = {"!If [", "]",  "{",    "}",  "- ", "!Ref ", "${",
                                                   "&a ",   "*a", "\n  ", ": ", "\"", "'"};
    for (int i = 0; i < 400; ++i) {
        std::string mutant = text;
        for (int k = 0; k < 3; ++k) {
            const std::size_t at = next() % mutant.size();
            if (next() % 2 == 0)
                mutant.insert(at, inserts[next() % std::size(inserts)]);
            else
                mutant.erase(at, next() % 40);
        }
        QElapsedTimer timer;
        timer.start();
        const auto result = importTemplate(mutant, file.fileName().toStdString());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QStringLiteral("mutant %1 took too long").arg(i)));
        if (result)
            QVERIFY2(result->document().ok(), qPrintable(QStringLiteral("mutant %1").arg(i)));
        else
            QVERIFY(!result.error().message.empty());
    }
}

QTEST_GUILESS_MAIN(TstHostile)
#include "tst_hostile.moc"
