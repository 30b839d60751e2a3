// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/tree.h"

#include <string>

// Tells by content what an input is. Formats that are not read here get words about what to open instead.
namespace lensboard {

enum class InputFormat { CloudFormation, Terraform, Foreign };

struct DetectedFormat
{
    InputFormat format = InputFormat::CloudFormation;
    std::string name;   // "Kubernetes manifest", for foreign ones
    std::string advice; // one sentence
};

[[nodiscard]] DetectedFormat detectFormat(const Tree &root);
// Whether text (its beginning is enough) looks like a template rather than a board or another file.
[[nodiscard]] bool looksLikeTemplate(std::string_view text);

} // namespace lensboard
