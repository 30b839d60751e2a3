// SPDX-License-Identifier: Apache-2.0
// The pages of the help: all there, all links alive, search, ages, and the tables that must be whole.
#include "Lensboard/Help/helpbrowser.h"
#include "Lensboard/Help/helppages.h"
#include "base/ageing.h"
#include "base/resources.h"
#include "lens/builtin.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTextDocument>
#include <QtTest>

using namespace lensboard;

class tst_help : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsEveryPage();
    void everyLinkLeadsSomewhere();
    void everyPracticeIsTaughtOnItsPage();
    void everyPointOfTheInterviewHasAPlace();
    void resolvesPagesHeadingsAndRules();
    void findsAllWordsBestFirst();
    void marksNumbersOlderThanAYear_data();
    void marksNumbersOlderThanAYear();
    void goesBackAndForward();
    void showsAddressesOutsideInsteadOfOpeningThem();

private:
    HelpPages m_pages;
};

void tst_help::initTestCase()
{
    initResources();
    m_pages = HelpPages::read(QStringLiteral("2026-11-24"));
}

void tst_help::readsEveryPage()
{
    QCOMPARE(m_pages.problems(), QStringList());
    QSet<QString> ids;
    for (const HelpPage &page : m_pages.pages()) {
        QVERIFY2(!ids.contains(page.id), qPrintable(page.id));
        ids.insert(page.id);
        QVERIFY2(!page.section.isEmpty() && page.markdown.size() > 100, qPrintable(page.id));
    }
    const QStringList files = QDir(QStringLiteral(":/lensboard/help")).entryList({QStringLiteral("*.md")}, QDir::Files);
    QVERIFY(files.size() >= 9);
    for (const QString &file : files)
        QVERIFY2(ids.contains(file.chopped(3)), qPrintable(file));
}

void tst_help::everyLinkLeadsSomewhere()
{
    static const QRegularExpression link(QStringLiteral("(?<!\\\\)\\]\\(([^)]*)\\)"));
    int links = 0;
    for (const HelpPage &page : m_pages.pages()) {
        for (auto found = link.globalMatch(page.markdown); found.hasNext(); ++links) {
            const QString target = found.next().captured(1);
            QVERIFY2(!target.contains(u' '), qPrintable(page.id + QStringLiteral(": ") + target));
            QVERIFY2(m_pages.resolve(target) || target.startsWith(u"https://"),
                     qPrintable(page.id + QStringLiteral(": ") + target));
        }
    }
    QVERIFY(links > 100);
}

void tst_help::everyPracticeIsTaughtOnItsPage()
{
    const auto lens = builtinLens("serverless");
    QVERIFY(lens.ok());
    int practices = 0;
    for (const auto &[questionId, question] : lens->notes.questions) {
        const HelpPage *page = m_pages.page(QStringLiteral("question/") + QString::fromStdString(questionId));
        QVERIFY(page);
        for (const auto &[id, practice] : question.practices) {
            ++practices;
            QVERIFY2(practice.how.size() >= 3 && !practice.why.empty(), id.c_str());
            QVERIFY2(practice.thenNow.has_value(), id.c_str());
            for (const std::string &text : {practice.label, practice.what, practice.why, practice.how.back()})
                QVERIFY2(page->markdown.contains(QString::fromStdString(text)), id.c_str());
            QVERIFY(page->markdown.contains(QString::fromStdString(practice.thenNow->now)));
            QVERIFY(m_pages.resolve(page->id + QLatin1Char('#') + QString::fromStdString(practice.label)));
        }
    }
    QCOMPARE(practices, 38);
}

