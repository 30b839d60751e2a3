// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "lens/lens.h"

namespace lensboard {

namespace {

void addExtra(Json &json, const std::string &extra)
{
    if (extra.empty())
        return;
    const auto kept = parseJson(extra);
    if (!kept || !kept->is_object())
        return;
    for (const auto &[key, value] : kept->items())
        json[key] = value;
}

Json toJson(const Resource &resource)
{
    Json json = Json::object();
    json["displayText"] = resource.displayText;
    if (!resource.url.empty())
        json["url"] = resource.url;
    addExtra(json, resource.extra);
    return json;
}

Json toJson(const AdditionalResources &group)
{
    Json json{{"type", group.type}, {"content", Json::array()}};
    for (const Resource &resource : group.content)
        json["content"].push_back(toJson(resource));
    addExtra(json, group.extra);
    return json;
}

Json toJson(const Choice &choice)
{
    Json json{{"id", choice.id}, {"title", choice.title}};
    if (choice.helpfulResource)
        json["helpfulResource"] = toJson(*choice.helpfulResource);
    if (choice.improvementPlan)
        json["improvementPlan"] = toJson(*choice.improvementPlan);
    if (!choice.additionalResources.empty()) {
        json["additionalResources"] = Json::array();
        for (const AdditionalResources &group : choice.additionalResources)
            json["additionalResources"].push_back(toJson(group));
    }
    addExtra(json, choice.extra);
    return json;
}

Json toJson(const RiskRule &rule)
{
    Json json{{"condition", rule.conditionText}, {"risk", std::string(riskRuleWord(rule.risk))}};
    addExtra(json, rule.extra);
    return json;
}

Json toJson(const Question &question)
{
    Json json{{"id", question.id}, {"title", question.title}, {"description", question.description}};
    if (question.helpfulResource)
        json["helpfulResource"] = toJson(*question.helpfulResource);
    json["choices"] = Json::array();
    for (const Choice &choice : question.choices)
        json["choices"].push_back(toJson(choice));
    json["riskRules"] = Json::array();
    for (const RiskRule &rule : question.riskRules)
        json["riskRules"].push_back(toJson(rule));
    addExtra(json, question.extra);
    return json;
}

Json toJson(const Pillar &pillar)
{
    Json json{{"id", pillar.id}, {"name", pillar.name}, {"questions", Json::array()}};
    for (const Question &question : pillar.questions)
        json["questions"].push_back(toJson(question));
    addExtra(json, pillar.extra);
    return json;
}

} // namespace

std::string writeLens(const Lens &lens)
{
    Json json{{"schemaVersion", lens.schemaVersion},
              {"name", lens.name},
              {"description", lens.description},
              {"pillars", Json::array()}};
    for (const Pillar &pillar : lens.pillars)
        json["pillars"].push_back(toJson(pillar));
    addExtra(json, lens.extra);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace lensboard
