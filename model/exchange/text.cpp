// SPDX-License-Identifier: Apache-2.0
#include "exchange/tree.h"

#include <algorithm>
#include <cstdint>

namespace lensboard {

namespace {

void appendUtf8(std::string &out, std::uint32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

Result<std::string> fromUtf16(std::string_view bytes, bool bigEndian, const std::string &file)
{
    if (bytes.size() % 2 != 0)
        return makeError("text.encoding", "UTF-16 text with an odd number of bytes: the file is cut off").inFile(file);
    const auto unit = [&](std::size_t i) {
        const auto a = static_cast<unsigned char>(bytes[i]);
        const auto b = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<std::uint32_t>(bigEndian ? (a << 8U) | b : (b << 8U) | a);
    };
    std::string out;
    out.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 2 < bytes.size()) {
            const std::uint32_t low = unit(i + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        appendUtf8(out, c);
    }
    return out;
}

// Length of the valid UTF-8 sequence at `i`, 0 when there is none (RFC 3629, table in section 4).
std::size_t sequenceLength(std::string_view s, std::size_t i)
{
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(k < s.size() ? s[k] : '\0'); };
    const auto tail = [&](std::size_t k, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(k) >= low && byte(k) <= high;
    };
    const unsigned char c = byte(i);
    if (c < 0x80)
        return 1;
    if (c >= 0xC2 && c <= 0xDF)
        return tail(i + 1) ? 2 : 0;
    if (c >= 0xE0 && c <= 0xEF) {
        const unsigned low = c == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = c == 0xED ? 0x9F : 0xBF;
        return tail(i + 1, low, high) && tail(i + 2) ? 3 : 0;
    }
    if (c >= 0xF0 && c <= 0xF4) {
        const unsigned low = c == 0xF0 ? 0x90 : 0x80;
        const unsigned high = c == 0xF4 ? 0x8F : 0xBF;
        return tail(i + 1, low, high) && tail(i + 2) && tail(i + 3) ? 4 : 0;
    }
    return 0;
}

Error positioned(Error error, std::string_view text, std::size_t offset, const std::string &file)
{
    const std::string_view before = text.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t start = before.rfind('\n');
    const std::size_t column = start == std::string_view::npos ? offset + 1 : offset - start;
    return error.at(static_cast<int>(line), static_cast<int>(column)).inFile(file);
}

bool looksBinary(std::string_view bytes)
{
    static constexpr std::string_view png("\x89PNG", 4);
    static constexpr std::string_view zip("PK\x03\x04", 4);
    static constexpr std::string_view gzip("\x1f\x8b", 2);
    static constexpr std::string_view pdf("%PDF", 4);
    for (const std::string_view magic : {png, zip, gzip, pdf}) {
        if (bytes.substr(0, magic.size()) == magic)
            return true;
    }
    return false;
}

Result<std::string> checkUtf8(std::string_view text, const std::string &file)
{
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\0')
            return positioned(makeError("text.nul", "a NUL byte stands in the text; expected printable text"), text, i,
                              file);
        const std::size_t length = sequenceLength(text, i);
        if (length == 0)
            return positioned(makeError("text.encoding", "this byte is no UTF-8; save the file as UTF-8"), text, i,
                              file);
        i += length;
    }
    return std::string(text);
}

} // namespace

Result<std::string> decodeText(std::string_view bytes, const std::string &file)
{
    if (bytes.empty())
        return makeError("text.empty", "the file is empty").inFile(file);
    if (looksBinary(bytes))
        return makeError("text.binary", "this is not a text file; expected a template in YAML or JSON").inFile(file);
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF")
        bytes.remove_prefix(3);
    else if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
        const bool bigEndian = bytes.front() == '\xFE';
        auto decoded = fromUtf16(bytes.substr(2), bigEndian, file);
        return decoded ? checkUtf8(*decoded, file) : decoded;
    }
    return checkUtf8(bytes, file);
}

} // namespace lensboard
