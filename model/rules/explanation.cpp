// SPDX-License-Identifier: Apache-2.0
#include "expression/explain.h"

#include "rules/core.h"
#include "rules/message.h"

namespace lensboard {

namespace {

ExplanationNode convert(const cel::Explanation &explanation)
{
    ExplanationNode node;
    node.text = explanation.text;
    if (!explanation.subject.empty())
        node.text = explanation.subject + ": " + node.text;
    node.value = valueText(explanation.value, {});
    for (const cel::Explanation &part : explanation.parts)
        node.children.push_back(convert(part));
    return node;
}

} // namespace

Job Evaluator::Core::jobOf(const std::string &key)
{
    const auto found = m_findings.find(key);
    if (found == m_findings.end())
        return noJob;
    for (Job job = 0; job < m_jobs.size(); ++job) {
        if (m_jobs[job].finding == &found->second)
            return job;
    }
    return noJob;
}

Result<FindingExplanation> Evaluator::Core::explain(const std::string &key)
{
    const Job number = jobOf(key);
    if (number == noJob)
        return makeError("finding.unknown", "there is no finding " + key);
    const JobState &job = m_jobs[number];
    const Rule &rule = *m_rules[job.rule];
    const cel::Scope &scope = scopeOf(job);
    cel::ExplainStyle style;
    style.value = [this](const cel::Object &object, cel::Symbol member, const cel::Value &value) -> std::string {
        const PropertyDefinition *definition = m_world.definition(object, member);
        return definition ? valueText(value, definition->unit) : std::string();
    };
    style.memberName = [this](const cel::Object &object, cel::Symbol member) -> std::string {
        const PropertyDefinition *definition = m_world.definition(object, member);
        return definition ? definition->title : std::string();
    };
    style.functionName = [this](cel::Symbol function) -> std::string {
        const FactInfo *info = m_facts.find(function);
        return info ? info->people : std::string();
    };
    FindingExplanation result;
    result.title = rule.title;
    result.message = job.finding->message;
    result.why = rule.why;
    result.falseAlarm = rule.falseAlarm;
    result.path = job.finding->path;
    result.sources = rule.sources;
    result.checkedOn = rule.checkedOn;
    result.where = rule.where.text();
    result.expect = rule.expect.text();
    for (const Fix &fix : rule.fixes)
        result.fixes.push_back(fix.title);
    const cel::Explanation concerns = cel::explain(rule.where, scope, style);
    result.tree.text = rule.title;
    result.tree.value = toWord(job.finding->verdict);
    result.tree.children.push_back(convert(concerns));
    result.tree.children.back().text = "It concerns this because " + result.tree.children.back().text;
    if (concerns.value.isTrue()) {
        result.tree.children.push_back(convert(cel::explain(rule.expect, scope, style)));
        result.tree.children.back().text = "What must hold: " + result.tree.children.back().text;
    }
    return result;
}

} // namespace lensboard
