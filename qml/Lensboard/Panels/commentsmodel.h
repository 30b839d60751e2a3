// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

// What people said about the board: threads with their replies beneath, open ones first, the newest thread on top;
// resolved ones only when asked for.
namespace lensboard {

struct CommentRow
{
    std::string key;    // id of the comment
    std::string thread; // id of the first one
    std::string subject;
    std::string subjectName;
    std::string author;
    std::string writtenAt;
    std::string text;
    bool first = true;
    bool last = true; // of its thread
    bool resolved = false;
    bool gone = false; // what it is about
    friend bool operator==(const CommentRow &, const CommentRow &) = default;
};

class CommentsModel : public LENSBOARD_KEYED_LIST_MODEL(CommentRow)
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(bool withResolved READ withResolved WRITE setWithResolved NOTIFY withResolvedChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Threads.
    Q_PROPERTY(int open READ open NOTIFY countChanged)
    Q_PROPERTY(int resolved READ resolved NOTIFY countChanged)

public:
    enum Role {
        Comment = Qt::UserRole + 1,
        Thread,
        Subject,
        SubjectName,
        Author,
        When,
        Words,
        First,
        Last,
        Resolved,
        Gone
    };
    Q_ENUM(Role)

    explicit CommentsModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] bool withResolved() const { return m_withResolved; }
    void setWithResolved(bool shown);
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] int resolved() const { return m_resolved; }
    // The row of the first comment about the record, or -1.
    Q_INVOKABLE int rowOf(const QString &subject) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void withResolvedChanged();
    void countChanged();

private:
    void follow(bool afresh);
    [[nodiscard]] std::vector<CommentRow> collect() const;

    QPointer<Session> m_session;
    bool m_withResolved = false;
    int m_open = 0;
    int m_resolved = 0;
};

} // namespace lensboard