void tst_help::everyPointOfTheInterviewHasAPlace()
{
    const HelpPage *page = m_pages.page(QStringLiteral("practice-notes"));
    QVERIFY(page);
    static const QRegularExpression row(QStringLiteral("^\\| ([0-9]+) \\| (.+) \\| (.+) \\|$"),
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression place(QStringLiteral("\\]\\(|\\bscenarios? \\*|^none: .{10,}|^each rule"));
    static const QRegularExpression rule(QStringLiteral("SLS-[A-Z]+-[0-9]+"));
    int expected = 0;
    for (auto rows = row.globalMatch(page->markdown); rows.hasNext();) {
        const auto match = rows.next();
        QCOMPARE(match.captured(1).toInt(), ++expected);
        const QString where = match.captured(3);
        QVERIFY2(where.contains(place), qPrintable(where));
        for (auto ids = rule.globalMatch(where); ids.hasNext();) {
            const QString id = ids.next().captured();
            QVERIFY2(m_pages.resolve(QStringLiteral("rule/") + id), qPrintable(id));
        }
    }
    QCOMPARE(expected, 53);
}

void tst_help::resolvesPagesHeadingsAndRules()
{
    QCOMPARE(m_pages.resolve(QStringLiteral("judging"))->page, QStringLiteral("judging"));
    QCOMPARE(m_pages.resolve(QStringLiteral("judging.md"))->page, QStringLiteral("judging"));
    QCOMPARE(m_pages.resolve(QStringLiteral("judging#The%20gate"))->heading, QStringLiteral("The gate"));
    QCOMPARE(m_pages.resolve(QStringLiteral("rule/SLS-REL-020"))->page, QStringLiteral("rules/reliability"));
    QVERIFY(m_pages.resolve(QStringLiteral("rule/SLS-REL-020"))->heading.startsWith(QLatin1String("SLS-REL-020 ")));
    QVERIFY(!m_pages.resolve(QStringLiteral("nowhere")));
    QVERIFY(!m_pages.resolve(QStringLiteral("judging#No such heading")));
    QVERIFY(!m_pages.resolve(QStringLiteral("rule/SLS-NO-1")));
}

void tst_help::findsAllWordsBestFirst()
{
    const QList<HelpHit> hits = m_pages.search(QStringLiteral("gate  ready"));
    QVERIFY(!hits.isEmpty());
    QCOMPARE(hits.first().place.page, QStringLiteral("judging"));
    QCOMPARE(hits.first().place.heading, QStringLiteral("The gate"));
    QVERIFY(hits.first().excerpt.contains(QLatin1String("gate"), Qt::CaseInsensitive));
    const QList<HelpHit> rule = m_pages.search(QStringLiteral("sls-rel-020"));
    QVERIFY(!rule.isEmpty());
    QVERIFY(rule.first().place.heading.startsWith(QLatin1String("SLS-REL-020")));
    QVERIFY(m_pages.search(QStringLiteral("zzzz gate")).isEmpty());
    QVERIFY(m_pages.search(QStringLiteral("  ")).isEmpty());
    QCOMPARE(m_pages.search(QStringLiteral("function"), 5).size(), 5);
}

void tst_help::marksNumbersOlderThanAYear_data()
{
    QTest::addColumn<QString>("checkedOn");
    QTest::addColumn<bool>("ageing");
    QTest::newRow("today") << "2026-11-24" << false;
    QTest::newRow("a year ago") << "2025-11-24" << false;
    QTest::newRow("a year and a day ago") << "2025-11-23" << true;
    QTest::newRow("a month of last year") << "2025-10" << true;
    QTest::newRow("the month a year ago") << "2025-11" << false;
    QTest::newRow("last year") << "2025" << false;
    QTest::newRow("the year before") << "2024" << true;
    QTest::newRow("no date") << "soon" << false;
    QTest::newRow("nothing") << "" << false;
}

void tst_help::marksNumbersOlderThanAYear()
{
    QFETCH(QString, checkedOn);
    QFETCH(bool, ageing);
    QCOMPARE(isAgeing(checkedOn.toStdString(), "2026-11-24"), ageing);
    QVERIFY(!isAgeing(checkedOn.toStdString(), "today"));
    // On the pages: nothing is old today, and the rules' numbers are after two years.
    const QLatin1String mark("older than a year: check it again");
    QVERIFY(!m_pages.page(QStringLiteral("rules/reliability"))->markdown.contains(mark));
    const HelpPages later = HelpPages::read(QStringLiteral("2028-11-24"));
    QVERIFY(later.page(QStringLiteral("rules/reliability"))->markdown.contains(mark));
    QVERIFY(later.page(QStringLiteral("deployment"))->markdown.contains(mark));
}

void tst_help::goesBackAndForward()
{
    HelpBrowser browser;
    QSignalSpy shown(&browser, &HelpBrowser::shown);
    QVERIFY(browser.open(QStringLiteral("start")));
    QVERIFY(browser.open(QStringLiteral("judging#The gate")));
    QVERIFY(!browser.open(QStringLiteral("nowhere")));
    QCOMPARE(shown.size(), 2);
    QVERIFY(browser.canGoBack() && !browser.canGoForward());
    browser.back();
    QCOMPARE(browser.page(), QStringLiteral("start"));
    QVERIFY(browser.markdown().startsWith(QLatin1String("# First steps")));
    browser.forward();
    QCOMPARE(browser.heading(), QStringLiteral("The gate"));
    browser.back();
    QVERIFY(browser.open(QStringLiteral("canvas")));
    QVERIFY(!browser.canGoForward());
    browser.setQuery(QStringLiteral("gate"));
    QVERIFY(!browser.results().isEmpty());
    QVERIFY(browser.open(browser.results().first().toMap()[QStringLiteral("link")].toString()));
}

void tst_help::showsAddressesOutsideInsteadOfOpeningThem()
{
    HelpBrowser browser;
    QVERIFY(browser.open(QStringLiteral("start")));
    QVERIFY(browser.open(QStringLiteral("https://docs.aws.amazon.com/lambda/")));
    QCOMPARE(browser.page(), QStringLiteral("start"));
    QCOMPARE(browser.outside(), QStringLiteral("https://docs.aws.amazon.com/lambda/"));
    browser.closeOutside();
    QCOMPARE(browser.outside(), QString());
}

QTEST_MAIN(tst_help)
#include "tst_help.moc"
