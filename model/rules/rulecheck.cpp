// SPDX-License-Identifier: Apache-2.0
#include "rules/rulecheck.h"

#include "rules/fact.h"
#include "rules/objects.h"

#include <algorithm>

namespace lensboard {

namespace {

void addAll(std::set<std::string> &to, const std::vector<std::string> &names)
{
    to.insert(names.begin(), names.end());
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::vector<std::string> splitPath(const std::string &path)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', start)) {
        parts.push_back(path.substr(start, dot - start));
        start = dot + 1;
    }
    parts.push_back(path.substr(start));
    return parts;
}

} // namespace

RuleVocabulary::RuleVocabulary(const Catalog &catalog)
{
    addAll(m_node, fixedMembers("node"));
    addAll(m_edge, fixedMembers("edge"));
    addAll(m_boundary, fixedMembers("boundary"));
    addAll(m_workload, fixedMembers("workload"));
    for (const ServiceType &type : catalog.types()) {
        std::set<std::string> &members = m_types[type.id];
        for (const PropertyDefinition &property : type.properties)
            members.insert(property.id);
        m_node.insert(members.begin(), members.end());
    }
    for (const PropertyDefinition *property : catalog.allEdgeProperties())
        m_edge.insert(property->id);
    for (const BoundaryKindInfo &kind : catalog.boundaryKinds()) {
        for (const PropertyDefinition &property : kind.properties)
            m_boundary.insert(property.id);
    }
    for (const PropertyDefinition &property : catalog.workloadProperties())
        m_workload.insert(property.id);
    for (const Limit &limit : catalog.limits())
        m_limits.insert(limit.id);
    for (const std::set<std::string> *names : {&m_node, &m_edge, &m_boundary, &m_workload, &m_limits})
        m_all.insert(names->begin(), names->end());
    const World world(catalog);
    FactTable facts(world);
    registerFacts(facts);
    for (const FactInfo &info : facts.all())
        m_functions.push_back(info.name);
}

bool RuleVocabulary::nodeHas(const std::vector<std::string> &types, const std::string &member) const
{
    const std::vector<std::string> &fixed = fixedMembers("node");
    if (std::find(fixed.begin(), fixed.end(), member) != fixed.end())
        return true;
    if (types.empty())
        return m_node.count(member) > 0;
    return std::any_of(types.begin(), types.end(), [&](const std::string &type) {
        const auto found = m_types.find(type);
        return found != m_types.end() && found->second.count(member) > 0;
    });
}

// Empty when there is nothing wrong with the selections of this path.
std::string RuleVocabulary::pathProblem(const std::string &path, const Rule &rule) const
{
    std::vector<std::string> parts = splitPath(path);
    if (parts.size() < 2)
        return {};
    const auto nodeProblem = [&](const std::vector<std::string> &types, const std::string &member) -> std::string {
        if (nodeHas(types, member))
            return {};
        return (types.empty() ? "no type" : joined(types)) + " has no property \"" + member + '"';
    };
    const auto among = [&](const std::set<std::string> &names, const char *what) -> std::string {
        return names.count(parts[1]) > 0 ? std::string() : std::string(what) + " has no property \"" + parts[1] + '"';
    };
    if (parts[0] == "node")
        return nodeProblem(rule.nodeTypes, parts[1]);
    if (parts[0] == "edge" && parts.size() > 2 && (parts[1] == "source" || parts[1] == "target"))
        return nodeProblem(parts[1] == "source" ? rule.sourceTypes : rule.targetTypes, parts[2]);
    if (parts[0] == "edge")
        return among(m_edge, "an edge");
    if (parts[0] == "boundary")
        return among(m_boundary, "a boundary");
    if (parts[0] == "workload")
        return among(m_workload, "the workload");
    if (parts[0] == "limits")
        return m_limits.count(parts[1]) > 0 ? std::string() : "there is no limit \"" + parts[1] + '"';
    return {};
}

std::vector<RuleVocabulary::Problem> RuleVocabulary::check(const cel::Expression &expression, const Rule &rule) const
{
    std::vector<Problem> problems;
    cel::Declarations declarations;
    declarations.functions = m_functions;
    declarations.variables = {std::string(toWord(rule.on)), "workload", "limits"};
    if (rule.on == SubjectKind::Node)
        declarations.variables.insert(declarations.variables.end(), {"incoming", "outgoing", "neighbours"});
    for (const Error &error : cel::check(expression, declarations))
        problems.push_back({error.code == "expression.unknownFunction" ? "rule.function" : "rule.expression",
                            error.message, error.line, error.column});
    const cel::Names names = cel::namesUsed(expression);
    for (const std::string &path : names.paths) {
        if (std::string problem = pathProblem(path, rule); !problem.empty())
            problems.push_back({"rule.property", std::move(problem), 0, 0});
    }
    for (const std::string &member : names.members) {
        if (m_all.count(member) == 0)
            problems.push_back({"rule.property", "nothing has a property \"" + member + '"', 0, 0});
    }
    return problems;
}

} // namespace lensboard
