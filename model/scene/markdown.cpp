// SPDX-License-Identifier: Apache-2.0
#include "scene/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace lensboard {
namespace {

constexpr double bodySize = 12;
constexpr double lineFactor = 1.4;
constexpr double indentStep = 15;
constexpr std::array headingSizes{17.0, 15.0, 13.0};
constexpr std::size_t mostText = 20000; // bytes; a note is not a book

struct Style
{
    TextWeight weight = TextWeight::Regular;
    TextFace face = TextFace::Upright;
    bool link = false;
    friend bool operator==(const Style &, const Style &) = default;
};

struct Run
{
    std::string text;
    Style style;
};

// One paragraph, heading, item or line of code.
struct Block
{
    std::vector<Run> runs;
    double size = bodySize;
    double indent = 0;
    double before = 0;  // room above
    std::string marker; // "•", "1.", "☐"
    bool code = false;  // on a ground
    bool quote = false; // beside a bar
    bool rule = false;
};

// Collects the blocks from the events of md4c.
class Reader
{
public:
    std::vector<Block> read(std::string_view text)
    {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML | MD_FLAG_COLLAPSEWHITESPACE;
        parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
            static_cast<Reader *>(self)->enter(type, detail);
            return 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
            static_cast<Reader *>(self)->leave(type);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void *, void *self) {
            static_cast<Reader *>(self)->span(type, 1);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
            static_cast<Reader *>(self)->span(type, -1);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
            static_cast<Reader *>(self)->words(type, std::string_view(text, size));
            return 0;
        };
        text = text.substr(0, mostText);
        if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, this) != 0) {
            m_blocks.clear();
            begin().runs = {Run{std::string(text), {}}};
        }
        for (Block &block : m_blocks) {
            while (block.code && !block.runs.empty() && block.runs.back().text == "\n")
                block.runs.pop_back();
        }
        return std::move(m_blocks);
    }

private:
    struct List
    {
        bool ordered = false;
        unsigned next = 1;
    };

    Block &begin()
    {
        Block block;
        block.indent = indentStep * (static_cast<double>(m_lists.size()) + static_cast<double>(m_quotes));
        block.quote = m_quotes > 0;
        block.before = m_blocks.empty() ? 0 : m_lists.empty() ? 6 : 2;
        m_blocks.push_back(std::move(block));
        return m_blocks.back();
    }

    void enter(MD_BLOCKTYPE type, const void *detail)
    {
        switch (type) {
        case MD_BLOCK_H:
            heading(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level);
            break;
        case MD_BLOCK_UL:
            m_lists.push_back({});
            break;
        case MD_BLOCK_OL:
            m_lists.push_back({true, static_cast<const MD_BLOCK_OL_DETAIL *>(detail)->start});
            break;
        case MD_BLOCK_LI:
            item(*static_cast<const MD_BLOCK_LI_DETAIL *>(detail));
            break;
        case MD_BLOCK_QUOTE:
            ++m_quotes;
            break;
        case MD_BLOCK_CODE:
            begin().code = true;
            m_code = true;
            break;
        case MD_BLOCK_HR:
            begin().rule = true;
            break;
        case MD_BLOCK_P:
            if (!m_itemOpen)
                begin();
            m_itemOpen = false;
            break;
        default:
            break;
        }
    }

    void heading(unsigned level)
    {
        Block &block = begin();
        block.size = headingSizes[std::min<std::size_t>(level, headingSizes.size()) - 1];
        block.before = m_blocks.size() == 1 ? 0 : 8;
        m_heading = true;
    }

    void item(const MD_BLOCK_LI_DETAIL &detail)
    {
        List &list = m_lists.back();
        Block &block = begin();
        block.marker = detail.is_task ? (detail.task_mark == ' ' ? "\u2610" : "\u2611")
                       : list.ordered ? std::to_string(list.next) + '.'
                                      : "\u2022";
        ++list.next;
        m_itemOpen = true;
    }

    void leave(MD_BLOCKTYPE type)
    {
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
            m_lists.pop_back();
        else if (type == MD_BLOCK_QUOTE)
            --m_quotes;
        else if (type == MD_BLOCK_CODE)
            m_code = false;
        else if (type == MD_BLOCK_H)
            m_heading = false;
        else if (type == MD_BLOCK_LI)
            m_itemOpen = false;
    }

    void span(MD_SPANTYPE type, int step)
    {
        if (type == MD_SPAN_STRONG)
            m_strong += step;
        else if (type == MD_SPAN_EM)
            m_emphasis += step;
        else if (type == MD_SPAN_CODE)
            m_inlineCode += step;
        else if (type == MD_SPAN_A)
            m_link += step;
    }

    void words(MD_TEXTTYPE type, std::string_view text)
    {
        if (m_blocks.empty())
            begin();
        Style style;
        style.weight = m_strong > 0 || m_heading ? TextWeight::SemiBold : TextWeight::Regular;
        style.face = m_code || m_inlineCode > 0 ? TextFace::Mono
                     : m_emphasis > 0           ? TextFace::Italic
                                                : TextFace::Upright;
        style.link = m_link > 0;
        std::string shown(text);
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) // a line that somebody ended ends
            shown = "\n";
        else if (type == MD_TEXT_ENTITY)
            shown = entity(text);
        else if (type == MD_TEXT_NULLCHAR)
            shown = "\uFFFD";
        m_blocks.back().runs.push_back({std::move(shown), style});
    }

    static std::string entity(std::string_view text)
    {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{
            {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}}};
        for (const auto &[name, shown] : known) {
            if (name == text)
                return std::string(shown);
        }
        return std::string(text);
    }

    std::vector<Block> m_blocks;
    std::vector<List> m_lists;
    int m_quotes = 0;
    int m_strong = 0;
    int m_emphasis = 0;
    int m_inlineCode = 0;
    int m_link = 0;
    bool m_code = false;
    bool m_heading = false;
    bool m_itemOpen = false; // the first paragraph of an item stands beside its marker
};

