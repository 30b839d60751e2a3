// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "rules/finding.h"

#include <map>
#include <set>
#include <string>
#include <vector>

// What was found on a day and is known: a file that lets `check` fail on what is new only. An entry is a failing
// finding of one input by its stable key, with the severity it had; one that has become more severe is new again.
// Inputs are named from the folder of the baseline, so that it does not matter from where the program is started.
namespace lensboard::cli {

class Baseline
{
public:
    struct Entry
    {
        std::string key;
        std::string rule;
        Severity severity = Severity::Low;
        std::string message; // as it read then; for people
    };
    // Nothing is known yet; `path` is where it will stand.
    explicit Baseline(std::string path);
    // Errors: those of readFile and parseJson, "baseline.format", "baseline.version", "baseline.shape" (by pointer and
    // place).
    [[nodiscard]] static Result<Baseline> read(const std::string &path);

    // The undecided failures of an input; its findings so far are forgotten.
    void learn(const std::string &input, const Findings &findings);
    [[nodiscard]] std::string text() const;

    // Keys of those findings that are known and not more severe than then.
    [[nodiscard]] std::set<std::string> knownOf(const std::string &input, const Findings &findings) const;
    // Entries of an input that no failure stands behind any more.
    [[nodiscard]] std::vector<Entry> staleOf(const std::string &input, const Findings &findings) const;
    // Inputs with entries whose file is gone.
    [[nodiscard]] std::vector<std::string> lostInputs() const;

private:
    [[nodiscard]] std::string nameOf(const std::string &input) const;

    std::string m_path;
    std::map<std::string, std::map<std::string, Entry>> m_inputs; // by name, then by key
};

} // namespace lensboard::cli
