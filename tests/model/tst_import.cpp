// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "exchange/graphjson.h"
#include "exchange/importer.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace lensboard;

// From a template to nodes, edges and properties.
class TstImport : public QObject
{
    Q_OBJECT

private:
    ImportResult m_shop;

    static ImportResult imported(const std::string &text)
    {
        auto result = importTemplate(text, "in.yaml");
        if (!result)
            qWarning("%s", result.error().toString().c_str());
        return result ? *result : ImportResult();
    }
    static const Node *node(const ImportResult &result, const std::string &logicalId)
    {
        for (const Node &n : result.nodes) {
            if (n.origin.logicalId == logicalId)
                return &n;
        }
        return nullptr;
    }
    static const Edge *edge(const ImportResult &result, const std::string &from, const std::string &to, EdgeKind kind)
    {
        const Node *a = node(result, from);
        const Node *b = node(result, to);
        if (a == nullptr || b == nullptr)
            return nullptr;
        for (const Edge &e : result.edges) {
            if (e.source == a->id && e.target == b->id &&
                std::find(e.kinds.begin(), e.kinds.end(), kind) != e.kinds.end())
                return &e;
        }
        return nullptr;
    }
    static bool joined(const ImportResult &result, const std::string &from, const std::string &to)
    {
        const Node *a = node(result, from);
        const Node *b = node(result, to);
        return a != nullptr && b != nullptr &&
               std::any_of(result.edges.begin(), result.edges.end(),
                           [&](const Edge &e) { return e.source == a->id && e.target == b->id; });
    }
    static std::string property(const Properties &properties, const char *name)
    {
        const PropertyValue *value = findProperty(properties, name);
        if (value == nullptr)
            return "-";
        if (value->state == PropertyValue::State::Absent)
            return "none";
        return value->isStated() ? toText(value->data) : "? " + value->reason;
    }
    static bool hasIssue(const ImportResult &result, const std::string &code, int line = 0)
    {
        return std::any_of(result.issues.begin(), result.issues.end(),
                           [&](const ImportIssue &i) { return i.code == code && (line == 0 || i.line == line); });
    }

private Q_SLOTS:
    void initTestCase();
    void foldsHelpersAndKeepsUnknownTypes();
    void drawsApiRoutesWithTheirAuthentication();
    void readsAndWritesComeFromPolicies();
    void pollingGrantDoesNotTurnTheTriggerRound();
    void starGrantsAndDenyMakeNoEdge();
    void parametersBecomeExternalNodes();
    void addressesInVariablesAreNoCalls();
    void equalNamesCountAndSaySo();
    void failureTargetsAreDeadLetterEdges();
    void ruleKeepsBusTargetAndQueue();
    void readsStateMachineFiles();
    void frontsAlarmsAndAuthorizers();
    void valuesThatHangOnParametersAreUnknown();
    void defaultsAreMarkedAsSuch();
    void retentionBelongsToTheFunction();
    void idsAreStable();
    void makesADocument();
    void graphHasOneEntryPerKind();
    void reportsUnresolvedNamesWithPlace();
    void keepsBothBranchesOfConditions();
    void unrollsLoops();
    void refusesForeignFormats();
    void opensNothingOutsideItsFolder();
    void resolvesIntrinsics_data();
    void resolvesIntrinsics();
    void connectorsAndPermissions();
    void cdkPlumbingIsHidden();
    void readsFurtherMechanisms_data();
    void readsFurtherMechanisms();
    void implicitApiTakesGlobals();
    void outsideSystemsBehindAddresses();
};

void TstImport::initTestCase()
{
    initResources();
    const auto result = importTemplateFile(LENSBOARD_TEST_DATA "/templates/shop.yaml");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    m_shop = *result;
}

void TstImport::foldsHelpersAndKeepsUnknownTypes()
{
    QVERIFY(node(m_shop, "PackRole") == nullptr);
    QVERIFY(node(m_shop, "PackLog") == nullptr);
    QCOMPARE(node(m_shop, "Order")->type, std::string("lambda"));
    QCOMPARE(node(m_shop, "Api")->type, std::string("rest-api"));
    QCOMPARE(node(m_shop, "Oddity")->type, std::string("unknown-resource"));
    QCOMPARE(node(m_shop, "Order")->origin.line, 29);
    const auto &missed = m_shop.notUnderstood;
    QVERIFY(std::any_of(missed.begin(), missed.end(), [](const NotUnderstood &n) {
        return n.path == "Resources/Oddity" && n.iacType == "AWS::Invented::Thing" && n.line > 0;
    }));
}

