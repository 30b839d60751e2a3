// SPDX-License-Identifier: Apache-2.0
#include "rulesreference.h"
#include "console.h"

#include <algorithm>

namespace lensboard::cli {

namespace {

// Text as Markdown that shows exactly this text.
std::string plain(const std::string &text)
{
    std::string result;
    for (const char c : printable(text))
        result += std::string_view("\\`*_<>[]|").find(c) != std::string_view::npos ? std::string("\\") + c
                                                                                   : std::string(1, c);
    return result;
}

std::string code(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::string squeezed;
    for (const char c : printable(text)) {
        if (c != ' ' || (!squeezed.empty() && squeezed.back() != ' '))
            squeezed += c;
    }
    return '`' + squeezed + '`';
}

std::string paragraph(const std::string &head, const std::string &text)
{
    return text.empty() ? std::string() : "**" + head + "** " + text + "\n\n";
}

std::string joined(const std::vector<std::string> &texts, const char *between)
{
    std::string result;
    for (const std::string &text : texts)
        result += (result.empty() ? "" : between) + text;
    return result;
}

std::string rating(const Rule &rule)
{
    std::vector<std::string> grades;
    for (const Rule::Grade &grade : rule.severity)
        grades.push_back(std::string(toWord(grade.severity)) + (grade.when ? " when " + code(grade.when->text()) : ""));
    std::string text = joined(grades, "; else ") + '.';
    if (rule.eases)
        text += " One step milder in development and test, and for prototypes.";
    if (rule.leading)
        text += " Leading edge: not yet common practice.";
    return text;
}

// "[REL 2 Failures are kept and retried](question/rel_q2)"; a practice that the lens lacks is named by its id.
std::string practiceLink(const std::string &practice, const LensPackage &lens)
{
    const std::size_t dot = practice.find('.');
    const std::string questionId = practice.substr(0, dot);
    const std::string choiceId = dot == std::string::npos ? std::string() : practice.substr(dot + 1);
    for (const Pillar &pillar : lens.lens().pillars) {
        for (const Question &question : pillar.questions) {
            if (question.id != questionId)
                continue;
            for (const Choice &choice : question.choices) {
                if (choice.id == choiceId)
                    return '[' +
                           plain(lens.notes.questionCode(question) + ' ' + lens.notes.practiceLabel(question, choice)) +
                           "](question/" + questionId + ')';
            }
        }
    }
    return plain(practice);
}

std::string fixTitles(const Rule &rule)
{
    std::vector<std::string> titles;
    for (const Fix &fix : rule.fixes)
        titles.push_back(plain(fix.title));
    return titles.empty() ? std::string() : joined(titles, "; ") + '.';
}

std::string sourceLinks(const Rule &rule)
{
    std::vector<std::string> links;
    for (const std::string &source : rule.sources)
        links.push_back('<' + source + '>');
    return joined(links, ", ") + (rule.checkedOn.empty() ? std::string() : ", checked on " + rule.checkedOn + '.');
}

// The sentence with its placeholders in words: what they stand for is known only on a board.
std::string inGeneral(std::string sentence)
{
    const std::pair<std::string_view, std::string_view> words[] = {
        {"{node.name}", "the element"}, {"{edge.source.name}", "the source"}, {"{edge.target.name}", "the target"}};
    for (const auto &[placeholder, word] : words) {
        for (auto at = sentence.find(placeholder); at != std::string::npos; at = sentence.find(placeholder))
            sentence.replace(at, placeholder.size(), word);
    }
    for (auto open = sentence.find('{'); open != std::string::npos; open = sentence.find('{')) {
        const auto close = sentence.find('}', open);
        sentence.replace(open, close == std::string::npos ? close : close - open + 1, "…");
    }
    return sentence;
}

std::string entry(const Rule &rule, const LensPackage &lens)
{
    std::vector<std::string> practices;
    for (const std::string &practice : rule.practices)
        practices.push_back(practiceLink(practice, lens));
    std::string text = "### " + plain(rule.id + ' ' + rule.title) + "\n\n";
    text += paragraph("Why.", plain(rule.why));
    text += paragraph("Looks at.", "Each " + std::string(toWord(rule.on)) + " where " + code(rule.where.text()));
    text += paragraph("Holds when.", code(rule.expect.text()));
    text += paragraph("Rated", rating(rule));
    text += paragraph("Asks.", plain(inGeneral(rule.ask.source)));
    text += paragraph("Not a risk when.", plain(rule.falseAlarm));
    text += paragraph("Repair.", fixTitles(rule));
    text += paragraph("Evidence for", practices.empty() ? std::string() : joined(practices, ", ") + '.');
    return text + paragraph("Sources.", sourceLinks(rule));
}

} // namespace

std::string rulesReference(const RulePacks &packs, const LensPackage &lens)
{
    std::size_t count = 0;
    for (const RulePack &pack : packs.packs)
        count += pack.rules.size();
    std::string text =
        "# The rules\n\n" + std::to_string(count) +
        " rules come with the program. Each looks at one element, connection, boundary or at the whole "
        "workload, and says *pass*, *fail* or *to ask*; see [How Lensboard judges](judging). This page is "
        "written by `lensboard-cli rules list --format markdown`.\n\n";
    for (const RulePack &pack : packs.packs) {
        text += "## " + plain(pack.title) + "\n\n";
        for (const auto &rule : pack.rules)
            text += entry(*rule, lens);
    }
    text.pop_back();
    return text;
}

} // namespace lensboard::cli
