// SPDX-License-Identifier: Apache-2.0
#include "statusmodel.h"

namespace lensboard {

void StatusModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::verdictsChanged, this, &StatusModel::refresh);
    Q_EMIT sessionChanged();
    refresh();
}

void StatusModel::refresh()
{
    m_high = m_medium = m_low = m_ask = 0;
    if (!m_session)
        return;
    for (const auto &[key, finding] : m_session->findings()) {
        if (finding.decided)
            continue;
        if (finding.verdict == FindingVerdict::Ask)
            ++m_ask;
        if (finding.verdict == FindingVerdict::Fail)
            ++(finding.severity == Severity::High ? m_high : finding.severity == Severity::Medium ? m_medium : m_low);
    }
    m_gateText = m_session->elementCount() == 0 ? tr("Nothing drawn yet") : tr("Not judged yet");
    Q_EMIT changed();
}

} // namespace lensboard
