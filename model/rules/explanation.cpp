// SPDX-License-Identifier: Apache-2.0
#include "rules/core.h"
#include "rules/wording.h"

#include <algorithm>
#include <set>

namespace lensboard {

namespace {

// The facts at the leaves, each once; a fact about an element of a list names that element.
void collect(const cel::Explanation &explanation, std::vector<std::string> &texts)
{
    for (const cel::Explanation &part : explanation.parts)
        collect(part, texts);
    if (!explanation.parts.empty() || explanation.text.empty())
        return;
    std::string text = explanation.text;
    if (std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
}

bool tellsOrigin(const std::string &text)
{
    return text.ends_with(" is part of the workload") || text.ends_with(" comes from a template") ||
           text.ends_with(" was drawn");
}

// What says nothing beside the others: where an element comes from, and the value of what nobody stated.
std::vector<std::string> withoutNoise(const std::vector<std::string> &texts)
{
    const std::string_view notStated = " is not stated";
    std::vector<std::string> blank;
    for (const std::string &text : texts) {
        if (text.ends_with(notStated))
            blank.push_back(text.substr(0, text.size() - notStated.size()));
    }
    std::vector<std::string> kept;
    for (const std::string &text : texts) {
        const bool repeated = std::any_of(blank.begin(), blank.end(), [&text, notStated](const std::string &name) {
            return !text.ends_with(notStated) && (text.starts_with(name + ": ") || text.starts_with(name + " is "));
        });
        if (!repeated && !tellsOrigin(text))
            kept.push_back(text);
    }
    return kept.empty() ? texts : kept;
}

std::string asSentence(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z' && (text.size() < 2 || text[1] < 'A' || text[1] > 'Z'))
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

ExplanationNode group(const char *heading, const cel::Explanation &explanation)
{
    ExplanationNode node;
    node.text = heading;
    std::vector<std::string> texts;
    collect(explanation, texts);
    for (std::string &text : withoutNoise(texts))
        node.children.push_back({asSentence(std::move(text)), {}, {}});
    return node;
}

const char *expectHeading(FindingVerdict verdict)
{
    switch (verdict) {
    case FindingVerdict::Pass:
        return "It is as it should be";
    case FindingVerdict::Fail:
        return "What decided";
    default:
        return "What would decide";
    }
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
    while (m_facts.isStale()) // between two slices
        refreshOneFact();
    const Job number = jobOf(key);
    if (number == noJob)
        return makeError("finding.unknown", "there is no finding " + key);
    const JobState &job = m_jobs[number];
    const Rule &rule = *m_rules[job.rule];
    const cel::Scope &scope = scopeOf(job);
    const cel::ExplainStyle style = explainStyle(m_world, m_facts);
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
    for (const Fix *fix : fixesFor(job))
        result.fixes.push_back(fix->title);
    result.tree.text = rule.title;
    result.tree.value = toWord(job.finding->verdict);
    const cel::Explanation concerns = cel::explain(rule.where, scope, style);
    result.tree.children.push_back(
        group(concerns.value.isTrue() ? "The rule looks here because" : "Whether the rule concerns this", concerns));
    if (concerns.value.isTrue())
        result.tree.children.push_back(
            group(expectHeading(job.finding->verdict), cel::explain(rule.expect, scope, style)));
    return result;
}

} // namespace lensboard
