// SPDX-License-Identifier: Apache-2.0
#include "appaction.h"

#include <QKeySequence>

namespace lensboard {

QStringList AppAction::sequences() const
{
    return m_keys.split(QStringLiteral(", "), Qt::SkipEmptyParts);
}

QString AppAction::shownKeys() const
{
    const QStringList all = sequences();
    return all.isEmpty() ? QString() : QKeySequence(all.first()).toString(QKeySequence::NativeText);
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
        if (!action->sequences().isEmpty())
            found.append(action);
    }
    return found;
}

QList<QObject *> ActionRegistry::matching(const QString &text) const
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<QObject *> found;
    for (AppAction *action : m_actions) {
        bool fits = action->isEnabled() && !action->isSeparator();
        for (const QString &word : words)
            fits = fits && action->text().contains(word, Qt::CaseInsensitive);
        if (fits)
            found.append(action);
    }
    return found;
}

} // namespace lensboard
