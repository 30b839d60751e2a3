// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

#include <set>

// The board as a tree in rows: boundaries with what is in them, services, and below a service its connections with
// their direction; notes last. The equal of the canvas for keyboard and screen reader: the selection is the session's.
namespace lensboard {

struct OutlineRow
{
    std::string key; // of a connection also the service that it is listed under
    Id record;
    std::string kind; // boundary, node, out, in, note
    int depth = 0;
    bool expandable = false;
    bool expanded = false;
    std::string title;
    std::string note;
    friend bool operator==(const OutlineRow &, const OutlineRow &) = default;
};

class OutlineModel : public LENSBOARD_KEYED_LIST_MODEL(OutlineRow)
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    // Nothing is followed while nobody looks.
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int selectedRow READ selectedRow NOTIFY selectionMoved) // of the first selected element, or -1

public:
    enum Role {
        Record = Qt::UserRole + 1,
        Kind,
        Title,
        Note,
        Depth,
        Expandable,
        Expanded,
        Selected,
        Spoken,
        Layer,
        Glyph
    };
    Q_ENUM(Role)

    explicit OutlineModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int selectedRow() const;

    Q_INVOKABLE void setExpanded(int row, bool expanded);
    // Selects what the row stands for and asks the canvas to show it; with `more` it is added or taken away.
    Q_INVOKABLE void select(int row, bool more = false);
    // The row that this one is listed under, or -1.
    Q_INVOKABLE int parentRow(int row) const;
    // From a connection to the service at its other end; -1 for other rows.
    Q_INVOKABLE int otherEnd(int row);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void filterChanged();
    void shownChanged();
    void countChanged();
    void selectionMoved();

private:
    void refresh();
    void markSelection();
    [[nodiscard]] std::vector<OutlineRow> collect() const;
    [[nodiscard]] int rowOf(const Id &record) const;

    QPointer<Session> m_session;
    QString m_filter;
    bool m_shown = false;
    std::set<Id> m_closed; // boundaries
    std::set<Id> m_opened; // services
    QTimer m_soon;
};

} // namespace lensboard
