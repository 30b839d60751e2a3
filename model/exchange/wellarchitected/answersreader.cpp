// SPDX-License-Identifier: Apache-2.0
#include "exchange/wellarchitected/answers.h"

#include "base/jsonposition.h"
#include "lens/builtin.h"

#include <algorithm>
#include <array>
#include <set>

namespace lensboard {

namespace {

// What the tool prints for reading and derives itself: nothing of it is an answer.
constexpr std::array derived = {"PillarId",
                                "QuestionTitle",
                                "QuestionDescription",
                                "ImprovementPlanUrl",
                                "HelpfulResourceUrl",
                                "HelpfulResourceDisplayText",
                                "Choices",
                                "Risk",
                                "QuestionType",
                                "WorkloadId",
                                "MilestoneNumber",
                                "LensArn"};
constexpr std::array used = {"QuestionId", "LensAlias", "SelectedChoices",       "ChoiceAnswers", "IsApplicable",
                             "Reason",     "Notes",     "ChoiceAnswerSummaries", "ChoiceUpdates"};
constexpr std::array usedOfChoice = {"ChoiceId", "Status", "Reason", "Notes", "LensboardReason"};

bool isOneOf(const auto &words, const std::string &word)
{
    return std::ranges::any_of(words, [&](const char *known) { return word == known; });
}

std::optional<Answer::State> stateFrom(const std::string &status)
{
    if (status == "SELECTED")
        return Answer::State::Met;
    if (status == "UNSELECTED")
        return Answer::State::NotMet;
    if (status == "NOT_APPLICABLE")
        return Answer::State::NotApplicable;
    return std::nullopt;
}

class Reader
{
public:
    Result<ReadAnswers> read(const Json &top)
    {
        if (top.is_array()) {
            for (std::size_t i = 0; i < top.size() && !m_error; ++i)
                review(top[i], '/' + std::to_string(i));
        } else {
            review(top, "");
        }
        if (m_error)
            return *m_error;
        return std::move(m_answers);
    }

private:
    void fail(const char *code, const std::string &pointer, const std::string &message)
    {
        if (!m_error) {
            m_error = makeError(code, message);
            m_error->pointer = pointer;
        }
    }

    void notice(const char *code, const std::string &pointer, const std::string &message)
    {
        Error error = makeError(code, message);
        error.pointer = pointer;
        m_answers.notices.push_back(std::move(error));
    }

    // One of the three shapes.
    void review(const Json &json, const std::string &pointer)
    {
        const Json *summaries = memberAt(json, "AnswerSummaries");
        const Json *answer = memberAt(json, "Answer");
        const std::string lens = lensOf(json);
        if (summaries && summaries->is_array()) {
            for (std::size_t i = 0; i < summaries->size(); ++i)
                question((*summaries)[i], lens, pointer + "/AnswerSummaries/" + std::to_string(i));
            tellRest(json, {"AnswerSummaries", "LensAlias", "NextToken"}, pointer);
        } else if (answer && answer->is_object()) {
            question(*answer, lens, pointer + "/Answer");
            tellRest(json, {"Answer", "LensAlias"}, pointer);
        } else if (memberAt(json, "QuestionId")) {
            question(json, lens, pointer);
        } else {
            fail("answers.shape", pointer,
                 "expected answers of the Well-Architected Tool: an object with \"AnswerSummaries\", \"Answer\" or "
                 "\"QuestionId\"");
        }
        if (!stringAt(json, "NextToken").empty())
            notice("answers.page", pointer, "this is one page of several; import the next ones too");
    }

    static std::string lensOf(const Json &json)
    {
        const std::string alias = stringAt(json, "LensAlias");
        return lensAliasFrom(alias.empty() ? stringAt(json, "LensArn") : alias);
    }

    void tellRest(const Json &json, const std::set<std::string> &known, const std::string &pointer)
    {
        for (const auto &[key, value] : json.items()) {
            if (!known.contains(key) && !isOneOf(derived, key))
                notice("answers.notKept", pointer + '/' + pointerToken(key),
                       key + " has no place here, it is not kept");
        }
    }

    void question(const Json &json, const std::string &lens, const std::string &pointer)
    {
        ReadAnswers::Question result;
        result.lens = lens;
        result.pointer = pointer;
        result.question = stringAt(json, "QuestionId");
        if (result.question.empty())
            return fail("answers.id", pointer, "an answer needs the \"QuestionId\" that it is to");
        if (lens.empty())
            return fail("answers.id", pointer,
                        "nothing says which lens this is an answer to: \"LensAlias\" is missing");
        result.applicable = boolAt(json, "IsApplicable", true);
        result.notes = stringAt(json, "Notes");
        const auto cause = causeAt(json, pointer);
        if (!result.applicable)
            result.cause = cause;
        else if (cause)
            notice("answers.notKept", pointer + "/Reason", "a reason is kept only for what is not applicable");
        for (const char *key : {"ChoiceAnswerSummaries", "ChoiceAnswers"})
            choiceList(json, key, pointer, result);
        choiceMap(json, pointer, result);
        selection(json, pointer, result);
        tellRest(json, {used.begin(), used.end()}, pointer);
        m_answers.questions.push_back(std::move(result));
    }

