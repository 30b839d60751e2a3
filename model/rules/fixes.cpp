// SPDX-License-Identifier: Apache-2.0
#include "document/transaction.h"
#include "rules/core.h"
#include "rules/message.h"
#include "rules/objects.h"

#include <algorithm>

namespace lensboard {

namespace {

Error impossible(const std::string &message)
{
    return makeError("fix.impossible", message);
}

std::optional<PropertyValue> stated(const cel::Value &value)
{
    switch (value.kind()) {
    case cel::Kind::Bool:
        return PropertyValue::stated(value.asBool());
    case cel::Kind::Int:
        return PropertyValue::stated(value.asInt());
    case cel::Kind::Double:
        return PropertyValue::stated(value.asDouble());
    case cel::Kind::String:
        return PropertyValue::stated(value.asString());
    case cel::Kind::Null:
        return PropertyValue::absent();
    case cel::Kind::List: {
        std::vector<std::string> items;
        for (const cel::Value &item : value.items()) {
            if (item.kind() != cel::Kind::String)
                return std::nullopt;
            items.push_back(item.asString());
        }
        return PropertyValue::stated(std::move(items));
    }
    default:
        return std::nullopt;
    }
}

} // namespace

// Works through the steps of one fix on a transaction; expressions see the board as it is before the fix.
class FixRunner
{
public:
    FixRunner(const Document &document, const World &world, const cel::Scope &scope, IdSource &ids, Id subject)
        : m_world(world)
        , m_scope(scope)
        , m_ids(ids)
        , m_subject(std::move(subject))
        , m_transaction(document)
    {
    }

    Result<void> run(const FixStep &step)
    {
        switch (step.kind) {
        case FixStep::Kind::Set:
            return set(step);
        case FixStep::Kind::Add:
            return add(step);
        case FixStep::Kind::Connect:
            return connect(step);
        case FixStep::Kind::InsertBetween:
            return insertBetween(step);
        case FixStep::Kind::Remove:
            return remove(step);
        }
        return {};
    }
    [[nodiscard]] ChangeSet change() const { return m_transaction.change(); }

private:
    // One element or all of a list, in its order.
    Result<std::vector<Id>> elements(const std::string &text)
    {
        if (!text.empty() && text.front() == '$') {
            const auto found = m_named.find(text.substr(1));
            if (found == m_named.end())
                return impossible("no earlier step made " + text);
            return std::vector<Id>{found->second};
        }
        auto parsed = cel::parse(text);
        if (!parsed)
            return parsed.error();
        const cel::Value value = cel::evaluate(*parsed, m_scope);
        std::vector<Id> ids;
        for (const cel::Value &item : value.kind() == cel::Kind::List ? value.items() : std::vector<cel::Value>{value})
            ids.push_back(idOf(item));
        const bool known = std::none_of(ids.begin(), ids.end(), [](const Id &id) { return id.empty(); });
        if (ids.empty() || !known)
            return impossible('"' + text + "\" is not an element");
        return ids;
    }

    [[nodiscard]] Id idOf(const cel::Value &value) const
    {
        if (const Handle node = nodeOf(value); node != noHandle)
            return m_world.graph().node(node).id;
        if (const Handle edge = edgeOf(value); edge != noHandle)
            return m_world.graph().edge(edge).id;
        if (value.kind() == cel::Kind::Object && dynamic_cast<const WorkloadObject *>(value.asObject()))
            return m_transaction.document().workload().id;
        return {};
    }

    Result<Properties> properties(const FixStep &step)
    {
        Properties result;
        for (const auto &[name, expression] : step.properties) {
            const auto value = stated(cel::evaluate(expression, m_scope));
            if (!value)
                return impossible("the value of " + name + " is not known yet");
            result.insert_or_assign(name, *value);
        }
        return result;
    }

    Result<void> set(const FixStep &step)
    {
        const auto ids = elements(step.on);
        if (!ids)
            return ids.error();
        const auto value = stated(cel::evaluate(*step.value, m_scope));
        if (!value)
            return impossible("the value of " + step.property + " is not known yet");
        for (const Id &id : *ids) {
            if (auto done = setOn(id, step, *value); !done)
                return done;
        }
        return {};
    }

    Result<void> setOn(const Id &id, const FixStep &step, const PropertyValue &value)
    {
        auto record = m_transaction.record(id);
        if (!record)
            return impossible("the element is gone");
        const auto *node = std::get_if<Node>(&*record);
        if (node && !m_world.catalog().property(node->type, step.property))
            return impossible(node->name + " has no " + step.property);
        std::visit(
            [&](auto &found) {
                if constexpr (requires { found.properties; })
                    found.properties.insert_or_assign(step.property, value);
            },
            *record);
        m_transaction.put(*std::move(record));
        return {};
    }

