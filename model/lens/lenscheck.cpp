// SPDX-License-Identifier: Apache-2.0
#include "lens/lensissues.h"
#include "lens/risktable.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace lensboard {

namespace {

constexpr std::size_t maxChoices = 15;
constexpr std::size_t maxRules = 3;
constexpr std::array<std::string_view, 6> standardPillars{
    "operationalExcellence", "security", "reliability", "performance", "costOptimization", "sustainability"};

std::string lowerCase(std::string text)
{
    for (char &c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

void checkId(const std::string &id, std::size_t apiLimit, const std::string &pointer, LensIssues &issues)
{
    if (id.empty())
        return; // already an error
    const bool plain = std::ranges::all_of(
        id, [](char c) { return c == '_' || (static_cast<unsigned char>(c) < 0x80 && std::isalnum(c)); });
    if (!plain || id.size() < 3 || id.size() > 128) {
        issues.breach("id.form", "the id \"" + id + "\" is not 3 to 128 letters, digits and underscores", pointer);
    } else if (id.size() > apiLimit) {
        issues.warning("id.long", "AWS accepts at most " + std::to_string(apiLimit) + " characters in this id",
                       pointer);
    }
}

void checkChoices(const Question &question, const std::string &pointer, LensIssues &issues)
{
    if (question.choices.empty())
        issues.error("choices.none", "a question needs at least one choice", pointer);
    if (question.choices.size() > static_cast<std::size_t>(TruthTable::maxVariables)) {
        issues.error("choices.tooMany",
                     "more than " + std::to_string(TruthTable::maxVariables) + " choices; split the question", pointer);
    } else if (question.choices.size() > maxChoices) {
        issues.breach("choices.many",
                      std::to_string(question.choices.size()) + " choices; the format allows " +
                          std::to_string(maxChoices),
                      pointer);
    }
    std::set<std::string> seen;
    bool none = false;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const Choice &choice = question.choices[i];
        const std::string where = pointer + '/' + std::to_string(i);
        checkId(choice.id, 64, where + "/id", issues);
        if (!choice.id.empty() && !seen.insert(choice.id).second)
            issues.error("choice.duplicate", "the choice id \"" + choice.id + "\" is used twice in this question",
                         where + "/id");
        none = none || choice.isNone();
        if (!choice.isNone() && lowerCase(choice.title).starts_with("none of these")) {
            issues.warning("choice.noneWithoutNo",
                           "this \"none of these\" choice has no id ending in _no, so it counts as a practice",
                           where + "/id");
        }
    }
    if (!none && !question.choices.empty())
        issues.warning("choices.withoutNo", "no choice for \"none of these\" (an id ending in _no)", pointer);
}

void checkRuleNames(const Question &question, const RiskRule &rule, const std::string &pointer, LensIssues &issues)
{
    for (const std::string &name : rule.condition.names()) {
        const Choice *choice = question.choice(name);
        if (!choice)
            issues.error("rule.unknownId", "the condition names \"" + name + "\", which is no choice of this question",
                         pointer);
        else if (choice->isNone())
            issues.warning("rule.usesNo", "the condition uses the \"none of these\" choice \"" + name + "\"", pointer);
    }
}

void checkRules(const Question &question, const std::string &pointer, LensIssues &issues)
{
    const auto &rules = question.riskRules;
    if (rules.empty())
        issues.breach("rules.none", "no risk rule; every answer will count as high risk", pointer);
    if (rules.size() > maxRules)
        issues.breach("rules.many", "more than three risk rules", pointer);
    std::set<Risk> levels;
    bool hasDefault = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].broken)
            continue; // already an error
        const std::string where = pointer + '/' + std::to_string(i);
        checkRuleNames(question, rules[i], where + "/condition", issues);
        if (!levels.insert(rules[i].risk).second)
            issues.breach("rule.sameRisk", "a second rule for " + std::string(riskRuleWord(rules[i].risk)),
                          where + "/risk");
        if (hasDefault)
            issues.breach("rule.afterDefault", "a rule after the default is never reached", where);
        hasDefault = hasDefault || rules[i].condition.isDefault();
    }
    if (!hasDefault && !rules.empty())
        issues.breach("rule.noDefault",
                      "no rule has the condition \"default\"; a selection that fits none is high risk", pointer);
}

std::string selectionText(const Question &question, const RiskTable &table, std::size_t assignment)
{
    std::string text;
    for (std::size_t i = 0; i < table.open.size(); ++i) {
        if ((assignment >> i) & 1U)
            text += (text.empty() ? "" : ", ") + question.choices[static_cast<std::size_t>(table.open[i])].id;
    }
    return text.empty() ? "nothing selected" : "only " + text + " selected";
}

Risk riskAt(const RiskTable &table, std::size_t assignment)
{
    if (table.high.at(assignment))
        return Risk::High;
    return table.medium.at(assignment) ? Risk::Medium : Risk::None;
}

