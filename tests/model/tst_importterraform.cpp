// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "exchange/importer.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace lensboard;

// Plans and states of Terraform: folding, references through modules, parts that belong to another resource.
class TstImportTerraform : public QObject
{
    Q_OBJECT

private:
    ImportResult m_shop;

    static const Node *node(const ImportResult &result, const std::string &address)
    {
        const auto found = std::find_if(result.nodes.begin(), result.nodes.end(),
                                        [&](const Node &n) { return n.origin.logicalId == address; });
        return found == result.nodes.end() ? nullptr : &*found;
    }
    static bool joined(const ImportResult &result, const std::string &from, EdgeKind kind, const std::string &to)
    {
        const Node *a = node(result, from);
        const Node *b = node(result, to);
        return a != nullptr && b != nullptr &&
               std::any_of(result.edges.begin(), result.edges.end(), [&](const Edge &e) {
                   return e.source == a->id && e.target == b->id &&
                          std::find(e.kinds.begin(), e.kinds.end(), kind) != e.kinds.end();
               });
    }
    static std::string property(const ImportResult &result, const std::string &address, const char *name)
    {
        const Node *found = node(result, address);
        const PropertyValue *value = found != nullptr ? findProperty(found->properties, name) : nullptr;
        if (value == nullptr)
            return "-";
        return value->isStated() ? toText(value->data) : "? " + value->reason;
    }

private Q_SLOTS:
    void initTestCase();
    void readsRelations_data();
    void readsRelations();
    void makesNoBoxOfParts();
    void foldsInstances();
    void readsProperties();
    void joinsAStateByItsValues();
    void skipsTalkBeforeTheJson();
    void readsWhatModulesAreHanded();
    void drawsDataSourcesAsOutside();
};

void TstImportTerraform::initTestCase()
{
    initResources();
    auto result = importTemplateFile(LENSBOARD_TEST_DATA "/terraform/shop.plan.json");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    m_shop = std::move(*result);
    QCOMPARE(m_shop.format, std::string("terraform"));
    QVERIFY(m_shop.document().ok());
}

void TstImportTerraform::readsRelations_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *from, EdgeKind kind, const char *to) {
        QTest::addRow("%s %s %s", from, std::string(toWord(kind)).c_str(), to)
            << QString::fromLatin1(from) << static_cast<int>(kind) << QString::fromLatin1(to);
    };
    const char *worker = "module.worker.aws_lambda_function.this[0]";
    row("aws_apigatewayv2_api.http", EdgeKind::Invokes, "aws_lambda_function.orders"); // through an alias
    row("aws_cognito_user_pool.users", EdgeKind::Authorizes, "aws_apigatewayv2_api.http");
    row("aws_lambda_function.orders", EdgeKind::Writes, "aws_dynamodb_table.orders"); // policy document
    row("aws_lambda_function.orders", EdgeKind::Publishes, "aws_sns_topic.placed");
    row("aws_lambda_function.orders", EdgeKind::DeadLetters, "aws_sqs_queue.dlq");
    row("aws_sns_topic.placed", EdgeKind::Subscribes, "aws_sqs_queue.work");
    row("aws_sqs_queue.work", EdgeKind::DeadLetters, "aws_sqs_queue.dlq"); // redrive policy not known yet
    row("aws_sqs_queue.work", EdgeKind::Triggers, worker);                 // variable of a module
    row("aws_s3_bucket.files", EdgeKind::Triggers, worker);                // output of a module
    row(worker, EdgeKind::Writes, "aws_s3_bucket.files");                  // policy handed to a module
    row("aws_cloudwatch_event_bus.bus", EdgeKind::Triggers, "aws_cloudwatch_event_rule.placed");
    row("aws_cloudwatch_event_rule.placed", EdgeKind::Triggers, "aws_sfn_state_machine.flow");
    row("aws_cloudwatch_event_rule.placed", EdgeKind::DeadLetters, "aws_sqs_queue.dlq");
    row("aws_sfn_state_machine.flow", EdgeKind::Invokes, "aws_lambda_function.orders"); // definition not known yet
    row("aws_sfn_state_machine.flow", EdgeKind::Grants, "aws_dynamodb_table.orders");   // attached policy not known yet
    row("aws_scheduler_schedule.nightly", EdgeKind::Triggers, "aws_lambda_function.orders");
    row("aws_dynamodb_table.orders", EdgeKind::Triggers, "aws_pipes_pipe.pipe");
    row("aws_pipes_pipe.pipe", EdgeKind::Publishes, "aws_cloudwatch_event_bus.bus");
    row("aws_cloudwatch_metric_alarm.dlq", EdgeKind::Monitors, "aws_sqs_queue.dlq");
    row("aws_cloudwatch_metric_alarm.dlq", EdgeKind::Notifies, "aws_sns_topic.placed");
    row("aws_cloudfront_distribution.cdn", EdgeKind::Serves, "aws_s3_bucket.files");
    row("aws_wafv2_web_acl.waf", EdgeKind::Protects, "aws_cloudfront_distribution.cdn");
    row("aws_kinesis_stream.s", EdgeKind::Triggers, "aws_kinesis_firehose_delivery_stream.f");
    row("aws_kinesis_firehose_delivery_stream.f", EdgeKind::Invokes, "aws_lambda_function.orders");
    row("aws_kinesis_firehose_delivery_stream.f", EdgeKind::Writes, "aws_s3_bucket.files");
}

