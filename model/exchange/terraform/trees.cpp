// SPDX-License-Identifier: Apache-2.0
#include "exchange/terraform/trees.h"

#include <cctype>

namespace lensboard::terraform {

Tree makeText(std::string text, const Tree &at)
{
    Tree tree;
    tree.kind = Tree::Kind::String;
    tree.text = std::move(text);
    tree.line = at.line;
    tree.column = at.column;
    return tree;
}

Tree makeMap(const Tree &at)
{
    Tree tree = makeText({}, at);
    tree.kind = Tree::Kind::Map;
    return tree;
}

Tree makeList(const Tree &at)
{
    Tree tree = makeText({}, at);
    tree.kind = Tree::Kind::List;
    return tree;
}

Tree *member(Tree &map, std::string_view key)
{
    for (std::size_t i = map.keys.size(); i > 0; --i) {
        if (map.keys[i - 1].text == key)
            return &map.items[i - 1];
    }
    return nullptr;
}

namespace {

Tree &memberMade(Tree &map, const std::string &key, const Tree &at)
{
    if (Tree *old = member(map, key); old != nullptr)
        return *old;
    map.keys.push_back({key, at.line, at.column});
    map.items.push_back(makeMap(at));
    return map.items.back();
}

} // namespace

Tree makeReference(const std::string &address, const std::string &attribute, const Tree &at)
{
    Tree tree = makeMap(at);
    if (attribute.empty()) {
        put(tree, "Ref", makeText(address, at));
        return tree;
    }
    Tree list = makeList(at);
    list.items = {makeText(address, at), makeText(attribute, at)};
    tree.keys.push_back({"Fn::GetAtt", at.line, at.column});
    tree.items.push_back(std::move(list));
    return tree;
}

Tree makeUnknown(const std::string &reason, const Tree &at)
{
    Tree tree = makeMap(at);
    tree.keys.push_back({"Fn::Unknown", at.line, at.column});
    tree.items.push_back(makeText(reason, at));
    return tree;
}

void put(Tree &map, const std::string &path, Tree value)
{
    Tree *at = &map;
    std::size_t from = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', from)) {
        at = &memberMade(*at, path.substr(from, dot - from), value);
        if (!at->isMap())
            *at = makeMap(value);
        from = dot + 1;
    }
    Tree &place = memberMade(*at, path.substr(from), value);
    place = std::move(value);
}

void append(Tree &map, const std::string &path, Tree value)
{
    Tree *old = member(map, path);
    if (old == nullptr) {
        Tree list = makeList(value);
        list.items.push_back(std::move(value));
        put(map, path, std::move(list));
        return;
    }
    if (!old->isList()) {
        Tree list = makeList(*old);
        list.items.push_back(std::move(*old));
        *old = std::move(list);
    }
    old->items.push_back(std::move(value));
}

std::string pascalCase(std::string_view word)
{
    std::string out;
    bool start = true;
    for (const char c : word) {
        if (c != '_')
            out += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        start = c == '_';
    }
    return out;
}

std::string referenced(const Tree *tree)
{
    if (tree == nullptr)
        return {};
    if (tree->isList())
        return tree->items.empty() ? std::string() : referenced(&tree->items.front());
    if (const Tree *ref = tree->find("Ref"); ref != nullptr)
        return ref->text;
    const Tree *attribute = tree->find("Fn::GetAtt");
    return attribute != nullptr && !attribute->items.empty() ? attribute->items.front().text : std::string();
}

} // namespace lensboard::terraform
