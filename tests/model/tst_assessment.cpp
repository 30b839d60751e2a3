// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"
#include "lens/builtin.h"
#include "review/assessment.h"

#include <QtTest>

#include <random>

using namespace lensboard;

namespace {

const std::string failures = "rel_q2.rel_rel_q2_a1";
const std::string alarms = "ops_q1.ops_ops_q1_a1";

Finding makeFinding(const std::string &key, FindingVerdict verdict, Severity severity, std::string practice)
{
    Finding finding;
    finding.key = key;
    finding.rule = "T-1";
    finding.title = "Title of " + key;
    finding.verdict = verdict;
    finding.severity = severity;
    if (!practice.empty())
        finding.practices = std::vector<std::string>{std::move(practice)};
    return finding;
}

// What the evaluator would keep beside these findings.
Assessor::Tallies tallied(const Findings &findings)
{
    Assessor::Tallies tallies;
    for (const auto &[key, finding] : findings) {
        for (const std::string &practice : finding.practices) {
            PracticeTally &tally = tallies[practice];
            if (finding.decided)
                continue;
            tally.passes += finding.verdict == FindingVerdict::Pass;
            tally.asks += finding.verdict == FindingVerdict::Ask;
            const bool fails = finding.verdict == FindingVerdict::Fail;
            tally.failHigh += fails && finding.severity == Severity::High;
            tally.failMedium += fails && finding.severity == Severity::Medium;
            tally.failLow += fails && finding.severity == Severity::Low;
        }
    }
    return tallies;
}

Document drawn()
{
    Document document;
    Transaction transaction(document);
    Node node;
    node.id = Id("n_a");
    node.type = "lambda";
    transaction.put(node);
    if (!document.apply(transaction.change()))
        qFatal("the sample document is unsound");
    return document;
}

const PracticeResult *practice(const Assessment &assessment, const char *question, const char *id)
{
    for (const PracticeResult &result : assessment.question(question)->practices) {
        if (result.id == id)
            return &result;
    }
    return nullptr;
}

} // namespace

