// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "edit/reimport.h"
#include "exchange/importer.h"

#include <QTest>

#include <algorithm>

using namespace lensboard;

// A changed template read into a board that people have worked on.
class TstReimport : public QObject
{
    Q_OBJECT

private:
    static ImportResult imported(const std::string &text, const std::string &file = "in.yaml")
    {
        auto result = importTemplate(text, file);
        return result ? *result : ImportResult();
    }
    static Reimport planned(const Document &document, const ImportResult &fresh)
    {
        return planReimport(document, fresh.nodes, fresh.edges, fresh.boundaries);
    }
    static const Node *named(const Document &document, const std::string &name)
    {
        for (const auto &[id, node] : document.nodes()) {
            if (node.name == name)
                return &node;
        }
        return nullptr;
    }
    // The first version, moved, with a note and an answer.
    static Document worked(const ImportResult &first);
    static std::string nodeTemplate(const char *timeout, bool queue, bool table);

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void sameTemplateChangesNothing();
    void keepsWhatPeopleDid();
    void addsBesideNeighbours();
    void marksWhatHasGoneAndUnmarksIt();
    void findsElementsOfARenamedFile();
    void holdsADrawingAgainstATemplate();
    void isOneStep();
    void leavesOtherTemplatesAlone();
    void keepsWhatHasGone();
    void putsAStrangeTemplateBelow();
    void tellsDifferencesOneByOne();
};

std::string TstReimport::nodeTemplate(const char *timeout, bool queue, bool table)
{
    std::string text = "Transform: AWS::Serverless-2016-10-31\nResources:\n  Fn:\n    Type: AWS::Serverless::Function\n"
                       "    Properties:\n      Timeout: " +
                       std::string(timeout) + "\n";
    if (queue)
        text += "      Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}\n";
    if (table)
        text += "      Policies: [{DynamoDBCrudPolicy: {TableName: !Ref Orders}}]\n";
    if (queue)
        text += "  Jobs: {Type: AWS::SQS::Queue}\n";
    if (table)
        text += "  Orders: {Type: AWS::Serverless::SimpleTable}\n";
    return text;
}

Document TstReimport::worked(const ImportResult &first)
{
    Document document = *first.document();
    ChangeSet change;
    Node moved = *named(document, "Fn");
    moved.frame = {400, 300, nodeWidth, nodeHeight};
    moved.name = "Order handler";
    moved.properties["memoryMB"] = PropertyValue::stated(std::int64_t(2048));
    change.updated.emplace(moved.id, ChangeSet::Update{*document.node(moved.id), moved});
    Note note;
    note.id = Id(std::string("note"));
    note.text = "why";
    change.added.emplace(note.id, note);
    Answer answer;
    answer.id = Id(std::string("answer"));
    answer.practice = "p";
    change.added.emplace(answer.id, answer);
    [[maybe_unused]] const auto applied = document.apply(change);
    return document;
}

void TstReimport::sameTemplateChangesNothing()
{
    const ImportResult first = imported(nodeTemplate("5", true, true));
    const Reimport plan = planned(*first.document(), first);
    QVERIFY(plan.empty());
    QCOMPARE(plan.same, first.nodes.size());
    QVERIFY(plan.added.empty() && plan.changed.empty() && plan.gone.empty());
}

void TstReimport::keepsWhatPeopleDid()
{
    Document document = worked(imported(nodeTemplate("5", true, false)));
    const Reimport plan = planned(document, imported(nodeTemplate("9", true, false)));
    QCOMPARE(plan.changed.size(), std::size_t(1));
    QCOMPARE(plan.changed.front().what, std::string("timeoutS: 5 → 9"));
    QVERIFY(document.apply(plan.change).ok());
    const Node *node = named(document, "Order handler"); // the name stays
    QVERIFY(node != nullptr);
    QCOMPARE(node->frame.x, 400.0);
    QCOMPARE(toText(findProperty(node->properties, "timeoutS")->data), std::string("9"));
    QCOMPARE(toText(findProperty(node->properties, "memoryMB")->data), std::string("2048")); // a person said so
    QCOMPARE(document.notes().size(), std::size_t(1));
    QCOMPARE(document.answers().size(), std::size_t(1));
}

