// SPDX-License-Identifier: Apache-2.0
#include "iconchoice.h"

#include "catalog/catalog.h"
#include "iconpackage.h"

#include <QSettings>
#include <QUrl>

namespace lensboard {

namespace {

const QString settingsKey = QStringLiteral("icons/package");

} // namespace

IconChoice::IconChoice(QObject *parent)
    : QObject(parent)
{
}

bool IconChoice::load(const QString &path, QString &sentence)
{
    const auto package = IconPackage::read(path);
    if (!package) {
        sentence = QString::fromStdString(package.error().message);
        return false;
    }
    m_path = path;
    m_matched = static_cast<int>((*package)->matched());
    m_missing.clear();
    for (const std::string &type : (*package)->missing())
        m_missing.append(QString::fromStdString(catalog().type(type).name));
    setIconPackage(*package);
    const int all = m_matched + static_cast<int>(m_missing.size());
    sentence = tr("%1 of %2 services have an icon of this package.").arg(m_matched).arg(all);
    if (!m_missing.isEmpty())
        sentence += QLatin1Char(' ') + tr("Without: %1.").arg(m_missing.join(QStringLiteral(", ")));
    Q_EMIT changed();
    return true;
}

QString IconChoice::restore()
{
    const QString path = QSettings().value(settingsKey).toString();
    QString sentence;
    if (path.isEmpty() || load(path, sentence))
        return {};
    return sentence;
}

QString IconChoice::choose(const QString &path)
{
    const QString local = path.startsWith(QLatin1String("file:")) ? QUrl(path).toLocalFile() : path;
    QString sentence;
    if (load(local, sentence))
        QSettings().setValue(settingsKey, local);
    return sentence;
}

void IconChoice::clear()
{
    QSettings().remove(settingsKey);
    m_path.clear();
    m_matched = 0;
    m_missing.clear();
    setIconPackage(nullptr);
    Q_EMIT changed();
}

} // namespace lensboard
