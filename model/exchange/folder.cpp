// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "base/json.h"
#include "exchange/budgets.h"
#include "exchange/cloudformation/expansion.h"
#include "exchange/cloudformation/nesting.h"
#include "exchange/diagram.h"
#include "exchange/format.h"
#include "exchange/importsteps.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <map>
#include <set>

// Several templates in one folder as one workload.
namespace lensboard {

namespace {

class FolderImport
{
public:
    FolderImport(std::string folder, const ImportOptions &options)
        : m_folder(QDir(QString::fromStdString(folder)).absolutePath())
        , m_options(options)
    {
    }

    Result<ImportResult> run()
    {
        search(m_folder, 0);
        return imported();
    }

    Result<ImportResult> run(const std::vector<std::string> &inputs)
    {
        for (const std::string &input : inputs) {
            const QFileInfo info(QString::fromStdString(input));
            if (info.isDir())
                search(QDir(info.filePath()).absolutePath(), 0);
            else
                m_files.append(info.absoluteFilePath());
        }
        m_files.removeDuplicates();
        return imported();
    }

private:
    static constexpr int deepest = 16;

    Result<ImportResult> imported()
    {
        for (const QString &file : m_files)
            read(file);
        std::erase_if(m_stacks, [this](const cfn::Stack &stack) { return m_nested.count(stack.file) != 0; });
        readDiagrams();
        if (m_stacks.empty() && m_parts.empty())
            return nothing();
        if (auto stacks = importStacks(); !stacks)
            return stacks.error();
        return joined();
    }

    void issue(const std::string &code, const std::string &message, const std::string &file, int line = 0,
               int column = 0)
    {
        m_issues.push_back({ImportIssue::Severity::Warning, code, message, file, line, column, {}, {}});
    }

    Result<ImportResult> nothing() const
    {
        const std::string why = m_issues.empty() ? std::string() : "; " + m_issues.front().toString();
        return makeError("folder.empty", "there is no template in this folder that can be read" + why)
            .inFile(m_folder.toStdString());
    }

    // The templates that the manifest of a CDK output names; false when there is no manifest.
    bool manifest(const QString &folder)
    {
        const auto bytes = readFile(folder.toStdString() + "/manifest.json", budgets::sideFileBytes);
        const auto json = bytes ? parseJson(*bytes) : Result<Json>(bytes.error());
        const Json *artifacts = json && json->is_object() ? memberAt(*json, "artifacts") : nullptr;
        if (artifacts == nullptr || !artifacts->is_object())
            return false;
        for (const auto &[name, artifact] : artifacts->items()) {
            const Json *properties = artifact.is_object() ? memberAt(artifact, "properties") : nullptr;
            const std::string file = properties != nullptr ? stringAt(*properties, "templateFile") : std::string();
            if (file.empty() || file.find('/') != std::string::npos)
                continue;
            m_files.append(folder + QLatin1Char('/') + QString::fromStdString(file));
            const std::string shown = stringAt(artifact, "displayName");
            m_names[m_files.back()] = shown.empty() ? name : shown;
        }
        return true;
    }

    void search(const QString &folder, int depth)
    {
        if (depth > deepest || m_files.size() >= budgets::folderFiles)
            return;
        const bool cdk = manifest(folder);
        for (const QFileInfo &entry :
             QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString name = entry.fileName();
            if (entry.isDir()) {
                const bool skipped = entry.isSymLink() || name == QLatin1String("node_modules") ||
                                     (cdk && name.startsWith(QLatin1String("asset.")));
                if (!skipped)
                    search(entry.filePath(), depth + 1);
            } else if (!cdk && entry.isFile() && isCandidate(name) && m_files.size() < budgets::folderFiles) {
                m_files.append(entry.filePath());
            }
        }
    }

    static bool isCandidate(const QString &name)
    {
        static const char *endings[] = {".yaml",   ".yml",        ".json", ".template",
                                        ".drawio", ".drawio.png", ".mmd",  ".mermaid"};
        return std::any_of(std::begin(endings), std::end(endings), [&](const char *ending) {
            return name.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
        });
    }

    std::string relative(const QString &file) const { return QDir(m_folder).relativeFilePath(file).toStdString(); }

    void read(const QString &file)
    {
        const std::string path = file.toStdString();
        const std::string label = relative(file);
        const auto bytes = readFile(path, budgets::inputBytes);
        if (!bytes)
            return issue(bytes.error().code, bytes.error().message, label);
        if (isDiagram(*bytes)) {
            m_diagrams.push_back(path);
            return;
        }
        const auto text = decodeText(*bytes, label);
        if (!text || !looksLikeTemplate(*text))
            return;
        std::vector<ImportIssue> issues;
        auto tree = readTemplate(*bytes, label, issues);
        if (!tree)
            return issue(tree.error().code, tree.error().message, label, tree.error().line, tree.error().column);
        const DetectedFormat detected = detectFormat(*tree);
        if (detected.format == InputFormat::Foreign)
            return;
        if (detected.format == InputFormat::CloudFormation)
            return addStack(file, label, std::move(*tree), std::move(issues));
        auto part = importTree(std::move(*tree), {label, label, path, true}, std::move(issues));
        if (part)
            m_parts.push_back(std::move(*part));
        else
            issue(part.error().code, part.error().message, label, part.error().line, part.error().column);
    }

