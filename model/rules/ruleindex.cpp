// SPDX-License-Identifier: Apache-2.0
#include "rules/ruleindex.h"

#include <algorithm>

namespace lensboard {

namespace {

bool takes(const std::vector<std::string> &words, std::string_view word)
{
    return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

// Two conditions on one path: both must hold.
void narrow(std::vector<std::string> &list, const std::vector<cel::Value> &literals)
{
    std::vector<std::string> words;
    for (const cel::Value &literal : literals) {
        if (literal.kind() == cel::Kind::String && takes(list, literal.asString()))
            words.push_back(literal.asString());
    }
    if (words.empty())
        words.emplace_back(); // nothing has this type
    list = std::move(words);
}

cel::Value open(cel::Symbol name)
{
    return cel::Value::unknown(cel::UnknownReason{{}, cel::symbolText(name), {}});
}

// A node of which only the type is known.
class NodeProbe final : public cel::Object
{
public:
    explicit NodeProbe(const TypeInfo &type)
        : m_type(type)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override
    {
        static const cel::Symbol type = cel::symbol("type");
        static const cel::Symbol traits = cel::symbol("traits");
        static const cel::Symbol layer = cel::symbol("layer");
        if (name == type)
            return m_type.idValue;
        if (name == traits)
            return m_type.traitsValue;
        return name == layer ? m_type.layerValue : open(name);
    }
    [[nodiscard]] std::string label() const override { return m_type.id; }

private:
    const TypeInfo &m_type;
};

// An edge of which kinds, mode and the types of the ends are known.
class EdgeProbe final : public cel::Object
{
public:
    EdgeProbe(const Edge &edge, const TypeInfo &from, const TypeInfo &to)
        : m_edge(edge)
        , m_source(from)
        , m_target(to)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override
    {
        const std::string &text = cel::symbolText(name);
        if (text == "source")
            return cel::Value::object(&m_source);
        if (text == "target")
            return cel::Value::object(&m_target);
        if (text == "kind")
            return cel::Value::string(std::string(toWord(m_edge.kinds.front())));
        if (text == "mode" && m_edge.mode != EdgeMode::Unknown)
            return cel::Value::string(std::string(toWord(m_edge.mode)));
        if (text != "kinds")
            return open(name);
        std::vector<cel::Value> kinds;
        for (const EdgeKind kind : m_edge.kinds)
            kinds.push_back(cel::Value::string(std::string(toWord(kind))));
        return cel::Value::list(std::move(kinds));
    }
    [[nodiscard]] std::string label() const override { return "edge"; }

private:
    const Edge &m_edge;
    NodeProbe m_source, m_target;
};

class BoundaryProbe final : public cel::Object
{
public:
    explicit BoundaryProbe(BoundaryKind kind)
        : m_kind(kind)
    {
    }
    [[nodiscard]] cel::Value member(cel::Symbol name) const override
    {
        return cel::symbolText(name) == "kind" ? cel::Value::string(std::string(toWord(m_kind))) : open(name);
    }
    [[nodiscard]] std::string label() const override { return "boundary"; }

private:
    BoundaryKind m_kind;
};

class OpenHost final : public cel::Host
{
public:
    [[nodiscard]] cel::Value call(cel::Symbol name, std::span<const cel::Value> /*arguments*/) const override
    {
        return open(name);
    }
    [[nodiscard]] std::optional<cel::Value> variable(cel::Symbol name) const override { return open(name); }
};

} // namespace

void indexRule(Rule &rule)
{
    for (const cel::Conjunct &conjunct : cel::constantConjuncts(rule.where)) {
        std::string path = cel::symbolText(conjunct.variable);
        for (const cel::Symbol member : conjunct.members)
            path += '.' + cel::symbolText(member);
        if (path == "node.type")
            narrow(rule.nodeTypes, conjunct.literals);
        else if (path == "edge.kind")
            narrow(rule.edgeKinds, conjunct.literals);
        else if (path == "edge.mode")
            narrow(rule.edgeModes, conjunct.literals);
        else if (path == "edge.source.type")
            narrow(rule.sourceTypes, conjunct.literals);
        else if (path == "edge.target.type")
            narrow(rule.targetTypes, conjunct.literals);
        else if (path == "boundary.kind")
            narrow(rule.boundaryKinds, conjunct.literals);
    }
}

RuleIndex::RuleIndex(const std::vector<std::shared_ptr<const Rule>> &rules)
    : m_rules(rules)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto number = static_cast<RuleIndexNumber>(i);
        switch (rules[i]->on) {
        case SubjectKind::Node:
            m_node.push_back(number);
            break;
        case SubjectKind::Edge:
            m_edge.push_back(number);
            break;
        case SubjectKind::Boundary:
            m_boundary.push_back(number);
            break;
        case SubjectKind::Workload:
            m_workload.push_back(number);
            break;
        }
    }
}

bool RuleIndex::mayConcern(const Rule &rule, cel::Symbol name, const cel::Object &subject) const
{
    const OpenHost host;
    cel::Scope scope(&host);
    scope.bind(name, cel::Value::object(&subject));
    return !cel::evaluate(rule.where, scope).isFalse();
}

const RuleList &RuleIndex::forNode(const TypeInfo &type)
{
    static const cel::Symbol name = cel::symbol("node");
    const auto [entry, inserted] = m_byType.try_emplace(&type);
    if (inserted) {
        const NodeProbe probe(type);
        for (const RuleIndexNumber number : m_node) {
            if (mayConcern(*m_rules[number], name, probe))
                entry->second.push_back(number);
        }
    }
    return entry->second;
}

const RuleList &RuleIndex::forEdge(const EdgeTypeInfo &signature, const Edge &edge, const TypeInfo &from,
                                   const TypeInfo &to)
{
    static const cel::Symbol name = cel::symbol("edge");
    const auto [entry, inserted] = m_bySignature.try_emplace(&signature);
    if (inserted) {
        const EdgeProbe probe(edge, from, to);
        for (const RuleIndexNumber number : m_edge) {
            if (mayConcern(*m_rules[number], name, probe))
                entry->second.push_back(number);
        }
    }
    return entry->second;
}

const RuleList &RuleIndex::forBoundary(BoundaryKind kind)
{
    static const cel::Symbol name = cel::symbol("boundary");
    const auto [entry, inserted] = m_byBoundary.try_emplace(static_cast<int>(kind));
    if (inserted) {
        const BoundaryProbe probe(kind);
        for (const RuleIndexNumber number : m_boundary) {
            if (mayConcern(*m_rules[number], name, probe))
                entry->second.push_back(number);
        }
    }
    return entry->second;
}

} // namespace lensboard
