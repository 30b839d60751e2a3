// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

// The only way to write. Edits are collected as whole records and become one ChangeSet; what must follow from an edit
// follows here, in one place: an edge dies with its node, children of a removed boundary move to its parent, a note is
// untied from a node that goes, a picture goes with the last image of it, a group with its last but one member.
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

    // Takes an element or group out of the group around it; a group of one is none.
    void leaveGroup(const Id &member);
    // Removes a group and leaves its members where they are.
    void dissolve(const Id &group) { m_after[group] = std::nullopt; }

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
    void untieNotesOf(const Id &node);
    void dropUnusedPicture(const Id &picture);
    // All records of a kind as they will be after this transaction.
    template <typename Records>
    [[nodiscard]] std::vector<typename Records::mapped_type> after(const Records &before) const;

    const Document &m_document;
    std::map<Id, std::optional<Record>> m_after; // nothing = removed
};

} // namespace lensboard
