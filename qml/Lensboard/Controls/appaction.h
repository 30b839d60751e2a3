// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QQmlListProperty>
#include <QtQml/qqmlregistration.h>

// Everything that the program can do, once: id, words, keys, whether it can be done now. Menus, buttons, the command
// palette and the list of shortcuts all read the same registry, so none of them can disagree. It decides nothing
// itself; whoever declares an action answers its `triggered`.
namespace lensboard {

class AppAction : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString text MEMBER m_text NOTIFY textChanged)
    Q_PROPERTY(QString hint MEMBER m_hint NOTIFY changed)
    Q_PROPERTY(QString menu MEMBER m_menu NOTIFY changed)
    // In portable form ("Ctrl+Shift+S"); several, separated by ", ".
    Q_PROPERTY(QString keys MEMBER m_keys NOTIFY changed)
    Q_PROPERTY(QStringList sequences READ sequences NOTIFY changed)
    // The first key as the system writes it.
    Q_PROPERTY(QString shownKeys READ shownKeys NOTIFY changed)
    Q_PROPERTY(bool enabled MEMBER m_enabled NOTIFY enabledChanged)
    Q_PROPERTY(bool checkable MEMBER m_checkable NOTIFY changed)
    Q_PROPERTY(bool checked MEMBER m_checked NOTIFY checkedChanged)
    Q_PROPERTY(bool separator MEMBER m_separator NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &menu() const { return m_menu; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    [[nodiscard]] bool isSeparator() const { return m_separator; }
    [[nodiscard]] QStringList sequences() const;
    [[nodiscard]] QString shownKeys() const;
    // No effect while disabled.
    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void changed();
    void textChanged();
    void enabledChanged();
    void checkedChanged();
    void triggered();

private:
    QString m_name;
    QString m_text;
    QString m_hint;
    QString m_menu;
    QString m_keys;
    bool m_enabled = true;
    bool m_checkable = false;
    bool m_checked = false;
    bool m_separator = false;
};

class ActionRegistry : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQmlListProperty<lensboard::AppAction> actions READ actions CONSTANT)
    Q_CLASSINFO("DefaultProperty", "actions")

public:
    using QObject::QObject;

    QQmlListProperty<AppAction> actions();
    [[nodiscard]] const QList<AppAction *> &list() const { return m_actions; }
    // Null when there is no such action.
    Q_INVOKABLE lensboard::AppAction *find(const QString &name) const;
    Q_INVOKABLE void trigger(const QString &name) const;
    // The lines of a menu, in the order of declaration, separators included.
    Q_INVOKABLE QList<QObject *> inMenu(const QString &menu) const;
    // Those with keys.
    Q_INVOKABLE QList<QObject *> withKeys() const;
    // Those that can be done now and whose words contain every word of `text`.
    Q_INVOKABLE QList<QObject *> matching(const QString &text) const;

private:
    QList<AppAction *> m_actions;
};

} // namespace lensboard
