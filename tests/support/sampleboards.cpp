// SPDX-License-Identifier: Apache-2.0
#include "support/sampleboards.h"

namespace lensboard::test {
namespace {

void state(Node &node, const char *property, PropertyData data)
{
    node.properties[property] = PropertyValue::stated(std::move(data));
}

void addOrderNodes(Document &d)
{
    const Node nodes[] = {makeNode("n_customer", "person", "Customer", 40, 100),
                          makeNode("n_web", "cloudfront", "Web shop", 40, 240),
                          makeNode("n_site", "s3", "Site", 40, 380),
                          makeNode("n_api", "rest-api", "Shop API", 340, 100),
                          makeNode("n_place", "lambda", "Place order", 640, 100),
                          makeNode("n_pool", "cognito-user-pool", "Customers", 340, 240),
                          makeNode("n_orders", "dynamodb", "Orders", 740, 240),
                          makeNode("n_bus", "eventbridge", "Order events", 640, 380),
                          makeNode("n_queue", "sqs", "Invoices", 340, 380),
                          makeNode("n_send", "lambda", "Send invoice", 340, 520),
                          makeNode("n_mail", "ses", "Mail service", 640, 520)};
    for (auto node : nodes) {
        if (node.id.str() == "n_place" || node.id.str() == "n_send") {
            const bool first = node.id.str() == "n_place";
            state(node, "timeoutS", std::int64_t(first ? 60 : 20));
            state(node, "memoryMB", std::int64_t(first ? 512 : 256));
        }
        if (node.id.str() == "n_queue")
            state(node, "visibilityS", std::int64_t(30));
        if (node.id.str() == "n_orders")
            state(node, "billing", std::string("on-demand"));
        if (node.frame.x > 300)
            node.parent = Id("b_prod");
        put(d, node);
    }
}

void addOrderEdges(Document &d)
{
    auto named = makeEdge("e_https", "n_customer", "n_api", EdgeKind::Invokes, EdgeMode::Sync);
    named.name = "HTTPS";
    auto poll = makeEdge("e_poll", "n_queue", "n_send", EdgeKind::Triggers, EdgeMode::Poll);
    poll.properties["batchSize"] = PropertyValue::stated(std::int64_t(10));
    for (const auto &edge : {named, poll, makeEdge("e_shop", "n_customer", "n_web", EdgeKind::Invokes, EdgeMode::Sync),
                             makeEdge("e_site", "n_web", "n_site", EdgeKind::Serves, EdgeMode::Sync),
                             makeEdge("e_place", "n_api", "n_place", EdgeKind::Invokes, EdgeMode::Sync),
                             makeEdge("e_write", "n_place", "n_orders", EdgeKind::Writes, EdgeMode::Sync),
                             makeEdge("e_publish", "n_place", "n_bus", EdgeKind::Publishes, EdgeMode::Async),
                             makeEdge("e_rule", "n_bus", "n_queue", EdgeKind::Triggers, EdgeMode::Async),
                             makeEdge("e_mail", "n_send", "n_mail", EdgeKind::Publishes, EdgeMode::Sync)})
        put(d, edge);
}

} // namespace

SampleBoard orderBoard()
{
    SampleBoard board;
    auto &d = board.document;
    Workload workload;
    workload.name = "Booking";
    put(d, workload);
    Boundary production;
    production.id = Id("b_prod");
    production.kind = BoundaryKind::Environment;
    production.name = "production";
    production.frame = {300, 20, 680, 600};
    put(d, production);
    addOrderNodes(d);
    addOrderEdges(d);
    auto &f = board.findings;
    addFinding(f, "SLS-SEC-001", "n_api", FindingVerdict::Fail, Severity::High, "Internet reaches data without sign-in",
               "Customer can write Orders through Shop API; nothing on the way asks who calls.");
    f.begin()->second.path = {Id("n_customer"), Id("e_https"), Id("n_api"),   Id("e_place"),
                              Id("n_place"),    Id("e_write"), Id("n_orders")};
    addFinding(f, "SLS-REL-003", "n_place", FindingVerdict::Fail, Severity::Medium, "Function outlives its API",
               "Place order runs up to 60 s, Shop API gives up after 29 s.");
    addFinding(f, "SLS-REL-008", "n_queue", FindingVerdict::Fail, Severity::Medium,
               "Visibility below 6 × consumer timeout",
               "Invoices hides messages for 30 s, Send invoice may take 20 s.");
    addFinding(f, "SLS-REL-012", "e_rule", FindingVerdict::Fail, Severity::High, "Asynchronous failure goes nowhere",
               "Nobody keeps what Order events could not deliver to Invoices.");
    addFinding(f, "SLS-SEC-009", "n_pool", FindingVerdict::Ask, Severity::Medium, "Sign-in needs a second factor",
               "It is not stated whether Customers asks for a second factor.");
    return board;
}

SampleBoard oddBoard()
{
    SampleBoard board;
    auto &d = board.document;
    Boundary account;
    account.id = Id("b_account");
    account.kind = BoundaryKind::Account;
    account.name =
        "Payments <prod> & \"shared\" services of the whole company, account 123456789012, formerly elsewhere";
    account.frame = {0, 0, 760, 420};
    put(d, account);
    Boundary vpc;
    vpc.id = Id("b_vpc");
    vpc.kind = BoundaryKind::Vpc;
    vpc.parent = account.id;
    vpc.frame = {300, 60, 420, 320};
    put(d, vpc);
    auto external = makeNode("n_ext", "s3", "ArtifactBucketOfAnotherStackEntirely", 40, 60);
    external.external = true;
    auto unknown = makeNode("n_unknown", "no-such-type", "<script>alert('x')</script>", 340, 100);
    unknown.origin.iacType = "Vendor::Product::Resource";
    for (const auto &node :
         {external, unknown, makeNode("n_cjk", "dynamodb", "注文テーブル（本番環境）の長い名前", 40, 180),
          makeNode("n_control", "lambda", "bell\x07 tab\t nul \x1B[31m red", 340, 240),
          makeNode("n_emoji", "sns", "\U0001F680 Launch \U0001F468\u200D\U0001F680", 40, 300),
          makeNode("n_empty", "sqs", "", 520, 320)})
        put(d, node);
    auto labelled = makeEdge("e_label", "n_ext", "n_unknown", EdgeKind::Reads, EdgeMode::Sync);
    labelled.name = "a label that is far too long to be shown whole & <bold>";
    auto bent = makeEdge("e_bent", "n_emoji", "n_control", EdgeKind::Publishes, EdgeMode::Async);
    bent.bends = {{260, 400}, {280, 300}};
    for (const auto &edge :
         {labelled, bent, makeEdge("e_loop", "n_control", "n_control", EdgeKind::Invokes, EdgeMode::Async),
          makeEdge("e_plain", "n_cjk", "n_empty", EdgeKind::Connects, EdgeMode::None),
          makeEdge("e_stream", "n_cjk", "n_control", EdgeKind::Triggers, EdgeMode::Stream)})
        put(d, edge);
    Note note;
    note.id = Id("t_note");
    note.text = "Ask the payments team:\nwho keeps failed refunds, and for how many days?";
    note.frame = {800, 40, 180, 110};
    put(d, note);
    auto &f = board.findings;
    for (int i = 0; i < 12; ++i)
        addFinding(f, ("R-" + std::to_string(100 + i)).c_str(), "n_control", FindingVerdict::Fail,
                   i == 0 ? Severity::High : Severity::Low, "One of many findings", "A sentence about <this> & that.");
    addFinding(f, "R-200", "n_cjk", FindingVerdict::Fail, Severity::Low, "Low risk", "Something small.");
    addFinding(f, "R-201", "e_label", FindingVerdict::Ask, Severity::Medium, "Open", "Not stated.");
    addFinding(f, "R-202", "b_vpc", FindingVerdict::Fail, Severity::Medium, "VPC", "Only one zone.");
    return board;
}

} // namespace lensboard::test
