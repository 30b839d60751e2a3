// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "exchange/budgets.h"
#include "exchange/diagram.h"

#include <QByteArray>
#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <zlib.h>

// draw.io: the XML of a page stands plainly in the file or is deflated, in Base64; a PNG carries it in a text chunk.
namespace lensboard {

namespace {

constexpr std::string_view pngMagic("\x89PNG\r\n\x1a\n", 8);

// Inflates up to the budget; raw streams have no header.
std::string inflated(std::string_view data, bool raw)
{
    z_stream stream{};
    if (inflateInit2(&stream, raw ? -MAX_WBITS : MAX_WBITS) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    std::string out;
    char buffer[65536];
    int state = Z_OK;
    while (state == Z_OK && out.size() < static_cast<std::size_t>(budgets::inputBytes)) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer);
        stream.avail_out = sizeof buffer;
        state = inflate(&stream, Z_NO_FLUSH);
        if (state == Z_OK || state == Z_STREAM_END)
            out.append(buffer, sizeof buffer - stream.avail_out);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? out : std::string();
}

std::string percentDecoded(std::string_view text)
{
    return QByteArray::fromPercentEncoding(QByteArray(text.data(), static_cast<qsizetype>(text.size()))).toStdString();
}

// The text of the chunk "mxfile" of a PNG, empty when there is none.
std::string embedded(std::string_view bytes)
{
    const auto number = [&](std::size_t at) {
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < 4; ++i)
            out = (out << 8U) | static_cast<unsigned char>(bytes[at + i]);
        return static_cast<std::size_t>(out);
    };
    for (std::size_t at = pngMagic.size(); at + 12 <= bytes.size();) {
        const std::size_t length = number(at);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12)
            break;
        const std::string_view data = bytes.substr(at + 8, length);
        const std::size_t end = data.find('\0');
        if (end != std::string_view::npos &&
            (data.substr(0, end) == "mxfile" || data.substr(0, end) == "mxGraphModel")) {
            if (type == "tEXt")
                return percentDecoded(data.substr(end + 1));
            if (type == "zTXt" && data.size() > end + 2)
                return percentDecoded(inflated(data.substr(end + 2), false));
        }
        at += length + 12;
    }
    return {};
}

std::string inflatedPage(const QString &text)
{
    const QByteArray data = QByteArray::fromBase64(text.trimmed().toLatin1());
    return percentDecoded(inflated({data.constData(), static_cast<std::size_t>(data.size())}, true));
}

// A label as plain text: tags away, entities read, spaces joined.
std::string plain(const QString &html)
{
    QString out;
    bool tag = false;
    for (const QChar c : html) {
        if (c == QLatin1Char('<'))
            tag = true;
        if (!tag)
            out += c;
        if (c == QLatin1Char('>') && tag) {
            tag = false;
            out += QLatin1Char(' ');
        }
    }
    static const std::pair<QLatin1String, QLatin1String> entities[] = {
        {QLatin1String("&nbsp;"), QLatin1String(" ")}, {QLatin1String("&lt;"), QLatin1String("<")},
        {QLatin1String("&gt;"), QLatin1String(">")},   {QLatin1String("&quot;"), QLatin1String("\"")},
        {QLatin1String("&#39;"), QLatin1String("'")},  {QLatin1String("&amp;"), QLatin1String("&")}};
    for (const auto &[from, to] : entities)
        out.replace(from, to);
    return out.simplified().toStdString();
}

using Style = std::map<std::string, std::string>;

Style styleOf(const QString &text)
{
    Style style;
    for (const QString &part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const qsizetype at = part.indexOf(QLatin1Char('='));
        style[part.left(at).toStdString()] = at < 0 ? std::string("1") : part.mid(at + 1).toStdString();
    }
    return style;
}

std::map<std::string, std::string> stencils(const char *section)
{
    std::map<std::string, std::string> out;
    const auto data = readResourceJson("exchange/stencils.json");
    const Json *table = data ? memberAt(*data, section) : nullptr;
    if (table != nullptr) {
        for (const auto &[to, names] : table->items()) {
            for (const Json &name : names)
                out[name.get<std::string>()] = to;
        }
    }
    return out;
}

// "mxgraph.aws4.lambda_function" → "lambda_function"; empty for shapes that are not of AWS.
std::string stencilName(const std::string &shape)
{
    return shape.find("aws") == std::string::npos ? std::string() : shape.substr(shape.rfind('.') + 1);
}

std::string valueOf(const Style &style, const char *key)
{
    const auto found = style.find(key);
    return found == style.end() ? std::string() : found->second;
}

struct Cell
{
    std::string id;
    std::string parent;
    std::string source;
    std::string target;
    QString value;
    Style style;
    bool edge = false;
    bool vertex = false;
    int line = 0;
    Rect frame{}; // seen from the parent
};

class PageReader
{
public:
    PageReader(Diagram &out, std::string prefix)
        : m_out(out)
        , m_prefix(std::move(prefix))
    {
    }

