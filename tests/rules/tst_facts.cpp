// SPDX-License-Identifier: Apache-2.0
#include "expression/expression.h"
#include "rules/fact.h"
#include "support/boards.h"

#include <QtTest>

using namespace lensboard;
using test::board;

// Each fact on small boards: the value of an expression, written as CEL would write it.
class tst_facts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void everyFactOfTheTableIsKnownToTheRules();
};

namespace {

// Binds every node and edge by its id (">" of edges becomes "_").
std::string evaluated(const Document &document, const std::string &text)
{
    World world(catalog());
    world.build(document);
    FactTable facts(world);
    registerFacts(facts);
    facts.build();
    cel::Scope scope(&facts);
    for (const Handle node : world.graph().nodes())
        scope.bind(world.graph().node(node).id.text, world.nodeValue(node));
    for (const Handle edge : world.graph().edges()) {
        std::string name = world.graph().edge(edge).id.text;
        std::replace(name.begin(), name.end(), '>', '_');
        scope.bind(name, world.edgeValue(edge));
    }
    const auto expression = cel::parse(text);
    if (!expression)
        return expression.error().message;
    const cel::Value value = cel::evaluate(*expression, scope);
    if (value.isError())
        return value.asError().message;
    if (value.isUnknown())
        return "unknown: " + value.reasons().front()->text;
    return cel::toText(value);
}

constexpr const char *queueBoard =
    R"({"nodes": [{"id": "q", "type": "sqs", "name": "Orders"}, {"id": "d", "type": "sqs", "name": "Lost"},
    {"id": "f", "type": "lambda", "name": "Invoice"}],
    "edges": [{"from": "q", "to": "f", "kind": "triggers", "mode": "poll"}, {"from": "q", "to": "d", "kind": "dead-letters", "mode": "async"}]})";
constexpr const char *asyncBoard =
    R"({"nodes": [{"id": "t", "type": "sns"}, {"id": "f", "type": "lambda"}, {"id": "g", "type": "lambda", "properties": {"dlq": "lost"}},
    {"id": "q", "type": "sqs", "name": "Inbox"}, {"id": "api", "type": "rest-api"}],
    "edges": [{"from": "t", "to": "f", "kind": "subscribes", "mode": "async"}, {"from": "t", "to": "g", "kind": "subscribes", "mode": "async"},
              {"from": "t", "to": "q", "kind": "subscribes", "mode": "async"}, {"from": "api", "to": "f", "kind": "invokes", "mode": "sync"}]})";
constexpr const char *sketchBoard =
    R"({"workload": {"stance": "sketch"}, "nodes": [{"id": "b", "type": "s3"}, {"id": "f", "type": "lambda", "name": "Scan"}],
    "edges": [{"from": "b", "to": "f", "kind": "triggers", "mode": "async"}]})";
constexpr const char *chainBoard =
    R"({"nodes": [{"id": "w", "type": "web-client"}, {"id": "api", "type": "http-api"}, {"id": "a", "type": "lambda", "properties": {"timeoutS": 10}},
    {"id": "b", "type": "lambda", "properties": {"timeoutS": 5}}, {"id": "c", "type": "lambda"}, {"id": "q", "type": "sqs"}],
    "edges": [{"from": "w", "to": "api", "kind": "invokes", "mode": "sync"}, {"from": "api", "to": "a", "kind": "invokes", "mode": "sync"},
              {"from": "a", "to": "b", "kind": "invokes", "mode": "sync"}, {"from": "a", "to": "q", "kind": "publishes", "mode": "async"},
              {"from": "q", "to": "c", "kind": "triggers", "mode": "poll"}]})";
constexpr const char *openBoard =
    R"({"nodes": [{"id": "w", "type": "web-client"}, {"id": "api", "type": "http-api", "name": "Shop", "properties": {"auth": "NONE"}},
    {"id": "key", "type": "rest-api", "properties": {"auth": "API_KEY"}}, {"id": "f", "type": "lambda"}, {"id": "g", "type": "lambda"},
    {"id": "t", "type": "dynamodb"}, {"id": "u", "type": "dynamodb"}, {"id": "v", "type": "dynamodb"}],
    "edges": [{"from": "w", "to": "api", "kind": "invokes", "mode": "sync"}, {"from": "api", "to": "f", "kind": "invokes", "mode": "sync"},
              {"from": "f", "to": "t", "kind": "writes", "mode": "sync"}, {"from": "key", "to": "g", "kind": "invokes", "mode": "sync"},
              {"from": "g", "to": "u", "kind": "writes", "mode": "sync"}]})";
