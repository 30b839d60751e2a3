// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/mechanisms.h"

#include <algorithm>

// Names that lead nowhere, functions of the wrong shape, circles.
namespace lensboard::cfn {

namespace {

bool isPseudo(const std::string &name)
{
    static const std::set<std::string> known{"AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue",
                                             "AWS::Partition", "AWS::Region",           "AWS::StackId",
                                             "AWS::StackName", "AWS::URLSuffix"};
    return known.count(name) != 0;
}

class ReferenceCheck
{
public:
    explicit ReferenceCheck(Context &context)
        : m_context(context)
    {
    }

    void run()
    {
        for (const Resource &resource : m_context.tmpl.resources()) {
            m_resource = &resource;
            m_uses.clear();
            for (std::size_t i = 0; i < resource.ownProperties->items.size(); ++i) {
                // SAM puts what Events say into resources of their own.
                m_counts = resource.ownProperties->keys[i].text != "Events";
                walk(resource.ownProperties->items[i], 0);
            }
            dependsOn(resource);
            if (!resource.condition.empty() && m_context.tmpl.condition(resource.condition) == nullptr)
                warn("reference.condition", "there is no condition \"" + resource.condition + "\"", *resource.body);
            m_graph[resource.id] = m_uses;
        }
        if (m_context.tmpl.isTerraform())
            return; // Terraform itself refuses circles
        conditions();
        circles();
    }

private:
    void warn(const char *code, const std::string &message, const Tree &at)
    {
        m_context.warn(code, message, at, m_resource != nullptr ? "Resources/" + m_resource->id : std::string());
    }

    void name(const std::string &id, const Tree &at)
    {
        if (isPseudo(id) || m_context.tmpl.parameter(id) != nullptr)
            return;
        if (m_context.tmpl.resource(id) != nullptr) {
            if (m_counts)
                m_uses.insert(id);
            return;
        }
        if (m_context.owner(id).empty())
            warn("reference.unresolved", "\"" + id + "\" is neither a resource nor a parameter of this template", at);
    }

    void walk(const Tree &tree, int depth)
    {
        if (depth > static_cast<int>(budgets::treeDepth))
            return;
        std::string_view function;
        const Tree *argument = Resolver::intrinsic(tree, function);
        if (argument != nullptr && function == "Ref") {
            if (argument->isScalar())
                name(argument->text, *argument);
            else
                warn("reference.shape", "Ref takes a name, not " + std::string(argument->kindName()), *argument);
            return;
        }
        if (argument != nullptr && function == "Fn::GetAtt")
            return getAtt(*argument, depth);
        if (argument != nullptr && function == "Fn::Sub")
            return sub(*argument, depth);
        if (argument != nullptr && function == "Fn::If")
            choice(*argument);
        if (argument == nullptr && tree.isMap() && tree.find("Ref") != nullptr && tree.find("Ref")->isScalar() &&
            m_context.tmpl.resource(tree.find("Ref")->text) != nullptr)
            warn("reference.shape", "a mapping with Ref must have no other keys", tree);
        for (const Tree &item : tree.items)
            walk(item, depth + 1);
    }

    void getAtt(const Tree &argument, int depth)
    {
        if (argument.isScalar()) {
            const std::size_t dot = argument.text.find('.');
            if (dot == std::string::npos)
                warn("reference.shape",
                     "Fn::GetAtt takes \"resource.attribute\"; \"" + argument.text + "\" has no attribute", argument);
            name(argument.text.substr(0, dot), argument);
        } else if (argument.isList() && argument.items.size() >= 2 && argument.items[0].isScalar()) {
            if (argument.items.size() > 2)
                warn("reference.shape", "Fn::GetAtt takes a resource and one attribute", argument);
            name(argument.items[0].text, argument);
            for (std::size_t i = 1; i < argument.items.size(); ++i)
                walk(argument.items[i], depth + 1);
        } else {
            warn("reference.shape", "Fn::GetAtt takes a resource and an attribute", argument);
        }
    }

