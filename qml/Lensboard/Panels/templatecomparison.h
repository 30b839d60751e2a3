// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "edit/reimport.h"

#include <QPointer>

#include <optional>

// A template held against the board that is open: what it has more, what differs, what has gone, and what was only
// drawn. Looking changes nothing; taking it over is one step that can be undone.
namespace lensboard {

class TemplateComparison : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(QString file READ file NOTIFY looked)
    Q_PROPERTY(QString path READ path NOTIFY looked)
    // "again": the board came from it, "drawn": elements drawn by hand were found in it, "new": nothing in common
    Q_PROPERTY(QString relation READ relation NOTIFY looked)
    Q_PROPERTY(int same READ same NOTIFY looked)
    // {kind, title, nodes, edges} for each kind of difference that there is
    Q_PROPERTY(QVariantList kinds READ kinds NOTIFY looked)
    // {kind, title, name, edge, lines} where lines are "Timeout: 3 → 10"
    Q_PROPERTY(QVariantList rows READ rows NOTIFY looked)

public:
    explicit TemplateComparison(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] QString file() const;
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString relation() const;
    [[nodiscard]] int same() const;
    [[nodiscard]] QVariantList kinds() const;
    [[nodiscard]] QVariantList rows() const;

    // Whether elements of the open board came from a template of this name.
    Q_INVOKABLE bool knows(const QString &path) const;
    // Reads the template and compares. False, and the session tells why, when it cannot be read.
    Q_INVOKABLE bool look(const QString &path);
    // Takes over what differs. False when nothing does.
    Q_INVOKABLE bool take();

Q_SIGNALS:
    void sessionChanged();
    void looked();

private:
    struct Kind
    {
        const char *id;
        QString title;
        const std::vector<Reimport::Item> *items;
    };
    [[nodiscard]] std::vector<Kind> sections() const;
    [[nodiscard]] QStringList linesOf(const Reimport::Item &item, const char *kind) const;

    QPointer<Session> m_session;
    QString m_path;
    std::optional<Reimport> m_plan;
    QVariantList m_remarks;
};

} // namespace lensboard
