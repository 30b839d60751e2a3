// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

#include <map>

// The questions of every lens of the board with their risk now and the range it can still take, each with its practices
// as a list of its own. Rows change in place; they come and go with lenses only.
namespace lensboard {

struct PracticeRow
{
    std::string key;
    std::string lens; // alias
    std::string question;
    PracticeResult result;
    QString words;     // "2 findings", "proved", "answered"
    std::string cause; // of a person's answer
    std::string reason;
    std::string notes;
    friend bool operator==(const PracticeRow &, const PracticeRow &) = default;
};

class PracticesModel : public LENSBOARD_KEYED_LIST_MODEL(PracticeRow)
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role {
        Id = Qt::UserRole + 1,
        Question,
        Label,
        Title,
        Level,
        State,
        Words,
        Answer,
        Cause,
        Reason,
        Notes,
        Contradicted,
        By,
        Lens
    };
    using KeyedListModel::KeyedListModel;

    void show(const std::string &lens, const QuestionResult &question, const Document &document);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

struct QuestionRow
{
    std::string key;
    std::size_t lens = 0; // index in the judge's list
    bool leads = false;   // first of its lens
    QuestionResult result;
    friend bool operator==(const QuestionRow &, const QuestionRow &) = default;
};

class QuestionsModel : public LENSBOARD_KEYED_LIST_MODEL(QuestionRow)
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        Id = Qt::UserRole + 1,
        Code,
        Label,
        Title,
        Pillar,
        Now,
        Best,
        Worst,
        Applicable,
        Summary,
        Settles,
        Practices,
        Lens,
        LensName,
        Leads
    };
    Q_ENUM(Role)

    explicit QuestionsModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] int count() const { return rowCount(); }
    // {what, why, how: [text], then, now} of the side file; what the lens says itself where there is none.
    Q_INVOKABLE QVariantMap notes(const QString &lens, const QString &question, const QString &practice) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void countChanged();

private:
    void follow();

    QPointer<Session> m_session;
    std::map<std::string, PracticesModel *> m_practices;
};

} // namespace lensboard
