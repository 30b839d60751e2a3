// SPDX-License-Identifier: Apache-2.0
#include "exchange/importer.h"

#include "base/files.h"
#include "exchange/budgets.h"
#include "exchange/cloudformation/mechanisms.h"
#include "exchange/diagram.h"
#include "exchange/format.h"
#include "exchange/importsteps.h"
#include "exchange/terraform/terraform.h"

#include <QFileInfo>

#include <algorithm>

namespace lensboard {

namespace {

std::string baseName(const std::string &path)
{
    return QFileInfo(QString::fromStdString(path)).fileName().toStdString();
}

std::string stem(const std::string &file)
{
    const std::size_t dot = file.find('.');
    return dot == std::string::npos || dot == 0 ? file : file.substr(0, dot);
}

// Terraform's own messages before its JSON, as pipelines record them. The lines stay, so that positions are right.
void skipTalk(std::string &text)
{
    const std::size_t format = text.find("\"format_version\"");
    const std::size_t start = format == std::string::npos ? format : text.rfind('{', format);
    if (start == std::string::npos || start == 0 || text.front() == '{' || text[start - 1] != '\n')
        return;
    std::replace_if(
        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), [](char c) { return c != '\n'; }, ' ');
}

void readAll(cfn::Context &context)
{
    using Collect = void (*)(cfn::Context &);
    // Nodes first; grants late, since they look at what is external by then.
    static constexpr Collect order[] = {
        cfn::collectNodes,        cfn::collectProperties, cfn::collectNetworks,       cfn::collectContainers,
        cfn::collectFunctionUrls, cfn::collectSamEvents,  cfn::collectEventSources,   cfn::collectSubscriptions,
        cfn::collectRules,        cfn::collectPipes,      cfn::collectFailureTargets, cfn::collectStateMachines,
        cfn::collectRestApis,     cfn::collectHttpApis,   cfn::collectOpenApi,        cfn::collectSamApiAuth,
        cfn::collectGraphQl,      cfn::collectUserPools,  cfn::collectFronts,         cfn::collectBuckets,
        cfn::collectStreams,      cfn::collectAlarms,     cfn::collectLogs,           cfn::collectNestedStacks,
        cfn::collectAttachments,  cfn::collectConnectors, cfn::collectPermissions,    cfn::collectGrants,
        cfn::collectEnvironment,  cfn::checkReferences};
    for (const Collect collect : order)
        collect(context);
}

} // namespace

ChangeSet ImportResult::changeSet() const
{
    ChangeSet change;
    for (const Boundary &boundary : boundaries)
        change.added.emplace(boundary.id, boundary);
    for (const Node &node : nodes)
        change.added.emplace(node.id, node);
    for (const Edge &edge : edges)
        change.added.emplace(edge.id, edge);
    return change;
}

Result<Document> ImportResult::document() const
{
    Document document;
    ChangeSet change = changeSet();
    change.updated.emplace(workload.id, ChangeSet::Update{document.workload(), workload});
    if (const auto applied = document.apply(change); !applied)
        return applied.error();
    return document;
}

Result<Tree> readTemplate(std::string_view bytes, const std::string &file, std::vector<ImportIssue> &issues)
{
    auto text = decodeText(bytes, file);
    if (!text)
        return text.error();
    skipTalk(*text);
    auto tree = readTree(*text, file, issues);
    if (tree && !tree->isMap())
        return makeError("template.top",
                         "expected a mapping (an object) at the top, is " + std::string(tree->kindName()))
            .at(tree->line, tree->column)
            .inFile(file);
    return tree;
}

Result<ImportResult> importTree(Tree root, const TemplateSource &source, std::vector<ImportIssue> issues,
                                std::vector<std::string> *nested)
{
    ImportResult result;
    result.issues = std::move(issues);
    const LocalFiles files(source.localPath);
    auto loaded =
        cfn::loadTemplate(source.terraform ? terraform::toTemplate(root, source.file, result.issues) : std::move(root),
                          source.file, files, result.issues, source.terraform);
    if (!loaded)
        return loaded.error();
    const cfn::Template &tmpl = **loaded;
    result.format = source.terraform ? "terraform" : tmpl.isSam() ? "sam" : "cloudformation";
    result.workload.imported = true;
    result.workload.name = stem(baseName(source.origin));
    GraphBuilder graph(catalog(), source.origin, source.origin);
    cfn::Context context(tmpl, catalog(), files, graph, result);
    readAll(context);
    graph.finish(result);
    if (nested != nullptr)
        *nested = tmpl.nested();
    return result;
}

Result<ImportResult> importTemplate(std::string_view bytes, const std::string &filePath, const ImportOptions &options)
{
    const std::string file = filePath.empty() || filePath == "-" ? std::string("-") : filePath;
    if (isDiagram(bytes))
        return importDiagramText(bytes, file, baseName(filePath));
    std::vector<ImportIssue> issues;
    auto tree = readTemplate(bytes, file, issues);
    if (!tree)
        return tree.error();
    const DetectedFormat detected = detectFormat(*tree);
    if (detected.format == InputFormat::Foreign)
        return makeError("format.foreign", "this is " + detected.name + "; " + detected.advice).inFile(file);
    return importTree(std::move(*tree),
                      {file, baseName(filePath), options.readLocalFiles ? filePath : std::string(),
                       detected.format == InputFormat::Terraform},
                      std::move(issues));
}

Result<ImportResult> importTemplateFile(const std::string &filePath, const ImportOptions &options)
{
    if (QFileInfo(QString::fromStdString(filePath)).isDir())
        return importFolder(filePath, options);
    const auto bytes = readFile(filePath, budgets::inputBytes);
    if (!bytes)
        return bytes.error();
    return importTemplate(*bytes, filePath, options);
}

} // namespace lensboard
