// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

// The only way to write. Edits are collected as whole records and become one ChangeSet; what must follow from an edit
// follows here, in one place: an edge dies with its node, children of a removed boundary move to its parent.
namespace lensboard {

class Transaction
{
public:
    explicit Transaction(const Document &document)
        : m_document(document)
    {
    }

    // Adds the record or replaces the one with its id.
    void put(Record record);
    // Removes the record and what cannot exist without it. No effect when there is none.
    void remove(const Id &id);

    // The record as it will be after this transaction.
    [[nodiscard]] std::optional<Record> record(const Id &id) const;
    template <typename T>
    [[nodiscard]] std::optional<T> as(const Id &id) const
    {
        auto found = record(id);
        if (!found || !std::holds_alternative<T>(*found))
            return std::nullopt;
        return std::get<T>(std::move(*found));
    }

    [[nodiscard]] const Document &document() const { return m_document; }
    // The change so far, without records that end as they began.
    [[nodiscard]] ChangeSet change() const;

private:
    void removeEdgesOf(const Id &node);
    void liftChildrenOf(const Boundary &boundary);

    const Document &m_document;
    std::map<Id, std::optional<Record>> m_after; // nothing = removed
};

} // namespace lensboard
