// SPDX-License-Identifier: Apache-2.0
#include "scenariopicture.h"
#include "base/files.h"
#include "catalog/catalog.h"
#include "scene/palette.h"
#include "storage/projectfile.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lensboard {

namespace {

constexpr double tile = 92; // of a node, in canvas units: bigger than on the board, to be seen in small

QRectF rectOf(const Rect &frame)
{
    return {frame.x, frame.y, frame.width, frame.height};
}

QRectF tileOf(const Node &node)
{
    const QPointF middle = rectOf(node.frame).center();
    return {middle.x() - tile / 2, middle.y() - tile / 2, tile, tile};
}

QColor layerColour(const std::string &type)
{
    const Colour colour = Palette(Theme::Light).colour(layerRole(catalog().type(type).layer));
    return {colour.red, colour.green, colour.blue};
}

QRectF pictureArea(const Document &document)
{
    QRectF area;
    for (const auto &[id, node] : document.nodes())
        area |= tileOf(node);
    for (const auto &[id, boundary] : document.boundaries())
        area |= rectOf(boundary.frame);
    return area;
}

} // namespace

ScenarioPicture::ScenarioPicture(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &ScenarioPicture::changed, this, [this] { update(); });
}

void ScenarioPicture::paint(QPainter *painter)
{
    if (!m_document) {
        const std::string file = QStringLiteral(":/lensboard/scenarios/%1.lensboard").arg(m_scenario).toStdString();
        const auto bytes = readFile(file);
        auto loaded = bytes ? parseDocument(*bytes, file) : Result<LoadedDocument>(bytes.error());
        if (!loaded)
            return;
        m_document = std::move(loaded->document);
    }
    const QRectF area = pictureArea(*m_document);
    if (area.isEmpty())
        return;
    const double scale = std::min(width() / area.width(), height() / area.height());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(width() / 2, height() / 2);
    painter->scale(scale, scale);
    painter->translate(-area.center());
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_frameColour, 1 / scale, Qt::DashLine));
    for (const auto &[id, boundary] : m_document->boundaries())
        painter->drawRoundedRect(rectOf(boundary.frame), 30, 30);
    paintEdges(painter, scale);
    paintTiles(painter);
}

void ScenarioPicture::paintEdges(QPainter *painter, double scale) const
{
    painter->setPen(QPen(m_lineColour, 1.25 / scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const auto &[id, edge] : m_document->edges()) {
        const Node *source = m_document->node(edge.source);
        const Node *target = m_document->node(edge.target);
        if (!source || !target)
            continue;
        const QPointF from = rectOf(source->frame).center();
        const QPointF to = rectOf(target->frame).center();
        const double half = (from.x() + to.x()) / 2;
        QPainterPath path(from);
        path.cubicTo(QPointF(half, from.y()), QPointF(half, to.y()), to);
        painter->drawPath(path);
    }
}

void ScenarioPicture::paintTiles(QPainter *painter) const
{
    painter->setPen(m_outlined ? QPen(m_lineColour, 6) : QPen(Qt::NoPen));
    for (const auto &[id, node] : m_document->nodes()) {
        painter->setBrush(layerColour(node.type));
        painter->drawRoundedRect(tileOf(node), 22, 22);
    }
}

} // namespace lensboard