    // Below what it is for, moved right past what is there already.
    Result<Node> makeNode(const FixStep &step, const std::optional<Node> &near)
    {
        auto read = properties(step);
        if (!read)
            return read.error();
        Node node;
        node.id = m_ids.next('n');
        node.type = step.type;
        node.name = renderMessage(step.name, m_world, m_scope);
        node.properties = *std::move(read);
        if (near) {
            node.parent = near->parent;
            node.frame.x = near->frame.x;
            node.frame.y = near->frame.bottom() + 60;
        }
        const auto taken = [&] {
            const auto &nodes = m_transaction.document().nodes();
            return std::any_of(nodes.begin(), nodes.end(),
                               [&](const auto &entry) { return entry.second.frame.intersects(node.frame); });
        };
        for (int tries = 0; tries < 50 && taken(); ++tries)
            node.frame.x += nodeWidth + 40;
        return node;
    }

    std::optional<Node> nodeNear()
    {
        if (auto node = m_transaction.as<Node>(m_subject))
            return node;
        if (const auto edge = m_transaction.as<Edge>(m_subject))
            return m_transaction.as<Node>(edge->source);
        return std::nullopt;
    }

    Result<void> add(const FixStep &step)
    {
        auto node = makeNode(step, nodeNear());
        if (!node)
            return node.error();
        m_named[step.as] = node->id;
        m_transaction.put(*std::move(node));
        return {};
    }

    Edge makeEdge(const Id &from, const Id &to, const std::vector<EdgeKind> &kinds, EdgeMode mode)
    {
        Edge edge;
        edge.id = m_ids.next('e');
        edge.source = from;
        edge.target = to;
        edge.kinds = kinds;
        edge.mode = mode;
        return edge;
    }

    Result<void> connect(const FixStep &step)
    {
        const auto from = elements(step.from);
        if (!from)
            return from.error();
        const auto to = elements(step.to);
        if (!to)
            return to.error();
        const auto read = properties(step);
        if (!read)
            return read.error();
        for (const Id &source : *from) {
            for (const Id &target : *to) {
                Edge edge = makeEdge(source, target, step.kinds, step.mode);
                edge.properties = *read;
                m_transaction.put(std::move(edge));
            }
        }
        return {};
    }

    // The edge that the finding is about now leads to the new node, and a second one on from there.
    Result<void> insertBetween(const FixStep &step)
    {
        auto edge = m_transaction.as<Edge>(m_subject);
        if (!edge)
            return impossible("only an edge can be split");
        const auto source = m_transaction.as<Node>(edge->source);
        const auto target = m_transaction.as<Node>(edge->target);
        auto node = makeNode(step, source);
        if (!node)
            return node.error();
        if (source && target) {
            node->frame.x = (source->frame.x + target->frame.x) / 2;
            node->frame.y = (source->frame.y + target->frame.y) / 2;
        }
        m_named[step.as] = node->id;
        m_transaction.put(makeEdge(node->id, edge->target, step.nextKinds, step.nextMode));
        edge->target = node->id;
        edge->kinds = step.kinds;
        edge->mode = step.mode;
        edge->properties.clear();
        edge->bends.clear();
        m_transaction.put(*std::move(node));
        m_transaction.put(*std::move(edge));
        return {};
    }

    // With a node go its edges.
    Result<void> remove(const FixStep &step)
    {
        const auto ids = elements(step.on);
        if (!ids)
            return ids.error();
        for (const Id &id : *ids)
            m_transaction.remove(id);
        return {};
    }

    const World &m_world;
    const cel::Scope &m_scope;
    IdSource &m_ids;
    Id m_subject;
    Transaction m_transaction;
    std::map<std::string, Id> m_named;
};

std::vector<const Fix *> Evaluator::Core::fixesFor(const JobState &job)
{
    std::vector<const Fix *> fitting;
    for (const Fix &fix : m_rules[job.rule]->fixes) {
        if (!fix.when || cel::evaluate(*fix.when, scopeOf(job)).isTrue())
            fitting.push_back(&fix);
    }
    return fitting;
}

Result<ChangeSet> Evaluator::Core::applyFix(const std::string &key, IdSource &ids, std::size_t fix)
{
    while (m_facts.isStale()) // between two slices
        refreshOneFact();
    const Job number = jobOf(key);
    if (number == noJob)
        return makeError("finding.unknown", "there is no finding " + key);
    const JobState &job = m_jobs[number];
    const Rule &rule = *m_rules[job.rule];
    const std::vector<const Fix *> fixes = fixesFor(job);
    if (fix >= fixes.size() || !job.finding->fixable)
        return makeError("fix.none", "there is no repair for " + rule.id);
    FixRunner runner(*m_document, m_world, scopeOf(job), ids, subjectId(job));
    for (const FixStep &step : fixes[fix]->steps) {
        if (auto done = runner.run(step); !done)
            return done.error();
    }
    return runner.change();
}

} // namespace lensboard
