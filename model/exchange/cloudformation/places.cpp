// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/resolver.h"

// Paths through a template, and its conditions.
namespace lensboard::cfn {

void Resolver::walk(const Tree &tree, std::string_view path, const std::string &key, const std::string &inCondition,
                    int depth, std::vector<Found> &out) const
{
    if (depth > budgets::resolveDepth || out.size() > budgets::alternatives || isNoValue(tree))
        return;
    std::string_view name;
    const Tree *argument = intrinsic(tree, name);
    if (argument != nullptr && name == "Fn::If" && argument->isList() && argument->items.size() == 3) {
        for (std::size_t i = 1; i < 3; ++i)
            walk(argument->items[i], path, key, argument->items[0].text, depth + 1, out);
        return;
    }
    if (argument != nullptr && name == "Fn::FindInMap" && !path.empty()) {
        if (const Tree *found = mapped(*argument, depth); found != nullptr)
            walk(*found, path, key, inCondition, depth + 1, out);
        return;
    }
    if (path.empty())
        out.push_back({&tree, key, inCondition});
    else
        step(tree, path, inCondition, depth, out);
}

void Resolver::step(const Tree &tree, std::string_view path, const std::string &inCondition, int depth,
                    std::vector<Found> &out) const
{
    if (path.substr(0, 2) == "[]") {
        std::string_view rest = path.substr(2);
        if (!rest.empty() && rest.front() == '.')
            rest.remove_prefix(1);
        if (!tree.isList()) {
            walk(tree, rest, {}, inCondition, depth + 1, out);
            return;
        }
        for (const Tree &item : tree.items) {
            // An element may be a condition whose branch is a list of its own.
            std::string_view name;
            const Tree *argument = intrinsic(item, name);
            if (argument != nullptr && name == "Fn::If")
                walk(item, path, {}, inCondition, depth + 1, out);
            else
                walk(item, rest, {}, inCondition, depth + 1, out);
        }
        return;
    }
    if (!tree.isMap())
        return;
    const std::size_t end = path.find_first_of(".[");
    const std::string_view name = path.substr(0, end);
    std::string_view rest = end == std::string_view::npos ? std::string_view() : path.substr(end);
    if (!rest.empty() && rest.front() == '.')
        rest.remove_prefix(1);
    if (name == "*") {
        for (std::size_t i = 0; i < tree.items.size(); ++i)
            walk(tree.items[i], rest, tree.keys[i].text, inCondition, depth + 1, out);
    } else if (const Tree *child = tree.find(name); child != nullptr) {
        walk(*child, rest, std::string(name), inCondition, depth + 1, out);
    }
}

std::vector<Found> Resolver::select(const Tree &from, std::string_view path) const
{
    std::vector<Found> out;
    walk(from, path, {}, {}, 0, out);
    return out;
}

const Tree *Resolver::first(const Tree &from, std::string_view path) const
{
    for (const Found &found : select(from, path)) {
        if (!found.tree->isNull())
            return found.tree;
    }
    return nullptr;
}

Value Resolver::settled(const Tree &from, std::string_view path) const
{
    Value none;
    none.absent = true;
    Value undecided;
    for (const Found &found : select(from, path)) {
        if (found.tree->isNull())
            continue;
        if (found.condition.empty())
            return value(*found.tree);
        const auto state = condition(found.condition);
        if (!state)
            return {{Piece{Piece::Kind::Unknown, "depends on condition " + found.condition, {}, {}}},
                    found.tree,
                    found.condition,
                    false};
        undecided = value(*found.tree);
    }
    if (undecided.tree == nullptr)
        return none;
    // The condition is settled: read again along the branch that holds.
    const std::size_t dot = path.find_first_of(".[*");
    const Tree *child = from.find(path.substr(0, dot));
    std::string_view name;
    for (int i = 0; child != nullptr && i < budgets::resolveDepth; ++i) {
        const Tree *argument = intrinsic(*child, name);
        if (argument == nullptr || name != "Fn::If")
            break;
        child = branch(*argument);
    }
    if (child == nullptr || isNoValue(*child))
        return none;
    if (dot == std::string_view::npos)
        return value(*child);
    const std::string_view rest = path[dot] == '.' ? path.substr(dot + 1) : path.substr(dot);
    return settled(*child, rest);
}

std::string Resolver::text(const Tree &from, std::string_view path) const
{
    const Value found = settled(from, path);
    return found.absent ? std::string() : found.text();
}

std::optional<bool> Resolver::condition(std::string_view name) const
{
    const std::string key(name);
    if (const auto known = m_conditions.find(key); known != m_conditions.end())
        return known->second;
    m_conditions[key] = std::nullopt; // while it is being read: a cycle stays unknown
    const Tree *tree = m_template.condition(name);
    const auto state = tree != nullptr ? evaluate(*tree, 0) : std::nullopt;
    m_conditions[key] = state;
    return state;
}

std::optional<bool> Resolver::evaluate(const Tree &tree, int depth) const
{
    std::string_view name;
    const Tree *argument = intrinsic(tree, name);
    if (argument == nullptr || depth > budgets::resolveDepth)
        return std::nullopt;
    if (name == "Condition")
        return argument->isScalar() ? condition(argument->text) : std::nullopt;
    if (!argument->isList())
        return std::nullopt;
    if (name == "Fn::Equals" && argument->items.size() == 2) {
        const Value a = value(argument->items[0]);
        const Value b = value(argument->items[1]);
        return a.isText() && b.isText() ? std::optional(a.text() == b.text()) : std::nullopt;
    }
    if (name == "Fn::Not" && argument->items.size() == 1) {
        const auto inner = evaluate(argument->items[0], depth + 1);
        return inner ? std::optional(!*inner) : std::nullopt;
    }
    if (name != "Fn::And" && name != "Fn::Or")
        return std::nullopt;
    const bool decides = name == "Fn::Or";
    bool open = false;
    for (const Tree &item : argument->items) {
        const auto inner = evaluate(item, depth + 1);
        if (inner && *inner == decides)
            return decides;
        open = open || !inner;
    }
    return open ? std::nullopt : std::optional(!decides);
}

} // namespace lensboard::cfn
