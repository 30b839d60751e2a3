// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/mechanisms.h"

// VPCs as frames with what stands in them, containers, retention of log groups.
namespace lensboard::cfn {

namespace {

constexpr auto fromTemplate = PropertyValue::Origin::Template;

// Places where resources name their subnets.
constexpr const char *subnetPaths[] = {"VpcConfig.SubnetIds[]",
                                       "NetworkConfiguration.AwsvpcConfiguration.Subnets[]",
                                       "Subnets[]",
                                       "SubnetIds[]",
                                       "VpcSubnetIds[]",
                                       "SubnetId",
                                       "VPCOptions.SubnetIds[]"};

void frames(Context &context, std::map<std::string, Id> &vpcs)
{
    for (const Resource *vpc : context.ofType("AWS::EC2::VPC")) {
        Boundary frame;
        frame.id = importedId('b', context.tmpl.file().substr(context.tmpl.file().rfind('/') + 1), vpc->id);
        frame.kind = BoundaryKind::Vpc;
        frame.name = vpc->id;
        frame.origin.logicalId = vpc->id;
        frame.origin.iacType = vpc->type;
        frame.origin.line = vpc->line;
        frame.origin.column = vpc->column;
        frame.origin.condition = vpc->condition;
        std::set<std::string> zones;
        for (const Resource *subnet : context.ofType("AWS::EC2::Subnet")) {
            if (context.referred(*subnet->properties, "VpcId") != vpc->id)
                continue;
            const Tree *zone = context.resolver.first(*subnet->properties, "AvailabilityZone");
            // Fn::Select out of Fn::GetAZs: the index tells the zones apart.
            const Tree *select = zone != nullptr ? zone->find("Fn::Select") : nullptr;
            zones.insert(select != nullptr && !select->items.empty()
                             ? select->items[0].text
                             : context.resolver.text(*subnet->properties, "AvailabilityZone"));
        }
        if (!zones.empty())
            frame.properties["azCount"] = PropertyValue::stated(static_cast<std::int64_t>(zones.size()), fromTemplate);
        vpcs[vpc->id] = frame.id;
        context.result.boundaries.push_back(std::move(frame));
    }
}

std::string vpcOf(const Context &context, const std::string &subnet)
{
    const Resource *resource = context.tmpl.resource(subnet);
    return resource != nullptr ? context.referred(*resource->properties, "VpcId") : std::string();
}

void place(Context &context, const Resource &resource, const std::map<std::string, Id> &vpcs)
{
    Node *node = context.graph.node(resource.id);
    if (node == nullptr)
        return;
    for (const char *path : subnetPaths) {
        const auto subnets = context.resolver.select(*resource.properties, path);
        if (subnets.empty())
            continue;
        const bool known = context.catalog.property(node->type, "vpc") != nullptr;
        if (known)
            node->properties["vpc"] = PropertyValue::stated(std::string("yes"), fromTemplate);
        const std::string vpc = vpcOf(context, context.referred(*resource.properties, path));
        const auto frame = vpcs.find(vpc);
        if (frame == vpcs.end())
            return;
        node->parent = frame->second;
        if (known)
            node->properties["vpc"] = PropertyValue::stated(vpc, fromTemplate);
        return;
    }
}

} // namespace

namespace {

// Modules and nested stacks as frames; one that holds a single box would only be in the way.
class ModuleFrames
{
public:
    explicit ModuleFrames(Context &context)
        : m_context(context)
    {
        for (const Resource &resource : context.tmpl.resources()) {
            for (std::string path = pathOf(resource); !path.empty(); path = parentOf(path))
                m_boxes[path] += context.graph.node(resource.id) != nullptr ? 1 : 0;
        }
    }

    void run()
    {
        for (const Resource &resource : m_context.tmpl.resources()) {
            Node *node = m_context.graph.node(resource.id);
            if (node != nullptr && node->parent.empty())
                node->parent = frame(pathOf(resource), resource);
        }
    }

private:
    static std::string pathOf(const Resource &resource)
    {
        return std::string(resource.body->textAt("lensboard:module"));
    }
    static std::string parentOf(const std::string &path)
    {
        const std::size_t cut = path.rfind(".module.");
        return cut == std::string::npos ? std::string() : path.substr(0, cut);
    }

