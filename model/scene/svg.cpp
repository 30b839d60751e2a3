// SPDX-License-Identifier: Apache-2.0
#include "scene/svg.h"

#include "catalog/catalog.h"
#include "scene/linework.h"

#include <QByteArray>

#include <array>
#include <cmath>
#include <cstdio>

namespace lensboard {
namespace {

constexpr std::string_view fontFamily =
    "Inter, 'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
constexpr std::string_view monoFamily = "'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";
constexpr std::string_view metadataStart = "<metadata id=\"lensboard\">";
constexpr std::string_view metadataEnd = "</metadata>";

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : printable(text)) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

// At most two decimals, no trailing zeros, the same on every machine.
std::string number(double value)
{
    auto hundredths = std::llround(value * 100);
    if (hundredths == 0)
        return "0";
    std::string text = hundredths < 0 ? "-" : "";
    hundredths = std::llabs(hundredths);
    text += std::to_string(hundredths / 100);
    const auto rest = static_cast<int>(hundredths % 100);
    if (rest != 0) {
        text += '.';
        text += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0)
            text += static_cast<char>('0' + rest % 10);
    }
    return text;
}

std::string attribute(std::string_view name, std::string_view value)
{
    return std::string(" ").append(name).append("=\"").append(value).append("\"");
}

std::string attribute(std::string_view name, double value)
{
    return attribute(name, number(value));
}

std::string pathData(const std::vector<Point> &corners)
{
    std::string data;
    for (const auto &corner : corners)
        data += (data.empty() ? "M" : "L") + number(corner.x) + ' ' + number(corner.y);
    return data + 'Z';
}

class Writer
{
public:
    explicit Writer(const SvgOptions &options)
        : m_options(options)
        , m_palette(options.theme)
    {
    }

    std::string write(const Sheet &sheet)
    {
        const auto &b = sheet.bounds;
        m_out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
        m_out += attribute("width", b.width * m_options.scale) + attribute("height", b.height * m_options.scale);
        m_out += attribute("viewBox", number(b.x) + ' ' + number(b.y) + ' ' + number(b.width) + ' ' + number(b.height));
        m_out += attribute("font-family", fontFamily) + ">\n";
        if (!sheet.title.empty())
            m_out += "<title>" + escaped(sheet.title) + "</title>\n";
        if (!m_options.embedded.empty())
            writeEmbedded();
        m_out += "<rect" + frame(b) + attribute("fill", m_palette.hex(ColourRole::Canvas)) + "/>\n";
        for (const auto &item : sheet.items)
            writeItem(*item);
        m_out += "</svg>\n";
        return std::move(m_out);
    }

private:
    void writeEmbedded()
    {
        const auto bytes = QByteArray::fromStdString(m_options.embedded).toBase64();
        m_out.append(metadataStart).append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        m_out.append(metadataEnd).append("\n");
    }

    void writeItem(const SceneItem &item)
    {
        m_out += "<g";
        if (!item.record.empty())
            m_out += attribute("data-id", escaped(item.record.str()));
        m_out += ">\n";
        for (const auto &shape : item.shapes)
            std::visit([this](const auto &value) { draw(value); }, shape);
        m_out += "</g>\n";
    }

    static std::string frame(const Rect &rect)
    {
        return attribute("x", rect.x) + attribute("y", rect.y) + attribute("width", rect.width) +
               attribute("height", rect.height);
    }

    [[nodiscard]] std::string stroke(ColourRole role, double width, Dash dash, bool roundEnds = false) const
    {
        if (role == ColourRole::None)
            return {};
        auto text = attribute("stroke", m_palette.hex(role)) + attribute("stroke-width", strokeWidth(dash, width));
        if (const auto lengths = dashLengths(dash); !lengths.empty())
            text += attribute("stroke-dasharray", number(lengths[0]) + ' ' + number(lengths[1]));
        if (dash == Dash::Dotted || roundEnds)
            text += attribute("stroke-linecap", "round");
        return text;
    }

    void draw(const BoxShape &box)
    {
        m_out += "<rect" + frame(box.rect);
        if (box.radius > 0)
            m_out += attribute("rx", box.radius);
        m_out += attribute("fill", m_palette.hex(box.fill)) + stroke(box.stroke, box.width, box.dash) + "/>\n";
    }

