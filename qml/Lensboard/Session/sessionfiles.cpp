// SPDX-License-Identifier: Apache-2.0
// Opening, importing, saving, exporting and arranging. Paths arrive from QML as local paths or file: addresses.
#include "base/files.h"
#include "iconpackage.h"
#include "layout/arrange.h"
#include "scene/sheet.h"
#include "scene/svg.h"
#include "scenepainter.h"
#include "session.h"
#include "storage/projectfile.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace lensboard {

namespace {

QString localPath(const QString &path)
{
    return path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
}

QString inWords(const Error &error)
{
    return QString::fromStdString(error.toString());
}

Theme themeOf(const QString &word)
{
    if (word == QLatin1String("dark"))
        return Theme::Dark;
    return word == QLatin1String("contrast") ? Theme::HighContrast : Theme::Light;
}

} // namespace

void Session::newBoard()
{
    adopt(newDocument(), {}, {}, false);
}

bool Session::open(const QString &path)
{
    const QString file = localPath(path);
    const QString name = QFileInfo(file).fileName();
    if (QFileInfo(file).isDir())
        return import(file, QFileInfo(QDir(file).absolutePath()).fileName(), {});
    const auto bytes = readFile(file.toStdString());
    if (!bytes) {
        Q_EMIT failed(tr("“%1” could not be opened.").arg(name), inWords(bytes.error()));
        return false;
    }
    std::string text = *bytes;
    if (file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        if (auto embedded = embeddedInSvg(text))
            text = std::move(*embedded);
    } else if (!looksLikeDocument(text)) {
        return import(file, QFileInfo(file).completeBaseName(), {});
    }
    auto loaded = parseDocument(text, file.toStdString());
    if (!loaded) {
        Q_EMIT failed(tr("“%1” could not be opened.").arg(name), inWords(loaded.error()));
        return false;
    }
    const bool picture = file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    adopt(std::move(loaded->document), picture ? QString() : QFileInfo(file).absoluteFilePath(),
          QFileInfo(file).completeBaseName(), picture || !loaded->warnings.empty());
    if (!loaded->warnings.empty()) {
        QStringList lines;
        for (const Error &warning : loaded->warnings)
            lines.append(inWords(warning));
        Q_EMIT informed(tr("The file had faults that were mended while reading."), lines.join(QLatin1Char('\n')));
    }
    return true;
}

bool Session::openExample()
{
    return import(QStringLiteral(":/lensboard/examples/booking.template.yaml"), tr("Booking example"), {});
}

bool Session::openScenario(const QString &name)
{
    const QString file = QStringLiteral(":/lensboard/scenarios/%1.lensboard").arg(name);
    const auto bytes = readFile(file.toStdString());
    auto loaded = bytes ? parseDocument(*bytes, file.toStdString()) : Result<LoadedDocument>(bytes.error());
    if (!loaded) {
        Q_EMIT failed(tr("The scenario could not be opened."), inWords(loaded.error()));
        return false;
    }
    const QString title = QString::fromStdString(loaded->document.workload().name);
    adopt(std::move(loaded->document), {}, title, false);
    return true;
}

bool Session::save()
{
    return !m_path.isEmpty() && saveAs(m_path);
}

// Lenses below the folder of the board are named from there; the others by their whole path.
void Session::moveLensPaths(const QString &folder)
{
    const std::vector<std::string> files = m_judge.lensFiles(m_document);
    std::vector<std::string> kept;
    for (const std::string &lens : files) {
        const QString whole = QString::fromStdString(lens);
        const QString relative = QDir(folder).relativeFilePath(whole);
        kept.push_back((relative.startsWith(QLatin1String("..")) ? whole : relative).toStdString());
    }
    m_judge.setFolder(folder.toStdString());
    if (kept != m_document.workload().lenses)
        edit(tr("Name lenses from the folder of the board"), [&kept](Transaction &transaction) {
            Workload workload = transaction.document().workload();
            workload.lenses = kept;
            transaction.put(workload);
        });
}

bool Session::saveAs(const QString &path)
{
    QString file = localPath(path);
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".lensboard");
    moveLensPaths(QFileInfo(file).absolutePath());
    const auto saved = saveDocument(m_document, file.toStdString());
    if (!saved) {
        Q_EMIT failed(tr("“%1” could not be saved. The board is unchanged; choose another place.")
                          .arg(QFileInfo(file).fileName()),
                      inWords(saved.error()));
        return false;
    }
    m_path = QFileInfo(file).absoluteFilePath();
    m_unsaved = false;
    m_history.setClean();
    Q_EMIT titleChanged();
    Q_EMIT historyChanged();
    return true;
}

bool Session::exportTo(const QString &path, const QString &theme, bool comments)
{
    const QString file = localPath(path);
    const QString suffix = QFileInfo(file).suffix().toLower();
    SheetOptions sheetOptions;
    sheetOptions.comments = comments;
    const Sheet sheet = makeSheet(m_document, findings(), sheetOptions);
    Result<void> written = makeError("export.format", "The file name must end in .svg, .png or .pdf.");
    if (suffix == QLatin1String("svg")) {
        SvgOptions options;
        options.theme = themeOf(theme);
        options.icons = iconAddresses();
        options.embedded = writeDocument(m_document);
        written = writeFileAtomically(file.toStdString(), writeSvg(sheet, options));
    } else if (suffix == QLatin1String("png") || suffix == QLatin1String("pdf")) {
        ExportOptions options;
        options.theme = themeOf(theme);
        options.embedded = writeDocument(m_document);
        written = suffix == QLatin1String("png") ? exportPng(sheet, file, options) : exportPdf(sheet, file, options);
    }
    if (!written)
        Q_EMIT failed(tr("The picture could not be written."), inWords(written.error()));
    else
        Q_EMIT noticed(tr("Exported %1").arg(QFileInfo(file).fileName()));
    return written.ok();
}

void Session::arrange(bool selectionOnly)
{
    ArrangeOptions options;
    if (selectionOnly)
        options.only = std::set<Id>(m_selection.begin(), m_selection.end());
    const QStringList shown = selectionOnly ? selection() : QStringList();
    m_arranger->start(m_document, options, [this, shown](Result<Arranged> arranged) {
        Q_EMIT arrangingChanged();
        if (!arranged) {
            Q_EMIT failed(tr("The board could not be arranged."), inWords(arranged.error()));
            return;
        }
        const bool moved = edit(tr("Arrange"), [change = arranged->change](Transaction &transaction) {
            for (const auto &[id, update] : change.updated) {
                if (transaction.record(id) == update.before)
                    transaction.put(update.after);
            }
        });
        if (moved)
            Q_EMIT revealRequested(shown);
        else
            Q_EMIT noticed(tr("Everything is in its place already."));
    });
    Q_EMIT arrangingChanged();
}

void Session::cancelArranging()
{
    m_arranger->cancel();
    Q_EMIT arrangingChanged();
}

bool Session::isArranging() const
{
    return m_arranger->isRunning();
}

void Session::close()
{
    adopt(newDocument(), {}, {}, false);
    m_active = false;
    Q_EMIT activeChanged();
    Q_EMIT historyChanged();
}

} // namespace lensboard
