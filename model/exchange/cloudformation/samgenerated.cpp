// SPDX-License-Identifier: Apache-2.0
#include "exchange/cloudformation/stackparts.h"

// Queues and topics that the SAM transform makes of settings that name none.
namespace lensboard::cfn {

using terraform::makeMap;
using terraform::makeReference;
using terraform::makeText;
using terraform::member;

namespace {

class Generator
{
public:
    explicit Generator(Tree &resources)
        : m_resources(resources)
    {
    }

    // `holder` is a function or state machine.
    void run(const std::string &id, Tree &properties)
    {
        Tree *events = member(properties, "Events");
        for (std::size_t i = 0; events != nullptr && events->isMap() && i < events->items.size(); ++i) {
            Tree *settings = member(events->items[i], "Properties");
            if (settings == nullptr || !settings->isMap())
                continue;
            const std::string name = id + events->keys[i].text + "Queue";
            if (events->items[i].textAt("Type") == "SNS")
                subscription(*settings, name);
            deadLetters(*settings, name);
        }
        destinations(id, properties);
    }

    // Resources cannot be added while somebody walks over them.
    void addAll()
    {
        for (auto &[name, body] : m_made) {
            const Tree place = makeMap(body);
            if (m_resources.find(name) == nullptr)
                addMember(m_resources, name, std::move(body), place);
        }
    }

private:
    Tree make(const std::string &name, const char *type, const Tree &at)
    {
        Tree body = makeMap(at);
        addMember(body, "Type", makeText(type, at), at);
        m_made.emplace_back(name, std::move(body));
        return makeReference(name, std::string(type) == "AWS::SQS::Queue" ? "Arn" : "", at);
    }

    void subscription(Tree &settings, const std::string &name)
    {
        Tree *wanted = member(settings, "SqsSubscription");
        if (wanted == nullptr || (wanted->isScalar() && wanted->text != "true"))
            return;
        if (wanted->isScalar())
            *wanted = makeMap(*wanted);
        if (wanted->isMap() && wanted->find("QueueArn") == nullptr)
            addMember(*wanted, "QueueArn", make(name, "AWS::SQS::Queue", *wanted), *wanted);
    }

    void deadLetters(Tree &settings, const std::string &name)
    {
        Tree *config = member(settings, "DeadLetterConfig");
        if (config == nullptr || config->textAt("Type") != "SQS" || config->find("Arn") != nullptr)
            return;
        const std::string given(config->textAt("QueueLogicalId"));
        addMember(*config, "Arn", make(given.empty() ? name : given, "AWS::SQS::Queue", *config), *config);
    }

    void destinations(const std::string &id, Tree &properties)
    {
        Tree *config = member(properties, "EventInvokeConfig");
        Tree *all = config != nullptr ? member(*config, "DestinationConfig") : nullptr;
        for (const char *which : {"OnSuccess", "OnFailure"}) {
            Tree *one = all != nullptr ? member(*all, which) : nullptr;
            if (one == nullptr || !one->isMap() || one->find("Destination") != nullptr)
                continue;
            const bool queue = one->textAt("Type") == "SQS";
            if (queue || one->textAt("Type") == "SNS")
                addMember(*one, "Destination",
                          make(id + "EventInvokeConfig" + which + (queue ? "Queue" : "Topic"),
                               queue ? "AWS::SQS::Queue" : "AWS::SNS::Topic", *one),
                          *one);
        }
    }

    Tree &m_resources;
    std::vector<std::pair<std::string, Tree>> m_made;
};

} // namespace

void addGenerated(Tree &root)
{
    Tree *resources = member(root, "Resources");
    if (resources == nullptr || !resources->isMap())
        return;
    Generator generator(*resources);
    for (std::size_t i = 0; i < resources->items.size(); ++i) {
        Tree &body = resources->items[i];
        const auto type = body.textAt("Type");
        if (type != "AWS::Serverless::Function" && type != "AWS::Serverless::StateMachine")
            continue;
        if (Tree *properties = member(body, "Properties"); properties != nullptr && properties->isMap())
            generator.run(resources->keys[i].text, *properties);
    }
    generator.addAll();
}

} // namespace lensboard::cfn