void TstImportTerraform::readsRelations()
{
    QFETCH(QString, from);
    QFETCH(int, kind);
    QFETCH(QString, to);
    QVERIFY(joined(m_shop, from.toStdString(), static_cast<EdgeKind>(kind), to.toStdString()));
}

void TstImportTerraform::makesNoBoxOfParts()
{
    for (const Node &n : m_shop.nodes) {
        QVERIFY2(n.origin.iacType.find("aws_iam") == std::string::npos &&
                     n.origin.iacType.find("aws_s3_bucket_") == std::string::npos &&
                     n.origin.iacType.find("random_") == std::string::npos,
                 n.origin.logicalId.c_str());
        QVERIFY(n.type != "unknown-resource");
        QVERIFY(n.origin.line > 1);
    }
    QCOMPARE(m_shop.nodes.size(), std::size_t(19));
}

void TstImportTerraform::foldsInstances()
{
    QCOMPARE(property(m_shop, "aws_sqs_queue.work", "instances"), std::string("2"));
    QCOMPARE(property(m_shop, "aws_sqs_queue.dlq", "instances"), std::string("-"));
    QCOMPARE(node(m_shop, "module.worker.aws_lambda_function.this[0]")->name, std::string("worker"));
}

void TstImportTerraform::readsProperties()
{
    const char *orders = "aws_lambda_function.orders";
    QCOMPARE(property(m_shop, orders, "timeoutS"), std::string("20"));
    QCOMPARE(property(m_shop, orders, "runtime"), std::string("python3.12"));
    QCOMPARE(property(m_shop, orders, "tracing"), std::string("true"));
    QCOMPARE(property(m_shop, orders, "reservedConcurrency"), std::string("-")); // -1 means none
    QCOMPARE(property(m_shop, orders, "logRetentionDays"), std::string("14"));
    QCOMPARE(property(m_shop, orders, "iac"), std::string("terraform"));
    QCOMPARE(property(m_shop, "aws_dynamodb_table.orders", "pitr"), std::string("true"));
    QCOMPARE(property(m_shop, "aws_dynamodb_table.orders", "billing"), std::string("on-demand"));
    QCOMPARE(property(m_shop, "aws_dynamodb_table.orders", "stream"), std::string("true"));
    QCOMPARE(property(m_shop, "aws_s3_bucket.files", "versioning"), std::string("true"));
    QCOMPARE(property(m_shop, "aws_s3_bucket.files", "sse"), std::string("aws-managed"));
    QCOMPARE(property(m_shop, "aws_sqs_queue.work", "visibilityS"), std::string("60"));
    QCOMPARE(property(m_shop, "aws_apigatewayv2_api.http", "throttleRate"), std::string("50"));
    QCOMPARE(property(m_shop, "aws_sfn_state_machine.flow", "workflowType"), std::string("EXPRESS"));
}

