// SPDX-License-Identifier: Apache-2.0
#include "support/generator.h"

#include "document/transaction.h"
#include "support/random.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace lensboard::test {

namespace {

using enum EdgeKind;
using enum EdgeMode;

constexpr double columnStep = 290;
constexpr double rowStep = 100;
constexpr double cellWidth = 1600;
constexpr double cellHeight = 960;
constexpr int columns = 5;

const std::array subjects = {"orders",  "payments", "catalog", "users",    "shipping", "search", "billing", "loyalty",
                             "booking", "reviews",  "stock",   "messages", "reports",  "media",  "pricing", "returns"};
const std::array verbs = {"create", "list",    "update", "cancel", "confirm", "notify", "index", "sync",
                          "check",  "reserve", "refund", "render", "score",   "export", "clean", "enrich"};

class Builder
{
public:
    explicit Builder(const GeneratorOptions &options)
        : m_options(options)
        , m_random(options.seed * 0x2545F4914F6CDD1DULL + 1)
    {
    }

    Document build()
    {
        const int modules = std::max(1, static_cast<int>(std::lround(m_options.nodes / 9.5)));
        m_gridColumns = std::max(1, static_cast<int>(std::lround(std::sqrt(modules * 0.65))));
        if (m_options.boundaries)
            m_account = addBoundary(BoundaryKind::Account, "production account", {}).id;
        for (m_module = 0; m_added < m_options.nodes; ++m_module)
            addModule();
        const auto wanted = static_cast<std::size_t>(std::lround(m_options.edgesPerNode * m_options.nodes));
        for (int tries = 0; m_pairs.size() < wanted && tries < 40 * m_options.nodes; ++tries)
            addExtraEdge();
        return finish();
    }

private:
    // --- building blocks -----------------------------------------------------------------------------------------
    static Id makeId(char letter, int number)
    {
        char text[24];
        std::snprintf(text, sizeof text, "%c_%06d", letter, number);
        return Id(text);
    }

    Boundary &addBoundary(BoundaryKind kind, std::string name, const Id &parent)
    {
        Boundary boundary;
        boundary.id = makeId('b', static_cast<int>(m_boundaries.size()));
        boundary.kind = kind;
        boundary.name = std::move(name);
        boundary.parent = parent;
        m_boundaries.push_back(std::move(boundary));
        return m_boundaries.back();
    }

    // Empty once the board has all its nodes.
    Id add(const char *type, const std::string &name, int column)
    {
        if (m_added >= m_options.nodes)
            return {};
        Node node;
        node.id = makeId('n', m_added++);
        node.type = type;
        node.name = name;
        node.parent = m_context;
        const int row = m_rows[static_cast<std::size_t>(column)]++;
        node.frame.x = m_origin.x + 40 + column * columnStep;
        node.frame.y = m_origin.y + 60 + row * rowStep;
        state(node);
        m_byType[node.type].push_back(m_added - 1);
        m_nodeModule.push_back(m_module);
        m_nodes.push_back(node);
        return node.id;
    }

    void connect(const Id &from, const Id &to, std::vector<EdgeKind> kinds, EdgeMode mode)
    {
        if (from.empty() || to.empty() || from == to || !m_pairs.insert({from, to}).second)
            return;
        Edge edge;
        edge.id = makeId('e', static_cast<int>(m_edges.size()));
        edge.source = from;
        edge.target = to;
        edge.kinds = std::move(kinds);
        edge.mode = mode;
        if (mode == Poll || mode == Stream) {
            maybe(edge.properties, 70, "batchSize", std::int64_t{m_random.between(1, 10)});
            maybe(edge.properties, 40, "partialBatch", m_random.chance(50));
        }
        m_edges.push_back(std::move(edge));
    }

    void maybe(Properties &properties, int percent, const char *name, PropertyData data)
    {
        if (m_random.chance(percent))
            properties[name] = PropertyValue::stated(std::move(data));
    }

    void state(Node &node)
    {
        Properties &p = node.properties;
        if (node.type == "lambda") {
            maybe(p, 80, "timeoutS", std::int64_t{m_random.pick(std::vector<int>{3, 5, 10, 15, 30, 60, 300, 900})});
            maybe(p, 80, "memoryMB", std::int64_t{128 << m_random.below(5)});
            maybe(p, 90, "runtime", std::string(m_random.chance(70) ? "python3.12" : "nodejs20.x"));
            maybe(p, 50, "tracing", m_random.chance(60));
            maybe(p, 30, "reservedConcurrency", std::int64_t{m_random.between(1, 100)});
            maybe(p, 30, "idempotent", m_random.chance(60));
        } else if (node.type == "sqs") {
            maybe(p, 70, "visibilityS", std::int64_t{m_random.pick(std::vector<int>{30, 60, 180, 900})});
            maybe(p, 50, "maxReceive", std::int64_t{m_random.between(1, 10)});
            maybe(p, 40, "fifo", m_random.chance(20));
        } else if (node.type == "dynamodb") {
            maybe(p, 80, "billing", std::string(m_random.chance(70) ? "PAY_PER_REQUEST" : "PROVISIONED"));
            maybe(p, 50, "pitr", m_random.chance(50));
        } else if (node.type == "rest-api") {
            maybe(p, 60, "auth", std::string("jwt"));
            maybe(p, 40, "throttleRate", std::int64_t{m_random.between(1, 20) * 50});
        } else if (node.type == "s3") {
            maybe(p, 60, "versioning", m_random.chance(50));
        }
    }

