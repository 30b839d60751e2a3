// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"

#include <QObject>
#include <QPointer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

// The verdict in numbers, for the status bar and the tabs: findings by severity, open points, counts per pillar, and
// whether the workload may go to production. Decided findings are not counted.
namespace lensboard {

class StatusModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(int high READ high NOTIFY changed)
    Q_PROPERTY(int medium READ medium NOTIFY changed)
    Q_PROPERTY(int low READ low NOTIFY changed)
    Q_PROPERTY(int ask READ ask NOTIFY changed)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(QString gateText READ gateText NOTIFY changed)
    // "2 high · 1 none · 6 unanswered": the questions of all lenses
    Q_PROPERTY(QString risks READ risks NOTIFY changed)
    Q_PROPERTY(QString gateDetail READ gateDetail NOTIFY changed)
    // {pillarId, pillarName, pillarCount, pillarWorst} in the order of the lens; those without findings included.
    Q_PROPERTY(QVariantList pillars READ pillars NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] int high() const { return m_high; }
    [[nodiscard]] int medium() const { return m_medium; }
    [[nodiscard]] int low() const { return m_low; }
    [[nodiscard]] int ask() const { return m_ask; }
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] QString gateText() const { return m_gateText; }
    [[nodiscard]] QString gateDetail() const { return m_gateDetail; }
    [[nodiscard]] QString risks() const { return m_risks; }
    [[nodiscard]] QVariantList pillars() const { return m_pillars; }

Q_SIGNALS:
    void sessionChanged();
    void changed();

private:
    void refresh();
    void judgeGate(const Gate &gate);
    void tellRisks(const RiskCounts &risks);

    QPointer<Session> m_session;
    int m_high = 0;
    int m_medium = 0;
    int m_low = 0;
    int m_ask = 0;
    bool m_ready = false;
    QString m_gateText;
    QString m_risks;
    QString m_gateDetail;
    QVariantList m_pillars;
};

} // namespace lensboard
