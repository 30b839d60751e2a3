// SPDX-License-Identifier: Apache-2.0
#include "annotations.h"

#include "edit/annotations.h"
#include "edit/groups.h"
#include "edit/lock.h"
#include "edit/nodes.h"
#include "scene/items.h"

#include <QSettings>

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

const QString authorKey = QStringLiteral("person/name");

Id toId(const QString &text)
{
    return Id(text.toStdString());
}

QString systemUser()
{
    for (const char *variable : {"LENSBOARD_AUTHOR", "USER", "LOGNAME", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable).trimmed();
        if (!name.isEmpty())
            return name;
    }
    return Annotations::tr("Somebody");
}

// Wide enough for its text, high enough to show all of it.
void fit(Note &note)
{
    note.frame.height = std::max(note.frame.height, std::ceil(noteHeight(note) / 20) * 20);
}

} // namespace

Annotations::Annotations(QObject *parent)
    : QObject(parent)
{
}

void Annotations::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::selectionChanged, this, &Annotations::selectionChanged);
        connect(session, &Session::contentChanged, this, &Annotations::selectionChanged);
    }
    Q_EMIT sessionChanged();
    Q_EMIT selectionChanged();
}

QString Annotations::author() const
{
    const QString said = QSettings().value(authorKey).toString().trimmed();
    return said.isEmpty() ? systemUser() : said;
}

void Annotations::setAuthor(const QString &name)
{
    if (name.trimmed() == author())
        return;
    QSettings().setValue(authorKey, name.trimmed());
    Q_EMIT authorChanged();
}

QString Annotations::kind() const
{
    QString kind;
    if (!m_session)
        return kind;
    for (const Id &id : m_session->selected()) {
        const Note *note = m_session->document().note(id);
        const QString made = note ? note->style == NoteStyle::Text ? QStringLiteral("text") : QStringLiteral("note")
                             : m_session->document().stroke(id) ? QStringLiteral("stroke")
                                                                : QString();
        if (made.isEmpty() || (!kind.isEmpty() && kind != made))
            return {};
        kind = made;
    }
    return kind;
}

