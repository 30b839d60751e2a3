// SPDX-License-Identifier: Apache-2.0
#include "board.h"
#include "command.h"
#include "commands.h"
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

ExitCode run(const Arguments &arguments, Console &console)
{
    const std::string output = arguments.value("-o");
    const bool json = arguments.value("--format") == "json";
    if (output == "-" && json)
        return badUsage(console, "import", "-o - and --format json would both write to standard output");
    auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    tellNotUnderstood(*board, console);
    if (board->imported && !arguments.has("--no-arrange")) {
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
    command.synopsis = "INPUT -o OUT.lensboard [--no-arrange] [--format json]";
    command.summary = "writes a template as a document";
    command.help =
        "Reads a template, arranges what it finds and writes it as a document that the window opens. Importing\n"
        "the same template again gives the same ids. What was not understood goes to standard error.\n";
    command.options = {{"-o", "FILE", "the document to write; - for standard output", {}, false},
                       {"--no-arrange", "", "leave everything at the origin", {}, false},
                       {"--format", "FORMAT", "print what was read and what was not understood", {"json"}, false}};
    command.required = {"-o"};
    command.leastWords = 1;
    command.mostWords = 1;
    command.wordsMissing = "name an input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
