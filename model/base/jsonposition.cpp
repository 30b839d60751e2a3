// SPDX-License-Identifier: Apache-2.0
#include "base/jsonposition.h"

#include "base/json.h"

#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace lensboard {

namespace {

// Walks over JSON text without building anything.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {
    }

    // The value named by `token` in the object or list that begins here; positions the scanner on it.
    bool enter(std::string_view token)
    {
        skipBlanks();
        if (peek() == '{')
            return enterMember(token);
        if (peek() == '[')
            return enterElement(token);
        return false;
    }

    [[nodiscard]] std::size_t position()
    {
        skipBlanks();
        return m_at;
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n\xEF\xBB\xBF").find(m_text[m_at]) != std::string::npos)
            ++m_at;
    }

    std::string_view skipString()
    {
        const std::size_t start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        return m_text.substr(start, m_at - start);
    }

    // Skips a whole value, however deep it is.
    void skipValue()
    {
        int depth = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                skipString();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                return;
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
            ++m_at;
        }
    }

    bool nextEntry()
    {
        skipValue();
        if (peek() != ',')
            return false;
        ++m_at;
        skipBlanks();
        return true;
    }

    bool enterMember(std::string_view token)
    {
        ++m_at;
        skipBlanks();
        // Of duplicate keys the last one counts, as in the parser.
        std::optional<std::size_t> found;
        while (peek() == '"') {
            const auto key = parseJson(skipString());
            skipBlanks();
            if (peek() != ':')
                break;
            ++m_at;
            skipBlanks();
            if (key.ok() && pointerToken(key->get<std::string>()) == token)
                found = m_at;
            if (!nextEntry())
                break;
        }
        if (found)
            m_at = *found;
        return found.has_value();
    }

    bool enterElement(std::string_view token)
    {
        std::size_t index = 0;
        const auto [end, fault] = std::from_chars(token.data(), token.data() + token.size(), index);
        if (fault != std::errc() || end != token.data() + token.size())
            return false;
        ++m_at;
        skipBlanks();
        for (; index > 0; --index) {
            if (!nextEntry())
                return false;
        }
        return peek() != ']' && peek() != '\0';
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

TextPosition lineAndColumn(std::string_view text, std::size_t at)
{
    TextPosition position{1, 1};
    for (const char c : text.substr(0, at)) {
        if (c == '\n') {
            ++position.line;
            position.column = 1;
        } else {
            ++position.column;
        }
    }
    return position;
}

} // namespace

TextPosition positionInJson(std::string_view json, std::string_view pointer)
{
    Scanner scanner(json);
    std::size_t best = scanner.position();
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        Scanner deeper = scanner;
        if (!deeper.enter(token))
            break;
        scanner = deeper;
        best = scanner.position();
    }
    return best < json.size() ? lineAndColumn(json, best) : TextPosition{};
}

Error placedInJson(Error error, std::string_view json)
{
    if (error.pointer.empty())
        return error;
    if (error.line > 0 && error.detail.empty())
        error.detail = "line " + std::to_string(error.line) + ", column " + std::to_string(error.column) + " there";
    const TextPosition position = positionInJson(json, error.pointer);
    error.line = position.line;
    error.column = position.column;
    return error;
}

} // namespace lensboard
