// SPDX-License-Identifier: Apache-2.0
// Opening and saving. Paths arrive from QML as local paths or file: addresses.
#include "session.h"
#include "storage/projectfile.h"

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

} // namespace

void Session::newBoard()
{
    adopt(newDocument(), {}, {}, false);
}

bool Session::open(const QString &path)
{
    const QString file = localPath(path);
    auto loaded = loadDocument(file.toStdString());
    if (!loaded) {
        Q_EMIT failed(tr("“%1” could not be opened.").arg(QFileInfo(file).fileName()), inWords(loaded.error()));
        return false;
    }
    adopt(std::move(loaded->document), QFileInfo(file).absoluteFilePath(), {}, !loaded->warnings.empty());
    if (!loaded->warnings.empty()) {
        QStringList lines;
        for (const Error &warning : loaded->warnings)
            lines.append(inWords(warning));
        Q_EMIT informed(tr("The file had faults that were mended while reading."), lines.join(QLatin1Char('\n')));
    }
    return true;
}

bool Session::save()
{
    return !m_path.isEmpty() && saveAs(m_path);
}

bool Session::saveAs(const QString &path)
{
    QString file = localPath(path);
    if (QFileInfo(file).suffix().isEmpty())
        file += QStringLiteral(".lensboard");
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

void Session::close()
{
    adopt(newDocument(), {}, {}, false);
    m_active = false;
    Q_EMIT activeChanged();
    Q_EMIT historyChanged();
}

} // namespace lensboard