    // A diagram beside templates shows the same once more.
    void readDiagrams()
    {
        for (const std::string &path : m_diagrams) {
            const std::string label = relative(QString::fromStdString(path));
            if (!m_stacks.empty() || m_parts.size() > m_diagramParts) {
                issue("folder.diagram", "this diagram is left out, since there are templates; open it by itself",
                      label);
                continue;
            }
            const auto bytes = readFile(path, budgets::inputBytes);
            auto part = bytes ? importDiagramText(*bytes, label, label) : Result<ImportResult>(bytes.error());
            if (!part) {
                issue(part.error().code, part.error().message, label, part.error().line, part.error().column);
                continue;
            }
            m_parts.push_back(std::move(*part));
            ++m_diagramParts;
        }
    }

    void addStack(const QString &file, const std::string &label, Tree tree, std::vector<ImportIssue> issues)
    {
        const Tree *resources = tree.find("Resources");
        if (resources == nullptr || !resources->isMap()) {
            issue("template.noResources", "there are no Resources in it", label);
            return;
        }
        cfn::Stack stack;
        stack.file = QFileInfo(file).canonicalFilePath().toStdString();
        stack.label = label;
        stack.name = uniqueName(file, label);
        stack.root = std::move(tree);
        const LocalFiles files(m_options.readLocalFiles ? stack.file : std::string());
        cfn::expandTemplate(stack.root, label, files, issues);
        std::vector<std::string> used;
        cfn::inlineNested(stack.root, label, files, issues, used);
        m_nested.insert(used.begin(), used.end());
        m_issues.insert(m_issues.end(), issues.begin(), issues.end());
        m_stacks.push_back(std::move(stack));
    }

    // "orders" for orders/template.yaml and for orders.template.json.
    std::string uniqueName(const QString &file, const std::string &label)
    {
        static const std::set<std::string> bland{"template", "serverless", "main", "app", "stack", "cloudformation"};
        const auto given = m_names.find(file);
        const std::string base = label.substr(label.rfind('/') + 1);
        std::string name = given != m_names.end() ? given->second : base.substr(0, base.find('.'));
        const std::size_t slash = label.rfind('/');
        if (bland.count(name) != 0 && slash != std::string::npos) {
            const std::string folder = label.substr(0, slash);
            name = folder.substr(folder.rfind('/') + 1);
        }
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == '.' || c == '/' || c == '}'; }, '-');
        std::string unique = name;
        for (int i = 2; !m_taken.insert(unique).second; ++i)
            unique = name + '-' + std::to_string(i);
        return unique;
    }

    Result<void> importStacks()
    {
        if (m_stacks.empty())
            return {};
        const bool alone = m_stacks.size() == 1;
        const std::string origin =
            alone ? m_stacks.front().label : m_folder.section(QLatin1Char('/'), -1).toStdString();
        // A name inside the folder, so that paths of local files start there.
        const std::string beside =
            m_options.readLocalFiles ? (alone ? m_stacks.front().file : m_folder.toStdString() + "/.") : std::string();
        Tree root = alone ? std::move(m_stacks.front().root) : cfn::combined(std::move(m_stacks));
        auto part = importTree(std::move(root), {origin, origin, beside, false}, std::move(m_issues));
        m_issues.clear();
        if (!part)
            return part.error();
        m_parts.insert(m_parts.begin(), std::move(*part));
        return {};
    }

    ImportResult joined()
    {
        ImportResult all = std::move(m_parts.front());
        for (std::size_t i = 1; i < m_parts.size(); ++i) {
            ImportResult &part = m_parts[i];
            const auto move = [](auto &into, auto &from) {
                into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
            };
            move(all.nodes, part.nodes);
            move(all.edges, part.edges);
            move(all.boundaries, part.boundaries);
            move(all.issues, part.issues);
            move(all.notUnderstood, part.notUnderstood);
        }
        all.issues.insert(all.issues.end(), m_issues.begin(), m_issues.end());
        all.workload.name = m_folder.section(QLatin1Char('/'), -1).toStdString();
        return all;
    }

    QString m_folder;
    ImportOptions m_options;
    QStringList m_files;
    std::map<QString, std::string> m_names; // of stacks, from the manifest
    std::set<std::string> m_taken;
    std::set<std::string> m_nested;
    std::vector<std::string> m_diagrams;
    std::size_t m_diagramParts = 0;
    std::vector<cfn::Stack> m_stacks;
    std::vector<ImportResult> m_parts;
    std::vector<ImportIssue> m_issues;
};

} // namespace

Result<ImportResult> importFiles(const std::vector<std::string> &files, const ImportOptions &options)
{
    QString common;
    for (const std::string &file : files) {
        const QFileInfo info(QString::fromStdString(file));
        const QString folder = info.isDir() ? QDir(info.filePath()).absolutePath() : info.absolutePath();
        if (common.isNull())
            common = folder;
        while (folder != common && !folder.startsWith(common + QLatin1Char('/')) && common.size() > 1)
            common = QFileInfo(common).path();
    }
    return FolderImport(common.toStdString(), options).run(files);
}

Result<ImportResult> importFolder(const std::string &folder, const ImportOptions &options)
{
    return FolderImport(folder, options).run();
}

} // namespace lensboard
