// SPDX-License-Identifier: Apache-2.0
#include "console.h"

#include <cstdio>

namespace lensboard::cli {

namespace {

struct CodePoint
{
    char32_t value = 0xFFFD;
    std::size_t length = 1;
    bool valid = false;
};

std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

// Decodes one character of UTF-8, refusing overlong forms, surrogates and values beyond Unicode.
CodePoint decode(std::string_view text)
{
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    constexpr unsigned char leadMask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = sequenceLength(lead);
    if (length == 0 || length > text.size())
        return {};
    char32_t value = lead & leadMask[length];
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80)
            return {};
        value = (value << 6) | (next & 0x3F);
    }
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {};
    return {value, length, true};
}

// What a terminal obeys, or what makes text read other than it is written: C0, DEL, C1, separators, direction marks,
// the byte order mark.
bool obeyed(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string hex(char32_t value, int digits)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%0*x", digits, static_cast<unsigned>(value));
    return buffer;
}

// Walks over the characters; `escape` says how one that must not appear is written.
template <typename Escape>
std::string mapped(std::string_view text, Escape escape)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint c = decode(text);
        if (!c.valid)
            result += "\xEF\xBF\xBD";
        else if (obeyed(c.value))
            result += escape(c.value);
        else
            result += text.substr(0, c.length);
        text.remove_prefix(c.length);
    }
    return result;
}

} // namespace

std::string printable(std::string_view text)
{
    return mapped(text, [](char32_t c) { return "\\u{" + hex(c, 1) + "}"; });
}

std::string toJsonText(const Json &json)
{
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    // Inside JSON the only raw control character left is the line feed between the lines.
    return mapped(text, [](char32_t c) { return c == '\n' ? std::string("\n") : "\\u" + hex(c, 4); }) + '\n';
}

void Console::out(std::string_view bytes)
{
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
        m_failed = true;
}

void Console::outLine(std::string_view text)
{
    out(text);
    out("\n");
}

void Console::talk(std::string_view text)
{
    const std::string line = printable(text) + '\n';
    if (m_sink)
        *m_sink += line;
    else
        replay(line);
}

void Console::replay(std::string_view lines)
{
    std::fflush(stdout);
    std::fwrite(lines.data(), 1, lines.size(), stderr);
}

void Console::report(const Error &error)
{
    talk(error.toString());
}

bool Console::flush()
{
    if (std::fflush(stdout) != 0)
        m_failed = true;
    return !m_failed;
}

} // namespace lensboard::cli
