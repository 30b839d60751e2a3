// SPDX-License-Identifier: Apache-2.0
#include "templatecomparison.h"

#include "exchange/importer.h"
#include "layout/arrange.h"
#include "texts.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace lensboard {

namespace {

QString localPath(const QString &path)
{
    return path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
}

// Where a template that is new to the board stands by itself.
void arrangeFresh(ImportResult &fresh)
{
    if (fresh.placed || fresh.nodes.size() > Session::arrangedAtOnce)
        return;
    const auto document = fresh.document();
    const auto arranged = document ? arrange(*document) : Result<Arranged>(document.error());
    if (!arranged)
        return;
    const auto take = [&](auto &records) {
        for (auto &record : records) {
            const auto found = arranged->change.updated.find(record.id);
            if (found != arranged->change.updated.end())
                record.frame = std::get<std::decay_t<decltype(record)>>(found->second.after).frame;
        }
    };
    take(fresh.nodes);
    take(fresh.boundaries);
}

} // namespace

TemplateComparison::TemplateComparison(QObject *parent)
    : QObject(parent)
{
}

void TemplateComparison::setSession(Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    Q_EMIT sessionChanged();
}

QString TemplateComparison::file() const
{
    return QFileInfo(m_path).fileName();
}

QString TemplateComparison::relation() const
{
    if (!m_plan || m_plan->matched == 0)
        return QStringLiteral("new");
    return m_plan->compared ? QStringLiteral("drawn") : QStringLiteral("again");
}

int TemplateComparison::same() const
{
    return m_plan ? static_cast<int>(m_plan->same) : 0;
}

std::vector<TemplateComparison::Kind> TemplateComparison::sections() const
{
    if (!m_plan)
        return {};
    return {{"added", tr("New"), &m_plan->added},
            {"changed", tr("Changed"), &m_plan->changed},
            {"contradicts", tr("You said otherwise"), &m_plan->contradicts},
            {"gone", tr("Gone"), &m_plan->gone},
            {"drawn", tr("Only drawn"), &m_plan->drawnOnly}};
}

QVariantList TemplateComparison::kinds() const
{
    QVariantList out;
    for (const auto &[id, title, items] : sections()) {
        const auto edges = std::count_if(items->begin(), items->end(), [](const auto &item) { return item.edge; });
        if (!items->empty())
            out.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(id)},
                                   {QStringLiteral("title"), title},
                                   {QStringLiteral("nodes"), static_cast<int>(items->size()) - static_cast<int>(edges)},
                                   {QStringLiteral("edges"), static_cast<int>(edges)}});
    }
    return out;
}

QStringList TemplateComparison::linesOf(const Reimport::Item &item, const char *kind) const
{
    const bool contradiction = std::string_view(kind) == "contradicts";
    QStringList lines;
    for (const auto &[property, before, after] : item.differences) {
        const PropertyDefinition *definition =
            definitionOf(m_session->document(), m_session->catalog(), item.id, property);
        const QString title = property == "type"   ? tr("Service")
                              : property == "kind" ? tr("Kind")
                              : definition         ? text(definition->title)
                                                   : text(property);
        lines.append(contradiction ? tr("%1: %2 on the board, %3 in the template").arg(title, text(before), text(after))
                                   : tr("%1: %2 → %3").arg(title, text(before), text(after)));
    }
    return lines;
}

QVariantList TemplateComparison::rows() const
{
    QVariantList out;
    for (const auto &[id, title, items] : sections()) {
        for (const bool edges : {false, true}) {
            for (const Reimport::Item &item : *items) {
                if (item.edge == edges)
                    out.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(id)},
                                           {QStringLiteral("title"), title},
                                           {QStringLiteral("name"), text(item.name)},
                                           {QStringLiteral("edge"), edges},
                                           {QStringLiteral("lines"), linesOf(item, id)}});
            }
        }
    }
    return out;
}

bool TemplateComparison::knows(const QString &path) const
{
    if (!m_session || !m_session->isActive())
        return false;
    const QString file = localPath(path);
    const QFileInfo info(file);
    if (info.suffix() == QLatin1String("lensboard"))
        return false;
    const std::string name = (info.isDir() ? QDir(file).dirName() : info.fileName()).toStdString();
    const auto &nodes = m_session->document().nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const auto &entry) {
        const std::string &origin = entry.second.origin.file;
        // Of a folder: the names of its files seen from it, or its own.
        return origin == name ||
               (info.isDir() && !origin.empty() && QFileInfo::exists(file + QLatin1Char('/') + text(origin)));
    });
}

bool TemplateComparison::look(const QString &path)
{
    const QString file = localPath(path);
    auto fresh = importTemplateFile(file.toStdString());
    if (!fresh) {
        Q_EMIT m_session->failed(tr("“%1” could not be read.").arg(QFileInfo(file).fileName()),
                                 text(fresh.error().toString()));
        return false;
    }
    const auto plan = [&] {
        return planReimport(m_session->document(), fresh->nodes, fresh->edges, fresh->boundaries);
    };
    m_plan = plan();
    if (m_plan->matched == 0) {
        arrangeFresh(*fresh);
        m_plan = plan();
    }
    m_path = file;
    m_remarks = Session::remarksOf(*fresh, file);
    Q_EMIT looked();
    return true;
}

bool TemplateComparison::take()
{
    if (!m_plan || m_plan->empty())
        return false;
    const QString label = relation() == QLatin1String("again") ? tr("Import %1 again") : tr("Import %1 into the board");
    const bool done = m_session->edit(label.arg(file()), [change = m_plan->change](Transaction &transaction) {
        for (const auto &[id, record] : change.removed)
            transaction.remove(id);
        for (const auto &[id, record] : change.added)
            transaction.put(record);
        for (const auto &[id, update] : change.updated)
            transaction.put(update.after);
    });
    if (!done)
        return false;
    std::vector<Id> fresh;
    for (const Reimport::Item &item : m_plan->added) {
        if (!item.edge)
            fresh.push_back(item.id);
    }
    m_session->select(fresh);
    if (!fresh.empty())
        Q_EMIT m_session->revealRequested(m_session->selection());
    m_session->tellRemarks(m_remarks);
    Q_EMIT m_session->noticed(tr("%1 new, %2 changed, %3 gone. Undo takes all of it back.")
                                  .arg(m_plan->added.size())
                                  .arg(m_plan->changed.size())
                                  .arg(m_plan->gone.size()));
    m_plan.reset();
    return true;
}

} // namespace lensboard
