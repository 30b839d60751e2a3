// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/nesting.h"

#include "base/files.h"
#include "exchange/budgets.h"
#include "exchange/cloudformation/expansion.h"
#include "exchange/cloudformation/stackparts.h"

#include <algorithm>
#include <map>
#include <optional>

// Nested stacks and applications.
namespace lensboard::cfn {

using terraform::member;

namespace {

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
            Tree &all = sectionOf(root, "Resources");
            std::size_t at = 0;
            while (all.keys[at].text != id)
                ++at;
            const Tree *properties = all.items[at].find("Properties");
            const Tree *parameters = properties != nullptr ? properties->find("Parameters") : nullptr;
            const Tree given = parameters != nullptr ? *parameters : Tree();
            all.keys.erase(all.keys.begin() + static_cast<std::ptrdiff_t>(at));
            all.items.erase(all.items.begin() + static_cast<std::ptrdiff_t>(at));
            outputs[id] = moveInto(root, std::move(child), {id + '/', m_label, id}, &given);
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

} // namespace lensboard::cfn
