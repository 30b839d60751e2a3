// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "base/json.h"
#include "base/resources.h"
#include "lens/lens.h"
#include "lens/lensissues.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

namespace lensboard {

namespace {

constexpr std::string_view knownSchemaVersion = "2021-11-01";
constexpr std::size_t maxFileSize = 500'000;

std::string at(const std::string &pointer, std::string_view key)
{
    return pointer + '/' + pointerToken(key);
}

std::string at(const std::string &pointer, std::size_t index)
{
    return pointer + '/' + std::to_string(index);
}

// Turns the JSON into structs and lists what has the wrong shape; what the values mean is checked afterwards.
class LensReader
{
public:
    explicit LensReader(LensIssues &issues)
        : m_issues(issues)
    {
    }

    Lens lens(const Json &json)
    {
        Lens lens;
        lens.schemaVersion = text(json, "schemaVersion", "", Need::Wanted, 0);
        if (!lens.schemaVersion.empty() && lens.schemaVersion != knownSchemaVersion) {
            m_issues.error("schemaVersion",
                           "schema version \"" + lens.schemaVersion + "\" is not known; this program reads " +
                               std::string(knownSchemaVersion),
                           "/schemaVersion");
        }
        lens.name = text(json, "name", "", Need::Wanted, 128);
        lens.description = text(json, "description", "", Need::Wanted, 2048);
        list(json, "pillars", "", lens.pillars, &LensReader::pillar);
        lens.extra = extra(json, {"schemaVersion", "name", "description", "pillars"}, "");
        return lens;
    }

private:
    enum class Need { Optional, Wanted };

    Pillar pillar(const Json &json, const std::string &pointer)
    {
        Pillar pillar;
        pillar.id = text(json, "id", pointer, Need::Wanted, 0);
        pillar.name = text(json, "name", pointer, Need::Wanted, 128);
        list(json, "questions", pointer, pillar.questions, &LensReader::question);
        pillar.extra = extra(json, {"id", "name", "questions"}, pointer);
        return pillar;
    }

    Question question(const Json &json, const std::string &pointer)
    {
        Question question;
        question.id = text(json, "id", pointer, Need::Wanted, 0);
        question.title = text(json, "title", pointer, Need::Wanted, 128);
        question.description = text(json, "description", pointer, Need::Wanted, 2048);
        question.helpfulResource = resource(json, "helpfulResource", pointer);
        list(json, "choices", pointer, question.choices, &LensReader::choice);
        list(json, "riskRules", pointer, question.riskRules, &LensReader::rule);
        question.extra =
            extra(json, {"id", "title", "description", "helpfulResource", "choices", "riskRules"}, pointer);
        checkQuestion(question, pointer, m_issues);
        return question;
    }

    Choice choice(const Json &json, const std::string &pointer)
    {
        Choice choice;
        choice.id = text(json, "id", pointer, Need::Wanted, 0);
        choice.title = text(json, "title", pointer, Need::Wanted, 128);
        choice.helpfulResource = resource(json, "helpfulResource", pointer);
        choice.improvementPlan = resource(json, "improvementPlan", pointer);
        if (!choice.improvementPlan && !choice.isNone()) {
            m_issues.breach("choice.noPlan", "this practice has no improvementPlan; say what to do to get there",
                            pointer);
        }
        if (json.contains("additionalResources")) {
            list(json, "additionalResources", pointer, choice.additionalResources, &LensReader::additional);
        }
        choice.extra =
            extra(json, {"id", "title", "helpfulResource", "improvementPlan", "additionalResources"}, pointer);
        return choice;
    }

