// SPDX-License-Identifier: Apache-2.0
#include "windowharness.h"

#include <QAbstractItemModel>

using namespace lensboard;

// The list of findings: rows that stand for several, and repairs that are shown before they are made.
class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void findingsOfOneRuleShareARow();
    void aFocusedFindingIsNeverHidden();
    void rowsFollowEditsWithoutReset();
    void aRepairIsShownBeforeItIsMade();
    void theKeyboardShowsARepairToo();
    void whatIsShownEndsWithTheFocus();
    void everyReviewScreenInEveryTheme_data();
    void everyReviewScreenInEveryTheme();

private:
    [[nodiscard]] Session *session() const { return m_window->session(); }
    [[nodiscard]] QAbstractItemModel *rows() const { return m_window->model("findingsList"); }
    [[nodiscard]] QVariant at(int row, const char *role) const { return m_window->cell("findingsList", row, role); }
    [[nodiscard]] int find(const char *role, const QVariant &value) const
    {
        return m_window->rowOf("findingsList", role, value);
    }
    // Functions with a runtime that is no longer patched: each is a finding of the same rule.
    QStringList oldFunctions(int count) const
    {
        m_window->perform(QStringLiteral("new"));
        QStringList ids;
        for (int i = 0; i < count; ++i) {
            ids.append(session()->addNode(QStringLiteral("lambda"), 100 + 260 * i, 100));
            session()->rename(ids.last(), QStringLiteral("Step %1").arg(i + 1));
            session()->setProperty(ids.last(), QStringLiteral("runtime"), QStringLiteral("stated"),
                                   QStringLiteral("nodejs10.x"));
        }
        session()->select({});
        m_window->perform(QStringLiteral("tab.findings"));
        QTest::qWait(50);
        return ids;
    }
    // A failing finding with a repair that adds something, opened in the list.
    QString openFixable() const
    {
        m_window->perform(QStringLiteral("tab.findings"));
        for (const auto &[key, finding] : session()->findings()) {
            if (finding.verdict != FindingVerdict::Fail || !finding.fixable)
                continue;
            IdSource ids(1);
            const auto change = session()->judge().fix(key, ids, 0);
            if (!change || change->added.empty())
                continue;
            session()->focusFinding(QString::fromStdString(key));
            QTest::qWait(100);
            return QString::fromStdString(key);
        }
        return {};
    }
    QQuickItem *fixButton() const
    {
        QQuickItem *button = m_window->shown("fixButton");
        if (!button)
            return nullptr;
        QQuickItem *list = m_window->item(QStringLiteral("findingsList"));
        const double below = button->mapToItem(list, QPointF(0, button->height())).y() - list->height();
        if (below > 0)
            list->setProperty("contentY", list->property("contentY").toDouble() + below + 8);
        QTest::qWait(30);
        return m_window->shown("fixButton");
    }
    static QPoint middleOf(QQuickItem *item)
    {
        return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    }

    std::unique_ptr<test::Window> m_window;
};

void TestFindings::initTestCase()
{
    test::prepare("findings");
}

void TestFindings::init()
{
    test::startAfresh();
    m_window = std::make_unique<test::Window>();
}

