// SPDX-License-Identifier: Apache-2.0
#include "exchange/wellarchitected/answers.h"

#include "base/files.h"
#include "base/jsonposition.h"
#include "board.h"
#include "command.h"
#include "commands.h"
#include "judge.h"
#include "storage/projectfile.h"

#include <limits>

namespace lensboard::cli {

namespace {

Json asOneOrList(std::vector<Json> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    Json list = Json::array();
    for (Json &part : parts)
        list.push_back(std::move(part));
    return list;
}

Json asList(std::vector<Json> parts)
{
    Json list = Json::array();
    for (Json &part : parts)
        list.push_back(std::move(part));
    return list;
}

// The tool takes 250 characters per choice and 2084 per question.
void tellLongNotes(const Document &document, const std::string &file, Console &console)
{
    for (const auto &[id, answer] : document.answers()) {
        const std::size_t most = answer.practice.empty() ? 2084 : 250;
        const std::size_t length =
            answer.reason.size() + answer.notes.size() + (answer.reason.empty() || answer.notes.empty() ? 0 : 2);
        if (length > most)
            console.report(makeError("answers.tooLong", "the notes on " + answer.question +
                                                            (answer.practice.empty() ? "" : " " + answer.practice) +
                                                            " are longer than the " + std::to_string(most) +
                                                            " characters that the Well-Architected Tool takes")
                               .inFile(file));
    }
}

ExitCode runExport(const Arguments &arguments, Console &console)
{
    auto judge = Judge::make(arguments, console);
    if (!judge)
        return badInput(console, judge.error());
    auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    const Judgement judgement = judge->judge(*board, console);
    std::vector<ReviewedLens> lenses;
    for (std::size_t i = 0; i < judgement.lenses.size(); ++i)
        lenses.push_back({judgement.lenses[i].get(), &judgement.assessments[i]});
    AnswerExport options;
    options.drawing = arguments.has("--drawing");
    const bool updates = arguments.value("--as") == "update-answer";
    const Json json = updates ? asList(answerUpdatesJson(board->document, lenses, options))
                              : asOneOrList(answersJson(board->document, lenses, options));
    tellLongNotes(board->document, board->file, console);
    if (const auto written = writeOutput(console, arguments.value("-o", "-"), toJsonText(json)); !written)
        return badInput(console, written.error());
    return ExitCode::Fine;
}

// Everything of one file, or nothing.
Result<AnswersMerged> importFile(const std::string &path, Board &board, const std::vector<const LensPackage *> &lenses)
{
    const std::string file = inputName(path);
    const auto text = readInput(path);
    if (!text)
        return text.error().inFile(file);
    const auto answers = readAnswers(*text, file);
    if (!answers)
        return answers.error().inFile(file);
    IdSource ids = IdSource::random();
    Transaction transaction(board.document);
    AnswersMerged merged = mergeAnswers(transaction, ids, *answers, lenses);
    for (Error &notice : merged.notices)
        notice = placedInJson(notice.inFile(file), *text);
    merged.notices.insert(merged.notices.begin(), answers->notices.begin(), answers->notices.end());
    if (const auto applied = board.document.apply(transaction.change()); !applied)
        return applied.error();
    return merged;
}

void tell(const AnswersMerged &merged, const std::string &file, Console &console)
{
    for (const Error &notice : merged.notices)
        console.report(notice);
    console.talk(file + ": " + std::to_string(merged.added) + " new, " + std::to_string(merged.changed) + " changed, " +
                 std::to_string(merged.same) + " as before, " + std::to_string(merged.open) + " left open");
}

ExitCode runImport(const Arguments &arguments, Console &console)
{
    auto judge = Judge::make(arguments, console);
    if (!judge)
        return badInput(console, judge.error());
    auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    if (board->imported) {
        if (const auto arranged = arrangeBoard(*board, console); !arranged)
            return badInput(console, arranged.error());
    }
    std::vector<const LensPackage *> lenses;
    for (const LensSet::Entry &lens : judge->lensesFor(*board, console).lenses)
        lenses.push_back(lens.package.get());
    for (std::size_t i = 1; i < arguments.words().size(); ++i) {
        const std::string &path = arguments.words()[i];
        const auto merged = importFile(path, *board, lenses);
        if (!merged)
            return badInput(console, merged.error());
        tell(*merged, inputName(path), console);
    }
    if (const auto written = writeOutput(console, arguments.value("-o"), writeDocument(board->document)); !written)
        return badInput(console, written.error());
    return ExitCode::Fine;
}

} // namespace

Command answersExportCommand()
{
    Command command;
    command.name = "answers export";
    command.synopsis = "INPUT [-o FILE] [--as list-answers|update-answer] [OPTION]…";
    command.summary = "writes the answers in the JSON of the AWS Well-Architected Tool";
    command.help =
        "Writes what people answered, per lens, question and choice, with the words of the tool: SELECTED,\n"
        "UNSELECTED or NOT_APPLICABLE, the reason, the notes and the risk of each question. It has the shape that\n"
        "\"aws wellarchitected list-answers\" prints, with the notes added; answers to several lenses make a list.\n"
        "With --as update-answer it is a list of what \"update-answer --cli-input-json\" takes, one for each answered\n"
        "question; fill in the WorkloadId.\n";
    command.options = {
        {"-o", "FILE", "where to write; - for standard output (default)", {}, false},
        {"--as", "SHAPE", "which shape (default: list-answers)", {"list-answers", "update-answer"}, false},
        {"--drawing", "", "where nobody answered, write what the drawing proves", {}, false}};
    for (OptionSpec &option : Judge::options())
        command.options.push_back(std::move(option));
    command.leastWords = 1;
    command.mostWords = 1;
    command.wordsMissing = "name an input";
    command.run = runExport;
    return command;
}

Command answersImportCommand()
{
    Command command;
    command.name = "answers import";
    command.synopsis = "INPUT ANSWERS.json… -o OUT.lensboard [OPTION]…";
    command.summary = "puts answers of the AWS Well-Architected Tool into a document";
    command.help =
        "Reads what \"aws wellarchitected list-answers\", \"get-answer\" or \"answers export\" printed and puts it "
        "into\n"
        "the document. Answers to other practices stay. list-answers leaves out the notes; get-answer has them. A\n"
        "lens, question or choice that is not known is named on standard error; its answer is kept and written out\n"
        "again, but counts for nothing. A choice that the file says nothing about stays open.\n";
    command.options = {{"-o", "FILE", "the document to write; - for standard output", {}, false}};
    for (OptionSpec &option : Judge::options())
        command.options.push_back(std::move(option));
    command.required = {"-o"};
    command.leastWords = 2;
    command.mostWords = std::numeric_limits<std::size_t>::max();
    command.wordsMissing = "name a document and a file of answers";
    command.run = runImport;
    return command;
}

} // namespace lensboard::cli
