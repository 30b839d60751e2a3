// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "rules/rule.h"

#include <map>
#include <set>
#include <string>
#include <vector>

// The names that rules may use: members of each kind of object as the catalogue defines them, limits and facts. Made
// once per loading; finds names that no element can ever have, so that a typing error is not mistaken for "unknown".
namespace lensboard {

class RuleVocabulary
{
public:
    explicit RuleVocabulary(const Catalog &catalog);

    // Problems of one expression of the rule, in words; `rule` must be indexed already.
    struct Problem
    {
        std::string code; // rule.property, rule.function, rule.expression
        std::string message;
        int line = 0, column = 0;
    };
    [[nodiscard]] std::vector<Problem> check(const cel::Expression &expression, const Rule &rule) const;
    [[nodiscard]] bool hasType(const std::string &type) const { return m_types.count(type) > 0; }

private:
    [[nodiscard]] bool nodeHas(const std::vector<std::string> &types, const std::string &member) const;
    [[nodiscard]] std::string pathProblem(const std::string &path, const Rule &rule) const;

    std::map<std::string, std::set<std::string>> m_types; // members by type
    std::set<std::string> m_node, m_edge, m_boundary, m_workload, m_limits, m_all;
    std::vector<std::string> m_functions;
};

} // namespace lensboard
