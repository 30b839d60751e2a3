// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/template.h"

#include "exchange/budgets.h"
#include "exchange/cloudformation/expansion.h"
#include "exchange/cloudformation/nesting.h"

#include <algorithm>
#include <cctype>

namespace lensboard::cfn {

const Tree &emptyMap()
{
    static const Tree map = [] {
        Tree tree;
        tree.kind = Tree::Kind::Map;
        return tree;
    }();
    return map;
}

bool Parameter::settled() const
{
    return defaultValue != nullptr && type.compare(0, 9, "AWS::SSM:") != 0;
}

const Resource *Template::resource(std::string_view id) const
{
    const auto found = m_index.find(std::string(id));
    return found == m_index.end() ? nullptr : &m_resources[found->second];
}

const Parameter *Template::parameter(std::string_view name) const
{
    const auto found = m_parameters.find(name);
    return found == m_parameters.end() ? nullptr : &found->second;
}

const Tree *Template::condition(std::string_view name) const
{
    const Tree *all = m_root.find("Conditions");
    return all != nullptr ? all->find(name) : nullptr;
}

const Tree *Template::mapping(std::string_view name) const
{
    const Tree *all = m_root.find("Mappings");
    return all != nullptr ? all->find(name) : nullptr;
}

const Tree *Template::keep(Tree tree)
{
    m_kept.push_back(std::make_unique<Tree>(std::move(tree)));
    return m_kept.back().get();
}

class TemplateLoader
{
public:
    TemplateLoader(const std::string &file, const LocalFiles &files, std::vector<ImportIssue> &issues)
        : m_file(file)
        , m_files(files)
        , m_issues(issues)
    {
    }

    Result<std::unique_ptr<Template>> load(Tree root, bool terraform)
    {
        m_template->m_file = m_file;
        m_template->m_terraform = terraform;
        m_template->m_root = std::move(root);
        Tree &top = m_template->m_root;
        if (!terraform) {
            expandTemplate(top, m_file, m_files, m_issues);
            inlineNested(top, m_file, m_files, m_issues, m_template->m_nested);
        }
        if (const Tree *resources = top.find("Resources"); resources == nullptr)
            return makeError("template.noResources", "Resources is missing: there is nothing to draw").inFile(m_file);
        else if (!resources->isMap())
            return makeError("template.resources",
                             "Resources must be a mapping, is " + std::string(resources->kindName()))
                .at(top.findKey("Resources")->line, top.findKey("Resources")->column)
                .inFile(m_file);
        else if (resources->items.size() > budgets::resources)
            return makeError("budget.resources", "more than " + std::to_string(budgets::resources) + " resources")
                .at(top.findKey("Resources")->line, top.findKey("Resources")->column)
                .inFile(m_file);
        checkSections();
        readParameters();
        m_template->m_sam = usesSam(top);
        readResources();
        return std::move(m_template);
    }

private:
    void warn(const char *code, const std::string &message, const Tree &at, const std::string &path)
    {
        m_issues.push_back({ImportIssue::Severity::Warning, code, message, m_file, at.line, at.column, path, {}});
    }

    void checkSections()
    {
        for (const char *section : {"Parameters", "Conditions", "Mappings", "Outputs", "Metadata", "Globals"}) {
            const Tree *tree = m_template->m_root.find(section);
            if (tree != nullptr && !tree->isMap() && !tree->isNull())
                warn("template.section",
                     std::string(section) + " must be a mapping, is " + std::string(tree->kindName()), *tree, section);
        }
    }

    void readParameters()
    {
        const Tree *all = m_template->m_root.find("Parameters");
        if (all == nullptr || !all->isMap())
            return;
        for (std::size_t i = 0; i < all->items.size(); ++i) {
            Parameter parameter;
            parameter.name = all->keys[i].text;
            parameter.type = all->items[i].textAt("Type");
            const Tree *value = all->items[i].find("Default");
            parameter.defaultValue = value != nullptr && value->isScalar() ? value : nullptr;
            if (value != nullptr && value->text.compare(0, 15, "/cdk-bootstrap/") == 0)
                m_template->m_cdk = true;
            m_template->m_parameters[parameter.name] = std::move(parameter);
        }
    }

    static bool usesSam(const Tree &top)
    {
        const Tree *transform = top.find("Transform");
        if (transform != nullptr && transform->isScalar() && transform->text.find("Serverless") != std::string::npos)
            return true;
        if (transform != nullptr) {
            for (const Tree &item : transform->items) {
                if (item.text.find("Serverless") != std::string::npos)
                    return true;
            }
        }
        return top.find("Globals") != nullptr;
    }

    void readResources()
    {
        const Tree &all = *m_template->m_root.find("Resources");
        const Tree *globals = m_template->m_root.find("Globals");
        for (std::size_t i = 0; i < all.items.size(); ++i) {
            const Tree &body = all.items[i];
            const std::string &id = all.keys[i].text;
            const std::string path = "Resources/" + id;
            if (id.compare(0, 4, "Fn::") == 0) {
                warn("template.loop", "\"" + id + "\" cannot be unrolled: its list is not known here", body, path);
                continue;
            }
            if (!body.isMap()) {
                warn("template.resource",
                     "the resource " + id + " must be a mapping, is " + std::string(body.kindName()), body, path);
                continue;
            }
            add(id, body, all.keys[i], globals, path);
        }
        addImplicitApi(all, "ServerlessRestApi", "AWS::Serverless::Api", "Api", "RestApiId");
        addImplicitApi(all, "ServerlessHttpApi", "AWS::Serverless::HttpApi", "HttpApi", "ApiId");
    }

