// SPDX-License-Identifier: Apache-2.0
#include "exchange/terraform/terraform.h"

#include "exchange/budgets.h"
#include "exchange/terraform/translator.h"
#include "exchange/terraform/trees.h"

#include <algorithm>

namespace lensboard::terraform {

namespace {

struct Part
{
    const PlannedResource *resource = nullptr;
    const TypeEntry *entry = nullptr;
    Tree properties;
    bool absorbed = false; // part of another resource by now
};

// Terraform spreads over several resources what CloudFormation says in one.
class Assembly
{
public:
    explicit Assembly(std::vector<Part> &parts)
        : m_parts(parts)
    {
        for (std::size_t i = 0; i < parts.size(); ++i)
            m_index[parts[i].resource->address] = i;
    }

    void run()
    {
        joinIntegrations();
        joinMethodSettings();
        for (Part &part : m_parts) {
            if (part.entry != nullptr && !part.entry->merge.empty())
                merge(part);
        }
    }

private:
    Part *partOf(const std::string &address)
    {
        const auto found = m_index.find(address);
        return found == m_index.end() ? nullptr : &m_parts[found->second];
    }

    static std::string textOf(const Part &part, std::string_view property)
    {
        const Tree *value = part.properties.find(property);
        const std::string reference = referenced(value);
        return !reference.empty() ? reference : value != nullptr ? value->text : std::string();
    }

    // What an integration calls belongs to the method of the same resource and verb.
    void joinIntegrations()
    {
        std::map<std::pair<std::string, std::string>, Part *> methods;
        for (Part &part : m_parts) {
            if (part.resource->type == "aws_api_gateway_method")
                methods[{textOf(part, "ResourceId"), textOf(part, "HttpMethod")}] = &part;
        }
        for (Part &part : m_parts) {
            if (part.resource->type != "aws_api_gateway_integration")
                continue;
            const std::string verb = textOf(part, "HttpMethod");
            Part *method = partOf(verb);
            if (method == nullptr) {
                const auto found = methods.find({textOf(part, "ResourceId"), verb});
                method = found != methods.end() ? found->second : partOf(textOf(part, "ResourceId"));
            }
            Tree *integration = member(part.properties, "Integration");
            if (method == nullptr || method->resource->type != "aws_api_gateway_method" || integration == nullptr)
                continue;
            put(method->properties, "Integration", *integration);
            part.absorbed = true;
        }
    }

    void joinMethodSettings()
    {
        for (Part &part : m_parts) {
            if (part.resource->type != "aws_api_gateway_method_settings")
                continue;
            Part *stage = partOf(textOf(part, "StageName"));
            Tree *settings = member(part.properties, "MethodSettings");
            if (stage == nullptr || settings == nullptr)
                continue;
            append(stage->properties, "MethodSettings", *settings);
            part.absorbed = true;
        }
    }

    void merge(Part &part)
    {
        const TypeEntry &entry = *part.entry;
        const Tree *named = part.properties.find(entry.merge);
        std::vector<std::string> owners;
        if (named != nullptr && named->isList()) {
            for (const Tree &item : named->items)
                owners.push_back(referenced(&item));
        } else {
            owners.push_back(referenced(named));
        }
        for (const std::string &address : owners) {
            Part *owner = partOf(address);
            if (owner == nullptr || owner == &part || owner->resource->data)
                continue;
            part.absorbed = true;
            const Tree *only = entry.only.empty() ? nullptr : part.properties.find(entry.only);
            if (!entry.append.empty()) {
                append(owner->properties, entry.append, only != nullptr ? *only : part.properties);
                continue;
            }
            for (std::size_t i = 0; i < part.properties.items.size(); ++i) {
                const std::string &key = part.properties.keys[i].text;
                if (key != entry.merge && key != "Id" && key != "Region")
                    join(owner->properties, key, part.properties.items[i]);
            }
        }
    }