    std::string word() { return verbs[static_cast<std::size_t>(m_random.below(verbs.size()))]; }
    Id function(int column) { return add("lambda", word() + '-' + m_subject, column); }
    Id table(int column) { return add("dynamodb", m_subject + "-table", column); }

    // --- modules -------------------------------------------------------------------------------------------------
    void addModule()
    {
        m_subject = subjects[static_cast<std::size_t>(m_random.below(subjects.size()))];
        m_origin = {(m_module % m_gridColumns) * cellWidth, (m_module / m_gridColumns) * cellHeight};
        m_rows.fill(0);
        m_context = {};
        if (m_options.boundaries) {
            Boundary &context = addBoundary(BoundaryKind::Context, m_subject, m_account);
            m_context = context.id;
        }
        const int kind = m_random.below(100);
        if (kind < 35)
            apiModule();
        else if (kind < 60)
            fanOutModule();
        else if (kind < 75)
            workflowModule();
        else if (kind < 90)
            streamModule();
        else
            batchModule();
        frameContext();
    }

    // One bus serves about eight modules: the hubs of the board.
    void publishToBus(const Id &from)
    {
        if (const int group = m_module / 8; group != m_busGroup) {
            m_bus = add("eventbridge", "events-" + std::to_string(group), 4);
            m_busGroup = group;
        }
        connect(from, m_bus, {Publishes}, Async);
    }

    void apiModule()
    {
        const Id client =
            m_random.chance(50) ? add("web-client", "web shop", 0) : add("mobile-client", "mobile app", 0);
        const Id api = add(m_random.chance(70) ? "rest-api" : "http-api", m_subject + "-api", 1);
        connect(client, api, {Invokes}, Sync);
        if (m_random.chance(60))
            connect(add("cognito-user-pool", m_subject + "-users", 0), api, {Authorizes}, Sync);
        const Id store = table(3);
        const Id second = m_random.chance(30) ? table(3) : Id();
        for (int i = m_random.between(2, 5); i > 0; --i) {
            const Id handler = function(2);
            connect(api, handler, {Invokes}, Sync);
            const bool writer = m_random.chance(50);
            connect(handler, store, writer ? std::vector{Reads, Writes} : std::vector{Reads}, Sync);
            if (m_random.chance(25))
                connect(handler, second, {Writes}, Sync);
            if (writer && m_random.chance(40))
                publishToBus(handler);
            if (m_random.chance(10))
                connect(handler, add("third-party", "payment provider", 3), {Invokes}, Sync);
        }
    }

    void fanOutModule()
    {
        const Id topic = add("sns", m_subject + "-topic", 0);
        connect(m_bus, topic, {Triggers}, Async);
        const Id dlq = m_random.chance(60) ? add("sqs", m_subject + "-dlq", 3) : Id();
        const Id store = table(3);
        for (int i = m_random.between(2, 4); i > 0; --i) {
            const Id queue = add("sqs", m_subject + "-queue", 1);
            const Id worker = function(2);
            connect(topic, queue, {Subscribes}, Async);
            connect(queue, worker, {Triggers}, Poll);
            connect(queue, dlq, {DeadLetters}, Async);
            connect(worker, store, {Writes}, Sync);
        }
    }

    void workflowModule()
    {
        const Id starter = function(0);
        const Id machine = add("step-functions", m_subject + "-workflow", 1);
        const Id store = table(3);
        connect(m_bus, starter, {Triggers}, Async);
        connect(starter, machine, {Invokes}, Async);
        for (int i = m_random.between(3, 6); i > 0; --i) {
            const Id step = function(2);
            connect(machine, step, {Invokes}, Sync);
            if (m_random.chance(70))
                connect(step, store, {Reads, Writes}, Sync);
        }
        if (m_random.chance(50))
            connect(machine, add("sns", m_subject + "-failed", 3), {Publishes}, Async);
        publishToBus(machine);
    }

