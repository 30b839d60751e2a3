// SPDX-License-Identifier: Apache-2.0
#include "scene/svg.h"
#include "support/sampleboards.h"

#include <QFile>
#include <QXmlStreamReader>
#include <QtTest>

using namespace lensboard;
using namespace lensboard::test;

namespace {

// Compares with tests/golden/NAME; LENSBOARD_UPDATE_GOLDEN=1 writes it anew.
void compareGolden(const std::string &svg, const char *name)
{
    QFile golden(QStringLiteral(LENSBOARD_SOURCE_DIR "/tests/golden/") + QLatin1String(name));
    if (qEnvironmentVariableIsSet("LENSBOARD_UPDATE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(QByteArray::fromStdString(svg));
        return;
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), name);
    const auto expected = golden.readAll().split('\n');
    const auto actual = QByteArray::fromStdString(svg).split('\n');
    for (qsizetype line = 0; line < std::min(expected.size(), actual.size()); ++line)
        QVERIFY2(actual[line] == expected[line], qPrintable(QStringLiteral("%1:%2: %3")
                                                                .arg(QLatin1String(name))
                                                                .arg(line + 1)
                                                                .arg(QString::fromUtf8(actual[line]))));
    QCOMPARE(actual.size(), expected.size());
}

} // namespace

class TestSceneSvg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderBoardLooksAsKept()
    {
        const auto board = orderBoard();
        compareGolden(writeSvg(makeSheet(board.document, board.findings)), "orders-light.svg");
    }

    void theDarkPictureLooksAsKept()
    {
        const auto board = orderBoard();
        SvgOptions options;
        options.theme = Theme::Dark;
        SheetOptions sheet;
        sheet.legend = sheet.findings = sheet.callouts = false;
        compareGolden(writeSvg(makeSheet(board.document, board.findings, sheet), options), "orders-dark.svg");
    }

    void oddNamesGiveValidXml()
    {
        const auto board = oddBoard();
        const auto svg = writeSvg(makeSheet(board.document, board.findings));
        compareGolden(svg, "odd-light.svg");
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        QString text;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::Characters)
                text += reader.text();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(text.contains(QStringLiteral("<script>")));
        for (const auto character : text)
            QVERIFY(character.unicode() >= 0x20 || character == u'\n');
        QVERIFY(svg.find("<script>") == std::string::npos);
    }

    void withoutAnnotationsThereAreNoBadgesAndNoList()
    {
        const auto board = orderBoard();
        SheetOptions options;
        options.annotations = false;
        const auto svg = writeSvg(makeSheet(board.document, board.findings, options));
        QVERIFY(svg.find("Internet reaches") == std::string::npos);
        QVERIFY(svg.find(Palette().hex(ColourRole::High)) == std::string::npos);
    }

    void calloutsFollowTheListAndCoverNoLabel()
    {
        const auto board = oddBoard();
        const auto sheet = makeSheet(board.document, board.findings);
        std::vector<Rect> texts;
        std::vector<Rect> marks;
        for (const auto &item : sheet.items) {
            for (const auto &shape : item->shapes) {
                if (item->kind != ItemKind::Extra && std::holds_alternative<TextShape>(shape))
                    texts.push_back(grown(shapeBounds(shape), -1));
                if (std::holds_alternative<CalloutMark>(shape) &&
                    item->shapes.size() == listedFindings(board.findings).size())
                    marks.push_back(grown(shapeBounds(shape), -3));
            }
        }
        QCOMPARE(marks.size(), listedFindings(board.findings).size());
        for (std::size_t i = 0; i < marks.size(); ++i) {
            for (const auto &text : texts)
                QVERIFY(!marks[i].intersects(text));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!marks[i].intersects(marks[j]));
        }
    }

    void thePictureCanBeOpenedAgain()
    {
        const auto board = orderBoard();
        SvgOptions options;
        options.embedded = "{\"a\": \"<&>\x01\"}\n";
        const auto svg = writeSvg(makeSheet(board.document, board.findings), options);
        const auto found = embeddedInSvg(svg);
        QVERIFY(found.ok());
        QCOMPARE(*found, options.embedded);
        QVERIFY(!embeddedInSvg("<svg/>").ok());
    }

    void anEmptyBoardIsAPictureToo()
    {
        const auto svg = writeSvg(makeSheet({}, {}));
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY(!reader.hasError());
    }

    void longListsEndWithTheNumberOfTheRest()
    {
        auto board = oddBoard();
        SheetOptions options;
        options.maxListed = 4;
        const auto svg = writeSvg(makeSheet(board.document, board.findings, options));
        QVERIFY(svg.find("11 more are not listed here.") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSceneSvg)
#include "tst_scenesvg.moc"
