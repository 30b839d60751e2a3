// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/tree.h"

#include <array>
#include <optional>
#include <unordered_map>

namespace lensboard {

namespace {

// A strict reader of RFC 8259 that keeps positions and the text of numbers, which nlohmann's does not.
class JsonReader
{
public:
    JsonReader(std::string_view text, const std::string &file, std::vector<ImportIssue> &issues)
        : m_text(text)
        , m_file(file)
        , m_issues(issues)
    {
    }

    Result<Tree> read()
    {
        Tree root;
        if (!value(root, 0))
            return *m_error;
        space();
        if (m_at < m_text.size()) {
            (void)fail("json.syntax", "expected the end of the file after the top-level value");
            return *m_error;
        }
        return root;
    }

private:
    bool fail(const char *code, const std::string &message) { return failAt(code, message, m_line, column()); }
    bool failAt(const char *code, const std::string &message, int line, int col)
    {
        if (!m_error)
            m_error = makeError(code, message).at(line, col).inFile(m_file);
        return false;
    }
    [[nodiscard]] int column() const { return static_cast<int>(m_at - m_lineStart) + 1; }
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void space()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n') {
                ++m_line;
                m_lineStart = m_at + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
        }
    }

    bool value(Tree &out, std::size_t depth)
    {
        space();
        out.line = m_line;
        out.column = column();
        if (depth > budgets::treeDepth)
            return fail("budget.depth", "nested more than " + std::to_string(budgets::treeDepth) + " levels deep");
        if (++m_nodes > budgets::treeNodes)
            return fail("budget.nodes", "more than " + std::to_string(budgets::treeNodes) + " values in one file");
        switch (peek()) {
        case '{':
            return object(out, depth);
        case '[':
            return array(out, depth);
        case '"':
            out.kind = Tree::Kind::String;
            return string(out.text);
        default:
            return literal(out);
        }
    }

