// SPDX-License-Identifier: Apache-2.0
#include "judge.h"

#include "base/jsonposition.h"
#include "document/transaction.h"
#include "rules/userpacks.h"

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

// The file must be a usable lens; everything wrong with it is told.
Result<void> tryLens(const std::string &file, Console &console)
{
    const auto package = openLens(file);
    if (!package)
        return package.error().inFile(file);
    tellIssues(*package, file, console);
    if (!package->loaded.usable())
        return makeError("lens.unusable", "this lens cannot be used").inFile(file);
    return {};
}

void tellProblems(const RulePacks &packs, std::size_t from, Console &console)
{
    for (std::size_t i = from; i < packs.problems.size(); ++i)
        console.report(packs.problems[i]);
}

Result<void> addRules(RulePacks &packs, const std::string &file, Console &console)
{
    const std::size_t problems = packs.problems.size();
    bool usable = true;
    if (file == "-") {
        const auto text = readInput(file);
        if (!text)
            return text.error();
        const std::size_t known = packs.packs.size();
        addRulePack(packs, *text, inputName(file), catalog());
        usable = packs.packs.size() > known;
        for (std::size_t i = problems; i < packs.problems.size(); ++i)
            packs.problems[i] = placedInJson(packs.problems[i].inFile(inputName(file)), *text);
    } else if (const auto files = rulePackFiles(file); !files.empty()) {
        for (const std::string &pack : files)
            addRulePackFile(packs, pack, catalog());
    } else {
        usable = addRulePackFile(packs, file, catalog());
    }
    tellProblems(packs, problems, console);
    if (!usable)
        return makeError("rules.unusable", "no rule of this file can be used").inFile(inputName(file));
    return {};
}

// A lens that a document names stands beside it unless its path is absolute.
std::string besideBoard(const std::string &lens, const std::string &board)
{
    const std::size_t slash = board.rfind('/');
    return lens.starts_with('/') || slash == std::string::npos ? lens : board.substr(0, slash + 1) + lens;
}

} // namespace

std::string today()
{
    return QDate::currentDate().toString(Qt::ISODate).toStdString();
}

std::vector<OptionSpec> Judge::options()
{
    return {{"--lens", "FILE", "judge by this custom lens besides the built-in one", {}, true},
            {"--rules", "FILE", "use this rule pack, or all in this folder, besides the built-in ones", {}, true},
            {"--no-user-rules", "", "leave out the rule packs in your own data folder", {}, false},
            {"--stance",
             "STANCE",
             "what is not drawn may exist (sketch) or does not (complete)",
             {"sketch", "complete"},
             false}};
}

Result<Judge> Judge::make(const Arguments &arguments, Console &console)
{
    Judge judge;
    judge.m_lensFiles = arguments.values("--lens");
    for (const std::string &file : judge.m_lensFiles) {
        if (const auto usable = tryLens(file, console); !usable)
            return usable.error();
    }
    RulePacks packs = builtInRulePacks(catalog());
    tellProblems(packs, 0, console);
    if (!arguments.has("--no-user-rules")) {
        for (const std::string &file : rulePackFiles(userRulesFolder())) {
            const std::size_t problems = packs.problems.size();
            addRulePackFile(packs, file, catalog());
            tellProblems(packs, problems, console);
        }
    }
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

const LensSet &Judge::lensesFor(const Board &board, Console &console)
{
    std::vector<std::string> files = m_lensFiles;
    for (const std::string &lens : board.document.workload().lenses)
        files.push_back(besideBoard(lens, board.file));
    const std::string &variant = board.document.workload().riskRules;
    std::string key = variant;
    for (const std::string &file : files)
        key += '\n' + file;
    const auto [entry, fresh] = m_lensSets.try_emplace(key);
    if (fresh) {
        entry->second = openLenses(files, variant);
        for (const Error &problem : entry->second.problems)
            console.report(problem);
    }
    return entry->second;
}

Judgement Judge::judge(Board &board, Console &console, bool timings)
{
    Judgement judgement = runRules(board, timings);
    assess(board, judgement, console);
    return judgement;
}

Judge Judge::forThread() const
{
    Judge judge;
    judge.m_stance = m_stance;
    judge.m_evaluator = std::make_unique<Evaluator>(catalog(), m_evaluator->packs());
    judge.m_evaluator->setToday(today());
    return judge;
}

Judgement Judge::runRules(Board &board, bool timings)
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
    judgement.practices = m_evaluator->practices();
    judgement.stale = staleDecisions(board.document, *m_evaluator);
    judgement.rulesRun = m_evaluator->rulesRun();
    judgement.rulesSkipped = m_evaluator->rulesSkipped();
    const RulePacks &packs = m_evaluator->packs();
    for (const std::string &rule : packs.broken)
        judgement.rulesBroken.emplace_back(rule, packs.brokenBecause(rule));
    judgement.faults = m_evaluator->faults();
    if (timings)
        judgement.timings = m_evaluator->timings();
    return judgement;
}

void Judge::assess(const Board &board, Judgement &judgement, Console &console)
{
    for (const LensSet::Entry &lens : lensesFor(board, console).lenses) {
        judgement.lenses.push_back(lens.package);
        Assessor assessor(*lens.package);
        assessor.build(board.document, judgement.findings, judgement.practices);
        judgement.assessments.push_back(assessor.assessment());
    }
}

} // namespace lensboard::cli
