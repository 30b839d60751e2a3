// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

// The failing findings of a session, worst first, decided ones last, moved row by row with each edit. Several findings
// of one rule and severity stand behind one row that can be opened, so that a list stays as long as there are things
// to know. Filters by pillar and severity (empty: all). `detail` tells everything about one finding, for the open row.
namespace lensboard {

struct FindingRow
{
    std::string key;
    int rank = 0; // 0 high … 2 low, 3 decided
    std::string title;
    std::string rule;
    std::string message;
    int count = 0;       // of a row that stands for several: how many; 0: a finding
    bool member = false; // one of several
    bool open = false;   // a row that stands for several, and they are listed below it
    friend bool operator==(const FindingRow &, const FindingRow &) = default;
    friend auto operator<=>(const FindingRow &a, const FindingRow &b)
    {
        return std::tie(a.rank, a.title, a.rule, a.message, a.key) <=>
               std::tie(b.rank, b.title, b.rule, b.message, b.key);
    }
};

class FindingsModel : public LENSBOARD_KEYED_LIST_MODEL(FindingRow)
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(QString pillar READ pillar WRITE setPillar NOTIFY filterChanged)
    Q_PROPERTY(QString severity READ severity WRITE setSeverity NOTIFY filterChanged)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Row of the first decided finding, or -1.
    Q_PROPERTY(int firstDecided READ firstDecided NOTIFY revised)
    // Goes up whenever a detail may read differently.
    Q_PROPERTY(int revision READ revision NOTIFY revised)

public:
    enum Role {
        Key = Qt::UserRole + 1,
        Title,
        Message,
        SeverityWord,
        Section,
        Where,
        Decided,
        Reopened,
        Leading,
        Fixable,
        Several,
        Member,
        Opened
    };
    Q_ENUM(Role)

    explicit FindingsModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] QString pillar() const { return m_pillar; }
    void setPillar(const QString &pillar);
    [[nodiscard]] QString severity() const { return m_severity; }
    void setSeverity(const QString &severity);
    [[nodiscard]] bool isFiltered() const { return !m_pillar.isEmpty() || !m_severity.isEmpty(); }
    // Findings, not rows.
    [[nodiscard]] int count() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] int firstDecided() const;
    [[nodiscard]] int revision() const { return m_revision; }

    // {message, why, falseAlarm, tree: [{depth, text, value}], path: [name], sources, checkedOn, fixes, rule, severity,
    // rated, leading, decided, decision, reopened, terms}; empty for an unknown key.
    Q_INVOKABLE QVariantMap detail(const QString &key) const;
    // Opens or closes a row that stands for several findings.
    Q_INVOKABLE void toggle(const QString &key);
    // Row of the finding, or of the one that stands for it; -1 when it is filtered away or gone.
    Q_INVOKABLE int rowOf(const QString &key) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void filterChanged();
    void countChanged();
    void revised();

private:
    [[nodiscard]] std::vector<FindingRow> folded() const;
    [[nodiscard]] bool accepts(const Finding &finding) const;
    void openFocused();
    [[nodiscard]] QVariant ofSeveral(const FindingRow &row, int role) const;
    [[nodiscard]] QString severalText(const FindingRow &row) const;
    void addDecision(const Finding &finding, QVariantMap &detail) const;
    [[nodiscard]] QVariantList limitsOf(const std::string &rule) const;
    [[nodiscard]] QStringList pathNames(const Finding &finding) const;
    [[nodiscard]] FindingRow rowFor(const Finding &finding) const;
    void refill();
    void follow(const FindingDiff &diff);
    void gather();
    void tell();
    void show(const std::string &key);
    [[nodiscard]] QString whereText(const Finding &finding) const;

    QPointer<Session> m_session;
    QString m_pillar;
    QString m_severity;
    std::set<std::string> m_open; // keys of the opened rows that stand for several
    int m_revision = 0;
    std::set<FindingRow> m_all; // one for each finding that passes the filters, as they are listed
    std::unordered_map<std::string, std::set<FindingRow>::const_iterator> m_places; // by key
};

} // namespace lensboard
