// SPDX-License-Identifier: Apache-2.0
#include "scene/text.h"

#include "base/files.h"
#include "base/resources.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <unordered_map>

namespace lensboard {
namespace {

constexpr std::int16_t unknownAdvance = -1;
constexpr double perEm = 1000;
constexpr char32_t directLimit = 0x530; // Latin, Greek and Cyrillic are looked up without hashing
constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr char32_t replacement = 0xFFFD;

class Advances
{
public:
    explicit Advances(std::string_view text)
    {
        for (auto &table : m_direct)
            table.fill(unknownAdvance);
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            readRow(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    [[nodiscard]] std::int16_t advance(char32_t character, TextWeight weight) const
    {
        const auto table = static_cast<std::size_t>(weight);
        if (character < directLimit)
            return m_direct[table][character];
        const auto found = m_rest[table].find(character);
        return found == m_rest[table].end() ? unknownAdvance : found->second;
    }

private:
    // "400 0020: 281 278 - 631"
    void readRow(std::string_view row)
    {
        const auto colon = row.find(": ");
        if (row.empty() || row.front() == '#' || colon == std::string_view::npos || colon < 5)
            return;
        const std::size_t table = row.substr(0, 3) == "600" ? 1 : 0;
        std::uint32_t character = 0;
        std::from_chars(row.data() + 4, row.data() + colon, character, 16);
        row.remove_prefix(colon + 2);
        while (!row.empty()) {
            const auto end = std::min(row.find(' '), row.size());
            std::int16_t width = unknownAdvance;
            std::from_chars(row.data(), row.data() + end, width);
            if (width != unknownAdvance)
                store(table, character, width);
            ++character;
            row.remove_prefix(std::min(end + 1, row.size()));
        }
    }

    void store(std::size_t table, char32_t character, std::int16_t width)
    {
        if (character < directLimit)
            m_direct[table][character] = width;
        else
            m_rest[table][character] = width;
    }

    std::array<std::array<std::int16_t, directLimit>, 2> m_direct{};
    std::array<std::unordered_map<char32_t, std::int16_t>, 2> m_rest;
};

const Advances &advances()
{
    static const Advances table = [] {
        initResources();
        const auto text = readFile(":/lensboard/text/inter-advances.txt");
        return Advances(text.ok() ? std::string_view(*text) : std::string_view());
    }();
    return table;
}

struct CharacterRange
{
    char32_t first;
    char32_t last;
};

// Marks that sit on the character before them, joiners and direction marks.
constexpr CharacterRange zeroWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x0610, 0x061A},  {0x064B, 0x065F}, {0x0900, 0x0902},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},  {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x206F},  {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE01EF}};
// East Asian scripts, their punctuation and full forms, and emoji: as wide as they are high.
constexpr CharacterRange fullWidth[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
                                        {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},   {0xFF01, 0xFF60},
                                        {0xFFE0, 0xFFE6},   {0x1F000, 0x1F2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                                        {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};

template <typename Ranges>
bool within(const Ranges &ranges, char32_t character)
{
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [character](const CharacterRange &r) { return character >= r.first && character <= r.last; });
}

bool isControl(char32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029 ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

// In thousandths of an em.
double characterWidth(char32_t character, TextWeight weight)
{
    const auto known = advances().advance(character, weight);
    if (isControl(character) || within(zeroWidth, character))
        return 0;
    if (known != unknownAdvance)
        return known;
    if (within(fullWidth, character))
        return perEm;
    return weight == TextWeight::SemiBold ? 640 : 600; // about the average of an alphabet
}

double emWidth(std::string_view text, TextWeight weight)
{
    double sum = 0;
    for (std::size_t position = 0; position < text.size();)
        sum += characterWidth(nextCharacter(text, position), weight);
    return sum;
}

// The longest beginning that is at most `limit` wide, never splitting a character from the marks on it.
std::size_t fitting(std::string_view text, TextWeight weight, double limit)
{
    double sum = 0;
    std::size_t end = 0;
    for (std::size_t position = 0; position < text.size();) {
        sum += characterWidth(nextCharacter(text, position), weight);
        if (sum > limit)
            break;
        end = position;
    }
    return end;
}

std::string withoutEndSpace(std::string_view text)
{
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return std::string(text);
}

void append(std::string &text, char32_t character)
{
    const auto byte = [&text](char32_t value) { text.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
    if (character < 0x80) {
        byte(character);
    } else if (character < 0x800) {
        byte(0xC0 | (character >> 6));
        byte(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        byte(0xE0 | (character >> 12));
        byte(0x80 | ((character >> 6) & 0x3F));
        byte(0x80 | (character & 0x3F));
    } else {
        byte(0xF0 | (character >> 18));
        byte(0x80 | ((character >> 12) & 0x3F));
        byte(0x80 | ((character >> 6) & 0x3F));
        byte(0x80 | (character & 0x3F));
    }
}

// Fills lines with the words of one paragraph.
void wrapParagraph(std::string_view text, TextWeight weight, double limit, std::vector<std::string> &lines)
{
    std::string line;
    const double space = emWidth(" ", weight);
    double used = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        double width = emWidth(word, weight);
        if (!line.empty() && used + space + width > limit) {
            lines.push_back(std::exchange(line, {}));
            used = 0;
        }
        while (width > limit) {
            std::size_t first = 0;
            (void)nextCharacter(word, first);
            const auto cut = std::max(fitting(word, weight, limit), first);
            lines.emplace_back(word.substr(0, cut));
            word.remove_prefix(cut);
            width = emWidth(word, weight);
        }
        if (!line.empty()) {
            line += ' ';
            used += space;
        }
        line += word;
        used += width;
    }
    lines.push_back(std::move(line));
}

} // namespace

char32_t nextCharacter(std::string_view text, std::size_t &position)
{
    const auto byteAt = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned lead = byteAt(position++);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xF0 && lead < 0xF5   ? 3
                     : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xC2 && lead < 0xE0 ? 1
                                                   : 0;
    if (more == 0)
        return replacement;
    char32_t character = lead & (0x3Fu >> more);
    for (int index = 0; index < more; ++index) {
        if (position >= text.size() || (byteAt(position) & 0xC0) != 0x80)
            return replacement;
        character = (character << 6) | (byteAt(position++) & 0x3Fu);
    }
    const bool overlong = (more == 2 && character < 0x800) || (more == 3 && character < 0x10000);
    const bool surrogate = character >= 0xD800 && character < 0xE000;
    return overlong || surrogate || character > 0x10FFFF ? replacement : character;
}

double textWidth(std::string_view text, double size, TextWeight weight)
{
    return emWidth(text, weight) * size / perEm;
}

double monoWidth(std::string_view text, double size)
{
    double characters = 0;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = nextCharacter(text, position);
        if (!isControl(character) && !within(zeroWidth, character))
            characters += within(fullWidth, character) ? 2 : 1;
    }
    return characters * size * 0.6;
}

std::string printable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = nextCharacter(text, position);
        if (character == '\n' || character == '\t' || character == '\r' || character == 0x2028 || character == 0x2029)
            result.push_back(' ');
        else if (!isControl(character))
            append(result, character);
    }
    return result;
}

