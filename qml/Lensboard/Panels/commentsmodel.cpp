// SPDX-License-Identifier: Apache-2.0
#include "commentsmodel.h"

#include <QDateTime>
#include <QLocale>

#include <map>
#include <tuple>

namespace lensboard {

namespace {

// As the system writes it, in the time of the place; what is no time stays as it was written.
QString inWords(const std::string &writtenAt)
{
    const QString text = QString::fromStdString(writtenAt);
    const QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) : text;
}

} // namespace

CommentsModel::CommentsModel(QObject *parent)
    : KeyedListModel(parent)
{
}

void CommentsModel::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::changed, this, [this] { follow(false); });
        connect(session, &Session::documentReplaced, this, [this] { follow(true); });
    }
    follow(true);
    Q_EMIT sessionChanged();
}

void CommentsModel::setWithResolved(bool shown)
{
    if (shown == m_withResolved)
        return;
    m_withResolved = shown;
    follow(false);
    Q_EMIT withResolvedChanged();
}

std::vector<CommentRow> CommentsModel::collect() const
{
    const Document &document = m_session->document();
    // Open before resolved, then the newest first; replies in the order of writing behind their first.
    using Place = std::tuple<bool, std::string, Id>;
    struct After
    {
        bool operator()(const Place &a, const Place &b) const
        {
            if (std::get<0>(a) != std::get<0>(b))
                return !std::get<0>(a);
            return std::tie(std::get<1>(a), std::get<2>(a)) > std::tie(std::get<1>(b), std::get<2>(b));
        }
    };
    std::map<Place, std::map<std::pair<std::string, Id>, const lensboard::Comment *>, After> threads;
    for (const auto &[id, comment] : document.comments()) {
        const lensboard::Comment *first = comment.thread.empty() ? nullptr : document.comment(comment.thread);
        const lensboard::Comment &head = first ? *first : comment;
        const std::string order = &head == &comment ? std::string() : comment.writtenAt;
        threads[{head.resolved, head.writtenAt, head.id}][{order, id}] = &comment;
    }
    std::vector<CommentRow> rows;
    for (const auto &[place, comments] : threads) {
        if (std::get<0>(place) && !m_withResolved)
            continue;
        for (const auto &[order, comment] : comments) {
            const QString name = m_session->nameOf(QString::fromStdString(comment->subject.text));
            rows.push_back({comment->id.text, std::get<2>(place).text, comment->subject.text, name.toStdString(),
                            comment->author, comment->writtenAt, comment->text, comment == comments.begin()->second,
                            comment == comments.rbegin()->second, std::get<0>(place), name.isEmpty()});
        }
    }
    return rows;
}

void CommentsModel::follow(bool afresh)
{
    std::vector<CommentRow> rows = m_session ? collect() : std::vector<CommentRow>();
    m_open = m_resolved = 0;
    if (m_session) {
        for (const auto &[id, comment] : m_session->document().comments()) {
            if (comment.thread.empty())
                ++(comment.resolved ? m_resolved : m_open);
        }
    }
    if (afresh)
        replace(std::move(rows));
    else
        sync(std::move(rows));
    Q_EMIT countChanged();
}

int CommentsModel::rowOf(const QString &subject) const
{
    for (std::size_t row = 0; row < rows().size(); ++row) {
        if (rows()[row].subject == subject.toStdString())
            return static_cast<int>(row);
    }
    return -1;
}

QVariant CommentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CommentRow &comment = row(index);
    switch (role) {
    case Comment:
        return QString::fromStdString(comment.key);
    case Thread:
        return QString::fromStdString(comment.thread);
    case Subject:
        return QString::fromStdString(comment.subject);
    case SubjectName:
        return comment.gone ? tr("Something that is gone") : QString::fromStdString(comment.subjectName);
    case Author:
        return QString::fromStdString(comment.author);
    case When:
        return inWords(comment.writtenAt);
    case Words:
        return QString::fromStdString(comment.text);
    case First:
        return comment.first;
    case Last:
        return comment.last;
    case Resolved:
        return comment.resolved;
    case Gone:
        return comment.gone;
    default:
        return {};
    }
}

QHash<int, QByteArray> CommentsModel::roleNames() const
{
    return {{Comment, "commentId"},      {Thread, "commentThread"},
            {Subject, "commentSubject"}, {SubjectName, "commentSubjectName"},
            {Author, "commentAuthor"},   {When, "commentWhen"},
            {Words, "commentText"},      {First, "commentFirst"},
            {Last, "commentLast"},       {Resolved, "commentResolved"},
            {Gone, "commentGone"}};
}

} // namespace lensboard
