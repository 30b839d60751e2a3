// SPDX-License-Identifier: Apache-2.0
#include "exchange/terraform/translator.h"

#include "exchange/budgets.h"
#include "exchange/terraform/trees.h"

#include <algorithm>

namespace lensboard::terraform {

namespace {

constexpr const char *afterApply = "known only after apply";

const Tree *child(const Tree *map, const std::string &key)
{
    const Tree *found = map != nullptr ? map->find(key) : nullptr;
    return found != nullptr && !found->isNull() ? found : nullptr;
}

const Tree *element(const Tree *list, std::size_t index)
{
    if (list == nullptr)
        return nullptr;
    if (!list->isList())
        return index == 0 ? list : nullptr;
    return index < list->items.size() ? &list->items[index] : nullptr;
}

bool isExpression(const Tree &tree)
{
    return tree.isMap() &&
           (tree.items.empty() || tree.find("references") != nullptr || tree.find("constant_value") != nullptr);
}

void place(Tree &tree, const Tree &at)
{
    tree.line = at.line;
    tree.column = at.column;
    for (Tree &item : tree.items)
        place(item, at);
}

// A list that holds one mapping is how Terraform writes a single block.
Tree unwrapped(Tree list)
{
    if (list.isList() && list.items.size() == 1 && list.items.front().isMap())
        return Tree(std::move(list.items.front()));
    return list;
}

} // namespace

Tree Translator::reference(const Reference &to, const Tree &at) const
{
    const auto &words = typeTable().attributes;
    const auto word = words.find(to.attribute);
    return makeReference(to.resource->address, word != words.end() ? word->second : pascalCase(to.attribute), at);
}

std::vector<Reference> Translator::referencesOf(const Tree &expression) const
{
    std::vector<Reference> out;
    for (Reference &found : m_references.of(expression, m_resource->module, m_resource->configured)) {
        if (found.resource->base != m_resource->base)
            out.push_back(std::move(found));
    }
    return out;
}

Tree Translator::properties(const PlannedResource &resource)
{
    m_resource = &resource;
    m_entry = typeEntry(resource.type);
    const Tree *values = resource.values.front();
    Tree out = members(values, resource.expressions, resource.unknown, false, 0);
    if (m_entry == nullptr)
        return out;
    for (const auto &[property, names] : m_entry->inside) {
        Tree *inner = member(out, property);
        for (const auto &[from, to] : names) {
            for (std::size_t i = 0; inner != nullptr && i < inner->keys.size(); ++i) {
                if (inner->keys[i].text == from)
                    inner->keys[i].text = to;
            }
        }
    }
    if (m_entry->under.empty())
        return out;
    Tree below = makeMap(out);
    put(below, m_entry->under, std::move(out));
    return below;
}

Tree Translator::members(const Tree *values, const Tree *expressions, const Tree *unknown, bool verbatim, int depth)
{
    const Tree &at = values != nullptr && values->isMap() ? *values : *expressions;
    Tree out = makeMap(at);
    std::vector<std::string> names;
    for (const Tree *source : {values, expressions}) {
        for (std::size_t i = 0; source != nullptr && source->isMap() && i < source->keys.size(); ++i) {
            if (std::find(names.begin(), names.end(), source->keys[i].text) == names.end())
                names.push_back(source->keys[i].text);
        }
    }
    for (const std::string &name : names) {
        auto tree = convert(name, child(values, name), child(expressions, name), child(unknown, name), depth + 1);
        if (!tree)
            continue;
        if (verbatim || m_entry == nullptr) {
            put(out, name.find('.') == std::string::npos ? name : pascalCase(name), std::move(*tree));
            continue;
        }
        if (const auto none = m_entry->none.find(name); none != m_entry->none.end() && tree->text == none->second)
            continue;
        const auto renamed = m_entry->rename.find(name);
        put(out, renamed != m_entry->rename.end() ? renamed->second : pascalCase(name), std::move(*tree));
    }
    return out;
}

Translator::Optional Translator::convert(const std::string &name, const Tree *value, const Tree *expression,
                                         const Tree *unknown, int depth)
{
    if (depth > budgets::resolveDepth)
        return std::nullopt;
    if (expression != nullptr && !isExpression(*expression))
        return block(name, value, *expression, unknown, depth);
    if (expression != nullptr) {
        if (auto tree = expressed(name, value, *expression, unknown))
            return tree;
    }
    if (value != nullptr) {
        if ((value->isList() || value->isMap()) && value->items.empty())
            return std::nullopt;
        if (typeTable().json.count(name) != 0 && value->isScalar()) {
            if (auto tree = parsed(*value))
                return tree;
        }
        return known(name, *value, depth, typeTable().verbatim.count(name) != 0);
    }
    if (expression == nullptr)
        return std::nullopt;
    if (const Tree *constant = child(expression, "constant_value"); constant != nullptr)
        return known(name, *constant, depth, typeTable().verbatim.count(name) != 0);
    if (unknown != nullptr && unknown->text == "true" && expression->find("references") != nullptr)
        return makeUnknown(afterApply, *expression);
    return std::nullopt;
}

// Blocks: lists of mappings of expressions, or one such mapping.
Translator::Optional Translator::block(const std::string &name, const Tree *value, const Tree &expression,
                                       const Tree *unknown, int depth)
{
    const bool verbatim = typeTable().verbatim.count(name) != 0;
    if (expression.isMap())
        return members(element(value, 0), &expression, element(unknown, 0), verbatim, depth);
    Tree list = makeList(expression);
    const std::size_t count =
        std::max(expression.items.size(), value != nullptr && value->isList() ? value->items.size() : 0);
    for (std::size_t i = 0; i < count; ++i) {
        // One dynamic block stands for all the elements that came of it.
        const Tree *one = element(&expression, std::min(i, expression.items.empty() ? 0 : expression.items.size() - 1));
        if (one != nullptr && one->isMap())
            list.items.push_back(members(element(value, i), one, element(unknown, i), verbatim, depth));
        else if (const Tree *plain = element(value, i); plain != nullptr)
            list.items.push_back(known(name, *plain, depth, verbatim));
    }
    return unwrapped(std::move(list));
}

// What an expression with references says, or nothing where the value alone counts.
Translator::Optional Translator::expressed(const std::string &name, const Tree *value, const Tree &expression,
                                           const Tree *unknown)
{
    const bool json = typeTable().json.count(name) != 0 || name == "definition";
    if (value != nullptr && (json || value->kind == Tree::Kind::Bool || value->kind == Tree::Kind::Number))
        return std::nullopt;
    if (value != nullptr && m_entry != nullptr && name == m_entry->own)
        return std::nullopt;
    const auto references = referencesOf(expression);
    if (references.empty())
        return std::nullopt;
    if (json)
        return notYetKnown(name, references, expression);
    if (typeTable().pairs.count(name) != 0) {
        Tree pair = makeMap(expression);
        put(pair, "Name", makeText(references.front().attribute, expression));
        put(pair, "Value", reference(references.front(), expression));
        return pair;
    }
    if (typeTable().verbatim.count(name) != 0 || (value != nullptr && value->isMap())) {
        Tree map = value != nullptr && value->isMap() ? known(name, *value, 0, true) : makeMap(expression);
        std::vector<std::string> open;
        for (std::size_t i = 0; unknown != nullptr && unknown->isMap() && i < unknown->keys.size(); ++i)
            open.push_back(unknown->keys[i].text);
        for (std::size_t i = 0; i < references.size(); ++i) {
            std::string key = open.size() == references.size() ? open[i] : pascalCase(references[i].resource->name);
            while (map.find(key) != nullptr)
                key += '_';
            map.keys.push_back({key, expression.line, expression.column});
            map.items.push_back(reference(references[i], expression));
        }
        return map;
    }
    if (references.size() == 1 && (value == nullptr || !value->isList()))
        return reference(references.front(), expression);
    Tree list = makeList(expression);
    for (const Reference &to : references)
        list.items.push_back(reference(to, expression));
    return list;
}

// A value that names another resource becomes a reference to it.
Tree Translator::named(const Tree &value, const std::string &attribute) const
{
    if (value.kind != Tree::Kind::String || (m_entry != nullptr && attribute == m_entry->own) || attribute == "arn" ||
        attribute == "id" || attribute == "invoke_arn" || attribute == "url" || attribute == "name")
        return value;
    const auto &expects = typeTable().expects;
    const auto expected = expects.find(attribute);
    const PlannedResource *resource =
        m_references.named(value.text, expected != expects.end() ? expected->second : std::string());
    return resource == nullptr || resource == m_resource ? value : makeReference(resource->address, "Arn", value);
}

Tree Translator::known(const std::string &name, const Tree &value, int depth, bool verbatim) const
{
    if (typeTable().pairs.count(name) != 0 && value.isMap()) {
        Tree list = makeList(value);
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            Tree pair = makeMap(value);
            put(pair, "Name", makeText(value.keys[i].text, value));
            put(pair, "Value", value.items[i]);
            list.items.push_back(std::move(pair));
        }
        return list;
    }
    if (value.isScalar() || value.isNull() || depth > budgets::resolveDepth)
        return named(value, name);
    Tree out = value.isMap() ? makeMap(value) : makeList(value);
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Tree &item = value.items[i];
        const std::string key = value.isMap() ? value.keys[i].text : name;
        if (item.isNull() || ((item.isList() || item.isMap()) && item.items.empty()))
            continue;
        Optional json = typeTable().json.count(key) != 0 && item.isScalar() ? parsed(item) : std::nullopt;
        Tree inner = json ? std::move(*json) : known(key, item, depth + 1, typeTable().verbatim.count(key) != 0);
        if (!value.isMap()) {
            out.items.push_back(std::move(inner));
            continue;
        }
        if (verbatim || m_entry == nullptr) {
            out.keys.push_back({key, item.line, item.column});
            out.items.push_back(std::move(inner));
            continue;
        }
        const auto renamed = m_entry->rename.find(key);
        put(out, renamed != m_entry->rename.end() ? renamed->second : pascalCase(key), std::move(inner));
    }
    return unwrapped(std::move(out));
}

