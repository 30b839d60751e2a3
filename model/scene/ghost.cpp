// SPDX-License-Identifier: Apache-2.0
#include "scene/ghost.h"

#include "catalog/catalog.h"
#include "layout/route.h"
#include "scene/items.h"

#include <algorithm>
#include <set>

namespace lensboard {

namespace {

constexpr double nearness = 240;  // canvas units around the change in which lines mind the nodes that are there
constexpr double frameMargin = 5; // around what would change
constexpr double labelTextSize = 11;
constexpr double labelHeight = 18;
constexpr double labelPadding = 6;
constexpr double labelGap = 4;
constexpr double longestLabel = 230;

// The same shapes as a promise: lines and borders green and dashed.
void makeGhostly(SceneItem &item)
{
    for (Primitive &shape : item.shapes) {
        if (auto *box = std::get_if<BoxShape>(&shape); box && box->stroke != ColourRole::None) {
            box->stroke = ColourRole::Preview;
            box->dash = Dash::Dashed;
            box->width = 1.5;
        } else if (auto *line = std::get_if<LineShape>(&shape)) {
            line->colour = ColourRole::Preview;
            line->dash = Dash::Dashed;
            line->width = 2;
        }
    }
}

BoxShape frameAround(const Rect &rect, ColourRole colour)
{
    BoxShape box;
    box.rect = grown(rect, frameMargin);
    box.radius = 12;
    box.stroke = colour;
    box.dash = Dash::Dashed;
    box.width = 2;
    return box;
}

// "Timeout: 10 s", "no Dead-letter queue".
std::string propertyText(const std::string &type, const std::string &name, const PropertyValue &value)
{
    const PropertyDefinition *definition = catalog().property(type, name);
    const std::string title = definition ? definition->title : name;
    if (!value.isStated())
        return "no " + title;
    if (const auto *flag = std::get_if<bool>(&value.data))
        return *flag ? title : "no " + title;
    const std::string unit = definition && !definition->unit.empty() ? ' ' + definition->unit : std::string();
    return title + ": " + toText(value.data) + unit;
}

std::vector<std::string> changedProperties(const std::string &type, const Properties &before, const Properties &after)
{
    std::vector<std::string> lines;
    for (const auto &[name, value] : after) {
        const PropertyValue *old = findProperty(before, name);
        if (!old || !(*old == value))
            lines.push_back(propertyText(type, name, value));
    }
    return lines;
}

// Pills below each other, from (x, y) downwards.
void addLines(SceneItem &item, const std::vector<std::string> &lines, Point at)
{
    for (const std::string &line : lines) {
        const std::string text = elided(line, labelTextSize, TextWeight::SemiBold, longestLabel);
        const double width = textWidth(text, labelTextSize, TextWeight::SemiBold);
        BoxShape pill;
        pill.rect = {at.x, at.y, width + 2 * labelPadding, labelHeight};
        pill.radius = 5;
        pill.fill = ColourRole::Canvas;
        pill.stroke = ColourRole::Preview;
        item.shapes.emplace_back(pill);
        item.shapes.emplace_back(TextShape{{at.x + labelPadding, at.y + labelHeight - 5.5},
                                           text,
                                           labelTextSize,
                                           TextWeight::SemiBold,
                                           ColourRole::Preview,
                                           width});
        at.y += labelHeight + labelGap;
    }
}

// The document as it would be, as far as the change and what is near it goes; what was there stands for itself.
class Ghost
{
public:
    Ghost(const Document &document, const ChangeSet &change)
        : m_document(document)
        , m_change(change)
    {
    }

    SceneItems items()
    {
        gather();
        addNear();
        for (const auto &[id, edge] : m_edges)
            m_part.added.emplace(id, edge);
        if (m_after.apply(m_part))
            m_router.build(m_after);
        for (const auto &[id, update] : m_change.updated)
            std::visit([&, before = &update.before](const auto &record) { changed(record, before); }, update.after);
        for (const auto &[id, record] : m_change.removed)
            std::visit([&](const auto &gone) { removed(gone); }, record);
        for (const auto &[id, edge] : m_edges)
            drawEdge(edge);
        for (const auto &[id, record] : m_change.added) {
            if (const Node *node = std::get_if<Node>(&record))
                finish(nodeItem(*node), true);
            else if (const Boundary *boundary = std::get_if<Boundary>(&record))
                finish(boundaryItem(*boundary, 0), true);
            else if (const Note *note = std::get_if<Note>(&record))
                finish(noteItem(*note), true);
        }
        return std::move(m_items);
    }

private:
    void put(Node node)
    {
        node.parent = Id();
        m_area = m_part.added.empty() ? node.frame : united(m_area, node.frame);
        m_part.added.insert_or_assign(node.id, node);
    }

