// SPDX-License-Identifier: Apache-2.0
#include "rules/userpacks.h"

#include "base/files.h"
#include "base/jsonposition.h"

#include <QDir>
#include <QStandardPaths>

namespace lensboard {

std::string userRulesFolder()
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/lensboard/rules"))
        .toStdString();
}

std::vector<std::string> rulePackFiles(const std::string &folder)
{
    std::vector<std::string> files;
    const QDir dir(QString::fromStdString(folder));
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name))
        files.push_back(dir.filePath(name).toStdString());
    return files;
}

bool addRulePackFile(RulePacks &packs, const std::string &path, const Catalog &catalog)
{
    const std::size_t known = packs.packs.size();
    const std::size_t problems = packs.problems.size();
    const auto text = readFile(path);
    if (!text) {
        packs.firstProblem.emplace(path, problems);
        packs.problems.push_back(text.error().inFile(path));
        packs.broken.push_back(path);
        return false;
    }
    addRulePack(packs, *text, path, catalog);
    for (std::size_t i = problems; i < packs.problems.size(); ++i)
        packs.problems[i] = placedInJson(packs.problems[i].inFile(path), *text);
    if (packs.packs.size() == known) {
        packs.broken.push_back(path);
        packs.firstProblem.emplace(path, problems);
    }
    return packs.packs.size() > known;
}

} // namespace lensboard
