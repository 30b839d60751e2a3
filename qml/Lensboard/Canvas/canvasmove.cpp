// SPDX-License-Identifier: Apache-2.0
// Moving by hand: grid and guides, one axis with Shift, a copy with Ctrl, insertion on an edge.
#include "canvasinput.h"

#include "canvasview.h"
#include "edit/clipboard.h"
#include "edit/edges.h"
#include "edit/nodes.h"

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

constexpr double grid = 20;      // canvas units
constexpr double guideReach = 6; // view pixels
constexpr double onEdge = 10;    // view pixels between pointer and the edge to insert on

LineShape thinLine(Point from, Point to, double zoom)
{
    LineShape line;
    line.points = {from, to};
    line.colour = ColourRole::Accent;
    line.width = 1 / zoom;
    return line;
}

// A common line as it is; a gap with a tick at both ends.
void addGuide(const Guide &guide, double zoom, std::vector<Primitive> &shapes)
{
    shapes.emplace_back(thinLine(guide.from, guide.to, zoom));
    if (!guide.gap)
        return;
    const bool level = guide.from.y == guide.to.y;
    const double half = 5 / zoom;
    for (const Point end : {guide.from, guide.to}) {
        const Point a = level ? Point{end.x, end.y - half} : Point{end.x - half, end.y};
        const Point b = level ? Point{end.x, end.y + half} : Point{end.x + half, end.y};
        shapes.emplace_back(thinLine(a, b, zoom));
    }
}

} // namespace

double CanvasInput::toGrid(double value) const
{
    return m_view.isSnapping() ? std::round(value / grid) * grid : value;
}

Point CanvasInput::placeFor(const Rect &raw, std::vector<Primitive> &shapes) const
{
    const QRectF seen = m_view.viewArea();
    std::vector<Rect> resting;
    for (const SceneItemPtr &item : m_view.scene().query({seen.x(), seen.y(), seen.width(), seen.height()})) {
        if (item->kind == ItemKind::Node || item->kind == ItemKind::Note)
            resting.push_back(item->body);
    }
    const auto near = snapToGuides(raw, resting, guideReach / m_view.zoom());
    const Point to{near.level ? raw.x + near.shift.x : toGrid(raw.x),
                   near.upright ? raw.y + near.shift.y : toGrid(raw.y)};
    for (const Guide &guide : snapToGuides({to.x, to.y, raw.width, raw.height}, resting, 0.01).guides)
        addGuide(guide, m_view.zoom(), shapes);
    return to;
}

void CanvasInput::startMove()
{
    m_delta = {};
    m_moving.clear();
    for (const auto &[id, frame] : movedFrames({grid, grid}))
        m_moving.insert(id);
}

std::vector<Rect> CanvasInput::restingFrames() const
{
    const bool copying = m_modifiers & Qt::ControlModifier;
    const SceneItemPtr moved = m_view.scene().item(m_hit->record);
    const bool frames = moved && moved->kind == ItemKind::Boundary;
    const QRectF seen = m_view.viewArea();
    std::vector<Rect> resting;
    for (const SceneItemPtr &item : m_view.scene().query({seen.x(), seen.y(), seen.width(), seen.height()})) {
        const bool alike =
            frames ? item->kind == ItemKind::Boundary : item->kind == ItemKind::Node || item->kind == ItemKind::Note;
        if (alike && (copying || m_moving.count(item->record) == 0))
            resting.push_back(item->body);
    }
    return resting;
}

QPointF CanvasInput::dragged(std::vector<Guide> &guides) const
{
    QPointF delta = (m_now - m_press) / m_view.zoom();
    const bool oneAxis = m_modifiers & Qt::ShiftModifier;
    const bool alongX = std::abs(delta.x()) >= std::abs(delta.y());
    if (oneAxis)
        delta = alongX ? QPointF(delta.x(), 0) : QPointF(0, delta.y());
    const SceneItemPtr item = m_hit ? m_view.scene().item(m_hit->record) : nullptr;
    if (!item || m_modifiers & Qt::AltModifier)
        return delta;
    // Snapping follows the element under the pointer; the others keep their distance to it.
    const Rect &body = item->body;
    const Rect raw{body.x + delta.x(), body.y + delta.y(), body.width, body.height};
    const auto near = snapToGuides(raw, restingFrames(), guideReach / m_view.zoom());
    Point to{near.level ? raw.x + near.shift.x : toGrid(raw.x), near.upright ? raw.y + near.shift.y : toGrid(raw.y)};
    if (oneAxis)
        (alongX ? to.y : to.x) = alongX ? body.y : body.x;
    // Shown are the lines that hold for where it really comes to lie.
    guides = snapToGuides({to.x, to.y, body.width, body.height}, restingFrames(), 0.01).guides;
    return {to.x - body.x, to.y - body.y};
}

