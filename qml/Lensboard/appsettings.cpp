// SPDX-License-Identifier: Apache-2.0
#include "appsettings.h"

#include <QFileInfo>
#include <QJSValue>

namespace lensboard {

AppSettings::AppSettings(QObject *parent)
    : QObject(parent)
{
}

QVariant AppSettings::value(const QString &key, const QVariant &fallback) const
{
    return m_settings.value(key, fallback);
}

int AppSettings::number(const QString &key, int fallback) const
{
    bool ok = false;
    const int stored = m_settings.value(key, fallback).toInt(&ok);
    return ok ? stored : fallback;
}

bool AppSettings::flag(const QString &key, bool fallback) const
{
    return m_settings.value(key, fallback).toBool();
}

void AppSettings::store(const QString &key, const QVariant &value)
{
    // Lists and maps come from QML as values of its engine, which no file can keep.
    const bool ofEngine = value.metaType() == QMetaType::fromType<QJSValue>();
    m_settings.setValue(key, ofEngine ? value.value<QJSValue>().toVariant() : value);
}

void AppSettings::push(const QString &key, const QString &entry, int limit)
{
    QStringList list = m_settings.value(key).toStringList();
    list.removeAll(entry);
    list.prepend(entry);
    m_settings.setValue(key, list.mid(0, limit));
}

QStringList AppSettings::recentFiles() const
{
    QStringList there;
    const QStringList stored = m_settings.value(QStringLiteral("recent/files")).toStringList();
    for (const QString &path : stored) {
        if (QFileInfo(path).isFile())
            there.append(path);
    }
    return there;
}

void AppSettings::addRecentFile(const QString &path)
{
    if (path.isEmpty())
        return;
    push(QStringLiteral("recent/files"), path, 8);
    Q_EMIT recentFilesChanged();
}

QStringList AppSettings::recentTypes() const
{
    return m_settings.value(QStringLiteral("recent/types")).toStringList();
}

void AppSettings::addRecentType(const QString &type)
{
    if (recentTypes().contains(type))
        return;
    push(QStringLiteral("recent/types"), type, 5);
    Q_EMIT recentTypesChanged();
}

QStringList AppSettings::closedLayers() const
{
    return m_settings
        .value(QStringLiteral("palette/closed"), QStringList{QStringLiteral("operations"), QStringLiteral("general")})
        .toStringList();
}

void AppSettings::setLayerOpen(const QString &layer, bool open)
{
    QStringList closed = closedLayers();
    closed.removeAll(layer);
    if (!open)
        closed.append(layer);
    m_settings.setValue(QStringLiteral("palette/closed"), closed);
    Q_EMIT closedLayersChanged();
}

} // namespace lensboard
