// SPDX-License-Identifier: Apache-2.0
// What people say beside the drawing: answers, decisions, and how this board is judged; and the files that are read
// again when an editor has written them.
#include "edit/review.h"
#include "rules/userpacks.h"
#include "session.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <utility>

namespace lensboard {

namespace {

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string textOf(const QVariantMap &map, const char *key)
{
    return map.value(QLatin1String(key)).toString().toStdString();
}

} // namespace

void Session::answer(const QString &lens, const QString &question, const QString &practice, const QVariantMap &terms)
{
    AnswerTerms answer;
    answer.state = answerState(textOf(terms, "state"));
    answer.cause = notApplicableCause(textOf(terms, "cause"));
    answer.reason = textOf(terms, "reason");
    answer.notes = textOf(terms, "notes");
    edit(answer.state ? tr("Answer a practice") : tr("Take an answer back"),
         [this, answer, lens = lens.toStdString(), question = question.toStdString(),
          practice = practice.toStdString()](Transaction &transaction) {
             setAnswer(transaction, m_ids, lens, question, practice, answer);
         });
}

bool Session::decide(const QString &key, const QVariantMap &terms)
{
    const auto found = findings().find(key.toStdString());
    const auto status = decisionStatus(textOf(terms, "status"));
    if (found == findings().end() || !status)
        return false;
    DecisionTerms decision;
    decision.status = *status;
    decision.cause = notApplicableCause(textOf(terms, "cause"));
    decision.reason = textOf(terms, "reason");
    decision.owner = textOf(terms, "owner");
    decision.reviewBy = textOf(terms, "reviewBy");
    decision.decidedOn = QDate::currentDate().toString(Qt::ISODate).toStdString();
    Transaction probe(m_document);
    const auto decided = lensboard::decide(probe, m_ids, key.toStdString(), decision, found->second.factsHash);
    if (!decided) {
        Q_EMIT refused(fromUtf8(decided.error().message));
        return false;
    }
    return edit(tr("Decide “%1”").arg(fromUtf8(found->second.title)),
                [record = probe.record(*decided)](Transaction &transaction) { transaction.put(*record); });
}

void Session::undecide(const QString &key)
{
    edit(tr("Take a decision back"),
         [key = key.toStdString()](Transaction &transaction) { lensboard::undecide(transaction, key); });
}

QVariantList Session::staleDecisions() const
{
    QVariantList list;
    for (const StaleDecision &stale : lensboard::staleDecisions(m_document, m_judge.evaluator())) {
        const std::string rule = stale.decision.findingKey.substr(0, stale.decision.findingKey.find('|'));
        const Rule *known = m_judge.evaluator().rule(rule);
        list.append(QVariantMap{{QStringLiteral("key"), fromUtf8(stale.decision.findingKey)},
                                {QStringLiteral("title"), fromUtf8(known ? known->title : rule)},
                                {QStringLiteral("why"), fromUtf8(stale.why)},
                                {QStringLiteral("text"), fromUtf8(decisionSentence(stale.decision))}});
    }
    return list;
}

void Session::setRuleOn(const QString &rule, bool on)
{
    edit(on ? tr("Turn %1 on").arg(rule) : tr("Turn %1 off").arg(rule),
         [rule = rule.toStdString(), on](Transaction &transaction) { lensboard::setRuleOn(transaction, rule, on); });
}

void Session::setRuleSeverity(const QString &rule, const QString &severity)
{
    edit(severity.isEmpty() ? tr("Rate %1 as usual").arg(rule) : tr("Rate %1 as %2").arg(rule, severity),
         [rule = rule.toStdString(), word = severity.toStdString()](Transaction &transaction) {
             lensboard::setRuleSeverity(transaction, rule, word);
         });
}

void Session::setThreshold(const QString &limit, const QVariant &value)
{
    bool number = false;
    const double wanted = value.toDouble(&number);
    const Limit *known = catalog().limit(limit.toStdString());
    if (!known)
        return;
    std::optional<double> next;
    if (number && wanted != known->value)
        next = wanted;
    edit(tr("Change a threshold"), [limit = limit.toStdString(), next](Transaction &transaction) {
        lensboard::setThreshold(transaction, limit, next);
    });
}

QVariantList Session::adjustments() const
{
    QVariantList list;
    const auto add = [&list](const char *kind, const std::string &id, const QString &title, const QString &text) {
        list.append(QVariantMap{{QStringLiteral("kind"), QLatin1String(kind)},
                                {QStringLiteral("id"), fromUtf8(id)},
                                {QStringLiteral("title"), title},
                                {QStringLiteral("text"), text}});
    };
    const auto titleOf = [this](const std::string &id) {
        const Rule *rule = m_judge.evaluator().rule(id);
        return fromUtf8(rule ? rule->title : id);
    };
    const Workload &workload = m_document.workload();
    for (const std::string &rule : workload.rulesOff)
        add("off", rule, titleOf(rule), tr("%1 is off").arg(fromUtf8(rule)));
    for (const auto &[rule, severity] : workload.severities)
        add("severity", rule, titleOf(rule), tr("%1 is rated %2").arg(fromUtf8(rule), fromUtf8(severity)));
    for (const auto &[id, value] : workload.thresholds) {
        const Limit *limit = catalog().limit(id);
        const QString unit = limit ? fromUtf8(limit->unit) : QString();
        add("threshold", id, fromUtf8(limit ? limit->title : id),
            limit ? tr("%1 %2 instead of %3").arg(fromUtf8(numberText(value)), unit, fromUtf8(numberText(limit->value)))
                  : fromUtf8(numberText(value)));
    }
    return list;
}

void Session::readjust(const QString &kind, const QString &id)
{
    if (kind == QLatin1String("off"))
        setRuleOn(id, true);
    else if (kind == QLatin1String("severity"))
        setRuleSeverity(id, {});
    else
        edit(tr("Change a threshold"), [limit = id.toStdString()](Transaction &transaction) {
            lensboard::setThreshold(transaction, limit, std::nullopt);
        });
}

QVariantList Session::lensList() const
{
    QVariantList list;
    const auto entry = [](const QString &name, const QString &file, const QString &path, const QString &problem) {
        return QVariantMap{{QStringLiteral("name"), name},
                           {QStringLiteral("file"), file},
                           {QStringLiteral("path"), path},
                           {QStringLiteral("problem"), problem}};
    };
    const LensSet &lenses = m_judge.lenses();
    list.append(entry(fromUtf8(m_judge.lens().lens().name), {}, {}, {}));
    const std::vector<std::string> files = m_judge.lensFiles(m_document);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const QString path = fromUtf8(m_document.workload().lenses[i]);
        QString name = QFileInfo(path).fileName();
        QString problem;
        for (const LensSet::Entry &lens : lenses.lenses) {
            if (lens.file != files[i])
                continue;
            const int warnings = lens.package->loaded.count(LensIssue::Severity::Warning);
            name = fromUtf8(lens.package->lens().name);
            problem = warnings == 0 ? QString() : warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings);
        }
        for (const Error &error : lenses.problems) {
            if (error.file == files[i])
                problem = fromUtf8(error.toString());
        }
        list.append(entry(name, QFileInfo(path).fileName(), path, problem));
    }
    return list;
}

