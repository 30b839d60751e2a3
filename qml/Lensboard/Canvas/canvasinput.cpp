// SPDX-License-Identifier: Apache-2.0
#include "canvasinput.h"

#include "canvasview.h"
#include "edit/nodes.h"

#include <QCursor>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>
#include <array>
#include <cmath>

namespace lensboard {

namespace {

constexpr double hitTolerance = 6;   // view pixels
constexpr double handleReach = 9;    // view pixels around a connect handle or corner
constexpr double handleDistance = 0; // handles sit on the border
constexpr double smallestFrame = 60; // of boundaries and notes, canvas units

std::array<QPointF, 4> handlesOf(const QRectF &rect)
{
    return {QPointF(rect.left() - handleDistance, rect.center().y()),
            QPointF(rect.right() + handleDistance, rect.center().y()),
            QPointF(rect.center().x(), rect.top() - handleDistance),
            QPointF(rect.center().x(), rect.bottom() + handleDistance)};
}

bool near(QPointF a, QPointF b, double reach)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= reach;
}

bool isBadge(HitPart part)
{
    return part == HitPart::NodeBadge || part == HitPart::EdgeBadge || part == HitPart::BoundaryBadge;
}

bool isFrame(HitPart part)
{
    return part == HitPart::BoundaryFrame;
}

} // namespace

void CanvasInput::press(QMouseEvent *event)
{
    m_view.forceActiveFocus(Qt::MouseFocusReason);
    m_press = m_now = m_lastPan = event->position();
    m_left = {};
    m_button = event->button();
    m_modifiers = event->modifiers();
    m_hit = hitAt(m_press);
    m_intended = Gesture::None;
    if (m_button == Qt::MiddleButton || (m_button == Qt::LeftButton && m_space)) {
        m_gesture = Gesture::Pan;
        m_view.setCursor(Qt::ClosedHandCursor);
    } else if (m_button == Qt::LeftButton && m_tool != QLatin1String("select")) {
        startDrawing();
    } else if (m_button == Qt::LeftButton) {
        pressLeft(m_press, m_modifiers);
    } else if (m_button == Qt::RightButton) {
        m_gesture = Gesture::Pending;
        m_intended = Gesture::Pan;
    }
    event->accept();
}

void CanvasInput::pressLeft(QPointF position, Qt::KeyboardModifiers modifiers)
{
    m_gesture = Gesture::Pending;
    if (!m_view.session())
        return;
    m_corner = cornerAt(position);
    if (m_corner >= 0) {
        m_intended = Gesture::Resize;
        return;
    }
    m_source = handleAt(position);
    if (!m_source.empty()) {
        m_intended = Gesture::Connect;
        return;
    }
    if (!m_hit || isFrame(m_hit->part)) {
        m_intended = Gesture::Band;
        return;
    }
    const bool adding = modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    const bool badge = isBadge(m_hit->part) || m_hit->part == HitPart::CommentMark;
    if (!badge && !adding && !m_view.session()->isSelected(m_hit->record))
        pick(m_hit->record);
    const bool edge = m_hit->part == HitPart::Edge || m_hit->part == HitPart::EdgeLabel;
    m_intended = edge || badge ? Gesture::Band : Gesture::Move;
}

void CanvasInput::move(QMouseEvent *event)
{
    m_now = event->position();
    m_modifiers = event->modifiers();
    if (m_gesture == Gesture::Pending &&
        (m_now - m_press).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance() &&
        m_intended != Gesture::None)
        start();
    switch (m_gesture) {
    case Gesture::Pan:
        m_view.panBy(m_now.x() - m_lastPan.x(), m_now.y() - m_lastPan.y());
        m_lastPan = m_now;
        break;
    case Gesture::Band:
        Q_EMIT m_view.gestureChanged();
        break;
    case Gesture::Move:
        updateMove();
        break;
    case Gesture::Resize:
        updateResize();
        break;
    case Gesture::Connect:
        updateConnect();
        break;
    case Gesture::Draw:
        draw();
        break;
    case Gesture::Erase:
        erase();
        break;
    case Gesture::None:
    case Gesture::Pending:
        break;
    }
}

