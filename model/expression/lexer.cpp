// SPDX-License-Identifier: Apache-2.0
#include "expression/lexer.h"

#include "expression/program.h"
#include "expression/text.h"

#include <algorithm>
#include <array>

namespace lensboard::cel {

namespace {

constexpr std::size_t maxLength = 65536;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    Result<std::vector<Lexeme>> run()
    {
        std::vector<Lexeme> lexemes;
        while (true) {
            skipSpace();
            Lexeme lexeme;
            lexeme.begin = static_cast<std::uint32_t>(m_at);
            if (m_at < m_text.size() && !next(lexeme))
                return *m_error;
            lexeme.end = static_cast<std::uint32_t>(m_at);
            lexemes.push_back(std::move(lexeme));
            if (lexemes.back().token == Token::End)
                return lexemes;
        }
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    bool fail(std::size_t at, std::string message, const char *code = "expression.syntax")
    {
        m_error = errorAt(m_text, at, code, std::move(message));
        return false;
    }

    void skipSpace()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
                ++m_at;
            } else if (c == '/' && peek(1) == '/') {
                m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
            } else {
                return;
            }
        }
    }

    bool next(Lexeme &lexeme)
    {
        const char c = peek();
        if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            return number(lexeme);
        if (c == '"' || c == '\'')
            return string(lexeme, false);
        if (isLetter(c))
            return prefixedStringOrName(lexeme);
        if (c == '`')
            return quotedName(lexeme);
        return sign(lexeme);
    }

    bool prefixedStringOrName(Lexeme &lexeme)
    {
        std::size_t length = 0;
        while (length < 3 && isLetter(peek(length)))
            ++length;
        const std::string_view prefix = m_text.substr(m_at, length);
        if (length < 3 && (peek(length) == '"' || peek(length) == '\'')) {
            const bool bytes = prefix.find_first_of("bB") != std::string_view::npos;
            const bool raw = prefix.find_first_of("rR") != std::string_view::npos;
            if (bytes && (raw || length == 1))
                return fail(m_at, "Bytes are not part of this language: write a string.", "expression.unsupported");
            if (raw && length == 1) {
                ++m_at;
                return string(lexeme, true);
            }
        }
        const std::size_t begin = m_at;
        while (isLetter(peek()) || isDigit(peek()))
            ++m_at;
        lexeme.token = Token::Name;
        lexeme.text = m_text.substr(begin, m_at - begin);
        return true;
    }

    bool quotedName(Lexeme &lexeme)
    {
        const std::size_t begin = m_at++;
        while (isLetter(peek()) || isDigit(peek()) ||
               (peek() != '\0' && std::string_view("_.-/ ").find(peek()) != std::string_view::npos))
            ++m_at;
        if (peek() != '`' || m_at == begin + 1)
            return fail(begin,
                        "A name in backticks holds letters, digits, '_', '.', '-', '/' and spaces, and ends with "
                        "a backtick.");
        lexeme.token = Token::QuotedName;
        lexeme.text = m_text.substr(begin + 1, m_at - begin - 1);
        ++m_at;
        return true;
    }

    bool number(Lexeme &lexeme)
    {
        const std::size_t begin = m_at;
        lexeme.token = Token::Integer;
        if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X') && isHexDigit(peek(2))) {
            m_at += 2;
            while (isHexDigit(peek()))
                ++m_at;
        } else {
            decimal(lexeme);
        }
        if (lexeme.token == Token::Integer && (peek() == 'u' || peek() == 'U') && !isLetter(peek(1)))
            return fail(begin, "Unsigned numbers are not part of this language: leave out the u.",
                        "expression.unsupported");
        if (isLetter(peek()))
            return fail(begin, "A number runs into a name here: put a space or an operator between them.");
        lexeme.text = m_text.substr(begin, m_at - begin);
        return true;
    }

    void decimal(Lexeme &lexeme)
    {
        const auto skipDigits = [this] {
            while (isDigit(peek()))
                ++m_at;
        };
        skipDigits();
        if (peek() == '.' && isDigit(peek(1))) {
            lexeme.token = Token::Real;
            ++m_at;
            skipDigits();
        }
        const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(sign))) {
            lexeme.token = Token::Real;
            m_at += sign;
            skipDigits();
        }
    }

    bool string(Lexeme &lexeme, bool raw)
    {
        const std::size_t opening = m_at;
        const char quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        const std::string closing(triple ? 3 : 1, quote);
        m_at += closing.size();
        const std::size_t begin = m_at;
        while (m_text.substr(m_at, closing.size()) != closing) {
            if (m_at >= m_text.size())
                return fail(opening, "This string is not closed: " + closing + " is missing.");
            if (!triple && (peek() == '\n' || peek() == '\r'))
                return fail(opening, "This string is not closed on its line. Text over several lines stands between "
                                     "three quotes.");
            m_at += !raw && peek() == '\\' && m_at + 1 < m_text.size() ? 2 : 1;
        }
        const std::string_view body = m_text.substr(begin, m_at - begin);
        m_at += closing.size();
        lexeme.token = Token::Text;
        if (raw) {
            lexeme.text = body;
            return true;
        }
        std::size_t badAt = 0;
        Result<std::string> text = unescape(body, badAt);
        if (!text)
            return fail(begin + badAt, text.error().message);
        lexeme.text = std::move(*text);
        return true;
    }

    bool sign(Lexeme &lexeme)
    {
        static constexpr std::array<std::string_view, 6> twos = {"&&", "||", "==", "!=", "<=", ">="};
        static constexpr std::string_view ones = "()[]{}.,:?+-*/%<>!";
        const std::string_view two = m_text.substr(m_at, 2);
        lexeme.token = Token::Sign;
        if (std::find(twos.begin(), twos.end(), two) != twos.end()) {
            lexeme.text = two;
        } else if (peek() != '\0' && ones.find(peek()) != std::string_view::npos) {
            lexeme.text = peek();
        } else {
            return strange();
        }
        m_at += lexeme.text.size();
        return true;
    }

    bool strange()
    {
        const char c = peek();
        if (c == '=')
            return fail(m_at, "'=' is not an operator: compare with '=='.");
        if (c == '&' || c == '|')
            return fail(m_at, std::string("'") + c + "' is not an operator: write it twice.");
        std::size_t length = 1;
        while ((static_cast<unsigned char>(peek(length)) & 0xC0U) == 0x80U)
            ++length;
        const bool visible = static_cast<unsigned char>(c) > 0x20 && c != 0x7F;
        return fail(m_at, visible
                              ? "The character " + std::string(m_text.substr(m_at, length)) + " does not belong here."
                              : "An invisible control character does not belong here.");
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::optional<Error> m_error;
};

} // namespace

Error errorAt(std::string_view text, std::size_t offset, const char *code, std::string message)
{
    const Position position = positionOf(text, offset);
    return makeError(code, std::move(message)).at(position.line, position.column);
}

Result<std::vector<Lexeme>> tokenize(std::string_view text)
{
    if (text.size() > maxLength)
        return makeError("expression.size", "The expression is longer than " + std::to_string(maxLength) + " bytes.");
    if (!isUtf8(text))
        return makeError("expression.syntax", "The expression is not valid UTF-8 text.");
    return Lexer(text).run();
}

} // namespace lensboard::cel