    Id frame(const std::string &path, const Resource &first)
    {
        if (path.empty())
            return {};
        if (const auto known = m_frames.find(path); known != m_frames.end())
            return known->second;
        const std::string outer = parentOf(path);
        const bool same = !outer.empty() && m_boxes[outer] == m_boxes[path];
        const Id parent = frame(outer, first);
        if (m_boxes[path] < 2 || same)
            return m_frames[path] = parent;
        Boundary boundary;
        boundary.id = importedId('b', "module", path);
        boundary.kind = BoundaryKind::Stack;
        boundary.name = path.substr(path.rfind('.') + 1);
        boundary.parent = parent;
        boundary.origin.logicalId = path;
        boundary.origin.iacType = m_context.tmpl.isTerraform() ? "module" : "AWS::CloudFormation::Stack";
        boundary.origin.line = first.line;
        boundary.origin.column = first.column;
        m_frames[path] = boundary.id;
        m_context.result.boundaries.push_back(std::move(boundary));
        return m_frames[path];
    }

    Context &m_context;
    std::map<std::string, int> m_boxes;
    std::map<std::string, Id> m_frames;
};

} // namespace

void collectNetworks(Context &context)
{
    std::map<std::string, Id> vpcs;
    frames(context, vpcs);
    for (const Resource &resource : context.tmpl.resources())
        place(context, resource, vpcs);
    ModuleFrames(context).run();
}

void collectContainers(Context &context)
{
    for (const Resource *service : context.ofType("AWS::ECS::Service")) {
        const Resource *task = context.tmpl.resource(context.referred(*service->properties, "TaskDefinition"));
        Node *node = context.graph.node(service->id);
        if (task == nullptr || node == nullptr)
            continue;
        context.nodeKeys[task->id] = service->id;
        context.set(node->properties, "cpu", *task->properties, "Cpu", PropertyType::Integer);
        context.set(node->properties, "memoryMB", *task->properties, "Memory", PropertyType::Integer);
    }
}

namespace {

// Log group (logical id, or the name it would have) → elements that write there.
std::multimap<std::string, std::string> logWriters(const Context &context)
{
    std::multimap<std::string, std::string> writers;
    const auto add = [&](const std::string &group, const std::string &writer) {
        if (!group.empty())
            writers.emplace(group, writer);
    };
    for (const Resource *function : context.functions()) {
        const std::string called = context.resolver.text(*function->properties, "FunctionName");
        add(called.empty() ? called : "/aws/lambda/" + called, function->id);
        add(context.referred(*function->properties, "LoggingConfig.LogGroup"), function->id);
    }
    for (const Resource *machine : context.stateMachines()) {
        for (const char *path : {"Logging.Destinations[].CloudWatchLogsLogGroup.LogGroupArn",
                                 "LoggingConfiguration.Destinations[].CloudWatchLogsLogGroup.LogGroupArn"})
            add(context.referred(*machine->properties, path), machine->id);
    }
    for (const Resource *stage : context.ofTypes({"AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage"})) {
        for (const char *path : {"AccessLogSetting.DestinationArn", "AccessLogSettings.DestinationArn"})
            add(context.referred(*stage->properties, path), context.nodeOf(stage->id));
    }
    return writers;
}

} // namespace

void collectLogs(Context &context)
{
    const auto writers = logWriters(context);
    for (const Resource *group : context.ofType("AWS::Logs::LogGroup")) {
        std::vector<std::string> owners{context.nodeOf(group->id)};
        for (const std::string &key : {group->id, context.resolver.text(*group->properties, "LogGroupName")}) {
            for (auto [at, end] = writers.equal_range(key); at != end; ++at)
                owners.push_back(at->second);
        }
        for (const std::string &owner : owners) {
            Node *node = context.graph.node(owner);
            if (node == nullptr || context.catalog.property(node->type, "logRetentionDays") == nullptr)
                continue;
            context.set(node->properties, "logRetentionDays", *group->properties, "RetentionInDays",
                        PropertyType::Integer);
        }
    }
}

} // namespace lensboard::cfn
