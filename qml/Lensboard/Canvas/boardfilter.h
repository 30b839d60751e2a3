// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "canvascompanion.h"

// Shows pale what does not fit: by pillar and severity of findings, mode of connections, boundary, and service. All
// that is stated must hold; nothing stated shows everything. A service fits a mode when a connection of that mode
// touches it, a connection fits a service or boundary when one of its ends does, a boundary when something in it fits.
namespace lensboard {

class BoardFilter : public lensboard::CanvasCompanion
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString pillar MEMBER m_pillar NOTIFY changed)
    Q_PROPERTY(QString severity MEMBER m_severity NOTIFY changed) // high, medium, low or ask
    Q_PROPERTY(QString mode MEMBER m_mode NOTIFY changed)
    Q_PROPERTY(QString boundary MEMBER m_boundary NOTIFY changed)
    Q_PROPERTY(QString type MEMBER m_type NOTIFY changed)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY applied) // services that fit
    Q_PROPERTY(int totalCount READ totalCount NOTIFY applied)
    // {value, text} of what the board has, for the choices.
    Q_PROPERTY(QVariantList boundaries READ boundaries NOTIFY applied)
    Q_PROPERTY(QVariantList types READ types NOTIFY applied)

public:
    explicit BoardFilter(QObject *parent = nullptr);

    [[nodiscard]] bool isActive() const;
    [[nodiscard]] int shownCount() const { return m_shown; }
    [[nodiscard]] int totalCount() const;
    [[nodiscard]] QVariantList boundaries() const;
    [[nodiscard]] QVariantList types() const;
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();
    void applied();

protected:
    void boardReplaced() override;
    void boardChanged() override;

private:
    [[nodiscard]] std::set<Id> fitting() const;
    [[nodiscard]] std::set<Id> nodesInside(const Id &boundary) const;
    [[nodiscard]] std::set<Id> withFindings() const;
    void addFrames(std::set<Id> &fitting) const;

    QString m_pillar;
    QString m_severity;
    QString m_mode;
    QString m_boundary;
    QString m_type;
    int m_shown = 0;
};

} // namespace lensboard