void Translator::linkNames(Tree &tree) const
{
    if (tree.kind == Tree::Kind::String) {
        const PlannedResource *resource = m_references.named(tree.text, {});
        if (resource != nullptr && resource != m_resource)
            tree = makeReference(resource->address, "Arn", tree);
        return;
    }
    for (Tree &item : tree.items)
        linkNames(item);
}

Translator::Optional Translator::parsed(const Tree &value) const
{
    const std::size_t first = value.text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || (value.text[first] != '{' && value.text[first] != '['))
        return std::nullopt;
    std::vector<ImportIssue> ignored;
    auto tree = readJsonTree(value.text, {}, ignored);
    if (!tree)
        return std::nullopt;
    place(*tree, value);
    linkNames(*tree);
    return std::move(*tree);
}

// The shape that a text of JSON will have, as far as its references tell.
Tree Translator::notYetKnown(const std::string &name, const std::vector<Reference> &references, const Tree &at)
{
    Tree list = makeList(at);
    Tree out = makeMap(at);
    for (const Reference &to : references) {
        if (to.resource->type == "aws_iam_policy_document") {
            Tree document = policyDocument(*to.resource, 0);
            if (out.items.empty()) {
                out = std::move(document);
            } else if (Tree *more = member(document, "Statement"); more != nullptr) {
                for (Tree &statement : more->items)
                    append(out, "Statement", std::move(statement));
            }
        } else {
            list.items.push_back(reference(to, at));
        }
    }
    if (list.items.empty())
        return out;
    if (name == "redrive_policy") {
        put(out, "deadLetterTargetArn", list.items.front());
        put(out, "maxReceiveCount", makeUnknown(afterApply, at));
    } else if (name == "event_pattern") {
        put(out, "resources", std::move(list));
    } else if (name == "container_definitions") {
        for (const Tree &item : list.items)
            append(out, "Environment", [&] {
                Tree variable = makeMap(at);
                put(variable, "Value", item);
                return variable;
            }());
    } else if (name == "definition") {
        put(out, "Unknown", std::move(list));
    } else if (name == "body") {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            Tree integration = makeMap(at);
            put(integration, "type", makeText("aws_proxy", at));
            put(integration, "uri", list.items[i]);
            put(out,
                "paths./{unknown" + std::to_string(i) +
                    "}.x-amazon-apigateway-any-method.x-amazon-apigateway-integration",
                std::move(integration));
        }
    } else if (name != "filter_policy") {
        Tree statement = makeMap(at);
        put(statement, "Effect", makeText("Allow", at));
        put(statement, "Action", makeUnknown(afterApply, at));
        put(statement, "Resource", std::move(list));
        append(out, "Statement", std::move(statement));
    }
    return out;
}