constexpr const char *availabilityBoard =
    R"({"nodes": [{"id": "api", "type": "rest-api"}, {"id": "f", "type": "lambda"}, {"id": "p", "type": "third-party", "properties": {"sla": 99.5}}, {"id": "t", "type": "dynamodb"}],
    "edges": [{"from": "api", "to": "f", "kind": "invokes", "mode": "sync"}, {"from": "f", "to": "p", "kind": "invokes", "mode": "sync"},
              {"from": "f", "to": "t", "kind": "writes", "mode": "sync"}]})";
constexpr const char *lettersBoard =
    R"({"nodes": [{"id": "q", "type": "sqs"}, {"id": "d", "type": "sqs"}, {"id": "f", "type": "lambda"}],
    "edges": [{"from": "q", "to": "d", "kind": "dead-letters", "mode": "async"}, {"from": "f", "to": "d", "kind": "dead-letters", "mode": "async"},
              {"from": "q", "to": "f", "kind": "triggers", "mode": "poll"}, {"from": "f", "to": "q", "kind": "publishes", "mode": "async"}]})";
constexpr const char *wrongBoard =
    R"({"nodes": [{"id": "q", "type": "sqs"}, {"id": "f", "type": "lambda"}, {"id": "a", "type": "dynamodb"}, {"id": "b", "type": "cloudwatch-alarm"}],
    "edges": [{"from": "q", "to": "f", "kind": "invokes", "mode": "sync"}, {"from": "f", "to": "b", "kind": "invokes", "mode": "sync"}]})";
constexpr const char *placesBoard =
    R"({"boundaries": [{"id": "shop", "kind": "account", "name": "shop"}, {"id": "orders", "kind": "context", "name": "Orders", "parent": "shop"}],
    "nodes": [{"id": "a", "type": "lambda", "parent": "orders", "properties": {"roleId": "r"}}, {"id": "b", "type": "lambda", "properties": {"account": "other", "context": "Billing", "roleId": "r"}},
              {"id": "c", "type": "lambda", "properties": {"roleId": "own", "reservedConcurrency": 40, "runtime": "python3.12"}}, {"id": "t", "type": "dynamodb", "parent": "orders"}],
    "edges": [{"from": "a", "to": "t", "kind": "writes", "mode": "sync"}, {"from": "b", "to": "t", "kind": "writes", "mode": "sync"}]})";
constexpr const char *floodBoard =
    R"({"nodes": [{"id": "api", "type": "rest-api"}, {"id": "f", "type": "lambda", "properties": {"reservedConcurrency": null, "avgMs": 200}}, {"id": "g", "type": "lambda", "properties": {"reservedConcurrency": 5}},
    {"id": "db", "type": "rds"}, {"id": "es", "type": "opensearch"}],
    "edges": [{"from": "api", "to": "f", "kind": "invokes", "mode": "sync", "properties": {"rps": 50, "peakRps": 90}}, {"from": "f", "to": "db", "kind": "reads", "mode": "sync"},
              {"from": "api", "to": "g", "kind": "invokes", "mode": "sync"}, {"from": "g", "to": "es", "kind": "reads", "mode": "sync"}]})";
constexpr const char *watchedBoard =
    R"({"nodes": [{"id": "api", "type": "rest-api", "properties": {"tracing": true}}, {"id": "f", "type": "lambda", "properties": {"tracing": false}}, {"id": "s", "type": "step-functions", "properties": {"tracing": true}},
    {"id": "alarm", "type": "cloudwatch-alarm"}, {"id": "sec", "type": "secrets-manager"}, {"id": "api2", "type": "http-api"}, {"id": "g", "type": "lambda", "properties": {"alarms": ["Errors"]}}],
    "edges": [{"from": "api", "to": "f", "kind": "invokes", "mode": "sync"}, {"from": "f", "to": "s", "kind": "invokes", "mode": "async"},
              {"from": "alarm", "to": "s", "kind": "monitors", "mode": "none"}, {"from": "f", "to": "sec", "kind": "reads", "mode": "sync"},
              {"from": "api2", "to": "g", "kind": "invokes", "mode": "sync"}]})";

} // namespace

