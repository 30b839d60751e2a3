// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <string>
#include <string_view>

// The two streams of the command line: data goes to standard output, talk to standard error. Text that comes from
// inputs must pass through `printable` first, so that a name can never move the cursor or recolour a terminal.
namespace lensboard::cli {

// The text with control characters, direction marks and line separators written as \u{1b}, and bytes that are not
// UTF-8 as U+FFFD. Tabs and line feeds become visible too: names are shown on one line.
[[nodiscard]] std::string printable(std::string_view text);

// JSON on several lines, keys in the order given, ending with a line feed. Everything that a terminal would obey is
// escaped, invalid UTF-8 becomes U+FFFD; nothing is thrown.
[[nodiscard]] std::string toJsonText(const Json &json);

class Console
{
public:
    Console() = default;
    // One whose talk goes to `sink`, line by line, to be told later: for work beside other work. It has no data.
    explicit Console(std::string &sink)
        : m_sink(&sink)
    {
    }

    // Data. Bytes go out as they are.
    void out(std::string_view bytes);
    void outLine(std::string_view text);

    // Talk: one line, made printable.
    void talk(std::string_view text);
    // "file:line:column: code: text".
    void report(const Error &error);
    // What a console with a sink has gathered.
    void replay(std::string_view lines);

    // False when standard output could not take everything; to be asked once, at the end.
    [[nodiscard]] bool flush();

private:
    std::string *m_sink = nullptr;
    bool m_failed = false;
};

} // namespace lensboard::cli
