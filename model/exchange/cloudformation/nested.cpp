// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/mechanisms.h"

#include "base/files.h"

#include <algorithm>

// Nested stacks and applications: one box each, with what is handed to them; circles of templates are found.
namespace lensboard::cfn {

namespace {

std::string baseName(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

const Tree *locationOf(const Tree &properties)
{
    const Tree *location = properties.find("TemplateURL");
    return location != nullptr ? location : properties.find("Location");
}

// The chain of templates that leads back to one of them, empty when there is none. `chain` holds canonical paths;
// no file is read twice.
std::string circle(const LocalFiles &files, std::vector<std::string> &chain, std::set<std::string> &read)
{
    if (!read.insert(chain.back()).second)
        return {};
    const auto bytes = readFile(chain.back(), budgets::sideFileBytes);
    const auto text = bytes ? decodeText(*bytes, chain.back()) : Result<std::string>(bytes.error());
    std::vector<ImportIssue> inner;
    const auto tree = text ? readTree(*text, chain.back(), inner) : Result<Tree>(text.error());
    const Tree *resources = tree ? tree->find("Resources") : nullptr;
    if (resources == nullptr)
        return {};
    for (const Tree &resource : resources->items) {
        const Tree *properties = resource.find("Properties");
        const Tree *location = properties != nullptr ? locationOf(*properties) : nullptr;
        if (location == nullptr || !location->isScalar())
            continue;
        const auto path = files.locate(location->text);
        if (!path)
            continue;
        if (std::find(chain.begin(), chain.end(), *path) != chain.end()) {
            std::string out;
            for (const std::string &step : chain)
                out += baseName(step) + " -> ";
            return out + baseName(*path);
        }
        if (chain.size() >= static_cast<std::size_t>(budgets::helperHops))
            continue;
        chain.push_back(*path);
        if (const std::string found = circle(files, chain, read); !found.empty())
            return found;
        chain.pop_back();
    }
    return {};
}

void checkLocation(Context &context, const Resource &stack, const Tree &location)
{
    const std::string where = "Resources/" + stack.id + "/Properties";
    const auto path = context.files.locate(location.text);
    if (!path) {
        context.warn(path.error().code, "the nested template of " + stack.id + ": " + path.error().message, location,
                     where);
        return;
    }
    std::string chain;
    if (*path == context.files.input())
        chain = baseName(context.files.input()) + " -> " + baseName(*path);
    else {
        std::vector<std::string> steps{context.files.input(), *path};
        std::set<std::string> read;
        chain = circle(context.files, steps, read);
    }
    if (!chain.empty())
        context.warn("nested.cycle", "cycle of nested templates: " + chain, location, where);
}

} // namespace

void collectNestedStacks(Context &context)
{
    for (const Resource *stack : context.ofTypes({"AWS::CloudFormation::Stack", "AWS::Serverless::Application"})) {
        const Tree *location = locationOf(*stack->properties);
        if (location != nullptr && location->isScalar())
            checkLocation(context, *stack, *location);
        context.notUnderstood(*stack, "a nested template is drawn as one box; open it to see inside");
        for (const Found &given : context.resolver.select(*stack->properties, "Parameters.*")) {
            for (const Target &target : context.targets(*given.tree, {"", false, false})) {
                EdgeDraft edge = context.edge(stack->id, target.node, EdgeKind::Connects, EdgeMode::None,
                                              "parameter " + given.key + " of the nested stack", given.tree);
                edge.evidence = Evidence::Named;
                context.graph.addEdge(std::move(edge));
            }
        }
    }
}

} // namespace lensboard::cfn