    bool literal(Tree &out)
    {
        const std::size_t start = m_at;
        if (m_at >= m_text.size())
            return fail("json.syntax", "the file ends here; expected a value");
        if (peek() == '/')
            return fail("json.comment", "JSON has no comments; remove it or rename the file to YAML");
        while (m_at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 ||
                                        m_text[m_at] == '-' || m_text[m_at] == '+' || m_text[m_at] == '.'))
            ++m_at;
        const std::string_view word = m_text.substr(start, m_at - start);
        out.text = word;
        if (word == "true" || word == "false")
            out.kind = Tree::Kind::Bool;
        else if (word == "null")
            out.kind = Tree::Kind::Null;
        else if (isNumber(word))
            out.kind = Tree::Kind::Number;
        else {
            m_at = start;
            return fail("json.syntax", word.empty() ? "expected a value"
                                                    : "\"" + std::string(word) +
                                                          "\" is no JSON value; expected text in quotes, a number, "
                                                          "true, false, null, a list or a mapping");
        }
        if (out.kind == Tree::Kind::Null)
            out.text.clear();
        return true;
    }

    static bool isNumber(std::string_view s)
    {
        std::size_t i = 0;
        const auto digits = [&] {
            const std::size_t from = i;
            while (i < s.size() && s[i] >= '0' && s[i] <= '9')
                ++i;
            return i > from;
        };
        if (i < s.size() && s[i] == '-')
            ++i;
        const std::size_t whole = i;
        if (!digits() || (s[whole] == '0' && i - whole > 1))
            return false;
        if (i < s.size() && s[i] == '.' && (++i, !digits()))
            return false;
        if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
            ++i;
            if (i < s.size() && (s[i] == '+' || s[i] == '-'))
                ++i;
            if (!digits())
                return false;
        }
        return i == s.size();
    }

    bool array(Tree &out, std::size_t depth)
    {
        out.kind = Tree::Kind::List;
        ++m_at;
        space();
        if (peek() == ']') {
            ++m_at;
            return true;
        }
        for (;;) {
            if (!value(out.items.emplace_back(), depth + 1))
                return false;
            space();
            if (peek() == ',') {
                ++m_at;
            } else if (peek() == ']') {
                ++m_at;
                return true;
            } else {
                return fail("json.syntax", m_at < m_text.size() ? "expected ',' or ']'" : endMessage("list", out));
            }
        }
    }

    static std::string endMessage(const char *what, const Tree &open)
    {
        return std::string("the file ends inside the ") + what + " that begins at line " + std::to_string(open.line);
    }

    bool object(Tree &out, std::size_t depth)
    {
        out.kind = Tree::Kind::Map;
        ++m_at;
        space();
        if (peek() == '}') {
            ++m_at;
            return true;
        }
        std::unordered_map<std::string, std::size_t> seen;
        for (;;) {
            space();
            if (peek() != '"') {
                if (peek() == '/')
                    return fail("json.comment", "JSON has no comments; remove it or rename the file to YAML");
                return fail("json.syntax",
                            m_at < m_text.size() ? "expected a key in quotes" : endMessage("mapping", out));
            }
            Tree::Key key{{}, m_line, column()};
            if (!string(key.text))
                return false;
            space();
            if (peek() != ':')
                return fail("json.syntax",
                            m_at < m_text.size() ? "expected ':' after the key" : endMessage("mapping", out));
            ++m_at;
            Tree child;
            if (!value(child, depth + 1))
                return false;
            store(out, std::move(key), std::move(child), seen);
            space();
            if (peek() == ',') {
                ++m_at;
            } else if (peek() == '}') {
                ++m_at;
                return true;
            } else {
                return fail("json.syntax", m_at < m_text.size() ? "expected ',' or '}'" : endMessage("mapping", out));
            }
        }
    }

    void store(Tree &out, Tree::Key key, Tree child, std::unordered_map<std::string, std::size_t> &seen)
    {
        const auto [at, fresh] = seen.try_emplace(key.text, out.items.size());
        if (fresh) {
            out.keys.push_back(std::move(key));
            out.items.push_back(std::move(child));
            return;
        }
        const Tree::Key &first = out.keys[at->second];
        m_issues.push_back({ImportIssue::Severity::Warning,
                            "json.duplicateKey",
                            "\"" + key.text + "\" stands twice (first at line " + std::to_string(first.line) +
                                "); the last one counts",
                            m_file,
                            key.line,
                            key.column,
                            {},
                            {}});
        out.keys[at->second] = std::move(key);
        out.items[at->second] = std::move(child);
    }

    bool string(std::string &out)
    {
        const int line = m_line;
        const int col = column();
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return fail("json.syntax", "a line break or control character inside text; write it as \\n or \\u00XX");
            if (c == '\\') {
                if (!escape(out))
                    return false;
            } else {
                out += c;
                ++m_at;
            }
        }
        return failAt("json.syntax", "the text that begins here is never closed; expected '\"'", line, col);
    }

    std::optional<unsigned> hex4(std::size_t at) const
    {
        if (at + 4 > m_text.size())
            return std::nullopt;
        unsigned code = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const char c = m_text[i];
            code <<= 4U;
            if (c >= '0' && c <= '9')
                code |= static_cast<unsigned>(c - '0');
            else if (c >= 'a' && c <= 'f')
                code |= static_cast<unsigned>(c - 'a' + 10);
            else if (c >= 'A' && c <= 'F')
                code |= static_cast<unsigned>(c - 'A' + 10);
            else
                return std::nullopt;
        }
        return code;
    }

    bool escape(std::string &out)
    {
        static constexpr std::array<std::pair<char, char>, 8> simple{
            {{'"', '"'}, {'\\', '\\'}, {'/', '/'}, {'b', '\b'}, {'f', '\f'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}}};
        const char c = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        for (const auto &[from, to] : simple) {
            if (c == from) {
                out += to;
                m_at += 2;
                return true;
            }
        }
        const auto code = c == 'u' ? hex4(m_at + 2) : std::nullopt;
        if (!code)
            return fail("json.syntax",
                        "this escape is not known; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        unsigned point = *code;
        std::size_t length = 6;
        if (point >= 0xD800 && point < 0xDC00 && m_text.substr(m_at + 6, 2) == "\\u") {
            const auto low = hex4(m_at + 8);
            if (low && *low >= 0xDC00 && *low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10U) + (*low - 0xDC00);
                length = 12;
            }
        }
        if (point >= 0xD800 && point < 0xE000) {
            m_issues.push_back({ImportIssue::Severity::Warning,
                                "json.surrogate",
                                "half a surrogate pair is no character; it is shown as U+FFFD",
                                m_file,
                                m_line,
                                column(),
                                {},
                                {}});
            point = 0xFFFD;
        } else if (point == 0) {
            return fail("text.nul", "\\u0000 stands in the text; expected printable text");
        }
        append(out, point);
        m_at += length;
        return true;
    }

    static void append(std::string &out, unsigned c)
    {
        const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0U | (c >> 6U));
            tail(0);
        } else if (c < 0x10000) {
            out += static_cast<char>(0xE0U | (c >> 12U));
            tail(6);
            tail(0);
        } else {
            out += static_cast<char>(0xF0U | (c >> 18U));
            tail(12);
            tail(6);
            tail(0);
        }
    }

    std::string_view m_text;
    std::string m_file;
    std::vector<ImportIssue> &m_issues;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    std::size_t m_nodes = 0;
    int m_line = 1;
    std::optional<Error> m_error;
};

} // namespace

Result<Tree> readJsonTree(std::string_view text, const std::string &file, std::vector<ImportIssue> &issues)
{
    return JsonReader(text, file, issues).read();
}

} // namespace lensboard
