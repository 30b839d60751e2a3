// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "document/transaction.h"
#include "lens/notes.h"
#include "review/assessment.h"

#include <string>
#include <string_view>
#include <vector>

// Answers of a review in the public JSON of the AWS Well-Architected Tool (API version 2020-03-31): what `list-answers`
// and `get-answer` print and `update-answer` takes. Answers are found by lens alias, question id and choice id. What a
// document does not know is kept and named; nothing is dropped without a word.
namespace lensboard {

// One lens with the judgement of the document by it.
struct ReviewedLens
{
    const LensPackage *package = nullptr;
    const Assessment *assessment = nullptr;
};

struct AnswerExport
{
    // Whether practices that nobody answered are written as the drawing proves them. Read back, they are answers of
    // people, so it is for handing on, not for keeping.
    bool drawing = false;
};

// One object per lens, as `list-answers` prints it, with the notes that only `get-answer` has. A reason in words goes
// before the notes, and once more by itself in "LensboardReason", so that reading gives both back.
[[nodiscard]] std::vector<Json> answersJson(const Document &document, const std::vector<ReviewedLens> &lenses,
                                            const AnswerExport &options = {});
// One object per answered question, as `update-answer --cli-input-json` takes it once "WorkloadId" is filled in.
[[nodiscard]] std::vector<Json> answerUpdatesJson(const Document &document, const std::vector<ReviewedLens> &lenses,
                                                  const AnswerExport &options = {});

// What was read; not yet compared with any lens.
struct ReadAnswers
{
    struct Question
    {
        std::string lens; // alias
        std::string question;
        bool applicable = true;
        std::optional<NotApplicableCause> cause; // when not applicable
        std::string notes;
        std::vector<Answer> choices; // without id
        std::string pointer;
    };
    std::vector<Question> questions;
    std::vector<Error> notices; // what could not be kept, by name; none of them is fatal
};

// Reads any of the three shapes, or a list of them. Errors: those of parseJson, "answers.shape", "answers.word" (not a
// word of the tool), "answers.id" (an id is missing); each by pointer and place.
[[nodiscard]] Result<ReadAnswers> readAnswers(std::string_view text, const std::string &file);

struct AnswersMerged
{
    int added = 0;
    int changed = 0;
    int same = 0;
    int open = 0;               // choices of the questions read that nobody has said anything about
    std::vector<Error> notices; // "answers.unknownLens", "answers.unknownQuestion", "answers.unknownChoice"
};

// Puts the answers into the document; those it has of other practices stay.
AnswersMerged mergeAnswers(Transaction &transaction, IdSource &ids, const ReadAnswers &answers,
                           const std::vector<const LensPackage *> &lenses);

} // namespace lensboard
