// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.h"
#include "document/transaction.h"
#include "support/random.h"

#include <string>
#include <vector>

// Random changes of a board for fuzz tests: everything that can wake an evaluator, and layout, which must not. The
// changes are those of a Transaction, so they keep the document whole. The same seed gives the same changes.
namespace lensboard::test {

class RandomEdits
{
public:
    explicit RandomEdits(std::uint64_t seed)
        : m_random(seed)
        , m_ids(seed + 1)
    {
    }

    // A change that applies to this document; may be empty.
    ChangeSet next(const Document &document)
    {
        Transaction transaction(document);
        const int edits = m_random.chance(15) ? 3 : 1;
        for (int i = 0; i < edits; ++i)
            edit(document, transaction);
        return transaction.change();
    }

    // Findings to decide about; set it before the next change.
    std::vector<std::pair<std::string, std::string>> findings; // key, hash of facts

private:
    static const std::vector<std::string> &types()
    {
        static const std::vector<std::string> list{"lambda",
                                                   "lambda",
                                                   "lambda",
                                                   "sqs",
                                                   "sqs",
                                                   "sns",
                                                   "s3",
                                                   "dynamodb",
                                                   "kinesis",
                                                   "eventbridge",
                                                   "event-rule",
                                                   "rest-api",
                                                   "http-api",
                                                   "step-functions",
                                                   "web-client",
                                                   "aurora",
                                                   "rds-proxy",
                                                   "cloudwatch-alarm",
                                                   "secrets-manager",
                                                   "xray",
                                                   "third-party",
                                                   "cloudfront",
                                                   "waf",
                                                   "cognito-user-pool",
                                                   "on-call",
                                                   "function-url",
                                                   "appsync",
                                                   "dynamodb-stream",
                                                   "fargate",
                                                   "unknown-thing"};
        return list;
    }

    template <typename Map>
    const typename Map::mapped_type *any(const Map &map)
    {
        if (map.empty())
            return nullptr;
        auto it = map.begin();
        std::advance(it, m_random.below(static_cast<int>(map.size())));
        return &it->second;
    }

    PropertyValue value(const PropertyDefinition &definition)
    {
        const int what = m_random.below(10);
        if (what == 0)
            return PropertyValue::absent();
        if (what == 1)
            return PropertyValue::unknown("depends on parameter Stage");
        switch (definition.type) {
        case PropertyType::Boolean:
            return PropertyValue::stated(m_random.chance(50));
        case PropertyType::Integer:
        case PropertyType::Number: {
            static const std::vector<std::int64_t> numbers{0,  1,  3,   5,   10,  20,   29,    30,
                                                           31, 60, 120, 180, 900, 1000, 345600};
            return PropertyValue::stated(m_random.pick(numbers));
        }
        case PropertyType::Enum:
            return PropertyValue::stated(definition.options.empty() ? std::string("x")
                                                                    : m_random.pick(definition.options));
        case PropertyType::List:
            return PropertyValue::stated(std::vector<std::string>{"a", "b"});
        default:
            return PropertyValue::stated(std::string("text"));
        }
    }

    void change(Properties &properties, const std::vector<PropertyDefinition> &definitions)
    {
        if (definitions.empty())
            return;
        const PropertyDefinition &definition = m_random.pick(definitions);
        if (m_random.chance(20))
            properties.erase(definition.id);
        else
            properties.insert_or_assign(definition.id, value(definition));
    }

    void edit(const Document &document, Transaction &transaction)
    {
        switch (m_random.below(20)) {
        case 0:
        case 1:
            return addNode(document, transaction);
        case 2:
        case 3:
        case 4:
        case 5:
            return addEdge(document, transaction);
        case 6:
            if (const Node *node = any(document.nodes()))
                transaction.remove(node->id);
            return;
        case 7:
            if (const Edge *edge = any(document.edges()))
                transaction.remove(edge->id);
            return;
        case 8:
        case 9:
        case 10:
        case 11:
            return changeNode(document, transaction);
        case 12:
        case 13:
        case 14:
            return changeEdge(document, transaction);
        case 15:
        case 16:
            return changeBoundary(document, transaction);
        case 17:
        case 18:
            return changeWorkload(transaction);
        default:
            return decide(document, transaction);
        }
    }

    void addNode(const Document &document, Transaction &transaction)
    {
        Node node;
        node.id = m_ids.next('n');
        node.type = m_random.pick(types());
        node.name = "Element " + std::to_string(m_random.below(50));
        node.external = m_random.chance(10);
        if (m_random.chance(30)) {
            node.origin.file = "template.yaml";
            node.origin.logicalId = node.id.text;
        }
        for (int i = m_random.below(4); i > 0; --i)
            change(node.properties, catalog().properties(node.type));
        if (const Boundary *boundary = any(document.boundaries()); boundary && transaction.record(boundary->id))
            node.parent = boundary->id;
        transaction.put(std::move(node));
    }

    // Mostly what the catalogue proposes for the pair, sometimes anything.
    void connectLegally(Edge &edge, const Node &from, const Node &to)
    {
        const Connection connection = catalog().connection(from.type, to.type, from.id == to.id);
        if (connection.legal && m_random.chance(85)) {
            for (const std::string &word : connection.kinds)
                edge.kinds.push_back(edgeKind(word).value_or(EdgeKind::Connects));
            edge.mode = edgeMode(connection.mode).value_or(EdgeMode::None);
        } else {
            edge.kinds = {static_cast<EdgeKind>(m_random.below(17))};
            edge.mode = static_cast<EdgeMode>(m_random.below(6));
        }
    }

