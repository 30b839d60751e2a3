// SPDX-License-Identifier: Apache-2.0
#include "base/resources.h"
#include "exchange/importer.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace lensboard;

// Several templates as one workload: stacks of CDK, templates of a folder, nested templates in local files.
class TstImportFolder : public QObject
{
    Q_OBJECT

private:
    static ImportResult imported(const char *path)
    {
        auto result = importTemplateFile(std::string(LENSBOARD_TEST_DATA "/workloads/") + path);
        if (!result)
            qWarning("%s", result.error().toString().c_str());
        return result ? *result : ImportResult();
    }
    // By logical id and, where several have it, the file.
    static const Node *node(const ImportResult &result, const std::string &id, const std::string &file = {})
    {
        const auto found = std::find_if(result.nodes.begin(), result.nodes.end(), [&](const Node &n) {
            return n.origin.logicalId == id && (file.empty() || n.origin.file == file);
        });
        return found == result.nodes.end() ? nullptr : &*found;
    }
    static bool joined(const ImportResult &result, const Node *from, EdgeKind kind, const Node *to)
    {
        return from != nullptr && to != nullptr &&
               std::any_of(result.edges.begin(), result.edges.end(), [&](const Edge &e) {
                   return e.source == from->id && e.target == to->id &&
                          std::find(e.kinds.begin(), e.kinds.end(), kind) != e.kinds.end();
               });
    }
    static std::string frameOf(const ImportResult &result, const Node *node)
    {
        for (const Boundary &b : result.boundaries) {
            if (node != nullptr && b.id == node->parent)
                return b.name;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void joinsStacksOfCdk();
    void joinsTemplatesByExports();
    void putsNestedTemplatesInTheirPlace();
    void tellsWhatCannotBeRead();
    void refusesAFolderWithoutTemplates();
    void samAndItsExpansionGiveTheSameGraph();
};

void TstImportFolder::joinsStacksOfCdk()
{
    const ImportResult result = imported("cdk");
    QVERIFY(result.document().ok());
    QCOMPARE(result.nodes.size(), std::size_t(3)); // tree.json is no template of the application
    const Node *function = node(result, "Fn33334444");
    const Node *table = node(result, "Table1234ABCD");
    QVERIFY(joined(result, function, EdgeKind::Writes, table)); // through an export
    QVERIFY(!table->external);
    QCOMPARE(table->origin.file, std::string("Data.template.json"));
    // A nested stack, found by its asset, whose parameter names the function.
    QVERIFY(joined(result, node(result, "Q55556666"), EdgeKind::Triggers, function));
    QCOMPARE(frameOf(result, function), std::string("App"));
}

void TstImportFolder::joinsTemplatesByExports()
{
    const ImportResult result = imported("sam");
    QVERIFY(result.document().ok());
    const Node *orders = node(result, "Fn", "orders/template.yaml");
    const Node *pay = node(result, "Fn", "pay/template.yaml");
    QVERIFY(orders != nullptr && pay != nullptr);
    // An export named after its stack, imported by a name with a parameter.
    QVERIFY(joined(result, node(result, "Topic"), EdgeKind::Subscribes, pay));
    // Each template has its own implicit API and Globals.
    QVERIFY(joined(result, node(result, "ServerlessRestApi", "orders/template.yaml"), EdgeKind::Invokes, orders));
    QVERIFY(joined(result, node(result, "ServerlessRestApi", "pay/template.yaml"), EdgeKind::Invokes, pay));
    QCOMPARE(toText(findProperty(orders->properties, "timeoutS")->data), std::string("7"));
    QCOMPARE(toText(findProperty(pay->properties, "timeoutS")->data), std::string("9"));
    QCOMPARE(frameOf(result, orders), std::string("orders"));
    QVERIFY(!node(result, "Extra")->origin.condition.empty());
}

void TstImportFolder::putsNestedTemplatesInTheirPlace()
{
    const ImportResult result = imported("sam/pay/template.yaml");
    QVERIFY(result.document().ok());
    QVERIFY(node(result, "App") == nullptr);
    const Node *queue = node(result, "Q");
    QVERIFY(queue != nullptr);
    QCOMPARE(queue->origin.file, std::string("./nested/t.yaml"));
    QVERIFY(joined(result, queue, EdgeKind::DeadLetters, node(result, "D")));  // parameter
    QVERIFY(joined(result, node(result, "Alarm"), EdgeKind::Monitors, queue)); // output
    QVERIFY(joined(result, queue, EdgeKind::Triggers, node(result, "W")));
    QVERIFY(result.notUnderstood.empty());
}

void TstImportFolder::tellsWhatCannotBeRead()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const char *text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("good.yaml", "Resources:\n  Q: {Type: AWS::SQS::Queue}\n");
    write("bad.yaml", "Resources:\n  Q: {Type: AWS::SQS::Queue\n");
    write("package.json", "{\"name\": \"x\"}");
    const auto result = importFolder(folder.path().toStdString());
    QVERIFY(result.ok());
    QCOMPARE(result->nodes.size(), std::size_t(1));
    QVERIFY(std::any_of(result->issues.begin(), result->issues.end(),
                        [](const ImportIssue &i) { return i.file == "bad.yaml" && i.line > 0; }));
}

void TstImportFolder::refusesAFolderWithoutTemplates()
{
    QTemporaryDir folder;
    const auto result = importFolder(folder.path().toStdString());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, std::string("folder.empty"));
}

// The expansion was written by hand after the rules of the SAM transform.
void TstImportFolder::samAndItsExpansionGiveTheSameGraph()
{
    const auto lines = [](const char *file) {
        std::vector<std::string> out;
        const auto result = importTemplateFile(std::string(LENSBOARD_TEST_DATA "/pairs/") + file);
        if (!result)
            return out;
        std::map<Id, std::string> names;
        for (const Node &n : result->nodes) {
            names[n.id] = n.origin.logicalId;
            out.push_back(n.origin.logicalId + ": " + n.type);
            for (const char *property : {"auth", "timeoutS", "tracing", "routes", "dlq", "billing"}) {
                const PropertyValue *value = findProperty(n.properties, property);
                if (value != nullptr && value->isStated())
                    out.push_back(n.origin.logicalId + '.' + property + " = " + toText(value->data));
            }
        }
        for (const Edge &e : result->edges) {
            for (const EdgeKind kind : e.kinds)
                out.push_back(names[e.source] + ' ' + std::string(toWord(kind)) + '/' + std::string(toWord(e.mode)) +
                              ' ' + names[e.target]);
        }
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto sam = lines("shop.sam.yaml");
    const auto expanded = lines("shop.cloudformation.yaml");
    QVERIFY(sam.size() > 20);
    QCOMPARE(sam.size(), expanded.size());
    for (std::size_t i = 0; i < sam.size(); ++i)
        QCOMPARE(sam[i], expanded[i]);
}

QTEST_GUILESS_MAIN(TstImportFolder)
#include "tst_importfolder.moc"
