// SPDX-License-Identifier: Apache-2.0
#include "appaction.h"

#include <QKeySequence>

namespace lensboard {

QStringList AppAction::sequences() const
{
    return m_custom.value_or(m_keys).split(QStringLiteral(", "), Qt::SkipEmptyParts);
}

QString AppAction::shownKeys() const
{
    const QStringList all = sequences();
    return all.isEmpty() ? QString() : QKeySequence(all.first()).toString(QKeySequence::NativeText);
}

QString AppAction::tip() const
{
    const QString words = m_hint.isEmpty() ? m_text : m_hint;
    const QString keys = shownKeys();
    return keys.isEmpty() ? words : tr("%1 (%2)", "what it does, keys").arg(words, keys);
}

void AppAction::setCustomKeys(const std::optional<QString> &keys)
{
    m_custom = keys == m_keys ? std::nullopt : keys;
    Q_EMIT changed();
}

void AppAction::trigger()
{
    if (m_enabled)
        Q_EMIT triggered();
}

QQmlListProperty<AppAction> ActionRegistry::actions()
{
    return {this, &m_actions};
}

AppAction *ActionRegistry::find(const QString &name) const
{
    for (AppAction *action : m_actions) {
        if (action->name() == name)
            return action;
    }
    return nullptr;
}

void ActionRegistry::trigger(const QString &name) const
{
    if (AppAction *action = find(name))
        action->trigger();
}

QList<QObject *> ActionRegistry::inMenu(const QString &menu) const
{
    QList<QObject *> found;
    for (AppAction *action : m_actions) {
        if (action->menu() == menu)
            found.append(action);
    }
    return found;
}

QList<QObject *> ActionRegistry::withKeys() const
{
    QList<QObject *> found;
    for (AppAction *action : m_actions) {
        if (!action->isSeparator() && !action->isFixed())
            found.append(action);
    }
    return found;
}

QList<QObject *> ActionRegistry::matching(const QString &text) const
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<QObject *> now;
    QList<QObject *> later;
    for (AppAction *action : m_actions) {
        bool fits = !action->isSeparator() && !action->isFixed();
        for (const QString &word : words)
            fits = fits && action->text().contains(word, Qt::CaseInsensitive);
        if (fits)
            (action->isEnabled() ? now : later).append(action);
    }
    return now + later;
}

} // namespace lensboard
