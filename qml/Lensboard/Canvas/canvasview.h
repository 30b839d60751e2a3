// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Lensboard/Session/session.h"
#include "canvasinput.h"
#include "picturenodes.h"
#include "scene/scene.h"
#include "tilestore.h"
#include "viewport.h"

#include <QQuickItem>
#include <QTimer>
#include <QVariantAnimation>

#include <memory>
#include <optional>
#include <set>
#include <utility>

// The board: shows the scene of the session's document as tiles with a live layer, and turns pointer and keys into
// edits of the session. QML lays what is hovered, edited or asked above it, by the view rectangles given here. What is
// drawn here is what SVG, PNG and PDF show, because scene and painter are the same.
namespace lensboard {

class CanvasView : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(lensboard::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    // 0 light, 1 dark, 2 high contrast.
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(double zoom READ zoom NOTIFY viewChanged)
    Q_PROPERTY(QRectF viewArea READ viewArea NOTIFY viewChanged)          // canvas units
    Q_PROPERTY(QRectF pictureArea READ pictureArea NOTIFY pictureChanged) // bounds of everything, canvas units
    Q_PROPERTY(QRectF band READ band NOTIFY gestureChanged)               // rubber band, view pixels; empty: none
    Q_PROPERTY(QString hovered READ hovered NOTIFY hoverChanged)          // node under the pointer, with handles
    Q_PROPERTY(QRectF hoveredRect READ hoveredRect NOTIFY hoverChanged)
    Q_PROPERTY(QString badgeRecord READ badgeRecord NOTIFY badgeChanged) // whose badge is under the pointer
    Q_PROPERTY(QRectF badgeRect READ badgeRect NOTIFY badgeChanged)
    Q_PROPERTY(QStringList badgeFindings READ badgeFindings NOTIFY badgeChanged)
    Q_PROPERTY(QRectF resizeRect READ resizeRect NOTIFY handlesChanged) // of the one selected boundary or note
    Q_PROPERTY(QString hint READ hint NOTIFY gestureChanged)            // sentence beside the pointer while connecting
    Q_PROPERTY(QPointF pointer READ pointer NOTIFY gestureChanged)
    Q_PROPERTY(bool keyFocus READ hasKeyFocus NOTIFY keyFocusChanged)                  // keys led here, not the pointer
    Q_PROPERTY(bool snapping READ isSnapping MEMBER m_snapping NOTIFY snappingChanged) // to the grid
    Q_PROPERTY(bool sharp READ isSharp NOTIFY pictureChanged)
    Q_PROPERTY(QString tool READ tool WRITE setTool NOTIFY toolChanged) // "select", "pen" or "eraser"
    Q_PROPERTY(QString penColour READ penColour WRITE setPenColour NOTIFY toolChanged)
    Q_PROPERTY(double penWidth READ penWidth WRITE setPenWidth NOTIFY toolChanged)
    Q_PROPERTY(bool idle READ isIdle NOTIFY gestureChanged)
    Q_PROPERTY(bool commentsShown READ commentsShown WRITE setCommentsShown NOTIFY commentsShownChanged)
    Q_PROPERTY(bool resolvedShown READ resolvedShown WRITE setResolvedShown NOTIFY commentsShownChanged)

public:
    explicit CanvasView(QQuickItem *parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] int theme() const { return static_cast<int>(m_palette.theme()); }
    void setTheme(int theme);
    [[nodiscard]] double zoom() const { return m_viewport.zoom(); }
    [[nodiscard]] QRectF viewArea() const { return m_viewport.area(); }
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] QRectF band() const { return m_input.band(); }
    [[nodiscard]] QString hovered() const { return m_input.hovered(); }
    [[nodiscard]] QRectF hoveredRect() const { return viewRectOf(m_input.hovered()); }
    [[nodiscard]] QString badgeRecord() const { return m_input.badgeRecord(); }
    [[nodiscard]] QRectF badgeRect() const;
    [[nodiscard]] QStringList badgeFindings() const;
    [[nodiscard]] QRectF resizeRect() const;
    [[nodiscard]] QString hint() const { return m_input.hint(); }
    [[nodiscard]] QPointF pointer() const { return m_input.pointer(); }
    [[nodiscard]] bool isSnapping() const { return m_snapping; }
    [[nodiscard]] bool hasKeyFocus() const { return m_keyFocus; }
    [[nodiscard]] bool isSharp() const { return m_tiles.isSharp(); }

