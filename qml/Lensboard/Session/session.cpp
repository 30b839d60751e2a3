// SPDX-License-Identifier: Apache-2.0
#include "session.h"

#include "layout/arrange.h"
#include "storage/projectfile.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace lensboard {

Session::Session(QObject *parent)
    : QObject(parent)
    , m_document(newDocument())
    , m_arranger(std::make_unique<Arranger>())
    , m_ids(IdSource::random())
{
    m_slices.setSingleShot(true);
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &Session::resumeJudging);
    m_day.setSingleShot(true);
    connect(&m_day, &QTimer::timeout, this, &Session::followDay);
    m_judge.build(m_document);
    m_told.start();
    followDay();
    m_rereading.setSingleShot(true);
    m_rereading.setInterval(120);
    connect(&m_rereading, &QTimer::timeout, this, &Session::readFilesAgain);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_rereading, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_rereading, qOverload<>(&QTimer::start));
    watchFiles();
}

Session::~Session() = default;

const Catalog &Session::catalog() const
{
    return lensboard::catalog();
}

bool Session::edit(const QString &label, const Edit &edit)
{
    if (m_busy) {
        m_queue.emplace_back(label, edit);
        return true;
    }
    Transaction transaction(m_document);
    edit(transaction);
    ChangeSet change = transaction.change();
    if (change.empty())
        return false;
    if (const auto applied = m_document.apply(change); !applied) {
        Q_EMIT failed(tr("The change was not made."), QString::fromStdString(applied.error().toString()));
        return false;
    }
    m_history.record(label.toStdString(), change);
    spread(change);
    runQueue();
    return true;
}

void Session::spread(const ChangeSet &change)
{
    m_busy = true;
    const FindingDiff diff = merged(std::exchange(m_untold, {}), m_judge.update(m_document, change));
    dropDeadSelection(change);
    countGone(change);
    endPreview();
    Q_EMIT changed(change);
    if (!diff.empty())
        Q_EMIT findingsChanged(diff);
    Q_EMIT verdictsChanged();
    Q_EMIT historyChanged();
    Q_EMIT contentChanged();
    if (change.updated.count(m_document.workload().id) > 0) {
        Q_EMIT workloadChanged();
        Q_EMIT titleChanged();
        watchFiles();
        Q_EMIT judgingChanged();
    }
    if (!m_focused.isEmpty() && findings().count(m_focused.toStdString()) == 0)
        focusFinding({});
    m_told.start();
    if (m_judge.pending() && m_shown)
        m_slices.start();
    m_busy = false;
}

void Session::setShown(bool shown)
{
    m_shown = shown;
    if (!shown) {
        m_slices.stop();
        return;
    }
    if (m_judge.pending())
        m_slices.start();
    if (m_filesChanged)
        readFilesAgain();
}

// Lists and picture follow a few times a second: to tell them after each slice would cost more than the slices.
void Session::resumeJudging()
{
    constexpr qint64 often = 120; // ms
    if (m_busy || !m_judge.pending())
        return;
    m_busy = true;
    m_untold = merged(m_untold, m_judge.resume(m_document));
    if (m_judge.pending())
        m_slices.start();
    if (!m_judge.pending() || m_told.elapsed() >= often) {
        const FindingDiff diff = std::exchange(m_untold, {});
        if (!diff.empty())
            Q_EMIT findingsChanged(diff);
        Q_EMIT verdictsChanged();
        m_told.start();
    }
    m_busy = false;
    runQueue();
}

void Session::runQueue()
{
    while (!m_busy && !m_queue.empty()) {
        const auto [label, next] = std::move(m_queue.front());
        m_queue.pop_front();
        edit(label, next);
    }
}

bool Session::applyStep(const ChangeSet &change)
{
    if (const auto applied = m_document.apply(change); !applied) {
        Q_EMIT failed(tr("The step could not be repeated."), QString::fromStdString(applied.error().toString()));
        return false;
    }
    spread(change);
    runQueue();
    return true;
}

void Session::undo()
{
    if (m_busy || !m_history.canUndo())
        return;
    const ChangeSet change = m_history.undo();
    if (applyStep(change))
        revealChange(change);
}

void Session::redo()
{
    if (m_busy || !m_history.canRedo())
        return;
    const ChangeSet change = m_history.redo();
    if (applyStep(change))
        revealChange(change);
}

void Session::bailTo(History::Mark mark)
{
    if (m_busy)
        return;
    const ChangeSet back = m_history.bailTo(mark);
    if (!back.empty())
        applyStep(back);
    Q_EMIT historyChanged();
}

void Session::squashTo(History::Mark mark, const QString &label)
{
    m_history.squashTo(mark, label.toStdString());
    Q_EMIT historyChanged();
}