std::map<Id, Rect> CanvasInput::movedFrames(QPointF delta) const
{
    // The edit itself, on a transaction that is thrown away: what a boundary takes along is decided in one place.
    std::map<Id, Rect> frames;
    Transaction trial(m_view.session()->document());
    lensboard::move(trial, m_view.session()->selected(), {delta.x(), delta.y()}, false);
    for (const auto &[id, update] : trial.change().updated) {
        std::visit(
            [&frames, &id = id](const auto &value) {
                if constexpr (requires { value.frame; })
                    frames[id] = value.frame;
            },
            update.after);
    }
    return frames;
}

std::vector<Primitive> CanvasInput::copies(const std::map<Id, Rect> &frames) const
{
    std::vector<Primitive> shapes;
    for (const SceneItemPtr &item : m_view.scene().preview(m_view.session()->document(), frames)) {
        if (item->kind != ItemKind::Edge)
            shapes.insert(shapes.end(), item->shapes.begin(), item->shapes.end());
    }
    return shapes;
}

Id CanvasInput::edgeToInsertOn() const
{
    const Session &session = *m_view.session();
    const Document &document = session.document();
    if (session.selected().size() != 1 || m_modifiers & Qt::ControlModifier)
        return {};
    const Node *node = document.node(session.selected().front());
    if (!node)
        return {};
    const bool connected = std::any_of(document.edges().begin(), document.edges().end(), [node](const auto &entry) {
        return entry.second.source == node->id || entry.second.target == node->id;
    });
    const QPointF at = m_view.toCanvas(m_now);
    const auto hit = m_view.scene().hitTest({at.x(), at.y()}, onEdge / m_view.zoom());
    if (connected || !hit || (hit->part != HitPart::Edge && hit->part != HitPart::EdgeLabel))
        return {};
    const Transaction trial(document);
    return whyNotOnEdge(trial, session.catalog(), hit->record, node->type) ? Id() : hit->record;
}

void CanvasInput::updateMove()
{
    std::vector<Guide> guides;
    m_delta = dragged(guides);
    const auto frames = movedFrames(m_delta);
    std::vector<Primitive> shapes;
    const bool copying = m_modifiers & Qt::ControlModifier;
    if (copying)
        shapes = copies(frames);
    m_onto = edgeToInsertOn();
    m_hint.clear();
    if (frames.empty() && !m_delta.isNull() && m_hit)
        m_hint =
            CanvasView::tr("%1 is locked").arg(m_view.session()->nameOf(QString::fromStdString(m_hit->record.text)));
    if (!m_onto.empty()) {
        const Edge *edge = m_view.session()->document().edge(m_onto);
        const auto nameOf = [this](const Id &id) { return m_view.session()->nameOf(QString::fromStdString(id.text)); };
        m_hint = CanvasView::tr("Insert between %1 and %2").arg(nameOf(edge->source), nameOf(edge->target));
        LineShape line;
        line.points = m_view.scene().route(m_onto);
        line.radius = 8;
        line.colour = ColourRole::Accent;
        line.width = 2.5;
        shapes.emplace_back(line);
        guides.clear(); // the edge says where it goes
    }
    for (const Guide &guide : guides)
        addGuide(guide, m_view.zoom(), shapes);
    m_view.showDragged(copying ? std::map<Id, Rect>() : frames, std::move(shapes));
    Q_EMIT m_view.gestureChanged();
}

void CanvasInput::finishMove()
{
    Session *session = m_view.session();
    updateMove();
    const Point delta{m_delta.x(), m_delta.y()};
    const Id onto = m_onto;
    const std::vector<Id> ids = session->selected();
    m_view.showDragged({}, {});
    if (m_delta.isNull())
        return;
    const QString name = session->nameOf(QString::fromStdString(ids.front().text));
    if (m_modifiers & Qt::ControlModifier) {
        std::vector<Id> made;
        const QString label = ids.size() == 1 ? CanvasView::tr("Duplicate %1").arg(name)
                                              : CanvasView::tr("Duplicate %1 elements").arg(ids.size());
        const Document part = fragmentOf(session->document(), ids);
        session->edit(label, [&](Transaction &transaction) { made = paste(transaction, session->ids(), part, delta); });
        session->select(std::move(made));
        return;
    }
    const QString label = !onto.empty()     ? CanvasView::tr("Insert %1").arg(name)
                          : ids.size() == 1 ? CanvasView::tr("Move %1").arg(name)
                                            : CanvasView::tr("Move %1 elements").arg(ids.size());
    session->edit(label, [&](Transaction &transaction) {
        lensboard::move(transaction, ids, delta);
        if (!onto.empty())
            static_cast<void>(insertOnEdge(transaction, session->ids(), session->catalog(), onto, ids.front()));
    });
}

} // namespace lensboard
