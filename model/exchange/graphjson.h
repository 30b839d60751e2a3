// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "document/document.h"
#include "exchange/importer.h"

// The output of `lensboard-cli graph` (cli.md): nodes, one entry per kind of each edge, and what was not understood.
// Properties that were never stated are left out; a stated absence is null, an unknown is {"unknown": reason}, and AWS
// defaults are listed under "defaults".
namespace lensboard {

[[nodiscard]] Json graphJson(const Document &document, const std::vector<NotUnderstood> &notUnderstood = {});

} // namespace lensboard
