// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/diagram.h"

#include <algorithm>
#include <cctype>
#include <map>

// Flowcharts of Mermaid: nodes in all their brackets, arrows with and without text, subgraphs. Other kinds of Mermaid
// diagrams are refused with words; lines that are not understood are told.
namespace lensboard {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
        text.remove_suffix(1);
    return text;
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    return text.substr(0, word.size()) == word &&
           (text.size() == word.size() || std::isspace(static_cast<unsigned char>(text[word.size()])) != 0);
}

bool isIdCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '_' || c == '.' || c == '/' || byte >= 0x80;
}

std::string labelOf(std::string_view text)
{
    std::string out;
    text = trimmed(text);
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<') {
            const std::size_t end = text.find('>', i);
            if (end != std::string_view::npos) {
                out += ' ';
                i = end;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

class FlowchartReader
{
public:
    FlowchartReader(Diagram &out, std::string file)
        : m_out(out)
        , m_file(std::move(file))
    {
    }

    void statement(std::string_view text, int line)
    {
        text = trimmed(text);
        m_line = line;
        static constexpr std::string_view ignored[] = {"style",     "classDef",  "class",     "click",
                                                       "linkStyle", "direction", "accTitle:", "accDescr:"};
        if (text.empty() || std::any_of(std::begin(ignored), std::end(ignored),
                                        [&](std::string_view word) { return startsWithWord(text, word); }))
            return;
        if (startsWithWord(text, "subgraph"))
            return openGroup(trimmed(text.substr(8)));
        if (text == "end") {
            if (!m_groups.empty())
                m_groups.pop_back();
            return;
        }
        chain(text);
    }

private:
    void openGroup(std::string_view text)
    {
        Diagram::Group group;
        const std::size_t bracket = text.find('[');
        const std::size_t close = text.rfind(']');
        const bool titled = bracket != std::string_view::npos && close != std::string_view::npos && close > bracket;
        group.label = labelOf(titled ? text.substr(bracket + 1, close - bracket - 1) : text);
        group.id = "subgraph/" + std::string(trimmed(text.substr(0, titled ? bracket : text.size())));
        if (text.empty())
            group.id += std::to_string(m_line);
        group.parent = m_groups.empty() ? std::string() : m_groups.back();
        group.line = m_line;
        if (std::none_of(m_out.groups.begin(), m_out.groups.end(),
                         [&](const Diagram::Group &g) { return g.id == group.id; }))
            m_out.groups.push_back(group);
        m_groups.push_back(group.id);
    }

    // A --> B & C -->|text| D
    void chain(std::string_view text)
    {
        std::vector<std::string> before;
        std::string label;
        bool reversed = false;
        bool linked = false;
        while (true) {
            auto nodes = group(text);
            if (nodes.empty()) {
                if (linked || !trimmed(text).empty())
                    notUnderstood();
                return;
            }
            for (const std::string &from : before) {
                for (const std::string &to : nodes)
                    m_out.lines.push_back({"line " + std::to_string(m_line) + '/' + std::to_string(m_out.lines.size()),
                                           reversed ? to : from, reversed ? from : to, label, m_line});
            }
            if (m_out.lines.size() > budgets::resources || m_out.shapes.size() > budgets::resources)
                return;
            before = std::move(nodes);
            text = trimmed(text);
            if (text.empty())
                return;
            linked = link(text, label, reversed);
            if (!linked) {
                notUnderstood();
                return;
            }
        }
    }

    void notUnderstood()
    {
        if (m_out.issues.size() < budgets::issues)
            m_out.issues.push_back({ImportIssue::Severity::Warning,
                                    "mermaid.line",
                                    "the rest of this line is not understood; expected a node or an arrow",
                                    m_file,
                                    m_line,
                                    1,
                                    {},
                                    {}});
    }

    std::vector<std::string> group(std::string_view &text)
    {
        std::vector<std::string> out;
        while (true) {
            text = trimmed(text);
            const std::string id = node(text);
            if (id.empty())
                return out;
            out.push_back(id);
            text = trimmed(text);
            if (text.empty() || text.front() != '&')
                return out;
            text.remove_prefix(1);
        }
    }

    std::string node(std::string_view &text)
    {
        std::size_t end = 0;
        while (end < text.size() && (isIdCharacter(text[end]) || (text[end] == '-' && end + 1 < text.size() &&
                                                                  isIdCharacter(text[end + 1]) && end > 0)))
            ++end;
        const std::string id(text.substr(0, end));
        if (id.empty())
            return {};
        text.remove_prefix(end);
        std::string label;
        bool store = false;
        bracketed(text, label, store);
        if (text.substr(0, 3) == ":::") {
            text.remove_prefix(3);
            while (!text.empty() && (isIdCharacter(text.front()) || text.front() == '-'))
                text.remove_prefix(1);
        }
        const auto [at, fresh] = m_index.try_emplace(id, m_out.shapes.size());
        if (fresh)
            m_out.shapes.push_back({id, {}, {}, {}, m_line});
        Diagram::Shape &shape = m_out.shapes[at->second];
        if (!label.empty() || fresh) {
            shape.label = label.empty() ? id : label;
            shape.type = typeOfLabel(shape.label);
            if (shape.type.empty() && store)
                shape.type = "generic-store";
        }
        if (shape.group.empty() && !m_groups.empty())
            shape.group = m_groups.back();
        return id;
    }

    // [text], (text), ([text]), [[text]], [(text)], ((text)), {text}, {{text}}, >text], [/text/] …
    static void bracketed(std::string_view &text, std::string &label, bool &store)
    {
        if (text.empty() || std::string_view("[({>").find(text.front()) == std::string_view::npos)
            return;
        std::size_t open = 0;
        while (open < text.size() && std::string_view("[({>/\\").find(text[open]) != std::string_view::npos && open < 3)
            ++open;
        store = text.substr(0, open).find("[(") != std::string_view::npos;
        std::size_t close = open;
        if (close < text.size() && text[close] == '"') {
            close = text.find('"', close + 1);
            close = close == std::string_view::npos ? text.size() : close + 1;
        } else {
            while (close < text.size() && std::string_view("])}").find(text[close]) == std::string_view::npos)
                ++close;
        }
        std::string_view inner = text.substr(open, close - open);
        while (!inner.empty() && (inner.back() == '/' || inner.back() == '\\'))
            inner.remove_suffix(1);
        label = labelOf(inner);
        while (close < text.size() && std::string_view("])}/\\").find(text[close]) != std::string_view::npos)
            ++close;
        text.remove_prefix(close);
    }

    // -->, ---, -.->, ==>, --o, --x, <-->, with |text| behind or text inside.
    static bool link(std::string_view &text, std::string &label, bool &reversed)
    {
        static constexpr std::string_view characters = "-=.<>ox~";
        label.clear();
        std::size_t end = 0;
        const auto isLine = [&](char c) { return c == '-' || c == '=' || c == '.' || c == '~'; };
        if (text.front() != '<' && !isLine(text.front()) &&
            !((text.front() == 'o' || text.front() == 'x') && text.size() > 1 && isLine(text[1])))
            return false;
        while (end < text.size() && characters.find(text[end]) != std::string_view::npos) {
            const bool head = text[end] == 'o' || text[end] == 'x';
            if (head && end > 0 && end + 1 < text.size() && isIdCharacter(text[end + 1]))
                break;
            ++end;
        }
        std::string_view arrow = text.substr(0, end);
        const bool back = arrow.front() == '<';
        bool forth = arrow.find('>') != std::string_view::npos;
        text = trimmed(text.substr(end));
        if (!forth && arrow.size() == 2 && !text.empty() && text.front() != '|') {
            // -- text -->
            const std::size_t next = text.find(arrow.find('=') != std::string_view::npos ? "==" : "-");
            if (next == std::string_view::npos)
                return false;
            label = labelOf(text.substr(0, next));
            text.remove_prefix(next);
            std::size_t rest = 0;
            while (rest < text.size() && std::string_view("-=.>").find(text[rest]) != std::string_view::npos)
                ++rest;
            forth = text.substr(0, rest).find('>') != std::string_view::npos;
            text.remove_prefix(rest);
        }
        reversed = back && !forth;
        text = trimmed(text);
        if (!text.empty() && text.front() == '|') {
            const std::size_t bar = text.find('|', 1);
            if (bar == std::string_view::npos)
                return false;
            label = labelOf(text.substr(1, bar - 1));
            text.remove_prefix(bar + 1);
        }
        return true;
    }

    Diagram &m_out;
    std::string m_file;
    int m_line = 0;
    std::map<std::string, std::size_t> m_index;
    std::vector<std::string> m_groups;
};

// The lines of the first flowchart: of the whole text or of a fenced block of Markdown. `first` is the line it begins.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isHeader(std::string_view line)
{
    return startsWithWord(line, "flowchart") || startsWithWord(line, "graph");
}

// Index of the header line, the number of lines when there is none.
std::size_t headerOf(const std::vector<std::string_view> &lines)
{
    bool fenced = false;
    bool matter = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = trimmed(lines[i]);
        if (line == "---" && (i == 0 || matter)) {
            matter = !matter;
        } else if (line == "```mermaid" || line == "~~~mermaid" || line == ":::mermaid") {
            fenced = true;
        } else if (isHeader(line) && !matter) {
            return i;
        } else if (!fenced && !matter && !line.empty() && line.substr(0, 2) != "%%" && line.front() != '#' && i > 200) {
            break;
        }
    }
    return lines.size();
}

} // namespace

