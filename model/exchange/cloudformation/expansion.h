// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/localfiles.h"
#include "exchange/tree.h"

// What happens to a template before anything is read from it: loops are unrolled (Fn::ForEach of the language
// extensions) and local files named by AWS::Include are put in their place. Remote ones stay and are reported.
namespace lensboard::cfn {

void expandTemplate(Tree &root, const std::string &file, const LocalFiles &files, std::vector<ImportIssue> &issues);

// The part of SAM's Globals that applies to resources of this type; null when there is none.
[[nodiscard]] const Tree *globalsFor(std::string_view type, const Tree *globals);
// Properties as SAM merges them: own scalars win, mappings are merged, lists are joined with the global ones first.
[[nodiscard]] Tree mergedGlobals(const Tree &common, const Tree &own);

} // namespace lensboard::cfn
