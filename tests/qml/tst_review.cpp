// SPDX-License-Identifier: Apache-2.0
// Reviewing in the window: deciding with a reason, answering with notes, judging a board its own way, further lenses
// and rules of one's own, read again when they change. With LENSBOARD_SHOTS=FOLDER it leaves pictures there.
#include "windowharness.h"

#include <QTemporaryDir>

using namespace lensboard;

namespace {

// A rule pack with one rule about functions.
QByteArray packOf(const char *expect)
{
    QFile file(QStringLiteral(LENSBOARD_TEST_DATA "/rules/own.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().replace("EXPECT", expect) : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aDecisionNeedsAReason();
    void aPassedDateOpensADecisionAgain();
    void aDecisionWithoutAFindingIsShownAndRemoved();
    void ratesARuleOtherwise();
    void turnsARuleOffAndOnAgain();
    void changesAThresholdOfARule();
    void answersWithAReasonAndNotes();
    void anAnswerThatTheDrawingContradictsIsFlagged();
    void tellsWhatSettlesAQuestion();
    void strictRiskRulesAreUndoable();
    void addsALensAndReadsItAgain();
    void refusesAFileThatIsNoLens();
    void usesRulesOfOnesOwnAndReadsThemAgain();

private:
    [[nodiscard]] Session *session() const { return m_window->session(); }
    QQuickItem *shown(const char *name) const { return m_window->shown(name); }
    void clickOn(const char *name) const
    {
        QTRY_VERIFY2(shown(name), name);
        QTest::qWait(40);
        QQuickItem *item = shown(name);
        // As the wheel does when it lies below the edge.
        QQuickItem *list = m_window->item(QStringLiteral("findingsList"));
        const double below = item->mapToItem(list, QPointF(0, item->height())).y() - list->height();
        if (below > 0 && list->isVisible())
            list->setProperty("contentY", list->property("contentY").toDouble() + below + 8);
        QTest::qWait(20);
        m_window->click(item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
        QTest::qWait(20);
    }
    void type(const char *field, const char *text) const
    {
        clickOn(field);
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(m_window->quick(), *letter);
    }
    // Opens the finding in the list of the example.
    QString open(int row) const
    {
        m_window->perform(QStringLiteral("tab.findings"));
        QTest::qWait(50);
        // The n-th finding, rows that stand for several being passed over.
        int at = 0;
        while (m_window->cell("findingsList", at, "findingCount").toInt() > 0 || row-- > 0)
            ++at;
        const QString key = m_window->cell("findingsList", at, "findingKey").toString();
        session()->focusFinding(key);
        QTest::qWait(50);
        return key;
    }
    std::unique_ptr<test::Window> m_window;
};

void TestReview::initTestCase()
{
    test::prepare("review");
}

void TestReview::init()
{
    test::startAfresh();
    m_window = std::make_unique<test::Window>();
    QVERIFY(session()->openExample());
}

void TestReview::cleanup()
{
    m_window.reset();
    const QStringList warnings = test::printedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.mid(0, 5).join(QLatin1Char('\n'))));
}

void TestReview::aDecisionNeedsAReason()
{
    const QString key = open(0);
    clickOn("decideButton");
    QTRY_VERIFY(shown("decisionForm"));
    QVERIFY(!shown("decisionSave")->isEnabled());
    shown("decisionForm")->setProperty("status", QStringLiteral("notApplicable"));
    type("decisionReason", "drained by hand");
    QVERIFY(!shown("decisionSave")->isEnabled()); // one of the four reasons is missing
    shown("decisionForm")->setProperty("cause", QStringLiteral("BUSINESS_PRIORITIES"));
    type("decisionOwner", "Ada");
    type("decisionUntil", "2099-01-31");
    m_window->shot(QStringLiteral("decide"));
    clickOn("decisionSave");
    QCOMPARE(session()->document().decisions().size(), std::size_t(1));
    const Decision decision = session()->document().decisions().begin()->second;
    QCOMPARE(decision.status, Decision::Status::NotApplicable);
    QVERIFY(decision.cause == NotApplicableCause::BusinessPriorities);
    QCOMPARE(decision.reason, std::string("drained by hand"));
    QCOMPARE(decision.owner, std::string("Ada"));
    QCOMPARE(decision.reviewBy, std::string("2099-01-31"));
    const int row = m_window->rowOf("findingsList", "findingKey", key);
    QVERIFY(m_window->cell("findingsList", row, "findingDecided").toBool());
    QTest::qWait(50);
    QMetaObject::invokeMethod(m_window->item(QStringLiteral("findingsList")), "positionViewAtEnd");
    QTRY_VERIFY(shown("decisionText"));
    m_window->shot(QStringLiteral("decided"));
    session()->undo();
    QVERIFY(session()->document().decisions().empty());
    QVERIFY(!session()->decide(key, {{QStringLiteral("status"), QStringLiteral("accepted")}}));
}

void TestReview::aPassedDateOpensADecisionAgain()
{
    const QString key = open(0);
    QVERIFY(session()->decide(key, {{QStringLiteral("status"), QStringLiteral("accepted")},
                                    {QStringLiteral("reason"), QStringLiteral("for now")},
                                    {QStringLiteral("reviewBy"), QStringLiteral("2020-01-31")}}));
    const int row = m_window->rowOf("findingsList", "findingKey", key);
    QVERIFY(!m_window->cell("findingsList", row, "findingDecided").toBool());
    QVERIFY(m_window->cell("findingsList", row, "findingReopened").toBool());
    QTRY_VERIFY(shown("decisionText"));
    QVERIFY(shown("decisionText")->property("text").toString().contains(QStringLiteral("2020-01-31 has passed")));
    m_window->shot(QStringLiteral("reopened"));
    clickOn("decisionTakeBack");
    QVERIFY(session()->document().decisions().empty());
}

void TestReview::aDecisionWithoutAFindingIsShownAndRemoved()
{
    const QString key = open(0);
    QVERIFY(session()->decide(key, {{QStringLiteral("status"), QStringLiteral("mitigated")},
                                    {QStringLiteral("reason"), QStringLiteral("elsewhere")}}));
    const Finding finding = session()->findings().at(key.toStdString());
    session()->select({finding.subjects.front()});
    session()->removeSelection();
    QCOMPARE(session()->staleDecisions().size(), 1);
    QCOMPARE(session()->staleDecisions().at(0).toMap()[QStringLiteral("why")].toString(),
             QStringLiteral("what it was about has been removed"));
    QMetaObject::invokeMethod(m_window->item(QStringLiteral("findingsList")), "positionViewAtEnd");
    QTest::qWait(50);
    QMetaObject::invokeMethod(m_window->item(QStringLiteral("findingsList")), "positionViewAtEnd");
    m_window->shot(QStringLiteral("stale"));
    clickOn("removeStale");
    QVERIFY(session()->document().decisions().empty());
    QVERIFY(session()->staleDecisions().isEmpty());
}

void TestReview::ratesARuleOtherwise()
{
    const QString key = open(0);
    const Finding before = session()->findings().at(key.toStdString());
    QCOMPARE(before.severity, Severity::High);
    clickOn("adjustButton");
    QTRY_VERIFY(shown("rateSwitch"));
    m_window->shot(QStringLiteral("adjust"));
    QMetaObject::invokeMethod(shown("rateSwitch"), "chosen", Q_ARG(QString, QStringLiteral("low")));
    QCOMPARE(session()->findings().at(key.toStdString()).severity, Severity::Low);
    session()->select({});
    m_window->perform(QStringLiteral("tab.inspector"));
    QCOMPARE(session()->adjustments().size(), 1);
    QTest::qWait(50);
    m_window->shot(QStringLiteral("settings"));
    Appearance::instance()->setMode(Appearance::Mode::Dark);
    m_window->shot(QStringLiteral("settings-dark"));
    session()->undo();
    QCOMPARE(session()->findings().at(key.toStdString()).severity, Severity::High);
}

void TestReview::turnsARuleOffAndOnAgain()
{
    const QString key = open(0);
    const std::string rule = session()->findings().at(key.toStdString()).rule;
    clickOn("adjustButton");
    clickOn("ruleOff");
    QCOMPARE(session()->document().workload().rulesOff, std::vector<std::string>{rule});
    QCOMPARE(m_window->rowOf("findingsList", "findingKey", key), -1);
    session()->readjust(QStringLiteral("off"), QString::fromStdString(rule));
    QVERIFY(m_window->rowOf("findingsList", "findingKey", key) >= 0);
}

void TestReview::changesAThresholdOfARule()
{
    session()->setThreshold(QStringLiteral("restTimeoutS"), 12);
    QCOMPARE(session()->document().workload().thresholds.at("restTimeoutS"), 12.0);
    QCOMPARE(session()->adjustments().size(), 1);
    session()->readjust(QStringLiteral("threshold"), QStringLiteral("restTimeoutS"));
    QVERIFY(session()->document().workload().thresholds.empty());
}

void TestReview::answersWithAReasonAndNotes()
{
    m_window->perform(QStringLiteral("tab.questions"));
    QTest::qWait(50);
    const std::string question = session()->judge().assessment().questions.front().id;
    const std::string practice = session()->judge().assessment().questions.front().practices.front().id;
    session()->answer(QStringLiteral("serverless"), QString::fromStdString(question), QString::fromStdString(practice),
                      {{QStringLiteral("state"), QStringLiteral("notApplicable")},
                       {QStringLiteral("cause"), QStringLiteral("OUT_OF_SCOPE")},
                       {QStringLiteral("reason"), QStringLiteral("no users")},
                       {QStringLiteral("notes"), QStringLiteral("ask again in spring")}});
    QCOMPARE(session()->document().answers().size(), std::size_t(1));
    const Answer answer = session()->document().answers().begin()->second;
    QVERIFY(answer.cause == NotApplicableCause::OutOfScope);
    QCOMPARE(answer.notes, std::string("ask again in spring"));
    session()->undo();
    QVERIFY(session()->document().answers().empty());
}

void TestReview::anAnswerThatTheDrawingContradictsIsFlagged()
{
    const QuestionResult *failing = nullptr;
    const PracticeResult *practice = nullptr;
    for (const QuestionResult &question : session()->judge().assessment().questions) {
        for (const PracticeResult &candidate : question.practices) {
            if (candidate.verdict.state == PracticeState::NotMet) {
                failing = &question;
                practice = &candidate;
            }
        }
    }
    QVERIFY(practice);
    const std::string question = failing->id;
    const std::string id = practice->id;
    session()->answer(QStringLiteral("serverless"), QString::fromStdString(question), QString::fromStdString(id),
                      {{QStringLiteral("state"), QStringLiteral("met")}});
    const QuestionResult *now = session()->judge().assessment().question(question);
    const auto found = std::ranges::find(now->practices, id, &PracticeResult::id);
    QCOMPARE(found->verdict.state, PracticeState::Met);
    QVERIFY(found->verdict.contradicted);
}

void TestReview::tellsWhatSettlesAQuestion()
{
    m_window->perform(QStringLiteral("tab.questions"));
    QTest::qWait(50);
    int open = 0;
    for (int row = 0; row < m_window->model("questionsList")->rowCount(); ++row) {
        const bool settled = m_window->cell("questionsList", row, "questionBest") ==
                             m_window->cell("questionsList", row, "questionWorst");
        QCOMPARE(m_window->cell("questionsList", row, "questionSettles").toString().isEmpty(), settled);
        open += settled ? 0 : 1;
    }
    QVERIFY(open > 0);
    QVERIFY(!shown("riskCounts")->property("text").toString().isEmpty());
    m_window->shot(QStringLiteral("questions-range"));
}

void TestReview::strictRiskRulesAreUndoable()
{
    const auto risks = [this] { return session()->judge().risks(); };
    const RiskCounts standard = risks();
    session()->setWorkload(QStringLiteral("riskRules"), QStringLiteral("strict"));
    QCOMPARE(session()->document().workload().riskRules, std::string("strict"));
    QVERIFY(!(
        session()->judge().lens().lens().question("rel_q2")->riskRules.front().conditionText ==
        lensboard::openLenses({}).lenses.front().package->lens().question("rel_q2")->riskRules.front().conditionText));
    session()->undo();
    QVERIFY(risks() == standard);
}

void TestReview::addsALensAndReadsItAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("house.json"));
    QVERIFY(QFile::copy(QStringLiteral(LENSBOARD_TEST_DATA "/lenses/clean.json"), path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    const int before = m_window->model("questionsList")->rowCount();
    session()->addLens(path);
    const int after = m_window->model("questionsList")->rowCount();
    QVERIFY(after > before);
    QVERIFY(m_window->cell("questionsList", before, "questionLeads").toBool());
    QCOMPARE(m_window->cell("questionsList", before, "questionLens").toString(), QStringLiteral("house"));
    m_window->perform(QStringLiteral("tab.questions"));
    QMetaObject::invokeMethod(m_window->item(QStringLiteral("questionsList")), "positionViewAtIndex",
                              Q_ARG(int, before), Q_ARG(int, 0));
    m_window->shot(QStringLiteral("lens"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    file.close();
    const QString title = m_window->cell("questionsList", before, "questionTitle").toString();
    write(path, QByteArray(text).replace(title.toUtf8(), QByteArray("Is it read again?")));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->cell("questionsList", before, "questionTitle").toString(),
                              QStringLiteral("Is it read again?"), 5000);
    session()->undo();
    QCOMPARE(m_window->model("questionsList")->rowCount(), before);
}

void TestReview::refusesAFileThatIsNoLens()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("no.json"));
    write(path, "[1, 2]");
    session()->addLens(path);
    QVERIFY(session()->document().workload().lenses.empty());
    QVERIFY(m_window->item(QStringLiteral("errorMessage"))
                ->property("text")
                .toString()
                .contains(QStringLiteral("no.json")));
}

void TestReview::usesRulesOfOnesOwnAndReadsThemAgain()
{
    const QDir folder(session()->rulesFolder());
    QVERIFY(folder.path().contains(QStringLiteral("test"))); // never the folder of the person at this machine
    QDir().mkpath(folder.path());
    const QString path = folder.filePath(QStringLiteral("own.json"));
    const auto tidy = qScopeGuard([&path] { QFile::remove(path); });
    const auto own = [this] {
        int found = 0;
        for (const auto &[key, finding] : session()->findings())
            found += finding.rule == "OWN-001" && finding.verdict == FindingVerdict::Fail ? 1 : 0;
        return found;
    };
    write(path, packOf("node.name.startsWith('our')"));
    QTRY_VERIFY_WITH_TIMEOUT(own() > 0, 5000);
    write(path, packOf("node.name.startsWith('our') &&"));
    QTRY_COMPARE_WITH_TIMEOUT(session()->ruleProblems().size(), 1, 5000);
    QCOMPARE(own(), 0);
    const QString problem = session()->ruleProblems().constFirst();
    QVERIFY2(problem.contains(QStringLiteral("own.json:")), qPrintable(problem));
    session()->select({});
    m_window->perform(QStringLiteral("tab.inspector"));
    m_window->shot(QStringLiteral("broken-rule"));
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"
