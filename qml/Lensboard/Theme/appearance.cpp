// SPDX-License-Identifier: Apache-2.0
#include "appearance.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QQmlEngine>
#include <QStyleHints>

namespace lensboard {

Appearance::Appearance()
{
    if (qGuiApp)
        qGuiApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (qGuiApp)
        connect(qGuiApp->styleHints(), &QStyleHints::colorSchemeChanged, this, &Appearance::changed);
#endif
}

Appearance *Appearance::instance()
{
    static Appearance appearance;
    return &appearance;
}

Appearance *Appearance::create(QQmlEngine *, QJSEngine *)
{
    QQmlEngine::setObjectOwnership(instance(), QQmlEngine::CppOwnership);
    return instance();
}

void Appearance::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    Q_EMIT changed();
}

bool Appearance::setModeByWord(const QString &word)
{
    for (const Mode mode : {Mode::System, Mode::Light, Mode::Dark, Mode::HighContrast}) {
        const Mode before = m_mode;
        m_mode = mode;
        const bool found = modeWord() == word;
        m_mode = before;
        if (found) {
            setMode(mode);
            return true;
        }
    }
    return false;
}

QString Appearance::modeWord() const
{
    switch (m_mode) {
    case Mode::Light:
        return QStringLiteral("light");
    case Mode::Dark:
        return QStringLiteral("dark");
    case Mode::HighContrast:
        return QStringLiteral("contrast");
    case Mode::System:
        break;
    }
    return QStringLiteral("system");
}

bool Appearance::isDark() const
{
    if (m_mode == Mode::System)
        return systemIsDark();
    return m_mode != Mode::Light;
}

bool Appearance::systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
#endif
}

QString Appearance::family() const
{
    const QString inter = QStringLiteral("Inter");
    static const bool installed = QFontDatabase::families().contains(inter);
    return installed ? inter : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

QString Appearance::monoFamily() const
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && m_mode == Mode::System)
        Q_EMIT changed();
    return QObject::eventFilter(watched, event);
}

} // namespace lensboard
