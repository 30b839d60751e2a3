// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "review/verdict.h"

#include <map>
#include <string>
#include <vector>

// Whether the workload may go to production, and if not, what stands in the way. Medium risks may ship; a high one,
// or a question that can still become one, may not.
namespace lensboard {

struct GateQuestion
{
    std::string name; // as people know it: "REL 2 Resiliency"
    QuestionVerdict verdict;
};

struct GateInput
{
    bool anythingDrawn = false;
    std::vector<GateQuestion> questions;
    std::map<std::string, int> highFindings; // titles of the undecided high failures, and how many have each
};

struct GateBlocker
{
    enum class Kind { NothingDrawn, HighQuestions, OpenQuestions, HighFindings };
    Kind kind = Kind::NothingDrawn;
    std::size_t count = 0;          // of questions or findings
    std::vector<std::string> items; // their names or titles, each once
    std::string sentence;
};

struct Gate
{
    bool ready = false;
    std::vector<GateBlocker> blockers; // the shortest list first

    [[nodiscard]] std::vector<std::string> sentences() const;
};

[[nodiscard]] Gate judgeGate(const GateInput &input);

} // namespace lensboard
