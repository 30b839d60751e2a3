// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene/guides.h"
#include "scene/scene.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <set>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

// What pointer and keys mean on the canvas: select, band, move, resize, connect, pan and zoom. A gesture shows itself
// while it lasts and edits the session once, when it ends; Esc ends it without an edit.
namespace lensboard {

class CanvasView;

class CanvasInput
{
public:
    explicit CanvasInput(CanvasView &view)
        : m_view(view)
    {
    }

    void press(QMouseEvent *event);
    void move(QMouseEvent *event);
    void release(QMouseEvent *event);
    void doubleClick(QMouseEvent *event);
    void hover(QPointF position);
    void leave();
    void wheel(QWheelEvent *event);
    void keyPress(QKeyEvent *event);
    void keyRelease(QKeyEvent *event);
    void pinch(QPointF center, double factor);
    // What the left button does: "select", "pen" or "eraser".
    [[nodiscard]] const QString &tool() const { return m_tool; }
    void setTool(const QString &tool);
    // True when a gesture was under way.
    bool cancel();
    // Forgets what it points at, e.g. because the document was replaced.
    void reset();

    [[nodiscard]] QRectF band() const;
    [[nodiscard]] QString hovered() const { return QString::fromStdString(m_hovered.text); }
    [[nodiscard]] QString badgeRecord() const { return QString::fromStdString(m_badge.text); }
    [[nodiscard]] QString hint() const { return m_hint; }
    [[nodiscard]] QPointF pointer() const { return m_now; }
    // Where something new with this frame comes to lie, by guides and grid; adds the guides to show.
    [[nodiscard]] Point placeFor(const Rect &raw, std::vector<Primitive> &shapes) const;
    [[nodiscard]] bool isIdle() const { return m_gesture == Gesture::None; }

private:
    enum class Gesture { None, Pending, Pan, Band, Move, Resize, Connect, Draw, Erase };

    void pressLeft(QPointF position, Qt::KeyboardModifiers modifiers);
    void start();
    void startMove();
    void updateMove();
    void updateResize();
    void updateConnect();
    void finishBand(Qt::KeyboardModifiers modifiers);
    void finishMove();
    void finishResize();
    void finishConnect();
    void clickOn(Qt::KeyboardModifiers modifiers);
    void end();
    void setHover(const Id &node, const Id &badge);
    void selectOnly(const Id &id);
    // With the group around it, unless its inside is being worked on.
    void pick(const Id &id);
    // Goes into the group under the pointer; false when there is none left.
    bool enterGroup(const Id &id);
    bool leaveGroup();
    void startDrawing();
    void draw();
    void finishDrawing();
    void erase();
    void eraseAt(QPointF at); // canvas units
    void finishErasing();
    void toggle(const Id &id);
    [[nodiscard]] std::optional<SceneHit> hitAt(QPointF position) const;
    [[nodiscard]] Id handleAt(QPointF position) const;               // node whose connect handle is there
    [[nodiscard]] int cornerAt(QPointF position) const;              // of the resizable selection, -1 for none
    [[nodiscard]] QPointF dragged(std::vector<Guide> &guides) const; // canvas units since the press, snapped
    [[nodiscard]] std::vector<Rect> restingFrames() const;           // what a moved element can line up with
    [[nodiscard]] Id edgeToInsertOn() const; // under the pointer, when the moved node may go there
    [[nodiscard]] std::vector<Primitive> copies(const std::map<Id, Rect> &frames) const;
    [[nodiscard]] std::map<Id, Rect> movedFrames(QPointF delta) const;
    [[nodiscard]] double toGrid(double value) const;
    bool arrowKey(QKeyEvent *event);
    bool plainKey(QKeyEvent *event);

    CanvasView &m_view;
    Gesture m_gesture = Gesture::None;
    Gesture m_intended = Gesture::None; // once the pointer has moved far enough
    Qt::MouseButton m_button = Qt::NoButton;
    Qt::KeyboardModifiers m_modifiers;
    QPointF m_press;
    QPointF m_now;
    QPointF m_lastPan;
    std::optional<SceneHit> m_hit;
    Id m_source; // of a connection
    Id m_target;
    Id m_onto;       // edge that the moved node would be inserted on
    QPointF m_delta; // of the move so far
    std::set<Id> m_moving;
    Id m_left; // the one selected element that the last click on the empty board left
    Id m_hovered;
    Id m_badge;
    Rect m_resized;
    int m_corner = -1;
    QString m_hint;
    bool m_space = false;
    QString m_tool = QStringLiteral("select");
    Id m_entered;               // group whose inside is worked on
    std::vector<Point> m_drawn; // by the pen, canvas units
    std::set<Id> m_erased;
};

} // namespace lensboard