class TestAssessment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(serverlessLens().ok()); }

    void anEmptyBoardIsUnansweredAndNotReady()
    {
        Assessor assessor(*serverlessLens());
        assessor.build(Document(), {}, {});
        const Assessment &assessment = assessor.assessment();
        QCOMPARE(assessment.questions.size(), std::size_t(9));
        QCOMPARE(assessment.risks.unanswered, 9);
        QVERIFY(!assessment.gate.ready);
        QCOMPARE(assessment.gate.blockers.front().kind, GateBlocker::Kind::NothingDrawn);
    }

    void aHighFailureMakesThePracticeNotMetAndTheQuestionHigh()
    {
        Assessor assessor(*serverlessLens());
        Findings findings;
        findings["k"] = makeFinding("k", FindingVerdict::Fail, Severity::High, failures);
        assessor.build(drawn(), findings, tallied(findings));
        const Assessment &assessment = assessor.assessment();
        const PracticeResult *result = practice(assessment, "rel_q2", "rel_rel_q2_a1");
        QCOMPARE(result->verdict.state, PracticeState::NotMet);
        QCOMPARE(result->by->all(), std::vector<std::string>{"k"});
        QCOMPARE(result->by->first(), std::string("k"));
        QCOMPARE(assessment.question("rel_q2")->verdict.now, Risk::High);
        QCOMPARE(assessment.findings.high, 1);
        const auto reliability = std::find_if(assessment.pillars.begin(), assessment.pillars.end(),
                                              [](const PillarResult &pillar) { return pillar.id == "reliability"; });
        QCOMPARE(reliability->findings.high, 1);
    }

    void aDecidedFailureNoLongerCounts()
    {
        Assessor assessor(*serverlessLens());
        Findings findings;
        findings["k"] = makeFinding("k", FindingVerdict::Fail, Severity::High, failures);
        findings["k"].decided = true;
        assessor.build(drawn(), findings, tallied(findings));
        QCOMPARE(assessor.assessment().findings.high, 0);
        QVERIFY(practice(assessor.assessment(), "rel_q2", "rel_rel_q2_a1")->verdict.state != PracticeState::NotMet);
    }

    void aPersonsAnswerWinsAndIsFlaggedWhenTheDrawingContradictsIt()
    {
        Document document = drawn();
        Transaction transaction(document);
        Answer answer;
        answer.id = Id("a_1");
        answer.lens = "arn:aws:wellarchitected::aws:lens/serverless";
        answer.question = "rel_q2";
        answer.practice = "rel_rel_q2_a1";
        answer.state = Answer::State::Met;
        transaction.put(answer);
        QVERIFY(document.apply(transaction.change()));
        Assessor assessor(*serverlessLens());
        Findings findings;
        findings["k"] = makeFinding("k", FindingVerdict::Fail, Severity::High, failures);
        assessor.build(document, findings, tallied(findings));
        const PracticeResult *result = practice(assessor.assessment(), "rel_q2", "rel_rel_q2_a1");
        QCOMPARE(result->verdict.state, PracticeState::Met);
        QVERIFY(result->verdict.contradicted);
    }

    void aFreeStandingHighFindingStillClosesTheGate()
    {
        Assessor assessor(*serverlessLens());
        Findings findings;
        findings["k"] = makeFinding("k", FindingVerdict::Fail, Severity::High, {});
        assessor.build(drawn(), findings, tallied(findings));
        const Gate &gate = assessor.assessment().gate;
        QVERIFY(std::any_of(gate.blockers.begin(), gate.blockers.end(), [](const GateBlocker &blocker) {
            return blocker.kind == GateBlocker::Kind::HighFindings &&
                   blocker.items == std::vector<std::string>{"Title of k"};
        }));
    }

    void whatIsProvedMakesThePracticeMet()
    {
        Assessor assessor(*serverlessLens());
        PracticeTally proved;
        proved.passes = 3;
        assessor.build(drawn(), {}, {{alarms, proved}});
        const PracticeResult *result = practice(assessor.assessment(), "ops_q1", "ops_ops_q1_a1");
        QCOMPARE(result->verdict.state, PracticeState::Met);
        QCOMPARE(result->passing, 3);
    }

    void aFaultyRuleProvesNothing()
    {
        Assessor assessor(*serverlessLens());
        PracticeTally faulty;
        faulty.faults = true;
        assessor.build(drawn(), {}, {{failures, faulty}});
        const auto state = [&] { return practice(assessor.assessment(), "rel_q2", "rel_rel_q2_a1")->verdict.state; };
        QVERIFY(serverlessLens()->notes.rulesCover("rel_q2", "rel_rel_q2_a1"));
        QCOMPARE(state(), PracticeState::Unknown);
        assessor.build(drawn(), {}, {});
        QCOMPARE(state(), PracticeState::NotApplicable);
    }

    void movingAlongEqualsBuildingAfresh()
    {
        const unsigned seed = 20261101;
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const Document document = drawn();
        Assessor moved(*serverlessLens());
        Findings findings;
        moved.build(document, findings, {});
        const std::vector<std::string> practices{failures, alarms, "sec_q1.sec_sec_q1_a1", "other.lens", ""};
        for (int round = 0; round < 400; ++round) {
            FindingDiff diff;
            const std::string key = "k" + std::to_string(random() % 12);
            const bool existed = findings.count(key) > 0;
            if (existed && random() % 3 == 0) {
                findings.erase(key);
                diff.removed = {key};
            } else {
                findings[key] =
                    makeFinding(key, static_cast<FindingVerdict>(random() % 3), static_cast<Severity>(random() % 3),
                                practices[random() % practices.size()]);
                findings[key].decided = random() % 5 == 0;
                (existed ? diff.changed : diff.added) = {key};
            }
            moved.update(document, findings, diff, tallied(findings));
            Assessor afresh(*serverlessLens());
            afresh.build(document, findings, tallied(findings));
            QVERIFY2(moved.assessment().questions == afresh.assessment().questions, qPrintable(QString::number(round)));
            QVERIFY(moved.assessment().findings == afresh.assessment().findings);
            QVERIFY(moved.assessment().gate.sentences() == afresh.assessment().gate.sentences());
        }
    }
};

QTEST_GUILESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
