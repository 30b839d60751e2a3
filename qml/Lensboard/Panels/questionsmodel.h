// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

#include <map>

// The questions of the lens with their risk now and the range it can still take, each with its practices as a list of
// its own. Rows change in place; they never come or go while the lens stays.
namespace lensboard {

struct PracticeRow
{
    std::string key;
    std::string question;
    PracticeResult result;
    QString words; // "2 findings", "proved", "answered"
    friend bool operator==(const PracticeRow &, const PracticeRow &) = default;
};

class PracticesModel : public KeyedListModel<PracticeRow>
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Role { Id = Qt::UserRole + 1, Question, Label, Title, Level, State, Words, Answer, Contradicted, By };
    using KeyedListModel::KeyedListModel;

    void show(const QuestionResult &question);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

struct QuestionRow
{
    std::string key;
    QuestionResult result;
    friend bool operator==(const QuestionRow &, const QuestionRow &) = default;
};

class QuestionsModel : public KeyedListModel<QuestionRow>
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { Id = Qt::UserRole + 1, Code, Label, Title, Pillar, Now, Best, Worst, Applicable, Summary, Practices };
    Q_ENUM(Role)

    explicit QuestionsModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] int count() const { return rowCount(); }
    // {what, why, how: [text], then, now} of the side file.
    Q_INVOKABLE QVariantMap notes(const QString &question, const QString &practice) const;

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