void TestFindings::cleanup()
{
    m_window.reset();
    const QStringList warnings = test::printedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestFindings::findingsOfOneRuleShareARow()
{
    oldFunctions(5);
    const int row = find("findingCount", 5);
    QVERIFY(row >= 0);
    QCOMPARE(at(row, "findingsOpen").toBool(), false);
    QVERIFY2(at(row, "findingWhere").toString().startsWith(QStringLiteral("Step 1, Step 2, Step 3 and 2 more")),
             qPrintable(at(row, "findingWhere").toString()));
    m_window->shot("group-closed");
    const int closed = rows()->rowCount();
    QMetaObject::invokeMethod(rows(), "toggle", Q_ARG(QString, at(row, "findingKey").toString()));
    QCOMPARE(rows()->rowCount(), closed + 5);
    QVERIFY(at(row, "findingsOpen").toBool());
    for (int i = 1; i <= 5; ++i) {
        QVERIFY(at(row + i, "findingMember").toBool());
        QCOMPARE(at(row + i, "findingCount").toInt(), 0);
    }
    QTest::qWait(50);
    m_window->shot("group-open");
    QMetaObject::invokeMethod(rows(), "toggle", Q_ARG(QString, at(row, "findingKey").toString()));
    QCOMPARE(rows()->rowCount(), closed);
    // Two are listed as they are.
    oldFunctions(2);
    QCOMPARE(find("findingMember", true), -1);
}

void TestFindings::aFocusedFindingIsNeverHidden()
{
    oldFunctions(4);
    const QString group = at(find("findingCount", 4), "findingKey").toString();
    const std::string rule = group.mid(group.indexOf(QLatin1Char('|')) + 1).toStdString();
    const auto last = std::prev(session()->findings().upper_bound(rule + "|~"));
    QCOMPARE(last->second.rule, rule);
    const QString key = QString::fromStdString(last->first);
    QCOMPARE(find("findingKey", key), -1);
    session()->focusFinding(key);
    QVERIFY(find("findingKey", key) >= 0);
    QTRY_VERIFY(m_window->shown("findingMessage"));
}

void TestFindings::rowsFollowEditsWithoutReset()
{
    const QStringList ids = oldFunctions(4);
    int resets = 0;
    connect(rows(), &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
    const int row = find("findingCount", 4);
    const QString key = at(row, "findingKey").toString();
    QMetaObject::invokeMethod(rows(), "toggle", Q_ARG(QString, key));
    session()->setProperty(ids.first(), QStringLiteral("runtime"), QStringLiteral("stated"),
                           QStringLiteral("nodejs22.x"));
    QCOMPARE(at(find("findingKey", key), "findingCount").toInt(), 3);
    session()->setProperty(ids.at(1), QStringLiteral("runtime"), QStringLiteral("stated"),
                           QStringLiteral("nodejs22.x"));
    QCOMPARE(find("findingKey", key), -1); // two are left, listed as they are
    session()->undo();
    QCOMPARE(at(find("findingKey", key), "findingCount").toInt(), 3);
    QCOMPARE(resets, 0);
}

void TestFindings::aRepairIsShownBeforeItIsMade()
{
    QVERIFY(session()->openExample());
    const QString key = openFixable();
    QVERIFY(!key.isEmpty());
    QVERIFY(fixButton());
    const std::size_t nodes = session()->document().nodes().size();
    const int position = session()->historyPosition();
    QTest::mouseMove(m_window->quick(), middleOf(fixButton()));
    QTRY_VERIFY(!session()->preview().empty());
    QCOMPARE(session()->document().nodes().size(), nodes);
    QCOMPARE(session()->historyPosition(), position);
    const ChangeSet promised = session()->preview();
    QTest::qWait(300);
    m_window->shot("ghost-light");
    Appearance::instance()->setMode(Appearance::Mode::Dark);
    m_window->shot("ghost-dark");
    QTest::mouseMove(m_window->quick(), QPoint(400, 400));
    QTRY_VERIFY(session()->preview().empty());
    m_window->click(middleOf(fixButton()));
    QTRY_COMPARE(session()->historyPosition(), position + 1);
    QVERIFY(session()->preview().empty());
    QCOMPARE(session()->document().nodes().size(),
             nodes + promised.added.size() -
                 std::count_if(promised.added.begin(), promised.added.end(),
                               [](const auto &entry) { return !std::holds_alternative<Node>(entry.second); }));
    for (const auto &[id, record] : promised.added)
        QVERIFY2(session()->document().contains(id), "what was shown is what is made");
    session()->undo();
    QCOMPARE(session()->document().nodes().size(), nodes);
}

void TestFindings::theKeyboardShowsARepairToo()
{
    QVERIFY(session()->openExample());
    QVERIFY(!openFixable().isEmpty());
    QVERIFY(fixButton());
    fixButton()->forceActiveFocus(Qt::TabFocusReason);
    QTRY_VERIFY(!session()->preview().empty());
    QTest::keyClick(m_window->quick(), Qt::Key_Tab);
    // The next button may offer another repair; leaving them all ends it.
    m_window->item(QStringLiteral("findingsList"))->forceActiveFocus(Qt::OtherFocusReason);
    QTRY_VERIFY(session()->preview().empty());
}

void TestFindings::whatIsShownEndsWithTheFocus()
{
    QVERIFY(session()->openExample());
    const QString key = openFixable();
    session()->previewFix(key, 0);
    QVERIFY(!session()->preview().empty());
    session()->focusFinding({});
    QVERIFY(session()->preview().empty());
    session()->previewFix(key, 0);
    QVERIFY(session()->openExample());
    QVERIFY(session()->preview().empty());
    session()->previewFix(QStringLiteral("no such finding"), 0);
    QVERIFY(session()->preview().empty());
}

void TestFindings::everyReviewScreenInEveryTheme_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << static_cast<int>(Appearance::Mode::Light);
    QTest::newRow("dark") << static_cast<int>(Appearance::Mode::Dark);
    QTest::newRow("contrast") << static_cast<int>(Appearance::Mode::HighContrast);
}

// They are shown without a warning, and nothing of a tab is cut off.
void TestFindings::everyReviewScreenInEveryTheme()
{
    QFETCH(int, mode);
    Appearance::instance()->setMode(static_cast<Appearance::Mode>(mode));
    QVERIFY(session()->openExample());
    const QString theme = QString::fromLatin1(QTest::currentDataTag());
    for (const char *tab : {"inspector", "findings", "questions", "ask"}) {
        m_window->perform(QStringLiteral("tab.") + QLatin1String(tab));
        m_window->settle();
        QVERIFY(m_window->item(QLatin1String(tab))->isVisible());
        m_window->shot(QLatin1String(tab) + QLatin1Char('-') + theme);
    }
    m_window->perform(QStringLiteral("tab.findings"));
    for (const auto &[key, finding] : session()->findings()) {
        if (finding.verdict == FindingVerdict::Fail && finding.path.size() > 2) {
            session()->focusFinding(QString::fromStdString(key));
            break;
        }
    }
    QVERIFY(!session()->focusedFinding().isEmpty());
    m_window->settle();
    QTRY_VERIFY(m_window->shown("findingPath"));
    m_window->shot(QStringLiteral("path-") + theme);
}

QTEST_MAIN(TestFindings)
#include "tst_findings.moc"
