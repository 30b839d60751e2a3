// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>
#include <QStringList>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

// What the window remembers between runs: sizes and visibility of panels, the colours, recent files and services. Lost
// settings are never an error.
namespace lensboard {

class AppSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QStringList recentFiles READ recentFiles NOTIFY recentFilesChanged)
    Q_PROPERTY(QStringList recentTypes READ recentTypes NOTIFY recentTypesChanged)
    Q_PROPERTY(QStringList closedLayers READ closedLayers NOTIFY closedLayersChanged)

public:
    explicit AppSettings(QObject *parent = nullptr);

    Q_INVOKABLE QVariant value(const QString &key, const QVariant &fallback) const;
    Q_INVOKABLE int number(const QString &key, int fallback) const;
    Q_INVOKABLE bool flag(const QString &key, bool fallback) const;
    Q_INVOKABLE void store(const QString &key, const QVariant &value);

    // Newest first, without files that are gone.
    [[nodiscard]] QStringList recentFiles() const;
    Q_INVOKABLE void addRecentFile(const QString &path);
    [[nodiscard]] QStringList recentTypes() const;
    Q_INVOKABLE void addRecentType(const QString &type);
    [[nodiscard]] QStringList closedLayers() const;
    Q_INVOKABLE void setLayerOpen(const QString &layer, bool open);

Q_SIGNALS:
    void recentFilesChanged();
    void recentTypesChanged();
    void closedLayersChanged();

private:
    void push(const QString &key, const QString &entry, int limit);

    QSettings m_settings;
};

} // namespace lensboard