    // Reads to the end of mxGraphModel.
    void read(QXmlStreamReader &xml)
    {
        QString objectId;
        QString objectLabel;
        while (!xml.atEnd() && m_cells.size() < budgets::resources) {
            const auto token = xml.readNext();
            const auto name = xml.name();
            if (token == QXmlStreamReader::EndElement && name == QLatin1String("mxGraphModel"))
                break;
            if (token != QXmlStreamReader::StartElement)
                continue;
            const auto attributes = xml.attributes();
            if (name == QLatin1String("object") || name == QLatin1String("UserObject")) {
                objectId = attributes.value(QLatin1String("id")).toString();
                objectLabel = attributes.value(QLatin1String("label")).toString();
                continue;
            }
            if (name == QLatin1String("mxGeometry") && !m_cells.empty() && m_cells.back().vertex)
                m_cells.back().frame = frameOf(attributes);
            if (name != QLatin1String("mxCell"))
                continue;
            Cell cell;
            const auto text = [&](const char *key) { return attributes.value(QLatin1String(key)).toString(); };
            const QString id = text("id");
            cell.id = (id.isEmpty() ? objectId : id).toStdString();
            if (cell.id.empty())
                cell.id = "cell " + std::to_string(m_cells.size());
            cell.value = id.isEmpty() ? objectLabel : text("value");
            cell.parent = text("parent").toStdString();
            cell.source = text("source").toStdString();
            cell.target = text("target").toStdString();
            cell.style = styleOf(text("style"));
            cell.edge = text("edge") == QLatin1String("1");
            cell.vertex = text("vertex") == QLatin1String("1");
            cell.line = static_cast<int>(xml.lineNumber());
            objectId.clear();
            objectLabel.clear();
            m_cells.push_back(std::move(cell));
        }
        settle();
    }

private:
    // What is beyond reason is no place.
    static Rect frameOf(const QXmlStreamAttributes &attributes)
    {
        const auto number = [&](const char *key) {
            const double value = attributes.value(QLatin1String(key)).toDouble();
            return std::isfinite(value) && std::abs(value) < 1e6 ? value : 0.0;
        };
        return {number("x"), number("y"), number("width"), number("height")};
    }

    // On the page.
    [[nodiscard]] Rect placed(const Cell &cell) const
    {
        Rect frame = cell.frame;
        auto at = m_byId.find(cell.parent);
        for (int depth = 0; at != m_byId.end() && at->second->vertex && depth < 32; ++depth) {
            frame.x += at->second->frame.x;
            frame.y += at->second->frame.y;
            at = m_byId.find(at->second->parent);
        }
        return frame;
    }

    void settle()
    {
        static const auto services = stencils("services");
        static const auto groups = stencils("groups");
        std::set<std::string> ends;
        std::set<std::string> containers;
        for (const Cell &cell : m_cells) {
            m_byId[cell.id] = &cell;
            if (cell.edge) {
                ends.insert(cell.source);
                ends.insert(cell.target);
            } else if (cell.vertex) {
                containers.insert(cell.parent);
            }
        }
        for (const Cell &cell : m_cells) {
            if (!cell.vertex)
                continue;
            const std::string icon = stencilName(valueOf(cell.style, "resIcon"));
            const std::string shape = stencilName(valueOf(cell.style, "shape"));
            const std::string frame = stencilName(valueOf(cell.style, "grIcon"));
            const auto service = services.find(icon.empty() ? shape : icon);
            const bool frameLike = !frame.empty() || shape == "group" ||
                                   ((cell.style.count("container") != 0 || cell.style.count("swimlane") != 0 ||
                                     cell.style.count("group") != 0) &&
                                    ends.count(cell.id) == 0);
            const bool contains =
                containers.count(cell.id) != 0 && ends.count(cell.id) == 0 && service == services.end();
            if (frameLike || contains) {
                addGroup(cell, groups, frame);
                continue;
            }
            const std::string label = plain(cell.value);
            // Text and ornaments that nothing is joined to say nothing.
            const bool joined = ends.count(cell.id) != 0;
            const bool ornament = label.empty() || cell.style.count("text") != 0 || cell.style.count("edgeLabel") != 0;
            if (service == services.end() && !joined && ornament)
                continue;
            m_out.shapes.push_back({m_prefix + cell.id, label, service == services.end() ? "generic" : service->second,
                                    m_prefix + cell.parent, cell.line, placed(cell)});
        }
        for (const Cell &cell : m_cells) {
            if (cell.edge && !(cell.source.empty() && cell.target.empty()))
                addLine(cell);
        }
    }

    void addGroup(const Cell &cell, const std::map<std::string, std::string> &kinds, const std::string &frame)
    {
        Diagram::Group group;
        group.id = m_prefix + cell.id;
        group.label = plain(cell.value);
        group.parent = m_prefix + cell.parent;
        group.line = cell.line;
        group.frame = placed(cell);
        if (const auto kind = kinds.find(frame); kind != kinds.end())
            group.kind = boundaryKind(kind->second).value_or(BoundaryKind::Group);
        m_out.groups.push_back(std::move(group));
    }