void TstImport::drawsApiRoutesWithTheirAuthentication()
{
    std::map<std::string, std::string> authOfRoute;
    for (const Edge &e : m_shop.edges) {
        if (e.source == node(m_shop, "Api")->id && e.target == node(m_shop, "Order")->id) {
            QCOMPARE(e.mode, EdgeMode::Sync);
            authOfRoute[property(e.properties, "routes")] = property(e.properties, "auth");
        }
    }
    QCOMPARE(authOfRoute.size(), std::size_t(2));
    QCOMPARE(authOfRoute["POST /orders"], std::string("-")); // as the API
    QCOMPARE(authOfRoute["GET /orders"], std::string("NONE"));
    QCOMPARE(property(node(m_shop, "Api")->properties, "auth"), std::string("COGNITO"));
    QCOMPARE(property(node(m_shop, "Api")->properties, "routes"), std::string("2"));
    QVERIFY(edge(m_shop, "Users", "Api", EdgeKind::Authorizes) != nullptr);
}

void TstImport::readsAndWritesComeFromPolicies()
{
    const Edge *uses = edge(m_shop, "Order", "Orders", EdgeKind::Reads);
    QVERIFY(uses != nullptr);
    QCOMPARE(uses, edge(m_shop, "Order", "Orders", EdgeKind::Writes));
    QCOMPARE(uses->mode, EdgeMode::Sync);
    QVERIFY(uses->via.find("DynamoDBCrudPolicy") != std::string::npos);
    const Edge *sends = edge(m_shop, "Order", "Work", EdgeKind::Publishes);
    QVERIFY(sends != nullptr);
    QCOMPARE(sends->mode, EdgeMode::Async);
    QVERIFY(edge(m_shop, "Pack", "Labels", EdgeKind::Writes) != nullptr);
    QVERIFY(edge(m_shop, "Pack", "Labels", EdgeKind::Reads) == nullptr);
}

void TstImport::pollingGrantDoesNotTurnTheTriggerRound()
{
    const Edge *trigger = edge(m_shop, "Work", "Pack", EdgeKind::Triggers);
    QVERIFY(trigger != nullptr);
    QCOMPARE(trigger->mode, EdgeMode::Poll);
    QCOMPARE(property(trigger->properties, "batchSize"), std::string("5"));
    QCOMPARE(property(trigger->properties, "partialBatch"), std::string("true"));
    QCOMPARE(property(trigger->properties, "windowS"), std::string("0"));
    QVERIFY(!joined(m_shop, "Pack", "Work"));
}

void TstImport::starGrantsAndDenyMakeNoEdge()
{
    QVERIFY(!joined(m_shop, "Pack", "Orders"));
    QCOMPARE(property(node(m_shop, "Pack")->properties, "rolePolicyWildcard"), std::string("true"));
    QCOMPARE(property(node(m_shop, "Order")->properties, "rolePolicyWildcard"), std::string("-"));
}

void TstImport::parametersBecomeExternalNodes()
{
    const Node *stock = node(m_shop, "StockTable");
    QVERIFY(stock != nullptr && stock->external);
    QCOMPARE(stock->type, std::string("dynamodb"));
    QVERIFY(edge(m_shop, "Order", "StockTable", EdgeKind::Reads) != nullptr);
}

void TstImport::addressesInVariablesAreNoCalls()
{
    QVERIFY(!joined(m_shop, "Order", "Site"));
}

void TstImport::equalNamesCountAndSaySo()
{
    const ImportResult result =
        imported("Resources:\n"
                 "  T: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub '${AWS::StackName}-t'}}\n"
                 "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n"
                 "      Policies: [{DynamoDBReadPolicy: {TableName: !Sub '${AWS::StackName}-t'}}]\n");
    const Edge *reads = edge(result, "F", "T", EdgeKind::Reads);
    QVERIFY(reads != nullptr);
    QVERIFY(reads->via.find("equal name") != std::string::npos);
    // Common variables of all functions say nothing about one of them.
    QVERIFY(!joined(m_shop, "Order", "Counters"));
}

