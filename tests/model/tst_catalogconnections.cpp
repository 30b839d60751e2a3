// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace lensboard;

namespace {

struct Pair
{
    const char *from;
    const char *to;
    const char *kind; // null: refused
    const char *mode;
};

// Directions and modes of the table of edge kinds, pair by pair; the default choice must carry the kind.
const Pair pairs[] = {
    {"rest-api", "lambda", "invokes", "sync"},
    {"http-api", "lambda", "invokes", "sync"},
    {"function-url", "lambda", "invokes", "sync"},
    {"alb", "lambda", "invokes", "sync"},
    {"alexa", "lambda", "invokes", "sync"},
    {"cognito-user-pool", "lambda", "invokes", "sync"},
    {"cloudfront", "lambda-edge", "invokes", "sync"},
    {"lambda", "lambda", "invokes", "sync"},
    {"step-functions", "lambda", "invokes", "sync"},
    {"pipe", "step-functions", "invokes", "async"},
    {"firehose", "lambda", "invokes", "sync"},
    {"s3", "lambda", "triggers", "async"},
    {"eventbridge", "event-rule", "triggers", "async"},
    {"event-rule", "lambda", "triggers", "async"},
    {"eventbridge", "lambda", "triggers", "async"},
    {"scheduler", "lambda", "triggers", "async"},
    {"iot-rule", "lambda", "triggers", "async"},
    {"ses", "lambda", "triggers", "async"},
    {"cloudwatch-logs", "lambda", "triggers", "async"},
    {"sqs", "lambda", "triggers", "poll"},
    {"sqs", "pipe", "triggers", "poll"},
    {"kinesis", "lambda", "triggers", "stream"},
    {"msk", "lambda", "triggers", "stream"},
    {"dynamodb", "lambda", "triggers", "stream"},
    {"dynamodb-stream", "pipe", "triggers", "stream"},
    {"sns", "sqs", "subscribes", "async"},
    {"sns", "lambda", "subscribes", "async"},
    {"lambda", "sqs", "publishes", "async"},
    {"lambda", "sns", "publishes", "async"},
    {"lambda", "eventbridge", "publishes", "async"},
    {"step-functions", "sqs", "publishes", "async"},
    {"rest-api", "sqs", "publishes", "sync"},
    {"rest-api", "kinesis", "publishes", "sync"},
    {"lambda", "dynamodb", "reads", "sync"},
    {"lambda", "dynamodb", "writes", "sync"},
    {"appsync", "dynamodb", "reads", "sync"},
    {"appsync", "opensearch", "reads", "sync"},
    {"firehose", "s3", "writes", "async"},
    {"rds-proxy", "aurora", "reads", "sync"},
    {"dax", "dynamodb", "reads", "sync"},
    {"sqs", "sqs", "dead-letters", "async"},
    {"cognito-user-pool", "rest-api", "authorizes", "sync"},
    {"waf", "rest-api", "protects", "none"},
    {"waf", "cloudfront", "protects", "none"},
    {"kms-key", "dynamodb", "protects", "none"},
    {"cloudfront", "s3", "serves", "sync"},
    {"cloudfront", "rest-api", "serves", "sync"},
    {"rest-api", "cloudwatch-logs", "logs", "async"},
    {"lambda", "xray", "traces", "async"},
    {"cloudwatch-alarm", "sqs", "monitors", "none"},
    {"cloudwatch-alarm", "lambda", "monitors", "none"},
    {"cloudwatch-alarm", "sns", "notifies", "async"},
    {"cloudwatch-alarm", "on-call", "notifies", "async"},
    {"codepipeline", "lambda", "deploys", "none"},
    {"operator", "lambda", "deploys", "none"},
    {"lambda", "vpc-endpoint", "connects", "none"},
    {"generic", "generic", "connects", "none"},
    {"person", "rest-api", "invokes", "sync"},
    {"person", "cognito-user-pool", "invokes", "sync"},
    {"device", "iot-core", "publishes", "async"},
    {"lambda", "secrets-manager", "reads", "sync"},
    {"lambda", "third-party", "invokes", "sync"},
    {"third-party", "rest-api", "invokes", "sync"},
    {"sqs", "dynamodb", nullptr, nullptr},
    {"sqs", "step-functions", nullptr, nullptr},
    {"sqs", "sns", nullptr, nullptr},
    {"sns", "step-functions", nullptr, nullptr},
    {"dynamodb", "sqs", nullptr, nullptr},
    {"s3", "step-functions", nullptr, nullptr},
    {"person", "lambda", nullptr, nullptr},
    {"person", "dynamodb", nullptr, nullptr},
    {"cloudfront", "lambda", nullptr, nullptr},
    {"cloudfront", "dynamodb", nullptr, nullptr},
    {"kinesis", "s3", nullptr, nullptr},
    {"waf", "http-api", nullptr, nullptr},
    {"lambda", "cloudwatch-alarm", nullptr, nullptr},
    {"lambda", "person", nullptr, nullptr},
    {"http-api", "dynamodb", nullptr, nullptr},
    {"event-rule", "dynamodb", nullptr, nullptr},
    {"dynamodb", "lambda-edge", nullptr, nullptr},
};

bool contains(const std::vector<std::string> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

class TestCatalogConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairHasAnAnswer();
    void directionTableIsHonoured_data();
    void directionTableIsHonoured();
    void alternativesAreOffered();
    void refusalsNameThePair();
    void refusalKnowsTheOtherDirection();
    void selfConnectionsAreRefusedButForRecursion();
    void boxesPeopleAndThirdPartiesAreGenerous();
    void kindsMatchTheTable();
    void companionsStartWithTheUsual();
    void edgePropertiesFollowKindAndMode();
    void edgeDefaultsDependOnTheSource();
    void edgePropertiesAreWellFormed();
};

void TestCatalogConnections::everyPairHasAnAnswer()
{
    const Catalog &c = catalog();
    for (const ServiceType &from : c.types()) {
        for (const ServiceType &to : c.types()) {
            const Connection answer = c.connection(from.id, to.id);
            const QByteArray pair = QByteArray::fromStdString(from.id + " -> " + to.id);
            if (!answer.legal) {
                QVERIFY2(answer.refusal.size() > 20 && answer.refusal.back() == '.', pair);
                QVERIFY2(answer.refusal.find('{') == std::string::npos, pair);
                continue;
            }
            QVERIFY2(!answer.kinds.empty() && !answer.mode.empty() && !answer.label.empty(), pair);
            std::vector<ConnectionChoice> choices = answer.alternatives;
            choices.push_back({answer.kinds, answer.mode, answer.label});
            for (const ConnectionChoice &choice : choices) {
                QVERIFY2(!choice.label.empty(), pair);
                for (const std::string &id : choice.kinds) {
                    const EdgeKindInfo *kind = c.edgeKind(id);
                    QVERIFY2(kind && contains(kind->modes, choice.mode), pair);
                }
            }
        }
    }
}

void TestCatalogConnections::directionTableIsHonoured_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < static_cast<int>(std::size(pairs)); ++i)
        QTest::addRow("%s to %s %s", pairs[i].from, pairs[i].to, pairs[i].kind ? pairs[i].kind : "refused") << i;
}

