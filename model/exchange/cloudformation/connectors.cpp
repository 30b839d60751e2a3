// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// SAM connectors: source, destination and what the source may do there.
namespace lensboard::cfn {

namespace {

using Act = std::pair<EdgeKind, EdgeMode>;

// What a permission means between these two; the direction of the edge stays that of the connector unless the source
// is read by the destination.
std::vector<Act> acts(const ServiceType &from, const ServiceType &to, bool read, bool write)
{
    if (from.has("queue") || (from.has("stream") && to.has("compute")))
        return {{EdgeKind::Triggers, from.has("queue") ? EdgeMode::Poll : EdgeMode::Stream}};
    if (from.has("table") && to.has("compute"))
        return {{EdgeKind::Triggers, EdgeMode::Stream}};
    if (from.has("topic"))
        return {{EdgeKind::Subscribes, EdgeMode::Async}};
    if (from.has("bus") || from.has("rule") || from.has("schedule") || from.has("object-store"))
        return {{EdgeKind::Triggers, EdgeMode::Async}};
    std::vector<Act> out;
    if (to.has("store") || to.has("secret-store")) {
        if (read)
            out.emplace_back(EdgeKind::Reads, EdgeMode::Sync);
        if (write)
            out.emplace_back(EdgeKind::Writes, EdgeMode::Sync);
    } else if (write && to.has("messaging")) {
        out.emplace_back(EdgeKind::Publishes, EdgeMode::Async);
    } else if (to.has("workflow")) {
        out.emplace_back(EdgeKind::Invokes, EdgeMode::Async);
    } else if (to.has("compute") || to.has("api")) {
        out.emplace_back(EdgeKind::Invokes, EdgeMode::Sync);
    }
    return out;
}

void connect(Context &context, const std::string &from, const Tree &properties, const std::string &via)
{
    bool read = false;
    bool write = false;
    for (const Found &found : context.resolver.select(properties, "Permissions[]")) {
        const std::string text = context.resolver.value(*found.tree).text();
        read = read || text == "Read";
        write = write || text == "Write";
    }
    for (const char *path : {"Destination[].Id", "Destination[].Arn"}) {
        for (const Found &place : context.resolver.select(properties, path)) {
            std::vector<Target> targets = context.targets(*place.tree);
            const std::string id = place.tree->isScalar() ? context.nodeOf(place.tree->text) : std::string();
            if (!id.empty())
                targets = {{id, place.tree->text, {}, place.condition, {}, place.tree}};
            for (const Target &target : targets) {
                for (const auto &[kind, mode] : acts(context.catalog.type(context.typeOf(from)),
                                                     context.catalog.type(context.typeOf(target.node)), read, write))
                    context.graph.addEdge(context.edge(from, target.node, kind, mode, via, place.tree));
            }
        }
    }
}

} // namespace

void collectConnectors(Context &context)
{
    for (const Resource *connector : context.ofType("AWS::Serverless::Connector")) {
        const Tree *source = context.resolver.first(*connector->properties, "Source.Id");
        if (source != nullptr && source->isScalar())
            connect(context, context.nodeOf(source->text), *connector->properties, "connector " + connector->id);
    }
    for (const Resource &resource : context.tmpl.resources()) {
        for (const Found &found : context.resolver.select(*resource.body, "Connectors.*.Properties"))
            connect(context, context.nodeOf(resource.id), *found.tree, "connector");
    }
}

} // namespace lensboard::cfn