void TstImport::failureTargetsAreDeadLetterEdges()
{
    const Edge *redrive = edge(m_shop, "Work", "Lost", EdgeKind::DeadLetters);
    QVERIFY(redrive != nullptr);
    QCOMPARE(property(redrive->properties, "maxReceive"), std::string("3"));
    QCOMPARE(property(node(m_shop, "Work")->properties, "dlq"), std::string("Lost"));
    QCOMPARE(property(node(m_shop, "Lost")->properties, "dlq"), std::string("none"));
    QCOMPARE(property(node(m_shop, "Order")->properties, "dlq"), std::string("none"));
    QVERIFY(edge(m_shop, "Follow", "Lost", EdgeKind::DeadLetters) != nullptr);
    const Edge *stream = edge(m_shop, "Orders", "Follow", EdgeKind::Triggers);
    QVERIFY(stream != nullptr);
    QCOMPARE(stream->mode, EdgeMode::Stream);
    QCOMPARE(property(stream->properties, "onFailure"), std::string("Lost"));
    QCOMPARE(property(stream->properties, "maxRetry"), std::string("4"));
    QCOMPARE(property(stream->properties, "maxAgeS"), std::string("-1"));
    QVERIFY(edge(m_shop, "Follow", "News", EdgeKind::Publishes) != nullptr);
    QCOMPARE(property(node(m_shop, "Follow")->properties, "maxRetry"), std::string("1"));
    QCOMPARE(node(m_shop, "Follow")->origin.condition, std::string("Production"));
}

void TstImport::ruleKeepsBusTargetAndQueue()
{
    QVERIFY(edge(m_shop, "Bus", "Shipped", EdgeKind::Triggers) != nullptr);
    const Edge *starts = edge(m_shop, "Shipped", "Flow", EdgeKind::Triggers);
    QVERIFY(starts != nullptr);
    QCOMPARE(property(starts->properties, "targetDlq"), std::string("Lost"));
    QCOMPARE(property(starts->properties, "retryAttempts"), std::string("2"));
    QCOMPARE(property(node(m_shop, "Shipped")->properties, "dlq"), std::string("Lost"));
    QVERIFY(edge(m_shop, "Shipped", "Lost", EdgeKind::DeadLetters) != nullptr);
}

void TstImport::readsStateMachineFiles()
{
    const Edge *calls = edge(m_shop, "Flow", "Pack", EdgeKind::Invokes);
    QVERIFY(calls != nullptr);
    QCOMPARE(calls->mode, EdgeMode::Sync);
    QCOMPARE(property(calls->properties, "taskTimeoutS"), std::string("20"));
    QCOMPARE(property(calls->properties, "retryCatch"), std::string("true"));
    QVERIFY(edge(m_shop, "Flow", "News", EdgeKind::Publishes) != nullptr);
    QCOMPARE(property(node(m_shop, "Flow")->properties, "workflowType"), std::string("EXPRESS"));
    QCOMPARE(property(node(m_shop, "Flow")->properties, "retryCatch"), std::string("false"));
}

void TstImport::frontsAlarmsAndAuthorizers()
{
    const Edge *serves = edge(m_shop, "Site", "Labels", EdgeKind::Serves);
    QVERIFY(serves != nullptr);
    QCOMPARE(property(serves->properties, "oac"), std::string("true"));
    const Edge *watches = edge(m_shop, "LostAlarm", "Lost", EdgeKind::Monitors);
    QVERIFY(watches != nullptr);
    QCOMPARE(watches->mode, EdgeMode::None);
    QVERIFY(edge(m_shop, "LostAlarm", "News", EdgeKind::Notifies) != nullptr);
}

void TstImport::valuesThatHangOnParametersAreUnknown()
{
    QCOMPARE(property(node(m_shop, "Order")->properties, "timeoutS"), std::string("? depends on parameter Timeout"));
    QCOMPARE(property(node(m_shop, "Work")->properties, "visibilityS"), std::string("? depends on condition Big"));
    QCOMPARE(property(node(m_shop, "Pack")->properties, "timeoutS"), std::string("60"));
    QCOMPARE(property(node(m_shop, "Order")->properties, "tracing"), std::string("true"));
    QCOMPARE(property(node(m_shop, "Orders")->properties, "sse"), std::string("customer-managed"));
}

