// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "exchange/importer.h"

#include <string>
#include <unordered_map>
#include <vector>

// Collects what the readers of a format find and settles it into one graph: the same relation seen twice becomes one
// edge with both pieces of evidence, weak signs yield to strong ones, a permission to poll does not turn its trigger
// round. Nodes go by a key (logical id, address); ids are hashes of origin and key.
namespace lensboard {

// How sure a relation is.
enum class Evidence {
    Named,  // an environment variable or an equal name: counts only where nothing else joins the two
    Policy, // a resource policy admits the source: counts only where nothing stated joins the two, nor a grant this way
    Granted, // a permission of the source for this action
    Stated   // written down as a relation
};

struct EdgeDraft
{
    std::string from;
    std::string to;
    EdgeKind kind = EdgeKind::Connects;
    EdgeMode mode = EdgeMode::Unknown;
    std::string via;
    Evidence evidence = Evidence::Stated;
    Properties properties;
    int line = 0;
    int column = 0;
    std::string condition;
    bool polling = false; // a permission to fetch: no edge where the same pair has a trigger
};

class GraphBuilder
{
public:
    // `origin` is hashed into the ids; `file` is only for display.
    GraphBuilder(const Catalog &catalog, std::string origin, std::string file);

    Node &addNode(const std::string &key, Node node);
    [[nodiscard]] Node *node(const std::string &key);
    // A thing outside the input. Made once; a more telling type than before replaces a vague one.
    std::string external(const std::string &name, const std::string &type, const std::string &label = {});
    void addEdge(EdgeDraft edge);
    // Lists of texts (routes, actions) of the same property of one edge are joined.
    void finish(ImportResult &result);

private:
    [[nodiscard]] std::vector<EdgeDraft> settled() const;
    [[nodiscard]] std::vector<EdgeDraft> combined(std::vector<EdgeDraft> drafts) const;
    [[nodiscard]] Edge record(const EdgeDraft &draft, const std::vector<EdgeKind> &kinds) const;
    void applyDefaults(Edge &edge, const std::string &fromType, const std::string &toType) const;

    const Catalog &m_catalog;
    std::string m_origin;
    std::string m_file;
    std::vector<std::string> m_order;
    std::unordered_map<std::string, Node> m_nodes;
    std::vector<EdgeDraft> m_edges;
};

} // namespace lensboard
