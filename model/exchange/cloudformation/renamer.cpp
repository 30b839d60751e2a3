// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/stackparts.h"

// Names of one stack inside a template that holds several.
namespace lensboard::cfn {

using terraform::makeMap;

namespace {

bool has(const Tree &root, const char *sectionName, std::string_view name)
{
    const Tree *found = root.find(sectionName);
    return found != nullptr && found->find(name) != nullptr;
}

} // namespace

void Renamer::rename(Tree &tree, int depth)
{
    if (depth > static_cast<int>(budgets::treeDepth))
        return;
    if (tree.isMap() && tree.items.size() == 1) {
        const std::string &key = tree.keys[0].text;
        Tree &argument = tree.items[0];
        if (key == "Ref" && argument.isScalar())
            return reference(tree);
        if (key == "Fn::GetAtt")
            return attribute(argument);
        if (key == "Fn::Sub")
            return substitute(argument, depth);
        if (key == "Condition" && argument.isScalar())
            return condition(argument);
        if (key == "Fn::If" && argument.isList() && !argument.items.empty())
            condition(argument.items[0]);
        if (key == "Fn::FindInMap" && argument.isList() && !argument.items.empty() && argument.items[0].isScalar())
            argument.items[0].text = m_prefix + argument.items[0].text;
    }
    for (Tree &item : tree.items)
        rename(item, depth + 1);
}

void Renamer::condition(Tree &name) const
{
    if (name.isScalar() && has(m_root, "Conditions", name.text))
        name.text = m_prefix + name.text;
}

void Renamer::dependencies(Tree &tree) const
{
    if (tree.isScalar() && has(m_root, "Resources", tree.text))
        tree.text = m_prefix + tree.text;
    for (Tree &item : tree.items)
        dependencies(item);
}

const Tree *Renamer::givenValue(const std::string &name) const
{
    return m_given != nullptr && has(m_root, "Parameters", name) ? m_given->find(name) : nullptr;
}

std::string Renamer::renamed(const std::string &name) const
{
    return name.compare(0, 5, "AWS::") == 0 ? name : m_prefix + name;
}

void Renamer::reference(Tree &tree)
{
    const std::string name = tree.items[0].text;
    if (const Tree *value = givenValue(name); value != nullptr)
        tree = Tree(*value);
    else
        tree.items[0].text = renamed(name);
}

void Renamer::attribute(Tree &argument) const
{
    Tree *name = argument.isList() && !argument.items.empty() ? &argument.items[0] : &argument;
    if (name->isScalar())
        name->text = m_prefix + name->text;
}

void Renamer::substitute(Tree &argument, int depth)
{
    Tree *source = argument.isList() && !argument.items.empty() ? &argument.items[0] : &argument;
    Tree *variables = argument.isList() && argument.items.size() > 1 ? &argument.items[1] : nullptr;
    if (!source->isScalar())
        return;
    Tree handed = makeMap(*source);
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = source->text.find("${"); at != std::string::npos; at = source->text.find("${", from)) {
        const std::size_t end = source->text.find('}', at);
        if (end == std::string::npos)
            break;
        const std::string name = source->text.substr(at + 2, end - at - 2);
        out += source->text.substr(from, at - from) + "${";
        const bool own = variables != nullptr && variables->find(name) != nullptr;
        const Tree *value = own ? nullptr : givenValue(name);
        if (value != nullptr && handed.find(m_prefix + name) == nullptr)
            addMember(handed, m_prefix + name, *value, *source);
        out += (own || name.empty() || name.front() == '!' ? name : renamed(name)) + '}';
        from = end + 1;
    }
    source->text = out + source->text.substr(from);
    if (variables != nullptr)
        rename(*variables, depth + 1);
    if (handed.items.empty())
        return;
    if (!argument.isList()) {
        Tree list = terraform::makeList(argument);
        list.items.push_back(std::move(argument));
        argument = std::move(list);
    }
    if (argument.items.size() < 2)
        argument.items.push_back(makeMap(argument));
    for (std::size_t i = 0; i < handed.items.size(); ++i)
        addMember(argument.items[1], handed.keys[i].text, std::move(handed.items[i]), argument);
}

} // namespace lensboard::cfn
