// SPDX-License-Identifier: Apache-2.0
#include "exchange/wellarchitected/answers.h"

#include "lens/builtin.h"

#include <algorithm>
#include <map>
#include <set>

namespace lensboard {

namespace {

// The answers to one question: by practice, "" being the note on the question as a whole.
using QuestionAnswers = std::map<std::string, Answer>;
// By lens alias, then by question.
using AnswersByLens = std::map<std::string, std::map<std::string, QuestionAnswers>>;

AnswersByLens answersOf(const Document &document)
{
    AnswersByLens result;
    for (const auto &[id, answer] : document.answers())
        result[lensAliasFrom(answer.lens)][answer.question][answer.practice] = answer;
    return result;
}

const char *statusWord(Answer::State state)
{
    switch (state) {
    case Answer::State::Met:
        return "SELECTED";
    case Answer::State::NotMet:
        return "UNSELECTED";
    case Answer::State::NotApplicable:
        break;
    }
    return "NOT_APPLICABLE";
}

std::string reasonWord(const std::optional<NotApplicableCause> &cause)
{
    return cause ? std::string(toWord(*cause)) : std::string("NONE");
}

std::string notesOf(const Answer &answer)
{
    if (answer.reason.empty() || answer.notes.empty())
        return answer.reason + answer.notes;
    return answer.reason + "\n\n" + answer.notes;
}

// As if a person had said what the drawing proves.
void addProved(QuestionAnswers &answers, const QuestionResult &question)
{
    for (const PracticeResult &practice : question.practices) {
        Answer answer;
        answer.practice = practice.id;
        if (practice.verdict.state == PracticeState::Met)
            answer.state = Answer::State::Met;
        else if (practice.verdict.state == PracticeState::NotMet || practice.verdict.state == PracticeState::PartlyMet)
            answer.state = Answer::State::NotMet;
        else if (practice.verdict.state == PracticeState::NotApplicable)
            answer.state = Answer::State::NotApplicable;
        else
            continue;
        answers.try_emplace(practice.id, answer);
    }
}

// Every practice is answered as not applicable; then the tool says so of the question.
bool isApplicable(const QuestionAnswers &answers, const Question *question)
{
    if (!question)
        return true;
    return std::ranges::any_of(question->choices, [&](const Choice &choice) {
        const auto found = answers.find(choice.id);
        return !choice.isNone() && (found == answers.end() || found->second.state != Answer::State::NotApplicable);
    });
}

// The one cause of a question that is not applicable; none when its practices differ.
std::optional<NotApplicableCause> causeOf(const QuestionAnswers &answers)
{
    std::set<std::optional<NotApplicableCause>> causes;
    for (const auto &[practice, answer] : answers) {
        if (answer.state == Answer::State::NotApplicable)
            causes.insert(answer.cause);
    }
    return causes.size() == 1 ? *causes.begin() : std::nullopt;
}

Json selectedJson(const QuestionAnswers &answers)
{
    Json selected = Json::array();
    for (const auto &[practice, answer] : answers) {
        if (!practice.empty() && answer.state == Answer::State::Met)
            selected.push_back(practice);
    }
    return selected;
}

std::string questionNotes(const QuestionAnswers &answers)
{
    const auto found = answers.find("");
    return found == answers.end() ? std::string() : notesOf(found->second);
}

Json choiceAnswersJson(const QuestionAnswers &answers)
{
    Json list = Json::array();
    for (const auto &[practice, answer] : answers) {
        if (practice.empty())
            continue;
        Json json = {
            {"ChoiceId", practice}, {"Status", statusWord(answer.state)}, {"Reason", reasonWord(answer.cause)}};
        if (const std::string notes = notesOf(answer); !notes.empty())
            json["Notes"] = notes;
        if (!answer.reason.empty())
            json["LensboardReason"] = answer.reason;
        list.push_back(std::move(json));
    }
    return list;
}

Json summaryJson(const std::string &id, const QuestionAnswers &answers, const Lens *lens, const QuestionResult *result)
{
    const Question *question = lens ? lens->question(id) : nullptr;
    const Pillar *pillar = lens ? lens->pillarOf(id) : nullptr;
    const bool applicable = isApplicable(answers, question);
    Json json = {{"QuestionId", id}};
    if (question) {
        Json choices = Json::array();
        for (const Choice &choice : question->choices)
            choices.push_back({{"ChoiceId", choice.id}, {"Title", choice.title}});
        json["PillarId"] = pillar ? pillar->id : std::string();
        json["QuestionTitle"] = question->title;
        json["Choices"] = std::move(choices);
    }
    json["SelectedChoices"] = selectedJson(answers);
    json["ChoiceAnswerSummaries"] = choiceAnswersJson(answers);
    json["IsApplicable"] = applicable;
    json["Risk"] = result ? std::string(riskWord(result->verdict.now)) : std::string("UNANSWERED");
    json["Reason"] = applicable ? std::string("NONE") : reasonWord(causeOf(answers));
    if (const std::string notes = questionNotes(answers); !notes.empty())
        json["Notes"] = notes;
    return json;
}

Json updateJson(const std::string &lens, const std::string &id, const QuestionAnswers &answers,
                const Question *question)
{
    const bool applicable = isApplicable(answers, question);
    Json choices = Json::object();
    for (const auto &[practice, answer] : answers) {
        if (practice.empty())
            continue;
        choices[practice] = {{"Status", statusWord(answer.state)}, {"Reason", reasonWord(answer.cause)}};
        if (const std::string notes = notesOf(answer); !notes.empty())
            choices[practice]["Notes"] = notes;
    }
    Json json = {{"WorkloadId", ""},
                 {"LensAlias", lens},
                 {"QuestionId", id},
                 {"SelectedChoices", selectedJson(answers)},
                 {"ChoiceUpdates", std::move(choices)}};
    if (const std::string notes = questionNotes(answers); !notes.empty())
        json["Notes"] = notes;
    json["IsApplicable"] = applicable;
    json["Reason"] = applicable ? std::string("NONE") : reasonWord(causeOf(answers));
    return json;
}

// Calls `visit(alias, reviewed lens or nullptr, questions)`: the lenses at hand, then those that only answers name.
template <typename Visit>
void eachLens(const Document &document, const std::vector<ReviewedLens> &lenses, Visit visit)
{
    AnswersByLens all = answersOf(document);
    for (const ReviewedLens &lens : lenses) {
        const std::string &alias = lens.package->lens().alias;
        visit(alias, &lens, all[alias]);
        all.erase(alias);
    }
    for (auto &[alias, questions] : all)
        visit(alias, static_cast<const ReviewedLens *>(nullptr), questions);
}

// Calls `visit(question id, its answers, its result or nullptr)`: in the order of the lens, then those it has not.
template <typename Visit>
void eachQuestion(const ReviewedLens *lens, std::map<std::string, QuestionAnswers> &answers,
                  const AnswerExport &options, Visit visit)
{
    std::set<std::string> done;
    if (lens) {
        for (const QuestionResult &question : lens->assessment->questions) {
            QuestionAnswers own = answers[question.id];
            if (options.drawing)
                addProved(own, question);
            visit(question.id, own, &question);
            done.insert(question.id);
        }
    }
    for (const auto &[id, own] : answers) {
        if (!done.contains(id))
            visit(id, own, static_cast<const QuestionResult *>(nullptr));
    }
}

} // namespace

std::vector<Json> answersJson(const Document &document, const std::vector<ReviewedLens> &lenses,
                              const AnswerExport &options)
{
    const std::vector<std::string> builtin = builtinLensAliases();
    std::vector<Json> result;
    eachLens(document, lenses, [&](const std::string &alias, const ReviewedLens *lens, auto &answers) {
        Json summaries = Json::array();
        eachQuestion(lens, answers, options,
                     [&](const std::string &id, const QuestionAnswers &own, const QuestionResult *question) {
                         summaries.push_back(summaryJson(id, own, lens ? &lens->package->lens() : nullptr, question));
                     });
        Json json = {{"LensAlias", alias}};
        if (std::ranges::find(builtin, alias) != builtin.end())
            json["LensArn"] = "arn:aws:wellarchitected::aws:lens/" + alias;
        json["AnswerSummaries"] = std::move(summaries);
        result.push_back(std::move(json));
    });
    return result;
}

std::vector<Json> answerUpdatesJson(const Document &document, const std::vector<ReviewedLens> &lenses,
                                    const AnswerExport &options)
{
    std::vector<Json> result;
    eachLens(document, lenses, [&](const std::string &alias, const ReviewedLens *lens, auto &answers) {
        eachQuestion(
            lens, answers, options, [&](const std::string &id, const QuestionAnswers &own, const QuestionResult *) {
                if (!own.empty())
                    result.push_back(updateJson(alias, id, own, lens ? lens->package->lens().question(id) : nullptr));
            });
    });
    return result;
}

} // namespace lensboard