void TstImport::defaultsAreMarkedAsSuch()
{
    const Properties &follow = node(m_shop, "Follow")->properties;
    QCOMPARE(property(follow, "timeoutS"), std::string("3"));
    QCOMPARE(findProperty(follow, "timeoutS")->origin, PropertyValue::Origin::AwsDefault);
    QCOMPARE(property(follow, "memoryMB"), std::string("512"));
    QCOMPARE(findProperty(follow, "memoryMB")->origin, PropertyValue::Origin::Template);
    QVERIFY(findProperty(node(m_shop, "StockTable")->properties, "billing") == nullptr);
}

void TstImport::retentionBelongsToTheFunction()
{
    QCOMPARE(property(node(m_shop, "Pack")->properties, "logRetentionDays"), std::string("14"));
    QCOMPARE(property(node(m_shop, "Order")->properties, "logRetentionDays"), std::string("0"));
}

void TstImport::idsAreStable()
{
    const auto again = importTemplateFile(LENSBOARD_TEST_DATA "/templates/shop.yaml");
    QVERIFY(again.ok());
    QCOMPARE(again->nodes.size(), m_shop.nodes.size());
    for (std::size_t i = 0; i < m_shop.nodes.size(); ++i)
        QVERIFY(again->nodes[i] == m_shop.nodes[i]);
    for (std::size_t i = 0; i < m_shop.edges.size(); ++i)
        QVERIFY(again->edges[i] == m_shop.edges[i]);
}

void TstImport::makesADocument()
{
    const auto document = m_shop.document();
    QVERIFY2(document.ok(), document ? "" : document.error().toString().c_str());
    QVERIFY(document->workload().imported);
    QCOMPARE(document->nodes().size(), m_shop.nodes.size());
    QCOMPARE(document->edges().size(), m_shop.edges.size());
}

void TstImport::graphHasOneEntryPerKind()
{
    const auto document = m_shop.document();
    const Json graph = graphJson(*document, m_shop.notUnderstood);
    QCOMPARE(stringAt(graph, "format"), std::string("lensboard-graph"));
    QCOMPARE(graph["nodes"].size(), m_shop.nodes.size());
    std::size_t kinds = 0;
    for (const Edge &e : m_shop.edges)
        kinds += e.kinds.size();
    QCOMPARE(graph["edges"].size(), kinds);
    QVERIFY(kinds > m_shop.edges.size());
    std::set<std::string> ids;
    for (const Json &e : graph["edges"])
        ids.insert(stringAt(e, "id"));
    QCOMPARE(ids.size(), kinds);
    QCOMPARE(graph["notUnderstood"].size(), m_shop.notUnderstood.size());
}

void TstImport::reportsUnresolvedNamesWithPlace()
{
    const ImportResult result =
        imported("Resources:\n  F:\n    Type: AWS::Lambda::Function\n    DependsOn: Gone\n"
                 "    Properties:\n      Role: !Ref Missing\n      Handler: !Sub '${Nowhere.Arn}'\n");
    QVERIFY(hasIssue(result, "reference.unresolved", 4));
    QVERIFY(hasIssue(result, "reference.unresolved", 6));
    QVERIFY(hasIssue(result, "reference.unresolved", 7));
    // What the SAM transform makes is known.
    const ImportResult sam = imported(
        "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n"
        "    Properties: {Events: {A: {Type: Api, Properties: {Path: /, Method: get}}}}\n"
        "  P: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref FRole], PolicyName: !Sub '${ServerlessRestApi}'}}\n");
    QVERIFY(!hasIssue(sam, "reference.unresolved"));
    QVERIFY(node(sam, "ServerlessRestApi") != nullptr);
}

void TstImport::keepsBothBranchesOfConditions()
{
    const ImportResult result =
        imported("Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, x]}\nResources:\n"
                 "  A: {Type: AWS::SQS::Queue}\n  B: {Type: AWS::SQS::Queue}\n"
                 "  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n"
                 "      RedrivePolicy: {deadLetterTargetArn: !If [C, !GetAtt A.Arn, !GetAtt B.Arn]}\n");
    for (const char *target : {"A", "B"}) {
        const Edge *redrive = edge(result, "Q", target, EdgeKind::DeadLetters);
        QVERIFY(redrive != nullptr);
        QCOMPARE(redrive->origin.condition, std::string("C"));
    }
}

void TstImport::unrollsLoops()
{
    const ImportResult result = imported(
        "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Queues:\n    - Name\n"
        "    - [In, Out]\n    - '${Name}Queue': {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub 'q-${Name}'}}\n");
    QCOMPARE(result.nodes.size(), std::size_t(2));
    QCOMPARE(property(node(result, "OutQueue")->properties, "physicalName"), std::string("q-Out"));
}

