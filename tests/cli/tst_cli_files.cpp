// SPDX-License-Identifier: Apache-2.0
#include "support/cliprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lensboard::test;

// Commands that write files: import, arrange, export.
class tst_cli_files : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importWritesADocumentThatChecksLikeItsTemplate();
    void importTwiceGivesTheSameBytes();
    void importListsWhatItDidNotUnderstand();
    void importIntoADocumentTellsTheDifferences();
    void foldersAreOneWorkload();
    void arrangingTwiceChangesNothing();
    void exportWritesTheTypeOfItsEnding_data();
    void exportWritesTheTypeOfItsEnding();
    void svgHoldsTheDocumentUnlessToldOtherwise();
    void svgWithoutAnnotationsHasNoFindings();
    void commentsAreMarkedUnlessToldOtherwise();
    void darkAndLightDiffer();
    void pngScales();
    void writesToStandardOutput();
    void refusesWrongWords_data();
    void refusesWrongWords();
    void outputFolderMissing();
    void readsWhatAnOlderVersionWroteAndRefusesANewer();
    void examplesOfTheProjectAreJudgedAndDrawn();

private:
    const QString m_template = QStringLiteral(LENSBOARD_TEST_DATA "/cli/small.template.yaml");
    std::unique_ptr<QTemporaryDir> m_folder;
    CliResult run(const QStringList &words, const QByteArray &input = {}) const
    {
        return runCli(words, input, m_folder->path());
    }
    CliResult run(const QString &words) const { return run(words.arg(m_template).split(u' ')); }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QStringList findingKeys(const CliResult &result)
    {
        QStringList keys;
        const QJsonValue input =
            QJsonDocument::fromJson(result.out.toUtf8()).object()[QStringLiteral("inputs")].toArray().at(0);
        for (const QJsonValue &finding : input[QStringLiteral("findings")].toArray())
            keys.append(finding[QStringLiteral("key")].toString());
        return keys;
    }
};

void tst_cli_files::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_cli_files::importWritesADocumentThatChecksLikeItsTemplate()
{
    const CliResult imported = run(QStringLiteral("import %1 -o board.lensboard"));
    QCOMPARE(imported.exitCode, 0);
    QCOMPARE(imported.out, QString());
    const QStringList fromTemplate = findingKeys(run(QStringLiteral("check %1 --format json")));
    const QStringList fromDocument = findingKeys(run({QStringLiteral("check"), QStringLiteral("board.lensboard"),
                                                      QStringLiteral("--format"), QStringLiteral("json")}));
    QVERIFY(!fromTemplate.isEmpty());
    QCOMPARE(fromDocument, fromTemplate);
}

void tst_cli_files::importTwiceGivesTheSameBytes()
{
    QCOMPARE(run(QStringLiteral("import %1 -o one.lensboard")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("import %1 -o two.lensboard")).exitCode, 0);
    QVERIFY(read(QStringLiteral("one.lensboard")).size() > 100);
    QCOMPARE(read(QStringLiteral("one.lensboard")), read(QStringLiteral("two.lensboard")));
}

void tst_cli_files::importListsWhatItDidNotUnderstand()
{
    const CliResult result = run(QStringLiteral("import %1 -o board.lensboard --format json"));
    QVERIFY2(result.err.contains(QLatin1String("import.notUnderstood: Resources/Odd (Vendor::Unheard::Of): ")),
             qPrintable(result.err));
    const QJsonObject json = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(json[QStringLiteral("format")].toString(), QStringLiteral("lensboard-import"));
    QCOMPARE(json[QStringLiteral("nodes")].toInt(), 4);
    QCOMPARE(json[QStringLiteral("notUnderstood")].toArray().at(0)[QStringLiteral("path")].toString(),
             QStringLiteral("Resources/Odd"));
}

void tst_cli_files::importIntoADocumentTellsTheDifferences()
{
    QCOMPARE(run(QStringLiteral("import %1 -o board.lensboard")).exitCode, 0);
    const QByteArray before = read(QStringLiteral("board.lensboard"));
    const CliResult same = run(QStringLiteral("import %1 --into board.lensboard --preview"));
    QCOMPARE(same.exitCode, 0);
    QVERIFY2(same.err.contains(QStringLiteral("0 new, 0 changed, 0 gone")), qPrintable(same.err));
    QFile file(m_template);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QFile changed(m_folder->filePath(QStringLiteral("small.template.yaml")));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(file.readAll().replace("Resources:\n", "Resources:\n  Fresh:\n    Type: AWS::SQS::Queue\n"));
    changed.close();
    const CliResult shown = runCli({QStringLiteral("import"), changed.fileName(), QStringLiteral("--into"),
                                    QStringLiteral("board.lensboard"), QStringLiteral("--preview")},
                                   {}, m_folder->path());
    QVERIFY2(shown.err.contains(QStringLiteral("new: Fresh")), qPrintable(shown.err));
    QCOMPARE(read(QStringLiteral("board.lensboard")), before); // only shown
    const CliResult merged =
        runCli({QStringLiteral("import"), changed.fileName(), QStringLiteral("--into"),
                QStringLiteral("board.lensboard"), QStringLiteral("-o"), QStringLiteral("board.lensboard")},
               {}, m_folder->path());
    QCOMPARE(merged.exitCode, 0);
    QVERIFY(read(QStringLiteral("board.lensboard")).contains("Fresh"));
    QCOMPARE(run(QStringLiteral("import %1")).exitCode, 2); // neither -o nor --preview
}