void CanvasInput::start()
{
    m_gesture = m_intended;
    setHover({}, {});
    if (m_gesture == Gesture::Pan)
        m_view.setCursor(Qt::ClosedHandCursor);
    if (m_gesture == Gesture::Move && m_hit && m_view.session() && !m_view.session()->isSelected(m_hit->record))
        pick(m_hit->record);
    if (m_gesture == Gesture::Move)
        startMove();
    if (m_gesture == Gesture::Connect)
        selectOnly(m_source);
}

void CanvasInput::updateResize()
{
    const auto &selected = m_view.session()->selected();
    if (selected.size() != 1)
        return;
    const SceneItemPtr item = m_view.scene().item(selected.front());
    if (!item)
        return;
    const QPointF at = m_view.toCanvas(m_now);
    const bool left = m_corner == 0 || m_corner == 2;
    const bool top = m_corner == 0 || m_corner == 1;
    const Rect &old = item->body;
    const bool free = item->kind == ItemKind::Image || item->kind == ItemKind::Stroke;
    const double least = free ? 10 : item->kind == ItemKind::Note ? 40 : smallestFrame;
    const auto placed = [this, free](double value) { return free ? std::round(value) : toGrid(value); };
    double x0 = left ? std::min(placed(at.x()), old.right() - least) : old.x;
    double y0 = top ? std::min(placed(at.y()), old.bottom() - least) : old.y;
    double x1 = left ? old.right() : std::max(placed(at.x()), old.x + least);
    double y1 = top ? old.bottom() : std::max(placed(at.y()), old.y + least);
    // Images keep their shape, strokes do so with Shift.
    const bool shift = m_modifiers & Qt::ShiftModifier;
    if (free && (item->kind == ItemKind::Image) != shift && old.width > 0 && old.height > 0) {
        const double scale = std::max((x1 - x0) / old.width, (y1 - y0) / old.height);
        (left ? x0 : x1) = left ? x1 - old.width * scale : x0 + old.width * scale;
        (top ? y0 : y1) = top ? y1 - old.height * scale : y0 + old.height * scale;
    }
    m_resized = {x0, y0, x1 - x0, y1 - y0};
    m_view.showDragged({{selected.front(), m_resized}});
}

void CanvasInput::updateConnect()
{
    const SceneItemPtr source = m_view.scene().item(m_source);
    if (!source || !m_view.session())
        return;
    const auto hit = hitAt(m_now);
    const Document &document = m_view.session()->document();
    m_target = hit && document.node(hit->record) ? hit->record : Id();
    m_hint.clear();
    LineShape line;
    const QPointF at = m_view.toCanvas(m_now);
    const Point from = source->body.center();
    line.points = {{at.x() > from.x ? source->body.right() : source->body.x, from.y}, {at.x(), at.y()}};
    line.colour = ColourRole::Accent;
    line.width = 2;
    line.endHead = ArrowHead::Filled;
    std::vector<Primitive> shapes;
    if (!m_target.empty()) {
        const Connection connection =
            catalog().connection(document.node(m_source)->type, document.node(m_target)->type, m_source == m_target);
        BoxShape box;
        box.rect = m_view.scene().item(m_target)->body;
        box.radius = 10;
        box.width = 2;
        box.stroke = connection.legal ? ColourRole::Accent : ColourRole::High;
        line.colour = box.stroke;
        shapes.emplace_back(box);
        m_hint = QString::fromStdString(connection.legal ? connection.label : connection.refusal);
    }
    shapes.emplace_back(line);
    m_view.showSketch(std::move(shapes));
    Q_EMIT m_view.gestureChanged();
}

