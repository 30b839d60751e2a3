// SPDX-License-Identifier: Apache-2.0
#include "exchange/localfiles.h"

#include "base/files.h"
#include "exchange/budgets.h"
#include "exchange/tree.h"

#include <QDir>
#include <QFileInfo>

namespace lensboard {

LocalFiles::LocalFiles(const std::string &inputFile)
{
    if (inputFile.empty() || inputFile == "-" || inputFile.front() == ':')
        return;
    const QFileInfo info(QString::fromStdString(inputFile));
    m_input = info.canonicalFilePath().toStdString();
    m_folder = QFileInfo(info.absolutePath()).canonicalFilePath().toStdString();
}

Result<std::string> LocalFiles::locate(std::string_view reference) const
{
    const std::string name(reference);
    if (name.find("://") != std::string::npos)
        return makeError("reference.remote", "\"" + name + "\" lies elsewhere and is not fetched");
    if (m_folder.empty())
        return makeError("reference.missing", "\"" + name + "\" cannot be found: the input is not a file");
    // "sub/../x" names x even where there is no folder "sub".
    const QString qname = QDir::cleanPath(QString::fromStdString(name));
    const QFileInfo info(
        qname.startsWith(QLatin1Char('/')) ? qname : QString::fromStdString(m_folder) + QLatin1Char('/') + qname);
    // A link that leads nowhere or to itself has no canonical path; exists() follows links.
    const std::string canonical = info.canonicalFilePath().toStdString();
    if (canonical.empty())
        return makeError("reference.missing", "the file \"" + name + "\" is not found");
    const std::string inside = m_folder == "/" ? m_folder : m_folder + '/';
    if (canonical.compare(0, inside.size(), inside) != 0 && canonical != m_folder)
        return makeError("reference.outside",
                         "\"" + name + "\" leads out of the folder of the input and is not opened");
    if (!QFileInfo(QString::fromStdString(canonical)).isFile())
        return makeError("reference.notRegular", "\"" + name + "\" is not a regular file");
    return canonical;
}

Result<std::string> LocalFiles::read(std::string_view reference) const
{
    const auto path = locate(reference);
    if (!path)
        return path.error();
    const auto bytes = readFile(*path, budgets::sideFileBytes);
    if (!bytes)
        return bytes.error();
    return decodeText(*bytes, std::string(reference));
}

} // namespace lensboard