void tst_cli_files::foldersAreOneWorkload()
{
    const CliResult result =
        runCli({QStringLiteral("graph"), QStringLiteral(LENSBOARD_TEST_DATA "/workloads/cdk")}, {}, m_folder->path());
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(result.out.toUtf8()).object()[QStringLiteral("nodes")].toArray().size(), 3);
    // One input for "check", with the places in its files.
    const CliResult checked = runCli({QStringLiteral("check"), QStringLiteral(LENSBOARD_TEST_DATA "/workloads/cdk"),
                                      QStringLiteral("--format"), QStringLiteral("json"), QStringLiteral("--fail-on"),
                                      QStringLiteral("none")},
                                     {}, m_folder->path());
    QCOMPARE(checked.exitCode, 0);
    const QJsonArray inputs =
        QJsonDocument::fromJson(checked.out.toUtf8()).object()[QStringLiteral("inputs")].toArray();
    QCOMPARE(inputs.size(), 1);
    bool placed = false;
    for (const QJsonValue &finding : inputs[0].toObject()[QStringLiteral("findings")].toArray())
        placed = placed || finding[QStringLiteral("location")][QStringLiteral("file")].toString().endsWith(
                               QStringLiteral("/workloads/cdk/Data.template.json"));
    QVERIFY(placed);
}

void tst_cli_files::arrangingTwiceChangesNothing()
{
    QCOMPARE(run(QStringLiteral("import %1 -o plain.lensboard --no-arrange")).exitCode, 0);
    const auto arrange = [this](const char *from, const char *to) {
        return run({QStringLiteral("arrange"), QLatin1String(from), QStringLiteral("-o"), QLatin1String(to)}).exitCode;
    };
    QCOMPARE(arrange("plain.lensboard", "once.lensboard"), 0);
    QCOMPARE(arrange("once.lensboard", "twice.lensboard"), 0);
    QVERIFY(read(QStringLiteral("plain.lensboard")) != read(QStringLiteral("once.lensboard")));
    QCOMPARE(read(QStringLiteral("twice.lensboard")), read(QStringLiteral("once.lensboard")));
}

void tst_cli_files::exportWritesTheTypeOfItsEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("svg") << "picture.svg" << QByteArray("<?xml");
    QTest::newRow("png") << "picture.PNG" << QByteArray("\x89PNG\r\n");
    QTest::newRow("pdf") << "picture.pdf" << QByteArray("%PDF-");
}

void tst_cli_files::exportWritesTheTypeOfItsEnding()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    const CliResult result = run(QStringLiteral("export %1 -o ") + name);
    if (result.err.contains(QLatin1String("export.noPainter")))
        QSKIP("this build has no painter");
    QCOMPARE(result.err, QString());
    QCOMPARE(result.exitCode, 0);
    const QByteArray bytes = read(name);
    QVERIFY2(bytes.startsWith(start), bytes.left(20).constData());
    QVERIFY(bytes.size() > 2000);
}

void tst_cli_files::svgHoldsTheDocumentUnlessToldOtherwise()
{
    QCOMPARE(run(QStringLiteral("export %1 -o with.svg")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("export %1 -o without.svg --no-embed")).exitCode, 0);
    for (const char *name : {"with.svg", "without.svg"}) {
        QXmlStreamReader xml(read(QLatin1String(name)));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    QVERIFY(read(QStringLiteral("with.svg")).size() > read(QStringLiteral("without.svg")).size() + 500);
}

void tst_cli_files::svgWithoutAnnotationsHasNoFindings()
{
    QCOMPARE(run(QStringLiteral("export %1 -o with.svg --no-embed")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("export %1 -o without.svg --no-embed --no-annotations")).exitCode, 0);
    QVERIFY(read(QStringLiteral("with.svg")).contains("No alarm watches"));
    const QByteArray plain = read(QStringLiteral("without.svg"));
    QVERIFY(plain.contains("PlaceOrder"));
    QVERIFY(!plain.contains("No alarm watches"));
}

void tst_cli_files::commentsAreMarkedUnlessToldOtherwise()
{
    QFile board(m_folder->filePath(QStringLiteral("said.lensboard")));
    QVERIFY(board.open(QIODevice::WriteOnly));
    board.write(R"({"format":"lensboard","version":1,"workload":{},
"nodes":[{"id":"n_a","type":"lambda","name":"A","frame":[0,0,190,60]}],
"comments":[{"id":"c_1","subject":"n_a","author":"Ada","text":"Why?"}]})");
    board.close();
    const auto drawn = [&](const char *option) {
        QStringList words{QStringLiteral("export"),     QStringLiteral("said.lensboard"),
                          QStringLiteral("-o"),         QStringLiteral("said.svg"),
                          QStringLiteral("--no-embed"), QStringLiteral("--no-annotations")};
        if (*option)
            words << QLatin1String(option);
        return run(words).exitCode == 0 ? read(QStringLiteral("said.svg")) : QByteArray();
    };
    QVERIFY(drawn("").contains(">1</text>"));
    QVERIFY(!drawn("--no-comments").isEmpty());
    QVERIFY(!drawn("--no-comments").contains(">1</text>"));
}

