// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "arguments.h"
#include "console.h"
#include "exitcode.h"

#include <cstddef>
#include <string>
#include <vector>

// One subcommand: its table for reading the command line and for `help`, and what it does. Each stands in a file of
// its own and is listed in commands.cpp; nothing else knows of it.
namespace lensboard::cli {

struct Command
{
    std::string name;     // "check", "lens list"
    std::string synopsis; // what follows the name: "INPUT… [--format text|json]"
    std::string summary;  // one line for the list of commands
    std::string help;     // some paragraphs for `help COMMAND`
    std::vector<OptionSpec> options;
    std::size_t leastWords = 0;
    std::size_t mostWords = 0;
    std::string wordsMissing;          // what to say when there are too few words: "name at least one input"
    std::vector<std::string> required; // options that must be given
    std::vector<std::string> planned;  // options of later versions
    ExitCode (*run)(const Arguments &arguments, Console &console) = nullptr;
};

// Every command, in the order of the help text.
[[nodiscard]] const std::vector<Command> &commands();

// Commands that the documentation names and this version cannot do yet.
[[nodiscard]] const std::vector<std::string> &plannedCommands();

// Finds by the first one or two words; `used` is how many words name the command.
[[nodiscard]] const Command *findCommand(const std::vector<std::string> &words, std::size_t &used);

[[nodiscard]] std::string overviewText();
[[nodiscard]] std::string helpText(const Command &command);

// Says what is wrong with the command line and where to read on.
ExitCode badUsage(Console &console, const std::string &command, const std::string &message);

// Reports an error that belongs to an input and gives the exit code for it.
ExitCode badInput(Console &console, const Error &error);

} // namespace lensboard::cli