    [[nodiscard]] QString tool() const { return m_input.tool(); }
    void setTool(const QString &tool) { m_input.setTool(tool); }
    [[nodiscard]] QString penColour() const;
    void setPenColour(const QString &colour);
    [[nodiscard]] Ink penInk() const { return m_penInk; }
    [[nodiscard]] double penWidth() const { return m_penWidth; }
    void setPenWidth(double width);
    [[nodiscard]] bool isIdle() const { return m_input.isIdle(); }
    [[nodiscard]] bool commentsShown() const { return m_commentsShown; }
    void setCommentsShown(bool shown);
    [[nodiscard]] bool resolvedShown() const { return m_resolvedShown; }
    void setResolvedShown(bool shown);
    // What the eraser has gone over; an empty set ends it.
    void showErased(const std::set<Id> &strokes) { m_tiles.setHidden(strokes); }

    [[nodiscard]] const Scene &scene() const { return m_scene; }
    [[nodiscard]] Viewport &viewport() { return m_viewport; }
    [[nodiscard]] const Viewport &viewport() const { return m_viewport; }
    // After the viewport was moved by hand. `zooming`: tiles follow once it rests.
    void viewportMoved(bool zooming);
    // What is dragged: new frames of these records; empty ends it.
    // With it the lines and boxes that follow the pointer.
    void showDragged(std::map<Id, Rect> frames, std::vector<Primitive> sketch = {});
    // Lines and boxes that follow the pointer.
    void showSketch(std::vector<Primitive> shapes);
    void refreshLive();
    // Pale in the picture: what a filter leaves out.
    void setFaded(std::set<Id> faded);
    // Framed in the picture: hits of a search, the step of a path; `current` stronger than the others.
    void setMarks(std::vector<Id> marks, const Id &current = {});
    // Where the view was, again.
    void showView(QPointF origin, double zoom);

