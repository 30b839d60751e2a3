// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "keyedlistmodel.h"

#include <QPointer>

// What is still unknown and matters, each point once however many rules wait for it, those first that can take away
// most risk. A property is answered in place; a relation is answered by drawing; a practice that no drawing can prove
// is answered by people.
namespace lensboard {

struct OpenPointRow
{
    std::string key;
    std::string lens; // alias, for a practice
    enum class Kind { Property, Relation, Practice } kind = Kind::Property;
    std::string subject;  // record id; question id for a practice
    std::string property; // property id, relation or practice id
    std::string words;
    std::string question; // put to a person
    int severity = 0;     // worst of the waiting rules: 0 low … 2 high
    int waiting = 0;      // how many findings wait for it
    double weight = 0;
    friend bool operator==(const OpenPointRow &, const OpenPointRow &) = default;
};

class OpenPointsModel : public LENSBOARD_KEYED_LIST_MODEL(OpenPointRow)
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // All of them; the list shows the first two hundred.
    Q_PROPERTY(int total READ total NOTIFY countChanged)

public:
    enum Role {
        Subject = Qt::UserRole + 1,
        SubjectName,
        Lens,
        Property,
        Title,
        Question,
        RiskWord,
        Waiting,
        Editor,
        Options,
        Unit,
        Hint
    };
    Q_ENUM(Role)

    explicit OpenPointsModel(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int total() const { return m_total; }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();
    void countChanged();

private:
    void follow();
    // Something that findings ask for; points into them.
    struct Asked
    {
        const OpenPoint *open;
        const Finding *finding; // whose question is put
        int severity = 0;
        int waiting = 0;
        double weight = 0;
    };
    [[nodiscard]] static const std::string &questionOf(const Asked &point);
    [[nodiscard]] static std::vector<Asked> askedPoints(const Findings &findings);
    [[nodiscard]] std::vector<OpenPointRow> collect(int &total) const;
    [[nodiscard]] OpenPointRow rowFor(const Asked &point) const;
    void addPractices(std::vector<OpenPointRow> &rows) const;
    void addPractices(std::vector<OpenPointRow> &rows, std::size_t lens) const;
    [[nodiscard]] QString questionNameOf(const OpenPointRow &point) const;

    QPointer<Session> m_session;
    int m_total = 0;
};

} // namespace lensboard
