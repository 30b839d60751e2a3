// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/records.h"

#include <string>
#include <string_view>
#include <vector>

// What a permitted action means for the picture: dynamodb:PutItem writes, sqs:SendMessage publishes,
// lambda:InvokeFunction invokes. The table is resources/exchange/iam-actions.json; SAM's policy templates are
// resources/exchange/sam-policies.json.
namespace lensboard {

struct ActionEffect
{
    EdgeKind kind = EdgeKind::Grants;
    EdgeMode mode = EdgeMode::None;
    bool polling = false; // fetching from a queue or stream
    friend bool operator==(const ActionEffect &, const ActionEffect &) = default;
};

// Effects of an action or a pattern of actions ("dynamodb:Put*", "s3:*"), without repeats; empty when it makes no edge.
[[nodiscard]] std::vector<ActionEffect> actionEffects(std::string_view action);
// The service of an action: "dynamodb".
[[nodiscard]] std::string actionService(std::string_view action);
// '*' and '?' as in IAM, letters of any case.
[[nodiscard]] bool globMatches(std::string_view pattern, std::string_view text);

// A SAM policy template: which argument names the resource and what it permits.
struct SamPolicy
{
    std::string parameter; // "TableName"
    std::string service;   // "dynamodb"
    std::vector<std::string> actions;
};
// Null when SAM has no template of this name.
[[nodiscard]] const SamPolicy *samPolicy(std::string_view name);

} // namespace lensboard
