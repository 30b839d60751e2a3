// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

// What Unknown and Error values carry: whom to ask for what, and what is wrong with the expression. Reasons are shared
// between values and never change.
namespace lensboard::cel {

// Why something is unknown: `name` is what nobody has stated (a property, a relation) of `subject` (an id), `text` the
// same as a sentence fragment for people.
struct UnknownReason
{
    std::string subject;
    std::string name;
    std::string text;
};
using ReasonPtr = std::shared_ptr<const UnknownReason>;
using Reasons = std::vector<ReasonPtr>; // no two of the same subject and name; at most maxReasons
inline constexpr std::size_t maxReasons = 64;

// A fault: one sentence; line and column (from 1, in code points) of the sub-expression, 0 when not known.
struct ErrorInfo
{
    std::string message;
    int line = 0;
    int column = 0;
};

} // namespace lensboard::cel
