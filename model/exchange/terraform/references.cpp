// SPDX-License-Identifier: Apache-2.0
#include "exchange/terraform/references.h"

#include "exchange/budgets.h"
#include "exchange/terraform/types.h"

#include <algorithm>

namespace lensboard::terraform {

namespace {

std::string joined(const std::string &module, const std::string &rest)
{
    return module.empty() ? rest : module + '.' + rest;
}

// The first parts of a dotted text.
std::vector<std::string> parts(const std::string &text)
{
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == '.')
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

} // namespace

References::References(const Plan &plan)
    : m_plan(plan)
{
    static constexpr const char *identifying[] = {"arn",
                                                  "id",
                                                  "url",
                                                  "invoke_arn",
                                                  "execution_arn",
                                                  "stream_arn",
                                                  "name",
                                                  "domain_name",
                                                  "bucket_regional_domain_name"};
    for (const PlannedResource &resource : plan.resources()) {
        std::set<std::string> values;
        const TypeEntry *entry = typeEntry(resource.type);
        for (const Tree *instance : resource.values) {
            for (const char *attribute : identifying)
                values.insert(std::string(instance->textAt(attribute)));
            if (entry != nullptr && !entry->own.empty())
                values.insert(std::string(instance->textAt(entry->own)));
        }
        for (const std::string &value : values) {
            if (value.size() > 2)
                m_byValue[value].push_back(&resource);
        }
    }
}

const PlannedResource *References::exact(const std::string &value, const std::string &expectedType) const
{
    const auto found = m_byValue.find(value);
    if (found == m_byValue.end())
        return nullptr;
    const PlannedResource *only = nullptr;
    for (const PlannedResource *resource : found->second) {
        const TypeEntry *entry = typeEntry(resource->type);
        if (!expectedType.empty() ? resource->type != expectedType : entry != nullptr && !entry->merge.empty())
            continue;
        if (only != nullptr)
            return nullptr;
        only = resource;
    }
    return only;
}

const PlannedResource *References::named(const std::string &value, const std::string &expectedType) const
{
    const bool telling = value.find("arn:") != std::string::npos || value.find("://") != std::string::npos;
    if (telling || !expectedType.empty()) {
        if (const PlannedResource *whole = exact(value, expectedType); whole != nullptr)
            return whole;
    }
    const std::size_t at = value.rfind("arn:");
    if (at == std::string::npos)
        return nullptr;
    std::string arn = value.substr(at);
    for (int i = 0; i < 4 && !arn.empty(); ++i) {
        if (const PlannedResource *found = exact(arn, {}); found != nullptr)
            return found;
        const std::size_t cut = arn.find_last_of("/:*");
        if (cut == std::string::npos || cut == 0)
            return nullptr;
        arn.resize(cut);
    }
    return nullptr;
}

std::vector<Reference> References::of(const Tree &expression, const std::string &module, const Tree *within) const
{
    std::vector<Reference> out;
    std::set<std::string> seen;
    follow(expression, module, within, 0, out, seen);
    return out;
}

// References may stand deeper: the arguments of a module call are objects of expressions now and then.
void References::follow(const Tree &expression, const std::string &module, const Tree *within, int depth,
                        std::vector<Reference> &out, std::set<std::string> &seen) const
{
    if (depth > budgets::resolveDepth)
        return;
    if (const Tree *list = expression.find("references"); list != nullptr && list->isList()) {
        for (const Tree &item : list->items) {
            if (item.isScalar())
                one(item.text, module, within, depth, out, seen);
        }
        return;
    }
    if (expression.find("constant_value") != nullptr)
        return;
    for (const Tree &item : expression.items)
        follow(item, module, within, depth + 1, out, seen);
}

void References::one(const std::string &text, const std::string &module, const Tree *within, int depth,
                     std::vector<Reference> &out, std::set<std::string> &seen) const
{
    if (seen.size() > budgets::alternatives || !seen.insert(module + '\n' + text).second)
        return;
    const auto words = parts(withoutIndexes(text));
    if (words.size() < 2)
        return;
    const Module *scope = m_plan.module(module);
    if (words[0] == "var") {
        const Tree *arguments = scope != nullptr && scope->call != nullptr ? scope->call->find("expressions") : nullptr;
        const Tree *argument = arguments != nullptr ? arguments->find(words[1]) : nullptr;
        if (argument != nullptr && scope->parent != nullptr)
            follow(*argument, scope->parent->path, scope->call, depth + 1, out, seen);
        return;
    }
    if (words[0] == "each") {
        const Tree *each = within != nullptr ? within->find("for_each_expression") : nullptr;
        if (each != nullptr)
            follow(*each, module, nullptr, depth + 1, out, seen);
        return;
    }
    if (words[0] == "module") {
        const std::string path = joined(module, "module." + words[1]);
        const Module *inner = m_plan.module(path);
        const Tree *outputs = inner != nullptr ? inner->config->find("outputs") : nullptr;
        const Tree *output = outputs != nullptr && words.size() > 2 ? outputs->find(words[2]) : nullptr;
        const Tree *value = output != nullptr ? output->find("expression") : nullptr;
        if (value != nullptr)
            follow(*value, path, nullptr, depth + 1, out, seen);
        return;
    }
    const std::size_t skip = words[0] == "data" ? 1 : 0;
    if (words.size() < skip + 2)
        return;
    const std::string local = (skip == 1 ? "data." : "") + words[skip] + '.' + words[skip + 1];
    const PlannedResource *resource = m_plan.resource(joined(module, local));
    if (resource == nullptr)
        return;
    const std::string attribute = words.size() > skip + 2 ? words[skip + 2] : std::string();
    const auto known = std::find_if(out.begin(), out.end(), [&](const Reference &r) { return r.resource == resource; });
    if (known == out.end())
        out.push_back({resource, attribute});
    else if (known->attribute.empty())
        known->attribute = attribute;
}

} // namespace lensboard::terraform