    AdditionalResources additional(const Json &json, const std::string &pointer)
    {
        AdditionalResources group;
        group.type = text(json, "type", pointer, Need::Wanted, 0);
        if (!group.type.empty() && group.type != "HELPFUL_RESOURCE" && group.type != "IMPROVEMENT_PLAN") {
            m_issues.breach("resource.type", "type must be HELPFUL_RESOURCE or IMPROVEMENT_PLAN", at(pointer, "type"));
        }
        list(json, "content", pointer, group.content, &LensReader::resourceFrom);
        if (group.content.size() > 5)
            m_issues.breach("resource.tooMany", "more than 5 entries", at(pointer, "content"));
        group.extra = extra(json, {"type", "content"}, pointer);
        return group;
    }

    std::optional<Resource> resource(const Json &json, const char *key, const std::string &pointer)
    {
        const Json *member = memberAt(json, key);
        if (!member || member->is_null())
            return std::nullopt;
        if (!member->is_object()) {
            m_issues.error("type", std::string(key) + " must be an object with displayText and url", at(pointer, key));
            return std::nullopt;
        }
        return resourceFrom(*member, at(pointer, key));
    }

    Resource resourceFrom(const Json &json, const std::string &pointer)
    {
        Resource resource;
        resource.displayText = text(json, "displayText", pointer, Need::Optional, 2048);
        resource.url = text(json, "url", pointer, Need::Optional, 2048);
        resource.extra = extra(json, {"displayText", "url"}, pointer);
        if (const Json *url = memberAt(json, "url"); url && url->is_string() && resource.url.empty())
            m_issues.breach("url.empty", "the url is empty; leave the key out instead", at(pointer, "url"));
        else if (!resource.url.empty() && resource.link().empty())
            m_issues.breach("url.unsafe", "not a web address (http or https); shown as text, not as a link",
                            at(pointer, "url"));
        if (!resource.url.empty() && resource.displayText.empty())
            m_issues.breach("url.noText", "a url needs a displayText", pointer);
        return resource;
    }

    RiskRule rule(const Json &json, const std::string &pointer)
    {
        RiskRule rule;
        rule.conditionText = text(json, "condition", pointer, Need::Wanted, 0);
        rule.extra = extra(json, {"condition", "risk"}, pointer);
        const auto risk = riskFromRuleWord(text(json, "risk", pointer, Need::Wanted, 0));
        if (!risk)
            m_issues.error("rule.risk", "risk must be HIGH_RISK, MEDIUM_RISK or NO_RISK", at(pointer, "risk"));
        auto condition = Condition::parse(rule.conditionText);
        if (!condition) {
            m_issues.error("rule.condition",
                           condition.error().message + " (character " + std::to_string(condition.error().column) + ")",
                           at(pointer, "condition"));
        }
        rule.broken = !risk || !condition;
        if (!rule.broken) {
            rule.risk = *risk;
            rule.condition = std::move(condition.value());
        }
        return rule;
    }

    // The text at `key`; `limit` counts characters, 0 is none.
    std::string text(const Json &json, const char *key, const std::string &pointer, Need need, std::size_t limit)
    {
        const Json *member = memberAt(json, key);
        if (member && !member->is_string() && !member->is_null()) {
            m_issues.error("type", std::string(key) + " must be text", at(pointer, key));
            return {};
        }
        std::string value = member && member->is_string() ? member->get<std::string>() : std::string();
        const bool isId = std::string_view(key) == "id";
        if (value.empty() && isId)
            m_issues.error("id.missing", "an id is missing", at(pointer, key));
        else if (value.empty() && need == Need::Wanted)
            m_issues.breach("missing", std::string(key) + " is missing or empty", at(pointer, key));
        if (limit > 0 && characterCount(value) > limit) {
            m_issues.breach("tooLong",
                            std::string(key) + " has " + std::to_string(characterCount(value)) +
                                " characters; the format allows " + std::to_string(limit),
                            at(pointer, key));
        }
        return value;
    }

