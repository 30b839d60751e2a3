// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "exchange/importer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lensboard;

// One way of expressing a relation per row: a small template and the edges that it says, all of them.
class TstImportMechanisms : public QObject
{
    Q_OBJECT

private:
    // "Fn reads Table" for each kind of each edge; what lies outside by its name.
    static QStringList sentences(const ImportResult &result)
    {
        const auto name = [&](const Id &id) {
            const auto found =
                std::find_if(result.nodes.begin(), result.nodes.end(), [&](const Node &n) { return n.id == id; });
            return QString::fromStdString(found->external ? found->name : found->origin.logicalId);
        };
        QStringList out;
        for (const Edge &edge : result.edges) {
            for (const EdgeKind kind : edge.kinds)
                out.append(name(edge.source) + QLatin1Char(' ') + QString::fromStdString(std::string(toWord(kind))) +
                           QLatin1Char(' ') + name(edge.target));
        }
        out.sort();
        return out;
    }
    static void row(const char *name, const char *resources, const QStringList &edges)
    {
        QTest::newRow(name) << QString::fromUtf8(resources) << edges;
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void saysWhatTheTemplateSays_data();
    void saysWhatTheTemplateSays();
    void loopsRunOverWhatIsKnown_data();
    void loopsRunOverWhatIsKnown();
    void readsSeveralFilesAsOneWorkload();
    void findsTheDefinitionThatCdkUploads();
    void joinsStacksByTheParameterStore();
};

void TstImportMechanisms::saysWhatTheTemplateSays_data()
{
    QTest::addColumn<QString>("resources");
    QTest::addColumn<QStringList>("edges");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    row("file system of a function",
        "  Fn: {Type: AWS::Lambda::Function, Properties: {FileSystemConfigs: [{Arn: !GetAtt Ap.Arn}]}}\n"
        "  Ap: {Type: AWS::EFS::AccessPoint, Properties: {FileSystemId: !Ref Fs}}\n"
        "  Fs: {Type: AWS::EFS::FileSystem}\n",
        {s("Fn reads Fs"), s("Fn writes Fs")});
    row("secret of a container",
        "  Svc: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !Ref Td}}\n"
        "  Td: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Secrets: [{Name: a, ValueFrom: "
        "!Ref "
        "Sec}]}]}}\n"
        "  Sec: {Type: AWS::SecretsManager::Secret}\n",
        {s("Svc reads Sec")});
    row("databases behind a proxy",
        "  P: {Type: AWS::RDS::DBProxy, Properties: {Auth: [{SecretArn: !Ref Sec}]}}\n"
        "  G: {Type: AWS::RDS::DBProxyTargetGroup, Properties: {DBProxyName: !Ref P, DBClusterIdentifiers: [!Ref "
        "Db]}}\n"
        "  Db: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}\n"
        "  Sec: {Type: AWS::SecretsManager::Secret}\n",
        {s("P reads Db"), s("P reads Sec"), s("P writes Db")});
    row("rotation of a secret",
        "  Sec: {Type: AWS::SecretsManager::Secret}\n"
        "  R: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref Sec, RotationLambdaARN: "
        "!GetAtt "
        "Fn.Arn}}\n"
        "  Fn: {Type: AWS::Lambda::Function}\n",
        {s("Sec invokes Fn")});
    row("what a schedule calls directly",
        "  S: {Type: AWS::Scheduler::Schedule, Properties: {ScheduleExpression: rate(1 hour), Target: {Arn: "
        "'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', Input: !Sub '{\"QueueUrl\": \"${Q}\"}'}}}\n"
        "  Q: {Type: AWS::SQS::Queue}\n",
        {s("S triggers Q")});
    row("managed policy of the template",
        "  Fn: {Type: AWS::Serverless::Function, Properties: {Policies: [!Ref M]}}\n"
        "  M: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "
        "'sqs:SendMessage', Resource: !GetAtt Q.Arn}]}}}\n"
        "  Q: {Type: AWS::SQS::Queue}\n",
        {s("Fn publishes Q")});
    row("policy by the name of the role",
        "  Fn: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt R.Arn}}\n"
        "  R: {Type: AWS::IAM::Role, Properties: {RoleName: worker}}\n"
        "  P: {Type: AWS::IAM::Policy, Properties: {Roles: [worker], PolicyDocument: {Statement: [{Effect: Allow, "
        "Action: 'sns:Publish', Resource: !Ref T}]}}}\n"
        "  T: {Type: AWS::SNS::Topic}\n",
        {s("Fn publishes T")});
    row("queue that SAM puts before a function",
        "  Fn: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: SNS, Properties: {Topic: !Ref T, "
        "SqsSubscription: true}}}}}\n"
        "  T: {Type: AWS::SNS::Topic}\n",
        {s("FnEQueue triggers Fn"), s("T subscribes FnEQueue")});
    row("dead-letter queue and destination that SAM makes",
        "  Fn: {Type: AWS::Serverless::Function, Properties: {EventInvokeConfig: {DestinationConfig: {OnFailure: "
        "{Type: "
        "SNS}}}, Events: {E: {Type: EventBridgeRule, Properties: {EventBusName: !Ref B, Pattern: {source: [a]}, "
        "DeadLetterConfig: {Type: SQS}}}}}}\n"
        "  B: {Type: AWS::Events::EventBus, Properties: {Name: b}}\n",
        {s("B dead-letters FnEQueue"), s("B triggers Fn"), s("Fn dead-letters FnEventInvokeConfigOnFailureTopic")});
    row("the method tells what an API does with a bucket",
        "  A: {Type: AWS::ApiGateway::RestApi, Properties: {Body: {paths: {/x: {put: {x-amazon-apigateway-integration: "
        "{type: aws, httpMethod: PUT, uri: !Sub 'arn:aws:apigateway:${AWS::Region}:s3:path/${B}/{k}'}}}}}}}\n"
        "  B: {Type: AWS::S3::Bucket}\n",
        {s("A writes B")});
    row("one default bus",
        "  A: {Type: AWS::ApiGateway::RestApi, Properties: {Body: {paths: {/x: {post: "
        "{x-amazon-apigateway-integration: "
        "{type: aws, httpMethod: POST, uri: !Sub 'arn:aws:apigateway:${AWS::Region}:events:action/PutEvents'}}}}}}}\n"
        "  F: {Type: AWS::Serverless::Function, Properties: {Policies: [{EventBridgePutEventsPolicy: {EventBusName: "
        "default}}]}}\n"
        "  R: {Type: AWS::Events::Rule, Properties: {EventPattern: {source: [a]}, Targets: [{Id: a, Arn: !Ref T}]}}\n"
        "  T: {Type: AWS::SNS::Topic}\n",
        {s("A publishes Default event bus"), s("Default event bus triggers R"), s("F publishes Default event bus"),
         s("R triggers T")});
    row("a permission to start, beside one to read",
        "  F: {Type: AWS::Serverless::Function, Properties: {Policies: [{S3ReadPolicy: {BucketName: !Ref B}}]}}\n"
        "  P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref F, Action: lambda:InvokeFunction, "
        "Principal: "
        "s3.amazonaws.com, SourceArn: !GetAtt B.Arn}}\n"
        "  B: {Type: AWS::S3::Bucket}\n",
        {s("B triggers F"), s("F reads B")});
    row("an agent and its knowledge base",
        "  A: {Type: AWS::Bedrock::Agent, Properties: {ActionGroups: [{ActionGroupExecutor: {Lambda: !GetAtt F.Arn}}], "
        "KnowledgeBases: [{KnowledgeBaseId: !Ref K}]}}\n"
        "  K: {Type: AWS::Bedrock::KnowledgeBase, Properties: {StorageConfiguration: "
        "{OpensearchServerlessConfiguration: "
        "{CollectionArn: !GetAtt C.Arn}}}}\n"
        "  D: {Type: AWS::Bedrock::DataSource, Properties: {KnowledgeBaseId: !Ref K, DataSourceConfiguration: "
        "{S3Configuration: {BucketArn: !GetAtt B.Arn}}}}\n"
        "  C: {Type: AWS::OpenSearchServerless::Collection}\n  B: {Type: AWS::S3::Bucket}\n  F: {Type: "
        "AWS::Lambda::Function}\n",
        {s("A invokes F"), s("A reads K"), s("K reads B"), s("K reads C"), s("K writes C")});
    row("what comes in by mail",
        "  R: {Type: AWS::SES::ReceiptRule, Properties: {Rule: {Actions: [{S3Action: {BucketName: !Ref B}}, "
        "{LambdaAction: {FunctionArn: !GetAtt F.Arn}}, {SNSAction: {TopicArn: !Ref T}}]}}}\n"
        "  B: {Type: AWS::S3::Bucket}\n  F: {Type: AWS::Lambda::Function}\n  T: {Type: AWS::SNS::Topic}\n",
        {s("R publishes T"), s("R triggers F"), s("R writes B")});
    row("what a pipeline starts",
        "  P: {Type: AWS::CodePipeline::Pipeline, Properties: {Stages: [{Actions: [{Configuration: {ProjectName: !Ref "
        "C}}, {Configuration: {FunctionName: !Ref F}}]}]}}\n"
        "  C: {Type: AWS::CodeBuild::Project}\n  F: {Type: AWS::Lambda::Function}\n",
        {s("P invokes C"), s("P invokes F")});
    row("the key of a user pool is no trigger",
        "  P: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {CustomEmailSender: {LambdaArn: !GetAtt "
        "F.Arn}, "
        "KMSKeyID: !GetAtt K.Arn}}}\n"
        "  F: {Type: AWS::Lambda::Function}\n  K: {Type: AWS::KMS::Key}\n",
        {s("P invokes F")});
    row("a table named in a request template",
        "  A: {Type: AWS::ApiGateway::RestApi, Properties: {Body: {paths: {/x: {post: "
        "{x-amazon-apigateway-integration: "
        "{type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem', requestTemplates: "
        "{application/json: '{\"TableName\": \"things\", \"Item\": {}}'}}}}}}}}\n"
        "  T: {Type: AWS::DynamoDB::Table, Properties: {TableName: things}}\n",
        {s("A writes T")});
    row("a table that only the role of an integration names",
        "  A: {Type: AWS::ApiGateway::RestApi}\n"
        "  M: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref A, HttpMethod: GET, Integration: {Type: "
        "AWS, "
        "IntegrationHttpMethod: POST, Credentials: !GetAtt R.Arn, Uri: "
        "'arn:aws:apigateway:eu-west-1:dynamodb:action/Query'}}}\n"
        "  R: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: "
        "'dynamodb:Query', Resource: !GetAtt T.Arn}]}}]}}\n"
        "  T: {Type: AWS::DynamoDB::Table}\n",
        {s("A reads T")});
    row("a definition made into text",
        "  S: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionString: {'Fn::ToJsonString': {StartAt: "
        "A, "
        "States: {A: {Type: Task, Resource: !GetAtt F.Arn, End: true}}}}}}\n"
        "  F: {Type: AWS::Lambda::Function}\n",
        {s("S invokes F")});
    row("names made by Fn::Sub in a loop",
        "  Fn::ForEach::Pairs:\n    - N\n    - [A, B]\n"
        "    - 'F${N}': {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: SQS, Properties: {Queue: "
        "!GetAtt [!Sub 'Q${N}', Arn]}}}}}\n"
        "      'Q${N}': {Type: AWS::SQS::Queue}\n",
        {s("QA triggers FA"), s("QB triggers FB")});
    row("crawler",
        "  C: {Type: AWS::Glue::Crawler, Properties: {Targets: {S3Targets: [{Path: !Sub 's3://${B}/in'}]}}}\n"
        "  B: {Type: AWS::S3::Bucket}\n",
        {s("C reads B")});
}

void TstImportMechanisms::saysWhatTheTemplateSays()
{
    QFETCH(QString, resources);
    QFETCH(QStringList, edges);
    const auto result =
        importTemplate("Transform: AWS::Serverless-2016-10-31\nResources:\n" + resources.toStdString(), "in.yaml");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QCOMPARE(sentences(*result).join(QLatin1String("; ")), edges.join(QLatin1String("; ")));
}

void TstImportMechanisms::loopsRunOverWhatIsKnown_data()
{
    QTest::addColumn<QString>("collection");
    QTest::addColumn<int>("count");
    QTest::newRow("list") << QStringLiteral("[a, b, c]") << 3;
    QTest::newRow("parameter") << QStringLiteral("!Ref Names") << 2;
    QTest::newRow("list with a parameter") << QStringLiteral("[a, !Ref One]") << 2;
    QTest::newRow("mapping") << QStringLiteral("!FindInMap [M, dev, Names]") << 3;
    QTest::newRow("mapping by parameter") << QStringLiteral("!FindInMap [M, !Ref One, Names]") << 1;
    QTest::newRow("mapping with a default") << QStringLiteral("!FindInMap [M, none, Names, {DefaultValue: [a]}]") << 1;
    QTest::newRow("split") << QStringLiteral("!Split ['|', 'a|b|c|d']") << 4;
    QTest::newRow("unknown") << QStringLiteral("!Ref Nobody") << 0;
}

void TstImportMechanisms::loopsRunOverWhatIsKnown()
{
    QFETCH(QString, collection);
    QFETCH(int, count);
    const auto result =
        importTemplate("Parameters:\n  Names: {Type: CommaDelimitedList, Default: 'x, y'}\n"
                       "  One: {Type: String, Default: prod}\n"
                       "Mappings: {M: {dev: {Names: [a, b, c]}, prod: {Names: [z]}}}\n"
                       "Resources:\n  Keep: {Type: AWS::SNS::Topic}\n  Fn::ForEach::L:\n    - N\n    - " +
                           collection.toStdString() + "\n    - 'Q${N}': {Type: AWS::SQS::Queue}\n",
                       "in.yaml");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    const auto queues =
        std::count_if(result->nodes.begin(), result->nodes.end(), [](const Node &node) { return node.type == "sqs"; });
    QCOMPARE(int(queues), count);
    const bool told = std::any_of(result->issues.begin(), result->issues.end(),
                                  [](const ImportIssue &issue) { return issue.code == "template.loop"; });
    QCOMPARE(told, count == 0);
}

void TstImportMechanisms::readsSeveralFilesAsOneWorkload()
{
    const std::string folder = LENSBOARD_TEST_DATA;
    const auto result = importFiles({folder + "/templates/shop.yaml", folder + "/diagrams/flow.mmd"});
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    const auto alone = importTemplateFile(folder + "/templates/shop.yaml");
    QCOMPARE(result->nodes.size(), alone->nodes.size()); // a diagram beside templates is told, not drawn
    QVERIFY(std::any_of(result->issues.begin(), result->issues.end(),
                        [](const ImportIssue &issue) { return issue.code == "folder.diagram"; }));
    const auto two = importFiles({folder + "/templates/shop.yaml", folder + "/templates/wide.yaml"});
    QVERIFY(two.ok());
    QVERIFY(two->nodes.size() > alone->nodes.size());
    QCOMPARE(two->workload.name, std::string("templates"));
    const auto none = importFiles({folder + "/nothing.yaml"});
    QVERIFY(!none.ok());
}

void TstImportMechanisms::findsTheDefinitionThatCdkUploads()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const char *text) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
    };
    QVERIFY(
        write("asset.0f.asl.json", R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Fn}","End":true}}})"));
    QVERIFY(
        write("App.template.json",
              R"({"Resources":{"F":{"Type":"AWS::Lambda::Function"},"S":{"Type":"AWS::StepFunctions::StateMachine",)"
              R"("Properties":{"DefinitionS3Location":{"Bucket":"b","Key":"0f.asl.json"},)"
              R"("DefinitionSubstitutions":{"Fn":{"Fn::GetAtt":["F","Arn"]}}}}}})"));
    const auto result = importTemplateFile(folder.filePath(QStringLiteral("App.template.json")).toStdString());
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QCOMPARE(sentences(*result), QStringList{QStringLiteral("S invokes F")});
    QVERIFY(result->notUnderstood.empty());
}