void CanvasInput::release(QMouseEvent *event)
{
    m_now = event->position();
    m_modifiers = event->modifiers();
    switch (m_gesture) {
    case Gesture::Pending:
        clickOn(event->modifiers());
        break;
    case Gesture::Band:
        finishBand(event->modifiers());
        break;
    case Gesture::Move:
        finishMove();
        break;
    case Gesture::Resize:
        finishResize();
        break;
    case Gesture::Connect:
        finishConnect();
        break;
    case Gesture::Draw:
        finishDrawing();
        break;
    case Gesture::Erase:
        finishErasing();
        break;
    case Gesture::None:
    case Gesture::Pan:
        break;
    }
    end();
    hover(m_now);
}

void CanvasInput::clickOn(Qt::KeyboardModifiers modifiers)
{
    Session *session = m_view.session();
    if (!session)
        return;
    if (m_button == Qt::RightButton) {
        if (m_hit && !session->isSelected(m_hit->record))
            pick(m_hit->record);
        Q_EMIT m_view.contextMenuRequested(m_hit ? QString::fromStdString(m_hit->record.text) : QString(), m_now.x(),
                                           m_now.y());
        return;
    }
    if (!m_hit || isFrame(m_hit->part)) {
        m_entered = Id();
        session->focusFinding({});
        if (!(modifiers & (Qt::ShiftModifier | Qt::ControlModifier))) {
            m_left = session->selected().size() == 1 ? session->selected().front() : Id();
            session->select({});
        }
        return;
    }
    if (m_hit->part == HitPart::CommentMark) {
        selectOnly(m_hit->record);
        Q_EMIT m_view.commentsClicked(QString::fromStdString(m_hit->record.text));
    } else if (isBadge(m_hit->part)) {
        QStringList keys;
        for (const std::string &key : m_view.scene().findingsOn(m_hit->record))
            keys << QString::fromStdString(key);
        Q_EMIT m_view.badgeClicked(keys);
    } else if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        toggle(m_hit->record);
    } else {
        session->focusFinding({});
        pick(m_hit->record);
    }
}

void CanvasInput::finishBand(Qt::KeyboardModifiers modifiers)
{
    Session *session = m_view.session();
    if (!session)
        return;
    const QRectF area(m_view.toCanvas(band().topLeft()), m_view.toCanvas(band().bottomRight()));
    std::vector<Id> ids = m_view.scene().inside(session->document(), {area.x(), area.y(), area.width(), area.height()});
    if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        for (const Id &id : session->selected()) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        }
    }
    session->focusFinding({});
    session->select(std::move(ids));
}

void CanvasInput::finishResize()
{
    Session *session = m_view.session();
    const Id id = session->selected().front();
    m_view.showDragged({});
    if (m_resized.width <= 0)
        return;
    session->edit(CanvasView::tr("Resize %1").arg(session->nameOf(QString::fromStdString(id.text))),
                  [&](Transaction &transaction) { resize(transaction, id, m_resized); });
}

void CanvasInput::finishConnect()
{
    m_view.showSketch({});
    const QString source = QString::fromStdString(m_source.text);
    if (m_target.empty()) {
        Q_EMIT m_view.followRequested(source, m_now.x(), m_now.y());
        return;
    }
    m_view.session()->connectNodes(source, QString::fromStdString(m_target.text));
}

bool CanvasInput::cancel()
{
    const bool active = m_gesture != Gesture::None;
    if (m_gesture == Gesture::Move || m_gesture == Gesture::Resize)
        m_view.showDragged({});
    if (m_gesture == Gesture::Connect || m_gesture == Gesture::Move || m_gesture == Gesture::Draw)
        m_view.showSketch({});
    if (m_gesture == Gesture::Erase)
        m_view.showErased({});
    end();
    return active;
}

void CanvasInput::end()
{
    const bool shown = m_gesture != Gesture::None;
    m_gesture = m_intended = Gesture::None;
    m_button = Qt::NoButton;
    m_source = m_target = m_onto = Id();
    m_moving.clear();
    m_resized = {};
    m_corner = -1;
    m_hint.clear();
    m_view.setCursor(m_space                             ? Qt::OpenHandCursor
                     : m_tool == QLatin1String("select") ? Qt::ArrowCursor
                                                         : Qt::CrossCursor);
    if (shown)
        Q_EMIT m_view.gestureChanged();
}

