// SPDX-License-Identifier: Apache-2.0
#include "expression/text.h"

#include "expression/object.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace lensboard::cel {

namespace {

// Length of the well-formed sequence at `at` (Unicode 15, table 3-7), or 0.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return tail(at + 1) ? 2 : 0;
    const unsigned second = byte(at + 1);
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool fits = tail(at + 1) && (lead != 0xE0 || second >= 0xA0) && (lead != 0xED || second <= 0x9F);
        return fits && tail(at + 2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool fits = tail(at + 1) && (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second <= 0x8F);
        return fits && tail(at + 2) && tail(at + 3) ? 4 : 0;
    }
    return 0;
}

// Like %g: plain digits unless the exponent is below -4 or too large to be read at a glance.
constexpr int largestPlainExponent = 15;

} // namespace

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

std::int64_t codePoints(std::string_view text)
{
    std::int64_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

bool appendCodePoint(std::string &text, std::uint32_t codePoint)
{
    const auto add = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0 | (codePoint >> 6));
        add(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF)
            return false;
        add(0xE0 | (codePoint >> 12));
        add(0x80 | ((codePoint >> 6) & 0x3F));
        add(0x80 | (codePoint & 0x3F));
    } else if (codePoint <= 0x10FFFF) {
        add(0xF0 | (codePoint >> 18));
        add(0x80 | ((codePoint >> 12) & 0x3F));
        add(0x80 | ((codePoint >> 6) & 0x3F));
        add(0x80 | (codePoint & 0x3F));
    } else {
        return false;
    }
    return true;
}

std::string doubleText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+infinity" : "-infinity";
    char buffer[64];
    const int exponent = value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::fabs(value))));
    const bool plain = exponent >= -4 && exponent <= largestPlainExponent;
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format).ptr;
    return std::string(buffer, end);
}

std::optional<double> parseDouble(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.front() == '-' || text.front() == '+')
        return std::nullopt;
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || fault == std::errc::invalid_argument)
        return std::nullopt;
    if (fault == std::errc::result_out_of_range) {
        // Tell overflow from underflow by the sign of the exponent, else by whether anything stands before the point.
        const std::size_t e = text.find_first_of("eE");
        const bool tiny = e != std::string_view::npos ? text.substr(e + 1).starts_with('-') : text.front() == '0';
        value = tiny ? 0 : std::numeric_limits<double>::infinity();
    }
    return negative ? -value : value;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return std::nullopt;
    }
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end != text.data() + text.size() || fault != std::errc())
        return std::nullopt;
    return value;
}

std::string quoted(std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string result = "'";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            result += "\\x";
            result += digits[byte >> 4];
            result += digits[byte & 15];
        } else {
            result += c;
        }
    }
    return result + '\'';
}

namespace {

constexpr int deepest = 8; // what lies deeper is written as "…"

std::string text(const Value &value, int depth);

// With a point or an exponent, to tell it from an int.
std::string literalText(double value)
{
    const std::string digits = doubleText(value);
    return digits.find_first_not_of("-0123456789") == std::string::npos ? digits + ".0" : digits;
}

std::string listText(const Value &value, int depth)
{
    std::string result = "[";
    for (const Value &item : value.items())
        result += (result.size() > 1 ? ", " : "") + text(item, depth + 1);
    if (value.isOpen())
        result += result.size() > 1 ? ", …" : "…";
    return result + ']';
}

std::string mapText(const Value &value, int depth)
{
    std::string result = "{";
    for (const auto &[key, entry] : value.entries())
        result += (result.size() > 1 ? ", " : "") + text(key, depth + 1) + ": " + text(entry, depth + 1);
    return result + '}';
}

std::string text(const Value &value, int depth)
{
    if (depth > deepest)
        return "…";
    switch (value.kind()) {
    case Kind::Null:
        return "null";
    case Kind::Bool:
        return value.asBool() ? "true" : "false";
    case Kind::Int:
        return std::to_string(value.asInt());
    case Kind::Double:
        return literalText(value.asDouble());
    case Kind::Type:
        return symbolText(value.asType());
    case Kind::Object:
        return value.asObject()->label();
    case Kind::String:
        return quoted(value.asString());
    case Kind::List:
        return listText(value, depth);
    case Kind::Map:
        return mapText(value, depth);
    case Kind::Unknown:
        return "unknown";
    case Kind::Error:
        return "error: " + value.asError().message;
    }
    return {};
}

} // namespace

std::string toText(const Value &value)
{
    return text(value, 0);
}

} // namespace lensboard::cel