    // Reads every entry with `read`; one that is no object leaves an empty item, so that places stay those of the file.
    template <typename Item>
    void list(const Json &json, const char *key, const std::string &pointer, std::vector<Item> &items,
              Item (LensReader::*read)(const Json &, const std::string &))
    {
        const Json *member = memberAt(json, key);
        if (!member || !member->is_array()) {
            m_issues.error("type", std::string(key) + (member ? " must be a list" : " is missing; a list is expected"),
                           at(pointer, key));
            return;
        }
        for (std::size_t i = 0; i < member->size(); ++i) {
            const std::string where = at(at(pointer, key), i);
            if ((*member)[i].is_object()) {
                items.push_back((this->*read)((*member)[i], where));
            } else {
                m_issues.error("type", "an object is expected here", where);
                items.emplace_back();
            }
        }
    }

    std::string extra(const Json &json, std::initializer_list<std::string_view> known, const std::string &pointer)
    {
        Json rest = Json::object();
        for (const auto &[key, value] : json.items()) {
            if (std::ranges::find(known, key) != known.end())
                continue;
            rest[key] = value;
            m_issues.breach("unknownKey", "the format has no key \"" + key + "\" here; it is kept", at(pointer, key));
        }
        return rest.empty() ? std::string() : rest.dump();
    }

    LensIssues &m_issues;
};

// Bare NaN, Infinity and -Infinity, which some exporters write for an empty cell, become null.
std::string withoutNan(std::string_view text, int &repairs)
{
    constexpr std::array<std::string_view, 3> words{"NaN", "-Infinity", "Infinity"};
    std::string result;
    result.reserve(text.size());
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\') {
            result += text.substr(i, 2);
            ++i;
            continue;
        }
        inString = inString != (c == '"');
        const auto word = std::ranges::find_if(
            words, [rest = text.substr(i)](std::string_view candidate) { return rest.starts_with(candidate); });
        if (inString || word == words.end()) {
            result += c;
            continue;
        }
        result += "null";
        i += word->size() - 1;
        ++repairs;
    }
    return result;
}

std::string aliasOf(const std::string &fileName)
{
    const std::size_t slash = fileName.find_last_of("/\\");
    std::string name = slash == std::string::npos ? fileName : fileName.substr(slash + 1);
    if (name.size() > 5 && name.ends_with(".json"))
        name.resize(name.size() - 5);
    return name;
}

} // namespace

std::size_t characterCount(const std::string &text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Result<LoadedLens> loadLens(std::string_view json, const std::string &fileName, Reading reading)
{
    LensIssues issues(reading);
    std::vector<std::string> duplicates;
    auto tree = parseJson(json, fileName, &duplicates);
    if (!tree && reading == Reading::Lenient && tree.error().code == "json.syntax") {
        int repairs = 0;
        duplicates.clear();
        auto repaired = parseJson(withoutNan(json, repairs), fileName, &duplicates);
        if (repaired && repairs > 0) {
            issues.warning("nan",
                           "line " + std::to_string(tree.error().line) + ": " + std::to_string(repairs) +
                               " value(s) are NaN or Infinity, which JSON does not have; read as empty",
                           "");
            tree = std::move(repaired);
        }
    }
    if (!tree)
        return tree.error();
    if (!tree->is_object())
        return makeError("lens.notObject", "a lens file holds one JSON object; this one does not").inFile(fileName);
    if (json.size() > maxFileSize)
        issues.breach("tooLarge", "the file is larger than 500,000 characters", "");
    for (const std::string &pointer : duplicates)
        issues.breach("duplicateKey", "this key stands here twice; the last one counts", pointer);
    LoadedLens loaded;
    loaded.lens = LensReader(issues).lens(*tree);
    loaded.lens.alias = aliasOf(fileName);
    checkLens(loaded.lens, issues);
    loaded.file = fileName;
    const QByteArray bytes = QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()));
    loaded.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
    loaded.issues = issues.take();
    return loaded;
}

Result<LoadedLens> loadLensFile(const std::string &path, Reading reading)
{
    if (path.starts_with(':'))
        initResources();
    auto text = readFile(path);
    if (!text)
        return text.error();
    return loadLens(*text, path, reading);
}

} // namespace lensboard