    // The first event of this type that names no API, below a function's or state machine's Events.
    static const Tree *unnamedEvent(const Tree &tree, std::string_view type, std::string_view apiProperty, int depth)
    {
        const Tree *properties = tree.find("Properties");
        if (tree.textAt("Type") == type && (properties == nullptr || properties->find(apiProperty) == nullptr))
            return &tree;
        for (const Tree &item : tree.items) {
            const Tree *found = depth < 4 ? unnamedEvent(item, type, apiProperty, depth + 1) : nullptr;
            if (found != nullptr)
                return found;
        }
        return nullptr;
    }

    // SAM makes one API for all events that name none; Globals say what it is like.
    void addImplicitApi(const Tree &all, const char *id, const char *type, std::string_view event,
                        std::string_view apiProperty)
    {
        if (!m_template->m_sam || all.find(id) != nullptr)
            return;
        for (const Tree &body : all.items) {
            const Tree *properties = body.find("Properties");
            const Tree *events = properties != nullptr ? properties->find("Events") : nullptr;
            const Tree *first = body.textAt("Type").find("AWS::Serverless::") == 0 && events != nullptr
                                    ? unnamedEvent(*events, event, apiProperty, 0)
                                    : nullptr;
            if (first == nullptr)
                continue;
            Resource api;
            api.id = id;
            api.type = type;
            api.iacType = type;
            api.ownId = id;
            api.body = &emptyMap();
            api.ownProperties = &emptyMap();
            const Tree *common = globalsFor(type, m_template->m_root.find("Globals"));
            api.properties = common != nullptr ? common : &emptyMap();
            api.line = first->line;
            api.column = first->column;
            api.generated = true;
            m_template->m_index[id] = m_template->m_resources.size();
            m_template->m_resources.push_back(std::move(api));
            return;
        }
    }

    void add(const std::string &id, const Tree &body, const Tree::Key &key, const Tree *globals,
             const std::string &path)
    {
        Resource resource;
        resource.id = id;
        resource.type = body.textAt("Type");
        const std::string_view written = body.textAt("IacType");
        resource.iacType = m_template->m_terraform && !written.empty() ? written : body.textAt("Type");
        resource.external = m_template->m_terraform && body.find("External") != nullptr;
        resource.body = &body;
        resource.line = key.line;
        resource.column = key.column;
        if (resource.type.empty()) {
            warn("template.noType", "the resource " + id + " has no Type", body, path);
            return;
        }
        const Tree *properties = body.find("Properties");
        if (properties != nullptr && !properties->isMap()) {
            if (!properties->isNull())
                warn("template.properties",
                     "Properties of " + id + " must be a mapping, is " + std::string(properties->kindName()),
                     *properties, path + "/Properties");
            properties = nullptr;
        }
        if (properties == nullptr && body.find("properties") != nullptr)
            warn("template.properties", "\"properties\" of " + id + " must be written \"Properties\"",
                 *body.find("properties"), path);
        resource.ownProperties = properties != nullptr ? properties : &emptyMap();
        resource.properties = resource.ownProperties;
        if (const Tree *common = globalsFor(resource.type, globals); common != nullptr)
            resource.properties = m_template->keep(mergedGlobals(*common, *resource.ownProperties));
        const Tree *metadata = body.find("Metadata");
        if ((metadata != nullptr && metadata->find("aws:cdk:path") != nullptr) || resource.type == "AWS::CDK::Metadata")
            m_template->m_cdk = true;
        if (const Tree *condition = body.find("Condition"); condition != nullptr) {
            if (condition->isScalar())
                resource.condition = condition->text;
            else
                warn("template.condition",
                     "Condition of " + id + " must be a name, is " + std::string(condition->kindName()), *condition,
                     path + "/Condition");
        }
        resource.file = body.textAt("lensboard:file");
        resource.ownId = body.textAt("lensboard:id");
        if (resource.ownId.empty())
            resource.ownId = id;
        if (m_template->m_terraform) {
            // Addresses have dots and brackets.
        } else if (resource.ownId.empty() || !std::all_of(resource.ownId.begin(), resource.ownId.end(),
                                                          [](unsigned char c) { return c < 0x80 && std::isalnum(c); }))
            m_issues.push_back({ImportIssue::Severity::Info, "template.id",
                                "CloudFormation takes only letters and digits in the name of a resource", m_file,
                                key.line, key.column, path, resource.type});
        m_template->m_index[id] = m_template->m_resources.size();
        m_template->m_resources.push_back(std::move(resource));
    }

    std::string m_file;
    const LocalFiles &m_files;
    std::vector<ImportIssue> &m_issues;
    std::unique_ptr<Template> m_template = std::make_unique<Template>();
};

Result<std::unique_ptr<Template>> loadTemplate(Tree root, const std::string &file, const LocalFiles &files,
                                               std::vector<ImportIssue> &issues, bool terraform)
{
    return TemplateLoader(file, files, issues).load(std::move(root), terraform);
}

} // namespace lensboard::cfn
