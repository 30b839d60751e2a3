// SPDX-License-Identifier: Apache-2.0
#include "lens/builtin.h"
#include "rules/examples.h"
#include "rules/rulepack.h"

#include <QtTest>

using namespace lensboard;

// The packs that come with the program: nothing wrong in them, and every rule does what its examples say.
class tst_rulepacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInPacksHaveNoProblems();
    void everyExampleComesOut();
};

void tst_rulepacks::builtInPacksHaveNoProblems()
{
    const RulePacks packs = builtInRulePacks(catalog());
    QStringList wrong;
    for (const Error &problem : packs.problems)
        wrong += QString::fromStdString(problem.toString() + " at " + problem.pointer);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(!packs.rules().empty());
}

void tst_rulepacks::everyExampleComesOut()
{
    const ExampleReport report = runExamples(builtInRulePacks(catalog()), catalog());
    QStringList wrong;
    for (const Error &failure : report.failures)
        wrong += QString::fromStdString(failure.toString() + " at " + failure.pointer);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(report.passed > 0);
}

QTEST_GUILESS_MAIN(tst_rulepacks)
#include "tst_rulepacks.moc"
