// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "base/json.h"
#include "document/transaction.h"
#include "storage/migration.h"
#include "storage/projectfile.h"

#include <QTemporaryDir>
#include <QtTest>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace lensboard;

namespace {

const std::string fixture = LENSBOARD_TEST_DATA "/documents/version-1.lensboard";

std::string schemaFaults(const std::string &text)
{
    const auto schemaJson =
        nlohmann::json::parse(*readFile(LENSBOARD_SOURCE_DIR "/resources/schemas/lensboard.schema.json"));
    const auto json = nlohmann::json::parse(text);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), &results);
    std::string faults;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const std::string &part : error.context)
            faults += part;
        faults += ' ' + error.description + '\n';
    }
    return faults;
}

// Translates the general form of the hostile project files to the format's own words.
std::string document(const std::string &nodes, const std::string &edges, const std::string &boundaries = "[]",
                     const std::string &more = "")
{
    return R"({"format":"lensboard","version":1,"workload":{},"nodes":)" + nodes + R"(,"edges":)" + edges +
           R"(,"boundaries":)" + boundaries + more + "}";
}

bool warnsAt(const LoadedDocument &loaded, const std::string &code, const std::string &pointer)
{
    return std::any_of(loaded.warnings.begin(), loaded.warnings.end(),
                       [&](const Error &error) { return error.code == code && error.pointer == pointer; });
}

} // namespace

class TestProjectFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savingWithoutChangeGivesTheSameBytes()
    {
        const auto bytes = readFile(fixture);
        QVERIFY(bytes);
        const auto loaded = loadDocument(fixture);
        QVERIFY(loaded);
        QCOMPARE(QString::fromStdString(writeDocument(loaded->document)), QString::fromStdString(*bytes));
    }

    void placesBeyondWholeNumbersSurvive()
    {
        const auto loaded = parseDocument(R"({"format":"lensboard","version":1,"workload":{"id":"workload"},
"nodes":[{"id":"a","type":"lambda","name":"A","frame":[6.1e108,-1e18,190,60]}]})",
                                          "a.lensboard");
        QVERIFY(loaded);
        const auto again = parseDocument(writeDocument(loaded->document), "a.lensboard");
        QVERIFY(again);
        QCOMPARE(again->document.nodes().begin()->second.frame.x, loaded->document.nodes().begin()->second.frame.x);
        QCOMPARE(again->document.nodes().begin()->second.frame.y, loaded->document.nodes().begin()->second.frame.y);
    }

    void whatIsWrittenFitsTheSchema()
    {
        QCOMPARE(schemaFaults(writeDocument(newDocument())), std::string());
        const auto loaded = loadDocument(fixture);
        QVERIFY(loaded);
        QCOMPARE(schemaFaults(writeDocument(loaded->document)), std::string());
        QVERIFY(!schemaFaults(R"({"format":"lensboard"})").empty());
    }

    void readsThreeStatesAndTheirOrigins()
    {
        const auto loaded = loadDocument(fixture);
        QVERIFY(loaded);
        const Node *function = loaded->document.node(Id("n_fn"));
        QVERIFY(function);
        QVERIFY(function->properties.at("timeoutS") ==
                PropertyValue::stated(std::int64_t(60), PropertyValue::Origin::Template));
        QVERIFY(function->properties.at("memoryMB") == PropertyValue::awsDefault(std::int64_t(128)));
        QVERIFY(function->properties.at("tracing").origin == PropertyValue::Origin::Person);
        QCOMPARE(function->properties.at("runtime").reason, std::string("depends on parameter Runtime"));
        const Node *api = loaded->document.node(Id("n_api"));
        QVERIFY(api->properties.at("throttleRate").state == PropertyValue::State::Absent);
        QVERIFY(!findProperty(api->properties, "auth"));
    }

    void movingOneNodeChangesOneLine()
    {
        auto loaded = loadDocument(fixture);
        QVERIFY(loaded);
        const QString before = QString::fromStdString(writeDocument(loaded->document));
        Transaction transaction(loaded->document);
        auto node = *transaction.as<Node>(Id("n_api"));
        node.frame.x += 20;
        transaction.put(node);
        QVERIFY(loaded->document.apply(transaction.change()));
        const QStringList old = before.split(QLatin1Char('\n'));
        const QStringList now = QString::fromStdString(writeDocument(loaded->document)).split(QLatin1Char('\n'));
        QCOMPARE(now.size(), old.size());
        int changed = 0;
        for (qsizetype i = 0; i < now.size(); ++i)
            changed += now[i] != old[i];
        QCOMPARE(changed, 1);
    }

    void refusesNewerVersionsButOpensThemReadOnly()
    {
        const std::string text = R"({"format":"lensboard","version":7,"nodes":[]})";
        const auto refused = parseDocument(text, "a.lensboard");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("document.newer"));
        QVERIFY(refused.error().message.find("version 7") != std::string::npos);
        const auto opened = parseDocument(text, "a.lensboard", NewerVersion::OpenReadOnly);
        QVERIFY(opened);
        QVERIFY(opened->readOnly);
    }

    void refusesBrokenFiles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString() << "json.empty";
        QTest::newRow("truncated") << R"({"format":"lensboard","version":1,"nodes":[{"id":"a","x":10,"y":)"
                                   << "json.syntax";
        QTest::newRow("text") << R"("just text")"
                              << "document.format";
        QTest::newRow("other JSON") << R"({"nodes":[]})"
                                    << "document.format";
        QTest::newRow("no version") << R"({"format":"lensboard"})"
                                    << "document.version";
        QTest::newRow("nodes a map") << R"({"format":"lensboard","version":1,"nodes":{}})"
                                     << "document.shape";
        QTest::newRow("bottomless") << QString(QLatin1Char('[')).repeated(100000) << "json.depth";
    }

    void refusesBrokenFiles()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const auto loaded = parseDocument(text.toStdString(), "broken.lensboard");
        QVERIFY(!loaded);
        QCOMPARE(QString::fromStdString(loaded.error().code), code);
        QCOMPARE(loaded.error().file, std::string("broken.lensboard"));
    }

    void namesThePlaceOfATruncation()
    {
        const auto loaded = parseDocument("{\"format\":\"lensboard\",\n\"version\":1,\n\"nodes\":[{\"id\":", "t");
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().line, 3);
    }

    void leavesOutDanglingEdgesAndSaysSo()
    {
        const auto loaded = parseDocument(document(
            R"([{"id":"a","type":"lambda"}])",
            R"([{"id":"e1","source":"a","target":"ghost"},{"id":"e2","source":null,"target":5},{},{"id":"e4","source":"a","target":"a"}])"));
        QVERIFY(loaded);
        QCOMPARE(loaded->document.edges().size(), std::size_t(1));
        QVERIFY(warnsAt(*loaded, "document.dangling", "/edges/0/target"));
        QVERIFY(warnsAt(*loaded, "document.dangling", "/edges/1/source"));
        QVERIFY(warnsAt(*loaded, "document.dangling", "/edges/2/source"));
    }

    void makesRepeatedIdsUnique()
    {
        const auto loaded =
            parseDocument(document(R"([{"id":"a","type":"lambda"},{"id":"a","type":"dynamodb"}])", "[]"));
        QVERIFY(loaded);
        QCOMPARE(loaded->document.nodes().size(), std::size_t(2));
        QVERIFY(warnsAt(*loaded, "document.id", "/nodes/1"));
        QCOMPARE(loaded->document.node(Id("a"))->type, std::string("lambda"));
    }

    void cutsBoundariesInsideEachOther()
    {
        const auto loaded = parseDocument(
            document(R"([{"id":"c","type":"lambda","parent":"c"}])", "[]",
                     R"([{"id":"x","kind":"group","parent":"y"},{"id":"y","kind":"group","parent":"x"}])"));
        QVERIFY(loaded);
        QVERIFY(loaded->document.node(Id("c"))->parent.empty());
        QCOMPARE(loaded->warnings.size(), std::size_t(2)); // the cycle is cut once, and c
        QCOMPARE(loaded->document.boundaries().size(), std::size_t(2));
    }

    void keepsWhatItDoesNotKnow()
    {
        const std::string text =
            document(R"([{"id":"a","type":"teleporter","future":true}])",
                     R"([{"id":"e","source":"a","target":"a","kinds":["entangles"],"mode":"telepathic"}])",
                     R"([{"id":"b","kind":"galaxy","name":"M31"}])", R"(,"extra":{"keep":"me"})");
        const auto loaded = parseDocument(text);
        QVERIFY(loaded);
        const auto written = parseJson(writeDocument(loaded->document));
        QVERIFY(written);
        QCOMPARE((*written)["nodes"][0]["future"].get<bool>(), true);
        QCOMPARE((*written)["nodes"][0]["type"].get<std::string>(), std::string("teleporter"));
        QCOMPARE((*written)["edges"][0]["kinds"].dump(), std::string(R"(["entangles"])"));
        QCOMPARE((*written)["edges"][0]["mode"].get<std::string>(), std::string("telepathic"));
        QCOMPARE((*written)["boundaries"][0]["kind"].get<std::string>(), std::string("galaxy"));
        QCOMPARE((*written)["extra"]["keep"].get<std::string>(), std::string("me"));
        const auto again = parseDocument(writeDocument(loaded->document));
        QVERIFY(again);
        QCOMPARE(writeDocument(again->document), writeDocument(loaded->document));
    }

    void migratesStepByStep()
    {
        const std::vector<MigrationStep> steps{[](Json tree) -> Result<Json> {
                                                   tree["nodes"] = tree["boxes"];
                                                   tree.erase("boxes");
                                                   return tree;
                                               },
                                               [](Json tree) -> Result<Json> {
                                                   tree["stance"] = "sketch";
                                                   return tree;
                                               }};
        const auto migrated = migrate(*parseJson(R"({"version":1,"boxes":[1]})"), 1, steps);
        QVERIFY(migrated);
        QCOMPARE(migrated->dump(), std::string(R"({"version":3,"nodes":[1],"stance":"sketch"})"));
        QCOMPARE(migrate(Json::object(), 4, steps).error().code, std::string("document.version"));
        QCOMPARE(static_cast<int>(migrationSteps().size()) + 1, projectFileVersion);
    }

    void aFailedSaveLeavesTheOldFile()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("a.lensboard")).toStdString();
        QVERIFY(saveDocument(newDocument(), path));
        const auto before = readFile(path);
        QVERIFY(!saveDocument(newDocument(), folder.filePath(QStringLiteral("none/a.lensboard")).toStdString()));
        QCOMPARE(*readFile(path), *before);
        QCOMPARE(contentHash(*before), loadDocument(path)->contentHash);
    }
};

QTEST_GUILESS_MAIN(TestProjectFile)
#include "tst_projectfile.moc"
