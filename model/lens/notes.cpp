// SPDX-License-Identifier: Apache-2.0
#include "lens/notes.h"

#include "base/files.h"
#include "base/json.h"

#include <algorithm>
#include <array>

namespace lensboard {

namespace {

constexpr std::array<std::string_view, 3> levelWords{"required", "good", "best"};

class NotesReader
{
public:
    explicit NotesReader(const Lens &lens)
        : m_lens(lens)
    {
    }

    LoadedNotes read(const Json &json)
    {
        if (stringAt(json, "format") != "lensboard-lens-notes" || numberAt(json, "version") != 1)
            error("lens.notes.format", "format must be lensboard-lens-notes, version 1", "");
        if (const std::string alias = stringAt(json, "lens"); alias != m_lens.alias)
            warning("lens.notes.lens", "these notes are for \"" + alias + "\", not \"" + m_lens.alias + '"', "/lens");
        each(json, "pillars", "", [this](const std::string &id, const Json &item, const std::string &where) {
            if (!m_lens.pillar(id))
                warning("lens.notes.unknownId", "the lens has no pillar \"" + id + '"', where);
            m_result.notes.pillars[id] = text(item, "short", where);
        });
        each(json, "questions", "",
             [this](const std::string &id, const Json &item, const std::string &where) { question(id, item, where); });
        each(json, "variants", "", [this](const std::string &id, const Json &item, const std::string &where) {
            m_result.notes.variants[id] = variant(item, where);
        });
        noteMissing();
        return std::move(m_result);
    }

private:
    void error(std::string code, std::string message, std::string pointer)
    {
        using Severity = LensIssue::Severity;
        m_result.issues.push_back({Severity::Error, std::move(code), std::move(message), std::move(pointer)});
    }

    void warning(std::string code, std::string message, std::string pointer)
    {
        using Severity = LensIssue::Severity;
        m_result.issues.push_back({Severity::Warning, std::move(code), std::move(message), std::move(pointer)});
    }

    std::string text(const Json &json, const char *key, const std::string &pointer)
    {
        const Json *member = memberAt(json, key);
        if (member && !member->is_string())
            error("lens.notes.type", std::string(key) + " must be text", pointer + '/' + key);
        return stringAt(json, key);
    }

    template <typename Each>
    void each(const Json &json, const char *key, const std::string &pointer, Each use)
    {
        const Json *member = memberAt(json, key);
        if (!member)
            return;
        const std::string where = pointer + '/' + key;
        if (!member->is_object())
            return error("lens.notes.type", std::string(key) + " must be an object", where);
        for (const auto &[id, item] : member->items())
            use(id, item, where + '/' + pointerToken(id));
    }

    void question(const std::string &id, const Json &json, const std::string &pointer)
    {
        const Question *known = m_lens.question(id);
        if (!known)
            warning("lens.notes.unknownId", "the lens has no question \"" + id + '"', pointer);
        QuestionNotes &notes = m_result.notes.questions[id];
        notes.code = text(json, "code", pointer);
        notes.label = text(json, "label", pointer);
        each(json, "practices", pointer, [&](const std::string &choice, const Json &item, const std::string &where) {
            if (known && !known->choice(choice))
                warning("lens.notes.unknownId", "the question has no practice \"" + choice + '"', where);
            notes.practices[choice] = practice(item, where);
        });
    }

    PracticeNotes practice(const Json &json, const std::string &pointer)
    {
        PracticeNotes notes;
        const std::string level = text(json, "level", pointer);
        const auto found = std::ranges::find(levelWords, level);
        if (found == levelWords.end())
            error("lens.notes.level", "level must be required, good or best", pointer + "/level");
        else
            notes.level = static_cast<PracticeLevel>(found - levelWords.begin());
        notes.label = text(json, "label", pointer);
        notes.what = text(json, "what", pointer);
        notes.why = text(json, "why", pointer);
        notes.how = stringsAt(json, "how");
        notes.coverage = boolAt(json, "coverage");
        notes.peopleOnly = boolAt(json, "peopleOnly");
        if (const Json *change = memberAt(json, "thenNow")) {
            const std::string where = pointer + "/thenNow";
            notes.thenNow = ThenNow{text(*change, "then", where), text(*change, "now", where),
                                    text(*change, "checkedOn", where), text(*change, "source", where)};
        }
        return notes;
    }

    LensVariant variant(const Json &json, const std::string &pointer)
    {
        LensVariant variant{text(json, "label", pointer), text(json, "description", pointer), {}};
        each(json, "riskRules", pointer, [&](const std::string &id, const Json &list, const std::string &where) {
            const Question *question = m_lens.question(id);
            if (!question)
                return warning("lens.notes.unknownId", "the lens has no question \"" + id + '"', where);
            if (!list.is_array())
                return error("lens.notes.type", "a list of risk rules is expected", where);
            for (std::size_t i = 0; i < list.size(); ++i)
                rule(*question, list[i], where + '/' + std::to_string(i), variant.riskRules[id]);
        });
        return variant;
    }

