// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QQmlListProperty>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>

// Everything that the program can do, once: id, words, keys, whether it can be done now and why not. Menus, buttons,
// the command palette and the list of shortcuts all read the same registry, so none of them can disagree. It decides
// nothing itself; whoever declares an action answers its `triggered`. People may give an action other keys than its
// own.
namespace lensboard {

class AppAction : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString text MEMBER m_text NOTIFY textChanged)
    Q_PROPERTY(QString hint MEMBER m_hint NOTIFY changed)
    Q_PROPERTY(QString menu MEMBER m_menu NOTIFY changed)
    // Its own, in portable form ("Ctrl+Shift+S"); several, separated by ", ".
    Q_PROPERTY(QString keys MEMBER m_keys NOTIFY changed)
    Q_PROPERTY(QStringList sequences READ sequences NOTIFY changed)
    // The first key as the system writes it.
    Q_PROPERTY(QString shownKeys READ shownKeys NOTIFY changed)
    // What a tooltip says: what it does, and its keys.
    Q_PROPERTY(QString tip READ tip NOTIFY changed)
    // What must be so before it can be done: "Select a service first".
    Q_PROPERTY(QString needs MEMBER m_needs NOTIFY changed)
    // The canvas answers the keys itself; nobody can change them.
    Q_PROPERTY(bool fixed MEMBER m_fixed NOTIFY changed)
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
    [[nodiscard]] bool isFixed() const { return m_fixed; }
    [[nodiscard]] bool isCustomised() const { return m_custom.has_value(); }
    [[nodiscard]] const QString &needs() const { return m_needs; }
    [[nodiscard]] const QString &hint() const { return m_hint; }
    [[nodiscard]] QString tip() const;
    // Nothing goes back to its own keys; an empty text means none.
    void setCustomKeys(const std::optional<QString> &keys);
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
    QString m_needs;
    std::optional<QString> m_custom;
    bool m_fixed = false;
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
    Q_PROPERTY(bool customised READ isCustomised NOTIFY keysChanged) // somebody changed keys

public:
    using QObject::QObject;

    QQmlListProperty<AppAction> actions();
    [[nodiscard]] const QList<AppAction *> &list() const { return m_actions; }
    // Null when there is no such action.
    Q_INVOKABLE lensboard::AppAction *find(const QString &name) const;
    Q_INVOKABLE void trigger(const QString &name) const;
    // The lines of a menu, in the order of declaration, separators included.
    Q_INVOKABLE QList<QObject *> inMenu(const QString &menu) const;
    // Those that can have keys, the canvas's own left out.
    Q_INVOKABLE QList<QObject *> withKeys() const;
    // Those whose words contain every word of `text`: first what can be done now, then the rest.
    Q_INVOKABLE QList<QObject *> matching(const QString &text) const;

    // --- keys ----------------------------------------------------------------------------------------------------
    // {name, text, keys, customised, fixed, head} of what has keys or could have them and fits the text, under a line
    // with `head` for each menu.
    Q_INVOKABLE QVariantList keyList(const QString &filter) const;
    // A Markdown table of all keys.
    Q_INVOKABLE QString keyTable() const;
    // Who answers these keys, other than `except`; null for nobody.
    Q_INVOKABLE lensboard::AppAction *ownerOf(const QString &keys, const QString &except) const;
    // Takes them away from whoever has them.
    Q_INVOKABLE void setKeys(const QString &name, const QString &keys);
    Q_INVOKABLE void resetKeys(const QString &name);
    Q_INVOKABLE void resetAllKeys();
    // What people chose before, by action name.
    Q_INVOKABLE void restoreKeys(const QVariantMap &chosen);
    [[nodiscard]] bool isCustomised() const;
    // What to store: the chosen keys by action name.
    Q_INVOKABLE QVariantMap chosenKeys() const;
    // Portable text of a key press; empty while only modifiers are held.
    Q_INVOKABLE QString keysOf(int key, int modifiers) const;
    Q_INVOKABLE QString shown(const QString &keys) const;

Q_SIGNALS:
    void keysChanged();

private:
    [[nodiscard]] QString menuTitle(const QString &menu) const;
    QList<AppAction *> m_actions;
};

} // namespace lensboard
