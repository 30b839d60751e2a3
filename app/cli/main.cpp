// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "command.h"

#include <algorithm>
#include <exception>

using namespace lensboard;
using namespace lensboard::cli;

namespace {

ExitCode unknownCommand(Console &console, const std::vector<std::string> &words)
{
    std::vector<std::string> names;
    std::string group;
    for (const Command &command : commands()) {
        names.push_back(command.name);
        if (command.name.starts_with(words[0] + ' '))
            group += (group.empty() ? "" : ", ") + command.name;
    }
    if (!group.empty())
        return badUsage(console, {}, "\"" + words[0] + "\" needs a second word: " + group);
    for (const std::string &name : plannedCommands()) {
        if (words[0] == name.substr(0, name.find(' ')))
            return badUsage(console, {}, "the command " + words[0] + " is not available in this version yet");
    }
    return badUsage(console, {}, "unknown command " + words[0] + suggestion(words[0], names));
}

ExitCode help(Console &console, const std::vector<std::string> &words)
{
    if (words.empty()) {
        console.out(overviewText());
        return ExitCode::Fine;
    }
    std::size_t used = 0;
    if (const Command *command = findCommand(words, used)) {
        console.out(helpText(*command));
        return ExitCode::Fine;
    }
    // "help lens" lists what begins with that word.
    std::string group;
    for (const Command &command : commands()) {
        if (command.name.starts_with(words[0] + ' '))
            group += (group.empty() ? "" : "\n") + helpText(command);
    }
    if (group.empty())
        return unknownCommand(console, words);
    console.out(group);
    return ExitCode::Fine;
}

bool asksForHelp(const std::vector<std::string> &words)
{
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end, [](const std::string &w) { return w == "--help" || w == "-h"; });
}

// What is wrong with the number of words or missing from the options; empty when all is well.
std::string wrongShape(const Command &command, const Arguments &arguments)
{
    if (arguments.words().size() < command.leastWords)
        return command.wordsMissing;
    if (arguments.words().size() > command.mostWords)
        return "unexpected argument \"" + arguments.words()[command.mostWords] + '"';
    for (const std::string &name : command.required) {
        if (!arguments.has(name))
            return name + " is missing";
    }
    return {};
}

ExitCode run(Console &console, std::vector<std::string> words)
{
    if (words.empty())
        return badUsage(console, {}, "name a command");
    if (words[0] == "--version") {
        console.outLine("lensboard-cli " LENSBOARD_VERSION);
        return ExitCode::Fine;
    }
    if (words[0] == "help" || words[0] == "--help" || words[0] == "-h")
        return help(console, {words.begin() + 1, words.end()});

    std::size_t used = 0;
    const Command *command = findCommand(words, used);
    if (!command)
        return unknownCommand(console, words);
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(used));
    if (asksForHelp(words)) {
        console.out(helpText(*command));
        return ExitCode::Fine;
    }
    const auto arguments = Arguments::parse(words, command->options, command->planned);
    if (!arguments)
        return badUsage(console, command->name, arguments.error().message);
    if (const std::string wrong = wrongShape(*command, *arguments); !wrong.empty())
        return badUsage(console, command->name, wrong);
    return command->run(*arguments, console);
}

} // namespace

int main(int argc, char **argv)
{
    Console console;
    ExitCode code = ExitCode::Internal;
    try {
        initResources();
        code = run(console, {argv + 1, argv + argc});
    } catch (const std::exception &fault) {
        console.talk(std::string("lensboard-cli: internal: ") + fault.what());
    } catch (...) {
        console.talk("lensboard-cli: internal: unknown fault");
    }
    if (!console.flush()) {
        console.talk("lensboard-cli: output.failed: standard output could not be written");
        code = ExitCode::BadInput;
    }
    return static_cast<int>(code);
}
