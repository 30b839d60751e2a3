// SPDX-License-Identifier: Apache-2.0
#include "statusmodel.h"

#include "texts.h"

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
    if (!m_session)
        return;
    const Assessment &assessment = m_session->judge().assessment();
    m_high = assessment.findings.high;
    m_medium = assessment.findings.medium;
    m_low = assessment.findings.low;
    m_ask = assessment.findings.asking;
    m_pillars.clear();
    for (const PillarResult &pillar : assessment.pillars) {
        const FindingCounts &counts = pillar.findings;
        m_pillars.append(QVariantMap{{QStringLiteral("pillarId"), text(pillar.id)},
                                     {QStringLiteral("pillarName"), text(pillar.name)},
                                     {QStringLiteral("pillarCount"), counts.high + counts.medium + counts.low}});
    }
    judgeGate(m_session->judge().gate());
    tellRisks(m_session->judge().risks());
    Q_EMIT changed();
}

// In the vocabulary of the AWS Well-Architected Tool, whatever is not zero.
void StatusModel::tellRisks(const RiskCounts &risks)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString &words) {
        if (count > 0)
            parts.append(words.arg(count));
    };
    add(risks.high, tr("%1 high"));
    add(risks.medium, tr("%1 medium"));
    add(risks.none, tr("%1 none"));
    add(risks.unanswered, tr("%1 unanswered"));
    add(risks.notApplicable, tr("%1 not applicable"));
    m_risks = parts.join(QStringLiteral(" · "));
}

void StatusModel::judgeGate(const Gate &gate)
{
    m_ready = gate.ready;
    QStringList sentences;
    for (const std::string &sentence : gate.sentences())
        sentences.append(text(sentence));
    m_gateDetail = sentences.join(QLatin1Char('\n'));
    if (gate.ready) {
        m_gateText = tr("Ready for production");
        m_gateDetail = tr("No high risk is left, and no question can still become one.");
        return;
    }
    m_gateText = tr("Not ready");
    for (const GateBlocker &blocker : gate.blockers) {
        const int items = static_cast<int>(blocker.items.size());
        if (blocker.kind == GateBlocker::Kind::NothingDrawn)
            m_gateText = tr("Nothing drawn yet");
        if (blocker.kind == GateBlocker::Kind::OpenQuestions)
            m_gateText = items == 1 ? tr("Not ready: 1 open question") : tr("Not ready: %1 open questions").arg(items);
    }
    if (m_high > 0)
        m_gateText = m_high == 1 ? tr("Not ready: 1 high risk") : tr("Not ready: %1 high risks").arg(m_high);
}

} // namespace lensboard