// A choice that makes the risk greater when it is selected on top of others.
void checkDirection(const Question &question, const RiskTable &table, const std::string &pointer, LensIssues &issues)
{
    const std::size_t all = std::size_t{1} << table.open.size();
    for (std::size_t choice = 0; choice < table.open.size(); ++choice) {
        const std::size_t bit = std::size_t{1} << choice;
        for (std::size_t assignment = 0; assignment < all; ++assignment) {
            if ((assignment & bit) != 0 || riskAt(table, assignment | bit) <= riskAt(table, assignment))
                continue;
            issues.warning("rule.moreIsWorse",
                           "selecting " + question.choices[static_cast<std::size_t>(table.open[choice])].id +
                               " as well makes the risk greater, with " + selectionText(question, table, assignment),
                           pointer);
            return;
        }
    }
}

// Tries every selection: rules that never decide, and selections that no rule decides.
void checkReach(const Question &question, const std::string &pointer, LensIssues &issues)
{
    const auto table = tabulateRisk(question, std::vector<Selection>(question.choices.size(), Selection::Open));
    const auto understood = [&](const RiskRule &rule) {
        return !rule.broken && std::ranges::all_of(rule.condition.names(),
                                                   [&](const std::string &name) { return question.choice(name); });
    };
    if (!table || question.riskRules.empty() || !std::ranges::all_of(question.riskRules, understood))
        return;
    for (std::size_t i = 0; i < table->firing.size(); ++i) {
        if (table->firing[i].any())
            continue;
        const bool medium = question.riskRules[i].risk == Risk::Medium;
        issues.warning(medium ? "rule.mediumUnreachable" : "rule.dead",
                       medium ? "no selection gives MEDIUM_RISK: earlier rules decide them all"
                              : "this rule never decides, so that it gives " +
                                    std::string(riskRuleWord(question.riskRules[i].risk)) +
                                    " to nobody: earlier rules cover every selection it fits",
                       pointer + '/' + std::to_string(i));
    }
    if (table->unmatched.any()) {
        issues.warning("rule.gap",
                       "no rule fits with " + selectionText(question, *table, table->unmatched.firstTrue()) +
                           "; that counts as high risk",
                       pointer);
    }
    if (question.riskRules.size() == 1 && question.riskRules.front().condition.isDefault())
        issues.warning("rule.onlyDefault", "only a default rule: every answer has the same risk", pointer);
    checkDirection(question, *table, pointer, issues);
}

} // namespace

void checkQuestion(const Question &question, const std::string &pointer, LensIssues &issues)
{
    checkId(question.id, 128, pointer + "/id", issues);
    if (characterCount(question.description) > 1024 && characterCount(question.description) <= 2048)
        issues.warning("description.long", "AWS shows at most 1,024 characters of a question's description",
                       pointer + "/description");
    checkChoices(question, pointer + "/choices", issues);
    checkRules(question, pointer + "/riskRules", issues);
    checkReach(question, pointer + "/riskRules", issues);
}

void checkLens(const Lens &lens, LensIssues &issues)
{
    if (lens.pillars.empty() || lens.pillars.size() > 10)
        issues.error("pillars.number", std::to_string(lens.pillars.size()) + " pillars; a lens has 1 to 10",
                     "/pillars");
    std::set<std::string> pillars;
    std::set<std::string> questions;
    std::map<std::string, int> choices;
    for (std::size_t p = 0; p < lens.pillars.size(); ++p) {
        const Pillar &pillar = lens.pillars[p];
        const std::string where = "/pillars/" + std::to_string(p);
        checkId(pillar.id, 64, where + "/id", issues);
        if (!pillar.id.empty() && !pillars.insert(pillar.id).second)
            issues.error("pillar.duplicate", "the pillar id \"" + pillar.id + "\" is used twice", where + "/id");
        for (const std::string_view standard : standardPillars) {
            if (pillar.id != standard && lowerCase(pillar.id) == lowerCase(std::string(standard)))
                issues.warning("pillar.case",
                               "\"" + pillar.id + "\" differs from the standard pillar \"" + std::string(standard) +
                                   "\" only in capitals and will not be summed with it",
                               where + "/id");
        }
        if (pillar.questions.size() > 20)
            issues.breach("questions.many", "more than 20 questions in a pillar", where + "/questions");
        if (pillar.questions.empty())
            issues.warning("questions.none", "a pillar without questions", where + "/questions");
        for (std::size_t q = 0; q < pillar.questions.size(); ++q) {
            const Question &question = pillar.questions[q];
            if (!question.id.empty() && !questions.insert(question.id).second)
                issues.error("question.duplicate", "the question id \"" + question.id + "\" is used twice",
                             where + "/questions/" + std::to_string(q) + "/id");
            std::set<std::string> own;
            for (const Choice &choice : question.choices)
                own.insert(choice.id);
            for (const std::string &id : own)
                ++choices[id];
        }
    }
    const auto shared = std::ranges::count_if(choices, [](const auto &entry) { return entry.second > 1; });
    if (shared > 0)
        issues.warning(
            "choice.shared",
            std::to_string(shared) + " choice id(s) occur in several questions; answers are kept per question", "");
}

} // namespace lensboard
