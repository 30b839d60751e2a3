// SPDX-License-Identifier: Apache-2.0
// The keys of the actions: the list of all, who has which, and what people chose instead.
#include "appaction.h"

#include <QHash>
#include <QKeySequence>

#include <algorithm>

namespace lensboard {

QString ActionRegistry::shown(const QString &keys) const
{
    return QKeySequence(keys).toString(QKeySequence::NativeText);
}

QString ActionRegistry::menuTitle(const QString &menu) const
{
    static const QHash<QString, const char *> titles{
        {QStringLiteral("file"), QT_TR_NOOP("File")},       {QStringLiteral("edit"), QT_TR_NOOP("Edit")},
        {QStringLiteral("view"), QT_TR_NOOP("View")},       {QStringLiteral("insert"), QT_TR_NOOP("Insert")},
        {QStringLiteral("arrange"), QT_TR_NOOP("Arrange")}, {QStringLiteral("review"), QT_TR_NOOP("Review")},
        {QStringLiteral("help"), QT_TR_NOOP("Help")},       {QStringLiteral("canvas"), QT_TR_NOOP("On the board")}};
    const char *title = titles.value(menu);
    return title ? tr(title) : menu;
}

QVariantList ActionRegistry::keyList(const QString &filter) const
{
    QVariantList lines;
    QString menu;
    for (const AppAction *action : m_actions) {
        if (action->isSeparator())
            continue;
        QStringList keys;
        for (const QString &sequence : action->sequences())
            keys.append(shown(sequence));
        const QString all = action->text() + QLatin1Char(' ') + keys.join(QLatin1Char(' '));
        if (!all.contains(filter.trimmed(), Qt::CaseInsensitive))
            continue;
        const auto line = [](const QString &name, const QString &text, const QStringList &caps, bool customised,
                             bool fixed, bool head) {
            return QVariantMap{{QStringLiteral("name"), name},   {QStringLiteral("text"), text},
                               {QStringLiteral("keys"), caps},   {QStringLiteral("customised"), customised},
                               {QStringLiteral("fixed"), fixed}, {QStringLiteral("head"), head}};
        };
        if (action->menu() != menu)
            lines.append(line({}, menuTitle(action->menu()), {}, false, true, true));
        menu = action->menu();
        lines.append(line(action->name(), action->text(), keys, action->isCustomised(), action->isFixed(), false));
    }
    return lines;
}

QString ActionRegistry::keyTable() const
{
    QString table = tr("| Keys | Do |") + QStringLiteral("\n|---|---|\n");
    for (const AppAction *action : m_actions) {
        QStringList keys;
        for (const QString &sequence : action->sequences())
            keys.append(QLatin1Char('`') + shown(sequence) + QLatin1Char('`'));
        if (!keys.isEmpty())
            table += QStringLiteral("| %1 | %2 |\n").arg(keys.join(QStringLiteral(", ")), action->text());
    }
    return table;
}

AppAction *ActionRegistry::ownerOf(const QString &keys, const QString &except) const
{
    const QKeySequence wanted(keys);
    for (AppAction *action : m_actions) {
        if (action->name() == except || action->isSeparator())
            continue;
        for (const QString &sequence : action->sequences()) {
            if (QKeySequence(sequence) == wanted)
                return action;
        }
    }
    return nullptr;
}

void ActionRegistry::setKeys(const QString &name, const QString &keys)
{
    AppAction *action = find(name);
    if (!action || action->isFixed())
        return;
    while (AppAction *owner = keys.isEmpty() ? nullptr : ownerOf(keys, name)) {
        if (owner->isFixed())
            return;
        QStringList left = owner->sequences();
        left.removeIf([&](const QString &sequence) { return QKeySequence(sequence) == QKeySequence(keys); });
        owner->setCustomKeys(left.join(QStringLiteral(", ")));
    }
    action->setCustomKeys(keys);
    Q_EMIT keysChanged();
}

void ActionRegistry::resetKeys(const QString &name)
{
    AppAction *action = find(name);
    if (!action)
        return;
    action->setCustomKeys(std::nullopt);
    // Whoever was given one of its keys gives it back.
    for (const QString &sequence : action->sequences()) {
        while (AppAction *owner = ownerOf(sequence, name))
            owner->setCustomKeys(std::nullopt);
    }
    Q_EMIT keysChanged();
}

void ActionRegistry::resetAllKeys()
{
    for (AppAction *action : m_actions)
        action->setCustomKeys(std::nullopt);
    Q_EMIT keysChanged();
}

void ActionRegistry::restoreKeys(const QVariantMap &chosen)
{
    for (auto entry = chosen.cbegin(); entry != chosen.cend(); ++entry) {
        AppAction *action = find(entry.key());
        if (action && !action->isFixed())
            action->setCustomKeys(entry.value().toString());
    }
    Q_EMIT keysChanged();
}

bool ActionRegistry::isCustomised() const
{
    return std::any_of(m_actions.begin(), m_actions.end(),
                       [](const AppAction *action) { return action->isCustomised(); });
}

QVariantMap ActionRegistry::chosenKeys() const
{
    QVariantMap chosen;
    for (const AppAction *action : m_actions) {
        if (action->isCustomised())
            chosen.insert(action->name(), action->sequences().join(QStringLiteral(", ")));
    }
    return chosen;
}

QString ActionRegistry::keysOf(int key, int modifiers) const
{
    static const QList<int> held{Qt::Key_Shift,  Qt::Key_Control, Qt::Key_Alt, Qt::Key_AltGr, Qt::Key_Meta, 0,
                                 Qt::Key_unknown};
    if (held.contains(key))
        return {};
    auto with = Qt::KeyboardModifiers(modifiers) &
                (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    // Signs that need Shift are told by the sign itself.
    const bool sign = key > Qt::Key_Space && key < Qt::Key_AsciiTilde && !(key >= Qt::Key_A && key <= Qt::Key_Z) &&
                      !(key >= Qt::Key_0 && key <= Qt::Key_9);
    if (sign)
        with &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(with, static_cast<Qt::Key>(key))).toString(QKeySequence::PortableText);
}

} // namespace lensboard