void tst_cli_files::darkAndLightDiffer()
{
    QCOMPARE(run(QStringLiteral("export %1 -o light.svg --theme light")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("export %1 -o usual.svg")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("export %1 -o dark.svg --theme dark")).exitCode, 0);
    QCOMPARE(read(QStringLiteral("usual.svg")), read(QStringLiteral("light.svg")));
    QVERIFY(read(QStringLiteral("dark.svg")) != read(QStringLiteral("light.svg")));
}

void tst_cli_files::pngScales()
{
    if (run(QStringLiteral("export %1 -o one.png --scale 1")).err.contains(QLatin1String("export.noPainter")))
        QSKIP("this build has no painter");
    QCOMPARE(run(QStringLiteral("export %1 -o three.png --scale 3")).exitCode, 0);
    // The width stands in the header chunk: bytes 16 to 19, big-endian.
    const auto width = [this](const char *name) {
        const QByteArray bytes = read(QLatin1String(name));
        return bytes.size() < 24 ? 0.0 : static_cast<double>(qFromBigEndian<quint32>(bytes.constData() + 16));
    };
    QVERIFY(width("one.png") > 100);
    QVERIFY(std::abs(width("three.png") / width("one.png") - 3) < 0.02);
}

void tst_cli_files::writesToStandardOutput()
{
    QCOMPARE(run(QStringLiteral("export %1 -o picture.svg")).exitCode, 0);
    const CliResult piped = run(QStringLiteral("export %1 -o - --as svg"));
    QCOMPARE(piped.exitCode, 0);
    QCOMPARE(piped.out.toUtf8(), read(QStringLiteral("picture.svg")));
    const CliResult document = run(QStringLiteral("import %1 -o -"));
    QVERIFY(document.out.startsWith(QLatin1String("{\"format\":\"lensboard\",")));
}

void tst_cli_files::refusesWrongWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("message");
    QTest::newRow("no output") << "export %1"
                               << "export: -o is missing";
    QTest::newRow("later type") << "export %1 -o x.drawio"
                                << "export: export to drawio is not available in this version yet";
    QTest::newRow("unknown type") << "export %1 -o x.docx"
                                  << "export: end the file's name in .svg, .png or .pdf";
    QTest::newRow("stdout without type") << "export %1 -o -"
                                         << "export: -o - needs --as svg, png or pdf";
    QTest::newRow("scale") << "export %1 -o x.svg --scale 99"
                           << "export: --scale takes a number from 0.1 to 8";
    QTest::newRow("both to stdout") << "import %1 -o - --format json"
                                    << "would both write to standard output";
}

void tst_cli_files::refusesWrongWords()
{
    QFETCH(QString, words);
    QFETCH(QString, message);
    const CliResult result = run(words);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.err.contains(message), qPrintable(result.err));
    QCOMPARE(result.out, QString());
}

void tst_cli_files::outputFolderMissing()
{
    const CliResult result = run(QStringLiteral("export %1 -o nowhere/picture.svg"));
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.err.startsWith(QLatin1String("nowhere/picture.svg: file.unwritable: ")), qPrintable(result.err));
}

void tst_cli_files::readsWhatAnOlderVersionWroteAndRefusesANewer()
{
    const QString old = QStringLiteral(LENSBOARD_TEST_DATA "/documents/version-1.lensboard");
    QCOMPARE(run({QStringLiteral("graph"), old}).exitCode, 0);
    const CliResult newer =
        run({QStringLiteral("check"), QStringLiteral("-")}, "{\"format\":\"lensboard\",\"version\":99}");
    QCOMPARE(newer.exitCode, 3);
    QVERIFY2(newer.err.contains(QLatin1String("document.newer")), qPrintable(newer.err));
    const CliResult cut = run({QStringLiteral("check"), QStringLiteral("-")},
                              "{\"format\":\"lensboard\",\"version\":1,\n\"nodes\":[\n{\"id\":");
    QCOMPARE(cut.exitCode, 3);
    QVERIFY2(cut.err.contains(QRegularExpression(QStringLiteral("^<stdin>:\\d+:\\d+: json\\."))), qPrintable(cut.err));
}

void tst_cli_files::examplesOfTheProjectAreJudgedAndDrawn()
{
    const QString example = QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/examples/booking.template.yaml");
    const CliResult judged = run({QStringLiteral("check"), example});
    QCOMPARE(judged.exitCode, 1);
    QCOMPARE(judged.err, QString());
    QCOMPARE(run({QStringLiteral("export"), example, QStringLiteral("-o"), QStringLiteral("x.svg")}).exitCode, 0);
}

QTEST_GUILESS_MAIN(tst_cli_files)
#include "tst_cli_files.moc"
