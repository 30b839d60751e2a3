// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/rule.h"
#include "rules/world.h"

#include <functional>

// Sentences for people: templates with placeholders, and values written with their units.
namespace lensboard {

// Errors: "rule.message" with the column (bytes from 1) of an open brace or a faulty expression.
[[nodiscard]] Result<MessageTemplate> parseMessage(const std::string &text);

// A placeholder that cannot be worked out gives "?" and its message goes to `fault` (when not null and still empty).
[[nodiscard]] std::string renderMessage(const MessageTemplate &message, const World &world, const cel::Scope &scope,
                                        std::string *fault = nullptr);

// "30 s", "4 days", "512 MB", "JSON", "Orders and Stock"; `unit` as in the catalogue.
[[nodiscard]] std::string valueText(const cel::Value &value, const std::string &unit);

} // namespace lensboard