void Session::adopt(Document document, const QString &path, const QString &title, bool changed)
{
    m_arranger->cancel();
    m_slices.stop();
    m_untold = {};
    m_document = std::move(document);
    m_history.clear();
    m_history.setClean();
    m_unsaved = changed;
    m_path = path;
    m_title = title;
    m_selection.clear();
    m_focused.clear();
    m_hovered.clear();
    m_importRemarks.clear();
    countAllGone();
    m_preview = {};
    m_active = true;
    m_judge.build(m_document, m_path.isEmpty() ? std::string() : QFileInfo(m_path).absolutePath().toStdString());
    watchFiles();
    Q_EMIT documentReplaced();
    Q_EMIT judgingChanged();
    Q_EMIT verdictsChanged();
    Q_EMIT titleChanged();
    Q_EMIT historyChanged();
    Q_EMIT contentChanged();
    Q_EMIT workloadChanged();
    Q_EMIT selectionChanged();
    Q_EMIT focusChanged();
    Q_EMIT hoverChanged();
    Q_EMIT importRemarksChanged();
    Q_EMIT activeChanged();
}

bool Session::isSelected(const Id &id) const
{
    return std::find(m_selection.begin(), m_selection.end(), id) != m_selection.end();
}

void Session::select(std::vector<Id> ids)
{
    if (ids == m_selection)
        return;
    m_selection = std::move(ids);
    Q_EMIT selectionChanged();
}

void Session::dropDeadSelection(const ChangeSet &change)
{
    if (change.removed.empty())
        return;
    std::vector<Id> alive;
    for (const Id &id : m_selection) {
        if (change.removed.count(id) == 0)
            alive.push_back(id);
    }
    select(std::move(alive));
}

QString Session::title() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).fileName();
    if (!m_title.isEmpty())
        return m_title;
    const std::string &name = m_document.workload().name;
    return name.empty() ? tr("Untitled board") : QString::fromStdString(name);
}

bool Session::isDirty() const
{
    return m_active && (m_unsaved || !m_history.isClean());
}

QString Session::undoLabel() const
{
    return QString::fromStdString(m_history.undoLabel());
}

QString Session::redoLabel() const
{
    return QString::fromStdString(m_history.redoLabel());
}

QStringList Session::selection() const
{
    QStringList ids;
    for (const Id &id : m_selection)
        ids.append(QString::fromStdString(id.text));
    return ids;
}

void Session::setSelection(const QStringList &ids)
{
    std::vector<Id> chosen;
    for (const QString &text : ids) {
        const Id id(text.toStdString());
        if (m_document.contains(id))
            chosen.push_back(id);
    }
    select(std::move(chosen));
}

void Session::focusFinding(const QString &key)
{
    const auto found = findings().find(key.toStdString());
    const bool known = found != findings().end();
    const QString next = known ? key : QString();
    if (next != m_focused) {
        m_focused = next;
        endPreview();
        Q_EMIT focusChanged();
    }
    if (!known)
        return;
    std::vector<Id> subjects;
    QStringList shown;
    for (const Id &id : found->second.subjects) {
        if (m_document.contains(id) && id != m_document.workload().id) {
            subjects.push_back(id);
            shown.append(QString::fromStdString(id.text));
        }
    }
    select(std::move(subjects));
    for (const Id &id : found->second.path)
        shown.append(QString::fromStdString(id.text));
    Q_EMIT revealRequested(shown);
}

void Session::hoverFinding(const QString &key)
{
    if (key == m_hovered)
        return;
    m_hovered = key;
    Q_EMIT hoverChanged();
}

int Session::elementCount() const
{
    return static_cast<int>(m_document.nodes().size() + m_document.boundaries().size() + m_document.notes().size() +
                            m_document.strokes().size() + m_document.images().size());
}

namespace {

// The first line of a note that says something, without the marks of Markdown before it.
QString firstWords(const Note &note)
{
    const QStringList lines = QString::fromStdString(note.text).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        QString words = line.trimmed();
        while (!words.isEmpty() && QStringLiteral("#*->_` ").contains(words.front()))
            words.remove(0, 1);
        if (!words.isEmpty())
            return words.size() > 60 ? words.left(59) + QChar(0x2026) : words;
    }
    return Session::tr("Note");
}

} // namespace

QString Session::nameOf(const QString &id) const
{
    const auto record = m_document.record(Id(id.toStdString()));
    if (!record)
        return {};
    if (const auto *node = std::get_if<Node>(&*record))
        return QString::fromStdString(node->name.empty() ? catalog().type(node->type).name : node->name);
    if (const auto *boundary = std::get_if<Boundary>(&*record))
        return QString::fromStdString(boundary->name);
    if (const auto *edge = std::get_if<Edge>(&*record))
        return tr("%1 → %2").arg(nameOf(QString::fromStdString(edge->source.text)),
                                 nameOf(QString::fromStdString(edge->target.text)));
    if (const auto *note = std::get_if<Note>(&*record))
        return firstWords(*note);
    if (std::holds_alternative<Stroke>(*record))
        return tr("Pen stroke");
    if (const auto *image = std::get_if<Image>(&*record))
        return image->name.empty() ? tr("Image") : QString::fromStdString(image->name);
    if (std::holds_alternative<Comment>(*record))
        return tr("Comment");
    return tr("Workload");
}

} // namespace lensboard
