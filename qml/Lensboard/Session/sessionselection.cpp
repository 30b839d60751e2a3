// SPDX-License-Identifier: Apache-2.0
// Choosing several elements, putting them in order, and walking through the history.
#include "edit/align.h"
#include "edit/replace.h"
#include "graph/reach.h"
#include "session.h"

#include <QHash>

#include <algorithm>

namespace lensboard {

void Session::selectAll()
{
    std::vector<Id> all;
    for (const auto &[id, node] : m_document.nodes())
        all.push_back(id);
    for (const auto &[id, boundary] : m_document.boundaries())
        all.push_back(id);
    for (const auto &[id, note] : m_document.notes())
        all.push_back(id);
    for (const auto &[id, stroke] : m_document.strokes())
        all.push_back(id);
    for (const auto &[id, image] : m_document.images())
        all.push_back(id);
    select(std::move(all));
}

void Session::invertSelection()
{
    const std::vector<Id> before = m_selection;
    selectAll();
    std::vector<Id> others;
    for (const Id &id : m_selection) {
        if (std::find(before.begin(), before.end(), id) == before.end())
            others.push_back(id);
    }
    select(std::move(others));
}

void Session::selectSameKind()
{
    select(sameKind(m_document, m_selection));
}

void Session::selectStream(bool down)
{
    select(reach(m_document, m_selection, down ? Stream::Down : Stream::Up));
}

void Session::alignSelection(const QString &how)
{
    static const QHash<QString, std::pair<Alignment, QString>> ways{
        {QStringLiteral("left"), {Alignment::Left, tr("Align left edges")}},
        {QStringLiteral("center"), {Alignment::Center, tr("Align centres")}},
        {QStringLiteral("right"), {Alignment::Right, tr("Align right edges")}},
        {QStringLiteral("top"), {Alignment::Top, tr("Align top edges")}},
        {QStringLiteral("middle"), {Alignment::Middle, tr("Align middles")}},
        {QStringLiteral("bottom"), {Alignment::Bottom, tr("Align bottom edges")}},
    };
    const auto way = ways.constFind(how);
    if (way == ways.cend())
        return;
    edit(way->second, [ids = m_selection, alignment = way->first](Transaction &transaction) {
        lensboard::align(transaction, ids, alignment);
    });
}

void Session::distributeSelection(bool horizontally)
{
    edit(tr("Distribute %1 elements").arg(m_selection.size()),
         [ids = m_selection, horizontally](Transaction &transaction) {
             lensboard::distribute(transaction, ids, horizontally ? Axis::Horizontal : Axis::Vertical);
         });
}

void Session::bringSelection(bool toFront)
{
    edit(toFront ? tr("Bring to front") : tr("Send to back"), [ids = m_selection, toFront](Transaction &transaction) {
        bringTo(transaction, ids, toFront ? Depth::Front : Depth::Back);
    });
}

bool Session::isSelectionPinned() const
{
    return std::any_of(m_selection.begin(), m_selection.end(), [this](const Id &id) {
        const Node *node = m_document.node(id);
        return node && node->pinned;
    });
}

void Session::pinSelection(bool pinned)
{
    edit(pinned ? tr("Keep in place") : tr("Let arranging move it"),
         [ids = m_selection, pinned](Transaction &transaction) { setPinned(transaction, ids, pinned); });
    Q_EMIT selectionChanged();
}

bool Session::replaceNode(const QString &id, const QString &type)
{
    if (m_busy)
        return false;
    Error refusal;
    const QString before = nameOf(id);
    const bool done = edit(tr("Replace %1").arg(before), [&](Transaction &transaction) {
        if (auto replaced = replaceType(transaction, catalog(), Id(id.toStdString()), type.toStdString()); !replaced)
            refusal = replaced.error();
    });
    if (!refusal.message.empty())
        Q_EMIT refused(QString::fromStdString(refusal.message));
    return done;
}

QStringList Session::historyLabels() const
{
    QStringList labels;
    for (const History::Step &step : m_history.steps())
        labels.append(QString::fromStdString(step.label));
    return labels;
}

int Session::historyPosition() const
{
    return static_cast<int>(m_history.position());
}

void Session::goToStep(int position)
{
    const int last = static_cast<int>(m_history.steps().size());
    const int wanted = std::clamp(position, 0, last);
    while (historyPosition() > wanted && m_history.canUndo() && !m_busy)
        undo();
    while (historyPosition() < wanted && m_history.canRedo() && !m_busy)
        redo();
}

// What a step of the history touched comes into view.
void Session::revealChange(const ChangeSet &change)
{
    QStringList ids;
    const auto note = [&](const Id &id) {
        if (m_document.contains(id) && id != m_document.workload().id)
            ids.append(QString::fromStdString(id.text));
    };
    for (const auto &[id, record] : change.added)
        note(id);
    for (const auto &[id, update] : change.updated)
        note(id);
    if (!ids.isEmpty())
        Q_EMIT revealRequested(ids);
}

} // namespace lensboard
