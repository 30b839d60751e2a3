// SPDX-License-Identifier: Apache-2.0
// Pen and eraser, and picking what stands in groups.
#include "canvasinput.h"

#include "canvasview.h"
#include "edit/annotations.h"
#include "edit/groups.h"
#include "edit/lock.h"

#include <QCursor>

#include <algorithm>
#include <cmath>

namespace lensboard {

namespace {

constexpr double shake = 0.9;      // view pixels that a kept stroke may be off the hand
constexpr double leastStep = 1;    // view pixels between two points
constexpr double eraserReach = 10; // view pixels
constexpr std::size_t mostPoints = 20000;

} // namespace

void CanvasInput::setTool(const QString &tool)
{
    if (tool == m_tool ||
        (tool != QLatin1String("select") && tool != QLatin1String("pen") && tool != QLatin1String("eraser")))
        return;
    cancel();
    m_tool = tool;
    m_view.setCursor(tool == QLatin1String("select") ? Qt::ArrowCursor : Qt::CrossCursor);
    setHover({}, {});
    Q_EMIT m_view.toolChanged();
}

void CanvasInput::startDrawing()
{
    if (!m_view.session())
        return;
    m_drawn.clear();
    m_erased.clear();
    setHover({}, {});
    m_view.session()->select({});
    m_gesture = m_tool == QLatin1String("pen") ? Gesture::Draw : Gesture::Erase;
    if (m_gesture == Gesture::Draw)
        draw();
    else
        erase();
}

void CanvasInput::draw()
{
    const QPointF at = m_view.toCanvas(m_now);
    const double step =
        m_drawn.empty() ? leastStep : std::hypot(at.x() - m_drawn.back().x, at.y() - m_drawn.back().y) * m_view.zoom();
    if (step < leastStep || m_drawn.size() >= mostPoints)
        return;
    m_drawn.push_back({at.x(), at.y()});
    LineShape line;
    line.points = m_drawn;
    if (line.points.size() == 1)
        line.points.push_back({at.x() + 0.125, at.y()});
    line.radius = 1e6;
    line.colour = strokeRole(m_view.penInk());
    line.width = m_view.penWidth();
    line.roundEnds = true;
    m_view.showSketch({line});
}

void CanvasInput::finishDrawing()
{
    m_view.showSketch({});
    const std::vector<Point> points = simplified(m_drawn, shake / m_view.zoom());
    m_drawn.clear();
    m_view.session()->edit(CanvasView::tr("Draw"), [&](Transaction &transaction) {
        addStroke(transaction, m_view.session()->ids(), points, m_view.penInk(), m_view.penWidth());
    });
}

void CanvasInput::erase()
{
    // All the way since the last place: a quick hand leaves no gaps.
    const QPointF way = m_now - m_lastPan;
    const int steps = 1 + static_cast<int>(std::hypot(way.x(), way.y()) / eraserReach);
    const std::size_t before = m_erased.size();
    for (int step = 1; step <= steps; ++step)
        eraseAt(m_view.toCanvas(m_lastPan + way * step / steps));
    m_lastPan = m_now;
    if (m_erased.size() > before)
        m_view.showErased(m_erased);
}

void CanvasInput::eraseAt(QPointF at)
{
    const double reach = eraserReach / m_view.zoom();
    const Document &document = m_view.session()->document();
    for (const SceneItemPtr &item : m_view.scene().query({at.x() - reach, at.y() - reach, 2 * reach, 2 * reach})) {
        const Stroke *stroke = document.stroke(item->record);
        if (stroke && !stroke->locked && isOnStroke(*item, {at.x(), at.y()}, reach))
            m_erased.insert(stroke->id);
    }
}

void CanvasInput::finishErasing()
{
    const std::set<Id> erased = std::move(m_erased);
    m_erased.clear();
    m_view.showErased({});
    m_view.session()->edit(erased.size() == 1 ? CanvasView::tr("Erase a stroke")
                                              : CanvasView::tr("Erase %1 strokes").arg(erased.size()),
                           [&](Transaction &transaction) {
                               for (const Id &id : erased)
                                   transaction.remove(id);
                           });
}

void CanvasInput::pick(const Id &id)
{
    const Document &document = m_view.session()->document();
    std::vector<Id> picked = pickedWith(document, id, m_entered);
    const std::vector<Id> inside = elementsOf(document, m_entered);
    if (std::find(inside.begin(), inside.end(), id) == inside.end())
        m_entered = Id();
    m_view.session()->select(std::move(picked));
}

bool CanvasInput::enterGroup(const Id &id)
{
    const Id next = enteredFrom(m_view.session()->document(), id, m_entered);
    if (next.empty())
        return false;
    m_entered = next;
    pick(id);
    return true;
}

bool CanvasInput::leaveGroup()
{
    const auto &selected = m_view.session()->selected();
    if (m_entered.empty() || selected.empty())
        return false;
    const Group *around = groupAround(m_view.session()->document(), m_entered);
    m_entered = around ? around->id : Id();
    pick(selected.front());
    return true;
}

} // namespace lensboard
