// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

#include "document/transaction.h"
#include "jsonposition.h"

#include <QDate>

namespace lensboard::cli {

namespace {

// What is wrong with a lens that people brought: each error, and how many warnings there are.
void tellIssues(const LensPackage &package, const std::string &file, Console &console)
{
    const auto text = readInput(file);
    int warnings = 0;
    for (const LensIssue &issue : package.loaded.issues) {
        Error error = makeError(issue.code, issue.message).inFile(file);
        error.pointer = issue.pointer;
        if (issue.severity == LensIssue::Severity::Error)
            console.report(text ? placedInJson(error, *text) : error);
        else
            ++warnings;
    }
    for (const LensIssue &issue : package.notesIssues)
        warnings += issue.severity == LensIssue::Severity::Error ? 1 : 0;
    if (warnings > 0)
        console.report(makeError("lens.warnings", std::to_string(warnings) +
                                                      (warnings == 1 ? " warning" : " warnings") +
                                                      "; lens validate names them")
                           .inFile(file));
}

Result<std::unique_ptr<LensPackage>> openUsableLens(const std::string &file, bool builtIn, Console &console)
{
    auto package = openLens(file);
    if (!package)
        return package.error().inFile(file);
    if (!builtIn)
        tellIssues(*package, file, console);
    if (!package->loaded.usable())
        return makeError("lens.unusable", "this lens cannot be used").inFile(file);
    return std::make_unique<LensPackage>(std::move(*package));
}

Result<void> addRules(RulePacks &packs, const std::string &file, Console &console)
{
    const auto text = readInput(file);
    if (!text)
        return text.error();
    const std::size_t known = packs.packs.size();
    const std::size_t problems = packs.problems.size();
    addRulePack(packs, *text, inputName(file), catalog());
    for (std::size_t i = problems; i < packs.problems.size(); ++i) {
        console.report(placedInJson(packs.problems[i].inFile(inputName(file)), *text));
    }
    if (packs.packs.size() == known)
        return makeError("rules.unusable", "no rule of this file can be used").inFile(inputName(file));
    return {};
}

} // namespace

std::string today()
{
    return QDate::currentDate().toString(Qt::ISODate).toStdString();
}

std::vector<OptionSpec> Judge::options()
{
    return {{"--lens", "FILE", "judge by this custom lens besides the built-in one", {}, true},
            {"--rules", "FILE", "use this rule pack besides the built-in ones", {}, true},
            {"--stance",
             "STANCE",
             "what is not drawn may exist (sketch) or does not (complete)",
             {"sketch", "complete"},
             false}};
}

Result<Judge> Judge::make(const Arguments &arguments, Console &console)
{
    Judge judge;
    std::vector<std::string> files = {":/lensboard/lenses/serverless.json"};
    for (const std::string &file : arguments.values("--lens"))
        files.push_back(file);
    for (const std::string &file : files) {
        auto lens = openUsableLens(file, judge.m_lenses.empty(), console);
        if (!lens)
            return lens.error();
        judge.m_lenses.push_back(std::move(*lens));
    }
    RulePacks packs = builtInRulePacks(catalog());
    for (const Error &problem : packs.problems)
        console.report(problem);
    for (const std::string &file : arguments.values("--rules")) {
        if (const auto added = addRules(packs, file, console); !added)
            return added.error();
    }
    if (arguments.has("--stance"))
        judge.m_stance = stance(arguments.value("--stance"));
    judge.m_evaluator = std::make_unique<Evaluator>(catalog(), std::move(packs));
    judge.m_evaluator->setToday(today());
    return judge;
}

Judgement Judge::judge(Board &board, bool timings)
{
    if (m_stance && board.document.workload().stance != *m_stance) {
        Transaction transaction(board.document);
        Workload workload = board.document.workload();
        workload.stance = *m_stance;
        transaction.put(workload);
        [[maybe_unused]] const auto applied = board.document.apply(transaction.change());
        assert(applied.ok());
    }
    m_evaluator->setTimings(timings);
    m_evaluator->evaluateAll(board.document);
    Judgement judgement;
    judgement.findings = m_evaluator->findings();
    for (const auto &lens : m_lenses) {
        Assessor assessor(*lens);
        assessor.build(board.document, judgement.findings, m_evaluator->practices());
        judgement.assessments.push_back(assessor.assessment());
    }
    judgement.rulesRun = m_evaluator->rulesRun();
    judgement.rulesSkipped = m_evaluator->rulesSkipped();
    judgement.rulesBroken = m_evaluator->rulesFailed();
    judgement.faults = m_evaluator->faults();
    if (timings)
        judgement.timings = m_evaluator->timings();
    return judgement;
}

} // namespace lensboard::cli
