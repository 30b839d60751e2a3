// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/nesting.h"

#include "base/files.h"
#include "exchange/budgets.h"
#include "exchange/cloudformation/expansion.h"
#include "exchange/iamactions.h"
#include "exchange/terraform/trees.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace lensboard::cfn {

namespace {

using terraform::makeMap;
using terraform::makeText;
using terraform::member;

void add(Tree &map, const std::string &key, Tree value, const Tree &at)
{
    map.keys.push_back({key, at.line, at.column});
    map.items.push_back(std::move(value));
}

Tree &section(Tree &root, const char *name)
{
    if (Tree *old = member(root, name); old != nullptr && old->isMap())
        return *old;
    add(root, name, makeMap(root), root);
    return root.items.back();
}

bool has(const Tree &root, const char *sectionName, std::string_view name)
{
    const Tree *found = root.find(sectionName);
    return found != nullptr && found->find(name) != nullptr;
}

// Gives every name of a template the prefix of its stack.
class Renamer
{
public:
    Renamer(const Tree &root, std::string prefix, const Tree *given)
        : m_root(root)
        , m_prefix(std::move(prefix))
        , m_given(given)
    {
    }

    void rename(Tree &tree, int depth = 0)
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

    void condition(Tree &name) const
    {
        if (name.isScalar() && has(m_root, "Conditions", name.text))
            name.text = m_prefix + name.text;
    }

    void dependencies(Tree &tree) const
    {
        if (tree.isScalar() && has(m_root, "Resources", tree.text))
            tree.text = m_prefix + tree.text;
        for (Tree &item : tree.items)
            dependencies(item);
    }

private:
    [[nodiscard]] const Tree *givenValue(const std::string &name) const
    {
        return m_given != nullptr && has(m_root, "Parameters", name) ? m_given->find(name) : nullptr;
    }
    [[nodiscard]] std::string renamed(const std::string &name) const
    {
        return name.compare(0, 5, "AWS::") == 0 ? name : m_prefix + name;
    }

    void reference(Tree &tree)
    {
        const std::string name = tree.items[0].text;
        if (const Tree *value = givenValue(name); value != nullptr)
            tree = Tree(*value);
        else
            tree.items[0].text = renamed(name);
    }

    void attribute(Tree &argument) const
    {
        Tree *name = argument.isList() && !argument.items.empty() ? &argument.items[0] : &argument;
        if (name->isScalar())
            name->text = m_prefix + name->text;
    }

    void substitute(Tree &argument, int depth)
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
                add(handed, m_prefix + name, *value, *source);
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
            add(argument.items[1], handed.keys[i].text, std::move(handed.items[i]), argument);
    }

    const Tree &m_root;
    std::string m_prefix;
    const Tree *m_given; // parameters that the parent hands over, already under the parent's names
};

void mark(Tree &body, const char *key, const std::string &value)
{
    if (body.find(key) == nullptr)
        add(body, key, makeText(value, body), body);
}

// What Globals say is put into the resources, since each template has its own.
void settleGlobals(Tree &root)
{
    const Tree *globals = root.find("Globals");
    Tree *resources = member(root, "Resources");
    if (globals == nullptr || resources == nullptr)
        return;
    for (Tree &body : resources->items) {
        const Tree *common = globalsFor(body.textAt("Type"), globals);
        if (common == nullptr)
            continue;
        if (Tree *own = member(body, "Properties"); own != nullptr)
            *own = mergedGlobals(*common, *own);
        else
            add(body, "Properties", *common, body);
    }
}

// The API that SAM makes of events that name none, written out: each template has one of its own.
void settleImplicitApi(Tree &root, const char *id, const char *type, std::string_view event, const char *property)
{
    Tree *resources = member(root, "Resources");
    if (resources == nullptr || resources->find(id) != nullptr)
        return;
    bool any = false;
    for (Tree &body : resources->items) {
        Tree *properties = member(body, "Properties");
        Tree *events = properties != nullptr ? member(*properties, "Events") : nullptr;
        for (std::size_t i = 0; events != nullptr && events->isMap() && i < events->items.size(); ++i) {
            Tree &one = events->items[i];
            if (one.textAt("Type") != event || body.textAt("Type").find("Serverless") == std::string_view::npos)
                continue;
            Tree *settings = member(one, "Properties");
            if (settings == nullptr) {
                add(one, "Properties", makeMap(one), one);
                settings = &one.items.back();
            }
            if (settings->find(property) != nullptr || !settings->isMap())
                continue;
            add(*settings, property, terraform::makeReference(id, {}, one), one);
            any = true;
        }
    }
    if (!any)
        return;
    Tree body = makeMap(root);
    add(body, "Type", makeText(type, root), root);
    const Tree *common = globalsFor(type, root.find("Globals"));
    if (common != nullptr)
        add(body, "Properties", *common, root);
    add(*resources, id, std::move(body), root);
}

