// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "command.h"

#include <algorithm>

namespace lensboard::cli {

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = {
        checkCommand(),          explainCommand(),       importCommand(),        graphCommand(),
        exportCommand(),         arrangeCommand(),       answersExportCommand(), answersImportCommand(),
        rulesListCommand(),      rulesValidateCommand(), lensListCommand(),      lensValidateCommand(),
        expressionTestCommand(), verdictTestCommand(),
    };
    return all;
}

const std::vector<std::string> &plannedCommands()
{
    static const std::vector<std::string> names = {"diff", "merge", "text"};
    return names;
}

const Command *findCommand(const std::vector<std::string> &words, std::size_t &used)
{
    for (used = std::min<std::size_t>(2, words.size()); used > 0; --used) {
        std::string name = words[0];
        if (used == 2)
            name += ' ' + words[1];
        const auto found =
            std::find_if(commands().begin(), commands().end(), [&](const Command &c) { return c.name == name; });
        if (found != commands().end())
            return &*found;
    }
    return nullptr;
}

ExitCode badUsage(Console &console, const std::string &command, const std::string &message)
{
    console.talk("lensboard-cli: usage: " + (command.empty() ? std::string() : command + ": ") + message);
    console.talk("try: lensboard-cli help" + (command.empty() ? std::string() : ' ' + command));
    return ExitCode::Usage;
}

ExitCode badInput(Console &console, const Error &error)
{
    console.report(error);
    return ExitCode::BadInput;
}

} // namespace lensboard::cli
