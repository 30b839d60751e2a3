// SPDX-License-Identifier: Apache-2.0
#include "catalog/catalog.h"

#include "base/json.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <set>

using namespace lensboard;

namespace {

const char *const dataFiles[] = {"catalog/compute.json",  "catalog/data.json",        "catalog/messaging.json",
                                 "catalog/identity.json", "catalog/edge.json",        "catalog/operations.json",
                                 "catalog/general.json",  "catalog/properties.json",  "catalog/common.json",
                                 "catalog/edges.json",    "catalog/connections.json", "catalog/limits.json",
                                 "catalog/runtimes.json", "catalog/iac-helpers.json", "icons/glyphs.json"};

nlohmann::json plainJson(const std::string &path)
{
    const Result<Json> json = readResourceJson(path);
    return json ? nlohmann::json::parse(json.value().dump()) : nlohmann::json();
}

QByteArray at(const std::string &where, const std::string &what = {})
{
    return QByteArray::fromStdString(where + " " + what);
}

bool fits(const PropertyDefinition &property)
{
    switch (property.type) {
    case PropertyType::Boolean:
        return std::holds_alternative<bool>(property.defaultValue);
    case PropertyType::Integer:
    case PropertyType::Number: {
        const double *number = std::get_if<double>(&property.defaultValue);
        return number && (!property.min || *number >= *property.min) && (!property.max || *number <= *property.max);
    }
    case PropertyType::Enum: {
        const std::string *text = std::get_if<std::string>(&property.defaultValue);
        return text && std::find(property.options.begin(), property.options.end(), *text) != property.options.end();
    }
    case PropertyType::String:
        return std::holds_alternative<std::string>(property.defaultValue);
    case PropertyType::List:
        return std::holds_alternative<std::vector<std::string>>(property.defaultValue);
    }
    return false;
}

void checkProperty(const PropertyDefinition &property, const std::string &owner)
{
    QVERIFY2(!property.title.empty() && !property.group.empty() && !property.help.empty(), at(owner, property.id));
    QVERIFY2(property.type != PropertyType::Enum || property.options.size() > 1, at(owner, property.id));
    QVERIFY2(!property.min || !property.max || *property.min <= *property.max, at(owner, property.id));
    QVERIFY2(!property.hasDefault() || fits(property), at(owner, property.id));
    QVERIFY2(!property.effective || property.hasDefault(), at(owner, property.id));
}

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dataMatchesItsSchema_data();
    void dataMatchesItsSchema();
    void schemaRejectsFaultyData();
    void everyServiceIsComplete();
    void idsAndTemplateTypesAreUnique();
    void layersHoldAllTypesInPaletteOrder();
    void servicesOfTheLensAreThere();
    void unknownTypeHasAStandIn();
    void defaultsAreThoseOfAws();
    void commonPropertiesStandLast();
    void boundariesAndWorkloadHaveProperties();
    void workloadPropertiesRepeatNoField();
    void endOfAServiceIsDated();
    void limitsAreDatedAndSourced();
    void limitsHaveTheNumbersOfTheLens();
    void runtimesKnowTheirEnd();
    void glyphsDifferFromEachOther();
    void searchRanksWhatIsMeantFirst_data();
    void searchRanksWhatIsMeantFirst();
    void searchNeedsEveryWord();
    void templateTypesAreMapped();
    void variantsFollowAProperty();
    void helpersAreNeverBoxes();
};

void TestCatalog::dataMatchesItsSchema_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : dataFiles)
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestCatalog::dataMatchesItsSchema()
{
    QFETCH(QString, path);
    valijson::Schema schema;
    const nlohmann::json rules = plainJson("schemas/catalog.schema.json");
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(rules), schema);
    const nlohmann::json data = plainJson(path.toStdString());
    QVERIFY(data.is_object());
    valijson::ValidationResults results;
    const bool valid = valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(data), &results);
    std::string faults;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const std::string &part : error.context)
            faults += part;
        faults += ": " + error.description + "\n";
    }
    QVERIFY2(valid, faults.c_str());
}

void TestCatalog::schemaRejectsFaultyData()
{
    valijson::Schema schema;
    const nlohmann::json rules = plainJson("schemas/catalog.schema.json");
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(rules), schema);
    nlohmann::json undated = plainJson("catalog/limits.json");
    undated["limits"][0].erase("checkedOn");
    nlohmann::json both = plainJson("catalog/connections.json");
    both["rows"][0]["refusal"] = "No.";
    nlohmann::json nameless = plainJson("catalog/compute.json");
    nameless["types"][0].erase("synonyms");
    for (const nlohmann::json &data : {undated, both, nameless})
        QVERIFY(!valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(data), nullptr));
}