    Q_INVOKABLE void zoomToFit();
    Q_INVOKABLE void zoomToSelection();
    Q_INVOKABLE void zoomBy(double factor);
    Q_INVOKABLE void zoomTo(double zoom);
    Q_INVOKABLE void panBy(double dx, double dy);
    Q_INVOKABLE void centerOn(double canvasX, double canvasY);
    // Brings the records into view, moving no more than needed.
    Q_INVOKABLE void reveal(const QStringList &ids);
    Q_INVOKABLE QPointF toCanvas(QPointF view) const { return m_viewport.toCanvas(view); }
    Q_INVOKABLE QPointF toView(QPointF canvas) const { return m_viewport.toView(canvas); }
    // View pixels of a record's frame; empty when there is none.
    Q_INVOKABLE QRectF viewRectOf(const QString &id) const;
    // A service dragged in from the palette: shown as a ghost, then placed. On an edge it is inserted when legal.
    Q_INVOKABLE void dragType(const QString &type, double viewX, double viewY);
    Q_INVOKABLE void endDragType();
    Q_INVOKABLE QString dropType(const QString &type, double viewX, double viewY);
    // Ends any gesture without an edit; true when there was one.
    Q_INVOKABLE bool cancelGesture() { return m_input.cancel(); }
    // {title, message, kind} of a finding, for cards; kind is "high", "medium", "low", "ask" or "proved".
    Q_INVOKABLE QVariantMap findingInfo(const QString &key) const;
    // Paints everything anew, after the look of all boards has changed.
    Q_INVOKABLE void repaint();
    Q_INVOKABLE void walk(int step); // selects the next or previous node in reading order
    // Selects the neighbour in that direction, along an edge where there is one; -1, 0 or 1 each.
    Q_INVOKABLE void walkTowards(int dx, int dy);
    // From the selected edge to the service at its end, or where it begins.
    Q_INVOKABLE void followEdge(bool toTarget);

Q_SIGNALS:
    void sessionChanged();
    void themeChanged();
    void viewChanged();
    void pictureChanged();
    void gestureChanged();
    void hoverChanged();
    void badgeChanged();
    void handlesChanged();
    void keyFocusChanged();
    void snappingChanged();
    void renameRequested(const QString &id);
    void badgeClicked(const QStringList &findings);
    void commentsClicked(const QString &id);
    void toolChanged();
    void commentsShownChanged();
    void addRequested(double viewX, double viewY);                           // double click on the empty board, or "/"
    void followRequested(const QString &source, double viewX, double viewY); // an edge dropped on the empty board
    void contextMenuRequested(const QString &id, double viewX, double viewY);

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &value) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override { m_input.press(event); }
    void mouseMoveEvent(QMouseEvent *event) override { m_input.move(event); }
    void mouseReleaseEvent(QMouseEvent *event) override { m_input.release(event); }
    void mouseDoubleClickEvent(QMouseEvent *event) override { m_input.doubleClick(event); }
    void mouseUngrabEvent() override { m_input.cancel(); }
    void hoverMoveEvent(QHoverEvent *event) override { m_input.hover(event->position()); }
    void hoverLeaveEvent(QHoverEvent *) override { m_input.leave(); }
    void wheelEvent(QWheelEvent *event) override { m_input.wheel(event); }
    void keyPressEvent(QKeyEvent *event) override { m_input.keyPress(event); }
    void keyReleaseEvent(QKeyEvent *event) override { m_input.keyRelease(event); }
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    // Where a document that is not shown was looked at, and its picture as long as nothing changes.
    struct Kept
    {
        Scene scene;
        bool current = true; // the scene still shows the document
        QPointF origin;
        double zoom = 1;
        std::optional<std::pair<QPointF, double>> shownFirst;
        TileStore::Overview overview;
    };
    void keepView();
    [[nodiscard]] bool takeKeptView();
    void follow(Session *session);
    void rebuild();
    void showFirst();
    void showReadable(const QRectF &picture);
    void applyChange(const ChangeSet &change);
    void applyFindings(const FindingDiff &diff);
    void applyDiff(const SceneDiff &diff);
    void refineVisible();
    void animateTo(const QPointF &origin);
    [[nodiscard]] double ratio() const;
    [[nodiscard]] SceneItems liveItems() const;
    void addOutlines(SceneItem &outlines) const;
    void showPreview();
    void revealArea(const QRectF &area);
    void addGroupOutlines(SceneItem &outlines) const;
    void showComments();
    [[nodiscard]] SceneOptions sceneOptions() const;
    void addMarks(SceneItem &outlines) const;

    Session *m_session = nullptr;
    std::map<const Session *, Kept> m_kept;
    Palette m_palette;
    Scene m_scene;
    TileStore m_tiles;
    Viewport m_viewport;
    CanvasInput m_input;
    LiveLayer m_live;
    std::map<Id, Rect> m_dragged;
    std::vector<Primitive> m_sketch;
    std::vector<Id> m_marks;
    Id m_mark; // the current one of them
    std::optional<Node> m_ghost;
    SceneItems m_preview; // of a change that is not made yet
    QTimer m_settle;
    QTimer m_refine;
    QVariantAnimation m_glide;
    QRectF m_liveSeen; // what the live layer was painted for, canvas units
    double m_liveZoom = 0;
    bool m_veiled = false;
    bool m_commentsShown = true;
    bool m_resolvedShown = false;
    Ink m_penInk = Ink::Blue;
    double m_penWidth = 4;
    bool m_keyFocus = false;
    bool m_snapping = true;
    bool m_fitPending = true;
    std::optional<std::pair<QPointF, double>> m_shownFirst; // origin and zoom that a new board was first shown at
};

} // namespace lensboard
