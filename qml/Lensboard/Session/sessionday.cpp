// SPDX-License-Identifier: Apache-2.0
#include "session.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

// Review dates of decisions pass while the program is open.
namespace lensboard {

void Session::setToday(const QDate &date)
{
    const std::string today = date.toString(Qt::ISODate).toStdString();
    if (today == m_judge.today())
        return;
    m_busy = true;
    const FindingDiff diff = merged(std::exchange(m_untold, {}), m_judge.setToday(m_document, today));
    if (!diff.empty())
        Q_EMIT findingsChanged(diff);
    Q_EMIT verdictsChanged();
    if (m_judge.pending() && m_shown)
        m_slices.start();
    m_busy = false;
    runQueue();
}

// At midnight; looks sooner too, because a computer that slept or whose clock was set does not keep time for a timer.
void Session::followDay()
{
    constexpr qint64 soonest = 1000;
    constexpr qint64 latest = 600000;
    if (!m_busy)
        setToday(QDate::currentDate());
    const QDateTime now = QDateTime::currentDateTime();
    const qint64 left = now.msecsTo(now.date().addDays(1).startOfDay());
    m_day.start(static_cast<int>(std::clamp(left, soonest, latest)));
}

} // namespace lensboard