    void rule(const Question &question, const Json &json, const std::string &pointer, std::vector<RiskRule> &rules)
    {
        RiskRule rule;
        rule.conditionText = stringAt(json, "condition");
        auto condition = Condition::parse(rule.conditionText);
        const auto risk = riskFromRuleWord(stringAt(json, "risk"));
        if (!condition || !risk)
            return error("lens.notes.rule", condition ? "the risk is not known" : condition.error().message, pointer);
        for (const std::string &name : condition->names()) {
            if (!question.choice(name))
                error("lens.notes.rule", "the condition names \"" + name + "\", which is no choice", pointer);
        }
        rule.condition = std::move(condition.value());
        rule.risk = *risk;
        rules.push_back(std::move(rule));
    }

    void noteMissing()
    {
        for (const Pillar &pillar : m_lens.pillars) {
            for (const Question &question : pillar.questions) {
                for (const Choice &choice : question.choices) {
                    if (!choice.isNone() && !m_result.notes.practice(question.id, choice.id))
                        warning("lens.notes.missing", "no notes for \"" + question.id + "\", \"" + choice.id + '"',
                                "/questions/" + pointerToken(question.id));
                }
            }
        }
    }

    const Lens &m_lens;
    LoadedNotes m_result;
};

std::string notesPath(const std::string &lensPath)
{
    const bool json = lensPath.ends_with(".json");
    return (json ? lensPath.substr(0, lensPath.size() - 5) : lensPath) + ".notes.json";
}

} // namespace

std::string_view practiceLevelWord(PracticeLevel level)
{
    return levelWords[static_cast<std::size_t>(level)];
}

const PracticeNotes *LensNotes::practice(std::string_view question, std::string_view choice) const
{
    const auto owner = questions.find(question);
    if (owner == questions.end())
        return nullptr;
    const auto found = owner->second.practices.find(choice);
    return found == owner->second.practices.end() ? nullptr : &found->second;
}

std::string LensNotes::pillarName(const Pillar &pillar) const
{
    const auto found = pillars.find(pillar.id);
    if (found != pillars.end() && !found->second.empty())
        return found->second;
    return pillar.name.empty() ? pillar.id : pillar.name;
}

std::string LensNotes::questionCode(const Question &question) const
{
    const auto found = questions.find(question.id);
    return found == questions.end() || found->second.code.empty() ? question.id : found->second.code;
}

std::string LensNotes::questionLabel(const Question &question) const
{
    const auto found = questions.find(question.id);
    if (found != questions.end() && !found->second.label.empty())
        return found->second.label;
    return question.title.empty() ? question.id : question.title;
}

std::string LensNotes::questionName(const Question &question) const
{
    const std::string code = questionCode(question);
    const std::string label = questionLabel(question);
    return code == question.id ? label : code + ' ' + label;
}

std::string LensNotes::practiceLabel(const Question &question, const Choice &choice) const
{
    const PracticeNotes *notes = practice(question.id, choice.id);
    if (notes && !notes->label.empty())
        return notes->label;
    return choice.title.empty() ? choice.id : choice.title;
}

bool LensNotes::rulesCover(std::string_view question, std::string_view choice) const
{
    const PracticeNotes *notes = practice(question, choice);
    return notes && notes->coverage;
}

Result<LoadedNotes> loadLensNotes(std::string_view json, const std::string &fileName, const Lens &lens)
{
    const auto tree = parseJson(json, fileName);
    if (!tree)
        return tree.error();
    if (!tree->is_object())
        return makeError("lens.notes.notObject", "a side file holds one JSON object; this one does not")
            .inFile(fileName);
    return NotesReader(lens).read(*tree);
}

Result<LensPackage> openLens(const std::string &path, Reading reading)
{
    auto loaded = loadLensFile(path, reading);
    if (!loaded)
        return loaded.error();
    LensPackage package;
    package.loaded = std::move(loaded.value());
    const std::string side = notesPath(path);
    const auto text = readFile(side);
    if (!text && text.error().code == "file.missing")
        return package;
    const auto asIssue = [](const Error &error) {
        return LensIssue{LensIssue::Severity::Error, error.code, error.message, error.pointer};
    };
    auto notes = text ? loadLensNotes(*text, side, package.loaded.lens) : Result<LoadedNotes>(text.error());
    if (!notes) {
        package.notesIssues.push_back(asIssue(notes.error()));
        return package;
    }
    package.notesIssues = std::move(notes->issues);
    const bool broken = std::ranges::any_of(
        package.notesIssues, [](const LensIssue &issue) { return issue.severity == LensIssue::Severity::Error; });
    if (!broken)
        package.notes = std::move(notes->notes);
    return package;
}

Result<Lens> withVariant(const Lens &lens, const LensNotes &notes, std::string_view variant)
{
    const auto found = notes.variants.find(variant);
    if (found == notes.variants.end())
        return makeError("lens.variant",
                         "the lens \"" + lens.alias + "\" has no variant \"" + std::string(variant) + '"');
    Lens changed = lens;
    for (Pillar &pillar : changed.pillars) {
        for (Question &question : pillar.questions) {
            const auto rules = found->second.riskRules.find(question.id);
            if (rules != found->second.riskRules.end())
                question.riskRules = rules->second;
        }
    }
    return changed;
}

} // namespace lensboard
