// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"
#include "base/resources.h"
#include "exchange/graphjson.h"
#include "exchange/importer.h"

#include <QDir>
#include <QTest>

#include <map>
#include <set>

using namespace lensboard;

// Real templates with hand-made expected graphs, where they are at hand. Counts as score.py does it: collapsible nodes
// may be folded, optional and external ones are not counted, poll and stream count as async.
class TstTemplates : public QObject
{
    Q_OBJECT

private:
    using Ends = std::pair<std::string, std::string>;
    struct Count
    {
        std::size_t right = 0;
        std::size_t wrong = 0;
        std::size_t missed = 0;

        template <typename T>
        void add(const std::set<T> &want, const std::set<T> &got)
        {
            for (const T &item : got)
                (want.count(item) != 0 ? right : wrong) += 1;
            for (const T &item : want)
                missed += got.count(item) == 0 ? 1 : 0;
        }
        [[nodiscard]] double precision() const
        {
            return right + wrong == 0 ? 1 : double(right) / double(right + wrong);
        }
        [[nodiscard]] double recall() const { return right + missed == 0 ? 1 : double(right) / double(right + missed); }
    };

    static QString folder()
    {
        const QByteArray named = qgetenv("LENSBOARD_CASES");
        return (named.isEmpty() ? QStringLiteral(LENSBOARD_SOURCE_DIR "/../shared/cases") : QString::fromUtf8(named)) +
               QStringLiteral("/templates");
    }
    static Ends flat(const Ends &e) { return e.first < e.second ? e : Ends(e.second, e.first); }
    static void compare(const Json &want, const Json &got, Count &nodes, Count &ends);

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void matchesExpectedGraphs();
    void everyTemplateMakesADocument_data();
    void everyTemplateMakesADocument();
};

void TstTemplates::compare(const Json &want, const Json &got, Count &nodes, Count &ends)
{
    std::map<std::string, std::string> names;
    std::set<std::string> have;
    for (const Json &n : got["nodes"]) {
        const std::string id = stringAt(n, "logicalId", stringAt(n, "id"));
        names[stringAt(n, "id")] = boolAt(n, "external") ? "ext:" + id : id;
        have.insert(names[stringAt(n, "id")]);
    }
    std::set<std::string> optional;
    for (const Json &n : want["optional_nodes"])
        optional.insert(stringAt(n, "id"));
    std::set<std::string> core;
    std::set<std::string> folded;
    for (const Json &n : want["nodes"]) {
        const std::string id = stringAt(n, "id");
        (boolAt(n, "collapsible") && have.count(id) == 0 ? folded : core).insert(id);
    }
    const auto counts = [&](const std::string &id) { return optional.count(id) == 0 && id.compare(0, 4, "ext:") != 0; };
    std::set<std::string> counted;
    for (const std::string &id : have) {
        if (counts(id))
            counted.insert(id);
    }
    nodes.add(core, counted);
    std::set<Ends> wanted;
    std::set<Ends> pairs;
    std::set<Ends> either;
    for (const Json &e : want["edges"]) {
        const Ends edge(stringAt(e, "from"), stringAt(e, "to"));
        if (folded.count(edge.first) != 0 || folded.count(edge.second) != 0)
            continue;
        wanted.insert(edge);
        pairs.insert(flat(edge));
        if (boolAt(e, "reverse_also_ok"))
            either.insert(edge);
    }
    std::set<Ends> ignored;
    for (const char *list : {"optional_edges", "doubtful"}) {
        for (const Json &e : want[list])
            ignored.insert(flat({stringAt(e, "from"), stringAt(e, "to")}));
    }
    std::set<Ends> found;
    for (const Json &e : got["edges"]) {
        Ends edge(names[stringAt(e, "from")], names[stringAt(e, "to")]);
        if (either.count({edge.second, edge.first}) != 0)
            std::swap(edge.first, edge.second);
        const bool known = pairs.count(flat(edge)) != 0;
        if (counts(edge.first) && counts(edge.second) &&
            (known || (ignored.count(flat(edge)) == 0 && edge.first != edge.second)))
            found.insert(edge);
    }
    ends.add(wanted, found);
}

void TstTemplates::matchesExpectedGraphs()
{
    const QDir dir(folder());
    const QStringList files =
        dir.entryList({QStringLiteral("*.template.*"), QStringLiteral("*.plan.json")}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        QSKIP("the shared cases are not here");
    Count nodes;
    Count ends;
    for (const QString &file : files) {
        const auto result = importTemplateFile(dir.filePath(file).toStdString());
        QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
        const auto document = result->document();
        QVERIFY2(document.ok(), document ? "" : document.error().toString().c_str());
        QFile expected(dir.filePath(file.left(file.indexOf(QLatin1Char('.'))) + QStringLiteral(".expected.json")));
        QVERIFY(expected.open(QIODevice::ReadOnly));
        const auto want = parseJson(expected.readAll().toStdString());
        QVERIFY(want.ok());
        compare(*want, graphJson(*document), nodes, ends);
    }
    qInfo("nodes %.3f/%.3f, direction %.3f/%.3f", nodes.precision(), nodes.recall(), ends.precision(), ends.recall());
    QVERIFY(nodes.precision() >= 0.97);
    QVERIFY(nodes.recall() >= 0.95);
    QVERIFY(ends.precision() >= 0.95);
    QVERIFY(ends.recall() >= 0.92);
}

void TstTemplates::everyTemplateMakesADocument_data()
{
    QTest::addColumn<QString>("path");
    const QDir own(QStringLiteral(LENSBOARD_TEST_DATA "/templates"));
    for (const QString &file : own.entryList(QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file)) << own.filePath(file);
    QTest::newRow("example") << QStringLiteral(LENSBOARD_SOURCE_DIR "/resources/examples/booking.template.yaml");
}

void TstTemplates::everyTemplateMakesADocument()
{
    QFETCH(QString, path);
    const auto result = importTemplateFile(path.toStdString());
    QVERIFY2(result.ok(), result ? "" : result.error().toString().c_str());
    QVERIFY(result->document().ok());
    QVERIFY(result->nodes.size() > 5);
    QVERIFY(result->edges.size() > 5);
}

QTEST_GUILESS_MAIN(TstTemplates)
#include "tst_templates.moc"
