// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/tree.h"

#include <string>
#include <utility>

// Making trees. Every one carries the position of `at`.
namespace lensboard::terraform {

[[nodiscard]] Tree makeText(std::string text, const Tree &at);
[[nodiscard]] Tree makeMap(const Tree &at);
[[nodiscard]] Tree makeList(const Tree &at);
[[nodiscard]] Tree makeReference(const std::string &address, const std::string &attribute, const Tree &at);
[[nodiscard]] Tree makeUnknown(const std::string &reason, const Tree &at);
// Sets the member of a mapping at a path ("A.B"), making mappings on the way.
void put(Tree &map, const std::string &path, Tree value);
// Adds to the list at a path; a single thing there becomes the list's first element.
void append(Tree &map, const std::string &path, Tree value);
[[nodiscard]] Tree *member(Tree &map, std::string_view key);
// "visibility_timeout" → "VisibilityTimeout".
[[nodiscard]] std::string pascalCase(std::string_view word);
// The address that a reference names, empty when the tree is none.
[[nodiscard]] std::string referenced(const Tree *tree);

} // namespace lensboard::terraform
