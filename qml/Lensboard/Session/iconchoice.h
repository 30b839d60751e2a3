// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

// Which icon package of AWS the person has chosen, kept in the settings by its path. A package that has gone leaves the
// program's own glyphs and is named once.
namespace lensboard {

class IconChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString path READ path NOTIFY changed) // empty: own glyphs
    Q_PROPERTY(int matched READ matched NOTIFY changed)
    Q_PROPERTY(QStringList missing READ missing NOTIFY changed) // names of services that the package lacks

public:
    explicit IconChoice(QObject *parent = nullptr);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] int matched() const { return m_matched; }
    [[nodiscard]] QStringList missing() const { return m_missing; }
    // Takes the package of the last time up again; a sentence when it has gone.
    Q_INVOKABLE QString restore();
    // A folder or an archive. Gives a sentence that says how many services have an icon now, or why nothing changed.
    Q_INVOKABLE QString choose(const QString &path);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    bool load(const QString &path, QString &sentence);

    QString m_path;
    int m_matched = 0;
    QStringList m_missing;
};

} // namespace lensboard