    void putEnds(const Edge &edge)
    {
        for (const Id *end : {&edge.source, &edge.target}) {
            if (const Node *node = m_document.node(*end); node && !m_part.added.contains(*end))
                put(*node);
        }
    }

    void gather()
    {
        const auto take = [&](const Record &record) {
            if (const Node *node = std::get_if<Node>(&record))
                put(*node);
            if (const Edge *edge = std::get_if<Edge>(&record))
                m_edges.emplace(edge->id, *edge);
        };
        for (const auto &[id, record] : m_change.added)
            take(record);
        for (const auto &[id, update] : m_change.updated)
            take(update.after);
        for (const auto &[id, edge] : m_edges)
            putEnds(edge);
        std::erase_if(m_edges, [&](const auto &entry) {
            return !m_part.added.contains(entry.second.source) || !m_part.added.contains(entry.second.target);
        });
    }

    void addNear()
    {
        if (m_part.added.empty())
            return;
        const Rect around = grown(m_area, nearness);
        for (const auto &[id, node] : m_document.nodes()) {
            if (node.frame.intersects(around) && !m_part.added.contains(id) && !m_change.removed.contains(id)) {
                Node copy = node;
                copy.parent = Id();
                m_part.added.emplace(id, std::move(copy));
            }
        }
    }

    void finish(SceneItem item, bool ghostly)
    {
        if (ghostly)
            makeGhostly(item);
        item.bounds = grown(shapesBounds(item.shapes), 2);
        if (!item.shapes.empty())
            m_items.push_back(std::make_shared<const SceneItem>(std::move(item)));
    }

    void drawEdge(const Edge &edge)
    {
        const Route &route = m_router.route(edge.id);
        if (route.size() < 2)
            return;
        const Rect size = labelSize(edge, {});
        const LabelPlace place = m_router.labelPlace(edge.id, route, size.width, size.height);
        SceneItem item = edgeItem(edge, route, place);
        if (const auto update = m_change.updated.find(edge.id); update != m_change.updated.end()) {
            const auto &before = std::get<Edge>(update->second.before);
            addLines(item, changedProperties("", before.properties, edge.properties),
                     {place.anchor.x + 12, place.anchor.y + labelHeight / 2 + labelGap});
        }
        finish(std::move(item), true);
    }

    // The card as it would read, in a frame, with what changes below it.
    void changed(const Node &node, const Record *before)
    {
        const auto &old = std::get<Node>(*before);
        if (sameMeaning(old, node) && old.frame == node.frame)
            return;
        SceneItem item = nodeItem(node);
        item.shapes.emplace_back(frameAround(node.frame, ColourRole::Preview));
        addLines(item, changedProperties(node.type, old.properties, node.properties),
                 {node.frame.x, node.frame.bottom() + 2 * frameMargin});
        finish(std::move(item), false);
    }
    void changed(const Boundary &boundary, const Record *before)
    {
        const auto &old = std::get<Boundary>(*before);
        SceneItem item;
        item.kind = ItemKind::Boundary;
        item.shapes.emplace_back(frameAround(boundary.frame, ColourRole::Preview));
        addLines(item, changedProperties("", old.properties, boundary.properties),
                 {boundary.frame.x + 2 * frameMargin, boundary.frame.y + 2 * frameMargin});
        finish(std::move(item), false);
    }
    template <typename Other>
    void changed(const Other &, const Record *)
    {
    }

    void removed(const Node &node)
    {
        SceneItem item;
        item.kind = ItemKind::Node;
        item.shapes.emplace_back(frameAround(node.frame, ColourRole::High));
        finish(std::move(item), false);
    }
    template <typename Other>
    void removed(const Other &)
    {
    }

    const Document &m_document;
    const ChangeSet &m_change;
    std::map<Id, Edge> m_edges; // new or changed, with both ends
    ChangeSet m_part;
    Rect m_area; // of the nodes that the change is about
    Document m_after;
    Router m_router;
    SceneItems m_items;
};

} // namespace

SceneItems ghostItems(const Document &document, const ChangeSet &change)
{
    SceneItems items = Ghost(document, change).items();
    std::ranges::stable_sort(items, [](const SceneItemPtr &a, const SceneItemPtr &b) { return drawnBefore(*a, *b); });
    return items;
}

} // namespace lensboard
