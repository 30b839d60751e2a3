// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/tree.h"

// Reads the JSON that `terraform show -json` prints of a plan or a state. Resources whose AWS type is known become
// the CloudFormation resource that says the same, so that everything which reads relations and properties out of a
// template serves both (resources/exchange/terraform-types.json is the table); others keep their own type.
namespace lensboard::terraform {

// Whether a tree is such output.
[[nodiscard]] bool isTerraform(const Tree &root);
// A tree of CloudFormation's form. Its resources carry IacType, Name, Module, Count and External besides; a reference
// is Fn::GetAtt with an address; what is known only after apply is {"Fn::Unknown": reason}.
[[nodiscard]] Tree toTemplate(const Tree &root, const std::string &file, std::vector<ImportIssue> &issues);

} // namespace lensboard::terraform
