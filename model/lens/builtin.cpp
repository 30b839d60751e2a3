// SPDX-License-Identifier: Apache-2.0
#include "lens/builtin.h"

#include "base/resources.h"

#include <QDir>

#include <algorithm>

namespace lensboard {

const Result<LensPackage> &serverlessLens()
{
    static const Result<LensPackage> package = openLens(":/lensboard/lenses/serverless.json");
    return package;
}

std::vector<std::string> builtinLensAliases()
{
    initResources();
    std::vector<std::string> aliases;
    const QDir lenses(QStringLiteral(":/lensboard/lenses"));
    for (const QString &name : lenses.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (!name.endsWith(QLatin1String(".notes.json")))
            aliases.push_back(name.chopped(5).toStdString());
    }
    return aliases;
}

Result<LensPackage> builtinLens(std::string_view alias)
{
    if (alias == "serverless")
        return serverlessLens();
    const auto aliases = builtinLensAliases();
    if (std::ranges::find(aliases, alias) == aliases.end())
        return makeError("lens.unknown", "no built-in lens is called \"" + std::string(alias) + '"');
    return openLens(":/lensboard/lenses/" + std::string(alias) + ".json");
}

LensSummary summarizeLens(const LensPackage &package)
{
    LensSummary summary;
    const Lens &lens = package.lens();
    summary.alias = lens.alias;
    summary.name = lens.name;
    summary.file = package.loaded.file;
    summary.sha256 = package.loaded.sha256;
    summary.pillars = static_cast<int>(lens.pillars.size());
    for (const Pillar &pillar : lens.pillars) {
        summary.questions += static_cast<int>(pillar.questions.size());
        for (const Question &question : pillar.questions) {
            for (const Choice &choice : question.choices)
                summary.practices += choice.isNone() ? 0 : 1;
        }
    }
    summary.errors = package.loaded.count(LensIssue::Severity::Error);
    summary.warnings = package.loaded.count(LensIssue::Severity::Warning);
    for (const LensIssue &issue : package.notesIssues)
        ++(issue.severity == LensIssue::Severity::Error ? summary.errors : summary.warnings);
    for (const auto &[name, variant] : package.notes.variants)
        summary.variants.push_back(name);
    return summary;
}

std::vector<LensSummary> builtinLensSummaries()
{
    std::vector<LensSummary> summaries;
    for (const std::string &alias : builtinLensAliases()) {
        if (const auto package = builtinLens(alias))
            summaries.push_back(summarizeLens(*package));
    }
    return summaries;
}

std::string lensAliasFrom(std::string_view aliasOrArn)
{
    const std::size_t mark = aliasOrArn.rfind("lens/");
    return std::string(aliasOrArn.starts_with("arn:") && mark != std::string_view::npos ? aliasOrArn.substr(mark + 5)
                                                                                        : aliasOrArn);
}

} // namespace lensboard
