// SPDX-License-Identifier: Apache-2.0
#include "scenepainter.h"

#include "catalog/catalog.h"
#include "iconpackage.h"
#include "picturecache.h"
#include "scene/linework.h"
#include "svgpath.h"
#include "textcache.h"

#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <array>
#include <cmath>
#include <unordered_map>

namespace lensboard {
namespace {

// Below these scales things are left out or drawn as hints.
constexpr double textScale = 0.45;
constexpr double shapeScale = 0.2;
constexpr double smallestBadge = 7; // pixels
constexpr double gridStep = 20;
constexpr double paleOpacity = 0.2; // of what a filter leaves out

QColor toColor(const Colour &colour)
{
    return QColor(colour.red, colour.green, colour.blue);
}

QRectF toRect(const Rect &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QPolygonF toPolygon(const std::vector<Point> &points)
{
    QPolygonF polygon;
    for (const auto &point : points)
        polygon << QPointF(point.x, point.y);
    return polygon;
}

const std::vector<QPainterPath> &glyphOutlines(const std::string &glyph)
{
    thread_local std::unordered_map<std::string, std::vector<QPainterPath>> cache;
    const auto found = cache.find(glyph);
    if (found != cache.end())
        return found->second;
    std::vector<QPainterPath> outlines;
    for (const auto &data : catalog().glyphPaths(glyph))
        outlines.push_back(svgPath(data));
    return cache.emplace(glyph, std::move(outlines)).first->second;
}

class Drawing
{
public:
    Drawing(QPainter &painter, const QRectF &region, double scale, const Palette &palette, const PaintOptions &options)
        : m_painter(painter)
        , m_region(region)
        , m_scale(scale)
        , m_options(options)
        , m_text(options.allDetails || scale >= textScale)
        , m_shapes(options.allDetails || scale >= shapeScale)
    {
        for (std::size_t role = 0; role < m_colors.size(); ++role)
            m_colors[role] = toColor(palette.colour(static_cast<ColourRole>(role)));
        m_painter.save();
        m_painter.scale(scale, scale);
        m_painter.translate(-region.topLeft());
        m_painter.setRenderHint(QPainter::Antialiasing, m_shapes);
        m_painter.setRenderHint(QPainter::TextAntialiasing);
        m_painter.setOpacity(m_painter.opacity() * options.opacity);
    }
    ~Drawing() { m_painter.restore(); }
    Drawing(const Drawing &) = delete;
    Drawing &operator=(const Drawing &) = delete;

    void background()
    {
        if (m_options.background)
            m_painter.fillRect(m_region, color(ColourRole::Canvas));
        if (m_options.grid)
            dots();
    }

    void item(const SceneItem &item)
    {
        if (item.kind == ItemKind::Edge && !m_text) {
            simpleEdge(item);
            return;
        }
        if (item.kind == ItemKind::Node && !m_shapes) {
            simpleNode(item);
            return;
        }
        for (const auto &shape : item.shapes)
            std::visit([this](const auto &value) { draw(value); }, shape);
    }

private:
    [[nodiscard]] const QColor &color(ColourRole role) const { return m_colors[static_cast<std::size_t>(role)]; }

    void dots()
    {
        double step = gridStep;
        while (step * m_scale < 12)
            step *= 4;
        m_painter.setPen(QPen(color(ColourRole::Dot), std::max(1.6, 1.2 / m_scale), Qt::SolidLine, Qt::RoundCap));
        QPolygonF points;
        const double margin = 2 / m_scale;
        for (double y = std::floor((m_region.top() - margin) / step) * step; y <= m_region.bottom() + margin;
             y += step) {
            for (double x = std::floor((m_region.left() - margin) / step) * step; x <= m_region.right() + margin;
                 x += step)
                points << QPointF(x, y);
        }
        m_painter.drawPoints(points);
    }

    // Moves a coordinate so that a stroke of this width fills whole pixels.
    [[nodiscard]] double sharp(double value, double width) const
    {
        const double pixels = std::max(1.0, std::round(width * m_scale));
        const double shift = static_cast<long long>(pixels) % 2 == 1 ? 0.5 : 0;
        return (std::round(value * m_scale - shift) + shift) / m_scale;
    }

    [[nodiscard]] QPen pen(ColourRole role, double width, Dash dash) const
    {
        QPen pen(color(role), strokeWidth(dash, width), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        const auto lengths = dashLengths(dash);
        if (!lengths.empty() && m_shapes) {
            QList<qreal> pattern;
            for (const double length : lengths)
                pattern << length / pen.widthF();
            pen.setDashPattern(pattern);
        }
        if (dash == Dash::Dotted)
            pen.setCapStyle(Qt::RoundCap);
        return pen;
    }

    void draw(const BoxShape &box)
    {
        QRectF rect = toRect(box.rect);
        const bool stroked = box.stroke != ColourRole::None;
        if (!stroked && box.fill == ColourRole::Canvas && !m_text)
            return; // a pill without its text
        if (stroked)
            rect = QRectF(QPointF(sharp(rect.left(), box.width), sharp(rect.top(), box.width)),
                          QPointF(sharp(rect.right(), box.width), sharp(rect.bottom(), box.width)));
        m_painter.setPen(stroked ? pen(box.stroke, box.width, box.dash) : QPen(Qt::NoPen));
        if (stroked && box.width * m_scale < 1)
            m_painter.setPen(pen(box.stroke, 1 / m_scale, box.dash));
        m_painter.setBrush(box.fill == ColourRole::None ? QBrush(Qt::NoBrush) : QBrush(color(box.fill)));
        if (m_shapes && box.radius > 0)
            m_painter.drawRoundedRect(rect, box.radius, box.radius);
        else
            m_painter.drawRect(rect);
    }

    void draw(const LineShape &line)
    {
        const auto work = lineWork(line);
        QPainterPath path;
        for (const auto &step : work.steps) {
            const QPointF to(step.to.x, step.to.y);
            if (step.kind == PathStep::Kind::Move)
                path.moveTo(to);
            else if (step.kind == PathStep::Kind::Line)
                path.lineTo(to);
            else
                path.quadTo({step.control.x, step.control.y}, to);
        }
        m_painter.setBrush(Qt::NoBrush);
        QPen stroke = pen(line.colour, line.width, line.dash);
        if (line.roundEnds)
            stroke.setCapStyle(Qt::RoundCap);
        m_painter.setPen(stroke);
        m_painter.drawPath(path);
        m_painter.setPen(QPen(color(line.colour), 1.2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        for (const auto &head : work.heads) {
            m_painter.setBrush(color(head.head == ArrowHead::Filled ? line.colour : ColourRole::Canvas));
            m_painter.drawPolygon(toPolygon(head.corners));
        }
    }

    void draw(const TextShape &text)
    {
        if (!m_text) {
            // A bar in the place of the words.
            const double height = text.size * 0.42;
            auto faint = color(text.colour);
            faint.setAlphaF(text.weight == TextWeight::SemiBold ? 0.45F : 0.25F);
            m_painter.fillRect(QRectF(text.baseline.x, text.baseline.y - height - 1, text.width, height), faint);
            return;
        }
        const auto &laid = laidOut(text.text, text.size, text.weight, text.face);
        glyphs(laid, {text.baseline.x, text.baseline.y}, laid.width > text.width ? text.width / laid.width : 1,
               color(text.colour));
    }

    void glyphs(const LaidOutText &laid, QPointF at, double squeeze, const QColor &ink)
    {
        m_painter.setPen(ink);
        if (squeeze > 0.999) {
            for (const auto &run : laid.runs)
                m_painter.drawGlyphRun(at, run);
            return;
        }
        m_painter.save();
        m_painter.translate(at);
        m_painter.scale(squeeze, 1);
        for (const auto &run : laid.runs)
            m_painter.drawGlyphRun({}, run);
        m_painter.restore();
    }

    void centred(Point center, const std::string &text, double size, const QColor &ink)
    {
        const auto &laid = laidOut(text, size, TextWeight::SemiBold);
        glyphs(laid, {center.x - laid.width / 2, center.y + size * 0.36}, 1, ink);
    }

    void draw(const GlyphShape &glyph)
    {
        if (m_package && drawIcon(glyph))
            return;
        if (m_shapes)
            ScenePainter::paintGlyph(m_painter, glyph.glyph, toRect(glyph.frame), colourOf(glyph.colour));
    }

    // The icon of the package over the whole tile; false when it has none.
    bool drawIcon(const GlyphShape &glyph)
    {
        const QRectF tile = toRect(tileOf(glyph));
        // A few sizes serve all zooms.
        int side = 32;
        while (side < tile.width() * m_scale && side < 512)
            side *= 2;
        const QImage image = m_package->image(glyph.type, side);
        if (image.isNull())
            return false;
        m_painter.save();
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QPainterPath rounded;
        rounded.addRoundedRect(tile, tile.width() * 0.225, tile.width() * 0.225);
        m_painter.setClipPath(rounded, Qt::IntersectClip);
        m_painter.drawImage(tile, image);
        m_painter.restore();
        return true;
    }

    [[nodiscard]] Colour colourOf(ColourRole role) const
    {
        const auto &c = color(role);
        return {static_cast<std::uint8_t>(c.red()), static_cast<std::uint8_t>(c.green()),
                static_cast<std::uint8_t>(c.blue())};
    }

    void draw(const BadgeMark &mark)
    {
        auto badge = mark;
        badge.size = std::max(mark.size, smallestBadge / m_scale);
        const auto &fill = color(badgeRole(badge.shape));
        const QPointF center(badge.center.x, badge.center.y);
        if (badge.shape == BadgeShape::Ring) {
            ring(badge, fill);
            return;
        }
        m_painter.setPen(QPen(color(ColourRole::Canvas), badgeRim, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        m_painter.setBrush(fill);
        if (const auto outline = toPolygon(badgeOutline(badge.shape, badge.center, badge.size)); !outline.isEmpty()) {
            m_painter.drawPolygon(outline);
            m_painter.setPen(Qt::NoPen);
            m_painter.drawPolygon(outline);
        } else if (badge.shape == BadgeShape::AskSquare) {
            const double half = badge.size * 0.46;
            const QRectF square(center.x() - half, center.y() - half, 2 * half, 2 * half);
            m_painter.drawRoundedRect(square, badge.size * 0.23, badge.size * 0.23);
            m_painter.setPen(Qt::NoPen);
            m_painter.drawRoundedRect(square, badge.size * 0.23, badge.size * 0.23);
        } else {
            m_painter.drawEllipse(center, badge.size / 2, badge.size / 2);
            m_painter.setPen(Qt::NoPen);
            m_painter.drawEllipse(center, badge.size / 2, badge.size / 2);
        }
        if (const auto text = badgeText(badge); m_text && !text.empty())
            centred(badgeTextCenter(badge), text, badgeTextSize(badge), color(ColourRole::OnBadge));
    }

    void ring(const BadgeMark &badge, const QColor &ink)
    {
        m_painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(color(ColourRole::Canvas));
        m_painter.drawEllipse(QPointF(badge.center.x, badge.center.y), badge.size * 0.4, badge.size * 0.4);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(toPolygon(tickOutline(badge.center, badge.size)));
    }

    void draw(const PictureShape &picture)
    {
        const QRectF frame = toRect(picture.frame);
        if (const QImage image = pictureImage(picture); !image.isNull()) {
            m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
            m_painter.drawImage(frame, image);
            return;
        }
        m_painter.setPen(pen(ColourRole::CardLine, 1, Dash::Dashed));
        m_painter.setBrush(color(ColourRole::Card));
        m_painter.drawRect(frame);
        m_painter.drawLine(frame.topLeft(), frame.bottomRight());
        m_painter.drawLine(frame.topRight(), frame.bottomLeft());
    }

    void draw(const CommentMark &comment)
    {
        auto mark = comment;
        mark.size = std::max(comment.size, smallestBadge / m_scale);
        const bool open = mark.count > 0;
        const auto outline = toPolygon(bubbleOutline(mark));
        m_painter.setBrush(color(open ? ColourRole::Accent : ColourRole::Card));
        m_painter.setPen(QPen(color(open ? ColourRole::Canvas : ColourRole::Quiet), open ? badgeRim : 1.3,
                              Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        m_painter.drawPolygon(outline);
        if (open) {
            m_painter.setPen(Qt::NoPen);
            m_painter.drawPolygon(outline);
        }
        if (!m_text)
            return;
        if (open) {
            centred(mark.center, mark.count > 99 ? "99+" : std::to_string(mark.count), mark.size * 0.56,
                    color(ColourRole::OnBadge));
            return;
        }
        m_painter.setPen(QPen(color(ColourRole::Quiet), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(toPolygon(tickOutline(mark.center, mark.size)));
    }

    void draw(const CalloutMark &callout)
    {
        if (!m_text)
            return;
        const auto &ink = color(callout.colour);
        m_painter.setPen(QPen(ink, 1.3));
        m_painter.setBrush(color(ColourRole::Card));
        m_painter.drawEllipse(QPointF(callout.center.x, callout.center.y), callout.size / 2, callout.size / 2);
        const auto text = std::to_string(callout.number);
        centred(callout.center, text, text.size() > 2 ? 7 : 9, ink);
    }

    // The line alone, without rounding, heads and label; badges stay.
    void simpleEdge(const SceneItem &item)
    {
        for (const auto &shape : item.shapes) {
            if (const auto *line = std::get_if<LineShape>(&shape)) {
                QPen thin = pen(line->colour, std::max(line->width, 0.9 / m_scale), line->dash);
                m_painter.setPen(thin);
                m_painter.setBrush(Qt::NoBrush);
                m_painter.drawPolyline(toPolygon(line->points));
            } else if (const auto *badge = std::get_if<BadgeMark>(&shape)) {
                draw(*badge);
            }
        }
    }

    // Card and tile as plain boxes; badges stay.
    void simpleNode(const SceneItem &item)
    {
        bool card = true;
        for (const auto &shape : item.shapes) {
            if (const auto *box = std::get_if<BoxShape>(&shape)) {
                m_painter.fillRect(toRect(box->rect), color(card ? ColourRole::CardLine : box->fill));
                card = false;
            } else if (const auto *badge = std::get_if<BadgeMark>(&shape)) {
                draw(*badge);
            }
        }
    }

    QPainter &m_painter;
    QRectF m_region;
    double m_scale;
    PaintOptions m_options;
    std::shared_ptr<const IconPackage> m_package = iconPackage();
    bool m_text;
    bool m_shapes;
    std::array<QColor, static_cast<std::size_t>(ColourRole::LayerGeneral) + 1> m_colors;
};

} // namespace

void ScenePainter::paint(QPainter &painter, const SceneItems &items, const QRectF &region, double scale,
                         const Palette &palette, const PaintOptions &options)
{
    Drawing drawing(painter, region, scale, palette, options);
    drawing.background();
    const double opacity = painter.opacity();
    const Rect area{region.x(), region.y(), region.width(), region.height()};
    for (const auto &item : items) {
        if (!item->bounds.intersects(area))
            continue;
        const bool pale = options.pale && options.pale->count(item->record) > 0;
        painter.setOpacity(pale ? opacity * paleOpacity : opacity);
        drawing.item(*item);
    }
}

void ScenePainter::paintGlyph(QPainter &painter, const std::string &glyph, const QRectF &frame, const Colour &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(frame.topLeft());
    painter.scale(frame.width() / 24, frame.height() / 24);
    painter.setPen(QPen(toColor(colour), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const auto &outline : glyphOutlines(glyph))
        painter.drawPath(outline);
    painter.restore();
}

void ScenePainter::paintBadge(QPainter &painter, const BadgeMark &badge, const Palette &palette)
{
    SceneItem item;
    item.shapes.emplace_back(badge);
    PaintOptions options;
    options.background = false;
    options.allDetails = true;
    Drawing drawing(painter, {}, 1, palette, options);
    drawing.item(item);
}

} // namespace lensboard