void TestCatalogConnections::directionTableIsHonoured()
{
    QFETCH(int, row);
    const Pair &pair = pairs[row];
    QVERIFY(catalog().hasType(pair.from) && catalog().hasType(pair.to));
    const Connection answer = catalog().connection(pair.from, pair.to);
    QCOMPARE(answer.legal, pair.kind != nullptr);
    if (!pair.kind)
        return;
    QVERIFY2(contains(answer.kinds, pair.kind), answer.label.c_str());
    QCOMPARE(answer.mode, std::string(pair.mode));
}

void TestCatalogConnections::alternativesAreOffered()
{
    const Catalog &c = catalog();
    QVERIFY(c.permits("lambda", "lambda", "invokes", "async"));
    QVERIFY(c.permits("lambda", "sqs", "dead-letters"));
    QVERIFY(c.permits("lambda", "dynamodb", "writes"));
    QVERIFY(c.permits("lambda", "rest-api", "authorizes", "sync"));
    QVERIFY(c.permits("event-rule", "sqs", "dead-letters"));
    QVERIFY(c.permits("sns", "sqs", "dead-letters"));
    QVERIFY(c.permits("rest-api", "step-functions", "invokes", "sync"));
    QVERIFY(!c.permits("sqs", "lambda", "invokes"));
    QVERIFY(!c.permits("sqs", "lambda", "triggers", "async"));
    QVERIFY(!c.permits("sqs", "dynamodb", "writes"));
}