void TestCatalog::everyServiceIsComplete()
{
    const std::vector<std::string> &glyphs = catalog().glyphIds();
    for (const ServiceType &type : catalog().types()) {
        QVERIFY2(!type.name.empty() && !type.fullName.empty() && !type.noun.empty(), at(type.id));
        QVERIFY2(std::find(glyphs.begin(), glyphs.end(), type.glyph) != glyphs.end(), at(type.id, type.glyph));
        QVERIFY2(!type.synonyms.empty(), at(type.id));
        QVERIFY2(catalog().layer(type.layer).id == type.layer, at(type.id));
        const std::size_t least = type.has("managed") && type.layer != "edge" && type.layer != "operations" ? 3 : 1;
        QVERIFY2(type.ownProperties >= least, at(type.id));
        QVERIFY2(!type.facts.empty() && type.facts.size() <= 3, at(type.id));
        for (const std::string &fact : type.facts)
            QVERIFY2(catalog().property(type.id, fact), at(type.id, fact));
        std::set<std::string> ids;
        for (const PropertyDefinition &property : type.properties) {
            QVERIFY2(ids.insert(property.id).second, at(type.id, property.id));
            checkProperty(property, type.id);
        }
    }
}

void TestCatalog::idsAndTemplateTypesAreUnique()
{
    std::set<std::string> ids;
    std::set<std::string> names;
    std::set<std::string> templateTypes;
    for (const ServiceType &type : catalog().types()) {
        QVERIFY2(ids.insert(type.id).second, at(type.id));
        QVERIFY2(names.insert(type.name).second, at(type.id, type.name));
        for (const std::string &iac : type.cloudformation)
            QVERIFY2(templateTypes.insert(iac).second, at(type.id, iac));
        for (const std::string &iac : type.terraform)
            QVERIFY2(templateTypes.insert(iac).second, at(type.id, iac));
    }
}

void TestCatalog::layersHoldAllTypesInPaletteOrder()
{
    const std::vector<std::string> expected{"compute", "data",       "messaging", "identity",
                                            "edge",    "operations", "general"};
    std::vector<std::string> layers;
    std::vector<std::string> types;
    for (const Layer &layer : catalog().layers()) {
        layers.push_back(layer.id);
        types.insert(types.end(), layer.types.begin(), layer.types.end());
        QVERIFY(!layer.title.empty() && layer.value.starts_with('#') && layer.colour.starts_with("layer"));
    }
    QCOMPARE(layers, expected);
    QCOMPARE(types.size(), catalog().types().size());
    QCOMPARE(types.front(), std::string("lambda"));
    QVERIFY(types.size() - catalog().layers().back().types.size() >= 45);
}

void TestCatalog::servicesOfTheLensAreThere()
{
    for (const char *id : {"lambda", "rest-api", "step-functions", "dynamodb", "dynamodb-stream", "dax", "s3",
                           "opensearch", "appsync", "sns", "kinesis", "flink", "firehose", "cognito-user-pool",
                           "cognito-identity-pool", "cloudfront", "cloudwatch-alarm", "xray", "cloudformation"})
        QVERIFY2(catalog().hasType(id) && !catalog().type(id).beyondLens, id);
    for (const char *id : {"sqs", "eventbridge", "pipe", "scheduler", "rds-proxy", "aurora", "elasticache", "efs",
                           "appconfig", "parameter-store", "secrets-manager", "waf", "codedeploy", "codepipeline",
                           "signer", "iot-core", "msk", "alb", "function-url"})
        QVERIFY2(catalog().hasType(id) && catalog().type(id).beyondLens, id);
    QCOMPARE(catalog().type("pinpoint").lifecycle, Lifecycle::Deprecated);
}

void TestCatalog::unknownTypeHasAStandIn()
{
    QVERIFY(!catalog().hasType("no-such-type"));
    const ServiceType &standIn = catalog().type("no-such-type");
    QCOMPARE(standIn.id, std::string("unknown-resource"));
    QVERIFY(catalog().connection("no-such-type", "lambda").legal);
    QVERIFY(!catalog().glyphPaths("no-such-glyph").empty());
    QVERIFY(catalog().property("no-such-type", "env"));
    QVERIFY(!catalog().property("no-such-type", "timeoutS"));
    QVERIFY(!catalog().limit("noSuchLimit"));
    QVERIFY(!catalog().edgeKind("no-such-kind"));
}

