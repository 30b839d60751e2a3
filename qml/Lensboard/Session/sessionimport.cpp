// SPDX-License-Identifier: Apache-2.0
// Templates as boards: one file, a folder, or several at once; what was not understood; what has gone from a template.
#include "exchange/importer.h"

#include "edit/reimport.h"
#include "layout/arrange.h"
#include "session.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

QString localPath(const QString &path)
{
    return path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
}

QVariantMap remark(const std::string &file, int line, const std::string &path, const std::string &kind,
                   const std::string &reason)
{
    return {{QStringLiteral("file"), QFileInfo(QString::fromStdString(file)).fileName()},
            {QStringLiteral("line"), line},
            {QStringLiteral("path"), QString::fromStdString(path)},
            {QStringLiteral("kind"), QString::fromStdString(kind)},
            {QStringLiteral("reason"), QString::fromStdString(reason)}};
}

// In rows, so that something can be seen until the board is arranged, or when that is stopped.
void putInRows(Document &document)
{
    const auto columns =
        static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(document.nodes().size()) / 2)));
    ChangeSet change;
    std::size_t i = 0;
    for (const auto &[id, node] : document.nodes()) {
        Node placed = node;
        const std::size_t row = i / columns;
        placed.frame.x = static_cast<double>(i - row * columns) * (nodeWidth + 50);
        placed.frame.y = static_cast<double>(row) * (nodeHeight + 60);
        if (placed.frame != node.frame)
            change.updated.emplace(id, ChangeSet::Update{node, placed});
        ++i;
    }
    static_cast<void>(document.apply(change));
}

// "orders.yaml:12  Resources/Orders (AWS::X::Y): why"
QString lineOf(const QVariantMap &row)
{
    QString line = row.value(QStringLiteral("file")).toString();
    if (const int number = row.value(QStringLiteral("line")).toInt(); number > 0)
        line += QStringLiteral(":%1").arg(number);
    const QString path = row.value(QStringLiteral("path")).toString();
    const QString kind = row.value(QStringLiteral("kind")).toString();
    if (!path.isEmpty())
        line += QStringLiteral("  ") + path + (kind.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(kind));
    return line + QStringLiteral(": ") + row.value(QStringLiteral("reason")).toString();
}

} // namespace

QVariantList Session::remarksOf(const ImportResult &result, const QString &file)
{
    QVariantList rows;
    const std::string name = file.toStdString();
    for (const NotUnderstood &entry : result.notUnderstood)
        rows.append(remark(name, entry.line, entry.path, entry.iacType, entry.reason));
    for (const ImportIssue &issue : result.issues)
        rows.append(remark(issue.file.empty() || issue.file == "-" ? name : issue.file, issue.line, issue.path,
                           issue.iacType, issue.message));
    return rows;
}

void Session::tellRemarks(const QVariantList &remarks)
{
    m_importRemarks = remarks;
    Q_EMIT importRemarksChanged();
    if (!remarks.isEmpty())
        Q_EMIT importRemarked(remarks.size() == 1
                                  ? tr("The import has a remark: %1").arg(lineOf(remarks.front().toMap()))
                                  : tr("The import has %1 remarks.").arg(remarks.size()));
}

void Session::copyImportRemarks() const
{
    QStringList lines;
    for (const QVariant &row : m_importRemarks)
        lines.append(lineOf(row.toMap()));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

bool Session::import(const QString &file, const QString &title, const QString &path)
{
    return adoptImport(importTemplateFile(file.toStdString()), file, title, path);
}

bool Session::adoptImport(const Result<ImportResult> &result, const QString &file, const QString &title,
                          const QString &path)
{
    auto document = result ? result->document() : Result<Document>(result.error());
    if (!document) {
        Q_EMIT failed(tr("“%1” could not be read.").arg(QFileInfo(file).fileName()),
                      QString::fromStdString(document.error().toString()));
        return false;
    }
    const bool atOnce = document->nodes().size() <= arrangedAtOnce;
    if (atOnce && !result->placed) {
        if (const auto arranged = lensboard::arrange(*document);
            arranged && document->apply(arranged->change).ok() && !arranged->note.empty())
            Q_EMIT informed(QString::fromStdString(arranged->note), {});
    }
    if (!atOnce && !result->placed && document->boundaries().empty())
        putInRows(*document);
    adopt(std::move(*document), path, title, true);
    if (!atOnce && !result->placed)
        arrange();
    tellRemarks(remarksOf(*result, file));
    return true;
}

bool Session::openAll(const QStringList &paths)
{
    if (paths.isEmpty())
        return false;
    std::vector<std::string> files;
    for (const QString &path : paths)
        files.push_back(localPath(path).toStdString());
    const QString first = QString::fromStdString(files.front());
    return adoptImport(importFiles(files), first, tr("%1 and others").arg(QFileInfo(first).completeBaseName()), {});
}

void Session::countGone(const ChangeSet &change)
{
    const auto gone = [](const Record &record) {
        const auto *node = std::get_if<Node>(&record);
        const auto *line = std::get_if<Edge>(&record);
        return (node && isGone(node->properties)) || (line && isGone(line->properties)) ? 1 : 0;
    };
    for (const auto &[id, record] : change.added)
        m_goneCount += gone(record);
    for (const auto &[id, record] : change.removed)
        m_goneCount -= gone(record);
    for (const auto &[id, update] : change.updated)
        m_goneCount += gone(update.after) - gone(update.before);
}

void Session::countAllGone()
{
    const auto count = [](const auto &records) {
        return std::count_if(records.begin(), records.end(),
                             [](const auto &entry) { return isGone(entry.second.properties); });
    };
    m_goneCount = static_cast<int>(count(m_document.nodes()) + count(m_document.edges()));
}

void Session::selectGone()
{
    std::vector<Id> gone;
    const auto collect = [&](const auto &records) {
        for (const auto &[id, record] : records) {
            if (isGone(record.properties))
                gone.push_back(id);
        }
    };
    collect(m_document.nodes());
    collect(m_document.edges());
    select(std::move(gone));
    Q_EMIT revealRequested(selection());
}

void Session::keepGone(const QStringList &ids)
{
    std::vector<Id> kept;
    for (const QString &id : ids)
        kept.emplace_back(id.toStdString());
    edit(tr("Keep what has gone from the template"),
         [kept](Transaction &transaction) { lensboard::keepGone(transaction, kept); });
}

} // namespace lensboard
