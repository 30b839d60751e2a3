// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/expression.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

// Why an expression has its outcome: the tree of those sub-expressions that decided it, each with a fragment of a
// sentence for people. Evaluates again (and so reads again); not meant for the inner loop of evaluation.
namespace lensboard::cel {

// How the caller writes things; each may be left empty.
struct ExplainStyle
{
    // The value of object.member as text ("60 s"); also used for what it is compared with. Empty result: the default.
    std::function<std::string(const Object &object, Symbol member, const Value &value)> value;
    // The member's name for people ("timeout" for timeoutS). Empty result: the name itself.
    std::function<std::string(const Object &object, Symbol member)> memberName;
    // A function's name for people ("depth of the call chain"). Empty result: the name itself.
    std::function<std::string(Symbol function)> functionName;
};

struct Explanation
{
    std::string source;  // the sub-expression as written
    std::string subject; // label of the element that this part is about, inside a macro; else ""
    std::string text;    // `timeout of Orders (60 s) <= 29 s is false`
    Value value;
    std::vector<Explanation> parts; // what decided it; empty for a leaf
};

[[nodiscard]] Explanation explain(const Expression &expression, const Scope &scope, const ExplainStyle &style = {});

// The deciding leaves in one sentence fragment, without repetition, at most `limit` of them.
[[nodiscard]] std::string sentence(const Explanation &explanation, std::size_t limit = 4);

} // namespace lensboard::cel
