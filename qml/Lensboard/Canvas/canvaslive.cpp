// SPDX-License-Identifier: Apache-2.0
// The live layer of the canvas: what is dragged, selected, lit up or sketched, painted afresh whenever that changes.
#include "canvasview.h"

#include "Lensboard/Painter/scenepainter.h"
#include "edit/groups.h"
#include "edit/lock.h"
#include "scene/ghost.h"

#include <QPainter>

#include <algorithm>

namespace lensboard {

namespace {

constexpr double outlineMargin = 3; // canvas units that an outline reaches beyond what it surrounds

Rect widened(const Rect &r, double by)
{
    return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by};
}

QRectF boundsOf(const SceneItems &items)
{
    QRectF all;
    for (const SceneItemPtr &item : items)
        all |= QRectF(item->bounds.x, item->bounds.y, item->bounds.width, item->bounds.height);
    return all;
}

void include(Rect &all, const Rect &rect)
{
    const QRectF sum = QRectF(all.x, all.y, all.width, all.height) | QRectF(rect.x, rect.y, rect.width, rect.height);
    all = {sum.x(), sum.y(), sum.width(), sum.height()};
}

void includeShape(Rect &all, const Primitive &shape)
{
    include(all, widened(shapeBounds(shape), outlineMargin));
}

BoxShape outline(const Rect &frame, double radius, ColourRole colour, double width)
{
    BoxShape box;
    box.rect = frame;
    box.radius = radius;
    box.stroke = colour;
    box.width = width;
    return box;
}

} // namespace

// Frames of what is selected and of what a hovered finding is about; selected edges are drawn again in the accent.
void CanvasView::addOutlines(SceneItem &outlines) const
{
    const auto add = [&](const Id &id, ColourRole colour) {
        const SceneItemPtr item = m_scene.item(id);
        if (!item || m_dragged.count(id) > 0)
            return;
        if (item->kind == ItemKind::Edge) {
            LineShape line;
            line.points = m_scene.route(id);
            line.radius = 8;
            line.colour = colour;
            line.width = 2.5;
            outlines.shapes.emplace_back(line);
        } else {
            const double radius = item->kind == ItemKind::Node ? 10 : item->kind == ItemKind::Boundary ? 12 : 4;
            outlines.shapes.emplace_back(outline(item->body, radius, colour, 2));
            // What is locked has a dashed line: it cannot be pulled.
            const auto record = m_session->document().record(id);
            if (record && isLocked(*record))
                std::get<BoxShape>(outlines.shapes.back()).dash = Dash::Dashed;
        }
    };
    for (const Id &id : m_session->selected())
        add(id, ColourRole::Accent);
    addGroupOutlines(outlines);
    addMarks(outlines);
    const auto &findings = m_session->findings();
    const auto hovered = findings.find(m_session->hoveredFinding().toStdString());
    if (hovered == findings.end())
        return;
    const ColourRole colour = hovered->second.verdict == FindingVerdict::Fail  ? severityRole(hovered->second.severity)
                              : hovered->second.verdict == FindingVerdict::Ask ? ColourRole::Ask
                                                                               : ColourRole::Proved;
    for (const Id &id : hovered->second.subjects)
        add(id, colour);
}

// A frame around every group whose elements are all selected.
void CanvasView::addGroupOutlines(SceneItem &outlines) const
{
    for (const auto &[id, group] : m_session->document().groups()) {
        const std::vector<Id> elements = elementsOf(m_session->document(), id);
        Rect around{0, 0, 0, 0};
        const bool whole = std::all_of(elements.begin(), elements.end(), [&](const Id &element) {
            const SceneItemPtr item = m_scene.item(element);
            if (!item || !m_session->isSelected(element))
                return false;
            const auto dragged = m_dragged.find(element);
            const Rect &frame = dragged == m_dragged.end() ? item->body : dragged->second;
            around = around.width > 0 ? united(around, frame) : frame;
            return true;
        });
        if (!whole || elements.empty())
            continue;
        BoxShape box = outline(widened(around, 10), 12, ColourRole::Accent, 1);
        box.dash = Dash::Dashed;
        outlines.shapes.emplace_back(box);
    }
}

SceneItems CanvasView::liveItems() const
{
    SceneItems items;
    if (!m_session)
        return items;
    const auto &findings = m_session->findings();
    const auto focused = findings.find(m_session->focusedFinding().toStdString());
    if (focused != findings.end() && m_dragged.empty())
        items = m_scene.focus(m_session->document(), focused->second);
    if (!m_dragged.empty()) {
        SceneItems preview = m_scene.preview(m_session->document(), m_dragged);
        items.insert(items.end(), preview.begin(), preview.end());
    }
    if (m_ghost)
        items.push_back(std::make_shared<const SceneItem>(nodeItem(*m_ghost)));
    SceneItem outlines;
    addOutlines(outlines);
    for (const auto &[id, frame] : m_dragged) {
        if (m_session->isSelected(id))
            outlines.shapes.emplace_back(outline(frame, 10, ColourRole::Accent, 2));
    }
    outlines.shapes.insert(outlines.shapes.end(), m_sketch.begin(), m_sketch.end());
    for (const Primitive &shape : outlines.shapes)
        includeShape(outlines.bounds, shape);
    if (!outlines.shapes.empty())
        items.push_back(std::make_shared<const SceneItem>(std::move(outlines)));
    return items;
}

void CanvasView::showPreview()
{
    m_preview = m_session ? ghostItems(m_session->document(), m_session->preview()) : SceneItems();
    refreshLive();
    revealArea(boundsOf(m_preview));
}

void CanvasView::refreshLive()
{
    const SceneItems items = liveItems();
    m_veiled =
        m_session && m_dragged.empty() && m_session->findings().count(m_session->focusedFinding().toStdString()) > 0;
    const QRectF seen = m_viewport.area();
    const double slack = 0.25 * std::max(seen.width(), seen.height());
    m_liveSeen = seen.adjusted(-slack, -slack, slack, slack);
    m_liveZoom = m_viewport.zoom();
    QRectF area = (boundsOf(items) | boundsOf(m_preview)).intersected(m_liveSeen);
    ++m_live.serial;
    if (area.isEmpty()) {
        m_live.image = {};
        m_live.area = {};
    } else {
        // On whole device pixels, so that the layer lies exactly over the tiles.
        const double scale = m_viewport.zoom() * ratio();
        const QRect pixels = QRectF(area.topLeft() * scale, area.size() * scale).toAlignedRect();
        area = QRectF(pixels.x() / scale, pixels.y() / scale, pixels.width() / scale, pixels.height() / scale);
        QImage image(pixels.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        PaintOptions options;
        options.background = false;
        ScenePainter::paint(painter, items, area, scale, m_palette, options);
        options.opacity = ghostOpacity;
        ScenePainter::paint(painter, m_preview, area, scale, m_palette, options);
        painter.end();
        m_live.image = image;
        m_live.area = area;
    }
    update();
    Q_EMIT handlesChanged();
}

} // namespace lensboard