    std::optional<NotApplicableCause> causeAt(const Json &json, const std::string &pointer)
    {
        const std::string word = stringAt(json, "Reason");
        if (word.empty() || word == "NONE")
            return std::nullopt;
        const auto cause = notApplicableCause(word);
        if (!cause)
            fail("answers.word", pointer + "/Reason",
                 '"' + word +
                     "\" is no reason; OUT_OF_SCOPE, BUSINESS_PRIORITIES, ARCHITECTURE_CONSTRAINTS, OTHER and "
                     "NONE are");
        return cause;
    }

    void choiceList(const Json &json, const char *key, const std::string &pointer, ReadAnswers::Question &into)
    {
        const Json *list = memberAt(json, key);
        const std::string place = pointer + '/' + key;
        if (!list || list->is_null())
            return;
        if (!list->is_array())
            return fail("answers.shape", place, std::string(key) + " must be a list");
        for (std::size_t i = 0; i < list->size(); ++i)
            choice(stringAt((*list)[i], "ChoiceId"), (*list)[i], place + '/' + std::to_string(i), into);
    }

    void choiceMap(const Json &json, const std::string &pointer, ReadAnswers::Question &into)
    {
        const Json *map = memberAt(json, "ChoiceUpdates");
        const std::string place = pointer + "/ChoiceUpdates";
        if (!map || map->is_null())
            return;
        if (!map->is_object())
            return fail("answers.shape", place, "ChoiceUpdates must be an object");
        for (const auto &[id, update] : map->items())
            choice(id, update, place + '/' + pointerToken(id), into);
    }

    void choice(const std::string &id, const Json &json, const std::string &pointer, ReadAnswers::Question &into)
    {
        if (id.empty())
            return fail("answers.id", pointer, "a choice needs its \"ChoiceId\"");
        const std::string status = stringAt(json, "Status");
        const auto state = stateFrom(status);
        if (!state)
            return fail("answers.word", pointer + "/Status",
                        '"' + status + "\" is no status; SELECTED, UNSELECTED and NOT_APPLICABLE are");
        Answer answer;
        answer.lens = into.lens;
        answer.question = into.question;
        answer.practice = id;
        answer.state = *state;
        const auto cause = causeAt(json, pointer);
        if (answer.state == Answer::State::NotApplicable)
            answer.cause = cause;
        else if (cause)
            notice("answers.notKept", pointer + "/Reason", "a reason is kept only for what is not applicable");
        splitNotes(stringAt(json, "Notes"), stringAt(json, "LensboardReason"), answer);
        for (const auto &[key, value] : json.items()) {
            if (!isOneOf(usedOfChoice, key))
                notice("answers.notKept", pointer + '/' + pointerToken(key),
                       key + " has no place here, it is not kept");
        }
        put(into, std::move(answer));
    }

    // The reason stands before the notes unless somebody has changed them elsewhere; then the notes are all there is.
    static void splitNotes(const std::string &notes, const std::string &reason, Answer &answer)
    {
        answer.notes = notes;
        if (reason.empty() || !notes.starts_with(reason))
            return;
        const std::string rest = notes.substr(reason.size());
        if (!rest.empty() && !rest.starts_with("\n\n"))
            return;
        answer.reason = reason;
        answer.notes = rest.empty() ? rest : rest.substr(2);
    }

    static void put(ReadAnswers::Question &into, Answer answer)
    {
        const auto known = std::ranges::find(into.choices, answer.practice, &Answer::practice);
        if (known == into.choices.end())
            into.choices.push_back(std::move(answer));
        else
            *known = std::move(answer);
    }

    // Older output has the selected choices only.
    void selection(const Json &json, const std::string &pointer, ReadAnswers::Question &into)
    {
        const Json *list = memberAt(json, "SelectedChoices");
        const std::string place = pointer + "/SelectedChoices";
        if (!list || list->is_null())
            return;
        if (!list->is_array())
            return fail("answers.shape", place, "SelectedChoices must be a list");
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string at = place + '/' + std::to_string(i);
            if (!(*list)[i].is_string())
                return fail("answers.shape", at, "a selected choice is told by its id");
            Answer answer;
            answer.lens = into.lens;
            answer.question = into.question;
            answer.practice = (*list)[i].get<std::string>();
            const auto known = std::ranges::find(into.choices, answer.practice, &Answer::practice);
            if (known == into.choices.end())
                into.choices.push_back(std::move(answer));
            else if (known->state != Answer::State::Met)
                notice("answers.contradiction", at,
                       answer.practice + " is selected and has another status; the status counts");
        }
    }

    ReadAnswers m_answers;
    std::optional<Error> m_error;
};

} // namespace

Result<ReadAnswers> readAnswers(std::string_view text, const std::string &file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return json.error();
    auto answers = Reader().read(*json);
    if (!answers)
        return placedInJson(answers.error().inFile(file), text);
    for (Error &notice : answers->notices)
        notice = placedInJson(notice.inFile(file), text);
    for (ReadAnswers::Question &question : answers->questions)
        question.pointer = question.pointer.empty() ? "/" : question.pointer;
    return answers;
}

} // namespace lensboard
