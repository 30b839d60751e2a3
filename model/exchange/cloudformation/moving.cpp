// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/stackparts.h"

#include <set>

// Moving one template into another.
namespace lensboard::cfn {

using terraform::makeMap;
using terraform::makeText;
using terraform::member;

namespace {

void mark(Tree &body, const char *key, const std::string &value)
{
    if (body.find(key) == nullptr)
        addMember(body, key, makeText(value, body), body);
}

} // namespace

void addMember(Tree &map, const std::string &key, Tree value, const Tree &at)
{
    map.keys.push_back({key, at.line, at.column});
    map.items.push_back(std::move(value));
}

Tree &sectionOf(Tree &root, const char *name)
{
    if (Tree *old = member(root, name); old != nullptr && old->isMap())
        return *old;
    addMember(root, name, makeMap(root), root);
    return root.items.back();
}

Tree moveInto(Tree &root, Tree stack, const StackPlace &place, const Tree *given)
{
    settleSam(stack);
    const auto &[prefix, label, frame] = place;
    const Tree original = stack;
    Renamer names(original, prefix, given);
    if (stack.find("Transform") != nullptr && root.find("Transform") == nullptr)
        addMember(root, "Transform", *stack.find("Transform"), root);
    for (const char *name : {"Parameters", "Conditions", "Mappings"}) {
        Tree *from = member(stack, name);
        for (std::size_t i = 0; from != nullptr && from->isMap() && i < from->items.size(); ++i) {
            const std::string &key = from->keys[i].text;
            if (std::string_view(name) == "Parameters" && given != nullptr && given->find(key) != nullptr)
                continue;
            if (std::string_view(name) == "Conditions")
                names.rename(from->items[i]);
            addMember(sectionOf(root, name), prefix + key, std::move(from->items[i]), from->items[i]);
        }
    }
    Tree *resources = member(stack, "Resources");
    for (std::size_t i = 0; resources != nullptr && resources->isMap() && i < resources->items.size(); ++i) {
        Tree body = std::move(resources->items[i]);
        if (body.isMap()) {
            for (std::size_t k = 0; k < body.items.size(); ++k) {
                if (body.keys[k].text == "Condition")
                    names.condition(body.items[k]);
                else if (body.keys[k].text == "DependsOn")
                    names.dependencies(body.items[k]);
                else if (body.keys[k].text == "Properties" || body.keys[k].text == "Connectors")
                    names.rename(body.items[k]);
            }
            mark(body, "lensboard:file", label);
            mark(body, "lensboard:id", resources->keys[i].text);
            if (Tree *inner = member(body, "lensboard:module"); inner != nullptr)
                inner->text = frame + ".module." + inner->text;
            else
                mark(body, "lensboard:module", frame);
        }
        Tree &all = sectionOf(root, "Resources");
        all.keys.push_back({prefix + resources->keys[i].text, resources->keys[i].line, resources->keys[i].column});
        all.items.push_back(std::move(body));
    }
    Tree outputs = makeMap(root);
    if (Tree *all = member(stack, "Outputs"); all != nullptr && all->isMap()) {
        outputs = std::move(*all);
        names.rename(outputs);
    }
    return outputs;
}

void replaceOutputs(Tree &tree, const std::map<std::string, Tree> &outputs, int depth)
{
    if (depth > static_cast<int>(budgets::treeDepth))
        return;
    const auto valueOf = [&](const std::string &stack, const std::string &attribute) -> const Tree * {
        const auto found = outputs.find(stack);
        if (found == outputs.end() || attribute.compare(0, 8, "Outputs.") != 0)
            return nullptr;
        const Tree *output = found->second.find(attribute.substr(8));
        return output != nullptr ? output->find("Value") : nullptr;
    };
    if (tree.isMap() && tree.items.size() == 1 && tree.keys[0].text == "Fn::GetAtt") {
        const Tree &argument = tree.items[0];
        std::string name = argument.text;
        if (argument.isList() && argument.items.size() >= 2)
            name = argument.items[0].text + '.' + argument.items[1].text;
        const std::size_t dot = name.find('.');
        const Tree *value = dot == std::string::npos ? nullptr : valueOf(name.substr(0, dot), name.substr(dot + 1));
        if (value != nullptr)
            tree = Tree(*value);
        return;
    }
    if (tree.isMap() && tree.items.size() == 1 && tree.keys[0].text == "Fn::Sub" && tree.items[0].isScalar() &&
        tree.items[0].text.find(".Outputs.") != std::string::npos) {
        Tree list = terraform::makeList(tree);
        Tree variables = makeMap(tree);
        const std::string &text = tree.items[0].text;
        for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
            const std::string name = text.substr(at + 2, text.find('}', at) - at - 2);
            const std::size_t dot = name.find('.');
            const Tree *value = dot == std::string::npos ? nullptr : valueOf(name.substr(0, dot), name.substr(dot + 1));
            if (value != nullptr && variables.find(name) == nullptr)
                addMember(variables, name, *value, tree);
        }
        list.items.push_back(tree.items[0]);
        list.items.push_back(std::move(variables));
        tree.items[0] = std::move(list);
        return;
    }
    for (Tree &item : tree.items)
        replaceOutputs(item, outputs, depth + 1);
}

void relocate(Tree &tree, const std::string &location)
{
    const std::size_t slash = location.rfind('/');
    if (slash == std::string::npos)
        return;
    static const std::set<std::string> names{"DefinitionUri", "TemplateURL", "Location", "CodeUri"};
    for (std::size_t i = 0; i < tree.items.size(); ++i) {
        Tree &item = tree.items[i];
        if (tree.isMap() && names.count(tree.keys[i].text) != 0 && item.isScalar() && !item.text.empty() &&
            item.text.find("://") == std::string::npos && item.text.front() != '/')
            item.text.insert(0, location.substr(0, slash + 1));
        else
            relocate(item, location);
    }
}

} // namespace lensboard::cfn
