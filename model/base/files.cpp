// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace lensboard {

namespace {

Error fileError(const char *code, const std::string &message, const std::string &path)
{
    return makeError(code, message).inFile(path);
}

} // namespace

Result<std::string> readFile(const std::string &path, std::int64_t limit)
{
    const QString name = QString::fromStdString(path);
    const QFileInfo info(name);
    if (!info.exists())
        return fileError("file.missing", "there is no such file", path);
    if (!info.isFile())
        return fileError("file.notRegular", "this is not a regular file", path);
    if (info.size() > limit)
        return fileError("file.tooLarge", "larger than " + std::to_string(limit / (1024 * 1024)) + " MiB", path);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fileError("file.unreadable", file.errorString().toStdString(), path);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fileError("file.unreadable", file.errorString().toStdString(), path);
    return bytes.toStdString();
}

Result<void> writeFileAtomically(const std::string &path, std::string_view bytes)
{
    QSaveFile file(QString::fromStdString(path));
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return fileError("file.unwritable", file.errorString().toStdString(), path);
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(bytes.data(), size) != size || !file.flush() || !file.commit())
        return fileError("file.unwritable", file.errorString().toStdString(), path);
    // The rename is durable only when the folder is flushed too; a file system that cannot do that is no failure.
    const QByteArray folder = QFile::encodeName(QFileInfo(QString::fromStdString(path)).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
    return {};
}

} // namespace lensboard
