// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "document/document.h"

// Small boards written by hand in rule examples and tests:
//   {"workload": {"stance": "complete", "stage", "environment", "imported", "rulesOff", "severities", "thresholds",
//                 "properties": {}},
//    "imported": true,                      every element comes from a template
//    "boundaries": [{"id", "kind", "name", "parent", "properties": {}}],
//    "nodes": [{"id", "type", "name", "parent", "external", "imported", "properties": {}}],
//    "edges": [{"id", "from", "to", "kind": "triggers" | "kinds": [...], "mode", "properties": {}}]}
// A property is a boolean, number, text or list of texts; null states that there is none, {"unknown": "reason"} that
// nobody can tell. The stance is "complete" unless another one is given; an edge without an id is "from>to".
namespace lensboard {

// Errors: "rule.example" with the pointer below `pointer`.
[[nodiscard]] Result<Document> readSmallDocument(const Json &json, const std::string &pointer);

// The value of one property as written above; nothing for an object of another form.
[[nodiscard]] std::optional<PropertyValue> readSmallProperty(const Json &json);

} // namespace lensboard
