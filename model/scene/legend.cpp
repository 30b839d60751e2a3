// SPDX-License-Identifier: Apache-2.0
#include "scene/legend.h"

#include "catalog/catalog.h"
#include "scene/items.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace lensboard {
namespace {

constexpr double size = 11;
constexpr double leading = 16;
constexpr double padding = 16;
constexpr double rowHeight = 26;
constexpr double entryGap = 24;

double addText(std::vector<Primitive> &shapes, Point baseline, std::string text, TextWeight weight, ColourRole colour)
{
    const double width = textWidth(text, size, weight);
    shapes.emplace_back(TextShape{baseline, std::move(text), size, weight, colour, width});
    return width;
}

struct Entry
{
    std::string text;
    double signWidth = 0;
    std::function<Primitive(Point)> sign; // drawn from this point (left, middle) on
};

Entry lineEntry(std::string text, Dash dash, ArrowHead head)
{
    return {std::move(text), 40, [dash, head](Point at) -> Primitive {
                return LineShape{{at, {at.x + 40, at.y}}, 0, ColourRole::Edge, 1.5, dash, ArrowHead::None, head};
            }};
}

Entry badgeEntry(std::string text, BadgeShape shape)
{
    return {std::move(text), 16, [shape](Point at) -> Primitive { return BadgeMark{{at.x + 8, at.y}, shape, 0, 16}; }};
}

Entry boxEntry(std::string text, ColourRole fill, ColourRole line, Dash dash)
{
    return {std::move(text), 14, [fill, line, dash](Point at) -> Primitive {
                return BoxShape{{at.x, at.y - 7, 14, 14}, 4, fill, line, 1, dash};
            }};
}

void addLines(const Document &document, std::vector<Entry> &entries)
{
    std::set<EdgeMode> modes;
    for (const auto &[id, edge] : document.edges())
        modes.insert(edge.mode);
    if (modes.contains(EdgeMode::Sync) || modes.contains(EdgeMode::Unknown))
        entries.push_back(lineEntry("waits for the answer", Dash::Solid, ArrowHead::Filled));
    if (modes.contains(EdgeMode::Async))
        entries.push_back(lineEntry("does not wait", Dash::Dashed, ArrowHead::Open));
    if (modes.contains(EdgeMode::Poll) || modes.contains(EdgeMode::Stream))
        entries.push_back(lineEntry("polled or streamed", Dash::Dotted, ArrowHead::Filled));
    if (modes.contains(EdgeMode::None))
        entries.push_back(lineEntry("relation", Dash::Solid, ArrowHead::Open));
}

void addBadges(const std::vector<ListedRule> &listed, std::vector<Entry> &entries)
{
    std::set<Severity> severities;
    bool ask = false;
    for (const auto &rule : listed) {
        for (const auto *finding : rule.findings) {
            if (finding->verdict == FindingVerdict::Ask)
                ask = true;
            else
                severities.insert(finding->severity);
        }
    }
    if (severities.contains(Severity::High))
        entries.push_back(badgeEntry("high risk", BadgeShape::Octagon));
    if (severities.contains(Severity::Medium))
        entries.push_back(badgeEntry("medium risk", BadgeShape::Triangle));
    if (severities.contains(Severity::Low))
        entries.push_back(badgeEntry("low risk", BadgeShape::Circle));
    if (ask)
        entries.push_back(badgeEntry("to ask", BadgeShape::AskSquare));
}

void addLayers(const Document &document, std::vector<Entry> &entries)
{
    std::set<std::string> used;
    bool external = false;
    for (const auto &[id, node] : document.nodes()) {
        used.insert(catalog().type(node.type).layer);
        external = external || node.external;
    }
    for (const auto &layer : catalog().layers()) {
        if (used.contains(layer.id))
            entries.push_back(boxEntry(layer.title, layerRole(layer.id), ColourRole::None, Dash::Solid));
    }
    if (external)
        entries.push_back(boxEntry("defined elsewhere", ColourRole::Card, ColourRole::Edge, Dash::Dashed));
}

double entryWidth(const Entry &entry)
{
    return entry.signWidth + 8 + textWidth(entry.text, size);
}

double rowWidth(const std::vector<Entry> &entries)
{
    double width = -entryGap;
    for (const auto &entry : entries)
        width += entryWidth(entry) + entryGap;
    return width;
}

// What people call the subject: its name, or both ends of an edge.
std::string subjectName(const Document &document, const Finding &finding)
{
    if (finding.subjects.empty())
        return {};
    const auto &id = finding.subjects.front();
    if (const auto *node = document.node(id))
        return node->name;
    if (const auto *boundary = document.boundary(id))
        return boundary->name;
    const auto *edge = document.edge(id);
    const auto *source = edge ? document.node(edge->source) : nullptr;
    const auto *target = edge ? document.node(edge->target) : nullptr;
    return source && target ? source->name + " \u2192 " + target->name : std::string();
}

std::string otherPlaces(const Document &document, const ListedRule &rule)
{
    std::string text;
    for (std::size_t index = 1; index < rule.findings.size(); ++index) {
        const auto name = subjectName(document, *rule.findings[index]);
        if (!name.empty())
            text += (text.empty() ? "Also: " : ", ") + name;
    }
    return text.empty() ? text : text + '.';
}

// Height that one entry takes in a column of this width; draws it when `shapes` is given.
double listEntry(const Document &document, const ListedRule &rule, bool numbered, Point at, double width,
                 std::vector<Primitive> *shapes)
{
    const auto &finding = *rule.findings.front();
    const bool ask = finding.verdict == FindingVerdict::Ask;
    const double inset = 26;
    const double room = width - inset;
    const auto &sentence = ask && !finding.question.empty() ? finding.question : finding.message;
    double y = at.y;
    if (shapes) {
        const Point sign{at.x + 8, y + 8};
        if (numbered)
            shapes->emplace_back(
                CalloutMark{sign, rule.number, 16, ask ? ColourRole::Ask : severityRole(finding.severity)});
        else
            shapes->emplace_back(BadgeMark{sign, ask ? BadgeShape::AskSquare : badgeShape(finding.severity), 0, 16});
    }
    const auto put = [&](const std::string &text, int lines, TextWeight weight, ColourRole colour) {
        if (text.empty())
            return;
        for (const auto &line : wrapped(text, size, weight, room, lines)) {
            if (shapes && !line.empty())
                addText(*shapes, {at.x + inset, y + 12}, line, weight, colour);
            y += leading;
        }
    };
    put(finding.title, 2, TextWeight::SemiBold, ColourRole::Text);
    put(sentence, 3, TextWeight::Regular, ColourRole::Quiet);
    put(otherPlaces(document, rule), 2, TextWeight::Regular, ColourRole::Quiet);
    return y - at.y + 12;
}

} // namespace

