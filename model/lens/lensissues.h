// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/lens.h"

#include <string>
#include <utility>
#include <vector>

// Collects what is wrong with a lens file while it is read. Inner header of the loader.
namespace lensboard {

class LensIssues
{
public:
    explicit LensIssues(Reading reading)
        : m_reading(reading)
    {
    }

    // Makes the lens unusable however it is read.
    void error(std::string code, std::string message, std::string pointer)
    {
        add(LensIssue::Severity::Error, std::move(code), std::move(message), std::move(pointer));
    }
    // Breaks the published format, but real files do it and its meaning is clear: an error only in strict reading.
    void breach(std::string code, std::string message, std::string pointer)
    {
        add(m_reading == Reading::Strict ? LensIssue::Severity::Error : LensIssue::Severity::Warning, std::move(code),
            std::move(message), std::move(pointer));
    }
    // Allowed, but hardly meant.
    void warning(std::string code, std::string message, std::string pointer)
    {
        add(LensIssue::Severity::Warning, std::move(code), std::move(message), std::move(pointer));
    }

    std::vector<LensIssue> take() { return std::move(m_issues); }

private:
    void add(LensIssue::Severity severity, std::string code, std::string message, std::string pointer)
    {
        m_issues.push_back({severity, "lens." + std::move(code), std::move(message), std::move(pointer)});
    }

    Reading m_reading;
    std::vector<LensIssue> m_issues;
};

// Ids, limits and risk rules of one question, whose JSON pointer is `pointer`.
void checkQuestion(const Question &question, const std::string &pointer, LensIssues &issues);
// What concerns the lens as a whole: numbers, ids used twice, pillar ids that miss a standard one by a letter's case.
void checkLens(const Lens &lens, LensIssues &issues);

// Number of characters (code points) of UTF-8 text.
[[nodiscard]] std::size_t characterCount(const std::string &text);

} // namespace lensboard