    // An arrow head at the start only turns the line round.
    void addLine(const Cell &cell)
    {
        const std::string start = valueOf(cell.style, "startArrow");
        const bool reversed = !start.empty() && start != "none" && valueOf(cell.style, "endArrow") == "none";
        Diagram::Line line{m_prefix + cell.id, m_prefix + cell.source, m_prefix + cell.target, plain(cell.value),
                           cell.line};
        if (reversed)
            std::swap(line.from, line.to);
        m_out.lines.push_back(std::move(line));
    }

    Diagram &m_out;
    std::string m_prefix;
    std::vector<Cell> m_cells;
    std::map<std::string, const Cell *> m_byId;
};

// Pages stand below one another.
class PageStack
{
public:
    explicit PageStack(Diagram &diagram)
        : m_diagram(diagram)
    {
    }

    void read(const std::string &prefix, QXmlStreamReader &xml)
    {
        const std::size_t shapes = m_diagram.shapes.size();
        const std::size_t groups = m_diagram.groups.size();
        PageReader(m_diagram, prefix).read(xml);
        std::vector<Rect *> frames;
        for (std::size_t i = shapes; i < m_diagram.shapes.size(); ++i)
            frames.push_back(&m_diagram.shapes[i].frame);
        for (std::size_t i = groups; i < m_diagram.groups.size(); ++i)
            frames.push_back(&m_diagram.groups[i].frame);
        if (frames.empty())
            return;
        const auto higher = [](const Rect *a, const Rect *b) { return a->y < b->y; };
        const double top = (*std::min_element(frames.begin(), frames.end(), higher))->y;
        double bottom = m_bottom;
        for (Rect *frame : frames) {
            if (m_bottom != 0)
                frame->y += m_bottom + gap - top;
            bottom = std::max(bottom, frame->bottom());
        }
        m_bottom = bottom;
    }

private:
    static constexpr double gap = 80;
    Diagram &m_diagram;
    double m_bottom = 0;
};

Error xmlError(const QXmlStreamReader &xml, const std::string &file)
{
    return makeError("drawio.xml", xml.errorString().toStdString())
        .at(static_cast<int>(xml.lineNumber()), static_cast<int>(xml.columnNumber()) + 1)
        .inFile(file);
}

} // namespace

bool isDrawio(std::string_view bytes)
{
    if (bytes.substr(0, pngMagic.size()) == pngMagic)
        return bytes.find("mxfile") != std::string_view::npos || bytes.find("mxGraphModel") != std::string_view::npos;
    const std::string_view head = bytes.substr(0, 4096);
    if (head.substr(0, 15) == "%3CmxGraphModel" || head.substr(0, 9) == "%3Cmxfile")
        return true;
    return head.find("<mxfile") != std::string_view::npos || head.find("<mxGraphModel") != std::string_view::npos;
}

Result<Diagram> readDrawio(std::string_view bytes, const std::string &file)
{
    const bool png = bytes.substr(0, pngMagic.size()) == pngMagic;
    const bool copied = bytes.substr(0, 3) == "%3C"; // as draw.io puts it on the clipboard
    const std::string text = png ? embedded(bytes) : copied ? percentDecoded(bytes) : std::string(bytes);
    if (text.empty())
        return makeError("drawio.noModel", "this picture holds no draw.io model").inFile(file);
    Diagram diagram;
    PageStack stack(diagram);
    int pages = 0;
    const auto prefix = [&] { return pages++ == 0 ? std::string() : "page" + std::to_string(pages) + '/'; };
    QXmlStreamReader xml(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement && xml.name() == QLatin1String("mxGraphModel")) {
            stack.read(prefix(), xml);
        } else if (token == QXmlStreamReader::Characters && !xml.isWhitespace() && xml.text().size() > 16) {
            const std::string page = inflatedPage(xml.text().toString());
            if (page.empty()) {
                diagram.issues.push_back({ImportIssue::Severity::Warning,
                                          "drawio.page",
                                          "a page cannot be unpacked",
                                          file,
                                          static_cast<int>(xml.lineNumber()),
                                          0,
                                          {},
                                          {}});
                continue;
            }
            QXmlStreamReader inner(QByteArray(page.data(), static_cast<qsizetype>(page.size())));
            stack.read(prefix(), inner);
            if (inner.hasError() && inner.error() != QXmlStreamReader::PrematureEndOfDocumentError)
                return xmlError(inner, file);
        }
    }
    if (xml.hasError())
        return xmlError(xml, file);
    if (diagram.shapes.empty())
        return makeError("drawio.empty", "there are no shapes in this diagram").inFile(file);
    return diagram;
}

} // namespace lensboard