    void sub(const Tree &argument, int depth)
    {
        const Tree *variables = argument.isList() && argument.items.size() > 1 ? &argument.items[1] : nullptr;
        const Tree *source = argument.isList() ? (argument.items.empty() ? nullptr : &argument.items[0]) : &argument;
        if (source == nullptr || source->kind != Tree::Kind::String) {
            warn("reference.shape", "Fn::Sub takes text, or text and a mapping", argument);
            return;
        }
        if (variables != nullptr && !variables->isMap())
            warn("reference.shape",
                 "the variables of Fn::Sub must be a mapping, are " + std::string(variables->kindName()), *variables);
        const std::string &text = source->text;
        std::size_t from = 0;
        for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", from)) {
            const std::size_t end = text.find('}', at);
            if (end == std::string::npos) {
                warn("reference.shape", "a \"${\" of Fn::Sub is never closed", *source);
                break;
            }
            const std::string key = text.substr(at + 2, end - at - 2);
            from = end + 1;
            if (key.empty())
                warn("reference.shape", "Fn::Sub has an empty \"${}\"", *source);
            else if (key.front() != '!' && (variables == nullptr || variables->find(key) == nullptr))
                name(key.substr(0, key.find('.')), *source);
        }
        if (variables != nullptr) {
            for (const Tree &item : variables->items)
                walk(item, depth + 1);
        }
    }

    void choice(const Tree &argument)
    {
        if (!argument.isList() || argument.items.size() != 3) {
            warn("reference.shape",
                 "Fn::If takes a condition and two values, has " +
                     (argument.isList() ? std::to_string(argument.items.size()) + " arguments"
                                        : std::string(argument.kindName())),
                 argument);
        } else if (argument.items[0].isScalar() && m_context.tmpl.condition(argument.items[0].text) == nullptr) {
            warn("reference.condition", "there is no condition \"" + argument.items[0].text + "\"", argument);
        }
    }

    void dependsOn(const Resource &resource)
    {
        const Tree *depends = resource.body->find("DependsOn");
        if (depends == nullptr)
            return;
        if (depends->isMap()) {
            warn("reference.shape", "DependsOn takes a name or a list of names, not a mapping", *depends);
            return;
        }
        m_counts = true;
        for (const Value &value : m_context.resolver.values(*depends))
            name(value.text(), *depends);
    }

    void conditions()
    {
        m_resource = nullptr;
        const Tree *all = m_context.tmpl.root().find("Conditions");
        if (all == nullptr || !all->isMap())
            return;
        for (std::size_t i = 0; i < all->items.size(); ++i) {
            std::set<std::string> seen;
            if (leadsTo(all->keys[i].text, all->items[i], seen))
                warn("reference.conditionCycle", "the condition " + all->keys[i].text + " depends on itself",
                     all->items[i]);
            const Tree *equals = all->items[i].find("Fn::Equals");
            if (equals != nullptr && (!equals->isList() || equals->items.size() != 2))
                warn("reference.shape", "Fn::Equals takes two values", *equals);
        }
    }

    bool leadsTo(const std::string &wanted, const Tree &tree, std::set<std::string> &seen) const
    {
        if (const Tree *named = tree.find("Condition"); named != nullptr && named->isScalar()) {
            if (named->text == wanted)
                return true;
            const Tree *next = m_context.tmpl.condition(named->text);
            if (next != nullptr && seen.insert(named->text).second && leadsTo(wanted, *next, seen))
                return true;
        }
        return std::any_of(tree.items.begin(), tree.items.end(),
                           [&](const Tree &item) { return leadsTo(wanted, item, seen); });
    }

    // Depth-first over uses, without recursion; each circle is told once.
    void circles()
    {
        std::map<std::string, int> state; // 1 open, 2 done
        for (const auto &[start, uses] : m_graph) {
            if (state[start] != 0)
                continue;
            std::vector<std::pair<std::string, std::set<std::string>::const_iterator>> path;
            state[start] = 1;
            path.emplace_back(start, m_graph.at(start).begin());
            while (!path.empty()) {
                auto &[id, next] = path.back();
                if (next == m_graph.at(id).end()) {
                    state[id] = 2;
                    path.pop_back();
                    continue;
                }
                const std::string to = *next++;
                if (state[to] == 1) {
                    tell(path, to);
                } else if (state[to] == 0) {
                    state[to] = 1;
                    path.emplace_back(to, m_graph.at(to).begin());
                }
            }
        }
    }

    void tell(const std::vector<std::pair<std::string, std::set<std::string>::const_iterator>> &path,
              const std::string &back)
    {
        std::string names;
        bool inside = false;
        for (const auto &[id, next] : path) {
            inside = inside || id == back;
            if (inside)
                names += id + " -> ";
        }
        m_resource = m_context.tmpl.resource(back);
        warn("reference.circle", "circular dependency: " + names + back, *m_resource->body);
    }

    Context &m_context;
    const Resource *m_resource = nullptr;
    bool m_counts = true;
    std::set<std::string> m_uses;
    std::map<std::string, std::set<std::string>> m_graph;
};

} // namespace

void checkReferences(Context &context)
{
    ReferenceCheck(context).run();
}

} // namespace lensboard::cfn
