// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/stackparts.h"

// What one stack keeps in the parameter store and another reads, by a parameter of type AWS::SSM::Parameter::Value or
// by "{{resolve:ssm:NAME}}".
namespace lensboard::cfn {

using terraform::makeList;
using terraform::makeMap;

namespace {

constexpr std::string_view dynamic = "{{resolve:ssm:";

class Replacer
{
public:
    Replacer(const std::map<std::string, Tree> &byParameter, const std::map<std::string, Tree> &byName)
        : m_byParameter(byParameter)
        , m_byName(byName)
    {
    }

    void run(Tree &tree, int depth = 0) const
    {
        if (depth > static_cast<int>(budgets::treeDepth))
            return;
        if (tree.isScalar()) {
            if (const Tree *value = resolved(tree.text); value != nullptr)
                tree = Tree(*value);
            return;
        }
        if (tree.isMap() && tree.items.size() == 1 && tree.keys[0].text == "Ref" && tree.items[0].isScalar()) {
            const auto found = m_byParameter.find(tree.items[0].text);
            if (found != m_byParameter.end())
                tree = Tree(found->second);
            return;
        }
        if (tree.isMap() && tree.items.size() == 1 && tree.keys[0].text == "Fn::Sub")
            substitute(tree.items[0]);
        for (Tree &item : tree.items)
            run(item, depth + 1);
    }

private:
    // "{{resolve:ssm:/shop/bus:1}}"
    [[nodiscard]] const Tree *resolved(const std::string &text) const
    {
        if (text.compare(0, dynamic.size(), dynamic) != 0 || text.find("}}") != text.size() - 2)
            return nullptr;
        std::string name = text.substr(dynamic.size(), text.size() - dynamic.size() - 2);
        if (const std::size_t version = name.find(':'); version != std::string::npos)
            name.resize(version);
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? nullptr : &found->second;
    }

    // ${parameter} keeps its place in the text and becomes a variable of it.
    void substitute(Tree &argument) const
    {
        const Tree &source = argument.isList() && !argument.items.empty() ? argument.items[0] : argument;
        if (!source.isScalar())
            return;
        Tree variables = makeMap(source);
        for (std::size_t at = source.text.find("${"); at != std::string::npos; at = source.text.find("${", at + 2)) {
            const std::string name = source.text.substr(at + 2, source.text.find('}', at) - at - 2);
            const auto found = m_byParameter.find(name);
            const Tree *own = argument.isList() && argument.items.size() > 1 ? argument.items[1].find(name) : nullptr;
            if (found != m_byParameter.end() && own == nullptr && variables.find(name) == nullptr)
                addMember(variables, name, found->second, source);
        }
        if (variables.items.empty())
            return;
        if (!argument.isList()) {
            Tree list = makeList(argument);
            list.items.push_back(std::move(argument));
            argument = std::move(list);
        }
        if (argument.items.size() < 2)
            argument.items.push_back(makeMap(argument));
        for (std::size_t i = 0; i < variables.items.size(); ++i)
            addMember(argument.items[1], variables.keys[i].text, std::move(variables.items[i]), argument);
    }

    const std::map<std::string, Tree> &m_byParameter;
    const std::map<std::string, Tree> &m_byName;
};

} // namespace

void replaceSharedParameters(Tree &root, const std::map<std::string, Tree> &kept)
{
    std::map<std::string, Tree> byParameter;
    const Tree *parameters = root.find("Parameters");
    for (std::size_t i = 0; parameters != nullptr && i < parameters->items.size(); ++i) {
        const Tree &parameter = parameters->items[i];
        const auto value = kept.find(std::string(parameter.textAt("Default")));
        if (value != kept.end() && parameter.textAt("Type").find("AWS::SSM::Parameter::Value") == 0)
            byParameter.emplace(parameters->keys[i].text, value->second);
    }
    if (Tree *resources = terraform::member(root, "Resources"); resources != nullptr)
        Replacer(byParameter, kept).run(*resources);
}

} // namespace lensboard::cfn