void TstImportMechanisms::joinsStacksByTheParameterStore()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const char *text) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
    };
    QVERIFY(
        write("platform.yaml",
              "Parameters: {Stage: {Type: String, Default: dev}}\nResources:\n"
              "  Bus: {Type: AWS::Events::EventBus, Properties: {Name: shop}}\n"
              "  Kept: {Type: AWS::SSM::Parameter, Properties: {Name: !Sub '/${Stage}/bus', Value: !GetAtt Bus.Arn}}\n"
              "  Queue: {Type: AWS::SQS::Queue}\n"
              "  Also: {Type: AWS::SSM::Parameter, Properties: {Name: /queue, Value: !GetAtt Queue.Arn}}\n"));
    QVERIFY(
        write("orders.yaml",
              "Transform: AWS::Serverless-2016-10-31\n"
              "Parameters: {BusArn: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /dev/bus}}\nResources:\n"
              "  Fn: {Type: AWS::Serverless::Function, Properties: {Policies: [{Statement: [{Effect: Allow, Action: "
              "'events:PutEvents', Resource: !Sub '${BusArn}'}, {Effect: Allow, Action: 'sqs:SendMessage', Resource: "
              "'{{resolve:ssm:/queue:1}}'}, {Effect: Allow, Action: 'sns:Publish', Resource: "
              "'{{resolve:ssm:/elsewhere}}'}]}]}}\n"));
    const auto result = importFolder(folder.path().toStdString());
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QCOMPARE(sentences(*result).join(QLatin1String("; ")),
             QStringLiteral("Fn publishes /elsewhere; Fn publishes Bus; Fn publishes Queue"));
}

QTEST_GUILESS_MAIN(TstImportMechanisms)
#include "tst_importmechanisms.moc"