double widthOf(std::string_view text, double size, const Style &style)
{
    return style.face == TextFace::Mono ? monoWidth(text, size - 1) : textWidth(text, size, style.weight);
}

// A word, a space or a line end, with its look.
struct Piece
{
    std::string text;
    Style style;
    double width = 0;
    bool space = false;
    bool end = false;
};

std::vector<Piece> piecesOf(const Block &block)
{
    std::vector<Piece> pieces;
    for (const Run &run : block.runs) {
        std::size_t start = 0;
        while (start < run.text.size()) {
            const char first = run.text[start];
            std::size_t stop = start + 1;
            if (first != '\n' && first != ' ')
                stop = std::min(run.text.find_first_of(" \n", start), run.text.size());
            Piece piece{printable(run.text.substr(start, stop - start)), run.style, 0, first == ' ', first == '\n'};
            piece.width = piece.end ? 0 : widthOf(piece.text, block.size, piece.style);
            pieces.push_back(std::move(piece));
            start = stop;
        }
    }
    return pieces;
}

// Cuts a word that is wider than a line.
void splitLong(std::vector<Piece> &pieces, double size, double room)
{
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].width <= room || pieces[i].text.size() < 2)
            continue;
        std::size_t cut = 0;
        for (std::size_t next = 0; next < pieces[i].text.size();) {
            (void)nextCharacter(pieces[i].text, next);
            if (cut > 0 && widthOf(pieces[i].text.substr(0, next), size, pieces[i].style) > room)
                break;
            cut = next;
        }
        if (cut >= pieces[i].text.size())
            continue;
        Piece rest = pieces[i];
        rest.text = rest.text.substr(cut);
        rest.width = widthOf(rest.text, size, rest.style);
        pieces[i].text.resize(cut);
        pieces[i].width = widthOf(pieces[i].text, size, pieces[i].style);
        pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
}

using Line = std::vector<Piece>;

std::vector<Line> linesOf(const Block &block, double room)
{
    auto pieces = piecesOf(block);
    splitLong(pieces, block.size, std::max(room, block.size));
    std::vector<Line> lines(1);
    double used = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        // What stands together without a space wraps together.
        double together = piece.width;
        for (std::size_t next = i + 1; !piece.space && next < pieces.size() && !pieces[next].space && !pieces[next].end;
             ++next)
            together += pieces[next].width;
        const bool follows = i > 0 && !pieces[i - 1].space && !pieces[i - 1].end;
        const bool wraps = used > 0 && !piece.space && used + (follows ? piece.width : together) > room;
        if (piece.end || wraps) {
            lines.emplace_back();
            used = 0;
        }
        if (piece.end || (piece.space && used == 0 && !block.code))
            continue;
        lines.back().push_back(piece);
        used += piece.width;
    }
    return lines;
}

