// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json.h"
#include "document/document.h"

#include <set>
#include <vector>

// Builds a document from the JSON tree of a project file and mends what is broken, so that the rest can be opened: what
// was left out or changed is listed, nothing is dropped in silence.
namespace lensboard {

class DocumentBuilder
{
public:
    DocumentBuilder(const Json &tree, std::vector<Error> &warnings)
        : m_tree(tree)
        , m_warnings(warnings)
    {
    }
    [[nodiscard]] Result<Document> build();

private:
    void readHead();
    void readSection(const std::string &section, const Json &records);
    void readRecord(const std::string &section, const std::string &pointer, const Json &json);
    void add(const std::string &pointer, Record record, char letter);
    void keepOpaque(const std::string &section, const std::string &pointer, const Json &json);
    void cutDanglingEdges();
    void cutParents();
    void mendAnnotations();
    void cutGroups();
    void warn(const std::string &pointer, std::string code, std::string message);
    [[nodiscard]] bool parentIsSound(const Id &start, const Id &parent) const;

    const Json &m_tree;
    std::vector<Error> &m_warnings;
    Document m_document;
    ChangeSet m_change;
    std::map<Id, std::string> m_pointers;
};

} // namespace lensboard
