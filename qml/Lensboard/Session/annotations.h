// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session.h"

#include <QPointer>

class QImage;

// What people put beside the architecture of one session, for QML: notes and their looks, images, comments, groups and
// locks. Edits go through the session, each one undo step; what cannot be done is said through its `refused`.
namespace lensboard {

class Annotations : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    // Who writes comments: what the person said, else the user name of the system. Kept in the settings.
    Q_PROPERTY(QString author READ author WRITE setAuthor NOTIFY authorChanged)
    // Of the selection, when it is all of one make: "note", "text", "stroke" or empty.
    Q_PROPERTY(QString kind READ kind NOTIFY selectionChanged)
    Q_PROPERTY(QString ink READ ink NOTIFY selectionChanged)
    Q_PROPERTY(double strokeWidth READ strokeWidth NOTIFY selectionChanged)
    // The node that the selected note is tied to, and the one that it could be tied to; names, or empty.
    Q_PROPERTY(QString tiedTo READ tiedTo NOTIFY selectionChanged)
    Q_PROPERTY(QString tieGoal READ tieGoal NOTIFY selectionChanged)
    Q_PROPERTY(bool locked READ isLocked NOTIFY selectionChanged)
    Q_PROPERTY(bool canGroup READ canGroup NOTIFY selectionChanged)
    Q_PROPERTY(bool grouped READ isGrouped NOTIFY selectionChanged)

public:
    explicit Annotations(QObject *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] QString author() const;
    void setAuthor(const QString &name);
    [[nodiscard]] QString kind() const;
    [[nodiscard]] QString ink() const;
    [[nodiscard]] double strokeWidth() const;
    [[nodiscard]] QString tiedTo() const;
    [[nodiscard]] QString tieGoal() const;
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] bool canGroup() const;
    [[nodiscard]] bool isGrouped() const;

    // The new note's id, selected. (x, y) is the middle of it on the board.
    Q_INVOKABLE QString addNote(const QString &style, double x, double y);
    [[nodiscard]] Q_INVOKABLE bool isNote(const QString &id) const;
    [[nodiscard]] Q_INVOKABLE bool isStroke(const QString &id) const;
    [[nodiscard]] Q_INVOKABLE QString textOf(const QString &id) const;
    // The note grows when its text needs it. A note without text goes.
    Q_INVOKABLE void setText(const QString &id, const QString &text);
    // Of the selected notes and strokes.
    Q_INVOKABLE void setInk(const QString &ink);
    Q_INVOKABLE void setStyle(const QString &style);
    Q_INVOKABLE void setStrokeWidth(double width);
    // Ties the selected note to the selected node, else to the nearest one; or unties it.
    Q_INVOKABLE void toggleTie();

    // A PNG, JPEG or SVG file; its middle comes to (x, y). False, and `refused`, when it is none or too large.
    Q_INVOKABLE bool addImageFile(const QString &path, double x, double y);
    // What the clipboard holds as a picture; false when it holds none.
    Q_INVOKABLE bool pasteImage(double x, double y);
    [[nodiscard]] Q_INVOKABLE static bool isImageFile(const QString &path);

    Q_INVOKABLE QString comment(const QString &subject, const QString &text);
    Q_INVOKABLE void reply(const QString &thread, const QString &text);
    Q_INVOKABLE void resolve(const QString &thread, bool resolved);
    Q_INVOKABLE void removeComment(const QString &id);

    Q_INVOKABLE void groupSelection();
    Q_INVOKABLE void ungroupSelection();
    Q_INVOKABLE void lockSelection(bool locked);

Q_SIGNALS:
    void sessionChanged();
    void authorChanged();
    void selectionChanged();

private:
    [[nodiscard]] const Note *selectedNote() const;
    [[nodiscard]] const Node *goalOfTie() const;
    bool addPicture(const QByteArray &bytes, const QString &mime, QSizeF size, const QString &name, QPointF center);
    bool addPicture(const QImage &image, const QString &name, QPointF center);
    void editSelection(const QString &label, const std::function<void(Transaction &, const std::vector<Id> &)> &edit);

    QPointer<Session> m_session;
};

} // namespace lensboard
