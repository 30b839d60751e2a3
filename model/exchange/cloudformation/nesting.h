// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/localfiles.h"
#include "exchange/tree.h"

#include <string>
#include <vector>

// Several templates as one: nested stacks and applications in local files are put in their place, and the stacks of one
// folder stand side by side. Names get the stack's name in front ("Orders/Queue"); parameters and outputs are replaced
// by what they stand for, imports by what another stack exports. Each resource carries "lensboard:file" (where it is
// written), "lensboard:id" (its own logical id) and "lensboard:module" (its frame).
namespace lensboard::cfn {

struct Stack
{
    std::string name;
    std::string file;  // path, for local files
    std::string label; // what messages and origins call it
    Tree root;
};

// Puts nested templates in their place, as deep as budgets::helperHops. What cannot be read stays one box. `used`
// collects the canonical paths of the templates that were read.
void inlineNested(Tree &root, const std::string &file, const LocalFiles &files, std::vector<ImportIssue> &issues,
                  std::vector<std::string> &used);

// The stacks as one template.
[[nodiscard]] Tree combined(std::vector<Stack> stacks);

// The local template that a stack or application names: its location, or the asset that CDK wrote for it. Empty when
// it lies elsewhere.
[[nodiscard]] std::string nestedLocation(const Tree &resource);

} // namespace lensboard::cfn