void TstReimport::addsBesideNeighbours()
{
    Document document = worked(imported(nodeTemplate("5", true, false)));
    const Reimport plan = planned(document, imported(nodeTemplate("5", true, true)));
    QCOMPARE(plan.added.size(), std::size_t(2)); // the table and the edge to it
    QVERIFY(document.apply(plan.change).ok());
    const Node *table = named(document, "Orders");
    QVERIFY(table != nullptr);
    QVERIFY(table->frame.x > 400 + nodeWidth && table->frame.x < 400 + nodeWidth + 200);
    for (const auto &[id, other] : document.nodes())
        QVERIFY(id == table->id || !other.frame.intersects(table->frame));
}

void TstReimport::marksWhatHasGoneAndUnmarksIt()
{
    const ImportResult full = imported(nodeTemplate("5", true, true));
    Document document = *full.document();
    const Reimport plan = planned(document, imported(nodeTemplate("5", true, false)));
    QCOMPARE(plan.gone.size(), std::size_t(2)); // the table and the edge to it
    QVERIFY(document.apply(plan.change).ok());
    QVERIFY(named(document, "Orders") != nullptr);
    QVERIFY(statedBool(named(document, "Orders")->properties, "gone") != nullptr);
    QVERIFY(planned(document, imported(nodeTemplate("5", true, false))).empty());
    const Reimport back = planned(document, full);
    QVERIFY(document.apply(back.change).ok());
    QVERIFY(findProperty(named(document, "Orders")->properties, "gone") == nullptr);
}

void TstReimport::findsElementsOfARenamedFile()
{
    Document document = worked(imported(nodeTemplate("5", true, true)));
    const Reimport plan = planned(document, imported(nodeTemplate("5", true, true), "other.yaml"));
    QVERIFY(plan.added.empty());
    QVERIFY(plan.gone.empty());
    QVERIFY(document.apply(plan.change).ok());
    QCOMPARE(named(document, "Order handler")->origin.file, std::string("other.yaml"));
}

void TstReimport::holdsADrawingAgainstATemplate()
{
    Document document;
    ChangeSet change;
    for (const auto &[id, type, name] :
         {std::tuple("a", "lambda", "fn"), std::tuple("b", "sqs", "Jobs"), std::tuple("c", "sns", "Only drawn")}) {
        Node node;
        node.id = Id(std::string(id));
        node.type = type;
        node.name = name;
        change.added.emplace(node.id, node);
    }
    QVERIFY(document.apply(change).ok());
    const Reimport plan = planned(document, imported(nodeTemplate("5", true, false)));
    QCOMPARE(plan.drawnOnly.size(), std::size_t(1));
    QCOMPARE(plan.drawnOnly.front().name, std::string("Only drawn"));
    QCOMPARE(plan.added.size(), std::size_t(1)); // the edge
    QVERIFY(plan.gone.empty());
}

void TstReimport::isOneStep()
{
    Document document = worked(imported(nodeTemplate("5", true, false)));
    const Document before = document;
    const Reimport plan = planned(document, imported(nodeTemplate("9", false, true)));
    QVERIFY(document.apply(plan.change).ok());
    QVERIFY(document.apply(reversed(plan.change)).ok());
    QVERIFY(document.nodes() == before.nodes());
    QVERIFY(document.edges() == before.edges());
}