void tst_facts::values_data()
{
    QTest::addColumn<QString>("boardJson");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *json, const char *expression, const char *value) {
        QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(expression) << QString::fromUtf8(value);
    };
    row("the queue keeps what its function cannot handle", queueBoard, "keptBy(q_f)", "'Lost'");
    row("a dead-letter queue is one as drawn", queueBoard, "[isDeadLetterTarget(d), isDeadLetterTarget(q)]",
        "[true, false]");
    row("without a queue nobody keeps it",
        R"({"nodes": [{"id": "q", "type": "sqs"}, {"id": "f", "type": "lambda", "properties": {"dlq": "useless"}}],
        "edges": [{"from": "q", "to": "f", "kind": "triggers", "mode": "poll"}]})",
        "keptBy(q_f)", "null");
    row("the caller keeps a call", asyncBoard, "keptBy(api_f)", "'the caller'");
    row("an event without a destination", asyncBoard, "keptBy(t_f)", "null");
    row("the function's own queue", asyncBoard, "keptBy(t_g)", "'lost'");
    row("delivery is another matter", asyncBoard, "deliveryKeptBy(t_g)", "null");
    row("a queue keeps what arrived", asyncBoard, "keptBy(t_q)", "'Inbox'");
    row("a sketch may lack the destination", sketchBoard, "keptBy(b_f)", "unknown: Dead-letter queue of Scan");
    row("set off as drawn", asyncBoard, "[drawnAs(f, 'async'), drawnAs(f, 'sync'), drawnAs(f, 'poll')]",
        "[true, true, false]");
    row("closed boards settle it", asyncBoard, "invokedBy(g, 'poll')", "false");
    row("open ones do not", sketchBoard, "invokedBy(f, 'poll')", "unknown: what else calls or feeds Scan");
    row("what sets it off", asyncBoard, "triggerTypes(f)", "['rest-api', 'sns']");
    row("events may come twice", asyncBoard, "[fedAtLeastOnce(f), fedAtLeastOnce(q)]", "[true, true]");
    row("whom it tells", chainBoard, "[messageTargets(a)[0].id, messageTargets(b).size()]", "['q', 0]");
    row("consumers and users", asyncBoard, "[consumers(t).size(), users(f).size(), calls(t)]", "[3, 2, 0]");
    row("depth of waiting", chainBoard, "[syncDepth(api), syncDepth(a), syncDepth(b), syncDepth(q)]", "[3, 2, 1, 0]");
    row("its timeouts", chainBoard, "syncTimeouts(api)", "15");
    row("its way", chainBoard, "syncPath(api).size()", "5");
    row("agreed availability", availabilityBoard, "[syncAvailability(api), syncAvailability(f)]", "[99.391, 99.44]");
    row("nobody said what the bank promises", chainBoard, "syncAvailability(c)", "99.95");
    row("users wait for it", chainBoard, "[onUserPath(b), onUserPath(c)]", "[true, false]");
    row("entries", chainBoard, "[isEntry(api), isEntry(a), functionCalls(a)]", "[true, false, 1]");
    row("exposed", openBoard, "[exposure(t), exposure(u), exposure(v)]", "['open', 'key', 'none']");
    row("the way in", openBoard, "exposurePath(t).size()", "5");
    row("where it begins", openBoard, "exposureStart(u).id", "'key'");
    row("what lets people in", openBoard,
        "[exposureEntry(t).id, exposedStores(api)[0].id, exposedStores(key).size(), exposureEntry(v)]",
        "['api', 't', 0, null]");
    row("only a key", openBoard, "[keyOnly(t), keyOnly(u)]", "[false, true]");
    row("an authentication nobody stated",
        R"({"workload": {"stance": "sketch"}, "nodes": [{"id": "api", "type": "rest-api", "name": "Shop"}, {"id": "t", "type": "dynamodb"}],
        "edges": [{"from": "api", "to": "t", "kind": "writes", "mode": "sync"}]})",
        "exposure(t)", "unknown: Authentication of Shop");
    row("accounts meet", placesBoard, "[crosses(b_t, 'account'), crosses(a_t, 'account')]", "[true, false]");
    row("contexts that write", placesBoard, "writerContexts(t)", "['Billing', 'Orders']");
    row("one role for two", placesBoard, "[sharesRole(a)[0].id, sharesRole(c).size()]", "['b', 0]");
    row("reserves added up", placesBoard, "reservedSum()", "40");
    row("time left", placesBoard, "daysToRuntimeEnd(c) > 0", "true");
    row("no runtime stated", placesBoard, "daysToRuntimeEnd(a)", "unknown: Runtime of a");
    row("unbounded way", floodBoard, "floodPath(db).size()", "5");
    row("what a flood meets", floodBoard, "[floods(api)[0].id, floods(api).size(), floods(f).size()]", "['db', 1, 0]");
    row("front doors", floodBoard, "unreservedFrontDoors().map(n, n.id)", "['f']");
    row("a reserve bounds it", floodBoard, "floodPath(es).size()", "0");
    row("load times duration", floodBoard, "neededConcurrency(f)", "18");
    row("no duration stated", floodBoard, "neededConcurrency(g)", "unknown: Average duration of g");
    row("watched", watchedBoard, "[isWatched(s), isWatched(g), isWatched(f)]", "[true, true, false]");
    row("nobody hears of it", watchedBoard, "tellsSomeone(alarm)", "false");
    row("the trace breaks", watchedBoard, "[traceGap(f), traceGap(api)]", "[true, false]");
    row("secrets", watchedBoard, "[readsSecrets(f), readsSecrets(g)]", "[true, false]");
    row("a way without an alarm", watchedBoard, "[unwatchedPath(api).size(), unwatchedPath(api2).size()]", "[0, 0]");
    row("loops", R"({"nodes": [{"id": "b", "type": "s3"}, {"id": "f", "type": "lambda"}],
        "edges": [{"from": "b", "to": "f", "kind": "triggers", "mode": "async"}, {"from": "f", "to": "b", "kind": "writes", "mode": "sync"}]})",
        "[loopSize(f), loopSize(b), loopLeads(f), loopLeads(b), loopStopped(f), loopPath(f).size()]",
        "[2, 2, true, false, true, 4]");
    row("a filter may stop it", R"({"nodes": [{"id": "b", "type": "dynamodb"}, {"id": "f", "type": "lambda"}],
        "edges": [{"from": "b", "to": "f", "kind": "triggers", "mode": "stream", "properties": {"filter": "new"}}, {"from": "f", "to": "b", "kind": "writes", "mode": "sync"}]})",
        "[loopFiltered(f), loopStopped(f)]", "[true, false]");
    row("who sends dead letters", lettersBoard, "deadLetterSources(d).map(n, n.id)", "['f', 'q']");
    row("what AWS offers", lettersBoard, "[isOffered(q_f), isOffered(f_q), isOffered(q_d)]", "[true, true, true]");
    row("what it does not", wrongBoard, "[isOffered(q_f), isOffered(f_b), refusalOf(f_b) != '']",
        "[false, false, true]");
    row("dead letters go round",
        R"({"nodes": [{"id": "q", "type": "sqs"}, {"id": "d", "type": "sqs"}, {"id": "f", "type": "lambda"}],
        "edges": [{"from": "q", "to": "d", "kind": "dead-letters", "mode": "async"}, {"from": "d", "to": "f", "kind": "triggers", "mode": "poll"},
                  {"from": "f", "to": "q", "kind": "publishes", "mode": "async"}]})",
        "[drainsBack(d), drainsBack(q), hasDeadLetters(q)]", "[true, false, true]");
}

void tst_facts::values()
{
    QFETCH(QString, boardJson);
    QFETCH(QString, expression);
    QFETCH(QString, value);
    const Document document = board(boardJson.toUtf8().constData());
    QCOMPARE(QString::fromStdString(evaluated(document, expression.toStdString())), value);
}

void tst_facts::everyFactOfTheTableIsKnownToTheRules()
{
    // The list for people and the registered names are the same.
    QFile file(QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/rules/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const World world(catalog());
    FactTable facts(world);
    registerFacts(facts);
    for (const FactInfo &info : facts.all())
        QVERIFY2(text.contains(u'`' + QString::fromStdString(info.name) + u'('), info.name.c_str());
}

QTEST_GUILESS_MAIN(tst_facts)
#include "tst_facts.moc"
