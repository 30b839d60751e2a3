// SPDX-License-Identifier: Apache-2.0
#include "exchange/terraform/plan.h"

#include "exchange/budgets.h"

#include <algorithm>
#include <set>

namespace lensboard::terraform {

namespace {

const Tree &emptyValues()
{
    static const Tree map = [] {
        Tree tree;
        tree.kind = Tree::Kind::Map;
        return tree;
    }();
    return map;
}

std::string joined(const std::string &module, const std::string &rest)
{
    return module.empty() ? rest : module + '.' + rest;
}

bool isOnlyDeleted(const Tree &change)
{
    const Tree *actions = change.find("actions");
    return actions != nullptr && actions->items.size() == 1 && actions->items[0].text == "delete";
}

} // namespace

std::string withoutIndexes(std::string_view address)
{
    std::string out;
    bool inside = false;
    bool quoted = false;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const char c = address[i];
        if (!inside) {
            inside = c == '[';
            if (!inside)
                out += c;
        } else if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ']' && !quoted) {
            inside = false;
        }
    }
    return out;
}

Plan::Plan(const Tree &root, std::string file, std::vector<ImportIssue> &issues)
    : m_file(std::move(file))
    , m_issues(issues)
{
    const Tree *configuration = root.find("configuration");
    const Tree *config = configuration != nullptr ? configuration->find("root_module") : nullptr;
    m_configured = config != nullptr && config->isMap();
    if (m_configured)
        readModules(*config, nullptr, {}, nullptr, 0);
    const Tree *planned = root.find("planned_values");
    if (planned == nullptr)
        planned = root.find("values");
    const Tree *top = planned != nullptr ? planned->find("root_module") : nullptr;
    if (top != nullptr)
        readPlanned(*top, "root_module", 0);
    // Data sources that were read already stand in the state before the plan.
    const Tree *prior = root.find("prior_state");
    const Tree *priorValues = prior != nullptr ? prior->find("values") : nullptr;
    const Tree *priorTop = priorValues != nullptr ? priorValues->find("root_module") : nullptr;
    if (priorTop != nullptr)
        readPlanned(*priorTop, "prior_state", 0);
    if (const Tree *changes = root.find("resource_changes"); changes != nullptr)
        readChanges(*changes, top == nullptr);
    addConfiguredData();
    finish();
}

const PlannedResource *Plan::resource(std::string_view base) const
{
    const auto found = m_index.find(base);
    return found == m_index.end() ? nullptr : &m_resources[found->second];
}

const Module *Plan::module(std::string_view path) const
{
    const auto found = m_modules.find(path);
    return found == m_modules.end() ? nullptr : &found->second;
}

void Plan::warn(const char *code, const std::string &message, const Tree &at, const std::string &path)
{
    if (m_issues.size() < budgets::issues)
        m_issues.push_back({ImportIssue::Severity::Warning, code, message, m_file, at.line, at.column, path, {}});
}

void Plan::readModules(const Tree &config, const Tree *call, const std::string &path, const Module *parent, int depth)
{
    Module &module = m_modules[path];
    module = {path, &config, call, parent};
    const Tree *calls = config.find("module_calls");
    if (calls == nullptr || !calls->isMap())
        return;
    for (std::size_t i = 0; i < calls->items.size(); ++i) {
        const Tree *inner = calls->items[i].find("module");
        const std::string at = joined(path, "module." + calls->keys[i].text);
        if (inner == nullptr || !inner->isMap()) {
            warn("terraform.module", "the call of " + at + " holds no module", calls->items[i], at);
            continue;
        }
        if (depth < budgets::resolveDepth)
            readModules(*inner, &calls->items[i], at, &module, depth + 1);
    }
}

void Plan::readPlanned(const Tree &module, const std::string &place, int depth)
{
    if (!module.isMap() || depth > budgets::resolveDepth) {
        warn("terraform.module", "a module must be a mapping, is " + std::string(module.kindName()), module, place);
        return;
    }
    const bool prior = place.compare(0, 11, "prior_state") == 0;
    if (const Tree *resources = module.find("resources"); resources != nullptr) {
        if (!resources->isList() && !resources->isNull())
            warn("terraform.resources", "resources must be a list, is " + std::string(resources->kindName()),
                 *resources, place + "/resources");
        const auto count = resources->isList() ? resources->items.size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Tree &entry = resources->items[i];
            const Tree *values = entry.find("values");
            if (prior && entry.textAt("mode") != "data")
                continue;
            add(entry, values != nullptr && values->isMap() ? *values : emptyValues(), place + "/resources");
        }
    }
    const Tree *children = module.find("child_modules");
    if (children == nullptr || children->isNull())
        return;
    if (!children->isList()) {
        warn("terraform.module", "child_modules must be a list, is " + std::string(children->kindName()), *children,
             place + "/child_modules");
        return;
    }
    for (const Tree &child : children->items)
        readPlanned(child, place + "/child_modules", depth + 1);
}

