// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "document/changeset.h"

#include <map>
#include <string>

// All records of one board, by id. Only `apply` changes it, and a ChangeSet is applied wholly or not at all. It
// promises referential integrity: both ends of every edge exist, every parent exists, boundaries do not contain
// themselves. Iteration is in order of id. It knows nothing of files, graphs, verdicts or pictures.
namespace lensboard {

class Document
{
public:
    using Nodes = std::map<Id, Node>;
    using Edges = std::map<Id, Edge>;
    using Boundaries = std::map<Id, Boundary>;
    using Notes = std::map<Id, Note>;
    using Strokes = std::map<Id, Stroke>;
    using Images = std::map<Id, Image>;
    using Pictures = std::map<Id, Picture>;
    using Comments = std::map<Id, Comment>;
    using Groups = std::map<Id, Group>;
    using Answers = std::map<Id, Answer>;
    using Decisions = std::map<Id, Decision>;
    using Opaques = std::map<Id, OpaqueRecord>;

    [[nodiscard]] const Nodes &nodes() const { return m_nodes; }
    [[nodiscard]] const Edges &edges() const { return m_edges; }
    [[nodiscard]] const Boundaries &boundaries() const { return m_boundaries; }
    [[nodiscard]] const Notes &notes() const { return m_notes; }
    [[nodiscard]] const Strokes &strokes() const { return m_strokes; }
    [[nodiscard]] const Images &images() const { return m_images; }
    [[nodiscard]] const Pictures &pictures() const { return m_pictures; }
    [[nodiscard]] const Comments &comments() const { return m_comments; }
    [[nodiscard]] const Groups &groups() const { return m_groups; }
    [[nodiscard]] const Answers &answers() const { return m_answers; }
    [[nodiscard]] const Decisions &decisions() const { return m_decisions; }
    [[nodiscard]] const Opaques &opaques() const { return m_opaques; }
    [[nodiscard]] const Workload &workload() const { return m_workload; }

    // Nullptr when there is no such record of that kind. Pointers live until the next apply.
    [[nodiscard]] const Node *node(const Id &id) const;
    [[nodiscard]] const Edge *edge(const Id &id) const;
    [[nodiscard]] const Boundary *boundary(const Id &id) const;
    [[nodiscard]] const Note *note(const Id &id) const;
    [[nodiscard]] const Stroke *stroke(const Id &id) const;
    [[nodiscard]] const Image *image(const Id &id) const;
    [[nodiscard]] const Picture *picture(const Id &id) const;
    [[nodiscard]] const Comment *comment(const Id &id) const;
    [[nodiscard]] const Group *group(const Id &id) const;
    [[nodiscard]] std::optional<Record> record(const Id &id) const;
    [[nodiscard]] bool contains(const Id &id) const { return record(id).has_value(); }

    // Checks the change against the state, then makes it. Errors: "change.conflict" (a record added twice, or updated
    // or removed although it differs from `before`), "change.dangling" (an end or parent would be missing),
    // "change.cycle" (a boundary inside itself). After an error nothing has changed.
    [[nodiscard]] Result<void> apply(const ChangeSet &change);

    // Keys of the file that this version does not know; kept for saving. Set by the storage only.
    std::string extra;
    // Version-1 head of the file: which lenses and rule packs the document names. JSON text, kept as read.
    std::string lensesJson;
    std::string rulesJson;
    std::string pagesJson;

private:
    void put(const Record &record);
    void drop(const Record &record);
    [[nodiscard]] Result<void> checkConflicts(const ChangeSet &change) const;
    [[nodiscard]] Result<void> checkIntegrity(const ChangeSet &change) const;
    [[nodiscard]] Result<void> checkRemovals(const ChangeSet &change) const;

    Nodes m_nodes;
    Edges m_edges;
    Boundaries m_boundaries;
    Notes m_notes;
    Strokes m_strokes;
    Images m_images;
    Pictures m_pictures;
    Comments m_comments;
    Groups m_groups;
    Answers m_answers;
    Decisions m_decisions;
    Opaques m_opaques;
    Workload m_workload;
};

} // namespace lensboard
