// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

// What can be stated about the selection: one row per property with its editor and its state (stated, absent, unknown,
// or mixed among several). Nothing selected: the workload. The head tells what is selected, and the kinds and modes of
// an edge. Writing goes through the session and is undoable.
namespace lensboard {

struct PropertyRow
{
    std::string key;
    const PropertyDefinition *definition = nullptr; // null for a property that the catalogue does not know
    std::string state;                              // stated, absent, unknown, mixed
    PropertyValue value;
    friend bool operator==(const PropertyRow &, const PropertyRow &) = default;
};

class InspectorModel : public LENSBOARD_KEYED_LIST_MODEL(PropertyRow)
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    // workload, node, edge, boundary, note, many (of one type or of several)
    Q_PROPERTY(QString kind READ kind NOTIFY headChanged)
    Q_PROPERTY(QString subject READ subject NOTIFY headChanged)
    Q_PROPERTY(int amount READ amount NOTIFY headChanged)
    Q_PROPERTY(QString name READ name NOTIFY headChanged)
    Q_PROPERTY(QString typeId READ typeId NOTIFY headChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY headChanged)
    Q_PROPERTY(QString origin READ origin NOTIFY headChanged)
    Q_PROPERTY(bool gone READ isGone NOTIFY headChanged) // from the template, all of the selection
    // {value, text, checked} and {value, text}
    Q_PROPERTY(QVariantList kindOptions READ kindOptions NOTIFY headChanged)
    Q_PROPERTY(QVariantList modeOptions READ modeOptions NOTIFY headChanged)
    Q_PROPERTY(QString mode READ mode NOTIFY headChanged)
    Q_PROPERTY(QString stage READ stage NOTIFY headChanged)
    Q_PROPERTY(QString environment READ environment NOTIFY headChanged)
    Q_PROPERTY(QString riskRules READ riskRules NOTIFY headChanged)

public:
    enum Role {
        PropertyId = Qt::UserRole + 1,
        Title,
        Group,
        Editor,
        Options,
        Unit,
        State,
        Value,
        ValueText,
        Default,
        Effective,
        Help,
        Reason,
        Range,
        FromTemplate,
        Leads
    };
    Q_ENUM(Role)

    explicit InspectorModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] QString kind() const;
    [[nodiscard]] QString subject() const;
    [[nodiscard]] int amount() const { return static_cast<int>(m_subjects.size()); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString typeId() const;
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString origin() const;
    [[nodiscard]] bool isGone() const;
    [[nodiscard]] QVariantList kindOptions() const;
    [[nodiscard]] QVariantList modeOptions() const;
    [[nodiscard]] QString mode() const;
    [[nodiscard]] QString stage() const;
    [[nodiscard]] QString environment() const;
    [[nodiscard]] QString riskRules() const;

    Q_INVOKABLE void state(const QString &property, const QVariant &value);
    Q_INVOKABLE void stateAbsent(const QString &property);
    Q_INVOKABLE void forget(const QString &property);
    Q_INVOKABLE void toggleKind(const QString &kind);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void headChanged();

private:
    void selectionMoved();
    void follow(const ChangeSet &change);
    [[nodiscard]] std::vector<Id> subjectsNow() const;
    [[nodiscard]] std::vector<PropertyRow> collect() const;
    [[nodiscard]] PropertyRow rowFor(const std::string &property, const PropertyDefinition *definition) const;
    [[nodiscard]] const Edge *edge() const;

    QPointer<Session> m_session;
    std::vector<Id> m_subjects;
};

} // namespace lensboard