void Plan::readChanges(const Tree &changes, bool onlySource)
{
    if (!changes.isList()) {
        warn("terraform.changes", "resource_changes must be a list, is " + std::string(changes.kindName()), changes,
             "resource_changes");
        return;
    }
    for (const Tree &entry : changes.items) {
        const Tree *change = entry.find("change");
        if (change == nullptr || !change->isMap()) {
            warn("terraform.change", "a change must hold \"change\" as a mapping", entry, "resource_changes");
            continue;
        }
        const std::string address(entry.textAt("address"));
        if (isOnlyDeleted(*change)) {
            warn("terraform.deleted", address + " is removed by this plan and is not drawn", entry, address);
            continue;
        }
        const Tree *after = change->find("after");
        if (onlySource)
            add(entry, after != nullptr && after->isMap() ? *after : emptyValues(), "resource_changes");
        const auto found = m_index.find(withoutIndexes(address));
        const Tree *unknown = change->find("after_unknown");
        if (found != m_index.end() && unknown != nullptr && unknown->isMap() &&
            m_resources[found->second].unknown == nullptr)
            m_resources[found->second].unknown = unknown;
    }
}

void Plan::add(const Tree &entry, const Tree &values, const std::string &place)
{
    const std::string type(entry.textAt("type"));
    std::string address(entry.textAt("address"));
    const std::string name(entry.textAt("name"));
    if (address.empty() && !type.empty() && !name.empty())
        address = type + '.' + name;
    if (!entry.isMap() || type.empty() || address.empty()) {
        warn("terraform.resource",
             entry.isMap() ? "a resource needs an address and a type"
                           : "a resource must be a mapping, is " + std::string(entry.kindName()),
             entry, place);
        return;
    }
    const std::string base = withoutIndexes(address);
    const auto [at, fresh] = m_index.try_emplace(base, m_resources.size());
    if (!fresh) {
        m_resources[at->second].values.push_back(&values);
        m_resources[at->second].address = base;
        return;
    }
    PlannedResource resource;
    resource.address = address;
    resource.base = base;
    resource.type = type;
    resource.data = entry.textAt("mode") == "data";
    resource.name = name;
    const std::string local = (resource.data ? "data." : "") + type + '.';
    const std::size_t own = base.rfind(local);
    if (own != std::string::npos && own > 0)
        resource.module = base.substr(0, own - 1);
    if (resource.name.empty())
        resource.name = base.substr(base.rfind('.') + 1);
    resource.values.push_back(&values);
    resource.line = entry.line;
    resource.column = entry.column;
    m_resources.push_back(std::move(resource));
}

// Data sources that are read while applying have no values yet; their configuration says what they are.
void Plan::addConfiguredData()
{
    for (const auto &[path, module] : m_modules) {
        const Tree *resources = module.config->find("resources");
        const auto count = resources != nullptr && resources->isList() ? resources->items.size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Tree &entry = resources->items[i];
            if (!entry.isMap())
                continue;
            const bool data = entry.textAt("mode") == "data";
            const std::string local =
                (data ? "data." : "") + std::string(entry.textAt("type")) + '.' + std::string(entry.textAt("name"));
            const std::string base = joined(path, local);
            if (data && m_index.count(base) == 0) {
                PlannedResource resource;
                resource.address = base;
                resource.base = base;
                resource.type = entry.textAt("type");
                resource.name = entry.textAt("name");
                resource.module = path;
                resource.data = true;
                resource.values.push_back(&emptyValues());
                resource.line = entry.line;
                resource.column = entry.column;
                m_index[base] = m_resources.size();
                m_resources.push_back(std::move(resource));
            }
            const auto found = m_index.find(base);
            if (found == m_index.end())
                continue;
            m_resources[found->second].configured = &entry;
            const Tree *expressions = entry.find("expressions");
            if (expressions != nullptr && expressions->isMap())
                m_resources[found->second].expressions = expressions;
        }
    }
}

void Plan::finish()
{
    std::stable_sort(m_resources.begin(), m_resources.end(), [](const PlannedResource &a, const PlannedResource &b) {
        return !a.data && b.data; // data sources last
    });
    for (std::size_t i = 0; i < m_resources.size(); ++i)
        m_index[m_resources[i].base] = i;
}

} // namespace lensboard::terraform
