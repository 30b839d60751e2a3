// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/expansion.h"
#include "exchange/cloudformation/stackparts.h"

// What a SAM template leaves to the transform, written out before templates are joined.
namespace lensboard::cfn {

using terraform::makeMap;
using terraform::makeText;
using terraform::member;

namespace {

// What Globals say is put into the resources, since each template has its own.
void settleGlobals(Tree &root)
{
    const Tree *globals = root.find("Globals");
    Tree *resources = member(root, "Resources");
    if (globals == nullptr || resources == nullptr)
        return;
    for (Tree &body : resources->items) {
        const Tree *common = globalsFor(body.textAt("Type"), globals);
        if (common == nullptr)
            continue;
        if (Tree *own = member(body, "Properties"); own != nullptr)
            *own = mergedGlobals(*common, *own);
        else
            addMember(body, "Properties", *common, body);
    }
}

// The API that SAM makes of events that name none, written out: each template has one of its own.
void settleImplicitApi(Tree &root, const char *id, const char *type, std::string_view event, const char *property)
{
    Tree *resources = member(root, "Resources");
    if (resources == nullptr || resources->find(id) != nullptr)
        return;
    bool any = false;
    for (Tree &body : resources->items) {
        Tree *properties = member(body, "Properties");
        Tree *events = properties != nullptr ? member(*properties, "Events") : nullptr;
        for (std::size_t i = 0; events != nullptr && events->isMap() && i < events->items.size(); ++i) {
            Tree &one = events->items[i];
            if (one.textAt("Type") != event || body.textAt("Type").find("Serverless") == std::string_view::npos)
                continue;
            Tree *settings = member(one, "Properties");
            if (settings == nullptr) {
                addMember(one, "Properties", makeMap(one), one);
                settings = &one.items.back();
            }
            if (settings->find(property) != nullptr || !settings->isMap())
                continue;
            addMember(*settings, property, terraform::makeReference(id, {}, one), one);
            any = true;
        }
    }
    if (!any)
        return;
    Tree body = makeMap(root);
    addMember(body, "Type", makeText(type, root), root);
    const Tree *common = globalsFor(type, root.find("Globals"));
    if (common != nullptr)
        addMember(body, "Properties", *common, root);
    addMember(*resources, id, std::move(body), root);
}

} // namespace

void settleSam(Tree &root)
{
    settleImplicitApi(root, "ServerlessRestApi", "AWS::Serverless::Api", "Api", "RestApiId");
    settleImplicitApi(root, "ServerlessHttpApi", "AWS::Serverless::HttpApi", "HttpApi", "ApiId");
    settleGlobals(root);
}

} // namespace lensboard::cfn
