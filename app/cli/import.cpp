// SPDX-License-Identifier: Apache-2.0
#include "board.h"
#include "command.h"
#include "commands.h"
#include "edit/reimport.h"
#include "storage/projectfile.h"

namespace lensboard::cli {

namespace {

Json notUnderstoodJson(const Board &board)
{
    Json list = Json::array();
    for (const NotUnderstood &entry : board.notUnderstood)
        list.push_back(
            {{"path", entry.path}, {"iacType", entry.iacType}, {"reason", entry.reason}, {"line", entry.line}});
    return list;
}

Json issuesJson(const Board &board)
{
    constexpr const char *words[] = {"info", "warning", "error"};
    Json list = Json::array();
    for (const ImportIssue &issue : board.issues)
        list.push_back({{"severity", words[static_cast<int>(issue.severity)]},
                        {"code", issue.code},
                        {"message", issue.message},
                        {"file", issue.file},
                        {"line", issue.line},
                        {"column", issue.column}});
    return list;
}

void tellNotUnderstood(const Board &board, Console &console)
{
    for (const NotUnderstood &entry : board.notUnderstood) {
        const std::string type = entry.iacType.empty() ? std::string() : " (" + entry.iacType + ')';
        console.report(makeError("import.notUnderstood", entry.path + type + ": " + entry.reason)
                           .at(entry.line, 0)
                           .inFile(board.file));
    }
}

// A line for each difference, and their numbers.
void tellDifferences(const Reimport &plan, Console &console)
{
    const auto list = [&](const char *word, const std::vector<Reimport::Item> &items) {
        for (const Reimport::Item &item : items)
            console.talk(std::string(word) + ": " + item.name + ": " + item.what);
    };
    list("new", plan.added);
    list("changed", plan.changed);
    list("gone", plan.gone);
    list("drawn only", plan.drawnOnly);
    list("contradiction", plan.contradicts);
    console.talk(std::to_string(plan.added.size()) + " new, " + std::to_string(plan.changed.size()) + " changed, " +
                 std::to_string(plan.gone.size()) + " gone, " + std::to_string(plan.same) + " the same");
}

Json differencesJson(const Reimport &plan)
{
    const auto list = [](const std::vector<Reimport::Item> &items) {
        Json out = Json::array();
        for (const Reimport::Item &item : items)
            out.push_back({{"id", item.id.str()}, {"name", item.name}, {"what", item.what}});
        return out;
    };
    return {{"added", list(plan.added)},         {"changed", list(plan.changed)},         {"gone", list(plan.gone)},
            {"drawnOnly", list(plan.drawnOnly)}, {"contradicts", list(plan.contradicts)}, {"same", plan.same}};
}

// The import merged into a document that exists; only the differences with --preview.
ExitCode runInto(const Arguments &arguments, const Board &fresh, Console &console)
{
    auto board = openBoard(arguments.value("--into"), console);
    if (!board)
        return badInput(console, board.error());
    if (board->imported)
        return badInput(console, makeError("import.into", "--into takes a .lensboard document").inFile(board->file));
    const auto values = [](const auto &map) {
        std::vector<typename std::decay_t<decltype(map)>::mapped_type> out;
        for (const auto &[id, record] : map)
            out.push_back(record);
        return out;
    };
    const Reimport plan = planReimport(board->document, values(fresh.document.nodes()), values(fresh.document.edges()),
                                       values(fresh.document.boundaries()));
    if (arguments.value("--format") == "json")
        console.out(toJsonText({{"format", "lensboard-reimport"},
                                {"version", 1},
                                {"input", fresh.file},
                                {"into", board->file},
                                {"differences", differencesJson(plan)}}));
    else
        tellDifferences(plan, console);
    if (arguments.has("--preview"))
        return ExitCode::Fine;
    if (const auto applied = board->document.apply(plan.change); !applied)
        return badInput(console, applied.error().inFile(board->file));
    if (const auto written = writeOutput(console, arguments.value("-o"), writeDocument(board->document)); !written)
        return badInput(console, written.error());
    return ExitCode::Fine;
}

ExitCode run(const Arguments &arguments, Console &console)
{
    const std::string output = arguments.value("-o");
    const bool json = arguments.value("--format") == "json";
    if (output == "-" && json)
        return badUsage(console, "import", "-o - and --format json would both write to standard output");
    if (!arguments.has("-o") && !arguments.has("--preview"))
        return badUsage(console, "import", "name the document to write with -o");
    if (arguments.has("--preview") && !arguments.has("--into"))
        return badUsage(console, "import", "--preview shows what would change in the document of --into");
    auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    if (arguments.has("--into"))
        return runInto(arguments, *board, console);
    tellNotUnderstood(*board, console);
    if (board->imported && !board->placed && !arguments.has("--no-arrange")) {
        if (const auto arranged = arrangeBoard(*board, console); !arranged)
            return badInput(console, arranged.error());
    }
    if (const auto written = writeOutput(console, output, writeDocument(board->document)); !written)
        return badInput(console, written.error());
    if (json)
        console.out(toJsonText({{"format", "lensboard-import"},
                                {"version", 1},
                                {"input", board->file},
                                {"inputFormat", board->format},
                                {"output", output},
                                {"nodes", board->document.nodes().size()},
                                {"edges", board->document.edges().size()},
                                {"notUnderstood", notUnderstoodJson(*board)},
                                {"issues", issuesJson(*board)}}));
    return ExitCode::Fine;
}

} // namespace

Command importCommand()
{
    Command command;
    command.name = "import";
    command.synopsis = "INPUT -o OUT.lensboard [--no-arrange] [--into DOC.lensboard [--preview]] [--format json]";
    command.summary = "writes a template as a document";
    command.help =
        "Reads a template, arranges what it finds and writes it as a document that the window opens. Importing\n"
        "the same template again gives the same ids. What was not understood goes to standard error.\n"
        "A folder is opened as one workload: the stacks of a CDK output, or every template in it.\n"
        "\n"
        "--into merges a changed template into a document: places, notes, answers, decisions and what people\n"
        "stated stay, new elements stand beside their neighbours, and what has gone is marked.\n";
    command.options = {{"-o", "FILE", "the document to write; - for standard output", {}, false},
                       {"--no-arrange", "", "leave everything at the origin", {}, false},
                       {"--into", "DOC", "merge into this document and write the result to -o", {}, false},
                       {"--preview", "", "with --into: only tell what would change", {}, false},
                       {"--format", "FORMAT", "print what was read and what was not understood", {"json"}, false}};
    command.leastWords = 1;
    command.mostWords = 1;
    command.wordsMissing = "name an input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
