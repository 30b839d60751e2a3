// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "rules/rulecheck.h"
#include "rules/rulepack.h"

#include <set>

// Reads one rule of a pack. Collects every problem instead of stopping at the first; a rule with a problem is not used.
// Private to the loader.
namespace lensboard {

class RuleReader
{
public:
    // Without a vocabulary names are not checked and examples not read.
    RuleReader(const RuleVocabulary *vocabulary, std::string file, std::vector<Error> &problems)
        : m_vocabulary(vocabulary)
        , m_file(std::move(file))
        , m_problems(problems)
    {
    }

    // Nothing when there was a problem.
    [[nodiscard]] std::shared_ptr<const Rule> read(const Json &json, const std::string &pointer);

private:
    void fail(const std::string &code, const std::string &message, const std::string &at, int line = 0, int column = 0);
    void checkKeys(const Json &json, const std::set<std::string> &known, const std::string &at);
    [[nodiscard]] std::string text(const Json &json, const char *key, bool required);
    [[nodiscard]] std::vector<std::string> texts(const Json &json, const char *key, bool required);
    [[nodiscard]] std::optional<cel::Expression> expression(const Json &json, const std::string &at);
    [[nodiscard]] std::optional<cel::Expression> expressionAt(const Json &json, const char *key, bool required);
    [[nodiscard]] MessageTemplate message(const Json &json, const char *key, bool required, const std::string &at);
    void readWords(const Json &json);
    void readSeverity(const Json &json);
    void readAsk(const Json &json);
    void readFixes(const Json &json);
    void readStep(const Json &json, const std::string &at, Fix &fix);
    void readKinds(const Json &json, const std::string &at, std::vector<EdgeKind> &kinds, EdgeMode &mode);
    [[nodiscard]] std::vector<std::pair<std::string, cel::Expression>> properties(const Json &json,
                                                                                  const std::string &at);
    void readExamples(const Json &json);
    void readExample(const Json &json, const std::string &at);
    void checkExpressions();

    const RuleVocabulary *m_vocabulary;
    std::string m_file;
    std::vector<Error> &m_problems;
    std::string m_pointer;
    std::size_t m_before = 0;
    Rule m_rule;
    std::vector<std::pair<cel::Expression, std::string>> m_expressions; // all of them, with their place
};

} // namespace lensboard