void TstImportTerraform::joinsAStateByItsValues()
{
    const char *state = R"({"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{"resources":[
{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q",
 "values":{"name":"q","arn":"arn:aws:sqs:eu-west-1:111122223333:q"}},
{"address":"aws_iam_role.r","mode":"managed","type":"aws_iam_role","name":"r",
 "values":{"name":"r-role","arn":"arn:aws:iam::111122223333:role/r-role"}},
{"address":"aws_iam_role_policy.p","mode":"managed","type":"aws_iam_role_policy","name":"p","values":{"role":"r-role",
 "policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:PutItem\",\"Resource\":\"arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/*\"}]}"}},
{"address":"aws_dynamodb_table.t","mode":"managed","type":"aws_dynamodb_table","name":"t",
 "values":{"name":"t","arn":"arn:aws:dynamodb:eu-west-1:111122223333:table/t"}},
{"address":"aws_lambda_function.f","mode":"managed","type":"aws_lambda_function","name":"f",
 "values":{"function_name":"fun","arn":"arn:aws:lambda:eu-west-1:111122223333:function:fun",
           "role":"arn:aws:iam::111122223333:role/r-role"}},
{"address":"aws_lambda_event_source_mapping.m","mode":"managed","type":"aws_lambda_event_source_mapping","name":"m",
 "values":{"event_source_arn":"arn:aws:sqs:eu-west-1:111122223333:q",
           "function_name":"arn:aws:lambda:eu-west-1:111122223333:function:fun"}}]}}})";
    const auto result = importTemplate(state, "state.json");
    QVERIFY(result.ok());
    QVERIFY(joined(*result, "aws_sqs_queue.q", EdgeKind::Triggers, "aws_lambda_function.f"));
    QVERIFY(joined(*result, "aws_lambda_function.f", EdgeKind::Writes, "aws_dynamodb_table.t"));
    QVERIFY(std::any_of(result->issues.begin(), result->issues.end(),
                        [](const ImportIssue &i) { return i.code == "terraform.noConfiguration"; }));
}

void TstImportTerraform::skipsTalkBeforeTheJson()
{
    const auto result =
        importTemplate("Refreshing state...\nDone.\n"
                       "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{\"resources\":"
                       "[{\"address\":\"aws_sqs_queue.q\",\"type\":\"aws_sqs_queue\",\"name\":\"q\"}]}},"
                       "\"configuration\":{\"root_module\":{}}}",
                       "out.txt");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QCOMPARE(result->nodes.size(), std::size_t(1));
    QCOMPARE(result->nodes.front().origin.line, 3);
}

// The way of public modules: triggers and policies are handed over as maps.
void TstImportTerraform::readsWhatModulesAreHanded()
{
    const char *plan = R"({"format_version":"1.2","planned_values":{"root_module":{
"resources":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","values":{}},
 {"address":"aws_dynamodb_table.t","mode":"managed","type":"aws_dynamodb_table","name":"t","values":{}},
 {"address":"aws_api_gateway_rest_api.a","mode":"managed","type":"aws_api_gateway_rest_api","name":"a","values":{}}],
"child_modules":[{"address":"module.f","resources":[
 {"address":"module.f.aws_lambda_function.this[0]","mode":"managed","type":"aws_lambda_function","name":"this","index":0,"values":{}},
 {"address":"module.f.aws_iam_role.lambda[0]","mode":"managed","type":"aws_iam_role","name":"lambda","index":0,"values":{}},
 {"address":"module.f.aws_iam_role_policy.p[0]","mode":"managed","type":"aws_iam_role_policy","name":"p","index":0,"values":{}},
 {"address":"module.f.aws_lambda_event_source_mapping.this[\"sqs\"]","mode":"managed","type":"aws_lambda_event_source_mapping","name":"this","index":"sqs","values":{}}]}]}},
