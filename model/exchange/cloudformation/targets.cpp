// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/context.h"

// From a value to the element that it names.
namespace lensboard::cfn {

namespace {

// A name that stands for anything, or for nothing that one could draw.
bool isVague(const std::string &name)
{
    if (name.empty() || name.front() == '*' || name == "${?}")
        return true;
    return name.find("${AWS::") == 0 && name.find('}') == name.size() - 1;
}

// "${BookingTable}" alone is the parameter BookingTable.
std::string soleParameter(const std::string &name)
{
    if (name.size() > 3 && name.compare(0, 2, "${") == 0 && name.find('}') == name.size() - 1)
        return name.substr(2, name.size() - 3);
    return {};
}

// "{{resolve:ssm:/shop/queue:1}}" → "/shop/queue".
std::string withoutResolve(const std::string &name)
{
    const std::size_t service = name.compare(0, 10, "{{resolve:") == 0 ? name.find(':', 10) : std::string::npos;
    if (service == std::string::npos)
        return name;
    return name.substr(service + 1, name.find_first_of(":}", service + 1) - service - 1);
}

} // namespace

std::vector<Target> Context::targets(const Tree &tree, const TargetQuery &query) const
{
    std::vector<Target> out;
    for (const Value &value : resolver.values(tree)) {
        Target found = target(value, query);
        if (found.node.empty())
            continue;
        found.condition = value.condition;
        out.push_back(std::move(found));
    }
    return out;
}

std::vector<Target> Context::targetsAt(const Tree &from, std::string_view path, const TargetQuery &query) const
{
    std::vector<Target> out;
    for (const Found &place : resolver.select(from, path)) {
        for (Target &found : targets(*place.tree, query)) {
            if (found.condition.empty())
                found.condition = place.condition;
            out.push_back(std::move(found));
        }
    }
    return out;
}

Target Context::target(const Value &value, const TargetQuery &query) const
{
    Target out;
    out.tree = value.tree;
    for (const Piece &piece : value.pieces) {
        if (piece.kind != Piece::Kind::Resource)
            continue;
        out.node = nodeOf(piece.text);
        if (out.node.empty())
            continue;
        out.resource = piece.text;
        out.attribute = piece.attribute;
        return out;
    }
    if (value.absent || value.resource() != nullptr)
        return {};
    return named(value, query);
}

Target Context::named(const Value &value, const TargetQuery &query) const
{
    Target out;
    out.tree = value.tree;
    const std::string text = value.text();
    const Arn arn = parseArn(text);
    std::string name = arn.service.empty() ? text : arn.name;
    const std::string type = !arn.type.empty() ? arn.type : std::string(query.type);
    if (arn.service == "s3" && name.empty())
        name = arn.resource;
    if (query.allowNames) {
        out.resource = byName(name, type);
        if (!out.resource.empty()) {
            out.node = nodeOf(out.resource);
            out.via = ", by equal name";
            return out;
        }
    }
    if (!query.allowExternal)
        return {};
    const Piece *first = value.pieces.empty() ? nullptr : &value.pieces.front();
    if (type == "eventbridge" && name == "default") {
        out.node = graph.external("default-event-bus", type, "Default event bus");
        return out;
    }
    if (value.pieces.size() == 1 && first->kind == Piece::Kind::Import) {
        out.node = graph.external(first->text, type);
        return out;
    }
    if (value.pieces.size() == 1 && (first->kind == Piece::Kind::Parameter || !first->parameter.empty())) {
        const std::string &parameter = first->kind == Piece::Kind::Parameter ? first->text : first->parameter;
        if (first->kind == Piece::Kind::Text && isVague(name))
            return {};
        out.node = graph.external(parameter, type, first->kind == Piece::Kind::Text ? name : std::string());
        return out;
    }
    if (isVague(name) || name.find('*') != std::string::npos || (arn.service.empty() && query.type.empty()))
        return {};
    const std::string parameter = soleParameter(name);
    out.node = graph.external(parameter.empty() ? withoutResolve(name) : parameter, type);
    return out;
}

} // namespace lensboard::cfn