void settle(Tree &root)
{
    settleImplicitApi(root, "ServerlessRestApi", "AWS::Serverless::Api", "Api", "RestApiId");
    settleImplicitApi(root, "ServerlessHttpApi", "AWS::Serverless::HttpApi", "HttpApi", "ApiId");
    settleGlobals(root);
}

// Moves everything of `stack` into `root` under a prefix; gives its outputs.
Tree moveInto(Tree &root, Tree stack, const std::string &prefix, const Tree *given, const std::string &label,
              const std::string &frame)
{
    settle(stack);
    const Tree original = stack;
    Renamer names(original, prefix, given);
    if (stack.find("Transform") != nullptr && root.find("Transform") == nullptr)
        add(root, "Transform", *stack.find("Transform"), root);
    for (const char *name : {"Parameters", "Conditions", "Mappings"}) {
        Tree *from = member(stack, name);
        for (std::size_t i = 0; from != nullptr && from->isMap() && i < from->items.size(); ++i) {
            const std::string &key = from->keys[i].text;
            if (std::string_view(name) == "Parameters" && given != nullptr && given->find(key) != nullptr)
                continue;
            if (std::string_view(name) == "Conditions")
                names.rename(from->items[i]);
            add(section(root, name), prefix + key, std::move(from->items[i]), from->items[i]);
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
        Tree &all = section(root, "Resources");
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

// {GetAtt: [Stack, Outputs.X]} → what the output stands for.
void replaceOutputs(Tree &tree, const std::map<std::string, Tree> &outputs, int depth = 0)
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
                add(variables, name, *value, tree);
        }
        list.items.push_back(tree.items[0]);
        list.items.push_back(std::move(variables));
        tree.items[0] = std::move(list);
        return;
    }
    for (Tree &item : tree.items)
        replaceOutputs(item, outputs, depth + 1);
}

// Paths of local files, seen from the outermost template.
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

class Inliner
{
public:
    Inliner(std::vector<ImportIssue> &issues, std::vector<std::string> &used)
        : m_issues(issues)
        , m_used(used)
    {
    }

    void run(Tree &root, const std::string &label, const LocalFiles &files, std::vector<std::string> chain)
    {
        Tree *resources = member(root, "Resources");
        if (resources == nullptr || !resources->isMap())
            return;
        std::map<std::string, Tree> outputs;
        std::vector<std::pair<std::string, Tree>> nested;
        for (std::size_t i = 0; i < resources->items.size(); ++i) {
            auto child = read(resources->items[i], label, files, chain);
            if (child)
                nested.emplace_back(resources->keys[i].text, std::move(*child));
        }
        for (auto &[id, child] : nested) {
            // Moving adds to the resources: find the stack anew.
            Tree &all = section(root, "Resources");
            std::size_t at = 0;
            while (all.keys[at].text != id)
                ++at;
            const Tree *properties = all.items[at].find("Properties");
            const Tree *parameters = properties != nullptr ? properties->find("Parameters") : nullptr;
            const Tree given = parameters != nullptr ? *parameters : Tree();
            all.keys.erase(all.keys.begin() + static_cast<std::ptrdiff_t>(at));
            all.items.erase(all.items.begin() + static_cast<std::ptrdiff_t>(at));
            outputs[id] = moveInto(root, std::move(child), id + '/', &given, m_label, id);
            m_label.clear();
        }
        if (outputs.empty())
            return;
        // Outputs may lead to other nested stacks.
        for (int round = 0; round < 3; ++round)
            for (const char *name : {"Resources", "Outputs", "Conditions"})
                if (Tree *part = member(root, name); part != nullptr)
                    replaceOutputs(*part, outputs);
    }

private:
    std::optional<Tree> read(const Tree &body, const std::string &label, const LocalFiles &files,
                             const std::vector<std::string> &chain)
    {
        const std::string location = nestedLocation(body);
        const auto path =
            location.empty() ? Result<std::string>(makeError("reference.missing", "")) : files.locate(location);
        if (!path || chain.size() > static_cast<std::size_t>(budgets::helperHops) ||
            std::find(chain.begin(), chain.end(), *path) != chain.end() || m_read > 200)
            return std::nullopt;
        const auto bytes = readFile(*path, budgets::sideFileBytes);
        const auto text = bytes ? decodeText(*bytes, location) : Result<std::string>(bytes.error());
        auto tree = text ? readTree(*text, location, m_issues) : Result<Tree>(text.error());
        if (!tree || tree->find("Resources") == nullptr || !tree->find("Resources")->isMap()) {
            const std::string why = !tree ? tree.error().message : "there are no Resources in it";
            m_issues.push_back({ImportIssue::Severity::Warning,
                                "nested.invalid",
                                "the nested template \"" + location + "\" cannot be read: " + why,
                                label,
                                body.line,
                                body.column,
                                {},
                                {}});
            return std::nullopt;
        }
        // A circle stays a box, which says so.
        if (leadsBack(*tree, LocalFiles(*path), chain, *path))
            return std::nullopt;
        ++m_read;
        m_used.push_back(*path);
        const LocalFiles inner(*path);
        expandTemplate(*tree, location, inner, m_issues);
        relocate(*tree, location);
        auto longer = chain;
        longer.push_back(*path);
        run(*tree, location, inner, std::move(longer));
        m_label = location;
        return std::move(*tree);
    }

