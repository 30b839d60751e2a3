// SPDX-License-Identifier: Apache-2.0
#include "exchange/budgets.h"
#include "exchange/cloudformation/nesting.h"
#include "exchange/cloudformation/stackparts.h"
#include "exchange/iamactions.h"

// The stacks of one folder side by side; what one exports another imports.
namespace lensboard::cfn {

using terraform::makeMap;
using terraform::member;

namespace {

// The name of an export or import as text; what is not known is "*".
std::string exportName(const Tree &tree, const std::string &stack, const Tree &root)
{
    std::string text = tree.text;
    if (const Tree *sub = tree.find("Fn::Sub"); sub != nullptr)
        text = sub->isList() && !sub->items.empty() ? sub->items[0].text : sub->text;
    else if (const Tree *join = tree.find("Fn::Join"); join != nullptr && join->items.size() == 2) {
        for (const Tree &part : join->items[1].items)
            text += (text.empty() ? "" : join->items[0].text) + exportName(part, stack, root);
    } else if (const Tree *ref = tree.find("Ref"); ref != nullptr)
        text = "${" + ref->text + "}";
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos)
            break;
        const std::string name = text.substr(at + 2, end - at - 2);
        const Tree *parameters = root.find("Parameters");
        const Tree *parameter = parameters != nullptr ? parameters->find(name) : nullptr;
        const std::string value(parameter != nullptr ? parameter->textAt("Default") : std::string_view());
        const std::string put = name == "AWS::StackName" ? stack : value.empty() ? "*" : value;
        text.replace(at, end - at + 1, put);
    }
    return text;
}

void replaceImports(Tree &tree, const std::map<std::string, Tree> &exports, const Tree &root, int depth = 0)
{
    if (depth > static_cast<int>(budgets::treeDepth))
        return;
    if (const Tree *name = tree.find("Fn::ImportValue"); name != nullptr && tree.items.size() == 1) {
        const std::string wanted = exportName(*name, {}, root);
        const Tree *only = nullptr;
        int fitting = 0;
        for (const auto &[known, value] : exports) {
            if (known == wanted) {
                only = &value;
                fitting = 1;
                break;
            }
            if (globMatches(wanted, known) || globMatches(known, wanted)) {
                only = &value;
                ++fitting;
            }
        }
        if (fitting == 1)
            tree = Tree(*only);
        return;
    }
    for (Tree &item : tree.items)
        replaceImports(item, exports, root, depth + 1);
}

// The parameters that a stack keeps in the store, once it stands in `root` under its prefix.
void collectKept(std::map<std::string, Tree> &kept, const Tree &root, const Tree &original, const Stack &stack)
{
    const Tree *written = original.find("Resources");
    const Tree *moved = root.find("Resources");
    for (std::size_t i = 0; written != nullptr && moved != nullptr && i < written->items.size(); ++i) {
        if (written->items[i].textAt("Type") != "AWS::SSM::Parameter")
            continue;
        const Tree *properties = written->items[i].find("Properties");
        const Tree *name = properties != nullptr ? properties->find("Name") : nullptr;
        const Tree *body = moved->find(stack.name + '/' + written->keys[i].text);
        const Tree *settings = body != nullptr ? body->find("Properties") : nullptr;
        const Tree *value = settings != nullptr ? settings->find("Value") : nullptr;
        if (name != nullptr && value != nullptr)
            kept[exportName(*name, stack.name, original)] = *value;
    }
}

} // namespace

Tree combined(std::vector<Stack> stacks)
{
    Tree root = makeMap(Tree());
    std::map<std::string, Tree> exports;
    std::map<std::string, Tree> kept;
    for (Stack &stack : stacks) {
        relocate(stack.root, stack.label);
        const Tree original = stack.root;
        Tree outputs = moveInto(root, std::move(stack.root), {stack.name + '/', stack.label, stack.name}, nullptr);
        collectKept(kept, root, original, stack);
        for (Tree &output : outputs.items) {
            const Tree *exported = output.find("Export");
            const Tree *value = output.find("Value");
            const Tree *name = nullptr;
            if (exported != nullptr && value != nullptr) {
                for (std::size_t i = 0; i < original.find("Outputs")->items.size(); ++i) {
                    const Tree &written = original.find("Outputs")->items[i];
                    if (written.line == output.line && written.column == output.column)
                        name = written.find("Export") != nullptr ? written.find("Export")->find("Name") : nullptr;
                }
            }
            if (name != nullptr)
                exports[exportName(*name, stack.name, original)] = *value;
        }
    }
    if (Tree *resources = member(root, "Resources"); resources != nullptr && !exports.empty())
        replaceImports(*resources, exports, root);
    if (!kept.empty())
        replaceSharedParameters(root, kept);
    return root;
}

} // namespace lensboard::cfn