std::string elided(std::string_view text, double size, TextWeight weight, double maxWidth)
{
    const auto clean = printable(text);
    const double limit = maxWidth * perEm / size;
    if (emWidth(clean, weight) <= limit)
        return clean;
    const double room = limit - emWidth(ellipsis, weight);
    if (room < 0)
        return {};
    auto kept = withoutEndSpace(std::string_view(clean).substr(0, fitting(clean, weight, room)));
    return kept += ellipsis;
}

std::vector<std::string> wrapped(std::string_view text, double size, TextWeight weight, double maxWidth, int maxLines)
{
    std::vector<std::string> lines;
    const double limit = maxWidth * perEm / size;
    const auto most = static_cast<std::size_t>(std::max(maxLines, 0));
    bool more = false;
    while (true) {
        const auto end = std::min(text.find('\n'), text.size());
        wrapParagraph(printable(text.substr(0, end)), weight, limit, lines);
        if (end == text.size())
            break;
        text.remove_prefix(end + 1);
        more = lines.size() >= most && !text.empty();
        if (more)
            break;
    }
    if (lines.size() <= most && !more)
        return lines;
    lines.resize(most);
    if (!lines.empty()) {
        auto &last = lines.back();
        last =
            withoutEndSpace(std::string_view(last).substr(0, fitting(last, weight, limit - emWidth(ellipsis, weight))));
        last += ellipsis;
    }
    return lines;
}

} // namespace lensboard
