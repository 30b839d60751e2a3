// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Reads the words after a command against that command's table of options. Accepts "--name value", "--name=value",
// "-o value", and "--" before words that begin with a dash. A lone "-" is a word (standard input or output).
namespace lensboard::cli {

struct OptionSpec
{
    std::string name;                 // "--format", "-o"
    std::string argument;             // "FILE"; empty for a switch
    std::string help;                 // one line, a sentence without a full stop
    std::vector<std::string> choices; // permitted values; empty: any
    bool repeatable = false;
};

class Arguments
{
public:
    // Errors have code "usage" and a sentence that names the option and what to do. `planned` are options that the
    // documentation names but this version cannot do yet: they are refused by name.
    [[nodiscard]] static Result<Arguments> parse(const std::vector<std::string> &words,
                                                 const std::vector<OptionSpec> &options,
                                                 const std::vector<std::string> &planned = {});

    [[nodiscard]] bool has(const std::string &option) const { return m_values.contains(option); }
    // The last value given, or the fallback.
    [[nodiscard]] std::string value(const std::string &option, const std::string &fallback = {}) const;
    [[nodiscard]] std::vector<std::string> values(const std::string &option) const;
    // The value as a number within the bounds; an error says what would be right.
    [[nodiscard]] Result<double> number(const std::string &option, double fallback, double least, double most) const;
    [[nodiscard]] const std::vector<std::string> &words() const { return m_words; }

private:
    [[nodiscard]] Result<void> store(const OptionSpec &spec, const std::string &value);

    std::map<std::string, std::vector<std::string>> m_values;
    std::vector<std::string> m_words;
};

[[nodiscard]] Error usageError(std::string message);

// "; did you mean X?" when one of the candidates is near enough, else "".
[[nodiscard]] std::string suggestion(const std::string &word, const std::vector<std::string> &candidates);

} // namespace lensboard::cli
