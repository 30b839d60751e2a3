// SPDX-License-Identifier: Apache-2.0
#include "exchange/diagram.h"

#include "base/json.h"
#include "catalog/catalog.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace lensboard {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

// Names of services; words that mean several things are left out.
std::map<std::string, std::string> vocabulary()
{
    std::map<std::string, std::string> words;
    std::set<std::string> shared;
    const auto learn = [&](const std::string &word, const std::string &type) {
        const auto [at, fresh] = words.emplace(lower(word), type);
        if (!fresh && at->second != type)
            shared.insert(at->first);
    };
    for (const ServiceType &type : catalog().types()) {
        learn(type.name, type.id);
        learn(type.fullName, type.id);
    }
    // Everyday words only where they can hardly mean anything else: a wrong guess makes wrong findings.
    const auto data = readResourceJson("exchange/stencils.json");
    const Json *more = data ? memberAt(*data, "words") : nullptr;
    if (more != nullptr) {
        for (const auto &[type, list] : more->items()) {
            for (const Json &word : list)
                words[word.get<std::string>()] = type;
        }
    }
    for (const std::string &word : shared)
        words.erase(word);
    return words;
}

std::vector<std::string> wordsOf(std::string_view label)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : label) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80 || c == '@') {
            word += static_cast<char>(std::tolower(byte));
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(word);
    return words;
}

void setKinds(Edge &edge, const std::string &fromType, const std::string &toType)
{
    const Connection connection = catalog().connection(fromType, toType, edge.source == edge.target);
    for (const std::string &word : connection.kinds) {
        if (const auto kind = edgeKind(word); kind && connection.legal)
            edge.kinds.push_back(*kind);
    }
    std::sort(edge.kinds.begin(), edge.kinds.end());
    if (edge.kinds.empty()) {
        edge.kinds = {EdgeKind::Connects};
        edge.mode = EdgeMode::None;
    } else {
        edge.mode = edgeMode(connection.mode).value_or(EdgeMode::Unknown);
    }
}

// Group → the group it lies in. What would lie in itself, or is told twice, lies nowhere.
std::map<std::string, std::string> parentsOf(const std::vector<Diagram::Group> &groups)
{
    std::map<std::string, std::string> parents;
    for (const Diagram::Group &group : groups)
        parents.emplace(group.id, std::string());
    for (const Diagram::Group &group : groups) {
        if (parents.count(group.parent) == 0 || !parents[group.id].empty())
            continue;
        std::string at = group.parent;
        while (!at.empty() && at != group.id)
            at = parents[at];
        if (at.empty())
            parents[group.id] = group.parent;
    }
    return parents;
}

} // namespace

std::string typeOfLabel(std::string_view label)
{
    static const std::map<std::string, std::string> known = vocabulary();
    if (const auto whole = known.find(lower(label)); whole != known.end())
        return whole->second;
    const auto words = wordsOf(label);
    for (std::size_t length = 3; length > 0; --length) {
        for (std::size_t i = 0; i + length <= words.size(); ++i) {
            std::string some = words[i];
            for (std::size_t k = 1; k < length; ++k)
                some += ' ' + words[i + k];
            if (const auto found = known.find(some); found != known.end())
                return found->second;
        }
    }
    return {};
}

ImportResult importDiagram(const Diagram &diagram, const std::string &origin, std::string format)
{
    ImportResult result;
    result.format = std::move(format);
    result.issues = diagram.issues;
    result.workload.imported = false; // what is not drawn may exist
    result.workload.name = origin.substr(0, origin.find('.'));
    std::map<std::string, Id> frames;
    for (const Diagram::Group &group : diagram.groups)
        frames[group.id] = importedId('b', origin, group.id);
    const auto parents = parentsOf(diagram.groups);
    std::set<std::string> framed;
    for (const Diagram::Group &group : diagram.groups) {
        if (!framed.insert(group.id).second)
            continue;
        Boundary boundary;
        boundary.id = frames[group.id];
        boundary.kind = group.kind;
        boundary.name = group.label;
        const std::string &parent = parents.at(group.id);
        if (const auto outer = frames.find(parent); !parent.empty() && outer != frames.end())
            boundary.parent = outer->second;
        boundary.origin = {origin, group.id, {}, group.line, 0, {}};
        result.boundaries.push_back(std::move(boundary));
    }
    std::map<std::string, const Node *> nodes;
    result.nodes.reserve(diagram.shapes.size());
    for (const Diagram::Shape &shape : diagram.shapes) {
        if (nodes.count(shape.id) != 0)
            continue;
        Node node;
        node.id = importedId('n', origin, shape.id);
        const std::string told = shape.type.empty() ? typeOfLabel(shape.label) : shape.type;
        node.type = told.empty() ? "generic" : told;
        node.name = shape.label.empty() ? catalog().type(node.type).name : shape.label;
        node.origin = {origin, shape.id, {}, shape.line, 0, {}};
        if (const auto frame = frames.find(shape.group); frame != frames.end())
            node.parent = frame->second;
        result.nodes.push_back(std::move(node));
        nodes[shape.id] = &result.nodes.back();
    }
    result.placed = placeAsDrawn(diagram, result.nodes, result.boundaries);
    std::set<std::string> drawn;
    for (const Diagram::Line &line : diagram.lines) {
        const auto from = nodes.find(line.from);
        const auto to = nodes.find(line.to);
        if (from == nodes.end() || to == nodes.end()) {
            result.notUnderstood.push_back(
                {line.id, {}, "a line that does not end at two shapes is not drawn", line.line});
            continue;
        }
        Edge edge;
        edge.source = from->second->id;
        edge.target = to->second->id;
        edge.name = line.label;
        edge.via = "drawn line";
        edge.origin = {origin, line.id, {}, line.line, 0, {}};
        setKinds(edge, from->second->type, to->second->type);
        const std::string key = line.from + '\x1f' + line.to;
        if (!drawn.insert(key).second)
            continue;
        edge.id = importedId('e', origin, key);
        result.edges.push_back(std::move(edge));
    }
    return result;
}

bool isDiagram(std::string_view bytes)
{
    return isDrawio(bytes) || isMermaid(bytes);
}

Result<ImportResult> importDiagramText(std::string_view bytes, const std::string &file, const std::string &origin)
{
    if (isDrawio(bytes)) {
        const auto diagram = readDrawio(bytes, file);
        return diagram ? Result<ImportResult>(importDiagram(*diagram, origin, "drawio")) : diagram.error();
    }
    const auto text = decodeText(bytes, file);
    const auto diagram = text ? readMermaid(*text, file) : Result<Diagram>(text.error());
    return diagram ? Result<ImportResult>(importDiagram(*diagram, origin, "mermaid")) : diagram.error();
}

} // namespace lensboard
