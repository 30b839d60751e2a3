// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

class QQmlEngine;
class QJSEngine;

// Which of the three sets of colours is shown: follows the system unless a person chose one. One object per process,
// shared by QML (Theme reads it) and by the painter of the canvas. It stores nothing: main.cpp keeps the choice.
namespace lensboard {

class Appearance : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(Mode mode READ mode WRITE setMode NOTIFY changed)
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    Q_PROPERTY(bool highContrast READ isHighContrast NOTIFY changed)
    Q_PROPERTY(QString family READ family CONSTANT)
    Q_PROPERTY(QString monoFamily READ monoFamily CONSTANT)

public:
    enum class Mode { System, Light, Dark, HighContrast };
    Q_ENUM(Mode)

    static Appearance *instance();
    static Appearance *create(QQmlEngine *engine, QJSEngine *scriptEngine);

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    // "system", "light", "dark", "contrast"; an unknown word changes nothing and gives false.
    bool setModeByWord(const QString &word);
    [[nodiscard]] QString modeWord() const;

    [[nodiscard]] bool isDark() const;
    [[nodiscard]] bool isHighContrast() const { return m_mode == Mode::HighContrast; }

    // Inter where it is installed, else the interface font of the system.
    [[nodiscard]] QString family() const;
    [[nodiscard]] QString monoFamily() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Appearance();
    [[nodiscard]] static bool systemIsDark();

    Mode m_mode = Mode::System;
};

} // namespace lensboard
