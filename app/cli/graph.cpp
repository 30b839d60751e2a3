// SPDX-License-Identifier: Apache-2.0
#include "board.h"
#include "command.h"
#include "commands.h"
#include "exchange/graphjson.h"

namespace lensboard::cli {

namespace {

ExitCode run(const Arguments &arguments, Console &console)
{
    const auto board = openBoard(arguments.words().front(), console);
    if (!board)
        return badInput(console, board.error());
    console.out(toJsonText(graphJson(board->document, board->notUnderstood)));
    return ExitCode::Fine;
}

} // namespace

Command graphCommand()
{
    Command command;
    command.name = "graph";
    command.synopsis = "INPUT";
    command.summary = "prints the graph of an input as JSON";
    command.help =
        "Prints nodes and edges as the program understands them, one entry per kind of edge, and what it did\n"
        "not understand. Something that the input refers to but does not define is an external node.\n";
    command.leastWords = 1;
    command.mostWords = 1;
    command.wordsMissing = "name an input";
    command.run = run;
    return command;
}

} // namespace lensboard::cli
