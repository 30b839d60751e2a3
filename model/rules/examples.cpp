// SPDX-License-Identifier: Apache-2.0
#include "rules/examples.h"

#include "rules/evaluator.h"

#include <algorithm>

namespace lensboard {

namespace {

std::string listed(const std::vector<std::string> &keys)
{
    std::string text;
    for (const std::string &key : keys)
        text += (text.empty() ? "" : " ") + key;
    return text.empty() ? "none" : text;
}

// Empty when the example comes out as written.
std::string mismatch(const Rule &rule, const RuleExample &example, const Evaluator &evaluator)
{
    for (const RuleFault &fault : evaluator.faults())
        return "cannot be evaluated at " + fault.subject.text + ": " + fault.message;
    std::vector<std::string> keys;
    const Finding *first = nullptr;
    for (const auto &[key, finding] : evaluator.findings()) {
        if (example.silent)
            return "should say nothing, but says " + std::string(toWord(finding.verdict)) + " at " + key;
        if (finding.verdict != example.verdict)
            continue;
        keys.push_back(key);
        first = first ? first : &finding;
    }
    if (example.silent)
        return {};
    if (!first) {
        std::string said;
        for (const auto &[key, finding] : evaluator.findings())
            said += ' ' + key + " is " + std::string(toWord(finding.verdict)) + " (" + finding.message + ')';
        return "nothing is " + std::string(toWord(example.verdict)) + ';' + (said.empty() ? " it says nothing" : said);
    }
    std::vector<std::string> wanted = example.keys;
    std::sort(wanted.begin(), wanted.end());
    if (!wanted.empty() && wanted != keys)
        return "keys are " + listed(keys) + ", not " + listed(wanted);
    const std::string &said = first->verdict == FindingVerdict::Ask ? first->question : first->message;
    if (!example.message.empty() && said != example.message)
        return "says \"" + said + "\", not \"" + example.message + '"';
    if (example.severity && first->severity != *example.severity)
        return "is " + std::string(toWord(first->severity)) + ", not " + std::string(toWord(*example.severity));
    const bool alone = example.verdict != FindingVerdict::Pass || keys.size() == evaluator.findings().size();
    return alone ? std::string() : rule.id + " does not only pass";
}

} // namespace

ExampleReport runExamples(const RulePacks &packs, const Catalog &catalog)
{
    ExampleReport report;
    for (const RulePack &pack : packs.packs) {
        for (const auto &rule : pack.rules) {
            RulePacks alone;
            alone.packs.push_back({pack.id, pack.title, pack.file, {rule}});
            Evaluator evaluator(catalog, alone);
            for (const RuleExample &example : rule->examples) {
                evaluator.evaluateAll(example.document);
                const std::string wrong = mismatch(*rule, example, evaluator);
                if (wrong.empty()) {
                    ++report.passed;
                    continue;
                }
                ++report.failed;
                const std::string name = example.name.empty() ? std::string() : " (" + example.name + ')';
                Error error = makeError("rule.example", rule->id + name + ": " + wrong);
                error.file = pack.file;
                error.pointer = example.pointer;
                report.failures.push_back(std::move(error));
            }
        }
    }
    return report;
}

} // namespace lensboard
