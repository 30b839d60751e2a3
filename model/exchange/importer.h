// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "exchange/tree.h"

#include <string>
#include <string_view>
#include <vector>

// Reads an architecture out of a template (SAM and CloudFormation, YAML and JSON, what CDK writes included). The same
// input gives the same ids, so that importing twice gives the same document. Local files that the template names are
// read when they lie in its folder; nothing is fetched. What is not understood is listed, never dropped silently.
namespace lensboard {

struct NotUnderstood
{
    std::string path;
    std::string iacType;
    std::string reason;
    int line = 0;
    friend bool operator==(const NotUnderstood &, const NotUnderstood &) = default;
};

struct ImportOptions
{
    bool readLocalFiles = true;
};

struct ImportResult
{
    std::string format;      // "sam", "cloudformation"
    Workload workload;       // `imported` is set
    std::vector<Node> nodes; // in the order of the template, external ones after them
    std::vector<Edge> edges;
    std::vector<Boundary> boundaries;
    std::vector<ImportIssue> issues;
    std::vector<NotUnderstood> notUnderstood;
    bool placed = false; // the elements have the places of the drawing: not to be arranged

    // All records as additions to an empty document.
    [[nodiscard]] ChangeSet changeSet() const;
    // A document of these records, not arranged yet.
    [[nodiscard]] Result<Document> document() const;
};

// `bytes` as they stand in the file; `filePath` names it in messages and says where its local files are ("-" or empty:
// nowhere). Errors: those of decodeText and readTree, "template.*" for a wrong shape, "format.*" for a format that is
// not read here, with words about what to open instead.
[[nodiscard]] Result<ImportResult> importTemplate(std::string_view bytes, const std::string &filePath,
                                                  const ImportOptions &options = {});
// Everything readable in a folder as one workload: the stacks of a CDK output (its manifest names them) or all files
// that are templates, joined where one imports what another exports; files that cannot be read are told as issues.
// Hidden folders and symbolic links to folders are left out. Errors: "folder.empty".
[[nodiscard]] Result<ImportResult> importFolder(const std::string &folder, const ImportOptions &options = {});
// The same of these files and folders, wherever they lie; each file is looked at, whatever its name ends with.
[[nodiscard]] Result<ImportResult> importFiles(const std::vector<std::string> &files,
                                               const ImportOptions &options = {});
// Reads the file, or the folder, first. Errors of readFile besides.
[[nodiscard]] Result<ImportResult> importTemplateFile(const std::string &filePath, const ImportOptions &options = {});

} // namespace lensboard