    static void join(Tree &into, const std::string &key, const Tree &value)
    {
        Tree *old = member(into, key);
        if (old == nullptr || !old->isMap() || !value.isMap()) {
            put(into, key, value);
            return;
        }
        for (std::size_t i = 0; i < value.items.size(); ++i)
            put(*old, value.keys[i].text, value.items[i]);
    }

    std::vector<Part> &m_parts;
    std::map<std::string, std::size_t, std::less<>> m_index;
};

// Names that say less than the module they stand in.
std::string displayName(const PlannedResource &resource)
{
    static const std::set<std::string> bland{"this", "main", "default", "self", "resource"};
    if (bland.count(resource.name) == 0 || resource.module.empty())
        return resource.name;
    return resource.module.substr(resource.module.rfind('.') + 1);
}

Tree bodyOf(Part &part)
{
    const PlannedResource &resource = *part.resource;
    Tree at;
    at.line = resource.line;
    at.column = resource.column;
    Tree body = makeMap(at);
    // A part whose owner is not known here must not pass for an owner.
    const bool mapped = part.entry != nullptr && !part.entry->cloudFormation.empty() && part.entry->merge.empty();
    put(body, "Type", makeText(mapped ? part.entry->cloudFormation : resource.type, at));
    put(body, "IacType", makeText(resource.type, at));
    put(body, "Name", makeText(displayName(resource), at));
    if (!resource.module.empty())
        put(body, "lensboard:module", makeText(resource.module, at));
    if (resource.values.size() > 1)
        put(body, "Count", makeText(std::to_string(resource.values.size()), at));
    if (resource.data)
        put(body, "External", makeText("true", at));
    put(body, "Properties", std::move(part.properties));
    return body;
}

void checkFormat(const Tree &root, const std::string &file, std::vector<ImportIssue> &issues)
{
    const std::string version(root.textAt("format_version"));
    const Tree *place = root.find("format_version");
    const auto tell = [&](const char *code, const std::string &message, const Tree &at) {
        issues.push_back({ImportIssue::Severity::Warning, code, message, file, at.line, at.column, {}, {}});
    };
    if (place != nullptr && version.compare(0, 2, "0.") != 0 && version.compare(0, 2, "1.") != 0)
        tell("terraform.version", "format version " + version + " is newer than 1, which is what is known here",
             *place);
    if (root.find("configuration") == nullptr)
        tell("terraform.noConfiguration",
             "there is no \"configuration\": relations are known only where ARNs, ids or names are equal; a plan "
             "(terraform show -json PLANFILE) says more",
             root);
}

} // namespace

bool isTerraform(const Tree &root)
{
    const bool part = root.find("planned_values") != nullptr || root.find("resource_changes") != nullptr ||
                      root.find("values") != nullptr;
    return part && (root.find("format_version") != nullptr || root.find("terraform_version") != nullptr);
}

Tree toTemplate(const Tree &root, const std::string &file, std::vector<ImportIssue> &issues)
{
    checkFormat(root, file, issues);
    const Plan plan(root, file, issues);
    const References references(plan);
    Translator translator(plan, references);
    std::vector<Part> parts;
    for (const PlannedResource &resource : plan.resources()) {
        if (resource.type == "aws_iam_policy_document")
            continue;
        parts.push_back({&resource, typeEntry(resource.type), translator.properties(resource), false});
    }
    Assembly(parts).run();
    Tree resources = makeMap(root);
    for (Part &part : parts) {
        if (part.absorbed)
            continue;
        if (part.entry != nullptr && !part.entry->merge.empty() && !part.resource->data)
            issues.push_back({ImportIssue::Severity::Info, "terraform.part",
                              part.resource->address + " belongs to something that is not known here", file,
                              part.resource->line, part.resource->column, part.resource->address, part.resource->type});
        resources.keys.push_back({part.resource->address, part.resource->line, part.resource->column});
        resources.items.push_back(bodyOf(part));
    }
    Tree out = makeMap(root);
    put(out, "Resources", std::move(resources));
    return out;
}

} // namespace lensboard::terraform
