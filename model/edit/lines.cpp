// SPDX-License-Identifier: Apache-2.0
#include "edit/lines.h"

#include "edit/edges.h"
#include "edit/nodes.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace lensboard {

namespace {

constexpr std::size_t mostElements = 500; // of one list; a longer one is hardly a list of services
constexpr double acrossStep = nodeWidth + 90;
constexpr double downStep = nodeHeight + 40;

std::string trimmed(std::string_view text)
{
    const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::string folded(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

// Without "- ", "* ", "• ", "3. " and "3) ".
std::string withoutBullet(std::string line)
{
    for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "– "}) {
        if (line.starts_with(bullet))
            return trimmed(line.substr(bullet.size()));
    }
    std::size_t digits = 0;
    while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits])))
        ++digits;
    if (digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')'))
        return trimmed(line.substr(digits + 1));
    return line;
}

std::vector<std::string> splitAt(const std::string &text, const std::vector<std::string_view> &marks)
{
    std::vector<std::string> parts;
    std::string part;
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::find_if(marks.begin(), marks.end(), [&](std::string_view m) {
            return std::string_view(text).substr(at).starts_with(m);
        });
        if (mark == marks.end()) {
            part += text[at++];
            continue;
        }
        parts.push_back(trimmed(part));
        part.clear();
        at += mark->size();
    }
    parts.push_back(trimmed(part));
    std::erase(parts, std::string());
    return parts;
}

// The type that these words name exactly, or null.
const ServiceType *named(const Catalog &catalog, const std::string &words)
{
    const std::string wanted = folded(words);
    for (const ServiceType *type : catalog.search(wanted)) {
        if (folded(type->name) == wanted || type->id == wanted || folded(type->fullName) == wanted ||
            std::find(type->synonyms.begin(), type->synonyms.end(), wanted) != type->synonyms.end())
            return type;
    }
    return nullptr;
}

struct Meaning
{
    const ServiceType *type = nullptr;
    std::string name; // empty: as the type is called
};

std::string joined(const std::vector<std::string> &words, std::size_t from, std::size_t to)
{
    std::string all;
    for (std::size_t i = from; i < to; ++i)
        all += (all.empty() ? "" : " ") + words[i];
    return all;
}

// "Orders: DynamoDB" and "Orders (DynamoDB)".
bool readMarked(const Catalog &catalog, const std::string &text, Meaning &meaning)
{
    const std::size_t colon = text.rfind(':');
    const std::size_t bracket = text.rfind('(');
    std::string name;
    std::string service;
    if (bracket != std::string::npos && text.back() == ')') {
        name = trimmed(text.substr(0, bracket));
        service = trimmed(text.substr(bracket + 1, text.size() - bracket - 2));
    } else if (colon != std::string::npos) {
        name = trimmed(text.substr(0, colon));
        service = trimmed(text.substr(colon + 1));
    }
    if (service.empty())
        return false;
    if (const ServiceType *type = named(catalog, service)) {
        meaning = {type, name};
        return true;
    }
    if (const ServiceType *type = named(catalog, name)) { // "SQS: invoices"
        meaning = {type, service};
        return true;
    }
    return false;
}

// The longest run of words that names a service; of equally long ones the last, as in "orders table".
Meaning meaningOf(const Catalog &catalog, const std::string &text)
{
    Meaning meaning;
    if (readMarked(catalog, text, meaning))
        return meaning;
    if (const ServiceType *type = named(catalog, text))
        return {type, {}};
    const std::vector<std::string> words = splitAt(text, {" ", "\t"});
    for (std::size_t length = std::min<std::size_t>(words.size(), 4); length > 0; --length) {
        for (std::size_t from = words.size() - length + 1; from-- > 0;) {
            if (const ServiceType *type = named(catalog, joined(words, from, from + length)))
                return {type, text};
        }
    }
    return {&catalog.type("generic"), text};
}

} // namespace

DrawnLines drawLines(Transaction &transaction, IdSource &ids, const Catalog &catalog, std::string_view text,
                     Point topLeft)
{
    DrawnLines drawn;
    std::map<std::string, Id> byText;
    double y = topLeft.y + nodeHeight / 2;
    for (const std::string &line : splitAt(std::string(text), {"\r\n", "\n", "\r"})) {
        Id before;
        double x = topLeft.x + nodeWidth / 2;
        bool any = false;
        for (const std::string &part : splitAt(withoutBullet(line), {"-->", "->", "=>", "→"})) {
            if (drawn.added.size() >= mostElements)
                return drawn;
            Id &id = byText[folded(part)];
            if (id.empty()) {
                const Meaning meaning = meaningOf(catalog, part);
                id = addNode(transaction, ids, catalog, meaning.type->id, {x, y});
                if (!meaning.name.empty())
                    rename(transaction, id, meaning.name);
                drawn.added.push_back(id);
                any = true;
            }
            if (!before.empty()) {
                if (const auto edge = connect(transaction, ids, catalog, before, id);
                    !edge && edge.error().code == "edge.refused")
                    drawn.refused.push_back(edge.error().message);
            }
            before = id;
            x += acrossStep;
        }
        y += any ? downStep : 0;
    }
    return drawn;
}

} // namespace lensboard
