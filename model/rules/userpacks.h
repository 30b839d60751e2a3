// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/rulepack.h"

#include <string>
#include <vector>

// The rule packs that people keep for themselves: every *.json file of one folder, in order of the names. They are
// read fully, and what is wrong in them is placed by file, line and column, so that an editor can go there.
namespace lensboard {

// "…/lensboard/rules" in the data folder of the person at this machine; it need not exist.
[[nodiscard]] std::string userRulesFolder();

// Paths of the packs in a folder; none when there is no such folder.
[[nodiscard]] std::vector<std::string> rulePackFiles(const std::string &folder);

// Reads one pack file and adds it; problems are placed in the file. False when the file is no pack or cannot be read.
bool addRulePackFile(RulePacks &packs, const std::string &path, const Catalog &catalog);

} // namespace lensboard
