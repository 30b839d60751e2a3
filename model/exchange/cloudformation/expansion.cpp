// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/expansion.h"

#include "exchange/budgets.h"
#include "exchange/cloudformation/stackparts.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lensboard::cfn {

namespace {

void substitute(std::string &text, const std::string &name, const std::string &value)
{
    for (const std::string &form : {"${" + name + "}", "&{" + name + "}"}) {
        for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + value.size()))
            text.replace(at, form.size(), value);
    }
}

// `value` in place of ${name} everywhere, and in place of {Ref: name}.
Tree instantiated(const Tree &tree, const std::string &name, const std::string &value, std::size_t &copies)
{
    ++copies;
    if (tree.isMap() && tree.items.size() == 1 && tree.keys[0].text == "Ref" && tree.items[0].text == name) {
        Tree text = tree.items[0];
        text.text = value;
        return text;
    }
    Tree copy = tree;
    substitute(copy.text, name, value);
    for (std::size_t i = 0; i < copy.keys.size(); ++i)
        substitute(copy.keys[i].text, name, value);
    for (std::size_t i = 0; i < copy.items.size(); ++i)
        copy.items[i] = instantiated(tree.items[i], name, value, copies);
    // Names may be made by Fn::Sub in a loop: with nothing left to put in they are texts.
    if (copy.isMap() && copy.items.size() == 1 && copy.keys[0].text == "Fn::Sub" && copy.items[0].isScalar() &&
        copy.items[0].text.find("${") == std::string::npos)
        return Tree(copy.items[0]);
    return copy;
}

class Expander
{
public:
    Expander(const std::string &file, const LocalFiles &files, std::vector<ImportIssue> &issues)
        : m_file(file)
        , m_files(files)
        , m_issues(issues)
    {
    }

    void expand(Tree &tree, int includes)
    {
        if (tree.isMap()) {
            unroll(tree);
            include(tree, includes);
        }
        for (Tree &item : tree.items)
            expand(item, includes);
    }

    Tree parameters; // sections of the template
    Tree mappings;

private:
    void warn(const std::string &code, const std::string &message, const Tree &at)
    {
        m_issues.push_back({ImportIssue::Severity::Warning, code, message, m_file, at.line, at.column, {}, {}});
    }

    // The text of a value: itself, or the default of the parameter that it names. Nothing when it is not known here.
    [[nodiscard]] std::optional<std::string> textOf(const Tree &value) const
    {
        if (value.isScalar())
            return value.text;
        const std::string_view name = value.textAt("Ref");
        const Tree *parameter = parameters.find(name);
        const Tree *known = parameter != nullptr ? parameter->find("Default") : nullptr;
        if (known == nullptr || !known->isScalar())
            return std::nullopt;
        return known->text;
    }

    [[nodiscard]] const Tree *mapped(const Tree &lookup) const
    {
        if (!lookup.isList() || lookup.items.size() < 3)
            return nullptr;
        const Tree *at = &mappings;
        for (std::size_t i = 0; i < 3 && at != nullptr; ++i) {
            const auto key = textOf(lookup.items[i]);
            at = key ? at->find(*key) : nullptr;
        }
        const Tree *fallback = lookup.items.size() > 3 ? lookup.items[3].find("DefaultValue") : nullptr;
        return at != nullptr ? at : fallback;
    }

    static std::vector<std::string> split(const std::string &text, char mark)
    {
        std::vector<std::string> values;
        for (std::size_t from = 0; !text.empty() && from <= text.size();) {
            const std::size_t end = std::min(text.find(mark, from), text.size());
            const std::size_t first = text.find_first_not_of(' ', from);
            if (first < end)
                values.push_back(text.substr(first, end - first));
            from = end + 1;
        }
        return values;
    }

    // The texts that a loop runs over, empty when they are not known here.
    [[nodiscard]] std::vector<std::string> loopValues(const Tree &collection, int depth = 0) const
    {
        std::vector<std::string> values;
        if (collection.isList()) {
            for (const Tree &item : collection.items) {
                const auto text = textOf(item);
                if (!text)
                    return {};
                values.push_back(*text);
            }
            return values;
        }
        if (const Tree *lookup = collection.find("Fn::FindInMap"); lookup != nullptr && depth < 4) {
            const Tree *found = mapped(*lookup);
            return found != nullptr ? loopValues(*found, depth + 1) : values;
        }
        if (const Tree *cut = collection.find("Fn::Split"); cut != nullptr && cut->isList() && cut->items.size() == 2) {
            const auto text = textOf(cut->items[1]);
            return text && cut->items[0].text.size() == 1 ? split(*text, cut->items[0].text.front()) : values;
        }
        const auto text = textOf(collection);
        return text ? split(*text, ',') : values;
    }

    void unroll(Tree &tree)
    {
        bool any = false;
        for (const Tree::Key &key : tree.keys)
            any = any || key.text.compare(0, 13, "Fn::ForEach::") == 0;
        if (!any)
            return;
        Tree out = tree;
        out.keys.clear();
        out.items.clear();
        for (std::size_t i = 0; i < tree.items.size(); ++i) {
            if (tree.keys[i].text.compare(0, 13, "Fn::ForEach::") != 0 || !unrollOne(tree.items[i], out)) {
                out.keys.push_back(tree.keys[i]);
                out.items.push_back(tree.items[i]);
            }
        }
        tree = std::move(out);
    }