QStringList Session::lensIssues(const QString &path) const
{
    QStringList lines;
    const std::vector<std::string> files = m_judge.lensFiles(m_document);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (m_document.workload().lenses[i] != path.toStdString())
            continue;
        for (const LensSet::Entry &lens : m_judge.lenses().lenses) {
            if (lens.file != files[i])
                continue;
            for (const LensIssue &issue : lens.package->loaded.issues)
                lines.append(fromUtf8(issue.message + (issue.pointer.empty() ? "" : " (" + issue.pointer + ')')));
        }
    }
    return lines;
}

void Session::addLens(const QString &path)
{
    const QString file = path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
    const LensSet tried = openLenses({file.toStdString()});
    if (!tried.problems.empty()) {
        Q_EMIT failed(tr("“%1” cannot be used as a lens.").arg(QFileInfo(file).fileName()),
                      fromUtf8(tried.problems.front().toString()));
        return;
    }
    QString kept = QFileInfo(file).absoluteFilePath();
    if (!m_path.isEmpty()) {
        const QString relative = QFileInfo(m_path).absoluteDir().relativeFilePath(kept);
        if (!relative.startsWith(QLatin1String("..")))
            kept = relative;
    }
    const bool added =
        edit(tr("Add the lens %1").arg(fromUtf8(tried.lenses.back().package->lens().name)),
             [kept = kept.toStdString()](Transaction &transaction) { lensboard::addLens(transaction, kept); });
    if (!added)
        Q_EMIT noticed(tr("This lens is on the board already."));
}

