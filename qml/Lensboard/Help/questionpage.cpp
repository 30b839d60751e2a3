// SPDX-License-Identifier: Apache-2.0
#include "questionpage.h"

#include <QList>

#include <algorithm>

namespace lensboard {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString levelWords(PracticeLevel level)
{
    switch (level) {
    case PracticeLevel::Required:
        return QStringLiteral("Required: without it the question is at high risk.");
    case PracticeLevel::Good:
        return QStringLiteral("Good: without it the question is at medium risk.");
    case PracticeLevel::Best:
        break;
    }
    return QStringLiteral("Best: not needed for a question without risk, unless the strict rules are on.");
}

QString thenNow(const ThenNow &change)
{
    QString block = QStringLiteral("**Then.** %1\n\n**Now.** %2").arg(text(change.then), text(change.now));
    if (!change.checkedOn.empty())
        block += QStringLiteral(" Checked on %1.").arg(text(change.checkedOn));
    if (!change.source.empty())
        block += QStringLiteral(" <%1>").arg(text(change.source));
    return block + QStringLiteral("\n\n");
}

QString practice(const PracticeNotes &notes, const Choice &choice)
{
    QString block = QStringLiteral("## %1\n\n*%2*\n\n").arg(text(notes.label), levelWords(notes.level));
    if (!notes.what.empty())
        block += text(notes.what) + QStringLiteral("\n\n");
    if (!notes.why.empty())
        block += QStringLiteral("**Why.** %1\n\n").arg(text(notes.why));
    if (!notes.how.empty()) {
        block += QStringLiteral("**How to get there**\n\n");
        int number = 0;
        for (const std::string &step : notes.how)
            block += QStringLiteral("%1. %2\n").arg(++number).arg(text(step));
        block += u'\n';
    }
    if (notes.thenNow)
        block += thenNow(*notes.thenNow);
    return block + QStringLiteral("In reports: “%1”.\n\n").arg(text(choice.title));
}

} // namespace

QString questionPage(const LensPackage &lens, const Pillar &pillar, const Question &question)
{
    QString page =
        QStringLiteral("# %1\n\n%2, pillar %3.\n\n")
            .arg(text(lens.notes.questionName(question)), text(question.title), text(lens.notes.pillarName(pillar)));
    page.replace(QStringLiteral("?, pillar"), QStringLiteral("? Pillar:"));
    QList<std::pair<const PracticeNotes *, const Choice *>> practices;
    for (const Choice &choice : question.choices) {
        if (const PracticeNotes *notes = lens.notes.practice(question.id, choice.id))
            practices.append({notes, &choice});
    }
    std::stable_sort(practices.begin(), practices.end(),
                     [](const auto &a, const auto &b) { return a.first->level < b.first->level; });
    for (const auto &[notes, choice] : practices)
        page += practice(*notes, *choice);
    return page + QStringLiteral("How practices become a risk: [How Lensboard judges](judging).\n");
}

} // namespace lensboard