bool isMermaid(std::string_view text)
{
    const auto lines = linesOf(text.substr(0, 65536));
    const std::size_t header = headerOf(lines);
    if (header >= lines.size())
        return false;
    // In a text that is something else "graph" may be any word: the line before must be a fence, or nothing.
    bool clear = true;
    for (std::size_t i = 0; i < header && clear; ++i) {
        const std::string_view line = trimmed(lines[i]);
        clear = line.empty() || line.substr(0, 2) == "%%" || line == "---" || line.find("title:") == 0 ||
                line.find("config:") == 0;
    }
    return clear || trimmed(lines[header == 0 ? 0 : header - 1]).find("mermaid") != std::string_view::npos;
}

Result<Diagram> readMermaid(std::string_view text, const std::string &file)
{
    Diagram diagram;
    const auto lines = linesOf(text);
    FlowchartReader reader(diagram, file);
    for (std::size_t i = headerOf(lines) + 1; i < lines.size(); ++i) {
        std::string_view line = trimmed(lines[i]);
        if (line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~" || line == ":::")
            break;
        if (line.substr(0, 2) == "%%")
            continue;
        while (!line.empty()) {
            std::size_t end = 0;
            bool quoted = false;
            while (end < line.size() && (quoted || line[end] != ';')) {
                quoted = quoted != (line[end] == '"');
                ++end;
            }
            reader.statement(line.substr(0, end), static_cast<int>(i) + 1);
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
    if (diagram.shapes.empty())
        return makeError("mermaid.empty", "there are no nodes in this flowchart").inFile(file);
    return diagram;
}

} // namespace lensboard
