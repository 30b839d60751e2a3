// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// Where the definition of a state machine stands: inline, in a text, in a local file.
namespace lensboard::cfn {

namespace {

std::string pathOf(const Resource &machine)
{
    return "Resources/" + machine.id + "/Properties";
}

void readText(Context &context, const Resource &machine, const std::string &text, const Tree &at,
              const std::string &file)
{
    std::vector<ImportIssue> inner;
    auto tree = readTree(text, file.empty() ? context.tmpl.file() : file, inner);
    if (!tree || !tree->isMap()) {
        const std::string reason =
            tree ? "expected a mapping, is " + std::string(tree->kindName()) : tree.error().message;
        const std::string place =
            tree || tree.error().line == 0 ? std::string() : " (line " + std::to_string(tree.error().line) + " of it)";
        context.warn("asl.invalid", "the definition of " + machine.id + " cannot be read: " + reason + place, at,
                     pathOf(machine));
        context.notUnderstood(machine, "its definition cannot be read");
        return;
    }
    readDefinition(context, machine, *tree, &at);
}

void readFile(Context &context, const Resource &machine, const Tree &place)
{
    // CDK writes what it uploads beside the template.
    const std::string name = place.isScalar() ? place.text : "asset." + std::string(place.textAt("Key"));
    const auto text = context.files.read(name);
    if (!place.isScalar() && !text) {
        context.notUnderstood(machine, "its definition lies in a bucket");
        return;
    }
    if (!text) {
        context.warn(text.error().code, "the definition of " + machine.id + ": " + text.error().message, place,
                     pathOf(machine) + "/DefinitionUri");
        context.notUnderstood(machine, "its definition was not read: " + text.error().message);
        return;
    }
    readText(context, machine, *text, place, name);
}

} // namespace

void collectStateMachines(Context &context)
{
    for (const Resource *machine : context.stateMachines()) {
        const Tree &properties = *machine->properties;
        const Tree *substitutions = properties.find("DefinitionSubstitutions");
        if (substitutions != nullptr && !substitutions->isMap())
            context.warn("asl.substitutions",
                         "DefinitionSubstitutions must be a mapping, is " + std::string(substitutions->kindName()),
                         *substitutions, pathOf(*machine) + "/DefinitionSubstitutions");
        for (const Found &place : context.resolver.select(properties, "DefinitionString.Unknown[]"))
            addNamedUse(context, machine->id, *place.tree, "definition, not known yet");
        for (const Found &place : context.resolver.select(properties, "DefinitionString")) {
            const Tree *json = place.tree->find("Fn::ToJsonString");
            if (json != nullptr && json->isMap())
                readDefinition(context, *machine, *json, nullptr);
            else if (place.tree->find("Unknown") == nullptr)
                readText(context, *machine, context.resolver.value(*place.tree).text(), *place.tree, {});
        }
        for (const Found &place : context.resolver.select(properties, "Definition")) {
            std::string_view name;
            if (place.tree->isScalar() || Resolver::intrinsic(*place.tree, name) != nullptr)
                readText(context, *machine, context.resolver.value(*place.tree).text(), *place.tree, {});
            else if (place.tree->isMap())
                readDefinition(context, *machine, *place.tree, nullptr);
        }
        for (const char *path : {"DefinitionUri", "DefinitionS3Location"}) {
            for (const Found &place : context.resolver.select(properties, path))
                readFile(context, *machine, *place.tree);
        }
    }
}

} // namespace lensboard::cfn
