// SPDX-License-Identifier: Apache-2.0
#include "board.h"
#include "command.h"
#include "commands.h"
#include "storage/projectfile.h"

namespace lensboard::cli {

namespace {

ExitCode run(const Arguments &arguments, Console &console)
{
    auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    if (const auto arranged = arrangeBoard(*board, console); !arranged)
        return badInput(console, arranged.error());
    if (const auto written = writeOutput(console, arguments.value("-o"), writeDocument(board->document)); !written)
        return badInput(console, written.error());
    return ExitCode::Fine;
}

} // namespace

Command arrangeCommand()
{
    Command command;
    command.name = "arrange";
    command.synopsis = "INPUT -o OUT.lensboard";
    command.summary = "arranges a document anew";
    command.help =
        "Gives every element a place: entries left, data right, boundaries around what they hold. Elements that\n"
        "are pinned stay. Arranging twice changes nothing.\n";
    command.options = {{"-o", "FILE", "the document to write; - for standard output", {}, false}};
    command.required = {"-o"};
    command.leastWords = 1;
    command.mostWords = 1;
    command.wordsMissing = "name an input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
