// SPDX-License-Identifier: Apache-2.0
#include "rules/evaluator.h"
#include "support/generator.h"
#include "support/randomedits.h"

#include <QtTest>

using namespace lensboard;

// The incremental evaluator against the one that starts from nothing, over random edits with the built-in packs. Prints
// the seed of a failure; LENSBOARD_FUZZ_RUNS sets how many seeds are tried, LENSBOARD_FUZZ_EDITS how many edits each.
// Decisions and repairs are among the edits.
class tst_evaluatorfuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void incrementalEqualsFromScratch();
    void slicesEndWhereOneStepDoes();

private:
    static QString difference(const Evaluator &a, const Evaluator &b);
};

namespace {

int setting(const char *name, int usual)
{
    bool ok = false;
    const int wanted = qEnvironmentVariableIntValue(name, &ok);
    return ok ? wanted : usual;
}

// A repair of some finding that offers one; an empty change when none does or it does not fit this board.
ChangeSet repair(const Evaluator &evaluator, int number)
{
    std::vector<const Finding *> offers;
    for (const auto &[key, finding] : evaluator.findings()) {
        if (finding.fixable)
            offers.push_back(&finding);
    }
    if (offers.empty())
        return {};
    const Finding &chosen = *offers[static_cast<std::size_t>(number) * 2654435761U % offers.size()];
    const std::size_t fixes = evaluator.rule(chosen.rule)->fixes.size();
    IdSource ids(static_cast<std::uint64_t>(number) + 1000000);
    const auto change = evaluator.applyFix(chosen.key, ids, static_cast<std::size_t>(number) % fixes);
    return change ? *change : ChangeSet();
}

std::string text(const Finding &finding)
{
    std::string all = std::string(toWord(finding.verdict)) + ' ' + std::string(toWord(finding.severity)) + ' ' +
                      finding.message + " | " + finding.question + " | " + finding.factsHash +
                      (finding.decided ? " decided " + finding.decision.text : std::string());
    for (const Id &id : finding.path)
        all += ' ' + id.text;
    for (const OpenPoint &open : finding.open)
        all += " [" + open.subject.text + '.' + open.property + ' ' + open.text + ']';
    return all;
}

// The findings that the diff makes of the old ones.
void follow(Findings &list, const FindingDiff &diff, const Findings &now)
{
    for (const std::string &key : diff.removed)
        list.erase(key);
    for (const std::vector<std::string> *keys : {&diff.added, &diff.changed}) {
        for (const std::string &key : *keys)
            list[key] = now.at(key);
    }
}

} // namespace

QString tst_evaluatorfuzz::difference(const Evaluator &a, const Evaluator &b)
{
    for (const auto &[key, finding] : a.findings()) {
        const auto other = b.findings().find(key);
        if (other == b.findings().end())
            return QString::fromStdString("only incremental: " + key + ' ' + text(finding));
        if (finding != other->second)
            return QString::fromStdString(key + "\n  incremental " + text(finding) + "\n  scratch     " +
                                          text(other->second));
    }
    for (const auto &[key, finding] : b.findings()) {
        if (a.findings().count(key) == 0)
            return QString::fromStdString("only from scratch: " + key + ' ' + text(finding));
    }
    if (a.faults() != b.faults())
        return QStringLiteral("faults differ");
    for (const RuleFault &fault : a.faults())
        return QString::fromStdString("fault of " + fault.rule + " at " + fault.subject.text + ": " + fault.message);
    if (a.practices() != b.practices())
        return QStringLiteral("tallies differ");
    return {};
}

void tst_evaluatorfuzz::incrementalEqualsFromScratch()
{
    const RulePacks packs = builtInRulePacks(catalog());
    const int steps = setting("LENSBOARD_FUZZ_EDITS", 120);
    for (int seed = 1; seed <= setting("LENSBOARD_FUZZ_RUNS", 60); ++seed) {
        Document document = test::generateDocument(10 + seed % 25, static_cast<std::uint64_t>(seed));
        Evaluator evaluator(catalog(), packs);
        Evaluator reference(catalog(), packs);
        evaluator.setToday("2026-06-01");
        reference.setToday("2026-06-01");
        evaluator.evaluateAll(document);
        Findings followed = evaluator.findings();
        test::RandomEdits edits(static_cast<std::uint64_t>(seed) * 7919);
        for (int step = 0; step < steps; ++step) {
            edits.findings.clear();
            for (const auto &[key, finding] : evaluator.findings())
                edits.findings.emplace_back(key, finding.factsHash);
            const ChangeSet change = step % 9 == 8 ? repair(evaluator, step) : edits.next(document);
            QVERIFY(document.apply(change).ok());
            const FindingDiff diff = evaluator.update(document, change);
            follow(followed, diff, evaluator.findings());
            reference.evaluateAll(document);
            const QString wrong = difference(evaluator, reference);
            if (!wrong.isEmpty())
                QFAIL(qPrintable(QStringLiteral("seed %1 step %2: %3").arg(seed).arg(step).arg(wrong)));
            if (followed != evaluator.findings())
                QFAIL(qPrintable(QStringLiteral("seed %1 step %2: the difference is not whole").arg(seed).arg(step)));
        }
    }
}

void tst_evaluatorfuzz::slicesEndWhereOneStepDoes()
{
    const RulePacks packs = builtInRulePacks(catalog());
    Document document = test::generateDocument(200, 3);
    Evaluator sliced(catalog(), packs);
    Evaluator reference(catalog(), packs);
    sliced.evaluateAll(document);
    sliced.setSlice(std::chrono::microseconds(50));
    test::RandomEdits edits(4);
    bool waited = false;
    for (int step = 0; step < 60; ++step) {
        ChangeSet change = edits.next(document);
        if (step % 10 == 0) { // reaches nearly everything
            Transaction transaction(document);
            Workload workload = document.workload();
            workload.stance =
                workload.stance == Workload::Stance::Sketch ? Workload::Stance::Complete : Workload::Stance::Sketch;
            transaction.put(workload);
            change = transaction.change();
        }
        QVERIFY(document.apply(change).ok());
        Findings followed = sliced.findings();
        follow(followed, sliced.update(document, change), sliced.findings());
        waited = waited || sliced.pending();
        QCOMPARE(sliced.pending(), !sliced.pendingSubjects().empty());
        if (step % 3 == 0) { // otherwise the next change comes while some are pending
            while (sliced.pending())
                follow(followed, sliced.continueSlice(std::chrono::microseconds(200)), sliced.findings());
            reference.evaluateAll(document);
            const QString wrong = difference(sliced, reference);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        QVERIFY(followed == sliced.findings());
    }
    QVERIFY(waited);
}

QTEST_GUILESS_MAIN(tst_evaluatorfuzz)
#include "tst_evaluatorfuzz.moc"