class Layout
{
public:
    Layout(const Rect &room, ColourRole ink, ColourRole line)
        : m_room(room)
        , m_ink(ink)
        , m_line(line)
        , m_y(room.y)
    {
    }

    void add(const std::vector<Block> &blocks)
    {
        for (const Block &block : blocks) {
            if (m_full)
                return;
            m_y += block.before;
            if (block.rule)
                rule();
            else
                text(block);
        }
    }

    [[nodiscard]] double height() const { return m_y - m_room.y; }
    [[nodiscard]] std::vector<Primitive> take() { return std::move(m_shapes); }

private:
    void rule()
    {
        m_shapes.emplace_back(
            BoxShape{{m_room.x, m_y + 4, m_room.width, 1}, 0, m_line, ColourRole::None, 0, Dash::Solid});
        m_y += 9;
    }

    void text(const Block &block)
    {
        const double leading = std::round(block.size * lineFactor);
        const double left = m_room.x + block.indent + (block.code ? 6 : 0);
        const double room = m_room.right() - left - (block.code ? 6 : 0);
        const auto lines = linesOf(block, room);
        const double top = m_y + (block.code ? 4 : 0);
        std::size_t shown = 0;
        while (shown < lines.size() && top + leading * static_cast<double>(shown + 1) <= m_room.bottom() + 3)
            ++shown;
        m_full = shown < lines.size();
        const double bottom = top + leading * static_cast<double>(shown) + (block.code ? 4 : 0);
        if (block.code && shown > 0)
            ground({m_room.x + block.indent, m_y, m_room.width - block.indent, bottom - m_y});
        if (block.quote && shown > 0)
            m_shapes.emplace_back(BoxShape{
                {m_room.x + block.indent - 10, m_y, 2.5, bottom - m_y}, 1, m_line, ColourRole::None, 0, Dash::Solid});
        double base = top + leading * 0.5 + block.size * 0.36;
        if (!block.marker.empty() && shown > 0)
            put({left - indentStep + (block.marker.size() > 3 ? -2 : 2), base}, block.marker, block.size, {});
        for (std::size_t i = 0; i < shown; ++i, base += leading)
            line(lines[i], {left, base}, block, m_full && i + 1 == shown ? room : -1);
        m_y = bottom;
    }

    void ground(const Rect &frame)
    {
        m_shapes.emplace_back(BoxShape{frame, 4, ColourRole::None, m_line, 1, Dash::Solid});
    }

    // Neighbours with one look become one text. `cut` is the room of a last line that must say that more follows.
    void line(const Line &pieces, Point at, const Block &block, double cut)
    {
        for (std::size_t i = 0; i < pieces.size();) {
            std::string text;
            const std::size_t first = i;
            while (i < pieces.size() && pieces[i].style == pieces[first].style)
                text += pieces[i++].text;
            const Style &style = pieces[first].style;
            if (cut >= 0 && i == pieces.size())
                text = style.face == TextFace::Mono ? text + "\u2026"
                                                    : elided(text + " \u2026\u2026", block.size, style.weight,
                                                             cut - (at.x - m_room.x - block.indent));
            at.x += put(at, text, block.size, style);
        }
    }

    double put(Point at, const std::string &text, double size, const Style &style)
    {
        const double width = widthOf(text, size, style);
        TextShape shape{at,
                        text,
                        style.face == TextFace::Mono ? size - 1 : size,
                        style.weight,
                        style.link ? ColourRole::Accent : m_ink,
                        width,
                        style.face};
        m_shapes.emplace_back(std::move(shape));
        if (style.link)
            m_shapes.emplace_back(
                BoxShape{{at.x, at.y + 2, width, 1}, 0, ColourRole::Accent, ColourRole::None, 0, Dash::Solid});
        return width;
    }

    Rect m_room;
    ColourRole m_ink;
    ColourRole m_line;
    double m_y;
    bool m_full = false;
    std::vector<Primitive> m_shapes;
};

} // namespace

std::vector<Primitive> markdownShapes(std::string_view text, const Rect &room, ColourRole ink, ColourRole line)
{
    if (room.width <= 0 || room.height <= 0)
        return {};
    Layout layout(room, ink, line);
    layout.add(Reader().read(text));
    return layout.take();
}

double markdownHeight(std::string_view text, double width)
{
    Layout layout({0, 0, width, 1e7}, ColourRole::Text, ColourRole::Line);
    layout.add(Reader().read(text));
    return layout.height();
}

} // namespace lensboard
