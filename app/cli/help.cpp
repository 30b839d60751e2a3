// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include <algorithm>

namespace lensboard::cli {

namespace {

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

std::string optionLine(const OptionSpec &option)
{
    std::string left = "  " + option.name;
    if (!option.choices.empty()) {
        left += ' ';
        for (std::size_t i = 0; i < option.choices.size(); ++i)
            left += (i > 0 ? "|" : "") + option.choices[i];
    } else if (!option.argument.empty()) {
        left += ' ' + option.argument;
    }
    constexpr std::size_t column = 26;
    const std::string help = option.help + (option.repeatable ? "; may be repeated" : "");
    if (left.size() + 2 > column)
        return left + '\n' + std::string(column, ' ') + help + '\n';
    return padded(left, column) + help + '\n';
}

} // namespace

std::string overviewText()
{
    std::string text = "Judges serverless architectures against the Serverless Lens, without a display.\n\n"
                       "usage: lensboard-cli COMMAND [ARGUMENT]…\n\n";
    for (const Command &command : commands())
        text += padded("  " + command.name, 20) + command.summary + '\n';
    text += "\n  help COMMAND      what a command does, with its options\n"
            "  --version         the version of this program\n\n"
            "An input is a .lensboard document or a SAM or CloudFormation template (YAML or JSON), a folder of\n"
            "them, or - for standard input. Data goes to standard output, everything else to standard error.\n"
            "Exit codes: 0 fine; 1 findings; 2 wrong usage; 3 input unreadable or invalid; 4 internal error.\n";
    return text;
}

std::string helpText(const Command &command)
{
    std::string text = "usage: lensboard-cli " + command.name + ' ' + command.synopsis + "\n\n" + command.help;
    if (!command.options.empty()) {
        text += "\nOptions:\n";
        for (const OptionSpec &option : command.options)
            text += optionLine(option);
    }
    return text;
}

} // namespace lensboard::cli
