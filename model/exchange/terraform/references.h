// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/terraform/plan.h"

#include <set>
#include <unordered_map>

// What an expression of the configuration refers to: through variables of modules, their outputs and for_each; and
// what a known value (an ARN, an id, a name) names.
namespace lensboard::terraform {

struct Reference
{
    const PlannedResource *resource = nullptr;
    std::string attribute; // as Terraform calls it: "arn"
};

class References
{
public:
    explicit References(const Plan &plan);

    // Of an expression ({"references": […]}) that stands in a module; `within` is its resource's configuration.
    [[nodiscard]] std::vector<Reference> of(const Tree &expression, const std::string &module,
                                            const Tree *within) const;
    // The resource that a value names, by its whole or by an ARN in it; null when none or several.
    [[nodiscard]] const PlannedResource *named(const std::string &value, const std::string &expectedType) const;

private:
    void follow(const Tree &expression, const std::string &module, const Tree *within, int depth,
                std::vector<Reference> &out, std::set<std::string> &seen) const;
    void one(const std::string &text, const std::string &module, const Tree *within, int depth,
             std::vector<Reference> &out, std::set<std::string> &seen) const;
    [[nodiscard]] const PlannedResource *exact(const std::string &value, const std::string &expectedType) const;

    const Plan &m_plan;
    std::unordered_map<std::string, std::vector<const PlannedResource *>> m_byValue;
};

} // namespace lensboard::terraform