void Session::removeLens(const QString &path)
{
    edit(tr("Remove a lens"),
         [path = path.toStdString()](Transaction &transaction) { lensboard::removeLens(transaction, path); });
}

QStringList Session::ruleProblems() const
{
    QStringList lines;
    for (const Error &problem : m_judge.evaluator().packs().problems)
        lines.append(fromUtf8(problem.toString()));
    for (const RuleFault &fault : m_judge.evaluator().faults())
        lines.append(fromUtf8(fault.rule + ": " + fault.message));
    return lines;
}

QString Session::rulesFolder() const
{
    return fromUtf8(userRulesFolder());
}

// Editors replace a file instead of writing into it, so folders are watched too, and paths are named anew each time.
void Session::watchFiles()
{
    QStringList wanted;
    for (const std::string &file : m_judge.lensFiles(m_document)) {
        wanted.append(fromUtf8(file));
        wanted.append(QFileInfo(fromUtf8(file)).absolutePath());
    }
    const QString rules = rulesFolder();
    for (QDir folder(rules); !folder.isRoot(); folder = QDir(QFileInfo(folder.path()).path())) {
        if (!folder.exists())
            continue;
        wanted.append(folder.path()); // the folder, or the nearest one in which it can appear
        break;
    }
    for (const std::string &file : rulePackFiles(rules.toStdString()))
        wanted.append(fromUtf8(file));
    wanted.removeDuplicates();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    QStringList gone;
    for (const QString &path : watched) {
        if (!wanted.contains(path))
            gone.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    for (const QString &path : wanted) {
        if (!watched.contains(path) && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
    m_lensStamp = stampOf(m_judge.lensFiles(m_document));
    m_rulesStamp = stampOf(rulePackFiles(rules.toStdString()));
}

QStringList Session::stampOf(const std::vector<std::string> &files) const
{
    QStringList stamp;
    for (const std::string &file : files) {
        const QFileInfo info(fromUtf8(file));
        stamp.append(QStringLiteral("%1 %2 %3")
                         .arg(info.filePath())
                         .arg(info.size())
                         .arg(info.lastModified().toMSecsSinceEpoch()));
    }
    return stamp;
}

void Session::readFilesAgain()
{
    if (m_busy) {
        m_rereading.start();
        return;
    }
    m_filesChanged = !m_shown;
    if (!m_shown)
        return;
    const bool lenses = stampOf(m_judge.lensFiles(m_document)) != m_lensStamp;
    const bool rules = stampOf(rulePackFiles(userRulesFolder())) != m_rulesStamp;
    if (!lenses && !rules) {
        watchFiles();
        return;
    }
    m_busy = true;
    if (lenses)
        m_judge.reloadLenses(m_document);
    if (rules) {
        const FindingDiff diff = merged(std::exchange(m_untold, {}), m_judge.reloadRules(m_document));
        if (!diff.empty())
            Q_EMIT findingsChanged(diff);
    }
    watchFiles();
    Q_EMIT verdictsChanged();
    Q_EMIT judgingChanged();
    m_busy = false;
    if (!m_focused.isEmpty() && findings().count(m_focused.toStdString()) == 0)
        focusFinding({});
    runQueue();
    if (rules)
        Q_EMIT noticed(ruleProblems().isEmpty() ? tr("Your rules were read again.")
                                                : tr("Your rules were read again; some are broken."));
    else
        Q_EMIT noticed(tr("A lens was read again."));
}

} // namespace lensboard