void TstImport::refusesForeignFormats()
{
    const auto code = [](const char *text) {
        const auto result = importTemplate(text, "x");
        return result ? std::string() : result.error().code;
    };
    QCOMPARE(code("apiVersion: v1\nkind: Pod\n"), std::string("format.foreign"));
    QCOMPARE(code("{\"app\": \"node app.js\"}"), std::string("format.foreign"));
    QVERIFY(importTemplate("{\"app\": \"node app.js\"}", "x").error().message.find("cdk synth") != std::string::npos);
    QCOMPARE(code("{\"version\": 4, \"terraform_version\": \"1\", \"resources\": []}"), std::string("format.foreign"));
    QCOMPARE(code("Parameters: {}\n"), std::string("template.noResources"));
    QCOMPARE(code("Resources: []\n"), std::string("template.resources"));
    QCOMPARE(code("[1]"), std::string("template.top"));
    QCOMPARE(code(""), std::string("text.empty"));
}

void TstImport::opensNothingOutsideItsFolder()
{
    const std::string path = LENSBOARD_TEST_DATA "/templates/parts/x.yaml";
    const auto result =
        importTemplate("Resources:\n"
                       "  A: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: ../shop.yaml}}\n"
                       "  B: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: .}}\n"
                       "  C: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: /dev/zero}}\n"
                       "  D: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: 's3://b/k'}}\n"
                       "  E: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: gone.json}}\n",
                       path);
    QVERIFY(result.ok());
    QVERIFY(hasIssue(*result, "reference.outside", 2));
    QVERIFY(hasIssue(*result, "reference.notRegular", 3));
    QVERIFY(hasIssue(*result, "reference.outside", 4));
    QVERIFY(hasIssue(*result, "reference.remote", 5));
    QVERIFY(hasIssue(*result, "reference.missing", 6));
}

void TstImport::resolvesIntrinsics_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("text") << QByteArray("3.10") << QByteArray("3.10");
    QTest::newRow("default") << QByteArray("!Ref P") << QByteArray("five");
    QTest::newRow("sub") << QByteArray("!Sub 'a-${P}'") << QByteArray("a-five");
    QTest::newRow("sub with map") << QByteArray("!Sub ['${x}-${!Literal}', {x: !Ref P}]")
                                  << QByteArray("five-${Literal}");
    QTest::newRow("join") << QByteArray("!Join ['-', [a, !Ref P, b]]") << QByteArray("a-five-b");
    QTest::newRow("select of split") << QByteArray("!Select [1, !Split [',', 'x,y,z']]") << QByteArray("y");
    QTest::newRow("select of list parameter") << QByteArray("!Select [0, !Ref L]") << QByteArray("one");
    QTest::newRow("map") << QByteArray("!FindInMap [M, a, b]") << QByteArray("mapped");
    QTest::newRow("settled condition") << QByteArray("!If [Yes, a, b]") << QByteArray("a");
    QTest::newRow("and, not, or") << QByteArray("!If [Mixed, a, b]") << QByteArray("a");
    QTest::newRow("no value") << QByteArray("!If [Yes, !Ref AWS::NoValue, b]") << QByteArray("-");
    QTest::newRow("open condition") << QByteArray("!If [Open, a, b]") << QByteArray("? depends on condition Open");
    QTest::newRow("parameter store") << QByteArray("!Ref S") << QByteArray("${S}");
    QTest::newRow("long form") << QByteArray("{'Fn::Join': ['', [{Ref: P}, x]]}") << QByteArray("fivex");
}

void TstImport::resolvesIntrinsics()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const ImportResult result =
        imported("Parameters:\n  P: {Type: String, Default: five}\n  Q: {Type: String}\n"
                 "  L: {Type: CommaDelimitedList, Default: 'one,two'}\n"
                 "  S: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}\n"
                 "Mappings: {M: {a: {b: mapped}}}\n"
                 "Conditions:\n  Yes: !Equals [!Ref P, five]\n  Open: !Equals [!Ref Q, x]\n"
                 "  Mixed: !And [!Condition Yes, !Or [!Condition Open, !Not [!Equals [a, b]]]]\n"
                 "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: " +
                 value.toStdString() + "\n");
    QVERIFY(node(result, "B") != nullptr);
    QCOMPARE(property(node(result, "B")->properties, "physicalName"), expected.toStdString());
}

