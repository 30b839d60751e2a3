// SPDX-License-Identifier: Apache-2.0
#include "exchange/wellarchitected/answers.h"

#include "lens/builtin.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace lensboard {

namespace {

class Merger
{
public:
    Merger(Transaction &transaction, IdSource &ids, const std::vector<const LensPackage *> &lenses)
        : m_transaction(transaction)
        , m_ids(ids)
        , m_lenses(lenses)
    {
        for (const auto &[id, answer] : transaction.document().answers())
            m_known[{lensAliasFrom(answer.lens), answer.question, answer.practice}] = answer;
    }

    AnswersMerged merge(const ReadAnswers &answers)
    {
        for (const ReadAnswers::Question &question : answers.questions)
            merge(question);
        return std::move(m_result);
    }

private:
    using Key = std::tuple<std::string, std::string, std::string>;

    void merge(const ReadAnswers::Question &read)
    {
        const Lens *lens = lensOf(read.lens);
        const Question *question = lens ? lens->question(read.question) : nullptr;
        if (!lens && m_told.insert(read.lens).second)
            notice("answers.unknownLens", read,
                   "the lens " + read.lens + " is not at hand; its answers are kept but count for nothing here");
        if (lens && !question)
            notice("answers.unknownQuestion", read,
                   "the lens " + read.lens + " has no question " + read.question +
                       "; the answer is kept but counts for nothing");
        std::vector<Answer> choices = read.choices;
        for (const Answer &answer : choices) {
            if (question && !question->choice(answer.practice))
                notice("answers.unknownChoice", read,
                       "the question " + read.question + " has no choice " + answer.practice +
                           "; the answer is kept but counts for nothing");
        }
        if (question)
            complete(read, *question, choices);
        for (const Answer &answer : choices)
            put(answer);
        if (!read.notes.empty())
            put(noteOn(read));
    }

    // What is said of the question as a whole is said of its practices; the rest stays open.
    void complete(const ReadAnswers::Question &read, const Question &question, std::vector<Answer> &choices)
    {
        const bool none = std::ranges::any_of(choices, [&](const Answer &answer) {
            const Choice *choice = question.choice(answer.practice);
            return choice && choice->isNone() && answer.state == Answer::State::Met;
        });
        for (const Choice &choice : question.choices) {
            if (choice.isNone() || std::ranges::find(choices, choice.id, &Answer::practice) != choices.end())
                continue;
            if (read.applicable && !none) {
                m_result.open += m_known.contains({read.lens, read.question, choice.id}) ? 0 : 1;
                continue;
            }
            Answer answer;
            answer.lens = read.lens;
            answer.question = read.question;
            answer.practice = choice.id;
            answer.state = read.applicable ? Answer::State::NotMet : Answer::State::NotApplicable;
            answer.cause = read.applicable ? std::nullopt : read.cause;
            choices.push_back(std::move(answer));
        }
    }

    static Answer noteOn(const ReadAnswers::Question &read)
    {
        Answer answer;
        answer.lens = read.lens;
        answer.question = read.question;
        answer.notes = read.notes;
        return answer;
    }

    void put(Answer answer)
    {
        Answer &known = m_known[{lensAliasFrom(answer.lens), answer.question, answer.practice}];
        const bool fresh = known.id.empty();
        if (!fresh) {
            answer.id = known.id;
            answer.lens = known.lens;
            answer.extra = known.extra;
        }
        if (answer == known) {
            ++m_result.same;
            return;
        }
        if (fresh)
            answer.id = m_ids.next('a');
        ++(fresh ? m_result.added : m_result.changed);
        known = answer;
        m_transaction.put(std::move(answer));
    }

    [[nodiscard]] const Lens *lensOf(const std::string &alias) const
    {
        const auto found =
            std::ranges::find_if(m_lenses, [&](const LensPackage *lens) { return lens->lens().alias == alias; });
        return found == m_lenses.end() ? nullptr : &(*found)->lens();
    }

    void notice(const char *code, const ReadAnswers::Question &read, std::string message)
    {
        Error error = makeError(code, std::move(message));
        error.pointer = read.pointer;
        m_result.notices.push_back(std::move(error));
    }

    Transaction &m_transaction;
    IdSource &m_ids;
    const std::vector<const LensPackage *> &m_lenses;
    std::map<Key, Answer> m_known;
    std::set<std::string> m_told;
    AnswersMerged m_result;
};

} // namespace

AnswersMerged mergeAnswers(Transaction &transaction, IdSource &ids, const ReadAnswers &answers,
                           const std::vector<const LensPackage *> &lenses)
{
    return Merger(transaction, ids, lenses).merge(answers);
}

} // namespace lensboard