    void streamModule()
    {
        const bool fromTable = m_random.chance(50);
        const Id source = fromTable ? table(0) : add("kinesis", m_subject + "-stream", 0);
        const Id reader = function(1);
        connect(source, reader, {Triggers}, Stream);
        const Id firehose = add("firehose", m_subject + "-delivery", 2);
        const Id bucket = add("s3", m_subject + "-raw", 3);
        connect(reader, firehose, {Publishes}, Async);
        connect(firehose, bucket, {Writes}, Async);
        const Id indexer = function(4);
        connect(bucket, indexer, {Triggers}, Async);
        connect(indexer, add("opensearch", m_subject + "-search", 4), {Writes}, Sync);
        if (!fromTable)
            connect(function(0), source, {Publishes}, Async);
    }

    void batchModule()
    {
        const Id schedule = add("scheduler", "every night", 0);
        const Id job = function(1);
        const Id bucket = add("s3", m_subject + "-exports", 2);
        connect(schedule, job, {Triggers}, Async);
        connect(job, bucket, {Writes}, Sync);
        const Id worker = function(3);
        connect(bucket, worker, {Triggers}, Async);
        connect(worker, table(4), {Writes}, Sync);
        connect(add("cloudwatch-alarm", m_subject + "-alarm", 1), add("sns", "on call", 2), {Notifies}, Async);
    }

    // A function and something it uses, in its own or one of the next modules.
    void addExtraEdge()
    {
        const auto &functions = m_byType["lambda"];
        if (functions.empty())
            return;
        const int from = m_random.pick(functions);
        const char *type =
            m_random.pick(std::vector<const char *>{"dynamodb", "dynamodb", "dynamodb", "s3", "sqs", "sns", "lambda"});
        const auto &targets = m_byType[type];
        if (targets.empty())
            return;
        const int to = m_random.pick(targets);
        const int distance =
            std::abs(m_nodeModule[static_cast<std::size_t>(from)] - m_nodeModule[static_cast<std::size_t>(to)]);
        // On small boards everything is near; on large ones most relations stay near.
        if (distance > 3 && distance != m_gridColumns && !m_random.chance(2))
            return;
        const std::string_view name = type;
        const Id &source = m_nodes[static_cast<std::size_t>(from)].id;
        const Id &target = m_nodes[static_cast<std::size_t>(to)].id;
        if (name == "lambda")
            connect(source, target, {Invokes}, m_random.chance(50) ? Sync : Async);
        else if (name == "sqs" || name == "sns")
            connect(source, target, {Publishes}, Async);
        else
            connect(source, target, {m_random.chance(60) ? Reads : Writes}, Sync);
    }

    // --- the end -------------------------------------------------------------------------------------------------
    void frameContext()
    {
        if (!m_options.boundaries)
            return;
        int rows = 0;
        int used = 0;
        for (int c = 0; c < columns; ++c) {
            rows = std::max(rows, m_rows[static_cast<std::size_t>(c)]);
            used = m_rows[static_cast<std::size_t>(c)] > 0 ? c + 1 : used;
        }
        m_boundaries.back().frame = {m_origin.x, m_origin.y, used * columnStep - 20, rows * rowStep + 60};
    }

    Document finish()
    {
        Document document;
        Transaction transaction(document);
        Workload workload;
        workload.name = "Generated";
        transaction.put(workload);
        if (m_options.boundaries) {
            Rect &frame = m_boundaries.front().frame;
            frame = {-60, -80, 0, 0};
            for (const Boundary &boundary : m_boundaries) {
                frame.width = std::max(frame.width, boundary.frame.right() + 120);
                frame.height = std::max(frame.height, boundary.frame.bottom() + 140);
            }
        }
        for (Boundary &boundary : m_boundaries)
            transaction.put(std::move(boundary));
        for (Node &node : m_nodes)
            transaction.put(std::move(node));
        for (Edge &edge : m_edges)
            transaction.put(std::move(edge));
        if (const auto applied = document.apply(transaction.change()); !applied) {
            std::fprintf(stderr, "generator: %s\n", applied.error().toString().c_str());
            std::abort();
        }
        return document;
    }

    const GeneratorOptions &m_options;
    Random m_random;
    std::vector<Node> m_nodes;
    std::vector<int> m_nodeModule;
    std::vector<Edge> m_edges;
    std::vector<Boundary> m_boundaries;
    std::set<std::pair<Id, Id>> m_pairs;
    std::map<std::string, std::vector<int>, std::less<>> m_byType;
    std::array<int, columns> m_rows{};
    std::string m_subject;
    Point m_origin;
    Id m_account;
    Id m_context;
    Id m_bus;
    int m_added = 0;
    int m_module = 0;
    int m_busGroup = -1;
    int m_gridColumns = 1;
};

} // namespace

Document generateDocument(const GeneratorOptions &options)
{
    return Builder(options).build();
}

Document generateDocument(int nodes, std::uint64_t seed)
{
    GeneratorOptions options;
    options.nodes = nodes;
    options.seed = seed;
    return generateDocument(options);
}

} // namespace lensboard::test
