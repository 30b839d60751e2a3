// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/localfiles.h"
#include "exchange/tree.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// A SAM or CloudFormation template taken apart: parameters, conditions, mappings and resources, with Fn::ForEach
// unrolled, local includes read in and SAM's Globals merged into the resources. Every pointer leads into trees that the
// template owns.
namespace lensboard::cfn {

struct Resource
{
    std::string id;
    std::string type;
    std::string iacType; // as written; another than `type` when it was translated
    const Tree *body = nullptr;
    const Tree *properties = nullptr;    // an empty mapping when there are none; never null
    const Tree *ownProperties = nullptr; // before Globals were merged in; never null
    int line = 0;
    int column = 0;
    std::string condition;
    std::string file;       // where it is written, when that is another file than the template
    std::string ownId;      // without the name of its stack
    bool external = false;  // read, not made, by this template
    bool generated = false; // made by the SAM transform, not written in the template
};

struct Parameter
{
    std::string name;
    std::string type;
    const Tree *defaultValue = nullptr;
    // A default settles the value, unless it only names a parameter of the parameter store.
    [[nodiscard]] bool settled() const;
};

class Template
{
public:
    [[nodiscard]] const std::vector<Resource> &resources() const { return m_resources; }
    [[nodiscard]] const Resource *resource(std::string_view id) const;
    [[nodiscard]] const Parameter *parameter(std::string_view name) const;
    [[nodiscard]] const std::map<std::string, Parameter, std::less<>> &parameters() const { return m_parameters; }
    [[nodiscard]] const Tree *condition(std::string_view name) const;
    [[nodiscard]] const Tree *mapping(std::string_view name) const;
    [[nodiscard]] const Tree &root() const { return m_root; }
    [[nodiscard]] bool isSam() const { return m_sam; }
    [[nodiscard]] bool isCdk() const { return m_cdk; }
    // Translated from Terraform: names are addresses.
    [[nodiscard]] bool isTerraform() const { return m_terraform; }
    [[nodiscard]] const std::string &file() const { return m_file; }
    // Canonical paths of nested templates that were put in their place.
    [[nodiscard]] const std::vector<std::string> &nested() const { return m_nested; }
    // Keeps a tree (an included file, for example) alive as long as the template.
    const Tree *keep(Tree tree);

private:
    friend class TemplateLoader;
    Tree m_root;
    std::vector<std::unique_ptr<Tree>> m_kept;
    std::vector<Resource> m_resources;
    std::unordered_map<std::string, std::size_t> m_index;
    std::map<std::string, Parameter, std::less<>> m_parameters;
    std::vector<std::string> m_nested;
    std::string m_file;
    bool m_sam = false;
    bool m_cdk = false;
    bool m_terraform = false;
};

// Errors: "template.noResources", "template.resources" (wrong shape) and "budget.resources", with line and column.
[[nodiscard]] Result<std::unique_ptr<Template>> loadTemplate(Tree root, const std::string &file,
                                                             const LocalFiles &files, std::vector<ImportIssue> &issues,
                                                             bool terraform = false);

// A mapping without members.
[[nodiscard]] const Tree &emptyMap();

} // namespace lensboard::cfn