"configuration":{"root_module":{"resources":[
 {"address":"aws_api_gateway_rest_api.a","mode":"managed","type":"aws_api_gateway_rest_api","name":"a",
  "expressions":{"body":{"references":["module.f.arn","module.f"]}}}],
"module_calls":{"f":{"expressions":{
  "event_source_mapping":{"references":["aws_sqs_queue.q.arn","aws_sqs_queue.q"]},
  "policy_statements":{"references":["aws_dynamodb_table.t.arn","aws_dynamodb_table.t"]}},
 "module":{"outputs":{"arn":{"expression":{"references":["aws_lambda_function.this[0].arn","aws_lambda_function.this[0]","aws_lambda_function.this"]}}},
 "resources":[
 {"address":"aws_lambda_function.this","mode":"managed","type":"aws_lambda_function","name":"this","expressions":{
   "role":{"references":["var.create_role","aws_iam_role.lambda[0].arn","aws_iam_role.lambda[0]","aws_iam_role.lambda","var.lambda_role"]}}},
 {"address":"aws_iam_role_policy.p","mode":"managed","type":"aws_iam_role_policy","name":"p","expressions":{
   "role":{"references":["aws_iam_role.lambda[0].name","aws_iam_role.lambda"]},"policy":{"references":["data.aws_iam_policy_document.inline[0].json"]}}},
 {"address":"data.aws_iam_policy_document.inline","mode":"data","type":"aws_iam_policy_document","name":"inline","expressions":{}},
 {"address":"aws_lambda_event_source_mapping.this","mode":"managed","type":"aws_lambda_event_source_mapping","name":"this",
  "for_each_expression":{"references":["var.event_source_mapping"]},"expressions":{
   "function_name":{"references":["aws_lambda_function.this[0].arn","aws_lambda_function.this"]},
   "event_source_arn":{"references":["each.value.event_source_arn","each.value"]}}}]}}}}}})";
    const auto result = importTemplate(plan, "plan.json");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    const char *function = "module.f.aws_lambda_function.this[0]";
    QVERIFY(joined(*result, "aws_sqs_queue.q", EdgeKind::Triggers, function));
    QVERIFY(joined(*result, function, EdgeKind::Grants, "aws_dynamodb_table.t"));
    QVERIFY(joined(*result, "aws_api_gateway_rest_api.a", EdgeKind::Invokes, function));
}

void TstImportTerraform::drawsDataSourcesAsOutside()
{
    const char *plan = R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[
 {"address":"aws_lambda_function.f","mode":"managed","type":"aws_lambda_function","name":"f","values":{}},
 {"address":"aws_lambda_event_source_mapping.m","mode":"managed","type":"aws_lambda_event_source_mapping","name":"m","values":{}}]}},
"configuration":{"root_module":{"resources":[
 {"address":"data.aws_sqs_queue.old","mode":"data","type":"aws_sqs_queue","name":"old","expressions":{}},
 {"address":"data.aws_caller_identity.me","mode":"data","type":"aws_caller_identity","name":"me","expressions":{}},
 {"address":"aws_lambda_event_source_mapping.m","mode":"managed","type":"aws_lambda_event_source_mapping","name":"m","expressions":{
  "function_name":{"references":["aws_lambda_function.f.arn","aws_lambda_function.f"]},
  "event_source_arn":{"references":["data.aws_sqs_queue.old.arn","data.aws_sqs_queue.old"]}}}]}}})";
    const auto result = importTemplate(plan, "plan.json");
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QCOMPARE(result->nodes.size(), std::size_t(2));
    QVERIFY(node(*result, "data.aws_sqs_queue.old")->external);
    QVERIFY(joined(*result, "data.aws_sqs_queue.old", EdgeKind::Triggers, "aws_lambda_function.f"));
}

QTEST_GUILESS_MAIN(TstImportTerraform)
#include "tst_importterraform.moc"
