// SPDX-License-Identifier: Apache-2.0
// Comments and their threads.
#include "annotations.h"

#include "edit/annotations.h"

#include <QDateTime>

namespace lensboard {

namespace {

Id toId(const QString &text)
{
    return Id(text.toStdString());
}

std::string now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
}

} // namespace

QString Annotations::comment(const QString &subject, const QString &text)
{
    if (!m_session || text.trimmed().isEmpty() || !m_session->document().contains(toId(subject)))
        return {};
    Id added;
    m_session->edit(tr("Comment on %1").arg(m_session->nameOf(subject)), [&](Transaction &transaction) {
        added = addComment(transaction, m_session->ids(), toId(subject), author().toStdString(), now(),
                           text.trimmed().toStdString());
    });
    return QString::fromStdString(added.text);
}

void Annotations::reply(const QString &thread, const QString &text)
{
    if (!m_session || text.trimmed().isEmpty())
        return;
    m_session->edit(tr("Reply"), [&](Transaction &transaction) {
        lensboard::reply(transaction, m_session->ids(), toId(thread), author().toStdString(), now(),
                         text.trimmed().toStdString());
    });
}

void Annotations::resolve(const QString &thread, bool resolved)
{
    if (m_session)
        m_session->edit(
            resolved ? tr("Resolve a comment") : tr("Open a comment again"),
            [id = toId(thread), resolved](Transaction &transaction) { setResolved(transaction, id, resolved); });
}

void Annotations::removeComment(const QString &id)
{
    if (m_session)
        m_session->edit(tr("Delete a comment"),
                        [id = toId(id)](Transaction &transaction) { lensboard::removeComment(transaction, id); });
}

} // namespace lensboard