void TstImport::connectorsAndPermissions()
{
    const ImportResult result = imported("Resources:\n"
                                         "  F:\n    Type: AWS::Serverless::Function\n    Connectors:\n"
                                         "      C: {Properties: {Destination: {Id: T}, Permissions: [Write]}}\n"
                                         "  T: {Type: AWS::DynamoDB::Table}\n"
                                         "  B: {Type: AWS::S3::Bucket}\n"
                                         "  P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref F, "
                                         "Principal: s3.amazonaws.com, SourceArn: !GetAtt B.Arn}}\n"
                                         "  Topic: {Type: AWS::SNS::Topic}\n  Q: {Type: AWS::SQS::Queue}\n"
                                         "  QP:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [!Ref "
                                         "Q]\n      PolicyDocument:\n        Statement:\n"
                                         "          - {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "
                                         "'sqs:SendMessage', Condition: {ArnEquals: {'aws:SourceArn': !Ref Topic}}}\n");
    QVERIFY(edge(result, "F", "T", EdgeKind::Writes) != nullptr);
    QVERIFY(edge(result, "F", "T", EdgeKind::Reads) == nullptr);
    QVERIFY(edge(result, "B", "F", EdgeKind::Triggers) != nullptr);
    QVERIFY(edge(result, "Topic", "Q", EdgeKind::Subscribes) != nullptr);
    QCOMPARE(property(node(result, "Q")->properties, "resourcePolicyCondition"), std::string("true"));
}

void TstImport::cdkPlumbingIsHidden()
{
    const ImportResult result = imported(
        "Resources:\n"
        "  Uploads23FE90FB: {Type: AWS::S3::Bucket, Metadata: {'aws:cdk:path': S/Uploads/Resource}}\n"
        "  Jobs67CBE2F2: {Type: AWS::SQS::Queue, Metadata: {'aws:cdk:path': S/Jobs/Resource}}\n"
        "  BucketNotificationsHandler050: {Type: AWS::Lambda::Function, Metadata: {'aws:cdk:path': "
        "S/BucketNotificationsHandler050/Resource}}\n"
        "  N:\n    Type: Custom::S3BucketNotifications\n    Properties:\n"
        "      ServiceToken: !GetAtt BucketNotificationsHandler050.Arn\n      BucketName: !Ref Uploads23FE90FB\n"
        "      NotificationConfiguration: {QueueConfigurations: [{Events: ['s3:ObjectCreated:*'], QueueArn: !GetAtt "
        "Jobs67CBE2F2.Arn}]}\n"
        "  M: {Type: AWS::CDK::Metadata}\n");
    QCOMPARE(result.nodes.size(), std::size_t(2));
    QVERIFY(edge(result, "Uploads23FE90FB", "Jobs67CBE2F2", EdgeKind::Triggers) != nullptr);
    QCOMPARE(node(result, "Uploads23FE90FB")->name, std::string("Uploads"));
    // Without paths its own metadata, or the parameter that it needs, gives CDK away.
    for (const char *sign : {"  M: {Type: AWS::CDK::Metadata}\n",
                             "Parameters: {V: {Type: String, Default: /cdk-bootstrap/x/version}}\n"}) {
        const ImportResult bare = imported("Resources:\n  CustomCDKBucketDeployment86: {Type: AWS::Lambda::Function}\n"
                                           "  Q: {Type: AWS::SQS::Queue}\n" +
                                           std::string(sign));
        QCOMPARE(bare.nodes.size(), std::size_t(1));
    }
}

