// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/terraform/references.h"
#include "exchange/terraform/types.h"

#include <optional>

// The attributes of one resource as the properties of its CloudFormation counterpart.
namespace lensboard::terraform {

class Translator
{
public:
    Translator(const Plan &plan, const References &references)
        : m_plan(plan)
        , m_references(references)
    {
    }

    [[nodiscard]] Tree properties(const PlannedResource &resource);

private:
    using Optional = std::optional<Tree>;
    [[nodiscard]] Optional convert(const std::string &name, const Tree *value, const Tree *expression,
                                   const Tree *unknown, int depth);
    [[nodiscard]] Optional block(const std::string &name, const Tree *value, const Tree &expression,
                                 const Tree *unknown, int depth);
    [[nodiscard]] Optional expressed(const std::string &name, const Tree *value, const Tree &expression,
                                     const Tree *unknown);
    [[nodiscard]] Tree members(const Tree *values, const Tree *expressions, const Tree *unknown, bool verbatim,
                               int depth);
    [[nodiscard]] Tree known(const std::string &name, const Tree &value, int depth, bool verbatim) const;
    [[nodiscard]] Tree named(const Tree &value, const std::string &attribute) const;
    [[nodiscard]] Optional parsed(const Tree &value) const;
    [[nodiscard]] Tree notYetKnown(const std::string &name, const std::vector<Reference> &references, const Tree &at);
    [[nodiscard]] Tree policyDocument(const PlannedResource &document, int depth);
    void handedStatements(Tree &document) const;
    [[nodiscard]] Tree reference(const Reference &to, const Tree &at) const;
    [[nodiscard]] std::vector<Reference> referencesOf(const Tree &expression) const;
    void linkNames(Tree &tree) const;

    const Plan &m_plan;
    const References &m_references;
    const PlannedResource *m_resource = nullptr;
    const TypeEntry *m_entry = nullptr;
};

} // namespace lensboard::terraform
