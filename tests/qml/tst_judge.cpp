// SPDX-License-Identifier: Apache-2.0
#include "Lensboard/Panels/findingsmodel.h"
#include "Lensboard/Session/judge.h"
#include "Lensboard/Session/session.h"
#include "document/transaction.h"
#include "support/generator.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace lensboard;

// What the window's judge makes of boards that come, change and go.
class TestJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewBoardEndsTheJudgingOfTheOneBefore();
    void slicesEndWhereOneStepDoes();
    void aReviewDatePassesWhileTheProgramIsOpen();
    void listsFollowEditsRowByRow();
};

namespace {

QStringList keysOf(const QAbstractItemModel &model, int role)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys.append(model.index(row, 0).data(role).toString());
    return keys;
}

ChangeSet otherStance(const Document &document)
{
    Transaction transaction(document);
    Workload workload = document.workload();
    workload.stance =
        workload.stance == Workload::Stance::Sketch ? Workload::Stance::Complete : Workload::Stance::Sketch;
    transaction.put(workload);
    return transaction.change();
}

} // namespace

// As the window replaces a board: in its place, while a change that reaches everything is still being worked off.
void TestJudge::aNewBoardEndsTheJudgingOfTheOneBefore()
{
    const Document small = test::generateDocument(20, 2);
    Judge fresh;
    fresh.build(small);
    const std::size_t needed = fresh.evaluator().runs();

    Document document = test::generateDocument(4000, 1);
    Judge judge;
    judge.build(document);
    const ChangeSet change = otherStance(document);
    QVERIFY(document.apply(change).ok());
    judge.update(document, change);
    QVERIFY(judge.pending());
    const std::size_t before = judge.evaluator().runs();
    document = small;
    judge.build(document);
    QVERIFY(!judge.pending());
    QCOMPARE(judge.evaluator().runs() - before, needed); // nothing of the old board ran, whose records are gone
    QVERIFY(judge.findings() == fresh.findings());
}

void TestJudge::slicesEndWhereOneStepDoes()
{
    Document document = test::generateDocument(3000, 1);
    Judge judge;
    judge.build(document);
    const ChangeSet change = otherStance(document);
    QVERIFY(document.apply(change).ok());
    judge.update(document, change);
    QVERIFY(judge.pending());
    while (judge.pending())
        (void)judge.resume(document);
    Judge fresh;
    fresh.build(document);
    QVERIFY(judge.findings() == fresh.findings());
    QVERIFY(judge.assessment().questions == fresh.assessment().questions);
}

void TestJudge::aReviewDatePassesWhileTheProgramIsOpen()
{
    Session session;
    session.addNode(QStringLiteral("lambda"), 100, 100);
    session.setComplete(true);
    const auto &findings = session.findings();
    const auto failing = std::find_if(findings.begin(), findings.end(),
                                      [](const auto &f) { return f.second.verdict == FindingVerdict::Fail; });
    QVERIFY(failing != findings.end());
    const QString key = QString::fromStdString(failing->first);
    session.setToday(QDate(2030, 1, 30));
    QVERIFY(session.decide(key, {{QStringLiteral("status"), QStringLiteral("accepted")},
                                 {QStringLiteral("reason"), QStringLiteral("for now")},
                                 {QStringLiteral("reviewBy"), QStringLiteral("2030-01-31")}}));
    const auto now = [&] { return session.findings().at(key.toStdString()); };
    QVERIFY(now().decided);
    session.setToday(QDate(2030, 1, 31));
    QVERIFY(now().decided); // the day itself still counts
    QSignalSpy told(&session, &Session::findingsChanged);
    session.setToday(QDate(2030, 2, 1));
    QVERIFY(!now().decided);
    QVERIFY(now().reopened());
    QCOMPARE(told.size(), 1);
    session.setToday(QDate(2030, 2, 1));
    QCOMPARE(told.size(), 1);
}

// Small differences move single rows, big ones many at once; either way the list ends as one made afresh.
void TestJudge::listsFollowEditsRowByRow()
{
    Session session;
    FindingsModel followed;
    QAbstractItemModelTester tester(&followed, QAbstractItemModelTester::FailureReportingMode::QtTest);
    followed.setSession(&session);
    const auto check = [&] {
        QTRY_VERIFY(!session.judge().pending());
        FindingsModel afresh;
        afresh.setSession(&session);
        QCOMPARE(keysOf(followed, FindingsModel::Key), keysOf(afresh, FindingsModel::Key));
        QCOMPARE(keysOf(followed, FindingsModel::Message), keysOf(afresh, FindingsModel::Message));
    };
    QSignalSpy resets(&followed, &QAbstractItemModel::modelReset);
    const QString api = session.addNode(QStringLiteral("rest-api"), 0, 0);
    const QString function = session.addConnected(QStringLiteral("lambda"), api, 300, 0);
    check();
    session.setComplete(true);
    check();
    QVERIFY(followed.rowCount() > 0);
    for (int i = 0; i < 30; ++i)
        session.addConnected(i % 2 == 0 ? QStringLiteral("sqs") : QStringLiteral("dynamodb"), function, 600, i * 100.0);
    check();
    session.setComplete(false);
    check();
    session.undo();
    check();
    session.select({Id(function.toStdString())});
    session.removeSelection();
    check();
    session.undo();
    check();
    QCOMPARE(resets.size(), 0);
}

QTEST_MAIN(TestJudge)
#include "tst_judge.moc"