QString Annotations::ink() const
{
    if (kind().isEmpty())
        return {};
    const Id &id = m_session->selected().front();
    const Note *note = m_session->document().note(id);
    const auto word = toWord(note ? note->ink : m_session->document().stroke(id)->ink);
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

double Annotations::strokeWidth() const
{
    const Stroke *stroke = m_session && !m_session->selected().empty()
                               ? m_session->document().stroke(m_session->selected().front())
                               : nullptr;
    return stroke ? stroke->width : 0;
}

const Note *Annotations::selectedNote() const
{
    if (!m_session)
        return nullptr;
    const Note *found = nullptr;
    for (const Id &id : m_session->selected()) {
        const Note *note = m_session->document().note(id);
        if (note && found)
            return nullptr;
        if (note)
            found = note;
        else if (!m_session->document().node(id))
            return nullptr;
    }
    return found && m_session->selected().size() <= 2 ? found : nullptr;
}

const Node *Annotations::goalOfTie() const
{
    const Note *note = selectedNote();
    if (!note)
        return nullptr;
    const Node *best = nullptr;
    for (const Id &id : m_session->selected()) {
        if (const Node *node = m_session->document().node(id))
            return node;
    }
    const auto away = [note](const Node &node) {
        const Point a = node.frame.center();
        const Point b = note->frame.center();
        return std::hypot(a.x - b.x, a.y - b.y);
    };
    for (const auto &[id, node] : m_session->document().nodes()) {
        if (!best || away(node) < away(*best))
            best = &node;
    }
    return best;
}

QString Annotations::tiedTo() const
{
    const Note *note = selectedNote();
    return note && !note->attached.empty() ? m_session->nameOf(QString::fromStdString(note->attached.text)) : QString();
}

QString Annotations::tieGoal() const
{
    const Node *node = goalOfTie();
    return node ? m_session->nameOf(QString::fromStdString(node->id.text)) : QString();
}

bool Annotations::isLocked() const
{
    return m_session && std::any_of(m_session->selected().begin(), m_session->selected().end(), [this](const Id &id) {
               const auto record = m_session->document().record(id);
               return record && lensboard::isLocked(*record);
           });
}

bool Annotations::canGroup() const
{
    if (!m_session || m_session->selected().size() < 2)
        return false;
    Transaction trial(m_session->document());
    IdSource ids(1);
    return !group(trial, ids, m_session->selected()).empty();
}

bool Annotations::isGrouped() const
{
    if (!m_session || m_session->selected().empty() || m_session->document().groups().empty())
        return false;
    Transaction trial(m_session->document());
    ungroup(trial, m_session->selected());
    return !trial.change().empty();
}

QString Annotations::addNote(const QString &style, double x, double y)
{
    if (!m_session)
        return {};
    Id added;
    const bool text = style == QLatin1String("text");
    m_session->edit(text ? tr("Add text") : tr("Add note"), [&](Transaction &transaction) {
        added = lensboard::addNote(transaction, m_session->ids(), {}, {0, 0});
        auto note = *transaction.as<Note>(added);
        if (text) {
            note.style = NoteStyle::Text;
            note.ink = Ink::Grey;
            note.frame.height = 40;
        }
        note.frame.x = std::round((x - note.frame.width / 2) / 20) * 20;
        note.frame.y = std::round((y - note.frame.height / 2) / 20) * 20;
        note.parent = boundaryAt(transaction, note.frame.center());
        transaction.put(std::move(note));
    });
    m_session->select({added});
    return QString::fromStdString(added.text);
}

bool Annotations::isNote(const QString &id) const
{
    return m_session && m_session->document().note(toId(id));
}

bool Annotations::isStroke(const QString &id) const
{
    return m_session && m_session->document().stroke(toId(id));
}

QString Annotations::textOf(const QString &id) const
{
    const Note *note = m_session ? m_session->document().note(toId(id)) : nullptr;
    return note ? QString::fromStdString(note->text) : QString();
}

void Annotations::setText(const QString &id, const QString &text)
{
    const Note *old = m_session ? m_session->document().note(toId(id)) : nullptr;
    if (!old)
        return;
    const std::string words = text.toStdString();
    if (text.trimmed().isEmpty()) {
        m_session->edit(tr("Delete an empty note"),
                        [id = toId(id)](Transaction &transaction) { transaction.remove(id); });
        return;
    }
    if (words == old->text)
        return;
    const QString label = old->text.empty() ? tr("Write a note") : tr("Change %1").arg(m_session->nameOf(id));
    m_session->edit(label, [id = toId(id), words](Transaction &transaction) {
        auto note = *transaction.as<Note>(id);
        note.text = words;
        fit(note);
        transaction.put(std::move(note));
    });
}

void Annotations::editSelection(const QString &label,
                                const std::function<void(Transaction &, const std::vector<Id> &)> &edit)
{
    if (!m_session)
        return;
    m_session->edit(label, [ids = m_session->selected(), edit](Transaction &transaction) { edit(transaction, ids); });
}

void Annotations::setInk(const QString &ink)
{
    const auto known = lensboard::ink(ink.toStdString());
    if (!known)
        return;
    editSelection(tr("Change colour"), [wanted = *known](Transaction &transaction, const std::vector<Id> &ids) {
        lensboard::setInk(transaction, ids, wanted);
    });
}

void Annotations::setStyle(const QString &style)
{
    const auto known = noteStyle(style.toStdString());
    if (!known)
        return;
    editSelection(*known == NoteStyle::Text ? tr("Take the card away") : tr("Put it on a card"),
                  [wanted = *known](Transaction &transaction, const std::vector<Id> &ids) {
                      setNoteStyle(transaction, ids, wanted);
                      for (const Id &id : ids) {
                          if (auto note = transaction.as<Note>(id)) {
                              fit(*note);
                              transaction.put(std::move(*note));
                          }
                      }
                  });
}

void Annotations::setStrokeWidth(double width)
{
    editSelection(tr("Change width"), [width](Transaction &transaction, const std::vector<Id> &ids) {
        lensboard::setStrokeWidth(transaction, ids, width);
    });
}

void Annotations::toggleTie()
{
    const Note *note = selectedNote();
    const Node *goal = goalOfTie();
    if (!note || !goal)
        return;
    const bool loosen = !note->attached.empty() && (m_session->selected().size() == 1 || note->attached == goal->id);
    const Id id = note->id;
    const Id to = loosen ? Id() : goal->id;
    m_session->edit(loosen ? tr("Untie the note") : tr("Tie the note to %1").arg(tieGoal()),
                    [id, to](Transaction &transaction) { tieNote(transaction, id, to); });
}

void Annotations::groupSelection()
{
    editSelection(tr("Group"), [session = m_session](Transaction &transaction, const std::vector<Id> &ids) {
        group(transaction, session->ids(), ids);
    });
}

void Annotations::ungroupSelection()
{
    editSelection(tr("Ungroup"),
                  [](Transaction &transaction, const std::vector<Id> &ids) { ungroup(transaction, ids); });
}

void Annotations::lockSelection(bool locked)
{
    editSelection(locked ? tr("Lock") : tr("Unlock"), [locked](Transaction &transaction, const std::vector<Id> &ids) {
        setLocked(transaction, ids, locked);
    });
}

} // namespace lensboard
