// SPDX-License-Identifier: Apache-2.0
#include "questionsmodel.h"

#include "lens/builtin.h"
#include "texts.h"

namespace lensboard {

namespace {

int number(Risk risk)
{
    switch (risk) {
    case Risk::None:
        return 0;
    case Risk::Medium:
        return 1;
    case Risk::High:
        return 2;
    case Risk::Unanswered:
    case Risk::NotApplicable:
        break;
    }
    return -1;
}

QString riskName(Risk risk)
{
    switch (risk) {
    case Risk::None:
        return QuestionsModel::tr("none");
    case Risk::Medium:
        return QuestionsModel::tr("medium");
    case Risk::High:
        return QuestionsModel::tr("high");
    case Risk::Unanswered:
    case Risk::NotApplicable:
        break;
    }
    return {};
}

QString summaryOf(const QuestionVerdict &verdict)
{
    if (verdict.now == Risk::NotApplicable)
        return QuestionsModel::tr("Does not apply to this drawing.");
    if (verdict.best == verdict.worst)
        return verdict.best == Risk::None ? QuestionsModel::tr("No risk.")
                                          : QuestionsModel::tr("Settled: %1 risk.").arg(riskName(verdict.best));
    QString range = QuestionsModel::tr("Open: %1 or %2.").arg(riskName(verdict.best), riskName(verdict.worst));
    if (verdict.best == Risk::None && verdict.worst == Risk::High)
        range = QuestionsModel::tr("Open: anything from none to high.");
    const std::size_t answers = verdict.settle.empty() ? 0 : verdict.settle.front().size();
    if (answers == 1)
        return range + QLatin1Char(' ') + QuestionsModel::tr("One answer settles it.");
    if (answers > 1)
        return range + QLatin1Char(' ') + QuestionsModel::tr("%1 answers settle it.").arg(answers);
    return range;
}

// "Idempotency and Retries, or Quotas": the smallest sets of practices whose answers settle the question.
QString settlesOf(const QuestionResult &question)
{
    const auto labelOf = [&](const std::string &id) {
        for (const PracticeResult &practice : question.practices) {
            if (practice.id == id)
                return QStringLiteral("“%1”").arg(text(practice.label));
        }
        return text(id);
    };
    QStringList sets;
    for (const std::vector<std::string> &set : question.verdict.settle) {
        QStringList labels;
        for (const std::string &id : set)
            labels.append(labelOf(id));
        const QString last = labels.takeLast();
        sets.append(labels.isEmpty() ? last
                                     : QuestionsModel::tr("%1 and %2").arg(labels.join(QLatin1String(", ")), last));
        if (sets.size() == 2)
            break;
    }
    return sets.join(QuestionsModel::tr(", or "));
}

QString wordsOf(const PracticeResult &practice)
{
    if (practice.verdict.contradicted)
        return PracticesModel::tr("answered, but the drawing disagrees");
    if (practice.verdict.answered)
        return PracticesModel::tr("answered");
    switch (practice.verdict.state) {
    case PracticeState::Met:
        return PracticesModel::tr("proved");
    case PracticeState::NotApplicable:
        return PracticesModel::tr("does not apply");
    case PracticeState::Unknown:
        return practice.asking > 0 ? PracticesModel::tr("%1 to ask").arg(practice.asking)
                                   : PracticesModel::tr("only people can tell");
    case PracticeState::PartlyMet:
    case PracticeState::NotMet:
        break;
    }
    return practice.failing == 1 ? PracticesModel::tr("1 finding")
                                 : PracticesModel::tr("%1 findings").arg(practice.failing);
}

} // namespace

void PracticesModel::show(const std::string &lens, const QuestionResult &question, const Document &document)
{
    std::vector<PracticeRow> next;
    for (const PracticeResult &practice : question.practices)
        next.push_back({practice.id, lens, question.id, practice, wordsOf(practice), {}, {}, {}});
    for (const auto &[id, answer] : document.answers()) {
        if (answer.question != question.id || lensAliasFrom(answer.lens) != lens)
            continue;
        for (PracticeRow &row : next) {
            if (row.key != answer.practice)
                continue;
            row.cause = answer.cause ? std::string(toWord(*answer.cause)) : std::string();
            row.reason = answer.reason;
            row.notes = answer.notes;
        }
    }
    sync(std::move(next));
}

QVariant PracticesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PracticeResult &practice = row(index).result;
    switch (role) {
    case Id:
        return text(practice.id);
    case Question:
        return text(row(index).question);
    case Qt::DisplayRole:
    case Label:
        return text(practice.label);
    case Title:
        return text(practice.title);
    case Level:
        return text(practiceLevelWord(practice.level));
    case State:
        return text(practiceStateWord(practice.verdict.state));
    case Words:
        return row(index).words;
    case Answer:
        return practice.verdict.answered ? text(practiceStateWord(practice.verdict.state)) : QString();
    case Cause:
        return text(row(index).cause);
    case Reason:
        return text(row(index).reason);
    case Notes:
        return text(row(index).notes);
    case Lens:
        return text(row(index).lens);
    case Contradicted:
        return practice.verdict.contradicted;
    case By: { // to go to it; all of them may be thousands
        const std::string key = practice.by ? practice.by->first() : std::string();
        return key.empty() ? QStringList() : QStringList{text(key)};
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> PracticesModel::roleNames() const
{
    return {{Id, "practiceId"},         {Question, "practiceQuestion"},
            {Label, "practiceLabel"},   {Title, "practiceTitle"},
            {Level, "practiceLevel"},   {State, "practiceState"},
            {Words, "practiceWords"},   {Answer, "practiceAnswer"},
            {Lens, "practiceLens"},     {Cause, "practiceCause"},
            {Reason, "practiceReason"}, {Notes, "practiceNotes"},
            {By, "practiceBy"},         {Contradicted, "practiceContradicted"}};
}

QuestionsModel::QuestionsModel(QObject *parent)
    : KeyedListModel(parent)
{
}

void QuestionsModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::verdictsChanged, this, &QuestionsModel::follow);
    Q_EMIT sessionChanged();
    follow();
}

void QuestionsModel::follow()
{
    std::vector<QuestionRow> next;
    if (m_session) {
        for (std::size_t lens = 0; lens < m_session->judge().lensCount(); ++lens) {
            const std::string &alias = m_session->judge().lens(lens).lens().alias;
            bool leads = true;
            for (const QuestionResult &question : m_session->judge().assessment(lens).questions) {
                const std::string key = alias + '/' + question.id;
                PracticesModel *&practices = m_practices[key];
                if (!practices)
                    practices = new PracticesModel(this);
                practices->show(alias, question, m_session->document());
                next.push_back({key, lens, leads, question});
                leads = false;
            }
        }
    }
    const int before = rowCount();
    sync(std::move(next));
    if (rowCount() != before)
        Q_EMIT countChanged();
}

QVariantMap QuestionsModel::notes(const QString &lens, const QString &question, const QString &practice) const
{
    if (!m_session)
        return {};
    const LensPackage *package = m_session->judge().lensNamed(lens.toStdString());
    if (!package)
        return {};
    const PracticeNotes *notes = package->notes.practice(question.toStdString(), practice.toStdString());
    if (!notes) {
        const Question *asked = package->lens().question(question.toStdString());
        const Choice *choice = asked ? asked->choice(practice.toStdString()) : nullptr;
        return {{QStringLiteral("what"),
                 choice && choice->helpfulResource ? text(choice->helpfulResource->displayText) : QString()},
                {QStringLiteral("why"),
                 choice && choice->improvementPlan ? text(choice->improvementPlan->displayText) : QString()}};
    }
    QStringList how;
    for (const std::string &step : notes->how)
        how.append(text(step));
    return {{QStringLiteral("what"), text(notes->what)},
            {QStringLiteral("why"), text(notes->why)},
            {QStringLiteral("how"), how},
            {QStringLiteral("then"), notes->thenNow ? text(notes->thenNow->then) : QString()},
            {QStringLiteral("now"), notes->thenNow ? text(notes->thenNow->now) : QString()}};
}

QVariant QuestionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QuestionResult &question = row(index).result;
    switch (role) {
    case Id:
        return text(question.id);
    case Code:
        return text(question.code);
    case Qt::DisplayRole:
    case Label:
        return text(question.label);
    case Title:
        return text(question.title);
    case Lens:
        return text(m_session->judge().lens(row(index).lens).lens().alias);
    case LensName:
        return text(m_session->judge().lens(row(index).lens).lens().name);
    case Leads:
        return row(index).leads && m_session->judge().lensCount() > 1;
    case Pillar:
        for (const PillarResult &pillar : m_session->judge().assessment(row(index).lens).pillars) {
            if (pillar.id == question.pillar)
                return text(pillar.name);
        }
        return text(question.pillar);
    case Now:
        return number(question.verdict.now);
    case Best:
        return std::max(0, number(question.verdict.best));
    case Worst:
        return std::max(0, number(question.verdict.worst));
    case Applicable:
        return question.verdict.now != Risk::NotApplicable;
    case Summary:
        return summaryOf(question.verdict);
    case Settles:
        return settlesOf(question);
    case Practices:
        return QVariant::fromValue<QObject *>(m_practices.at(row(index).key));
    default:
        return {};
    }
}

QHash<int, QByteArray> QuestionsModel::roleNames() const
{
    return {{Id, "questionId"},
            {Code, "questionCode"},
            {Label, "questionLabel"},
            {Title, "questionTitle"},
            {Pillar, "questionPillar"},
            {Now, "questionNow"},
            {Best, "questionBest"},
            {Worst, "questionWorst"},
            {Applicable, "questionApplicable"},
            {Summary, "questionSummary"},
            {Settles, "questionSettles"},
            {Lens, "questionLens"},
            {LensName, "questionLensName"},
            {Leads, "questionLeads"},
            {Practices, "questionPractices"}};
}

} // namespace lensboard