// A board of two templates takes each of them again.
void TstReimport::leavesOtherTemplatesAlone()
{
    Document document = *imported(nodeTemplate("5", true, false), "one.yaml").document();
    const ImportResult other =
        imported("Resources: {Log: {Type: AWS::S3::Bucket}, Old: {Type: AWS::SNS::Topic}}", "two.yaml");
    const Reimport first = planned(document, other);
    QCOMPARE(first.matched, std::size_t(0));
    QVERIFY(first.gone.empty());
    QVERIFY(document.apply(first.change).ok());
    const Reimport second = planned(document, imported("Resources: {Log: {Type: AWS::S3::Bucket}}", "two.yaml"));
    QCOMPARE(second.gone.size(), std::size_t(1));
    QCOMPARE(second.gone.front().name, std::string("Old"));
}

void TstReimport::keepsWhatHasGone()
{
    Document document = *imported(nodeTemplate("5", true, true)).document();
    const ImportResult fewer = imported(nodeTemplate("5", true, false));
    QVERIFY(document.apply(planned(document, fewer).change).ok());
    const Id table = named(document, "Orders")->id;
    QVERIFY(isGone(document.node(table)->properties));
    Transaction transaction(document);
    keepGone(transaction, {table});
    QVERIFY(document.apply(transaction.change()).ok());
    QVERIFY(!isGone(document.node(table)->properties));
    // It is drawn by hand now: reading the template again does not mark it.
    const Reimport again = planned(document, fewer);
    QVERIFY(again.gone.empty());
    QVERIFY(std::any_of(again.drawnOnly.begin(), again.drawnOnly.end(), [&](const auto &i) { return i.id == table; }));
    // And when the template has it again, it is the same element.
    QVERIFY(document.apply(planned(document, imported(nodeTemplate("5", true, true))).change).ok());
    QCOMPARE(document.nodes().size(), std::size_t(3));
}

void TstReimport::putsAStrangeTemplateBelow()
{
    Document document = worked(imported(nodeTemplate("5", true, false), "one.yaml"));
    ImportResult other = imported("Resources: {A: {Type: AWS::S3::Bucket}, B: {Type: AWS::SNS::Topic}}", "two.yaml");
    other.nodes[0].frame = {1000, 40, nodeWidth, nodeHeight};
    other.nodes[1].frame = {1300, 140, nodeWidth, nodeHeight};
    QVERIFY(document.apply(planned(document, other).change).ok());
    const Rect a = named(document, "A")->frame;
    const Rect b = named(document, "B")->frame;
    QCOMPARE(b.x - a.x, 300.0);
    QCOMPARE(b.y - a.y, 100.0);
    QVERIFY(a.y > 300 + nodeHeight);
}

void TstReimport::tellsDifferencesOneByOne()
{
    const Document document = *imported(nodeTemplate("5", true, false)).document();
    const Reimport plan = planned(document, imported(nodeTemplate("9", true, false)));
    QCOMPARE(plan.changed.size(), std::size_t(1));
    QCOMPARE(plan.changed.front().differences.size(), std::size_t(1));
    QCOMPARE(plan.changed.front().differences.front().property, std::string("timeoutS"));
    QCOMPARE(plan.changed.front().differences.front().before, std::string("5"));
    QCOMPARE(plan.changed.front().differences.front().after, std::string("9"));
    QVERIFY(!plan.changed.front().edge);
    // What only defaults say is no difference from a drawing that says nothing.
    Document drawn;
    ChangeSet change;
    Node queue;
    queue.id = Id(std::string("drawn"));
    queue.type = "sqs";
    queue.name = "Jobs";
    change.added.emplace(queue.id, queue);
    QVERIFY(drawn.apply(change).ok());
    const Reimport held = planned(drawn, imported("Resources: {Jobs: {Type: AWS::SQS::Queue}}"));
    QCOMPARE(held.matched, std::size_t(1));
    QVERIFY(held.compared);
    for (const Reimport::Item &item : held.changed) {
        for (const auto &[property, before, after] : item.differences)
            QVERIFY2(before != "not stated" || property == "iac" || property == "dlq", property.c_str());
    }
}

QTEST_GUILESS_MAIN(TstReimport)
#include "tst_reimport.moc"