    void draw(const LineShape &line)
    {
        const auto work = lineWork(line);
        std::string data;
        for (const auto &step : work.steps) {
            const auto to = number(step.to.x) + ' ' + number(step.to.y);
            if (step.kind == PathStep::Kind::Move)
                data += "M" + to;
            else if (step.kind == PathStep::Kind::Line)
                data += "L" + to;
            else
                data += "Q" + number(step.control.x) + ' ' + number(step.control.y) + ' ' + to;
        }
        m_out += "<path" + attribute("d", data) + attribute("fill", "none") +
                 stroke(line.colour, line.width, line.dash, line.roundEnds) + "/>\n";
        for (const auto &head : work.heads) {
            const auto fill = head.head == ArrowHead::Filled ? line.colour : ColourRole::Canvas;
            m_out += "<path" + attribute("d", pathData(head.corners)) + attribute("fill", m_palette.hex(fill)) +
                     stroke(line.colour, 1.2, Dash::Solid) + attribute("stroke-linejoin", "round") + "/>\n";
        }
    }

    void draw(const TextShape &text)
    {
        m_out += "<text" + attribute("x", text.baseline.x) + attribute("y", text.baseline.y) +
                 attribute("font-size", text.size);
        if (text.weight == TextWeight::SemiBold)
            m_out += attribute("font-weight", "600");
        if (text.face == TextFace::Italic)
            m_out += attribute("font-style", "italic");
        else if (text.face == TextFace::Mono)
            m_out += attribute("font-family", monoFamily);
        m_out += attribute("fill", m_palette.hex(text.colour));
        if (text.width > 0)
            m_out += attribute("textLength", text.width) + attribute("lengthAdjust", "spacingAndGlyphs");
        m_out += attribute("xml:space", "preserve") + ">" + escaped(text.text) + "</text>\n";
    }

    void draw(const GlyphShape &glyph)
    {
        if (const auto address = m_options.icons ? m_options.icons(glyph.type) : std::string(); !address.empty()) {
            m_out += "<image" + frame(tileOf(glyph)) + " href=\"" + escaped(address) + "\"/>\n";
            return;
        }
        m_out += "<g" + attribute("transform", "translate(" + number(glyph.frame.x) + ' ' + number(glyph.frame.y) +
                                                   ") scale(" + number(glyph.frame.width / 24) + ")");
        m_out += attribute("fill", "none") + attribute("stroke", m_palette.hex(glyph.colour)) +
                 attribute("stroke-width", "1.7") + attribute("stroke-linecap", "round") +
                 attribute("stroke-linejoin", "round") + ">";
        for (const auto &path : catalog().glyphPaths(glyph.glyph))
            m_out += "<path" + attribute("d", escaped(path)) + "/>";
        m_out += "</g>\n";
    }

    void centred(Point center, const std::string &text, double size, ColourRole colour)
    {
        m_out += "<text" + attribute("x", center.x) + attribute("y", center.y + size * 0.36) +
                 attribute("font-size", size) + attribute("font-weight", "600") + attribute("text-anchor", "middle") +
                 attribute("fill", m_palette.hex(colour)) + ">" + text + "</text>\n";
    }

    void circle(Point center, double radius, ColourRole fill, ColourRole line, double width)
    {
        m_out += "<circle" + attribute("cx", center.x) + attribute("cy", center.y) + attribute("r", radius) +
                 attribute("fill", m_palette.hex(fill)) + stroke(line, width, Dash::Solid) + "/>\n";
    }

