// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "review/verdict.h"

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
    std::vector<std::string> highFindings; // titles of the undecided high failures
};

struct GateBlocker
{
    enum class Kind { NothingDrawn, HighQuestions, OpenQuestions, HighFindings };
    Kind kind = Kind::NothingDrawn;
    std::vector<std::string> items; // names of questions or titles of findings
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