// Statements that a module makes out of its variables do not stand in a plan, but what the variables refer to does.
void Translator::handedStatements(Tree &document) const
{
    const Module *module = m_plan.module(m_resource->module);
    const Tree *arguments = module != nullptr && module->call != nullptr ? child(module->call, "expressions") : nullptr;
    for (std::size_t i = 0; arguments != nullptr && module->parent != nullptr && i < arguments->keys.size(); ++i) {
        if (arguments->keys[i].text.find("polic") == std::string::npos)
            continue;
        const Tree &at = arguments->items[i];
        Tree list = makeList(at);
        for (const Reference &to : m_references.of(at, module->parent->path, module->call)) {
            if (to.resource->type.find("aws_iam_") != 0)
                list.items.push_back(reference(to, at));
        }
        if (list.items.empty())
            continue;
        Tree statement = makeMap(at);
        put(statement, "Effect", makeText("Allow", at));
        put(statement, "Action", makeUnknown(afterApply, at));
        put(statement, "Resource", std::move(list));
        append(document, "Statement", std::move(statement));
    }
}

// data.aws_iam_policy_document: its configuration says what its text will be.
Tree Translator::policyDocument(const PlannedResource &document, int depth)
{
    const Tree &values = *document.values.front();
    if (const Tree *json = child(&values, "json"); json != nullptr) {
        if (auto tree = parsed(*json))
            return std::move(*tree);
    }
    const PlannedResource *outer = m_resource;
    m_resource = &document;
    Tree out = makeMap(values);
    const Tree *statements = child(document.expressions, "statement");
    for (std::size_t i = 0; statements != nullptr && i < statements->items.size(); ++i) {
        const Tree &entry = statements->items[i];
        Tree statement = makeMap(entry);
        put(statement, "Effect", makeText("Allow", entry));
        static constexpr std::pair<const char *, const char *> names[] = {{"effect", "Effect"},
                                                                          {"actions", "Action"},
                                                                          {"not_actions", "NotAction"},
                                                                          {"resources", "Resource"},
                                                                          {"not_resources", "NotResource"}};
        const Tree *planned = element(child(&values, "statement"), i);
        for (const auto &[from, to] : names) {
            if (auto tree = convert(from, child(planned, from), child(&entry, from), nullptr, 0))
                put(statement, to, std::move(*tree));
        }
        if (const Tree *condition = child(&entry, "condition"); condition != nullptr) {
            Tree sources = makeList(entry);
            for (const Reference &to : referencesOf(*condition))
                sources.items.push_back(reference(to, entry));
            put(statement, "Condition.Terraform.Source", std::move(sources));
        }
        append(out, "Statement", std::move(statement));
    }
    for (const char *more : {"source_policy_documents", "override_policy_documents"}) {
        const Tree *expression = child(document.expressions, more);
        for (const Reference &to : expression != nullptr ? referencesOf(*expression) : std::vector<Reference>()) {
            if (depth > budgets::helperHops || to.resource->type != "aws_iam_policy_document")
                continue;
            Tree inner = policyDocument(*to.resource, depth + 1);
            if (Tree *statementsThere = member(inner, "Statement"); statementsThere != nullptr) {
                for (Tree &statement : statementsThere->items)
                    append(out, "Statement", std::move(statement));
            }
        }
    }
    if (out.find("Statement") == nullptr)
        handedStatements(out);
    m_resource = outer;
    return out;
}

} // namespace lensboard::terraform