void CanvasInput::reset()
{
    m_gesture = m_intended = Gesture::None;
    m_hit.reset();
    m_entered = Id();
    setHover({}, {});
}

QRectF CanvasInput::band() const
{
    return m_gesture == Gesture::Band ? QRectF(m_press, m_now).normalized() : QRectF();
}

std::optional<SceneHit> CanvasInput::hitAt(QPointF position) const
{
    const QPointF at = m_view.toCanvas(position);
    return m_view.scene().hitTest({at.x(), at.y()}, hitTolerance / m_view.zoom());
}

Id CanvasInput::handleAt(QPointF position) const
{
    if (m_hovered.empty())
        return {};
    for (const QPointF handle : handlesOf(m_view.hoveredRect())) {
        if (near(position, handle, handleReach))
            return m_hovered;
    }
    return {};
}

int CanvasInput::cornerAt(QPointF position) const
{
    const QRectF rect = m_view.resizeRect();
    if (rect.isEmpty())
        return -1;
    const std::array<QPointF, 4> corners{rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        if (near(position, corners[i], handleReach))
            return static_cast<int>(i);
    }
    return -1;
}

void CanvasInput::hover(QPointF position)
{
    m_now = position;
    if (m_gesture != Gesture::None || !m_view.session())
        return;
    const auto hit = hitAt(position);
    const bool badge = hit && isBadge(hit->part);
    const bool mark = hit && hit->part == HitPart::CommentMark;
    if (m_tool != QLatin1String("select")) {
        setHover({}, {});
        return;
    }
    Id node = hit && m_view.session()->document().node(hit->record) ? hit->record : Id();
    if (node.empty() && !handleAt(position).empty())
        node = m_hovered; // a handle reaches beyond the node
    setHover(node, badge ? hit->record : Id());
    const int corner = cornerAt(position);
    const bool title = hit && hit->part == HitPart::BoundaryTitle;
    m_view.setCursor(m_space                       ? Qt::OpenHandCursor
                     : corner == 0 || corner == 3  ? Qt::SizeFDiagCursor
                     : corner >= 0                 ? Qt::SizeBDiagCursor
                     : !handleAt(position).empty() ? Qt::CrossCursor
                     : badge || mark               ? Qt::PointingHandCursor
                     : title                       ? Qt::SizeAllCursor
                                                   : Qt::ArrowCursor);
}

void CanvasInput::leave()
{
    if (m_gesture == Gesture::None)
        setHover({}, {});
}

void CanvasInput::setHover(const Id &node, const Id &badge)
{
    const bool nodeChanged = node != m_hovered;
    const bool badgeChanged = badge != m_badge;
    m_hovered = node;
    m_badge = badge;
    if (nodeChanged)
        Q_EMIT m_view.hoverChanged();
    if (badgeChanged)
        Q_EMIT m_view.badgeChanged();
}

void CanvasInput::selectOnly(const Id &id)
{
    m_view.session()->select({id});
}

void CanvasInput::toggle(const Id &id)
{
    std::vector<Id> ids = m_view.session()->selected();
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
        ids.push_back(id);
    else
        ids.erase(found);
    m_view.session()->select(std::move(ids));
}

void CanvasInput::doubleClick(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_view.session())
        return;
    const auto hit = hitAt(event->position());
    end();
    if (m_tool != QLatin1String("select"))
        return;
    if (hit && enterGroup(hit->record))
        return;
    if ((!hit || isFrame(hit->part)) && m_view.session()->document().node(m_left))
        Q_EMIT m_view.followRequested(QString::fromStdString(m_left.text), event->position().x(),
                                      event->position().y());
    else if (!hit || isFrame(hit->part))
        Q_EMIT m_view.addRequested(event->position().x(), event->position().y());
    else
        Q_EMIT m_view.renameRequested(QString::fromStdString(hit->record.text));
}

} // namespace lensboard