    static bool leadsBack(const Tree &tree, const LocalFiles &files, const std::vector<std::string> &chain,
                          const std::string &self)
    {
        for (const Tree &body : tree.find("Resources")->items) {
            const std::string location = nestedLocation(body);
            const auto path = location.empty() ? Result<std::string>(makeError("", "")) : files.locate(location);
            if (path && (*path == self || std::find(chain.begin(), chain.end(), *path) != chain.end()))
                return true;
        }
        return false;
    }

    std::vector<ImportIssue> &m_issues;
    std::vector<std::string> &m_used;
    std::string m_label;
    int m_read = 0;
};

// The name of an export or import as text; what is not known is "*".
std::string exportName(const Tree &tree, const std::string &stack, const Tree &root)
{
    std::string text = tree.text;
    if (const Tree *sub = tree.find("Fn::Sub"); sub != nullptr)
        text = sub->isList() && !sub->items.empty() ? sub->items[0].text : sub->text;
    else if (const Tree *join = tree.find("Fn::Join"); join != nullptr && join->items.size() == 2) {
        for (const Tree &part : join->items[1].items)
            text += (text.empty() ? "" : join->items[0].text) + exportName(part, stack, root);
    } else if (const Tree *ref = tree.find("Ref"); ref != nullptr)
        text = "${" + ref->text + "}";
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos)
            break;
        const std::string name = text.substr(at + 2, end - at - 2);
        const Tree *parameters = root.find("Parameters");
        const Tree *parameter = parameters != nullptr ? parameters->find(name) : nullptr;
        const std::string value(parameter != nullptr ? parameter->textAt("Default") : std::string_view());
        const std::string put = name == "AWS::StackName" ? stack : value.empty() ? "*" : value;
        text.replace(at, end - at + 1, put);
    }
    return text;
}

void replaceImports(Tree &tree, const std::map<std::string, Tree> &exports, const Tree &root, int depth = 0)
{
    if (depth > static_cast<int>(budgets::treeDepth))
        return;
    if (const Tree *name = tree.find("Fn::ImportValue"); name != nullptr && tree.items.size() == 1) {
        const std::string wanted = exportName(*name, {}, root);
        const Tree *only = nullptr;
        int fitting = 0;
        for (const auto &[known, value] : exports) {
            if (known == wanted) {
                only = &value;
                fitting = 1;
                break;
            }
            if (globMatches(wanted, known) || globMatches(known, wanted)) {
                only = &value;
                ++fitting;
            }
        }
        if (fitting == 1)
            tree = Tree(*only);
        return;
    }
    for (Tree &item : tree.items)
        replaceImports(item, exports, root, depth + 1);
}

} // namespace

std::string nestedLocation(const Tree &resource)
{
    const std::string_view type = resource.textAt("Type");
    if (type != "AWS::CloudFormation::Stack" && type != "AWS::Serverless::Application")
        return {};
    if (const Tree *metadata = resource.find("Metadata"); metadata != nullptr) {
        if (const auto asset = metadata->textAt("aws:asset:path"); !asset.empty())
            return std::string(asset);
    }
    const Tree *properties = resource.find("Properties");
    const Tree *location = properties != nullptr ? properties->find("TemplateURL") : nullptr;
    if (location == nullptr && properties != nullptr)
        location = properties->find("Location");
    return location != nullptr && location->isScalar() ? location->text : std::string();
}

void inlineNested(Tree &root, const std::string &file, const LocalFiles &files, std::vector<ImportIssue> &issues,
                  std::vector<std::string> &used)
{
    if (!files.input().empty())
        Inliner(issues, used).run(root, file, files, {files.input()});
}

Tree combined(std::vector<Stack> stacks)
{
    Tree root = makeMap(Tree());
    std::map<std::string, Tree> exports;
    for (Stack &stack : stacks) {
        relocate(stack.root, stack.label);
        const Tree original = stack.root;
        Tree outputs = moveInto(root, std::move(stack.root), stack.name + '/', nullptr, stack.label, stack.name);
        for (Tree &output : outputs.items) {
            const Tree *exported = output.find("Export");
            const Tree *value = output.find("Value");
            const Tree *name = nullptr;
            if (exported != nullptr && value != nullptr) {
                for (std::size_t i = 0; i < original.find("Outputs")->items.size(); ++i) {
                    const Tree &written = original.find("Outputs")->items[i];
                    if (written.line == output.line && written.column == output.column)
                        name = written.find("Export") != nullptr ? written.find("Export")->find("Name") : nullptr;
                }
            }
            if (name != nullptr)
                exports[exportName(*name, stack.name, original)] = *value;
        }
    }
    if (Tree *resources = member(root, "Resources"); resources != nullptr && !exports.empty())
        replaceImports(*resources, exports, root);
    return root;
}

} // namespace lensboard::cfn