    void draw(const BadgeMark &badge)
    {
        const auto fill = badgeRole(badge.shape);
        const auto outline = badgeOutline(badge.shape, badge.center, badge.size);
        if (!outline.empty()) {
            m_out += "<path" + attribute("d", pathData(outline)) + attribute("fill", m_palette.hex(fill)) +
                     stroke(ColourRole::Canvas, badgeRim, Dash::Solid) + attribute("stroke-linejoin", "round") +
                     attribute("paint-order", "stroke") + "/>\n";
        } else if (badge.shape == BadgeShape::AskSquare) {
            const double half = badge.size * 0.46;
            m_out += "<rect" + frame({badge.center.x - half, badge.center.y - half, 2 * half, 2 * half}) +
                     attribute("rx", 5) + attribute("fill", m_palette.hex(fill)) +
                     stroke(ColourRole::Canvas, badgeRim, Dash::Solid) + attribute("paint-order", "stroke") + "/>\n";
        } else if (badge.shape == BadgeShape::Ring) {
            circle(badge.center, badge.size * 0.4, ColourRole::Canvas, fill, 1.8);
            m_out += "<path" + attribute("d", tickPath(badge)) + attribute("fill", "none") +
                     stroke(fill, 1.8, Dash::Solid) + attribute("stroke-linecap", "round") + "/>\n";
            return;
        } else {
            circle(badge.center, badge.size / 2 + badgeRim / 2, ColourRole::Canvas, ColourRole::None, 0);
            circle(badge.center, badge.size / 2, fill, ColourRole::None, 0);
        }
        if (const auto text = badgeText(badge); !text.empty())
            centred(badgeTextCenter(badge), text, badgeTextSize(badge), ColourRole::OnBadge);
    }

    static std::string tickPath(const BadgeMark &badge)
    {
        std::string data;
        for (const auto &point : tickOutline(badge.center, badge.size))
            data += (data.empty() ? "M" : "L") + number(point.x) + ' ' + number(point.y);
        return data;
    }

    void draw(const PictureShape &picture)
    {
        const auto bytes = picture.data.view();
        if (bytes.empty()) {
            m_out += "<rect" + frame(picture.frame) + attribute("fill", m_palette.hex(ColourRole::Card)) +
                     stroke(ColourRole::CardLine, 1, Dash::Dashed) + "/>\n";
            return;
        }
        const auto coded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
        m_out += "<image" + frame(picture.frame) + attribute("preserveAspectRatio", "none") +
                 " href=\"data:" + escaped(picture.mime) + ";base64," + coded.toStdString() + "\"/>\n";
    }

    void draw(const CommentMark &mark)
    {
        const bool open = mark.count > 0;
        m_out += "<path" + attribute("d", pathData(bubbleOutline(mark))) +
                 attribute("fill", m_palette.hex(open ? ColourRole::Accent : ColourRole::Card)) +
                 stroke(open ? ColourRole::Canvas : ColourRole::Quiet, open ? badgeRim : 1.3, Dash::Solid) +
                 attribute("stroke-linejoin", "round") + attribute("paint-order", "stroke") + "/>\n";
        if (open)
            centred(mark.center, mark.count > 99 ? "99+" : std::to_string(mark.count), mark.size * 0.56,
                    ColourRole::OnBadge);
        else
            m_out += "<path" + attribute("d", tickPath({mark.center, BadgeShape::Ring, 0, mark.size})) +
                     attribute("fill", "none") + stroke(ColourRole::Quiet, 1.5, Dash::Solid, true) + "/>\n";
    }

    void draw(const CalloutMark &callout)
    {
        circle(callout.center, callout.size / 2, ColourRole::Card, callout.colour, 1.3);
        const auto text = std::to_string(callout.number);
        centred(callout.center, text, text.size() > 2 ? 7 : 9, callout.colour);
    }

    SvgOptions m_options;
    Palette m_palette;
    std::string m_out;
};

} // namespace

std::string writeSvg(const Sheet &sheet, const SvgOptions &options)
{
    return Writer(options).write(sheet);
}

Result<std::string> embeddedInSvg(std::string_view svg)
{
    const auto start = svg.find(metadataStart);
    const auto end = start == std::string_view::npos ? start : svg.find(metadataEnd, start);
    if (end == std::string_view::npos)
        return makeError("svg.nothingEmbedded", "This picture does not contain a Lensboard document.");
    const auto coded = svg.substr(start + metadataStart.size(), end - start - metadataStart.size());
    const auto bytes = QByteArray::fromRawData(coded.data(), static_cast<qsizetype>(coded.size()));
    const auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return makeError("svg.nothingEmbedded", "The document kept in this picture is damaged.");
    return decoded.decoded.toStdString();
}

} // namespace lensboard
