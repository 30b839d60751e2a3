// SPDX-License-Identifier: Apache-2.0
#include "rules/rulepack.h"

#include "base/files.h"
#include "base/resources.h"
#include "rules/rulereader.h"

#include <QDirIterator>
#include <QStringList>

#include <set>

namespace lensboard {

namespace {

Error problem(const std::string &code, const std::string &message, const std::string &file,
              const std::string &pointer = {})
{
    Error error = makeError(code, message);
    error.file = file;
    error.pointer = pointer;
    return error;
}

void readPack(RulePacks &packs, const RuleVocabulary *vocabulary, std::string_view text, const std::string &file)
{
    auto json = parseJson(text, file);
    if (!json) {
        packs.problems.push_back(json.error().inFile(file));
        return;
    }
    const Json *rules = memberAt(*json, "rules");
    if (!json->is_object() || !rules || !rules->is_array()) {
        packs.problems.push_back(problem("pack.syntax", "a rule pack is an object with a list \"rules\"", file));
        return;
    }
    RulePack pack;
    pack.id = stringAt(*json, "id", file);
    pack.title = stringAt(*json, "title", pack.id);
    pack.file = file;
    std::set<std::string> ids;
    for (const RulePack &other : packs.packs) {
        for (const auto &rule : other.rules)
            ids.insert(rule->id);
    }
    RuleReader reader(vocabulary, file, packs.problems);
    for (std::size_t i = 0; i < rules->size(); ++i) {
        const std::string pointer = "/rules/" + std::to_string(i);
        const std::string id = stringAt((*rules)[i], "id", file + '#' + pointer);
        const std::size_t before = packs.problems.size();
        auto rule = reader.read((*rules)[i], pointer);
        if (rule && !ids.insert(rule->id).second) {
            packs.problems.push_back(problem("rule.duplicate", "there is another rule " + rule->id, file, pointer));
            packs.broken.push_back(file + '#' + pointer);
            packs.firstProblem.emplace(packs.broken.back(), before);
            continue;
        }
        if (rule) {
            pack.rules.push_back(std::move(rule));
        } else {
            packs.broken.push_back(id);
            packs.firstProblem.emplace(id, before);
        }
    }
    packs.packs.push_back(std::move(pack));
}

} // namespace

std::string_view toWord(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Node:
        return "node";
    case SubjectKind::Edge:
        return "edge";
    case SubjectKind::Boundary:
        return "boundary";
    case SubjectKind::Workload:
        return "workload";
    }
    return {};
}

const Rule *RulePacks::find(std::string_view id) const
{
    for (const RulePack &pack : packs) {
        for (const auto &rule : pack.rules) {
            if (rule->id == id)
                return rule.get();
        }
    }
    return nullptr;
}

std::string RulePacks::brokenBecause(const std::string &id) const
{
    const auto found = firstProblem.find(id);
    return found == firstProblem.end() || found->second >= problems.size() ? std::string()
                                                                           : problems[found->second].toString();
}

std::vector<std::shared_ptr<const Rule>> RulePacks::rules() const
{
    std::vector<std::shared_ptr<const Rule>> all;
    for (const RulePack &pack : packs)
        all.insert(all.end(), pack.rules.begin(), pack.rules.end());
    return all;
}

void addRulePack(RulePacks &packs, std::string_view json, const std::string &file, const Catalog &catalog)
{
    const RuleVocabulary vocabulary(catalog);
    readPack(packs, &vocabulary, json, file);
}

RulePacks builtInRulePacks(const Catalog &catalog, PackReading reading)
{
    initResources();
    RulePacks packs;
    std::optional<RuleVocabulary> vocabulary;
    if (reading == PackReading::Full)
        vocabulary.emplace(catalog);
    QStringList files;
    QDirIterator it(QStringLiteral(":/lensboard/rules"), {QStringLiteral("*.json")}, QDir::Files);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    for (const QString &path : files) {
        const std::string name = path.section(u'/', -1).toStdString();
        auto text = readFile(path.toStdString());
        if (text)
            readPack(packs, vocabulary ? &*vocabulary : nullptr, *text, name);
        else
            packs.problems.push_back(text.error());
    }
    return packs;
}

} // namespace lensboard