std::vector<Primitive> legendShapes(const Document &document, const std::vector<ListedRule> &listed, Point topLeft,
                                    double width)
{
    std::vector<Entry> entries;
    addLayers(document, entries);
    const auto layers = entries.size();
    addLines(document, entries);
    addBadges(listed, entries);
    const bool oneRow = rowWidth(entries) <= width - 2 * padding;
    std::vector<Primitive> shapes;
    if (entries.empty())
        return shapes;
    double x = topLeft.x + padding;
    double y = topLeft.y + padding + 6;
    for (std::size_t index = 0; index < entries.size(); ++index) {
        auto &entry = entries[index];
        const double needed = entryWidth(entry);
        const bool next = index == layers && !oneRow; // lines and badges in a row of their own
        if ((next || x + needed > topLeft.x + width - padding) && x > topLeft.x + padding) {
            x = topLeft.x + padding;
            y += rowHeight;
        }
        shapes.push_back(entry.sign({x, y}));
        addText(shapes, {x + entry.signWidth + 8, y + 4}, std::move(entry.text), TextWeight::Regular,
                ColourRole::Quiet);
        x += needed + entryGap;
    }
    const Rect panel{topLeft.x, topLeft.y, width, y + 6 + padding - topLeft.y};
    shapes.insert(shapes.begin(), BoxShape{panel, 10, ColourRole::Card, ColourRole::Line, 1, Dash::Solid});
    return shapes;
}

std::vector<Primitive> findingList(const Document &document, const std::vector<ListedRule> &listed, std::size_t shown,
                                   bool numbered, Point topLeft, double width)
{
    std::vector<Primitive> shapes;
    const double columns = std::clamp(std::floor(width / 320), 1.0, 4.0);
    const double gap = 32;
    const double column = (width - 2 * padding - gap * (columns - 1)) / columns;
    double total = 0;
    double tallest = 0;
    for (std::size_t index = 0; index < shown; ++index) {
        const double height = listEntry(document, listed[index], numbered, {}, column, nullptr);
        total += height;
        tallest = std::max(tallest, height);
    }
    const double limit = std::max(total / columns, tallest);
    Point at{topLeft.x + padding, topLeft.y + padding};
    double bottom = at.y;
    for (std::size_t index = 0; index < shown; ++index) {
        at.y += listEntry(document, listed[index], numbered, at, column, &shapes);
        bottom = std::max(bottom, at.y);
        const bool lastColumn = at.x + column + gap > topLeft.x + width - padding;
        if (at.y - topLeft.y - padding >= limit - 1 && !lastColumn && index + 1 < shown)
            at = {at.x + column + gap, topLeft.y + padding};
    }
    if (listed.size() > shown) {
        const auto rest = std::to_string(listed.size() - shown) + " more are not listed here.";
        addText(shapes, {topLeft.x + padding, bottom + 12}, rest, TextWeight::Regular, ColourRole::Quiet);
        bottom += leading + 4;
    }
    const Rect panel{topLeft.x, topLeft.y, width, bottom - topLeft.y + padding - 8};
    shapes.insert(shapes.begin(), BoxShape{panel, 10, ColourRole::Card, ColourRole::Line, 1, Dash::Solid});
    return shapes;
}

} // namespace lensboard