    bool unrollOne(const Tree &loop, Tree &out)
    {
        if (!loop.isList() || loop.items.size() != 3 || !loop.items[0].isScalar() || !loop.items[2].isMap()) {
            warn("template.loop", "Fn::ForEach takes a name, a list and a mapping", loop);
            return false;
        }
        const auto values = loopValues(loop.items[1]);
        for (const std::string &value : values) {
            if (m_copies > budgets::loopCopies) {
                warn("budget.loop", "Fn::ForEach makes more than " + std::to_string(budgets::loopCopies) + " values",
                     loop);
                return true;
            }
            Tree body = instantiated(loop.items[2], loop.items[0].text, value, m_copies);
            unroll(body);
            for (std::size_t i = 0; i < body.items.size(); ++i) {
                out.keys.push_back(std::move(body.keys[i]));
                out.items.push_back(std::move(body.items[i]));
            }
        }
        return !values.empty();
    }

    // {Fn::Transform: {Name: AWS::Include, Parameters: {Location: FILE}}}, alone or among other members.
    void include(Tree &tree, int depth)
    {
        const Tree *transform = tree.find("Fn::Transform");
        if (transform == nullptr || transform->textAt("Name") != "AWS::Include")
            return;
        const Tree *arguments = transform->find("Parameters");
        const Tree *location = arguments != nullptr ? arguments->find("Location") : nullptr;
        if (location == nullptr || !location->isScalar()) {
            warn("include.unknown", "the file of this include is not known here", *transform);
            return;
        }
        auto text = m_files.read(location->text);
        if (!text || depth >= 4) {
            warn(text ? "include.depth" : text.error().code,
                 text ? "includes inside one another are not followed this deep" : text.error().message, *location);
            return;
        }
        auto loaded = readTree(*text, location->text, m_issues);
        if (!loaded || !loaded->isMap()) {
            warn("include.invalid",
                 "\"" + location->text + "\" cannot be read: " +
                     (loaded ? "expected a mapping, is " + std::string(loaded->kindName()) : loaded.error().message),
                 *location);
            return;
        }
        expand(*loaded, depth + 1);
        Tree out = tree;
        out.keys.clear();
        out.items.clear();
        for (std::size_t i = 0; i < tree.items.size(); ++i) {
            if (tree.keys[i].text != "Fn::Transform") {
                out.keys.push_back(tree.keys[i]);
                out.items.push_back(tree.items[i]);
            }
        }
        for (std::size_t i = 0; i < loaded->items.size(); ++i) {
            if (out.find(loaded->keys[i].text) == nullptr) {
                out.keys.push_back(loaded->keys[i]);
                out.items.push_back(std::move(loaded->items[i]));
            }
        }
        tree = std::move(out);
    }

    std::string m_file;
    const LocalFiles &m_files;
    std::vector<ImportIssue> &m_issues;
    std::size_t m_copies = 0;
};

} // namespace

void expandTemplate(Tree &root, const std::string &file, const LocalFiles &files, std::vector<ImportIssue> &issues)
{
    Expander expander(file, files, issues);
    if (const Tree *all = root.find("Parameters"); all != nullptr)
        expander.parameters = *all;
    if (const Tree *all = root.find("Mappings"); all != nullptr)
        expander.mappings = *all;
    expander.expand(root, 0);
    addGenerated(root);
}

const Tree *globalsFor(std::string_view type, const Tree *globals)
{
    static const std::map<std::string_view, std::string_view> sections{
        {"AWS::Serverless::Function", "Function"},         {"AWS::Serverless::Api", "Api"},
        {"AWS::Serverless::HttpApi", "HttpApi"},           {"AWS::Serverless::SimpleTable", "SimpleTable"},
        {"AWS::Serverless::StateMachine", "StateMachine"}, {"AWS::Serverless::LayerVersion", "LayerVersion"}};
    const auto found = sections.find(type);
    if (globals == nullptr || found == sections.end())
        return nullptr;
    const Tree *section = globals->find(found->second);
    return section != nullptr && section->isMap() ? section : nullptr;
}

Tree mergedGlobals(const Tree &common, const Tree &own)
{
    if (common.isList() && own.isList()) {
        Tree joined = own;
        joined.items.insert(joined.items.begin(), common.items.begin(), common.items.end());
        return joined;
    }
    const auto intrinsic = [](const Tree &t) {
        return t.keys.size() == 1 && (t.keys[0].text == "Ref" || t.keys[0].text.compare(0, 4, "Fn::") == 0);
    };
    if (!common.isMap() || !own.isMap() || intrinsic(own) || intrinsic(common))
        return own;
    Tree merged = own;
    for (std::size_t i = 0; i < common.items.size(); ++i) {
        bool present = false;
        for (std::size_t k = 0; k < merged.keys.size(); ++k) {
            if (merged.keys[k].text == common.keys[i].text) {
                merged.items[k] = mergedGlobals(common.items[i], merged.items[k]);
                present = true;
            }
        }
        if (!present) {
            merged.keys.push_back(common.keys[i]);
            merged.items.push_back(common.items[i]);
        }
    }
    return merged;
}

} // namespace lensboard::cfn
