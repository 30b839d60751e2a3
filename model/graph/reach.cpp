// SPDX-License-Identifier: Apache-2.0
#include "graph/reach.h"

#include <map>
#include <set>
#include <string>

namespace lensboard {

std::vector<Id> reach(const Document &document, const std::vector<Id> &from, Stream direction)
{
    std::map<Id, std::vector<Id>> next;
    for (const auto &[id, edge] : document.edges()) {
        if (direction == Stream::Down)
            next[edge.source].push_back(edge.target);
        else
            next[edge.target].push_back(edge.source);
    }
    std::set<Id> seen;
    std::vector<Id> open;
    for (const Id &id : from) {
        if (document.node(id) && seen.insert(id).second)
            open.push_back(id);
    }
    while (!open.empty()) {
        const Id at = open.back();
        open.pop_back();
        for (const Id &id : next[at]) {
            if (seen.insert(id).second)
                open.push_back(id);
        }
    }
    return {seen.begin(), seen.end()};
}

std::vector<Id> sameKind(const Document &document, const std::vector<Id> &like)
{
    std::set<std::string> types;
    std::set<BoundaryKind> kinds;
    bool notes = false;
    bool strokes = false;
    bool images = false;
    for (const Id &id : like) {
        if (const Node *node = document.node(id))
            types.insert(node->type);
        else if (const Boundary *boundary = document.boundary(id))
            kinds.insert(boundary->kind);
        notes = notes || document.note(id);
        strokes = strokes || document.stroke(id);
        images = images || document.image(id);
    }
    std::vector<Id> found;
    for (const auto &[id, node] : document.nodes()) {
        if (types.count(node.type) > 0)
            found.push_back(id);
    }
    for (const auto &[id, boundary] : document.boundaries()) {
        if (kinds.count(boundary.kind) > 0)
            found.push_back(id);
    }
    const auto addAll = [&found](bool wanted, const auto &records) {
        for (const auto &[id, record] : records) {
            if (wanted)
                found.push_back(id);
        }
    };
    addAll(notes, document.notes());
    addAll(strokes, document.strokes());
    addAll(images, document.images());
    return found;
}

} // namespace lensboard
