// SPDX-License-Identifier: Apache-2.0
#include "arguments.h"

#include "document/property.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace lensboard::cli {

namespace {

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            text += i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

// Levenshtein's distance, in bytes.
std::size_t distance(const std::string &a, const std::string &b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

const OptionSpec *find(const std::vector<OptionSpec> &options, const std::string &name)
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const OptionSpec &o) { return o.name == name; });
    return found == options.end() ? nullptr : &*found;
}

Error unknownOption(const std::string &name, const std::vector<OptionSpec> &options,
                    const std::vector<std::string> &planned)
{
    if (std::find(planned.begin(), planned.end(), name) != planned.end())
        return usageError(name + " is not available in this version yet");
    std::vector<std::string> names;
    for (const OptionSpec &option : options)
        names.push_back(option.name);
    return usageError("unknown option " + name + suggestion(name, names));
}

} // namespace

Error usageError(std::string message)
{
    return makeError("usage", std::move(message));
}

std::string suggestion(const std::string &word, const std::vector<std::string> &candidates)
{
    const std::string *best = nullptr;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string &candidate : candidates) {
        const std::size_t d = distance(word, candidate);
        if (d < least) {
            least = d;
            best = &candidate;
        }
    }
    return best ? "; did you mean " + *best + "?" : std::string();
}

Result<void> Arguments::store(const OptionSpec &spec, const std::string &value)
{
    if (!spec.choices.empty() && std::find(spec.choices.begin(), spec.choices.end(), value) == spec.choices.end())
        return usageError(spec.name + " takes " + joined(spec.choices) + ", not \"" + value + "\"");
    std::vector<std::string> &values = m_values[spec.name];
    if (!values.empty() && !spec.repeatable)
        return usageError(spec.name + " is given twice; give it once");
    values.push_back(value);
    return {};
}

Result<Arguments> Arguments::parse(const std::vector<std::string> &words, const std::vector<OptionSpec> &options,
                                   const std::vector<std::string> &planned)
{
    Arguments result;
    bool onlyWords = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (onlyWords || word.size() < 2 || word.front() != '-') {
            result.m_words.push_back(word);
            continue;
        }
        if (word == "--") {
            onlyWords = true;
            continue;
        }
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        const OptionSpec *spec = find(options, name);
        if (!spec)
            return unknownOption(name, options, planned);
        std::string value;
        if (spec->argument.empty()) {
            if (equals != std::string::npos)
                return usageError(name + " takes no value");
        } else if (equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (++i < words.size()) {
            value = words[i];
        } else {
            return usageError(name + " needs a value: " + name + ' ' + spec->argument);
        }
        if (auto stored = result.store(*spec, value); !stored)
            return stored.error();
    }
    return result;
}

std::string Arguments::value(const std::string &option, const std::string &fallback) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? fallback : found->second.back();
}

std::vector<std::string> Arguments::values(const std::string &option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::vector<std::string>() : found->second;
}

Result<double> Arguments::number(const std::string &option, double fallback, double least, double most) const
{
    if (!has(option))
        return fallback;
    const std::string text = value(option);
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(number) || number < least ||
        number > most)
        return usageError(option + " takes a number from " + numberText(least) + " to " + numberText(most) +
                          ", not \"" + text + "\"");
    return number;
}

} // namespace lensboard::cli