    void addEdge(const Document &document, Transaction &transaction)
    {
        const Node *from = any(document.nodes());
        const Node *to = any(document.nodes());
        if (!from || !to || !transaction.record(from->id) || !transaction.record(to->id))
            return;
        Edge edge;
        edge.id = m_ids.next('e');
        edge.source = from->id;
        edge.target = to->id;
        connectLegally(edge, *from, *to);
        if (m_random.chance(20))
            edge.via = "SAM event";
        transaction.put(std::move(edge));
    }

    void changeNode(const Document &document, Transaction &transaction)
    {
        const Node *found = any(document.nodes());
        if (!found || !transaction.record(found->id))
            return;
        Node node = *transaction.as<Node>(found->id);
        const int what = m_random.below(12);
        if (what == 0)
            node.type = m_random.pick(types());
        else if (what == 1)
            node.name = "Renamed " + std::to_string(m_random.below(50));
        else if (what == 2)
            node.external = !node.external;
        else if (what == 3)
            node.frame.x += 10;
        else if (what == 4)
            node.origin.logicalId = node.origin.logicalId.empty() ? node.id.text : std::string();
        else
            change(node.properties, catalog().properties(node.type));
        transaction.put(std::move(node));
    }

    void changeEdge(const Document &document, Transaction &transaction)
    {
        const Edge *found = any(document.edges());
        if (!found || !transaction.record(found->id))
            return;
        Edge edge = *transaction.as<Edge>(found->id);
        const int what = m_random.below(8);
        const Node *other = any(document.nodes());
        if (what == 0 && other && transaction.record(other->id))
            edge.target = other->id;
        else if (what == 1)
            edge.kinds = {static_cast<EdgeKind>(m_random.below(17))};
        else if (what == 2)
            edge.mode = static_cast<EdgeMode>(m_random.below(6));
        else {
            const auto definitions =
                catalog().edgeProperties(toWord(edge.kinds.front()), toWord(edge.mode),
                                         document.node(found->source)->type, document.node(found->target)->type);
            std::vector<PropertyDefinition> copies;
            for (const PropertyDefinition *definition : definitions)
                copies.push_back(*definition);
            change(edge.properties, copies);
        }
        transaction.put(std::move(edge));
    }

    void changeBoundary(const Document &document, Transaction &transaction)
    {
        const Boundary *found = any(document.boundaries());
        if (!found || m_random.chance(25)) {
            Boundary boundary;
            boundary.id = m_ids.next('b');
            boundary.kind = static_cast<BoundaryKind>(m_random.below(8));
            boundary.name = m_random.chance(50) ? "Development" : "Production";
            transaction.put(std::move(boundary));
            return;
        }
        if (!transaction.record(found->id))
            return;
        const Node *node = any(document.nodes());
        if (m_random.chance(60) && node && transaction.record(node->id)) {
            Node moved = *transaction.as<Node>(node->id);
            moved.parent = m_random.chance(20) ? Id() : found->id;
            transaction.put(std::move(moved));
        } else if (m_random.chance(25)) {
            transaction.remove(found->id);
        } else {
            Boundary boundary = *transaction.as<Boundary>(found->id);
            if (m_random.chance(30))
                boundary.kind = static_cast<BoundaryKind>(m_random.below(8));
            else
                boundary.properties.insert_or_assign(
                    "env", PropertyValue::stated(std::string(m_random.chance(50) ? "dev" : "prod")));
            transaction.put(std::move(boundary));
        }
    }

    void changeWorkload(Transaction &transaction)
    {
        Workload workload = *transaction.as<Workload>(Workload().id);
        static const std::vector<std::string> environments{"", "production", "development", "test"};
        static const std::vector<std::string> rules{"SLS-REL", "SLS-REL-001", "SLS-SEC", "SLS-OPS-001", "SLS-PERF"};
        switch (m_random.below(7)) {
        case 0:
            workload.stance = m_random.chance(50) ? Workload::Stance::Sketch : Workload::Stance::Complete;
            break;
        case 1:
            workload.stage = static_cast<Workload::Stage>(m_random.below(3));
            break;
        case 2:
            workload.environment = m_random.pick(environments);
            break;
        case 3:
            workload.rulesOff = {m_random.pick(rules)};
            if (m_random.chance(60))
                workload.rulesOff.clear();
            break;
        case 4:
            workload.severities.clear();
            if (m_random.chance(50))
                workload.severities[m_random.pick(rules)] = m_random.chance(50) ? "low" : "high";
            break;
        case 5:
            workload.thresholds.clear();
            if (m_random.chance(50))
                workload.thresholds["sqsVisibilityFactor"] = m_random.between(1, 9);
            break;
        default:
            change(workload.properties, catalog().workloadProperties());
        }
        transaction.put(std::move(workload));
    }

    void decide(const Document &document, Transaction &transaction)
    {
        const Decision *found = any(document.decisions());
        if (found && m_random.chance(40)) {
            transaction.remove(found->id);
            return;
        }
        if (findings.empty())
            return;
        const auto &[key, hash] = m_random.pick(findings);
        Decision decision;
        decision.id = m_ids.next('d');
        decision.findingKey = key;
        decision.reason = "known";
        decision.factsHash = m_random.chance(70) ? hash : m_random.chance(50) ? std::string() : std::string("stale");
        decision.reviewBy = m_random.chance(30) ? "2026-01-01" : "";
        transaction.put(std::move(decision));
    }

    Random m_random;
    IdSource m_ids;
};

} // namespace lensboard::test