void TstImport::readsFurtherMechanisms_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("mode");
    const auto row = [](const char *from, const char *to, EdgeKind kind, EdgeMode mode) {
        QTest::addRow("%s to %s", from, to)
            << QString::fromLatin1(from) << QString::fromLatin1(to) << int(kind) << int(mode);
    };
    row("Web", "Hello", EdgeKind::Invokes, EdgeMode::Sync);
    row("Web", "Jobs", EdgeKind::Publishes, EdgeMode::Async);
    row("Guard", "Web", EdgeKind::Authorizes, EdgeMode::Sync);
    row("Http", "Hello", EdgeKind::Invokes, EdgeMode::Sync);
    row("People", "Http", EdgeKind::Authorizes, EdgeMode::Sync);
    row("People", "Guard", EdgeKind::Invokes, EdgeMode::Sync);
    row("Shield", "Web", EdgeKind::Protects, EdgeMode::None);
    row("Balancer", "Hello", EdgeKind::Invokes, EdgeMode::Sync);
    row("Graph", "Things", EdgeKind::Reads, EdgeMode::Sync);
    row("Graph", "Things", EdgeKind::Writes, EdgeMode::Sync);
    row("Graph", "Hello", EdgeKind::Invokes, EdgeMode::Sync);
    row("Files", "Hello", EdgeKind::Triggers, EdgeMode::Async);
    row("Files", "Watch", EdgeKind::Triggers, EdgeMode::Async);
    row("Watch", "Jobs", EdgeKind::Triggers, EdgeMode::Async);
    row("Nightly", "Hello", EdgeKind::Triggers, EdgeMode::Async);
    row("Stream", "Deliver", EdgeKind::Triggers, EdgeMode::Stream);
    row("Deliver", "Files", EdgeKind::Writes, EdgeMode::Async);
    row("Deliver", "Hello", EdgeKind::Invokes, EdgeMode::Sync);
    row("Jobs", "Feed", EdgeKind::Triggers, EdgeMode::Poll);
    row("Feed", "Hello", EdgeKind::Invokes, EdgeMode::Sync);
    row("Feed", "Bus", EdgeKind::Publishes, EdgeMode::Async);
    row("Device", "Things", EdgeKind::Writes, EdgeMode::Async);
    row("Log", "Hello", EdgeKind::Triggers, EdgeMode::Async);
    row("Hello", "Secret", EdgeKind::Reads, EdgeMode::Sync);
    row("Hello", "Database", EdgeKind::Reads, EdgeMode::Sync);
    row("Outer", "Inner", EdgeKind::Invokes, EdgeMode::Sync);
    row("Outer", "Things", EdgeKind::Writes, EdgeMode::Sync);
    row("Worker", "Files", EdgeKind::Reads, EdgeMode::Sync);
}

void TstImport::readsFurtherMechanisms()
{
    static const auto wide = importTemplateFile(LENSBOARD_TEST_DATA "/templates/wide.yaml");
    QVERIFY2(wide.ok(), wide ? "" : wide.error().toString().c_str());
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, kind);
    QFETCH(int, mode);
    const Edge *found = edge(*wide, from.toStdString(), to.toStdString(), static_cast<EdgeKind>(kind));
    QVERIFY(found != nullptr);
    QCOMPARE(int(found->mode), mode);
    QVERIFY(!found->via.empty());
    QVERIFY(found->origin.line > 0);
}

void TstImport::implicitApiTakesGlobals()
{
    const ImportResult result =
        imported("Transform: AWS::Serverless-2016-10-31\nGlobals: {Api: {TracingEnabled: true, Auth: "
                 "{DefaultAuthorizer: AWS_IAM}}}\n"
                 "Resources:\n  F:\n    Type: AWS::Serverless::Function\n"
                 "    Properties: {Events: {A: {Type: Api, Properties: {Path: /a, Method: get}}}}\n");
    const Node *api = node(result, "ServerlessRestApi");
    QVERIFY(api != nullptr);
    QCOMPARE(property(api->properties, "tracing"), std::string("true"));
    QCOMPARE(property(api->properties, "auth"), std::string("AWS_IAM"));
    QVERIFY(edge(result, "ServerlessRestApi", "F", EdgeKind::Invokes) != nullptr);
}

void TstImport::outsideSystemsBehindAddresses()
{
    const ImportResult result =
        imported("Parameters: {PaymentUrl: {Type: String}}\nResources:\n  F:\n    Type: AWS::Lambda::Function\n"
                 "    Properties:\n      Environment:\n        Variables:\n          PAYMENT_URL: !Ref PaymentUrl\n"
                 "          MAIL: https://api.mail.example/v1\n          REDIRECT_URL: https://www.site.example/\n");
    for (const char *system : {"PaymentUrl", "api.mail.example"}) {
        QVERIFY(node(result, system) != nullptr);
        QCOMPARE(node(result, system)->type, std::string("third-party"));
        QVERIFY(node(result, system)->external);
        QVERIFY(edge(result, "F", system, EdgeKind::Invokes) != nullptr);
    }
    QVERIFY(node(result, "www.site.example") == nullptr);
}

QTEST_GUILESS_MAIN(TstImport)
#include "tst_import.moc"
