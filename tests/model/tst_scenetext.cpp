// SPDX-License-Identifier: Apache-2.0
#include "scene/palette.h"
#include "scene/text.h"

#include <QtTest>

using namespace lensboard;

class TestSceneText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresWithTheTableOfInter()
    {
        // H 744, i 237 thousandths of an em in Inter Regular 4.
        const double hi = textWidth("Hi", 100);
        QVERIFY2(hi > 96 && hi < 100, qPrintable(QString::number(hi)));
        QCOMPARE(textWidth("HiHi", 13), 2 * textWidth("Hi", 13));
        QVERIFY(textWidth("Orders", 13, TextWeight::SemiBold) > textWidth("Orders", 13));
        QCOMPARE(textWidth("", 13), 0.0);
    }

    void knowsGreekAndCyrillicAndEstimatesTheRest()
    {
        QVERIFY(textWidth("Заказ", 10) != textWidth("aaaaa", 10));
        QCOMPARE(textWidth("注文", 10), 20.0);
        QCOMPARE(textWidth("\U0001F680", 10), 10.0);
        QCOMPARE(textWidth("e\u0301", 10), textWidth("e", 10));
        QCOMPARE(textWidth("a\x01\x7F", 10), textWidth("a", 10));
    }

    void takesBrokenBytesForOneCharacterEach()
    {
        QCOMPARE(textWidth("\xFF\xFE", 10), 2 * textWidth("\xEF\xBF\xBD", 10));
        QCOMPARE(printable("a\xC3"), std::string("a\xEF\xBF\xBD"));
        QCOMPARE(printable("a\xED\xA0\x80z").substr(0, 1), std::string("a"));
        QCOMPARE(printable(std::string_view("a\0b\nc\x1B[0m", 9)), std::string("ab c[0m"));
    }

    void cutsWithAnEllipsisInsideTheWidth()
    {
        const std::string name = "ProcessBookingConfirmationAndNotifyEverybody";
        for (double width : {12.0, 40.0, 77.5, 130.0}) {
            const auto cut = elided(name, 13, TextWeight::SemiBold, width);
            QVERIFY(textWidth(cut, 13, TextWeight::SemiBold) <= width);
            QVERIFY(cut.ends_with("…"));
        }
        QCOMPARE(elided("Orders", 13, TextWeight::Regular, 200), std::string("Orders"));
        QCOMPARE(elided("Orders table", 13, TextWeight::Regular, textWidth("Orders …", 13)), std::string("Orders…"));
        QCOMPARE(elided("Orders", 13, TextWeight::Regular, 2), std::string());
    }

    void wrapsAtSpacesAndInsideWordsThatAreTooLong()
    {
        const auto lines = wrapped("one two\nthree", 13, TextWeight::Regular, textWidth("one two", 13), 5);
        QCOMPARE(lines, (std::vector<std::string>{"one two", "three"}));
        for (const auto &line : wrapped("averyveryverylongword and more", 13, TextWeight::Regular, 40, 20))
            QVERIFY(textWidth(line, 13) <= 40);
        const auto cut = wrapped("one two three four five", 13, TextWeight::Regular, textWidth("one two", 13), 2);
        QCOMPARE(cut.size(), std::size_t(2));
        QVERIFY(cut.back().ends_with("…"));
        QCOMPARE(wrapped("one\ntwo\nthree", 13, TextWeight::Regular, 100, 2).back(), std::string("two…"));
    }

    void paletteHasTheColoursOfTheDesign()
    {
        QCOMPARE(Palette(Theme::Light).hex(ColourRole::Canvas), std::string("#f5f6f8"));
        QCOMPARE(Palette(Theme::Dark).hex(ColourRole::High), std::string("#ff7b72"));
        QCOMPARE(Palette(Theme::Light).hex(layerRole("messaging")), std::string("#b5266b"));
        QCOMPARE(layerRole("nonsense"), ColourRole::LayerGeneral);
        QCOMPARE(Palette(Theme::Light).hex(ColourRole::None), std::string("none"));
    }
};

QTEST_GUILESS_MAIN(TestSceneText)
#include "tst_scenetext.moc"
