// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/importer.h"

// The steps of an import, for inputs that are made of several files.
namespace lensboard {

struct TemplateSource
{
    std::string file;      // as messages call it
    std::string origin;    // hashed into the ids and shown as the file of each element
    std::string localPath; // local files are looked for beside it; empty: nowhere
    bool terraform = false;
};

// Bytes as a tree with a mapping at the top. The errors of importTemplate.
[[nodiscard]] Result<Tree> readTemplate(std::string_view bytes, const std::string &file,
                                        std::vector<ImportIssue> &issues);
// A tree of CloudFormation's or Terraform's form as a graph. `nested` collects templates that were put in their place.
[[nodiscard]] Result<ImportResult> importTree(Tree root, const TemplateSource &source, std::vector<ImportIssue> issues,
                                              std::vector<std::string> *nested = nullptr);

} // namespace lensboard