void TestCatalogConnections::refusalsNameThePair()
{
    const std::string sentence = catalog().connection("sqs", "dynamodb").refusal;
    QVERIFY2(sentence.find("queue") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("Put ") != std::string::npos, sentence.c_str());
}

void TestCatalogConnections::refusalKnowsTheOtherDirection()
{
    QVERIFY(catalog().connection("lambda", "cloudwatch-alarm").reversible);
    QVERIFY(catalog().connection("rest-api", "waf").reversible);
    QVERIFY(!catalog().connection("sqs", "s3").legal);
    QVERIFY(!catalog().connection("person", "lambda").reversible);
}

void TestCatalogConnections::selfConnectionsAreRefusedButForRecursion()
{
    const Catalog &c = catalog();
    QVERIFY(c.connection("lambda", "lambda", true).legal);
    QVERIFY(c.connection("step-functions", "step-functions", true).legal);
    for (const char *id : {"sqs", "dynamodb", "rest-api", "s3", "person"}) {
        const Connection answer = c.connection(id, id, true);
        QVERIFY2(!answer.legal && !answer.refusal.empty() && !answer.reversible, id);
    }
}

void TestCatalogConnections::boxesPeopleAndThirdPartiesAreGenerous()
{
    const Catalog &c = catalog();
    for (const char *box : {"generic", "unknown-resource", "other-stack"}) {
        for (const char *id : {"lambda", "sqs", "dynamodb", "rest-api", "third-party", "generic-store", "s3", "sns"}) {
            QVERIFY2(c.connection(box, id).legal, id);
            QVERIFY2(c.connection(id, box).legal, id);
        }
    }
    for (const char *id : {"rest-api", "cloudfront", "web-client", "mobile-client", "third-party", "generic"})
        QVERIFY2(c.connection("person", id).legal, id);
}

void TestCatalogConnections::kindsMatchTheTable()
{
    const std::vector<std::string> expected{"invokes", "triggers",     "subscribes", "publishes", "reads",
                                            "writes",  "dead-letters", "authorizes", "protects",  "serves",
                                            "logs",    "traces",       "monitors",   "notifies",  "deploys",
                                            "grants",  "connects"};
    std::vector<std::string> kinds;
    for (const EdgeKindInfo &kind : catalog().edgeKinds()) {
        kinds.push_back(kind.id);
        QVERIFY2(!kind.verb.empty() && !kind.modes.empty() && !kind.help.empty(), kind.id.c_str());
    }
    QCOMPARE(kinds, expected);
}