void TestCatalog::defaultsAreThoseOfAws()
{
    const auto number = [](const char *type, const char *id) {
        const PropertyDefinition *property = catalog().property(type, id);
        return property && property->effective ? std::get<double>(property->defaultValue) : -1000.0;
    };
    QCOMPARE(number("lambda", "timeoutS"), 3.0);
    QCOMPARE(number("lambda", "memoryMB"), 128.0);
    QCOMPARE(number("lambda", "maxRetry"), 2.0);
    QCOMPARE(number("lambda", "maxEventAgeS"), 21600.0);
    QCOMPARE(number("sqs", "visibilityS"), 30.0);
    QCOMPARE(number("sqs", "retentionS"), 345600.0);
    QCOMPARE(number("rest-api", "timeoutMs"), 29000.0);
    QCOMPARE(number("http-api", "timeoutMs"), 30000.0);
    QCOMPARE(std::get<std::string>(catalog().property("sns", "sse")->defaultValue), std::string("none"));
    QCOMPARE(std::get<bool>(catalog().property("lambda", "tracing")->defaultValue), false);
    QVERIFY(!catalog().property("lambda", "reservedConcurrency")->hasDefault());
    QVERIFY(!catalog().property("lambda", "dlq")->hasDefault());
}

void TestCatalog::commonPropertiesStandLast()
{
    const ServiceType &queue = catalog().type("sqs");
    QCOMPARE(queue.properties.front().id, std::string("visibilityS"));
    QCOMPARE(queue.properties[queue.ownProperties].id, std::string("env"));
    for (const char *id : {"env", "account", "region", "context", "lifecycle", "iac", "sensitive"})
        QVERIFY2(catalog().property("sqs", id), id);
}

void TestCatalog::boundariesAndWorkloadHaveProperties()
{
    for (const char *id : {"account", "region", "vpc", "environment", "context", "team", "stack", "group"})
        QVERIFY2(catalog().boundaryKind(id) && !catalog().boundaryKind(id)->properties.empty(), id);
    QVERIFY(!catalog().workloadProperties().empty());
    for (const PropertyDefinition &property : catalog().workloadProperties())
        checkProperty(property, "workload");
}

// What the workload record has itself stands above its properties in the inspector: not twice.
void TestCatalog::workloadPropertiesRepeatNoField()
{
    for (const PropertyDefinition &definition : catalog().workloadProperties()) {
        for (const char *field : {"name", "stage", "stance", "environment"})
            QVERIFY2(definition.id != field, field);
    }
}

void TestCatalog::endOfAServiceIsDated()
{
    for (const char *id : {"endOfPinpoint", "endOfKinesisAnalytics"}) {
        QVERIFY2(catalog().limit(id), id);
        const QString day = QString::number(catalog().limit(id)->value, 'f', 0);
        QVERIFY2(QDate::fromString(day, QStringLiteral("yyyyMMdd")).isValid(), id);
    }
}

void TestCatalog::limitsAreDatedAndSourced()
{
    for (const Limit &limit : catalog().limits()) {
        QVERIFY2(QDate::fromString(QString::fromStdString(limit.checkedOn), Qt::ISODate).isValid(), at(limit.id));
        QVERIFY2(limit.source.starts_with("https://") || limit.source == "own rule of thumb", at(limit.id));
        QVERIFY2(!limit.title.empty() && !limit.unit.empty() && limit.value > 0, at(limit.id));
    }
}

void TestCatalog::limitsHaveTheNumbersOfTheLens()
{
    const std::pair<const char *, double> expected[] = {
        {"restTimeoutS", 29},       {"httpApiTimeoutS", 30},      {"lambdaMaxTimeoutS", 900},
        {"sqsVisibilityFactor", 6}, {"accountConcurrency", 1000}, {"standardMaxEvents", 25000},
        {"expressMaxS", 300},       {"snsMessageKB", 256},        {"dynamoStreamReaders", 2},
        {"kinesisShardInMBs", 1},   {"eventTargetsPerRule", 5},   {"lambdaRecursionHops", 16}};
    for (const auto &[id, value] : expected) {
        QVERIFY2(catalog().limit(id), id);
        QCOMPARE(catalog().limit(id)->value, value);
    }
}

void TestCatalog::runtimesKnowTheirEnd()
{
    QCOMPARE(catalog().runtime("nodejs22.x")->deprecated, std::string("2027-04-30"));
    QVERIFY(catalog().runtime("java21")->slowStart);
    QVERIFY(!catalog().runtime("cobol"));
    for (const Runtime &runtime : catalog().runtimes())
        QVERIFY2(QDate::fromString(QString::fromStdString(runtime.deprecated), Qt::ISODate).isValid(), at(runtime.id));
}

void TestCatalog::glyphsDifferFromEachOther()
{
    std::set<std::vector<std::string>> drawings;
    for (const std::string &id : catalog().glyphIds())
        QVERIFY2(drawings.insert(catalog().glyphPaths(id)).second, at(id));
}

void TestCatalog::searchRanksWhatIsMeantFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    const std::pair<const char *, const char *> rows[] = {{"ddb", "dynamodb"},
                                                          {"queue", "sqs"},
                                                          {"sfn", "step-functions"},
                                                          {"lam", "lambda"},
                                                          {"fn", "lambda"},
                                                          {"DynamoDB", "dynamodb"},
                                                          {"bucket", "s3"},
                                                          {"topic", "sns"},
                                                          {"bus", "eventbridge"},
                                                          {"api gateway", "rest-api"},
                                                          {"redis", "elasticache"},
                                                          {"cdn", "cloudfront"},
                                                          {"cron", "scheduler"},
                                                          {"kafka", "msk"},
                                                          {"alarm", "cloudwatch-alarm"},
                                                          {"user", "person"},
                                                          {"secret", "secrets-manager"},
                                                          {"postgres", "aurora"},
                                                          {"stream", "kinesis"},
                                                          {"graphql", "appsync"}};
    for (const auto &[text, first] : rows)
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(first);
}

void TestCatalog::searchRanksWhatIsMeantFirst()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    const std::vector<const ServiceType *> hits = catalog().search(text.toStdString());
    QVERIFY(!hits.empty());
    QCOMPARE(QString::fromStdString(hits.front()->id), first);
}

void TestCatalog::searchNeedsEveryWord()
{
    QCOMPARE(catalog().search("").size(), catalog().types().size());
    QCOMPARE(catalog().search("   ").size(), catalog().types().size());
    QVERIFY(catalog().search("zzzz").empty());
    QVERIFY(catalog().search("lambda zzzz").empty());
    for (const ServiceType *type : catalog().search("event rule"))
        QVERIFY2(type->id != "lambda", at(type->id));
}

void TestCatalog::templateTypesAreMapped()
{
    const Catalog &c = catalog();
    QCOMPARE(c.typeForIac("cloudformation", "AWS::Serverless::Function")->id, std::string("lambda"));
    QCOMPARE(c.typeForIac("cloudformation", "AWS::SQS::Queue")->id, std::string("sqs"));
    QCOMPARE(c.typeForIac("terraform", "aws_sqs_queue")->id, std::string("sqs"));
    QVERIFY(!c.typeForIac("terraform", "AWS::SQS::Queue"));
    QVERIFY(!c.typeForIac("cloudformation", "AWS::Unheard::Of"));
}

void TestCatalog::variantsFollowAProperty()
{
    const auto reads = [](std::string name, std::string value) {
        return [name, value](std::string_view property) { return property == name ? value : std::string(); };
    };
    const Catalog &c = catalog();
    QCOMPARE(c.typeForIac("cloudformation", "AWS::ApiGatewayV2::Api")->id, std::string("http-api"));
    QCOMPARE(c.typeForIac("cloudformation", "AWS::ApiGatewayV2::Api", reads("ProtocolType", "WEBSOCKET"))->id,
             std::string("websocket-api"));
    QCOMPARE(c.typeForIac("cloudformation", "AWS::ECS::Service", reads("LaunchType", "EC2"))->id, std::string("ecs"));
    QCOMPARE(c.typeForIac("cloudformation", "AWS::RDS::DBInstance", reads("Engine", "aurora-mysql"))->id,
             std::string("aurora"));
    QVERIFY(!c.typeForIac("cloudformation", "AWS::RDS::DBInstance", reads("DBClusterIdentifier", "Cluster")));
    QCOMPARE(c.typeForIac("cloudformation", "AWS::RDS::DBInstance")->id, std::string("rds"));
}

void TestCatalog::helpersAreNeverBoxes()
{
    const Catalog &c = catalog();
    for (const char *type : {"AWS::IAM::Role", "AWS::Lambda::Permission", "AWS::Lambda::Version",
                             "AWS::ApiGateway::Method", "AWS::ApiGateway::Stage", "AWS::SNS::Subscription",
                             "AWS::Logs::LogGroup", "Custom::Anything", "AWS::EC2::Subnet", "AWS::SQS::QueuePolicy"}) {
        QVERIFY2(c.iacHelper(type), type);
        QVERIFY2(!c.typeForIac("cloudformation", type), type);
    }
    QCOMPARE(c.iacHelper("AWS::Lambda::EventSourceMapping")->role, IacRole::Edge);
    QCOMPARE(c.iacHelper("AWS::EC2::VPC")->role, IacRole::Boundary);
    QCOMPARE(c.iacHelper("AWS::Lambda::Alias")->into, std::vector<std::string>{"FunctionName"});
    QVERIFY(!c.iacHelper("AWS::SQS::Queue"));
    QVERIFY(c.isGeneratedFunction("BucketNotificationsHandler050a0587b7544547bf325f094a3db834"));
    QVERIFY(!c.isGeneratedFunction("OrdersFunction"));
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
