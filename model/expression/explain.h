// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/expression.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

// Why an expression has its outcome: the tree of those sub-expressions that decided it, each told as a fact about the
// elements it looked at ("timeout of Orders (60 s) is more than 29 s"), never as source code. Evaluates again (and so
// reads again); not meant for the inner loop of evaluation.
namespace lensboard::cel {

// How the caller writes things. Each may be left out or give "": then a plain wording is used. Where a name contains
// "{}", the label of its owner stands there ("connections to {}"); otherwise " of " and the label follow.
struct ExplainStyle
{
    // The value of object.member as text ("60 s"); also used for what it is compared with.
    std::function<std::string(const Object &object, Symbol member, const Value &value)> value;
    // The member's name for people ("timeout" for timeoutS).
    std::function<std::string(const Object &object, Symbol member)> memberName;
    // A whole statement for a member with this value ("Orders is a function").
    std::function<std::string(const Object &object, Symbol member, const Value &value)> memberStatement;
    // A whole statement for whether the list or map of a member holds something ("Shop invokes Orders").
    std::function<std::string(const Object &object, Symbol member, const Value &item, bool holds)> contains;
    // The same for the functions of the host: value ("3 hops"), the name that stands before the arguments ("who keeps
    // the failed events of"), whole statement ("no alarm watches Orders").
    std::function<std::string(Symbol function, const Value &value)> functionValue;
    std::function<std::string(Symbol function)> functionName;
    std::function<std::string(Symbol function, std::span<const std::string> arguments, const Value &value)>
        functionStatement;
};

struct Explanation
{
    std::string source;  // the sub-expression as written
    std::string subject; // label of the element that this part is about, inside a macro; else ""
    std::string text;    // `timeout of Orders (60 s) is more than 29 s`
    Value value;
    std::vector<Explanation> parts; // what decided it; empty for a leaf
};

// Of && and || the sides that decided; of all, exists and exists_one the elements that did (ten at most).
[[nodiscard]] Explanation explain(const Expression &expression, const Scope &scope, const ExplainStyle &style = {});

// The deciding leaves in one sentence fragment, without repetition, at most `limit` of them.
[[nodiscard]] std::string sentence(const Explanation &explanation, std::size_t limit = 4);

} // namespace lensboard::cel