void TestCatalogConnections::companionsStartWithTheUsual()
{
    const auto firstIds = [](const char *type, bool incoming, std::size_t count) {
        std::set<std::string> ids;
        const std::vector<const ServiceType *> all = catalog().companions(type, incoming);
        for (std::size_t i = 0; i < std::min(count, all.size()); ++i)
            ids.insert(all[i]->id);
        return ids;
    };
    const std::set<std::string> next = firstIds("lambda", false, 10);
    for (const char *id : {"dynamodb", "s3", "sqs", "sns", "eventbridge"})
        QVERIFY2(next.contains(id), id);
    QVERIFY(firstIds("rest-api", false, 5).contains("lambda"));
    QVERIFY(firstIds("sqs", false, 3).contains("lambda"));
    QVERIFY(firstIds("rest-api", true, 12).contains("person"));
    for (const ServiceType *type : catalog().companions("sqs"))
        QVERIFY2(catalog().connection("sqs", type->id).legal, type->id.c_str());
}

void TestCatalogConnections::edgePropertiesFollowKindAndMode()
{
    const Catalog &c = catalog();
    QVERIFY(c.edgeProperty("triggers", "poll", "sqs", "lambda", "batchSize"));
    QVERIFY(!c.edgeProperty("triggers", "async", "s3", "lambda", "batchSize"));
    QVERIFY(!c.edgeProperty("triggers", "poll", "sqs", "lambda", "bisect"));
    QVERIFY(c.edgeProperty("triggers", "stream", "kinesis", "lambda", "bisect"));
    QVERIFY(c.edgeProperty("subscribes", "async", "sns", "sqs", "subscriptionDlq"));
    QVERIFY(c.edgeProperty("triggers", "async", "event-rule", "lambda", "targetDlq"));
    QVERIFY(!c.edgeProperty("triggers", "async", "s3", "lambda", "targetDlq"));
    QVERIFY(c.edgeProperty("connects", "none", "generic", "generic", "payloadKB"));
    for (const char *id : {"timeoutMs", "retries", "authn", "payloadKB", "rps", "peakRps", "crossAccount"})
        QVERIFY2(c.edgeProperty("invokes", "sync", "lambda", "third-party", id), id);
}

void TestCatalogConnections::edgeDefaultsDependOnTheSource()
{
    const auto number = [](const char *mode, const char *from, const char *id) {
        const PropertyDefinition *property = catalog().edgeProperty("triggers", mode, from, "lambda", id);
        return property && property->effective ? std::get<double>(property->defaultValue) : -1000.0;
    };
    QCOMPARE(number("poll", "sqs", "batchSize"), 10.0);
    QCOMPARE(number("poll", "mq", "batchSize"), 100.0);
    QCOMPARE(number("stream", "kinesis", "batchSize"), 100.0);
    QCOMPARE(number("stream", "dynamodb", "maxRetry"), -1.0);
    QCOMPARE(number("stream", "dynamodb", "maxAgeS"), -1.0);
    QCOMPARE(number("async", "event-rule", "retryAttempts"), 185.0);
    const std::vector<const PropertyDefinition *> all = catalog().edgeProperties("triggers", "poll", "sqs", "lambda");
    std::set<std::string> ids;
    for (const PropertyDefinition *property : all) {
        QVERIFY2(ids.insert(property->id).second, property->id.c_str());
        QCOMPARE(property, catalog().edgeProperty("triggers", "poll", "sqs", "lambda", property->id));
    }
    QCOMPARE(all.front()->id, std::string("batchSize"));
}

void TestCatalogConnections::edgePropertiesAreWellFormed()
{
    for (const ServiceType &from : catalog().types()) {
        const Connection answer = catalog().connection(from.id, "lambda");
        for (const std::string &kind : answer.kinds) {
            for (const PropertyDefinition *property : catalog().edgeProperties(kind, answer.mode, from.id, "lambda")) {
                QVERIFY2(!property->title.empty() && !property->help.empty(), property->id.c_str());
                QVERIFY2(property->type != PropertyType::Enum || property->options.size() > 1, property->id.c_str());
                const double *number = std::get_if<double>(&property->defaultValue);
                QVERIFY2(!number || !property->min || *number >= *property->min, property->id.c_str());
                QVERIFY2(!number || !property->max || *number <= *property->max, property->id.c_str());
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCatalogConnections)
#include "tst_catalogconnections.moc"
